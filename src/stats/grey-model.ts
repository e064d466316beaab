import { linearRegression } from "./linear-regression.ts";

/** GM(1,1) as fitted: x⁽⁰⁾(k) + a·z(k) = b. */
export interface GreyModel {
  /** Development coefficient: negative for a growing series. */
  readonly a: number;
  /** Grey input. */
  readonly b: number;
  /** The series as the model says it; the first value is the series' own. */
  readonly fitted: Float64Array;
  /** x(k − 1)/x(k), k = 2 … n. */
  readonly classRatios: Float64Array;
  /** The open interval (e^(−2/(n+1)), e^(2/(n+1))) that every class ratio must lie in. */
  readonly band: readonly [low: number, high: number];
  readonly classRatiosPass: boolean;
  /** Posterior error ratio: deviation of the residuals over that of the series, both over n. */
  readonly c: number;
  /** Share of the residuals within 0.6745 deviations of the series of their mean. */
  readonly p: number;
  /** The value k steps after the first (k = n is the first forecast), and its standard error by the delta method. */
  at(k: number): { readonly value: number; readonly standardError: number };
  /** Degrees of freedom of the standard error: n − 3. */
  readonly df: number;
}

/** (eᵃ − 1)/a and its derivative; a series near 0, where the quotients lose digits. */
function growth(a: number): { e: number; slope: number } {
  if (Math.abs(a) < 1e-3) {
    const e = 1 + a / 2 + a ** 2 / 6 + (a * a ** 2) / 24;
    return { e, slope: 0.5 + a / 3 + a ** 2 / 8 + (a * a ** 2) / 30 };
  }
  const rise = Math.expm1(a);
  return { e: rise / a, slope: (a * Math.exp(a) - rise) / a ** 2 };
}

/**
 * The grey model GM(1,1) of a positive, evenly spaced series: least squares of x(k) on the means of neighbouring
 * accumulated sums; x̂(k) = ((eᵃ − 1)/a)·e^(−a·k)·(b − a·x(0)) for k ≥ 1.
 * Missing: not accepted. Edge: null below 4 values, where a value is not above 0, or where the sums do not determine a line.
 * @see Deng (1989), Introduction to Grey System Theory, J. Grey System 1; Liu & Lin (2010), Grey Systems
 * @example greyModel(Float64Array.of(71.1, 72.4, 72.4, 72.1, 71.4, 72.0, 71.6))?.b.toFixed(5); // => "72.65727"
 */
export function greyModel(x: Float64Array): GreyModel | null {
  const n = x.length;
  if (n < 4 || !x.every((v) => v > 0)) return null;
  const first = x[0]!;
  const means = new Float64Array(n - 1);
  let sum = first;
  for (let k = 1; k < n; k++) {
    means[k - 1] = sum + x[k]! / 2;
    sum += x[k]!;
  }
  const line = linearRegression(x.slice(1), [means]);
  if (line === null) return null;
  const [b, a] = [line.coefficients[0]!, -line.coefficients[1]!];
  const { e, slope } = growth(a);
  const value = (k: number) => (k === 0 ? first : e * Math.exp(-a * k) * (b - a * first));
  const fitted = Float64Array.from(x, (_, k) => value(k));
  const residuals = x.map((v, k) => v - fitted[k]!);
  const deviation = deviationOf(x);
  const centre = meanOf(residuals);
  const within = residuals.filter((r) => Math.abs(r - centre) < 0.6745 * deviation).length;
  const limit = 2 / (n + 1);
  const band = [Math.exp(-limit), Math.exp(limit)] as const;
  const classRatios = Float64Array.from({ length: n - 1 }, (_, i) => x[i]! / x[i + 1]!);
  const squares = Float64Array.from({ length: n - 1 }, (_, i) => residuals[i + 1]! ** 2);
  const variance = squares.reduce((total, v) => total + v, 0) / (n - 3);
  const spread = centred(means);
  return {
    a,
    b,
    fitted,
    classRatios,
    band,
    classRatiosPass: classRatios.every((ratio) => ratio > band[0] && ratio < band[1]),
    c: deviationOf(residuals) / deviation,
    p: within / n,
    df: n - 3,
    at: (k) => {
      const shrink = Math.exp(-a * k);
      const byB = e * shrink;
      const byA = slope * shrink * (b - a * first) - k * value(k) - first * byB;
      // of the line b − a·z: var a = s²/S, cov(a, b) = s²·z̄/S, var b = s²·(1/m + z̄²/S)
      const { mean, squares: s } = spread;
      const share = byA ** 2 / s + (2 * byA * byB * mean) / s + byB ** 2 * (1 / (n - 1) + mean ** 2 / s);
      return { value: value(k), standardError: Math.sqrt(variance * (1 + share)) };
    },
  };
}

function meanOf(x: Float64Array): number {
  return x.reduce((total, v) => total + v, 0) / x.length;
}

function centred(x: Float64Array): { mean: number; squares: number } {
  const mean = meanOf(x);
  return { mean, squares: x.reduce((total, v) => total + (v - mean) ** 2, 0) };
}

const deviationOf = (x: Float64Array): number => Math.sqrt(centred(x).squares / x.length);
