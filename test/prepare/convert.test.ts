import { expect, test } from "vitest";
import {
  computeIndex,
  convertMeasures,
  datasetFromColumns,
  type IndexError,
  parseSystem,
  readDataset,
} from "../../src/index.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  variables: [{ id: "land", measure: "公顷" }, { id: "plain" }],
  index: {
    id: "index",
    children: [{ id: "gdp", direction: "positive", measure: "万元", price: "current", goalposts: [0, 1e6] }],
  },
});
const data = datasetFromColumns({
  units: ["a", "b"],
  periods: "2023",
  columns: { gdp: [1.5, null], land: [30, 45] },
  standardErrors: { gdp: [0.1, null] },
});
const issuesOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as IndexError).issues.map(({ code, path }) => `${code} at ${path.join(".")}`);
  }
};
const read = (text: string, columns: Parameters<typeof readDataset>[0][number]["columns"]) =>
  readDataset([{ name: "a.csv", text, columns }], system);

test("figures, their standard errors, and a note in the result", () => {
  const converted = convertMeasures(data, { system, measures: { gdp: "亿元", land: "亩" } });
  expect([...converted.columns.get("gdp")!, ...converted.columns.get("land")!]).toEqual([15_000, Number.NaN, 2, 3]);
  expect(converted.standardErrors?.get("gdp")).toEqual(Float64Array.of(1000, Number.NaN));
  const { notes } = computeIndex({ system, plan: { normalise: { method: "goalposts" } } }, converted);
  expect(notes.filter(({ code }) => code === "measure-converted")).toEqual([
    { code: "measure-converted", path: ["data", "gdp"], params: { from: "亿元", to: "万元" } },
    { code: "measure-converted", path: ["data", "land"], params: { from: "亩", to: "公顷" } },
  ]);
});

test("every measure that cannot be converted is named at once", () => {
  const measures = { gdp: "人", land: "块", plain: "元", gpd: "元" };
  expect(issuesOf(() => convertMeasures(data, { system, measures }))).toEqual([
    "measure-incompatible at data.gdp",
    "measure-unknown at data.land",
    "measure-incompatible at data.plain",
    "measures-of-unknown at data.gpd",
  ]);
});

test("a heading's brackets count where the project maps it, half or full width", () => {
  for (const heading of ["生产总值(亿元)", "生产总值（亿元）"]) {
    const { dataset, issues } = read(`unit,period,${heading}\na,2023,1.5`, { indicators: { gdp: heading } });
    expect(issues).toEqual([]);
    expect(dataset?.columns.get("gdp")).toEqual(Float64Array.of(15_000));
    expect(dataset?.prepared).toEqual([
      { code: "measure-converted", path: ["data", "gdp"], params: { from: "亿元", to: "万元", file: "a.csv" } },
    ]);
  }
});

test("the system's own measure in brackets changes nothing and says nothing", () => {
  const { dataset } = read("unit,period,GDP(万元)\na,2023,1.5", { indicators: { gdp: "GDP(万元)" } });
  expect([dataset?.columns.get("gdp"), dataset?.prepared]).toEqual([Float64Array.of(1.5), undefined]);
});

test("a measure by id, in a tidy table with standard errors", () => {
  const text = "unit,period,indicator,value,se\na,2023,gdp,1.5,0.1\na,2023,land,15,";
  const { dataset } = read(text, { measures: { gdp: "亿元", land: "亩" } });
  expect([dataset?.columns.get("gdp"), dataset?.columns.get("land")]).toEqual([
    Float64Array.of(15_000),
    Float64Array.of(1),
  ]);
  expect(dataset?.standardErrors?.get("gdp")).toEqual(Float64Array.of(1000));
});

test.each([
  [{ indicators: { gdp: "GDP(亿元)" }, measures: { gdp: "元" } }, "measure-contradicted"],
  [{ indicators: { gdp: "GDP(亿元)" }, measures: { gdp: "100m CNY" } }, undefined],
  [{ indicators: { gdp: "GDP(亿元)" }, measures: { land: "人" } }, "measure-incompatible"],
  [{ indicators: { gdp: "GDP(亿元)" }, prices: { gdp: "constant" } }, "price-of-data"],
  [{ indicators: { gdp: "GDP(亿元)" }, prices: { gdp: "current" } }, undefined],
  [{ indicators: { gdp: "GDP(亿元)" }, prices: { gpd: "current" } }, "measures-of-unknown"],
] as const)("%j: %s", (columns, code) => {
  const { issues } = read("unit,period,GDP(亿元)\na,2023,1.5", columns);
  expect(issues[0]?.code).toBe(code);
});

test("level and parent from headings of one's own, or one level for a file", () => {
  const own = read("unit,period,类别,上级,gdp\na,2023,镇,黄岩,1", { level: "类别", parent: "上级" });
  expect({ ...own.dataset?.groups }).toEqual({ level: ["镇"], parent: ["黄岩"] });
  const all = read("unit,period,gdp\na,2023,1", { level: { value: "town" }, parent: { value: "黄岩" } });
  expect({ ...all.dataset?.groups }).toEqual({ level: ["town"], parent: ["黄岩"] });
});
