import { betaQuantile } from "./incomplete-beta.ts";
import { studentTQuantile } from "./student-t.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

interface Given {
  /** Confidence level, 0.95 for 95 %. */
  readonly level: number;
  readonly df: number;
}

/**
 * mean ± t·se, with Student's t at the design's degrees of freedom.
 * @example meanInterval({ value: 10, standardError: 1 }, { level: 0.95, df: 2 }); // => { low: 5.6973472702505, high: 14.3026527297495 }
 */
export function meanInterval(
  { value, standardError }: { readonly value: number; readonly standardError: number },
  { level, df }: Given,
): Interval {
  const half = standardError === 0 ? 0 : studentTQuantile(level, { df }) * standardError;
  return { low: value - half, high: value + half };
}

/**
 * How many answers drawn singly would know a share as well: n = p(1−p)/V. Edge: a share of 0 or 1, where V is 0 too, keeps
 * the number of answers.
 */
export function effectiveSize({
  p,
  variance,
  n,
}: {
  readonly p: number;
  readonly variance: number;
  readonly n: number;
}): number {
  return p > 0 && p < 1 && variance > 0 ? (p * (1 - p)) / variance : n;
}

/**
 * Wilson's interval of a share on the effective number of answers, with Student's t at the design's degrees of freedom:
 * (p + t²/2n ± t·√(p(1−p)/n + t²/4n²)) / (1 + t²/n). Stays within 0 to 1.
 * @see Wilson (1927), JASA 22, 209–212; Franco et al. (2019), J. Surv. Stat. Methodol. 7, 334–364, for survey samples
 * @example wilsonInterval({ p: 0.5, size: 100 }, { level: 0.95, df: Infinity }); // => { low: 0.40383153, high: 0.59616847 }
 */
export function wilsonInterval(
  { p, size }: { readonly p: number; readonly size: number },
  { level, df }: Given,
): Interval {
  const t = studentTQuantile(level, { df });
  const tt = (t * t) / size;
  const middle = (p + tt / 2) / (1 + tt);
  const half = (t * Math.sqrt((p * (1 - p)) / size + tt / (4 * size))) / (1 + tt);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Korn and Graubard's interval of a share: Clopper and Pearson's, by beta quantiles, on the effective number of answers
 * times (t(n−1)/t(df))², so that few PSUs widen it. Never too short, often long.
 * @param size effective number of answers  @param n answers
 * @see Korn and Graubard (1998), Surv. Methodol. 24, 193–201
 * @example kornGraubardInterval({ p: 0, size: 10, n: 10 }, { level: 0.95, df: 9 }).high; // => 0.308497107819
 */
export function kornGraubardInterval(
  { p, size, n }: { readonly p: number; readonly size: number; readonly n: number },
  { level, df }: Given,
): Interval {
  const ratio = studentTQuantile(level, { df: n - 1 }) / studentTQuantile(level, { df });
  const kept = size * ratio * ratio;
  const x = p * kept;
  const tail = (1 - level) / 2;
  return {
    low: x <= 0 ? 0 : betaQuantile(tail, { a: x, b: kept - x + 1 }),
    high: x >= kept ? 1 : betaQuantile(1 - tail, { a: x + 1, b: kept - x }),
  };
}
