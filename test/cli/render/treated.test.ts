import { expect, test } from "vitest";
import { resultText } from "../../../src/cli/render/result.ts";
import { treatedText } from "../../../src/cli/render/treated.ts";
import { computeIndex, datasetFromColumns, type PlanInput, parseSystem, toScores } from "../../../src/index.ts";
import { scoresToCsv } from "../../../src/io/index.ts";

const leaf = (id: string) => ({ id, direction: "positive" });
const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [leaf("a"), leaf("b")] } });
const data = datasetFromColumns({
  units: ["u", "v", "w", "x"],
  periods: "2023",
  columns: { a: [1, 2, 3, 100], b: [1, null, 3, 4] },
  contributors: { b: [2, 9, 9, 9] },
});
const scoresOf = (plan: PlanInput) => toScores(computeIndex({ system, plan }, data));
const view = { title: undefined, units: 4, system, locale: "en" as const, width: 100 };

test("a score that is not published has a mark, and the line below says what it means", () => {
  const text = resultText(scoresOf({ withhold: { index: 1 }, confidential: { use: "missing" } }), view);
  expect(text).toContain("† not published: the data give too few of its indicators");
  expect(text).toMatch(/^\s+v\s+†/m);
  expect(text).not.toContain("‡");
});

test("CSV says why there is no score, and has the column only where some score is withheld", () => {
  const plan: PlanInput = { withhold: { index: 1 }, confidential: { use: "missing" } };
  const [head, ...rows] = scoresToCsv(scoresOf(plan)).split("\n");
  expect(head).toBe("unit,period,node,score,rank,coverage,availability,withheld");
  expect(rows[1]).toBe("v,2023,index,,,0.5,0.5,too-little-data");
  expect(scoresToCsv(scoresOf({})).split("\n")[0]).toBe("unit,period,node,score,rank,coverage,availability");
});

test("treated values stand before and after, with the method and what it did", () => {
  const scores = scoresOf({ treat: { method: "iqr" }, confidential: { use: "missing" } });
  // quartiles of 1, 2, 3, 100 by type 7: 1.75 and 27.25, so the upper fence is 65.5
  expect(scores.treated).toEqual([
    { unit: "x", period: "2023", indicator: "a", before: 100, after: 65.5, method: "iqr", how: "lowered" },
  ]);
  expect(resultText(scores, view)).toMatch(/a\s+x 2023\s+100\S*\s+65\.5\d*\s+iqr: lowered/);
});

test("of many the first twelve are shown", () => {
  const point = { unit: "u", period: "2023", indicator: "a", before: 9, after: null, method: "trim", how: "removed" };
  const text = treatedText(
    Array.from({ length: 15 }, () => point),
    { locale: "zh", width: 100 },
  );
  expect(text.match(/截除/g)).toHaveLength(12);
  expect(text).toContain("3 个");
});
