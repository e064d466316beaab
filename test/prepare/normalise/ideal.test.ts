import { describe, expect, test } from "vitest";
import { computeIndex, datasetFromColumns, type PlanInput, parseSystem } from "../../../src/index.ts";
import { asDistance } from "../../../src/method/index.ts";
import type { Direction } from "../../../src/schema/types.ts";
import { close, codes, gap, nodeOf, of } from "./suite.ts";

/** Scores of one indicator through the whole pipeline. */
function scores(
  x: readonly number[],
  indicator: { direction: Direction; goalposts?: [number, number] },
  normalise: PlanInput["normalise"] & object,
): Float64Array {
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "x", ...indicator }] } });
  const data = datasetFromColumns({ units: x.map((_, i) => `u${i + 1}`), columns: { x: Float64Array.from(x) } });
  return computeIndex({ system, plan: { normalise } }, data).value("normalised", "x");
}

describe("an ideal value", () => {
  test("the literature's 1 − |x − k|/max|x − k| is min-max of the distance", () => {
    const x = [44, 50, 53, 62, gap];
    const want = x.map((v) => 1 - Math.abs(v - 50) / 12);
    close(scores(x, { direction: { ideal: 50 } }, { lower: 0, upper: 1 }), want);
    close(scores(x, { direction: { ideal: 50 } }, { method: "share-of-max", negative: "mirror", scale: 1 }), want);
  });

  test("best is at the ideal even where no unit stands there", () => {
    // distances 4, 6 and 10: none is 0
    close(scores([46, 56, 60], { direction: { ideal: 50 } }, { lower: 0, upper: 1 }), [0.6, 0.4, 0]);
  });

  test("two-sided goalposts: each side falls to 0 at its own", () => {
    const direction = { ideal: 50 };
    const x = [40, 45, 50, 65, 80, 95];
    close(scores(x, { direction, goalposts: [40, 80] }, { method: "goalposts" }), [0, 50, 100, 50, 0, -50]);
    close(scores(x, { direction, goalposts: [40, 80] }, { method: "goalposts", clip: true }), [0, 50, 100, 50, 0, 0]);
    close(scores(x, { direction, goalposts: [40, 80] }, { method: "efficacy" }), [60, 80, 100, 80, 60, 40]);
  });

  test("an ideal that is not known has no score", () => {
    expect(codes(() => scores([1, 2], { direction: { ideal: null } }, {}))).toEqual(["ideal-unknown"]);
  });

  test.each([
    "z-score",
    "robust-z",
    "rank",
    "borda",
    "percentile-rank",
    "distance-to-max",
    "sigmoid",
    "above-below-mean",
  ])("%s scores the distance, the nearest best", (method) => {
    const y = scores([44, 50.5, 53, 62], { direction: { ideal: 50 } }, { method });
    expect([...y.keys()].sort((i, j) => y[j]! - y[i]! || i - j)).toEqual([1, 2, 0, 3]);
  });
});

describe("a band", () => {
  test("the national well-off scheme of 2008: 100 inside the target band, falling to 0 at the permitted limits", () => {
    // in three pieces, for the Gini coefficient of the countryside: (x − 0.2)/0.1, 1 on 0.3–0.4, (0.6 − x)/0.2
    const direction = { from: 0.3, to: 0.4, min: 0.2, max: 0.6 };
    const x = [0.2, 0.27, 0.3, 0.33, 0.4, 0.45, 0.58, 0.6];
    const want = [0, 70, 100, 100, 100, 75, 10, 0];
    close(scores(x, { direction }, { method: "goalposts" }), want);
    close(scores([0.1, 0.7], { direction }, { method: "goalposts", clip: true }), [0, 0]);
  });

  test("without limits: 1 − max(q₁ − x, x − q₂)/max(q₁ − m, M − q₂), m and M the extremes of the data", () => {
    const x = [10, 36, 36.5, 37, 50];
    const want = x.map((v) => 1 - Math.max(36 - v, v - 37, 0) / Math.max(36 - 10, 50 - 37));
    close(scores(x, { direction: { from: 36, to: 37 } }, { lower: 0, upper: 1 }), want);
  });

  test("a band without limits has no goalposts", () => {
    expect(codes(() => scores([1, 2], { direction: { from: 1, to: 2 } }, { method: "goalposts" }))).toEqual([
      "missing-goalposts",
    ]);
  });
});

test("what a method sees: less is better, none best, missing kept", () => {
  const { x, node } = asDistance(of(1, 5, gap, 9), nodeOf({ direction: { from: 4, to: 6, min: 0, max: 8 } }));
  expect([...x]).toEqual([0.75, 0, gap, 1.5]);
  expect(node).toMatchObject({ direction: "negative", best: 0, goalposts: [1, 0] });
});
