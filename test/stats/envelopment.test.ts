import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestPractice, distanceToBest, frontierOf, mostFavourable } from "../../src/stats/envelopment.ts";

test("best practice: each row that no other matches or beats in everything, once", () => {
  expect(
    bestPractice([
      [1, 3],
      [2, 1],
      [1, 2],
      [1, 3],
      [0, 0],
    ]),
  ).toEqual([
    [1, 3],
    [2, 1],
  ]);
  const row = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const kept = bestPractice(rows);
      const beaten = (a: readonly number[]) =>
        rows.some((b) => b[0]! >= a[0]! && b[1]! >= a[1]! && (b[0]! > a[0]! || b[1]! > a[1]!));
      expect(kept.some(beaten)).toBe(false);
      for (const a of rows) expect(beaten(a) || kept.some((b) => b[0] === a[0] && b[1] === a[1])).toBe(true);
    }),
  );
});

describe("most favourable weights", () => {
  test("found with few of the limits, kept by all", () => {
    const best = Array.from({ length: 200 }, (_, k) => [
      Math.cos((k * Math.PI) / 400),
      Math.sin(((k + 1) * Math.PI) / 400),
    ]);
    for (const y of [
      [0.3, 0.4],
      [0.9, 0.05],
      [0.5, 0.5],
    ]) {
      const found = mostFavourable(y, frontierOf(best));
      if (found.status !== "optimal") throw new Error(found.status);
      const level = best.map((b) => b[0]! * found.weights[0]! + b[1]! * found.weights[1]!);
      expect(Math.max(...level)).toBeCloseTo(1, 12);
      // on the rim of a circle the best score is close to the distance from its middle
      expect(found.score).toBeCloseTo(Math.sqrt(y[0]! ** 2 + y[1]! ** 2), 2);
    }
  });
  test("nothing but zeros, and something nobody has", () => {
    expect(mostFavourable([0, 0], frontierOf([[1, 1]]))).toEqual({ status: "optimal", score: 0, weights: [0, 0] });
    expect(mostFavourable([0, 1], frontierOf([[1, 0]])).status).toBe("unbounded");
    expect(mostFavourable([1, 0], frontierOf([[1, 1]]), { least: [0, 0.5], most: [1, 1] })).toMatchObject({
      status: "optimal",
      score: 0,
    });
  });
});

test("beyond best practice the way is negative; no direction, no way", () => {
  expect(distanceToBest([2, 2], frontierOf([[1, 1]]), [1, 1])).toMatchObject({ status: "optimal", score: -1 });
  expect(distanceToBest([0.5, 0.5], frontierOf([[1, 1]]), [0, 0]).status).toBe("infeasible");
});
