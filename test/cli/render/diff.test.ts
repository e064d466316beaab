import { expect, test } from "vitest";
import { breachCases, diffText } from "../../../src/cli/render/diff.ts";
import type { SnapshotDiff } from "../../../src/snapshot/diff.ts";
import { type Breach, breachesOf, parseFailOn } from "../../../src/snapshot/fail-on.ts";
import { moved, same } from "../../snapshot/diff-fixtures.ts";

const view = { locale: "en", names: ["old.json", "new.json"], rules: [], breaches: [], width: undefined } as const;
const rows = (text: string) => text.split("\n").map((line) => line.trim().split(/ {2,}/));

test("no difference: every part by name, in each language", () => {
  expect(diffText(same, view)).toBe(
    "From old.json (2022, 2023) to new.json (2023)\n\nno difference: Scores and ranks of the index · Why the index moved · Weights in the index · Revised data · Plan · System · Units and nodes",
  );
  expect(diffText(same, { ...view, locale: "zh" })).toMatch(/\n\n无差异: .+ · .+$/);
});

test("a unit without a score or rank on one side has a dash there; of one that moved, by how many places", () => {
  const scores = [moved("a", [40, 1], [38, 3]), moved("b", [null, null], [50, 1]), moved("c", [30, 2], [null, null])];
  const found = rows(diffText({ ...same, scores: [...scores, { ...scores[0]!, node: "part" }] }, view));
  expect(found).toContainEqual(["unit", "before", "after", "change", "rank"]);
  expect(found.filter(([unit]) => /^[abc]$/.test(unit!))).toEqual([
    ["a", "40.00", "38.00", "-2.00", "1 → 3 ↓2"],
    ["b", "—", "50.00", "—", "— → 1"],
    ["c", "30.00", "—", "—", "2 → —"],
  ]);
});

test("periods stand beside units where there are several", () => {
  const pairs = ["2022", "2023"].map((period) => ({ from: period, to: period }));
  const scores = [moved("a", [40, 2], [41, 1], "2022"), moved("a", [40, 2], [41, 1], "2023")];
  const causes = { data: 1, ruler: 0, weights: 0, method: 0, coverage: 0, membership: 0, revision: 0 };
  const attribution = scores.map(({ unit, from, to }) => ({
    ...{ unit, node: "index", change: 1, causes, by: "closed-form" as const },
    from: { period: from.period, score: 40, rank: 2 },
    to: { period: to.period, score: 41, rank: 1 },
    // of a node the parts are added up; the three that add most are told, the largest first
    parts: [
      { node: "w", cause: "data" as const, amount: 0.5 },
      { node: "x", cause: "data" as const, amount: 2 },
      { node: "y", cause: "data" as const, amount: -1.5 },
      { node: "z", cause: "data" as const, amount: -0.25 },
      { node: "w", cause: "data" as const, amount: 0.25 },
    ],
  }));
  const found = rows(diffText({ ...same, pairs, scores, attribution }, view));
  expect(found).toContainEqual(["a", "2022", "40.00", "41.00", "+1.00", "2 → 1 ↑1"]);
  expect(found).toContainEqual(["a", "2023", "+1.00", "+1.00", "x +2.00, y -1.50, w +0.75"]);
  expect(found.filter(([heading, second]) => heading === "unit" && second === "period")).toHaveLength(2);
});

test("what could not be split says why; weights that a node had on one side only; figures; who came and went", () => {
  const text = diffText(
    {
      ...same,
      unexplained: [
        {
          unit: "a",
          from: "2023",
          to: "2023",
          issues: [{ code: "constant-indicator", path: [], params: { value: 7, method: "min-max" } }],
        },
      ],
      weights: [
        { node: "x", from: 0.25, to: 0.5, nominal: { from: 0.25, to: 0.5 } },
        { node: "y", unit: "a", period: "2023", from: null, to: 0.5, nominal: { from: null, to: 0.5 } },
      ],
      revisions: [
        { period: "2022", column: "gdp", from: null, to: null },
        { period: "2023", unit: "a", column: "gdp", from: 5, to: null },
        { period: "2023", column: "units", from: 10, to: 11 },
      ],
      plan: [{ path: ["aggregate", "method"], before: undefined, after: "geometric" }],
      membership: { units: { joined: ["d", "e"], left: ["f"] }, nodes: { joined: [], left: ["old"] } },
    },
    view,
  );
  expect(text).toMatch(/^a: could not be split: every value is 7, so min-max is undefined/m);
  expect(rows(text)).toContainEqual(["x", "0.2500", "0.5000", "+0.2500"]);
  expect(rows(text)).toContainEqual(["y, a, 2023", "—", "0.5000"]);
  expect(text).toContain(
    "  2022, gdp: some figures of the column\n  2023, a, gdp: 5 → —\n  2023, units: 10 → 11\n\nPlan\n\n  aggregate.method: — → geometric\n",
  );
  expect(text).toContain(
    "  joined: d, e\n  left: f\n  left: old\n\nno difference: Scores and ranks of the index · System",
  );
});

test("of many the first 40, and how many more", () => {
  const weights = Array.from({ length: 45 }, (_, k) => ({
    node: `n${k}`,
    from: 0.5,
    to: 0.25,
    nominal: { from: 0.5, to: 0.25 },
  }));
  const plan = Array.from({ length: 41 }, (_, k) => ({ path: ["p", k], before: k, after: -k }));
  const text = diffText({ ...same, weights, plan }, view);
  expect(text).toMatch(/^n39 .*\n… and 5 more; --format json has all$/m);
  expect(text).toContain("  p.39: 39 → -39\n  … and 1 more; --format json has all");
  expect(text).not.toMatch(/n40|p\.40/);
});

test("what is forbidden stands first, with its bound; nothing forbidden says so; as Markdown what could be markup is not", () => {
  const rules = parseFailOn("score>5%,rank-shift>1,plan");
  const found: SnapshotDiff = {
    ...same,
    scores: [moved("a|b", [40, 1], [44, 3]), moved("c", [50, 2], [null, null])],
    plan: [{ path: ["weigh"], before: "*equal*", after: "entropy" }],
  };
  const breaches: readonly Breach[] = breachesOf(found, rules);
  const text = diffText(found, { ...view, rules, breaches });
  expect(text).toContain("Not allowed by --fail-on: 5\n");
  expect(text).toContain("  score: a|b, 2023, index: 40 → 44 (10 %; allowed: up to 5 %)\n");
  expect(text).toContain("  rank-shift: a|b, 2023, index: 1 → 3 (2; allowed: up to 1)\n");
  expect(text).toContain("  plan: weigh: *equal* → entropy\n");
  expect(diffText(same, { ...view, rules })).toContain("\n\nNothing that --fail-on forbids.\n\n");
  const markdown = diffText(found, { ...view, rules, breaches, markdown: true });
  expect(markdown).toMatch(/^## From old\.json/);
  expect(markdown).toContain("- plan: weigh: \\*equal\\* → entropy");
  expect(markdown).toContain("| a\\|b |");
  expect(
    breachCases(breaches, { rules, locale: "en", file: "new.json" }).map(({ name, findings }) => [
      name,
      findings.length,
    ]),
  ).toEqual([
    ["score>5%", 2],
    ["rank-shift>1", 2],
    ["plan", 1],
  ]);
});
