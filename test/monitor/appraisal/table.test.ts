import { expect, test } from "vitest";
import { datasetFromColumns, type IndexError, parseSystem } from "../../../src/index.ts";
import { appraise } from "../../../src/monitor/appraisal/appraise.ts";
import type { AppraisalRulesInput } from "../../../src/monitor/appraisal/shape.ts";
import type { AppraisalEntry } from "../../../src/monitor/appraisal/types.ts";

const system = parseSystem({
  id: "small",
  version: "1",
  index: { id: "index", children: [{ id: "beds", direction: "positive", targets: [{ period: "2025", value: 100 }] }] },
});
const data = datasetFromColumns({
  units: ["a", "b", "a", "b"],
  names: ["甲镇", "乙镇", "甲镇", "乙镇"],
  periods: ["2024", "2024", "2025", "2025"],
  columns: { beds: [70, 60, 80, Number.NaN] },
});
const part = { id: "public", name: { en: "Public", zh: "群众测评" }, weight: 1, source: { from: "table" as const } };
const towns = { id: "towns", name: "乡镇", subjects: { from: "units" as const }, parts: [part] };
const organs = {
  id: "organs",
  subjects: {
    from: "list" as const,
    list: [
      { id: "a", name: "甲办" },
      { id: "c", name: "丙办" },
    ],
  },
  parts: [part],
  adjust: [{ id: "award", as: "bonus" as const }],
};
const both: AppraisalRulesInput = { kinds: [towns, organs] };
const totals = (table: readonly AppraisalEntry[], rules = both) =>
  appraise({ system }, data, rules, { table }).kinds.map(({ subjects }) =>
    Object.fromEntries(subjects.map(({ id, total }) => [id, total])),
  );
const problems = (table: readonly AppraisalEntry[]) => {
  try {
    totals(table);
  } catch (error) {
    return (error as IndexError).issues;
  }
  return [];
};

test("a subject and part that two kinds have: an error until the row says its kind", () => {
  expect(problems([{ subject: "a", part: "public", score: 80 }])).toEqual([
    {
      code: "appraisal-ambiguous",
      path: ["table", 0, "subject"],
      params: { subject: "a", part: "public", kinds: ["towns", "organs"] },
    },
  ]);
  const told = [
    { kind: "towns", subject: "a", part: "public", score: 80 },
    { kind: "organs", subject: "a", part: "public", score: 70 },
    { subject: "a", part: "award", score: 1 }, // only organs have it
    { subject: "b", part: "public", score: 60 },
    { subject: "c", part: "public", score: 50 },
  ];
  expect(totals(told)).toEqual([
    { a: 80, b: 60 },
    { a: 71, c: 50 },
  ]);
});

test("rows may say the names of kind, subject and part", () => {
  const named = [
    { kind: "乡镇", subject: "甲镇", part: "群众测评", score: 80 },
    { subject: "乙镇", part: "Public", score: 60 },
    { subject: "甲办", part: "public", score: 70 },
    { subject: "丙办", part: "群众测评", score: 50 },
  ];
  expect(totals(named)).toEqual([
    { a: 80, b: 60 },
    { a: 70, c: 50 },
  ]);
});

test("a part of another kind is none of the subject's; a row from a file is told by its place", () => {
  expect(problems([{ subject: "b", part: "award", score: 1 }])).toMatchObject([
    { code: "monitor-choice", path: ["table", 0, "part"], params: { key: "part", known: ["public"] } },
  ]);
  const at = { file: "a.csv", row: 3 };
  const wrong = { kind: "town", subject: "甲镇乡", part: "publik", score: Number.NaN, at };
  expect(problems([wrong]).map(({ code, path, at: place }) => [code, path, place])).toEqual([
    ["monitor-choice", [], at],
    ["monitor-choice", [], at],
    ["monitor-choice", [], at],
    ["appraisal-score", [], at],
  ]);
  expect(problems([wrong]).map(({ params }) => params["nearest" as never])).toEqual([
    "towns",
    "甲镇",
    "public",
    undefined,
  ]);
});

test("rows for a period that the data do not have count nowhere, and that is said", () => {
  const table = [
    { subject: "b", part: "public", score: 60, period: "2025-03" },
    { subject: "b", part: "public", score: 50, period: "2024" },
  ];
  const { notes, kinds } = appraise({ system }, data, { kinds: [towns] }, { table });
  expect(kinds[0]!.subjects.map(({ total }) => total)).toEqual([null, null]);
  expect(notes.find(({ code }) => code === "appraisal-periods")?.params).toEqual({ rows: 1, periods: ["2025-03"] });
});

test("figures: a part of an indicator takes the newest figure where attainment may, and says its period", () => {
  const parts = [{ id: "survey", weight: 1, source: { from: "indicator" as const, indicator: "beds" } }];
  const rules = { kinds: [{ ...towns, parts }] };
  const value = (figures: "exact" | "latest") =>
    appraise({ system }, data, { ...rules, figures }).kinds[0]!.subjects.find(({ id }) => id === "b")!;
  expect([value("exact").total, value("exact").missing]).toEqual([null, ["survey"]]);
  expect([value("latest").total, value("latest").parts[0]!.items[0]!.period]).toEqual([60, "2024"]);
  // a floor is not breached by an older figure: what is not known caps nothing
  const gates = [{ id: "floor", on: { what: "floor" as const, indicator: "beds", least: 65 }, effect: { score: 10 } }];
  const held = appraise({ system }, data, { kinds: [{ ...towns, parts, gates }], figures: "latest" });
  expect(held.kinds[0]!.subjects.find(({ id }) => id === "b")).toMatchObject({
    total: 60,
    gates: [{ state: "unknown" }],
  });
});
