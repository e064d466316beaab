import { quantiles } from "./quantile.ts";
import { createRandom } from "./random.ts";

/** Outputs of a Saltelli design of N rows: f(A), f(B), and for each input f of A with that input's columns from B. */
export interface SobolOutputs {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: readonly Float64Array[];
}

export interface SobolIndex {
  /** Share of the variance that the input explains by itself. */
  readonly first: number;
  /** Share that would be left if all but this input were known: itself and its interactions. */
  readonly total: number;
  /** Bootstrap interval of each; NaN without bootstrap. */
  readonly firstInterval: readonly [number, number];
  readonly totalInterval: readonly [number, number];
}

export interface SobolIndices {
  readonly inputs: readonly SobolIndex[];
  readonly mean: number;
  /** Of the output, over A and B together, by their number. */
  readonly variance: number;
  /** Rows of the design that count: all of whose outputs are there. */
  readonly rows: number;
}

interface Estimates {
  readonly first: Float64Array;
  readonly total: Float64Array;
  readonly variance: number;
  readonly mean: number;
}

function estimate({ a, b, mixed }: SobolOutputs, rows: Uint32Array): Estimates {
  const n = rows.length;
  let sum = 0;
  for (const i of rows) sum += a[i]! + b[i]!;
  const mean = sum / (2 * n);
  let squares = 0;
  for (const i of rows) squares += (a[i]! - mean) ** 2 + (b[i]! - mean) ** 2;
  const variance = squares / (2 * n);
  const first = new Float64Array(mixed.length);
  const total = new Float64Array(mixed.length);
  mixed.forEach((ab, k) => {
    let product = 0;
    let distance = 0;
    for (const i of rows) {
      // centred: the estimator has the same mean and a smaller variance
      product += (b[i]! - mean) * (ab[i]! - a[i]!);
      distance += (a[i]! - ab[i]!) ** 2;
    }
    first[k] = variance === 0 ? Number.NaN : product / n / variance;
    total[k] = variance === 0 ? Number.NaN : distance / (2 * n) / variance;
  });
  return { first, total, variance, mean };
}

/**
 * First-order and total-effect indices of each input: Sᵢ = (1/N) Σ f(B)(f(ABᵢ) − f(A)) / V by Saltelli et al. (2010),
 * Tᵢ = (1/2N) Σ (f(A) − f(ABᵢ))² / V by Jansen (1999), outputs centred, V over A and B. Intervals by the bootstrap over the
 * rows of the design (percentiles). An input may be a group of columns that are exchanged together.
 * Missing: a row of the design that lacks an output is left out of all. Edge: a constant output gives NaN, since there is
 * no variance to share; estimates may fall a little below 0 or above 1.
 * @param level of the intervals, 0.95 by default  @param bootstrap resamples; 0 for no interval
 * @see Saltelli et al. (2010), Computer Physics Communications 181; Jansen (1999), Computer Physics Communications 117
 */
export function sobolIndices(
  outputs: SobolOutputs,
  { bootstrap = 500, level = 0.95, seed = 1 }: { bootstrap?: number; level?: number; seed?: number } = {},
): SobolIndices {
  const all = Array.from(outputs.a.keys()).filter(
    (i) => !Number.isNaN(outputs.a[i]! + outputs.b[i]! + outputs.mixed.reduce((sum, ab) => sum + ab[i]!, 0)),
  );
  const rows = Uint32Array.from(all);
  const own = estimate(outputs, rows);
  const k = outputs.mixed.length;
  const firsts = Array.from({ length: k }, () => new Float64Array(bootstrap));
  const totals = Array.from({ length: k }, () => new Float64Array(bootstrap));
  const random = createRandom(seed);
  const sample = new Uint32Array(rows.length);
  for (let r = 0; r < bootstrap; r++) {
    for (let i = 0; i < sample.length; i++) sample[i] = rows[random.integer(rows.length)]!;
    const again = estimate(outputs, sample);
    for (let j = 0; j < k; j++) {
      firsts[j]![r] = again.first[j]!;
      totals[j]![r] = again.total[j]!;
    }
  }
  const ends = Float64Array.of((1 - level) / 2, (1 + level) / 2);
  const interval = (values: Float64Array) => {
    const [low, high] = quantiles(values, ends);
    return [low!, high!] as const;
  };
  return {
    inputs: Array.from({ length: k }, (_, j) => ({
      first: own.first[j]!,
      total: own.total[j]!,
      firstInterval: interval(firsts[j]!),
      totalInterval: interval(totals[j]!),
    })),
    mean: rows.length === 0 ? Number.NaN : own.mean,
    variance: rows.length === 0 ? Number.NaN : own.variance,
    rows: rows.length,
  };
}
