import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyIndex, datasetFromColumns, fitIndex, parseDefinition } from "../../src/index.ts";
import { roundTo } from "../../src/stats/round.ts";
import { compareOn } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

/** Printed halves, of which the double lies above or below, and what is near them. */
const VALUES = [
  0.5, 1.5, 2.5, 22.5, 1.005, 0.615, 4.35, 1.0005, 8.345, 22.13, 1550, 12_345.675, 123_456_789.125, 2.5e-10, 1e-300,
];
const DECIMALS = [0, 1, 2, 3, 5, -2];

const children = DECIMALS.map((decimals, k) => ({
  id: `r${k}`,
  direction: "positive",
  goalposts: [0, 1],
  formula: `round(x, ${decimals})`,
}));
const system = { id: "s", version: "1", variables: [{ id: "x" }], index: { id: "index", children } };
const plan = { normalise: { method: "goalposts" }, aggregate: { method: "max" } };
const data = datasetFromColumns({
  units: VALUES.flatMap((v) => [`${v}`, `-${v}`]),
  periods: "1",
  columns: { x: VALUES.flatMap((v) => [v, -v]) },
});

describe.each(ENGINES)("%s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, 300_000);
  afterAll(() => engine.close(), 300_000);

  // a rank hangs on the last bit: scores that are the same when rounded must be the same double
  test("what is rounded by its printed digits is the nearest double, to the last bit", async () => {
    const fitted = fitIndex(await parseDefinition({ system, plan }), data);
    const found = await compareOn(engine, { fitted, data, tolerance: 0, ranks: false, steps: ["derived"] });
    expect(found.filter(({ column }) => column.endsWith("_derived"))).toEqual([]);
    const rounded = applyIndex(fitted, data).value("derived", "r2");
    expect(Array.from(rounded)).toEqual(Array.from(data.columns.get("x")!, (v) => roundTo(v, 2)));
  });
});
