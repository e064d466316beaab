import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { datasetFromColumns, fitIndex, parseSystem } from "../../src/index.ts";
import { compareOn } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const NO = Number.NaN;
const goalposts = [0, 10];
const children = ["a", "b", "c"].map((id) => ({ id, direction: "positive", goalposts }));
const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
const plan = { normalise: { method: "goalposts" }, aggregate: { method: "borda" } } as const;

describe.each(ENGINES)("counts of votes are no whole numbers when they are halved, on %s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, 300_000);
  afterAll(() => engine.close(), 300_000);

  // four voters: alone with a value, a unit gets half of the three points that there are
  test("a child with one value, one with ties, one with two", async () => {
    const data = datasetFromColumns({
      units: ["u", "v", "w", "x"],
      periods: "1",
      columns: { a: [4, NO, NO, NO], b: [1, 2, 2, 9], c: [3, NO, 7, NO] },
    });
    const fitted = fitIndex({ system, plan }, data);
    expect(await compareOn(engine, { fitted, data })).toEqual([]);
  });
});
