import { describe, expect, test } from "vitest";
import {
  angle,
  benefitOfTheDoubt,
  cilos,
  coefficientOfVariation,
  correlationOptimised,
  critic,
  dCritic,
  entropy,
  factor,
  gini,
  idocriw,
  independence,
  information,
  lopcow,
  maxDeviation,
  merec,
  mpsi,
  pca,
  scatterDegree,
  standardDeviationWeights,
  varianceWeights,
} from "../../src/index.ts";
import type { Weigher } from "../../src/method/index.ts";
import { checkMethod } from "../../src/testing.ts";
import { gap, listening, nodesOf, of, rowsOf } from "./objective.ts";

const all = [
  critic,
  dCritic,
  merec,
  cilos,
  idocriw,
  standardDeviationWeights,
  coefficientOfVariation,
  varianceWeights,
  gini,
  angle,
  lopcow,
  mpsi,
  independence,
  information,
  scatterDegree,
  maxDeviation,
  pca,
  factor,
  correlationOptimised,
  benefitOfTheDoubt,
  entropy,
] as unknown as Weigher[];
const variants: readonly (readonly [Weigher<never>, object])[] = [
  [entropy, { sharesOf: "raw" }],
  [entropy, { range: [0.002, 1], shift: 0.1, panel: "mean-of-periods" }],
  ...["spearman", "kendall", "distance"].map((correlation) => [critic, { correlation, sign: "absolute" }] as const),
  [critic, { sign: "squared", scale: "none" }],
  ...[merec, cilos, idocriw, gini, angle, lopcow, mpsi, coefficientOfVariation, information].map(
    (weigher) => [weigher, { on: "scores" }] as const,
  ),
  ...[standardDeviationWeights, varianceWeights, maxDeviation].map((weigher) => [weigher, { scale: "none" }] as const),
  [lopcow, { ddof: 0 }],
  [idocriw, { costs: "reciprocal" }],
  [scatterDegree, { scale: "min-max" }],
  [scatterDegree, { form: "dynamic" }],
  [pca, { components: 1 }],
  [pca, { components: { variance: 0.85 }, squared: false, negative: "zero" }],
  [pca, { squared: false, negative: "absolute" }],
  [factor, { factors: 2, rotation: "none" }],
  [factor, { factors: 2, kaiser: false }],
  [correlationOptimised, { maximise: "mean-correlation", min: 0.1, max: 0.7 }],
  [correlationOptimised, { target: { x1: 2 }, max: 0.8 }],
  [benefitOfTheDoubt, { min: 0.1, max: 0.8 }],
] as never;

describe("what the engine relies on", () => {
  test.each(all.map((weigher) => [weigher.id, weigher] as const))("%s", (_, weigher) => {
    expect(checkMethod(weigher)).toEqual([]);
  });
  test.each(variants.map(([weigher, params]) => [weigher.id, params, weigher] as const))(
    "%s %o",
    (_, params, weigher) => {
      expect(checkMethod(weigher as unknown as Weigher, { params })).toEqual([]);
    },
  );
});

describe("no information", () => {
  const constant = [of(5, 5, 5, 5, 5, 5), of(1, 4, 2, 8, 5, 7), of(2, 3, 1, 4, 7, 5)];
  test.each(all.map((weigher) => [weigher.id, weigher] as const))(
    "%s: a constant column weighs 0 and is named once",
    (_, weigher) => {
      const heard = listening();
      const { weights } = weigher.fit(constant, {} as never, heard);
      expect(weights[0]).toBe(0);
      expect(weights[1]! + weights[2]!).toBeCloseTo(1, 12);
      expect(Math.min(weights[1]!, weights[2]!)).toBeGreaterThan(0);
      const silent = heard.notes.filter(({ code }) => code === "no-information");
      expect(silent).toEqual([{ code: "no-information", path: [], params: { method: weigher.id, nodes: ["x1"] } }]);
    },
  );

  test.each(all.map((weigher) => [weigher.id, weigher] as const))(
    "%s: all constant is an error, never a weight of 1",
    (_, weigher) => {
      expect(() => weigher.fit([of(2, 2, 2), of(3, 3, 3)], {} as never)).toThrow(
        "no indicator differs between the rows",
      );
    },
  );

  test("one column that differs has all the weight", () => {
    for (const weigher of all) {
      const { weights } = weigher.fit([of(2, 2, 2, 2), of(1, 3, 2, 5)], {} as never, listening());
      expect(weights, weigher.id).toEqual([0, 1]);
    }
  });
});

