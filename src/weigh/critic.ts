import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type MethodNode, type TableContext } from "../method/index.ts";
import { type CorrelationKind, correlationMatrix } from "../stats/correlation-matrix.ts";
import { differing, idsOf, onlyOne, proportional } from "./informative.ts";
import { type Scale, scaledDeviation, scaleParam } from "./unit-scale.ts";

const Params = z.strictObject({
  /** What says how far two indicators tell the same. */
  correlation: z._default(z.enum(["pearson", "spearman", "kendall", "distance"]), "pearson"),
  /** `signed`: 1 − r, so opposed indicators conflict most; `absolute`: 1 − |r|; `squared`: 1 − r². */
  sign: z._default(z.enum(["signed", "absolute", "squared"]), "signed"),
  /** Before the deviation is taken; correlations do not depend on it. */
  scale: scaleParam,
});

export type Sign = "signed" | "absolute" | "squared";

/** 1 − r as one number of conflict; what is left of 1 − 1 by rounding is none. */
function conflictOf(r: number, sign: Sign): number {
  const agreement = sign === "signed" ? r : sign === "absolute" ? Math.abs(r) : r * r;
  return 1 - agreement < 1e-14 ? 0 : 1 - agreement;
}

export interface CriticOptions {
  readonly method: string;
  readonly correlation: CorrelationKind;
  readonly sign: Sign;
  readonly scale: Scale;
}

export function criticWeights(
  columns: readonly Float64Array[],
  { method, correlation, sign, scale }: CriticOptions,
  context: TableContext,
) {
  const deviation = columns.map((x) => scaledDeviation(x, scale));
  const r = correlationMatrix(columns, correlation);
  return weightsFrom({ deviation, live: differing(columns), r }, { method, sign }, context);
}

/** What CRITIC knows of the columns: deviations, which differ at all, and correlations (NaN where there is none). */
export interface CriticFound {
  readonly deviation: readonly (number | null)[];
  readonly live: readonly boolean[];
  readonly r: readonly Float64Array[];
}

export function weightsFrom(
  { deviation, live, r }: CriticFound,
  { method, sign }: Pick<CriticOptions, "method" | "sign">,
  context: TableContext,
) {
  const { nodes, note } = context;
  const alone = onlyOne(live, method, context);
  if (alone !== null)
    return {
      weights: alone,
      deviation,
      conflict: live.map(() => 0),
      information: live.map(() => 0),
      correlation: plain(r),
    };
  const missing: string[] = [];
  const conflict = live.map((_, j) => {
    let total = 0;
    for (let k = 0; k < live.length; k++) {
      if (k === j || !live[j] || !live[k]) continue;
      if (!Number.isNaN(r[j]![k]!)) total += conflictOf(r[j]![k]!, sign);
      else if (j < k) missing.push(`${nodes[j]!.id} – ${nodes[k]!.id}`);
    }
    return total;
  });
  if (missing.length > 0) note({ code: "undefined-correlations", path: [], params: { method, pairs: missing } });
  const information = conflict.map((c, j) => c * (deviation[j] ?? 0));
  if (!information.some((c) => c > 0))
    throw new IndexError([
      noConflict(
        method,
        nodes.filter((_, j) => live[j]),
      ),
    ]);
  return {
    weights: proportional(information, method, { ...context, live }),
    deviation,
    conflict,
    information,
    correlation: plain(r),
  };
}

const noConflict = (method: string, nodes: readonly MethodNode[]) =>
  ({ code: "no-conflict", path: [], params: { method, nodes: idsOf(nodes) } }) as const;

/** A matrix as JSON; what is undefined is null. */
export const plain = (matrix: readonly Float64Array[]): (number | null)[][] =>
  matrix.map((row) => Array.from(row, (v) => (Number.isNaN(v) ? null : v)));

/** An error where indicators reach the number of units, a note below five units an indicator. */
export const correlationNeeds = { units: 3, moreUnitsThanIndicators: true, advisedUnitsPerIndicator: 5 } as const;

/**
 * CRITIC (CRITIC 权重法): criteria importance through intercriteria correlation. An indicator weighs the more, the further
 * its scores spread and the less the others tell the same.
 * wⱼ = Cⱼ / Σₖ Cₖ, Cⱼ = sⱼ·Σₖ (1 − rⱼₖ), s the standard deviation of the scores rescaled to 0–1, r their correlation.
 * Missing: skipped; correlations over the rows that two columns share. A constant column: weight 0, no part in the
 * others' sums, and the note "no-information"; all constant: "no-divergence"; all perfectly correlated: "no-conflict".
 * One column that differs has all the weight. Needs more units than indicators; a note below five units an indicator.
 * Time: one pass of n·m²/2 products for Pearson's and Spearman's correlations.
 * @see Diakoulaki, Mavrotas, Papayannakis (1995), Determining objective weights in multiple criteria problems: The CRITIC method, Computers & Operations Research 22
 * @example
 * // r = 0 throughout and equal spread: nothing sets the three apart
 * const columns = [Float64Array.of(1, 1, 0, 0), Float64Array.of(1, 0, 1, 0), Float64Array.of(1, 0, 0, 1)];
 * critic.fit(columns, {}).weights; // => [1/3, 1/3, 1/3]
 */
export const critic = defineWeigher({
  id: "critic",
  name: { en: "CRITIC", zh: "CRITIC 权重法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: correlationNeeds,
  fit: (columns, params, context) => criticWeights(columns, { method: "critic", ...params }, context),
});
