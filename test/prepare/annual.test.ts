import fc from "fast-check";
import { expect, test } from "vitest";
import {
  computeIndex,
  type Dataset,
  datasetFromColumns,
  type IndexError,
  parseSystem,
  toAnnual,
} from "../../src/index.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  variables: [
    { id: "people", figure: "stock" },
    { id: "price", annual: "mean" },
    { id: "spent", figure: "flow" },
    { id: "built", figure: "cumulative" },
  ],
  index: {
    id: "index",
    children: [
      { id: "gdp", direction: "positive", figure: "flow", goalposts: [0, 100] },
      { id: "rate", direction: "positive", figure: "rate", role: "observed" },
    ],
  },
});

const quarters = (
  columns: Record<string, (number | null)[]>,
  periods = ["2023Q1", "2023Q2", "2023Q3", "2023Q4"],
): Dataset => datasetFromColumns({ units: periods.map(() => "a"), periods, columns });
const refused = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as IndexError).issues;
  }
};
const valuesOf = (data: Dataset) => Object.fromEntries([...data.columns].map(([id, x]) => [id, [...x]]));

test("flow by sum, stock and cumulative by the last, another by its rule", () => {
  const annual = toAnnual(
    quarters({ gdp: [1, 2, 3, 4], people: [9, 8, 7, 6], built: [1, 3, 4, 9], price: [100, 102, 104, 106] }),
    { system },
  );
  expect(annual.periods).toEqual(["2023"]);
  expect(valuesOf(annual)).toEqual({ gdp: [10], people: [6], built: [9], price: [103] });
  expect(annual.prepared).toEqual([
    { code: "annual-made", path: ["data"], params: { rule: "mean", ids: ["price"] } },
    { code: "annual-made", path: ["data"], params: { rule: "last", ids: ["people", "built"] } },
    { code: "annual-made", path: ["data"], params: { rule: "sum", ids: ["gdp"] } },
  ]);
});

test("a year that lacks a part is missing, with its place; the last part alone is enough for a stock", () => {
  const annual = toAnnual(quarters({ gdp: [1, null, 3, 4], people: [null, null, null, 6], price: [1, 2, 3, null] }), {
    system,
  });
  expect(valuesOf(annual)).toEqual({ gdp: [Number.NaN], people: [6], price: [Number.NaN] });
  expect(annual.prepared?.filter(({ code }) => code === "year-incomplete")).toEqual([
    { code: "year-incomplete", path: ["data", "gdp"], params: { rule: "sum", places: ["a 2023"], count: 1 } },
    { code: "year-incomplete", path: ["data", "price"], params: { rule: "mean", places: ["a 2023"], count: 1 } },
  ]);
});

test("a year to date is the year at its end, and no sum of its spans", () => {
  const periods = ["2023Q1-Q1", "2023Q1-Q2", "2023Q1-Q3", "2023Q1-Q4", "2024Q1-Q3"];
  const annual = toAnnual(quarters({ gdp: [1, 3, 6, 10, 7], rate: [5, 5.1, 5.2, 5.3, 5] }, periods), { system });
  expect(annual.periods).toEqual(["2023", "2024"]);
  expect(valuesOf(annual)).toEqual({ gdp: [10, Number.NaN], rate: [5.3, Number.NaN] });
});

