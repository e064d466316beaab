import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 120_000;

describe.each(ENGINES)("%s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  test(
    "doubles come back bit for bit, NULL as NaN, texts as they were",
    async () => {
      const x = Float64Array.of(0.1, -0.5, 1e-300, 1e300, 5e-324, Number.MAX_VALUE, 1 / 3, Number.NaN, 123456789.125);
      const text = ["a", "", "'", '"', "\\", "空 格", "🙂", "\t\n", "ʼ; DROP TABLE x; --"];
      await engine.load("doubles", { i: Float64Array.from(x, (_, i) => i), x, text });
      const order = name === "clickhouse" || name === "spark" ? "`i`" : '"i"';
      const found = await engine.query(`SELECT x, text FROM doubles ORDER BY ${order}`);
      expect(found.rows).toBe(9);
      expect(found.columns.get("x")).toEqual(x);
      expect(found.columns.get("text")).toEqual(text);
    },
    WAIT,
  );

  test(
    "what the engine says against a statement is an error",
    async () => {
      await expect(engine.query("SELECT nothing_of_this_name FROM doubles")).rejects.toThrow(/nothing_of_this_name/);
      expect((await engine.query("SELECT 1 AS one")).columns.get("one")).toEqual(Float64Array.of(1));
    },
    WAIT,
  );
});
