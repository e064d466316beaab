import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexToBase } from "../../../src/index.ts";
import { checkMethod } from "../../../src/testing.ts";
import { back, close, codes, gap, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

const rows = rowsOf(["a", "b", "a", "b", "c"], ["2020", "2020", "2021", "2021", "2021"]);
const node = nodeOf({ direction: "negative" });
const params = { period: "2020" };

describe("index-to-base", () => {
  test("closed form: 100·x/x₀, for a negative indicator 100·x₀/x", () => {
    expect(score(indexToBase, of(50, 20, 60, 10, gap), params, { rows })).toEqual([100, 100, 120, 50, gap]);
    expect(score(indexToBase, of(50, 20, 40, 80, gap), params, { rows, node })).toEqual([100, 100, 125, 25, gap]);
    expect(score(indexToBase, of(50, 20, 60, 10, gap), { ...params, scale: 1 }, { rows })).toEqual([
      1,
      1,
      1.2,
      0.5,
      gap,
    ]);
  });

  test("a unit without a base has no score, and a note says so", () => {
    expect(score(indexToBase, of(50, gap, 60, 10, 7), params, { rows })).toEqual([100, gap, 120, gap, gap]);
    expect(notesOf(indexToBase, of(50, gap, 60, 10, 7), params, { rows })).toEqual(["base-missing"]);
  });

  test("a base at or below 0, a negative indicator at 0, a period that is not there: errors", () => {
    expect(codes(() => score(indexToBase, of(0, -2, 1, 1, 1), params, { rows }))).toEqual([
      "base-not-positive",
      "base-not-positive",
    ]);
    expect(codes(() => score(indexToBase, of(1, 2, 0, 1, gap), params, { rows, node }))).toEqual(["not-positive"]);
    expect(codes(() => score(indexToBase, of(1, 2, 3, 4, 5), { period: "2019" }, { rows }))).toEqual([
      "base-period-absent",
    ]);
  });

  test("one unit alone is scored against itself; a fixed ruler", () => {
    const own = rowsOf(["a", "a"], ["2020", "2021"]);
    expect(score(indexToBase, of(4, 6), params, { rows: own })).toEqual([100, 150]);
    expect(indexToBase.fixed(indexToBase.fit(of(4, 6), params, { rows: own }))).toBe(true);
    expect(checkMethod(indexToBase, { params: { period: "2025" } })).toEqual([]);
  });

  test.each(["positive", "negative"] as const)(
    "%s: the inverse gives the value, the measure does not matter",
    (direction) => {
      const values = fc.array(fc.integer({ min: 1, max: 10000 }), { minLength: 4, maxLength: 4 });
      fc.assert(
        fc.property(values, fc.integer({ min: -20, max: 20 }), (list, power) => {
          const x = of(...list, gap);
          const around = { rows, node: nodeOf({ direction }) };
          close(back(indexToBase, x, params, around), [...x], 1e-12);
          const other = score(
            indexToBase,
            x.map((v) => v * 2 ** power),
            params,
            around,
          );
          expect(other).toEqual(score(indexToBase, x, params, around));
        }),
      );
    },
  );

  test("a unit without a base has no way back either", () => {
    expect(back(indexToBase, of(50, gap, 60, 10, 7), params, { rows })).toEqual([50, gap, 60, gap, gap]);
    const fitted = indexToBase.fit(of(50, 20, 40, 80, gap), params, { rows, node });
    expect([...indexToBase.inverse!(of(0, -1, 100, 100, 100), fitted, { rows })]).toEqual([gap, gap, 50, 20, gap]);
  });
});
