import { describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { checkDataset, datasetFromColumns, datasetFromRows } from "../../src/schema/dataset.ts";
import type { Dataset } from "../../src/schema/types.ts";

const data = (more: Partial<Dataset> = {}): Dataset => ({
  units: ["a", "b"],
  periods: ["2023", "2023"],
  columns: new Map([["gdp", Float64Array.of(1, Number.NaN)]]),
  ...more,
});
const problems = (more: Partial<Dataset>) =>
  checkDataset(data(more)).map(({ code, path, params }) => [code, path.join("."), params]);

describe("checkDataset", () => {
  test("finite numbers and missing ones", () => expect(checkDataset(data())).toEqual([]));
  test("every list is as long as the rows", () => {
    const codes = problems({
      periods: ["2023"],
      names: ["x"],
      groups: { region: ["n"] },
      columns: new Map([["gdp", Float64Array.of(1)]]),
      status: new Map([["gdp", ["imputed"]]]),
      standardErrors: new Map([["gdp", Float64Array.of(1)]]),
    });
    expect(codes).toEqual(
      ["periods", "names", "region", "gdp", "gdp", "gdp"].map((column) => [
        "column-length",
        `data.${column}`,
        { column, found: 1, rows: 2 },
      ]),
    );
  });
  test("infinite values, with unit and period", () => {
    expect(problems({ columns: new Map([["gdp", Float64Array.of(Infinity, -Infinity)]]) })).toEqual([
      ["infinite-value", "data.gdp", { unit: "a", period: "2023", column: "gdp", found: "Infinity" }],
      ["infinite-value", "data.gdp", { unit: "b", period: "2023", column: "gdp", found: "-Infinity" }],
    ]);
  });
  test("a row twice, with both row numbers", () => {
    expect(problems({ units: ["a", "a"] })).toEqual([
      ["duplicate-row", "data", { unit: "a", period: "2023", first: 1, second: 2 }],
    ]);
    expect(problems({ units: ["a", "a"], periods: ["2022", "2023"] })).toEqual([]);
    expect(problems({ units: ["__proto__", "constructor"] })).toEqual([]);
  });
  test("units, ids, columns, statuses, standard errors", () => {
    expect(problems({ units: ["a", " "] })).toEqual([["empty-unit", "data.units.1", { row: 2 }]]);
    expect(problems({ columns: new Map([["人均", Float64Array.of(1, 2)]]) })).toEqual([
      ["bad-id", "data.人均", { id: "人均" }],
    ]);
    expect(problems({ columns: new Map([["gdp", [1, 2] as unknown as Float64Array]]) })[0]?.[0]).toBe("wrong-type");
    expect(problems({ status: new Map([["gdp", ["observed", "guessed" as "imputed"]]]) })[0]?.slice(0, 2)).toEqual([
      "not-one-of",
      "data.gdp.1",
    ]);
    expect(problems({ standardErrors: new Map([["gdp", Float64Array.of(0, -1)]]) })).toEqual([
      ["negative-error", "data.gdp", { found: -1, row: 2 }],
    ]);
  });
});

test("from columns: lists, typed arrays, null and undefined; texts trimmed and in NFC", () => {
  const built = datasetFromColumns({
    units: [" a ", "e\u0301"],
    periods: "2023",
    names: ["A", "E"],
    groups: { region: ["n", "s"] },
    columns: { gdp: [1, null], pop: Float64Array.of(3, 4), air: [undefined, 2] },
    status: { gdp: ["imputed", "observed"] },
    standardErrors: { gdp: [0.1, null] },
    notes: ["synthetic"],
  });
  expect(built.units).toEqual(["a", "\u00e9"]);
  expect(built.periods).toEqual(["2023", "2023"]);
  expect([...built.columns].map(([id, x]) => [id, [...x]])).toEqual([
    ["gdp", [1, Number.NaN]],
    ["pop", [3, 4]],
    ["air", [Number.NaN, 2]],
  ]);
  expect(built.status?.get("gdp")).toEqual(["imputed", "observed"]);
  expect([...built.standardErrors!.get("gdp")!]).toEqual([0.1, Number.NaN]);
  expect(built.notes).toEqual(["synthetic"]);
  expect(datasetFromColumns({ units: ["a"], columns: new Map([["gdp", [1]]]) }).periods).toEqual([""]);
});

test("from rows: every key that is no text of the row is a column", () => {
  const built = datasetFromRows(
    [
      { code: "a", year: "2023", region: "n", gdp: 1, secret: 9 },
      { code: "b", year: "2023", region: "s", gdp: null, pop: 2 },
    ],
    { unit: "code", period: "year", groups: ["region"], ignore: ["secret"] },
  );
  expect(built.units).toEqual(["a", "b"]);
  expect(built.groups).toEqual({ region: ["n", "s"] });
  expect(built.names).toBeUndefined();
  expect([...built.columns].map(([id, x]) => [id, [...x]])).toEqual([
    ["gdp", [1, Number.NaN]],
    ["pop", [Number.NaN, 2]],
  ]);
  expect(datasetFromRows([{ unit: "a", x: 1 }], { period: { value: "2023" } }).periods).toEqual(["2023"]);
});

test("all problems of the cells and of the rows are thrown together", () => {
  const build = () =>
    datasetFromRows([
      { unit: "a", gdp: "12", air: Infinity },
      { unit: "a", gdp: 1 },
    ]);
  expect(build).toThrow(IndexError);
  try {
    build();
  } catch (error) {
    expect((error as IndexError).issues.map(({ code }) => code)).toEqual([
      "cell-not-number",
      "duplicate-row",
      "infinite-value",
    ]);
  }
});
