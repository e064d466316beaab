import { describe, expect, test } from "vitest";
import {
  angle,
  benefitOfTheDoubt,
  cilos,
  coefficientOfVariation,
  combine,
  critic,
  dCritic,
  entropy,
  gini,
  idocriw,
  lopcow,
  merec,
  mpsi,
  standardDeviationWeights,
  varianceWeights,
} from "../../src/index.ts";
import { apart, columnsOf, minMaxed, nodesOf } from "../weigh/objective.ts";
import { hasShared, named, sharedJson } from "./shared.ts";

interface Input {
  readonly criteria: string[];
  readonly types: number[];
  readonly matrix: number[][];
}
type Weights = { readonly weights: number[] };
interface File<Oracle> {
  readonly oracle: Oracle;
  readonly peers: Record<string, number[]>;
}

const mcdm = <T>(file: string): T => sharedJson(`reference/mcdm/${file}.json`) as T;

/** Closed forms of the independent oracle (numpy, scipy) to 1e-12. */
const close = 1e-12;

describe.each(["A", "B"])(named("weights of matrix %s against the oracle"), (id) => {
  if (!hasShared) {
    test.skip(named("the reference numbers"));
    return;
  }
  const input = mcdm<Input>(`input_${id}`);
  const raw = columnsOf(input.matrix);
  const nodes = nodesOf(input.types, input.criteria);
  const scores = minMaxed(raw, input.types);
  const file = <Oracle = Weights>(method: string) => mcdm<File<Oracle>>(`weights_${method}_${id}`);

  const entropies = (hasShared ? file<Record<string, Weights>>("entropy").oracle : {}) as Record<string, Weights>;
  const variants: readonly (readonly [string, object])[] = [
    ["raw_sum", { sharesOf: "raw", costs: "as-is" }],
    ["raw_recip_cost", { sharesOf: "raw" }],
    ["minmax_zero_rule", {}],
    ["minmax_plus_eps_1e-4", { shift: 1e-4 }],
    ["minmax_plus_eps_1e-3", { shift: 1e-3 }],
    ["minmax_plus_eps_0.01", { shift: 0.01 }],
    ["minmax_scaled_0.01", { range: [0.01, 1] }],
    ["minmax_scaled_0.002", { range: [0.002, 1] }],
    ["minmax_plus_1", { shift: 1 }],
    ["minmax_plus_1", { range: [1, 2] }],
  ];
  test.each(variants)("entropy %s %o", (name, params) => {
    const key = Object.keys(entropies).find((each) => each.startsWith(name))!;
    const isRaw = "sharesOf" in params;
    const { weights } = entropy.fit(isRaw ? raw : scores, params, isRaw ? { nodes } : {});
    expect(apart(weights, entropies[key]!.weights)).toBeLessThan(close);
  });

  test("every variant of the entropy file is one of these", () => {
    for (const key of Object.keys(entropies))
      expect(
        variants.some(([name]) => key.startsWith(name)),
        key,
      ).toBe(true);
  });

  const criticFile = hasShared ? file<Record<string, Weights>>("critic") : { oracle: {}, peers: {} };
  test.each([
    ["pearson", {}],
    ["spearman", { correlation: "spearman" }],
    ["abs (1-|r|)", { sign: "absolute" }],
    ["square (1-r^2)", { sign: "squared" }],
  ] as const)("CRITIC %s", (name, params) => {
    expect(apart(critic.fit(scores, params).weights, criticFile.oracle[name]!.weights)).toBeLessThan(close);
  });

  test("CRITIC by Kendall: scikit-criteria 0.9", () => {
    expect(
      apart(critic.fit(scores, { correlation: "kendall" }).weights, criticFile.peers["scikit-criteria kendall"]!),
    ).toBeLessThan(close);
  });

  test("D-CRITIC", () => {
    const key = Object.keys(criticFile.oracle).find((each) => each.startsWith("D-CRITIC"))!;
    expect(apart(dCritic.fit(scores, {}).weights, criticFile.oracle[key]!.weights)).toBeLessThan(close);
    expect(
      apart(critic.fit(scores, { correlation: "distance" }).weights, criticFile.oracle[key]!.weights),
    ).toBeLessThan(close);
  });

  test.each([
    ["merec", merec],
    ["cilos", cilos],
    ["idocriw", idocriw],
    ["gini", gini],
    ["angle", angle],
    ["lopcow", lopcow],
  ] as const)("%s", (name, weigher) => {
    expect(apart(weigher.fit(raw, {}, { nodes }).weights, file(name).oracle.weights)).toBeLessThan(close);
  });

  test("CILOS: the square matrix and the losses on the way", () => {
    const { oracle } = file<{ square_matrix: number[][]; loss: number[][] }>("cilos");
    const fitted = cilos.fit(raw, {}, { nodes }) as unknown as { square: number[][]; loss: number[][] };
    fitted.square.forEach((row, i) => expect(apart(row, oracle.square_matrix[i]!)).toBeLessThan(close));
    fitted.loss.forEach((row, i) => expect(apart(row, oracle.loss[i]!)).toBeLessThan(close));
  });

  test("variance, standard deviation, coefficient of variation", () => {
    expect(apart(varianceWeights.fit(scores, {}).weights, file("variance").oracle.weights)).toBeLessThan(close);
    const { oracle } = file<Record<string, number[]>>("std");
    expect(apart(standardDeviationWeights.fit(scores, {}).weights, oracle["minmax_std"]!)).toBeLessThan(close);
    for (const ddof of [0, 1] as const)
      expect(apart(coefficientOfVariation.fit(raw, { ddof }).weights, oracle[`cv_raw (ddof=${ddof})`]!)).toBeLessThan(
        close,
      );
  });

  test("MPSI: pyDecision 4.9.1, the only one that has it", () => {
    expect(apart(mpsi.fit(raw, {}, { nodes }).weights, file("mpsi").peers["pyDecision"]!)).toBeLessThan(1e-9);
  });
});

