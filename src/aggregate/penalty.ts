import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import type { TableContext } from "../method/index.ts";
import { extent, weightedMean } from "../stats/index.ts";
import { scoreRows, type Weighing } from "./by-row.ts";
import { rowProblems } from "./domain.ts";

/** `positive`: more is a good thing, unevenness lowers the score; `negative`: more is a bad thing, it raises it. */
export const Polarity = z._default(z.enum(["positive", "negative"]), "positive");
/** Divisor of the variance: `population` n, `sample` n − 1. */
export const Deviation = z._default(z.enum(["population", "sample"]), "population");

/** The weighted mean of a row and its deviation √(Σw(x − M)²/Σw); `sample`: times √(n/(n − 1)), 0 for one value. */
export function meanAndDeviation(x: Float64Array, w: Float64Array, deviation: z.output<typeof Deviation>) {
  const mean = weightedMean(x, w);
  const n = x.length;
  const off = x.map((v) => Math.abs(v - mean));
  const { max } = extent(off);
  if (n === 1 || max === 0) return { mean, spread: 0 };
  // by the largest first: its square could be too large for a number
  const squares = off.map((d) => (d / max) * (d / max));
  const correction = deviation === "population" ? 1 : n / (n - 1);
  return { mean, spread: max * Math.sqrt(weightedMean(squares, w) * correction) };
}

export interface Penalty {
  readonly method: string;
  readonly deviation: z.output<typeof Deviation>;
  readonly polarity: z.output<typeof Polarity>;
  readonly factor: number;
}

/** M ∓ factor·S²/M by row. A mean at or below 0, to which a spread cannot be related: "mean-not-positive". */
export function penalisedMeans(
  columns: readonly Float64Array[],
  input: Weighing,
  { method, deviation, polarity, factor, rows }: Penalty & Pick<TableContext, "rows">,
): Float64Array {
  const problems = rowProblems(method, rows);
  const sign = polarity === "positive" ? -1 : 1;
  const y = scoreRows(columns, input, (x, w, row) => {
    const { mean, spread } = meanAndDeviation(x, w, deviation);
    if (spread === 0 || factor === 0) return mean;
    if (!(mean > 0)) return problems.add(row, mean);
    return mean + sign * factor * (spread / mean) * spread;
  });
  problems.refuse();
  return y;
}

/** The mean of each row, and its penalty, always ≥ 0: what `details` shows of the family. */
export function penaltyDetails(columns: readonly Float64Array[], input: Weighing, scores: Float64Array) {
  const mean = scoreRows(columns, input, weightedMean);
  return { mean, penalty: mean.map((m, i) => Math.abs(m - scores[i]!)) };
}

/** The extremes of a column; too far apart to compute with: "range-overflow". */
export function checkedExtent(x: Float64Array): { min: number; max: number } {
  const { min, max } = extent(x);
  if (max > min && !Number.isFinite((max - min) * (max - min)))
    throw new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);
  return { min, max };
}