describe("what a formula cannot take is named with its cell", () => {
  const context = {
    nodes: nodesOf([1, 1], ["gdp", "jobs"]),
    rows: rowsOf(["甲", "乙", "丙"], ["2021", "2022", "2023"]),
  };
  test.each([merec, cilos, idocriw, mpsi].map((weigher) => [weigher.id, weigher] as const))(
    "%s: a value of 0 or less",
    (_, weigher) => {
      expect(() => weigher.fit([of(1, 2, 3), of(4, 0, -1)], {}, context)).toThrow(
        `jobs: ${weigher.id} weights need every value above 0; 2 are not, the first 0 for 乙 2022`,
      );
    },
  );
  test.each([gini, angle, coefficientOfVariation, information].map((weigher) => [weigher.id, weigher] as const))(
    "%s: a negative value; zeros are welcome",
    (_, weigher) => {
      expect(() => weigher.fit([of(1, 2, 3), of(4, 0, -1)], {}, context)).toThrow(
        "at least 0; 1 is not, the first -1 for 丙 2023",
      );
      expect(weigher.fit([of(1, 2, 3), of(4, 0, 1)], {}, context).weights[1]).toBeGreaterThan(0.5);
    },
  );
  test("entropy on raw values says unit and period in the place", () => {
    expect(() => entropy.fit([of(1, 2, 3), of(4, 5, -1)], { sharesOf: "raw" }, context)).toThrow(
      "jobs.丙.2023: entropy weights on raw values need every value at least 0, found -1",
    );
  });
  test.each(
    [cilos, idocriw, independence, pca, factor, scatterDegree, correlationOptimised].map(
      (weigher) => [weigher.id, weigher] as const,
    ),
  )("%s: gaps, by column", (_, weigher) => {
    expect(() => weigher.fit([of(1, 2, 3), of(4, gap, 1)], {} as never, context)).toThrow(
      `${weigher.id} weights need complete rows, and there are gaps in: jobs`,
    );
  });
});

describe("direction", () => {
  const raw = [of(2, 5, 3, 8), of(1, 9, 3, 2)];
  test("methods of raw values take it from the node; those of deviations ignore it", () => {
    for (const weigher of [merec, cilos, mpsi, lopcow])
      expect(weigher.fit(raw, {}, { nodes: nodesOf([1, -1]) }).weights, weigher.id).not.toEqual(
        weigher.fit(raw, {}, { nodes: nodesOf([1, 1]) }).weights,
      );
    for (const weigher of [gini, angle, coefficientOfVariation])
      expect(weigher.fit(raw, {}, { nodes: nodesOf([1, -1]) }).weights, weigher.id).toEqual(
        weigher.fit(raw, {}).weights,
      );
  });
  test("an ideal value becomes the distance from it, of which less is better", () => {
    const [node] = nodesOf([1]);
    const ideal = { ...node!, direction: { ideal: 5 } } as const;
    const distance = { ...node!, id: "x1", direction: "negative" } as const;
    const other = nodesOf([1], ["x2"])[0]!;
    const weights = merec.fit([of(2, 7, 4, 9), raw[1]!], {}, { nodes: [ideal, other] }).weights;
    expect(weights).toEqual(merec.fit([of(3, 2, 1, 4), raw[1]!], {}, { nodes: [distance, other] }).weights);
  });
});

