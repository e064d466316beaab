import { describe, expect, test } from "vitest";
import { fuzzyProduct } from "../../src/aggregate/fuzzy.ts";
import {
  ampi,
  bodScore,
  fuzzy,
  geometric,
  harmonic,
  meanMin,
  minMax,
  mpi,
  owa,
  power,
  prometheeIi,
  zScore,
} from "../../src/index.ts";
import { kendall } from "../../src/stats/correlation-kendall.ts";
import { spearman } from "../../src/stats/index.ts";
import { rankSimilarity, weightedSpearman, weightSimilarity } from "../../src/stats/rank-similarity.ts";
import { hasShared, named, relativeError, sharedJson } from "./shared.ts";

// an independent oracle in numpy and scipy, Compind 2.x (R), pymcdm 1.4.0 (17 digits); matrices A (4 × 6) and B (12 × 8)
interface Input {
  types: number[];
  matrix: number[][];
}
type Numbers = number[];
interface Composite {
  geometric: { score: Numbers };
  harmonic: { score: Numbers };
  generalized_mean: Record<string, Numbers>;
  mpi: Record<"paper_population_sd_both" | "paper_plus" | "compind_sample_sd_both" | "compind_plus", Numbers>;
  ampi: { normalised: Numbers[]; minus: Numbers; plus: Numbers };
  mean_min: Record<string, Numbers>;
  owa_half: { k: number; best: Numbers; worst: Numbers };
}

const direction = (type: number) => (type > 0 ? "positive" : "negative") as "positive" | "negative";

function scores(input: Input, normalise: (x: Float64Array, type: number) => Float64Array): Float64Array[] {
  return input.types.map((type, j) =>
    normalise(
      Float64Array.from(input.matrix, (row) => row[j]!),
      type,
    ),
  );
}
const node = (type: number) => ({ node: { id: "x", direction: direction(type), targets: [], tags: [], weight: 1 } });
const between = (lower: number, upper: number) => (x: Float64Array, type: number) =>
  minMax.apply(x, minMax.fit(x, { lower, upper }, node(type)), node(type));
const hundred = (x: Float64Array, type: number) =>
  zScore.apply(x, zScore.fit(x, { mean: 100, sd: 10, ddof: 0 }, node(type)), node(type));

describe.skipIf(!hasShared)(named("the oracle's composite indices"), () => {
  const read = (name: string) => ({
    input: sharedJson(`reference/mcdm/input_${name}.json`) as Input,
    want: sharedJson(`reference/mcdm/agg_composite_${name}.json`) as Composite,
  });

  test.each(["A", "B"])("means, OWA, mean-min, MPI and AMPI of matrix %s", (name) => {
    const { input, want } = read(name);
    const weights = input.types.map(() => 1);
    const m = weights.length;
    const tenth = scores(input, between(0.1, 1));
    const unit = scores(input, between(0, 1));
    const near = (got: Float64Array, expected: Numbers) =>
      expect(relativeError(got, expected)).toBeLessThanOrEqual(1e-12);

    near(geometric.apply(tenth, { weights, fitted: null }), want.geometric.score);
    near(harmonic.apply(tenth, { weights, fitted: null }), want.harmonic.score);
    for (const [p, expected] of Object.entries(want.generalized_mean))
      near(power.apply(tenth, { weights, fitted: { p: Number(p) } }), expected);

    const k = want.owa_half.k;
    const half = (best: boolean) => Array.from({ length: m }, (_, at) => Number(best ? at < k : at >= m - k));
    near(owa.apply(unit, { weights, fitted: owa.fit(unit, { weights: half(true) }) }), want.owa_half.best);
    near(owa.apply(unit, { weights, fitted: owa.fit(unit, { weights: half(false) }) }), want.owa_half.worst);

    const onHundred = scores(input, hundred);
    near(
      meanMin.apply(onHundred, { weights, fitted: meanMin.fit(onHundred, { alpha: 0.5, beta: 1 }) }),
      want.mean_min["alpha=.5,beta=1 on z(pop sd)"]!,
    );

    const variants = [
      [want.mpi.paper_population_sd_both, {}],
      [want.mpi.paper_plus, { polarity: "negative" }],
      [want.mpi.compind_sample_sd_both, { deviation: "sample" }],
      [want.mpi.compind_plus, { deviation: "sample", polarity: "negative" }],
    ] as const;
    for (const [expected, params] of variants)
      near(mpi.apply(unit, { weights, fitted: mpi.fit(unit, params) }), expected);

    near(ampi.apply(unit, { weights, fitted: ampi.fit(unit, {}) }), want.ampi.minus);
    near(ampi.apply(unit, { weights, fitted: ampi.fit(unit, { polarity: "negative" }) }), want.ampi.plus);
  });
});

