import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import type { Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext, type WeightsFitted } from "../method/index.ts";
import { pow } from "../stats/index.ts";
import { report } from "./judgements/check.ts";
import { checkFlat, chosen, type FlatInput, joinFlat, namesInFlat, statementsOf } from "./judgements/flat.ts";
import { WeightShape } from "./judgements/shapes.ts";

export type RankRule = "roc" | "sum" | "reciprocal" | "exponent";

/**
 * Weights of the places 1 … m, sum 1. `roc` (rank order centroid): wₖ = (1/m)·Σᵢ₌ₖ..ₘ 1/i · `sum`: ∝ m + 1 − k ·
 * `reciprocal`: ∝ 1/k · `exponent`: ∝ (m + 1 − k)^p.
 * @example placeWeights(3, { rule: "sum", exponent: 2 }); // => Float64Array.of(0.5, 0.333333, 0.166667)
 */
export function placeWeights(m: number, { rule, exponent }: { rule: RankRule; exponent: number }): Float64Array {
  const w = new Float64Array(m);
  let total = 0;
  for (let k = m; k >= 1; k--) {
    const v = placeWeight(k, m, { rule, exponent, below: k === m ? 0 : w[k]! });
    w[k - 1] = v;
    total += v;
  }
  return w.map((v) => v / total);
}

interface Place {
  readonly rule: RankRule;
  readonly exponent: number;
  /** The weight of the place below, on which the centroid builds. */
  readonly below: number;
}

function placeWeight(k: number, m: number, { rule, exponent, below }: Place): number {
  switch (rule) {
    case "roc":
      return below + 1 / (k * m);
    case "sum":
      return m + 1 - k;
    case "reciprocal":
      return 1 / k;
    case "exponent":
      return pow(m + 1 - k, exponent);
    default:
      return rule satisfies never;
  }
}

/** Weights by rank, 1 the most important; things of equal rank share the mean weight of the places that they take. */
export function rankWeights(ranks: readonly number[], options: { rule: RankRule; exponent: number }): number[] {
  const places = placeWeights(ranks.length, options);
  const before = (rank: number): number => ranks.filter((other) => other < rank).length;
  return ranks.map((rank) => {
    const from = before(rank);
    const tied = ranks.filter((other) => other === rank).length;
    let sum = 0;
    for (let k = from; k < from + tied; k++) sum += places[k]!;
    return sum / tied;
  });
}

const Ranks = z.record(z.string(), z.number().check(z.positive()));
const Params = z
  .strictObject({
    /** Rank by node among its siblings, 1 the most important; equal ranks are ties, gaps do not matter. */
    ranks: z.optional(Ranks),
    panel: z.optional(z.record(z.string(), Ranks)),
    expertWeights: z.optional(z.record(z.string(), WeightShape)),
    rule: z._default(z.enum(["roc", "sum", "reciprocal", "exponent"]), "roc"),
    /** Of the rule `exponent`: 0 is equal weights, 1 rank sum. */
    exponent: z._default(z.number().check(z.nonnegative(), z.maximum(20)), 2),
  })
  .check(({ value, issues }) => {
    const found: Issue[] = [];
    checkFlat(inputOf(value), found);
    report(found, { value, out: issues });
  });

type RankOrder = z.output<typeof Params>;

const inputOf = ({ ranks, panel, expertWeights }: RankOrder): FlatInput<number> => ({
  key: "ranks",
  own: ranks,
  panel,
  expertWeights,
});

function fit(_: readonly Float64Array[], params: RankOrder, context: TableContext): WeightsFitted {
  const statements = statementsOf(inputOf(params));
  const vectors = chosen(statements, context).map((ranks) => rankWeights(ranks, params));
  return { ...joinFlat(vectors, statements, context), rule: params.rule };
}

/**
 * Weights from a rank order (排序赋权法): only the order of importance is judged. Rank order centroid (ROC, the mean of all
 * weights that agree with the order), rank sum, rank reciprocal, rank exponent.
 * Ties share the mean weight of the places they take. A panel: the weighted mean of the experts' weights. Reads no data.
 * @see Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science 42;
 *   Stillwell, Seaver & Edwards (1981), Organizational Behavior and Human Performance 28
 * @example
 * const columns = [1, 2, 3].map((v) => Float64Array.of(v));
 * rankOrder.fit(columns, { ranks: { x1: 1, x2: 2, x3: 3 } }).weights; // => [0.611111, 0.277778, 0.111111]
 */
export const rankOrder = defineWeigher({
  id: "rank-order",
  texts: weighSubjectiveEn,
  name: { en: "rank-order weights", zh: "排序赋权法" },
  params: Params,
  names: (params) => namesInFlat(inputOf(params)),
  fit,
});