describe("particular edges", () => {
  test("CRITIC: indicators that move exactly together have no conflict, by name", () => {
    const x = of(1, 4, 2, 8);
    expect(() => critic.fit([x, x.map((v) => 2 * v + 1)], {})).toThrow(
      "move exactly together (x1, x2), so critic finds no conflict",
    );
    expect(critic.fit([x, x.map((v) => 2 * v + 1), of(3, 1, 2, 2)], {}).weights[2]).toBeGreaterThan(0.4);
  });
  test("CRITIC: a pair without common rows is left out and named", () => {
    const heard = listening();
    critic.fit([of(1, 2, gap, gap, 3, gap), of(gap, gap, 1, 4, gap, 3), of(1, 3, 2, 5, 4, 1)], {}, heard);
    expect(heard.notes).toEqual([
      { code: "undefined-correlations", path: [], params: { method: "critic", pairs: ["x1 – x2"] } },
    ]);
  });
  test("CILOS: one unit best in everything loses nothing anywhere", () => {
    expect(() => cilos.fit([of(9, 1, 3), of(8, 2, 1)], {})).toThrow("nothing is lost on x1, x2");
    // only x2 loses nothing when x1 and x3 are at their best
    expect(() => cilos.fit([of(9, 1, 3), of(8, 2, 8), of(1, 2, 5)], {})).toThrow("nothing is lost on x2");
  });
  test("CILOS: several best rows count with their mean, in whatever order they stand", () => {
    const [a, b] = [
      [of(4, 4, 1), of(1, 3, 6)],
      [of(4, 4, 1), of(3, 1, 6)],
    ];
    expect(cilos.fit(a, {}).weights).toEqual(cilos.fit(b, {}).weights);
    // shares of x2 (1, 3, 6)/10; where x1 is best: 0.2; losses: x2 (0.6 − 0.2)/0.6, x1 (4 − 1)/4
    const [p12, p21] = [(0.6 - 0.2) / 0.6, 0.75];
    expect(cilos.fit(a, {}).weights[0]).toBeCloseTo(p12 / (p12 + p21), 14);
  });
  test("independence: what others explain wholly has R = 1 and is named; what they do not explain has no 1/R", () => {
    const [x, y] = [of(1, 2, 3, 4, 7), of(2, 1, 4, 3, 3)];
    const heard = listening();
    const fitted = independence.fit([x, y, x.map((v, i) => v + y[i]!)], {}, heard);
    expect(fitted["multiple"]).toEqual([1, 1, 1]);
    expect(heard.notes.map(({ code }) => code)).toEqual(["collinear-indicators"]);
    expect(() => independence.fit([of(1, 1, -1, -1), of(1, -1, 1, -1)], {})).toThrow(
      "the others say nothing of x1, x2",
    );
  });
  test("independence: R of two columns is |r|, of three by hand", () => {
    // r12 = ½, r13 = r23 = 0: R₁ = R₂ = ½, R₃ = 0
    const three = [of(0, 1, 1, 0, 0), of(0, 1, 0, 1, 0), of(0, 1, 0, 0, 1)];
    // all r = 1/6: R² = 2r²/(1 + r) = (2/36)/(7/6) = 1/21
    for (const r of independence.fit(three, {})["multiple"] as number[]) expect(r).toBeCloseTo(Math.sqrt(1 / 21), 13);
  });
  test("entropy of a panel: pooled rows, or a mean over the periods", () => {
    const rows = rowsOf(["a", "b", "a", "b"], ["1", "1", "2", "2"]);
    const columns = [of(1, 3, 10, 30), of(1, 3, 5, 5)];
    const weigh = (panel: "pooled" | "mean-of-periods") =>
      entropy.fit(columns, { sharesOf: "raw", panel }, { rows }).divergence as number[];
    const one = entropy.fit([of(1, 3), of(1, 3)], { sharesOf: "raw" }).divergence as number[];
    expect(weigh("mean-of-periods")[0]).toBeCloseTo(one[0]!, 15);
    expect(weigh("mean-of-periods")[1]).toBeCloseTo(one[0]! / 2, 15);
    expect(weigh("pooled")[0]).toBeGreaterThan(weigh("mean-of-periods")[0]!);
  });
});
