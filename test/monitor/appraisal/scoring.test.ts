import fc from "fast-check";
import { expect, test } from "vitest";
import { quotaPlaces, withinQuota } from "../../../src/monitor/appraisal/quota.ts";
import { scoreValues } from "../../../src/monitor/appraisal/score.ts";

const scores = (...args: Parameters<typeof scoreValues>) => scoreValues(...args).map(({ score }) => score);

test("proportional: held between 0 and the cap, the cap can be opened, missing stays missing", () => {
  expect(scores([-10, 0, 50, 120, Number.NaN], { by: "proportional" })).toEqual([0, 0, 50, 100, Number.NaN]);
  expect(scores([120], { by: "proportional", cap: null })).toEqual([120]);
  // 100·(75 − 60)/(90 − 60) = 50; falling scales have full below zero
  expect(scores([75], { by: "proportional", zero: 60, full: 90 })).toEqual([50]);
  expect(scores([2], { by: "proportional", zero: 4, full: 0 })).toEqual([50]);
});

test("rank: points by place, ties, missing takes no place", () => {
  const values = [90, 70, 90, Number.NaN];
  expect(scores(values, { by: "rank", first: 100, step: 5 })).toEqual([100, 90, 100, Number.NaN]);
  // places 1 and 2 shared: half of 100 + 95
  expect(scores(values, { by: "rank", first: 100, step: 5, ties: "mean" })).toEqual([97.5, 90, 97.5, Number.NaN]);
  expect(scores(values, { by: "rank", points: [10, 8], least: 1 })).toEqual([10, 1, 10, Number.NaN]);
  expect(scores([1, 2, 3], { by: "rank", first: 100, step: 30, least: 60, order: "ascending" })).toEqual([100, 70, 60]);
});

test("grade: a threshold belongs to the better class", () => {
  const steps = [
    { from: 90, give: 100 },
    { from: 75, give: 80 },
  ];
  expect(scores([90, 89.9, 75, 10, Number.NaN], { by: "grade", steps, otherwise: 40 })).toEqual([
    100,
    80,
    80,
    40,
    Number.NaN,
  ]);
});

test("grade: a value on its threshold but for rounding is on it", () => {
  // 57/100·100 is 56.99999999999999
  expect(scores([(57 / 100) * 100], { by: "grade", steps: [{ from: 57, give: 100 }], otherwise: 0 })).toEqual([100]);
});

test("20 % of 19 is 3 by floor, 4 by round and ceil; a whole product is not rounded away", () => {
  const at = (rounding: "floor" | "round" | "ceil") => quotaPlaces({ share: 0.2 }, { of: 19, rounding });
  expect([at("floor"), at("round"), at("ceil")]).toEqual([3, 4, 4]); // definitions.md
  // 0.07 · 100 is 7.000000000000001 and 0.29 · 100 is 28.999999999999996
  expect(quotaPlaces({ share: 0.07 }, { of: 100, rounding: "ceil" })).toBe(7);
  expect(quotaPlaces({ share: 0.29 }, { of: 100 })).toBe(29);
  expect([quotaPlaces({ share: 0 }, { of: 19, rounding: "ceil" }), quotaPlaces({ count: 2 }, { of: 1 })]).toEqual([
    0, 2,
  ]);
});

test("a tie at the line: in, out, by the second criterion, and out where that is equal too", () => {
  const four = [
    { id: "a", score: 9, second: 1 },
    { id: "b", score: 8, second: 1 },
    { id: "c", score: 8, second: 2 },
    { id: "d", score: 7, second: 9 },
  ];
  const kept = (ties: "in" | "out" | "second", places = 2) => [...withinQuota(four, { places, ties })];
  expect([kept("in"), kept("out"), kept("second")]).toEqual([["a", "b", "c"], ["a"], ["a", "c"]]);
  expect([kept("in", 0), kept("out", 0), kept("out", 3), kept("out", 9)]).toEqual([
    [],
    [],
    ["a", "b", "c"],
    ["a", "b", "c", "d"],
  ]);
  const equal = four.map((one) => ({ ...one, second: 1 }));
  expect([...withinQuota(equal, { places: 2, ties: "second" })]).toEqual(["a"]);
});

test("a quota is never exceeded but by ties that are let in, and never leaves a place to a worse one", () => {
  const pool = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(pool, fc.nat(12), (values, places) => {
      const all = values.map((score, i) => ({ id: String(i), score, second: 0 }));
      const [out, let_in] = [withinQuota(all, { places, ties: "out" }), withinQuota(all, { places, ties: "in" })];
      expect(out.size).toBeLessThanOrEqual(places);
      expect(let_in.size).toBeGreaterThanOrEqual(Math.min(places, all.length));
      for (const kept of [out, let_in])
        for (const one of all)
          if (kept.has(one.id))
            expect(all.filter(({ score }) => score >= one.score).every(({ id }) => kept.has(id))).toBe(true);
    }),
  );
});