test.each([
  ["months", Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, "0")}`), 12],
  ["half-years", ["2023H2", "2023H1"], 2],
])("%s", (_, periods, sum) => {
  expect(valuesOf(toAnnual(quarters({ gdp: periods.map(() => 1) }, periods), { system }))).toEqual({ gdp: [sum] });
});

test("a figure given for the year is the year's, whatever its quarters", () => {
  const annual = toAnnual(quarters({ gdp: [1, 2, 11] }, ["2023Q1", "2023Q2", "2023"]), { system });
  expect(valuesOf(annual)).toEqual({ gdp: [11] });
});

test("columns without a rule are listed together", () => {
  expect(refused(() => toAnnual(quarters({ rate: [1, 2, 3, 4], other: [1, 2, 3, 4] }), { system }))).toEqual([
    { code: "annual-rule", path: ["data"], params: { ids: ["rate", "other"] } },
  ]);
});

test.each([
  ["quarters beside a year to date", ["2023Q1", "2023Q1-Q2"]],
  ["quarters beside months", ["2023Q1", "2023-04"]],
])("%s in one column are refused", (_, periods) => {
  expect(refused(() => toAnnual(quarters({ gdp: [1, 2] }, periods), { system }))).toEqual([
    { code: "annual-mixed", path: ["data", "gdp"], params: { places: ["a 2023"], count: 1 } },
  ]);
});

test("quarters of one column stand beside a year to date of another", () => {
  const data = quarters({ gdp: [1, 2, 3, 4, null], spent: [null, null, null, null, 20] }, [
    "2023Q1",
    "2023Q2",
    "2023Q3",
    "2023Q4",
    "2023Q1-Q4",
  ]);
  expect(valuesOf(toAnnual(data, { system }))).toEqual({ gdp: [10], spent: [20] });
});

test("periods outside the calendar are named", () => {
  expect(refused(() => toAnnual(quarters({ gdp: [1, 2] }, ["wave 1", "2023Q1"]), { system }))).toEqual([
    { code: "annual-calendar", path: ["data", "periods"], params: { periods: ["wave 1"] } },
  ]);
});

test("years come back as they are", () => {
  const data = quarters({ rate: [1, 2] }, ["2022", "2023"]);
  expect(toAnnual(data, { system })).toBe(data);
});

test("status, standard errors, contributors, names and groups", () => {
  const annual = toAnnual(
    {
      ...quarters({ gdp: [1, 2, 3, 4], people: [1, 2, 3, 4] }),
      names: ["A", "A", "A", "A"],
      groups: { kind: ["街道", "街道", "街道", "镇"] },
      status: new Map([["gdp", ["observed", "provisional", "estimated", "observed"]]]),
      standardErrors: new Map([
        ["gdp", Float64Array.of(1, 1, 1, 1)],
        ["people", Float64Array.of(1, 2, 3, 4)],
      ]),
      contributors: new Map([["gdp", Float64Array.of(9, 2, 5, Number.NaN)]]),
    },
    { system },
  );
  expect(annual.status?.get("gdp")).toEqual(["estimated"]);
  expect(annual.standardErrors?.get("gdp")).toEqual(Float64Array.of(Number.NaN));
  expect(annual.standardErrors?.get("people")).toEqual(Float64Array.of(4));
  expect(annual.contributors?.get("gdp")).toEqual(Float64Array.of(2));
  expect([annual.names, annual.groups]).toEqual([["A"], { kind: ["镇"] }]);
});

test("the result says how its years were made", () => {
  const result = computeIndex(
    { system, plan: { normalise: { method: "goalposts" } } },
    toAnnual(quarters({ gdp: [1, 2, 3, 4], rate: [null, null, null, null] }), { system }),
  );
  expect(result.notes.find(({ code }) => code === "annual-made")?.params).toEqual({ rule: "sum", ids: ["gdp"] });
});

test("neither the order of the rows nor the measure matters", () => {
  const figures = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 8 });
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
  const periods = ["2022", "2023"].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}Q${q}`));
  fc.assert(
    fc.property(figures, order, fc.constantFrom(2, 1024), (x, mixed, factor) => {
      const plain = toAnnual(quarters({ gdp: x }, periods), { system });
      const other = toAnnual(
        quarters(
          { gdp: mixed.map((i) => x[i]! * factor) },
          mixed.map((i) => periods[i]!),
        ),
        { system },
      );
      const byYear = (data: Dataset, by: number) =>
        new Map(data.periods.map((year, i) => [year, data.columns.get("gdp")![i]! / by]));
      expect(byYear(other, factor).get("2023")).toBe(byYear(plain, 1).get("2023"));
      expect(byYear(other, factor).get("2022")).toBe(byYear(plain, 1).get("2022"));
    }),
  );
});