describe.skipIf(!hasShared)(named("combined weights and the benefit of the doubt against the oracle"), () => {
  test("combination of three vectors", () => {
    const file = mcdm<{
      game_theory: { inputs: number[][]; alpha_raw: number[] };
      multiplicative: number[];
      geometric_sqrt: number[];
      linear_equal: number[];
    }>("subjective_and_combination");
    const { inputs, alpha_raw } = file.game_theory;
    const weighBy = ({ method }: { method: string }) => ({ weights: inputs[Number(method.slice(1))]! });
    const of = inputs.map((_, k) => ({ method: `v${k}` }));
    const weigh = (rule: "linear" | "product" | "root-product" | "game-theory") =>
      combine.fit(columnsOf([inputs[0]!]), { rule, of }, { weighBy });
    expect(apart(weigh("linear").weights, file.linear_equal)).toBeLessThan(close);
    expect(apart(weigh("product").weights, file.multiplicative)).toBeLessThan(close);
    expect(apart(weigh("root-product").weights, file.geometric_sqrt)).toBeLessThan(close);
    // the oracle's own weights take |a|; here the negative one is held at 0 and said
    const { unconstrained, coefficients } = weigh("game-theory") as unknown as {
      unconstrained: number[];
      coefficients: number[];
    };
    expect(apart(unconstrained, alpha_raw)).toBeLessThan(1e-9);
    expect(coefficients[1]).toBe(0);
  });

  test("benefit of the doubt, free and with pie shares", () => {
    const input = mcdm<Input>("input_B");
    const y = minMaxed(columnsOf(input.matrix), input.types).map((x) => x.map((v) => 0.1 + 0.9 * v));
    const file = mcdm<Record<"bod" | "bod_share_5_40", { score: number[] }>>("agg_bod_B");
    expect(apart(benefitOfTheDoubt.fit(y, {})["scores"] as number[], file.bod.score)).toBeLessThan(close);
    expect(
      apart(benefitOfTheDoubt.fit(y, { min: 0.05, max: 0.4 })["scores"] as number[], file.bod_share_5_40.score),
    ).toBeLessThan(close);
  });
});
