import { expect, test } from "vitest";
import type { Change } from "../../../src/analyse/decompose/explain-change.ts";
import type { RevisedCell, RevisedScore, Revisions } from "../../../src/analyse/revisions/types.ts";
import { revisionsText, vintageText } from "../../../src/cli/render/revisions.ts";

const FIRST = { vintage: "2023-03", edition: "preliminary" } as const;
const LAST = { vintage: "2024-01" } as const;
const view = {
  locale: "en",
  width: undefined,
  names: new Map([["gdp", "Output"]]),
  units: new Map([["u", "Upper"]]),
} as const;
const none: Revisions = {
  vintages: [{ vintage: "" }, FIRST, LAST],
  cells: [],
  summary: [],
  biasOver: "cells",
  effect: null,
};
const cell = (more: Partial<RevisedCell>): RevisedCell => ({
  ...{
    unit: "u",
    period: "2022",
    indicator: "gdp",
    from: 8,
    to: 10,
    difference: 2,
    relative: 0.25,
    before: FIRST,
    after: LAST,
  },
  ...more,
});
const score = (more: Partial<RevisedScore>): RevisedScore => ({
  ...{
    unit: "u",
    period: "2022",
    from: { ...FIRST, score: 40, rank: 3 },
    to: { ...LAST, score: 42.5, rank: 1 },
    change: 2.5,
    shift: 2,
  },
  ...more,
});
const words = (line: string) => line.trim().split(/ {2,}/);
/** The lines of the output below the one that begins with this word, as far as they go. */
function rowsBelow(text: string, heading: string): string[][] {
  const lines = text.split("\n");
  const at = lines.findIndex(
    (line) => line.startsWith(heading) && /^-+( +-+)*$/.test(lines[lines.indexOf(line) + 1] ?? ""),
  );
  const rest = lines.slice(at + 2);
  return rest.slice(0, rest.indexOf("") < 0 ? undefined : rest.indexOf("")).map(words);
}

test("a vintage by its name, its edition, both or neither, as each language writes it", () => {
  const of = (edition: "final" | undefined, vintage: string, locale: "en" | "zh") =>
    vintageText(edition === undefined ? { vintage } : { vintage, edition }, locale);
  expect([of("final", "2024-01", "en"), of("final", "2024-01", "zh")]).toEqual([
    "2024-01 (final)",
    "2024-01（最终核实）",
  ]);
  expect([of("final", "", "en"), of(undefined, "2024-01", "zh")]).toEqual(["final", "2024-01"]);
  expect(of(undefined, "", "en")).toBe("files without a vintage");
});

test("nothing revised: the vintages, and that nothing was", () => {
  expect(revisionsText(none, view)).toBe(
    "Vintages: files without a vintage, 2023-03 (preliminary), 2024-01\n\nnothing was revised\n",
  );
  expect(revisionsText(none, { ...view, locale: "zh" })).toMatch(/、2024-01\n\n没有修订\n$/);
});

test("what has no value is a dash: a figure taken back, a share of 0, a test of one cell", () => {
  const text = revisionsText(
    {
      ...none,
      cells: [
        cell({}),
        cell({ unit: "v", indicator: "tax", from: 0.5, to: null, difference: null, relative: null }),
        cell({ from: 8, to: 6, difference: -2, relative: -0.25 }),
      ],
      summary: [
        {
          indicator: "gdp",
          n: 2,
          revised: 2,
          mean: 0,
          meanAbsolute: 2,
          relativeMeanAbsolute: 0.25,
          standardDeviation: 2.83,
          upward: 0.5,
          bias: { t: 0, df: 1, p: 1 },
        },
        {
          indicator: "tax",
          n: 1,
          revised: 1,
          mean: -0.5,
          meanAbsolute: 0.5,
          relativeMeanAbsolute: null,
          standardDeviation: null,
          upward: 0,
          bias: null,
        },
      ],
    },
    view,
  );
  expect(rowsBelow(text, "indicator")).toEqual([
    ["Output", "2", "2", "0", "2", "25 %", "50 %", "0.00", "1.000"],
    ["tax", "1", "1", "-0.5", "0.5", "—", "0 %", "—", "—"],
  ]);
  expect(rowsBelow(text, "unit")).toEqual([
    ["Upper", "2022", "Output", "8", "10", "+2", "+25 %", "2024-01"],
    ["v", "2022", "tax", "0.5", "—", "—", "—", "2024-01"],
    ["Upper", "2022", "Output", "8", "6", "-2", "−25 %", "2024-01"],
  ]);
  expect(text).toContain("cells taken as independent");
});

