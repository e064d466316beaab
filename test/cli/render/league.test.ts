import { expect, test } from "vitest";
import { filterScores } from "../../../src/cli/filter.ts";
import { leagueText } from "../../../src/cli/render/league.ts";
import { notesText, resultText } from "../../../src/cli/render/result.ts";
import type { Scores } from "../../../src/schema/scores.ts";
import { parseSystem } from "../../../src/schema/system.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    name: { en: "All", zh: "总体" },
    children: [
      {
        id: "a",
        name: { en: "A long name for a domain", zh: "更高质量的经济发展" },
        children: [{ id: "x", direction: "positive" }],
      },
      { id: "b", children: [{ id: "y", direction: "positive" }] },
    ],
  },
});
const row = (unit: string, period: string, node: string, score: number | null, rank: number | null) => ({
  unit,
  period,
  node,
  score,
  rank,
  coverage: score === null ? 0 : 1,
  availability: score === null ? 0.5 : 1,
});
const make = (scores: Scores["scores"], more: Partial<Scores> = {}): Scores => ({
  format: "common-prosperity-index/scores@1",
  system: { id: "s", version: "1" },
  plan: {},
  data: {
    parts: [...new Set(scores.map(({ period }) => period))].map((period) => ({ period, units: 3 })),
    indicators: 2,
    missing: 1,
  },
  weights: [
    { node: "index", parent: null, nominal: 1, effective: 1 },
    { node: "a", parent: "index", nominal: 0.75, effective: 0.75 },
    { node: "b", parent: "index", nominal: 0.25, effective: 0.25 },
  ],
  scores,
  fitted: {},
  notes: [],
  ...more,
});
const three = make([
  row("u", "1", "index", 40, 2),
  row("v", "1", "index", null, null),
  row("w", "1", "index", 90, 1),
  row("u", "1", "a", 30, 2),
  row("v", "1", "a", 50, 1),
  row("w", "1", "a", null, null),
  row("u", "1", "b", 50, 2),
  row("w", "1", "b", 90, 1),
]);

test("sorted by rank, those without one last; missing scores empty; the share of data where it is not whole", () => {
  expect(leagueText(three, { system, locale: "en", width: undefined })).toMatchSnapshot();
});

test("one unit has a row a period and no ranks", () => {
  const one = make([row("u", "2021", "index", 0.5, 1), row("u", "2022", "index", 0.6, 1)]);
  expect(leagueText(one, { system, locale: "zh", width: undefined })).toMatchSnapshot();
});

const everything = { units: undefined, periods: undefined, nodes: undefined };

test("the first ranks only, with ties, and how many are left out", () => {
  const { scores, left } = filterScores(three, { ...everything, top: 1, index: "index" });
  const text = leagueText(scores, { system, locale: "en", width: undefined, left });
  expect(text).toContain("… 2 more units");
  expect(text).not.toContain("40.00");
});

test("weights that differ between periods are not shown as one", () => {
  const weights = three.weights.map((weight) => ({ ...weight, period: "1" }));
  expect(leagueText({ ...three, weights }, { system, locale: "en", width: undefined })).not.toContain("weight");
});

test("notes of one kind stand together and are cut", () => {
  const note = (i: number) =>
    ({ code: "not-a-number", path: ["data", `x${i}`], params: { text: `${i}`, problem: "text" } }) as const;
  expect(
    notesText([note(1), note(2), { code: "file-empty", path: [], params: {} }, note(3), note(4), note(5)], "en"),
  ).toMatchSnapshot();
});

test("what the data says of itself stands above the scores", () => {
  const data = { ...three.data, notes: [{ en: "Synthetic", zh: "合成数据" }, "SYNTHETIC"] };
  const text = resultText(
    { ...three, data },
    { system, locale: "both", width: undefined, title: { en: "Title", zh: "标题" }, units: 3 },
  );
  expect(text.split("\n").slice(0, 7)).toEqual([
    "标题",
    "Title",
    "s\uff0c版本 1\uff1b2 项指标\uff0c3 个评价对象\uff0c1 个时期\uff1b6 个数据中缺失 1 个\uff0816.7 %\uff09",
    "s, version 1; 2 indicators, 3 units, 1 period; 1 of 6 figures missing (16.7 %)",
    "!! 数据说明 Data: 合成数据",
    "!! 数据说明 Data: Synthetic",
    "!! 数据说明 Data: SYNTHETIC",
  ]);
});
