import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator } from "../method/index.ts";
import { extent, pow, weightedMean } from "../stats/index.ts";
import { scoreRows } from "./by-row.ts";
import { refuseOutside } from "./domain.ts";

const Params = z.strictObject({
  /** The exponent: 1 arithmetic, 0 geometric, −1 harmonic; towards −∞ the least child, towards ∞ the greatest. */
  p: z.number(),
});

/** Below it x^p is too near to 1 for its difference from 1 to keep the digits. */
const small = 0.01;

/** What a power mean accepts: any score for p = 1, from 0 up for other p > 0, above 0 for p ≤ 0. */
export function refuseOutsidePower(
  columns: readonly Float64Array[],
  weights: readonly number[],
  { p, ...context }: { p: number; method: string } & Omit<Parameters<typeof refuseOutside>[2], "code">,
): void {
  if (p !== 1) refuseOutside(columns, weights, { ...context, code: p > 0 ? "score-negative" : "score-not-positive" });
}

/** (Σ w·x^p / Σ w)^(1/p), for p = 0 its limit exp(Σ w·ln x / Σ w). */
export function powerMean(x: Float64Array, w: Float64Array, p: number): number {
  if (p === 1) return weightedMean(x, w);
  const { min, max } = extent(x);
  if (p === 0 || (Math.abs(p) < small && min > 0)) return nearGeometric(x, w, p);
  // scaled by the term that leads, so that no power overflows
  const lead = p > 0 ? max : min;
  if (lead === 0) return 0;
  return (
    lead *
    pow(
      weightedMean(
        x.map((v) => pow(v / lead, p)),
        w,
      ),
      1 / p,
    )
  );
}

/** g·exp(ln(1 + Σw(e^{p·d} − 1)/Σw)/p), d = ln(x/g), g the geometric mean: exact where p is all but 0. */
function nearGeometric(x: Float64Array, w: Float64Array, p: number): number {
  const logs = x.map(Math.log);
  const middle = weightedMean(logs, w);
  if (p === 0) return Math.exp(middle);
  const rest = weightedMean(
    logs.map((l) => Math.expm1(p * (l - middle))),
    w,
  );
  return Math.exp(middle + Math.log1p(rest) / p);
}

/**
 * Power mean (幂平均, 广义平均): (Σ wⱼ xⱼᵖ / Σ wⱼ)^(1/p); p = 0 is its limit, the geometric mean. The smaller p, the less a
 * strong child makes up for a weak one: p = 1 full compensation, p → −∞ none.
 * Missing children are skipped and the weights of the present ones count; none present: missing. p < 1 other than 0 and
 * p > 1 need scores from 0 up ("score-negative"), p ≤ 0 above 0 ("score-not-positive"). Range: from the least child to
 * the greatest, rising with p.
 * @see Hardy, Littlewood, Pólya (1934), Inequalities, 2.2
 * @example
 * power.apply([Float64Array.of(1), Float64Array.of(7)], { weights: [1, 1], fitted: { p: 2 } }); // => [5]
 */
export const power = defineAggregator({
  id: "power",
  texts: aggregateMeansEn,
  name: { en: "power mean", zh: "幂平均" },
  params: Params,
  fit: (_, { p }) => ({ p }),
  apply: (columns, input, context) => {
    const { p } = input.fitted;
    refuseOutsidePower(columns, input.weights, { ...context, p, method: "power" });
    return scoreRows(columns, input, (x, w) => powerMean(x, w, p));
  },
});