test("of many cells and scores the first 40, and how many more", () => {
  const cells = Array.from({ length: 43 }, (_, k) => cell({ unit: `u${k}` }));
  const scores = Array.from({ length: 42 }, (_, k) => score({ unit: `u${k}` }));
  const text = revisionsText(
    { ...none, cells, effect: { node: "index", scores, changes: [], periods: [], unexplained: [] } },
    view,
  );
  expect(text).toContain("… and 3 more; --format json has all");
  expect(text).toContain("… and 2 more; --format json has all");
  expect(text.match(/^u39 /gm)).toHaveLength(2);
  expect(text).not.toMatch(/^u40 /m);
});

test("scores that moved, why, by how many places; those that stayed are left out; what could not be split is said", () => {
  const causes = { data: 0, ruler: 0, weights: 0.5, method: 0, coverage: 0, membership: 0, revision: 2 };
  const [from, to] = [
    { period: "2022", score: 40, rank: 3 },
    { period: "2022", score: 42.5, rank: 1 },
  ];
  const change: Change = { unit: "u", node: "index", from, to, change: 2.5, parts: [], causes, by: "closed-form" };
  const effect: Revisions["effect"] = {
    node: "index",
    scores: [
      score({}),
      score({
        unit: "v",
        from: { ...FIRST, score: 41.5, rank: 1 },
        to: { ...LAST, score: 41.5, rank: 3 },
        change: 0,
        shift: -2,
      }),
      score({
        unit: "w",
        from: { ...FIRST, score: 41, rank: 2 },
        to: { ...LAST, score: 41, rank: 2 },
        change: 0,
        shift: 0,
      }),
      score({
        unit: "x",
        from: { ...FIRST, score: null, rank: null },
        to: { ...LAST, score: 30.5, rank: 4 },
        change: null,
        shift: null,
      }),
    ],
    changes: [change],
    periods: [
      { period: "2022", n: 3, meanAbsolute: 0.75, ranksMoved: 2, largestShift: 2 },
      { period: "2023", n: 1, meanAbsolute: 0.5, ranksMoved: 1, largestShift: 1 },
      { period: "2024", n: 0, meanAbsolute: null, ranksMoved: 0, largestShift: 0 },
    ],
    unexplained: [
      {
        unit: "u",
        period: "2023",
        issues: [{ code: "constant-indicator", path: [], params: { value: 7, method: "min-max" } }],
      },
      { period: "2024", issues: [] },
    ],
  };
  const text = revisionsText({ ...none, effect }, view);
  expect(rowsBelow(text, "unit")).toEqual([
    ["Upper", "2022", "40.00", "42.50", "+2.50", "3 → 1 ↑2", "weights +0.50, revision +2.00"],
    ["v", "2022", "41.50", "41.50", "0.00", "1 → 3 ↓2"],
    ["x", "2022", "—", "30.50", "—", "— → 4"],
  ]);
  expect(text).toContain("2022: 3 scores moved by 0.75 on average (absolute); 2 ranks moved, by up to 2 places");
  expect(text).toContain("1 ranks moved, by up to 1 place\n");
  expect(text).toContain("2024: 0 scores moved by — on average (absolute); 0 ranks moved\n");
  expect(text).toMatch(/could not be computed or split\n {2}Upper 2023: every value is 7, .+\n {2}2024:/);
});
