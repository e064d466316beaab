import { lnAll, lnBlock } from "./ln-block.ts";
import { mean } from "./moments.ts";

/**
 * How far shares are from even, 1 − e with e of `shannonEvenness`, without the cancellation of 1 − e.
 * pᵢ = (xᵢ − zero)/Σ(xⱼ − zero), 1 − e = Σ pᵢ ln(n·pᵢ) / ln n = Σ f(δᵢ) / (n ln n) with n·pᵢ = 1 + δᵢ and
 * f(δ) = (1 + δ)·ln(1 + δ) − δ, every term of which is 0 or more. Any multiple of x gives the same.
 * Missing: skipped, n counts the present. Edge: exactly 0 for equal values; null where it is undefined: fewer than two
 * values, all of them at `zero`, or one below it.
 * @param zero what counts as nothing, 0 unless given
 * @param floor instead of it: nothing lies so many ranges below the smallest value; 0 for shares of min-max scores
 * @see Shannon (1948), A Mathematical Theory of Communication, Bell System Technical Journal 27
 * @example shannonDivergence(Float64Array.of(0.5, 0.5, 0, 0)); // => 0.5
 * @example shannonDivergence(Float64Array.of(1, 1 + 1 / 1024)); // => 1.718148e-7
 */
export function shannonDivergence(
  x: Float64Array,
  { zero, floor }: { zero?: number; floor?: number } = {},
): number | null {
  const { n, total, min, max } = totals(x);
  const nothing = floor === undefined ? (zero ?? 0) : floor === 0 ? min : min - floor * (max - min);
  if (n < 2 || min < nothing || max === nothing) return null;
  if (min === max) return 0;
  const centre = Number.isFinite(total) ? total / n : mean(x);
  const scale = { centre, nothing, above: centre - nothing };
  const spread = Math.max(max - centre, centre - min) / scale.above;
  const distance = spread < 0.5 ? nearSum(x, n, scale) : farSum(x, n, scale);
  return Math.min(1, Math.max(0, distance / Math.log(n)));
}

/** What a column sums to, and its ends. */
function totals(x: Float64Array): { n: number; total: number; min: number; max: number } {
  let total = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (v < min) min = v;
    if (v > max) max = v;
    total += v;
  }
  if (!Number.isNaN(total)) return { n: x.length, total, min, max };
  let n = 0;
  total = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!)) continue;
    n += 1;
    total += x[i]!;
  }
  return { n, total, min, max };
}

interface Level {
  /** The mean, but for rounding; what counts as nothing; the one above the other. */
  readonly centre: number;
  readonly nothing: number;
  readonly above: number;
}

/** Shares whose logarithms are held at a time. */
const blockRows = 512;

/** Σp·ln(n·p) of shares far from even, of s = n·p but for rounding: Σs·ln s / Σs − ln(Σs/n). */
function farSum(x: Float64Array, n: number, { nothing, above }: Level): number {
  const shares = new Float64Array(blockRows);
  const block = lnBlock(blockRows);
  const by = 1 / above;
  const times = by < Infinity ? by : 0; // below the normal numbers there is no reciprocal
  let logs = 0;
  let total = 0;
  for (let from = 0; from < x.length; from += blockRows) {
    const rows = Math.min(blockRows, x.length - from);
    for (let i = 0; i < rows; i++) {
      const over = x[from + i]! - nothing;
      const s = times > 0 ? over * times : over / above;
      block.y[i] = shares[i] = s > 0 ? s : 0; // missing, or 0·ln 0
    }
    lnAll(block, rows);
    for (let i = 0; i < rows; i++) {
      const s = shares[i]!;
      logs += s * block.y[i]!;
      total += s;
    }
  }
  return logs / total - Math.log(total / n);
}

/** The same of shares near even, by f(δ) = (1 + δ)·ln(1 + δ) − δ: with μ the mean of δ, Σf/n/(1 + μ) − μ²/2. */
function nearSum(x: Float64Array, n: number, { centre, above }: Level): number {
  const deltas = new Float64Array(blockRows);
  const block = lnBlock(blockRows);
  let sum = 0;
  let total = 0;
  for (let from = 0; from < x.length; from += blockRows) {
    const rows = Math.min(blockRows, x.length - from);
    for (let i = 0; i < rows; i++) {
      const delta = (x[from + i]! - centre) / above;
      deltas[i] = delta;
      block.y[i] = 1 + delta;
    }
    lnAll(block, rows);
    for (let i = 0; i < rows; i++) {
      const delta = deltas[i]!;
      if (Number.isNaN(delta)) continue;
      sum += delta > -0.1 && delta < 0.1 ? nearlyEven(delta) : (1 + delta) * block.y[i]! - delta;
      total += delta;
    }
  }
  const over = total / n;
  return sum / n / (1 + over) - (over * over) / 2;
}

/** (1 + δ)·ln(1 + δ) − δ = Σ (−1)ᵏ δᵏ/(k(k − 1)) from k = 2, for |δ| < 0.1: the next term is below 1e-17 of the first. */
function nearlyEven(d: number): number {
  return (
    d *
    d *
    (1 / 2 -
      d *
        (1 / 6 -
          d *
            (1 / 12 -
              d *
                (1 / 20 -
                  d *
                    (1 / 30 -
                      d *
                        (1 / 42 -
                          d *
                            (1 / 56 -
                              d *
                                (1 / 72 -
                                  d *
                                    (1 / 90 -
                                      d *
                                        (1 / 110 -
                                          d *
                                            (1 / 132 -
                                              d * (1 / 156 - d * (1 / 182 - d * (1 / 210 - d * (1 / 240)))))))))))))))
  );
}