describe.skipIf(!hasShared)(named("the oracle's benefit of the doubt"), () => {
  const oracle = () =>
    sharedJson("reference/mcdm/agg_bod_B.json") as Record<
      "bod" | "bod_share_5_40" | "bod_dir_ones",
      { score: Numbers }
    >;
  test.each([
    ["bod", {}],
    ["bod_share_5_40", { min: 0.05, max: 0.4 }],
    ["bod_dir_ones", { direction: "equal" }],
  ] as const)("%s", (name, params) => {
    const input = sharedJson("reference/mcdm/input_B.json") as Input;
    const columns = scores(input, between(0.1, 1));
    const weights = input.types.map(() => 1);
    const got = bodScore.apply(columns, { weights, fitted: bodScore.fit(columns, params) });
    expect(relativeError(got, oracle()[name].score)).toBeLessThanOrEqual(1e-9);
  });
});

describe.skipIf(!hasShared)(named("the oracle's PROMETHEE II"), () => {
  const files = ["A_critic", "A_equal", "A_published", "B_critic", "B_equal"];
  test.each(files)("usual preference, %s: flows, from measures and from scores", (name) => {
    const { types, weights, oracle } = sharedJson(`reference/mcdm/rank_promethee_ii_usual_${name}.json`) as {
      types: number[];
      weights: number[];
      oracle: Record<"phi" | "phi_plus" | "phi_minus", Numbers>;
    };
    const input = sharedJson(`reference/mcdm/input_${name[0]}.json`) as Input;
    const raw = scores(input, (x) => x);
    const nodes = types.map((type, j) => ({ ...node(type).node, id: `x${j + 1}` }));
    for (const [columns, scale] of [
      [raw, "measures"],
      [scores(input, between(0, 100)), "scores"],
    ] as const) {
      const given = { weights, fitted: prometheeIi.fit(columns, { scale }) };
      const { plus, minus, net } = prometheeIi.details!(columns, given, { nodes });
      expect(relativeError(plus!, oracle.phi_plus)).toBeLessThanOrEqual(1e-12);
      expect(relativeError(minus!, oracle.phi_minus)).toBeLessThanOrEqual(1e-12);
      expect(relativeError(net!, oracle.phi)).toBeLessThanOrEqual(1e-12);
      expect([...prometheeIi.apply(columns, given, { nodes })]).toEqual([...net!]);
    }
  });
});

describe.skipIf(!hasShared)(named("rank correlations of the peers"), () => {
  interface Pair {
    x: Numbers;
    y: Numbers;
    spearman: number;
    kendall_tau_b: number;
    pymcdm: { weighted_spearman_rw: number; ws: number; ws_swapped: number };
  }
  const file = () =>
    sharedJson("reference/mcdm/rank_correlations_B.json") as Record<"topsis_vs_critic_saw" | "ties", Pair> & {
      weights_similarity: { w0: Numbers; w1: Numbers; wsc_by_definition: number; pymcdm_wsc: number };
    };
  test.each(["topsis_vs_critic_saw", "ties"] as const)("%s", (name) => {
    const { x, y, ...want } = file()[name];
    // ranks, 1 the best: as scores they are turned round
    const a = Float64Array.from(x, (rank) => -rank);
    const b = Float64Array.from(y, (rank) => -rank);
    expect(spearman(a, b)).toBeCloseTo(want.spearman, 12);
    expect(kendall(a, b)).toBeCloseTo(want.kendall_tau_b, 12);
    expect(weightedSpearman(a, b)).toBeCloseTo(want.pymcdm.weighted_spearman_rw, 12);
    expect(rankSimilarity(a, b)).toBeCloseTo(want.pymcdm.ws, 12);
    expect(rankSimilarity(b, a)).toBeCloseTo(want.pymcdm.ws_swapped, 12);
  });
  test("weight similarity by its definition, where pymcdm's wsc is another number", () => {
    const { w0, w1, wsc_by_definition, pymcdm_wsc } = file().weights_similarity;
    expect(weightSimilarity(w0, w1)).toBeCloseTo(wsc_by_definition, 12);
    expect(Math.abs(weightSimilarity(w0, w1) - pymcdm_wsc)).toBeGreaterThan(0.01);
  });
});

describe.skipIf(!hasShared)(named("the R package mathmodels"), () => {
  test("fuzzy comprehensive evaluation by weighted sum, to the printed digits", () => {
    const { w, R, weighted_sum } = (
      sharedJson("reference/worked/mathmodels.json") as { fuzzy: { w: Numbers; R: number[][]; weighted_sum: Numbers } }
    ).fuzzy;
    const children = w.map((_, j) => R.map((grade) => grade[j]!));
    fuzzyProduct(w, children, "product-sum").forEach((b, g) => expect(b).toBeCloseTo(weighted_sum[g]!, 12));
    expect(fuzzy.id).toBe("fuzzy");
  });
});
