/** Holt's linear smoothing as fitted. */
export interface HoltModel {
  readonly alpha: number;
  readonly beta: number;
  readonly level: number;
  readonly slope: number;
  /** Sum of squared one-step errors, from the third value on. */
  readonly residual: number;
  /** n − 4: the errors less the two constants. */
  readonly df: number;
  /** The forecast h steps ahead, and its standard error. */
  at(h: number): { readonly value: number; readonly standardError: number };
}

const STEPS = 20;
const ROUNDS = 3;

/**
 * Holt's linear exponential smoothing of an evenly spaced series: level lₜ = α·xₜ + (1 − α)(lₜ₋₁ + bₜ₋₁), slope
 * bₜ = β(lₜ − lₜ₋₁) + (1 − β)bₜ₋₁, begun at x₁ and x₂ − x₁. The constants that are not given are those of a grid in [0, 1]
 * with the least sum of squared one-step errors, made finer twice; of equals the smallest.
 * Standard error h ahead: s·√(1 + Σⱼ₌₁^(h−1) (α + αβ·j)²), s² = sum of squares/(n − 4).
 * Missing: not accepted. Edge: null below 6 values.
 * @see Holt (1957, reprinted 2004), Int. J. Forecasting 20; Hyndman et al. (2008), Forecasting with Exponential Smoothing, table 6.1
 * @example holt(Float64Array.of(1, 2, 3, 4, 5, 6))?.at(4).value; // => 10
 */
export function holt(
  x: Float64Array,
  { alpha, beta }: { readonly alpha?: number; readonly beta?: number } = {},
): HoltModel | null {
  const n = x.length;
  if (n < 6) return null;
  const fitted = best(x, { alpha, beta });
  const deviation = Math.sqrt(fitted.residual / (n - 4));
  return {
    ...fitted,
    df: n - 4,
    at: (h) => {
      let share = 1;
      for (let j = 1; j < h; j++) share += (fitted.alpha + fitted.alpha * fitted.beta * j) ** 2;
      return { value: fitted.level + h * fitted.slope, standardError: deviation * Math.sqrt(share) };
    },
  };
}

type Smoothed = Pick<HoltModel, "alpha" | "beta" | "level" | "slope" | "residual">;

function smooth(x: Float64Array, alpha: number, beta: number): Smoothed {
  let level = x[1]!;
  let slope = x[1]! - x[0]!;
  let residual = 0;
  for (let i = 2; i < x.length; i++) {
    const ahead = level + slope;
    const error = x[i]! - ahead;
    residual += error ** 2;
    // the form with the error keeps a straight line straight to the last bit
    level = ahead + alpha * error;
    slope += alpha * beta * error;
  }
  return { alpha, beta, level, slope, residual };
}

function best(x: Float64Array, given: { alpha: number | undefined; beta: number | undefined }): Smoothed {
  let found: Smoothed | undefined;
  let step = 1 / STEPS;
  for (let round = 0; round < ROUNDS; round++) {
    const alphas = grid(given.alpha, { centre: found?.alpha, step });
    const betas = grid(given.beta, { centre: found?.beta, step });
    for (const alpha of alphas)
      for (const beta of betas) {
        const tried = smooth(x, alpha, beta);
        if (found === undefined || tried.residual < found.residual) found = tried;
      }
    step /= STEPS / 2;
  }
  return found!;
}

function grid(given: number | undefined, { centre, step }: { centre: number | undefined; step: number }): number[] {
  if (given !== undefined) return [given];
  const middle = centre ?? 0.5;
  const half = STEPS / 2;
  const points = Array.from({ length: STEPS + 1 }, (_, i) => middle + (i - half) * step);
  return points.filter((v) => v > -1e-12 && v < 1 + 1e-12).map((v) => Math.min(1, Math.max(0, v)));
}
