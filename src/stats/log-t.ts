import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError } from "../errors/index.ts";
import { linearRegression } from "./linear-regression.ts";
import { pow } from "./pow.ts";

export interface LogT {
  /** Twice the speed of convergence; from 2 on levels converge, from 0 to 2 growth rates. */
  readonly b: number;
  readonly standardError: number;
  /** Below −1.65 convergence is refused at 5 %, one-sided. */
  readonly t: number;
  readonly converges: boolean;
  /** Periods that the regression rests on. */
  readonly n: number;
  readonly units: number;
}

/** The 5 % point of the normal, one-sided, as Phillips and Sul print it. */
export const LOG_T_LIMIT = -1.65;
/** Below it the regression has no meaning. */
export const LOG_T_PERIODS = 10;

/** Hₜ = mean of (xᵢₜ/x̄ₜ − 1)²: how far the units are apart in a period, relative to their mean. */
function apart(x: Float64Array): number {
  const n = x.length;
  const mean = x.reduce((sum, v) => sum + v, 0) / n;
  return x.reduce((sum, v) => sum + (v / mean - 1) ** 2, 0) / n;
}

/**
 * The log-t test (log t 检验) of convergence: ln(H₁/Hₜ) − 2·ln ln t = a + b·ln t over t = [rT] … T, Hₜ the mean squared distance of
 * the units from their mean, relative to it. The standard error holds under autocorrelation: long-run variance of the residuals
 * with the quadratic spectral kernel and Andrews' bandwidth from an AR(1). Values should be free of business cycles.
 * Missing: not accepted. Edge: units that are all alike in a period converge: b and t are Infinity.
 * @param periods values of all units, above 0, a column a period, in order  @param options.trim r, 0.3 unless given
 * @throws IndexError convergence-periods below ten periods
 * @see Phillips and Sul (2007), Transition modeling and econometric convergence tests, Econometrica 75
 * @example
 * // two units whose distance from their mean falls as 1/t: ln(H₁/Hₜ) = 2·ln t, less 2·ln ln t
 * const periods = Array.from({ length: 12 }, (_, t) => Float64Array.of(1 + 0.5 / (t + 1), 1 - 0.5 / (t + 1)));
 * logT(periods).converges; // => true
 */
export function logT(periods: readonly Float64Array[], { trim = 0.3 }: { readonly trim?: number } = {}): LogT {
  const length = periods.length;
  if (length < LOG_T_PERIODS)
    throw new IndexError(
      [{ code: "convergence-periods", path: [], params: { found: length, needed: LOG_T_PERIODS, test: "log-t" } }],
      distributionEn,
    );
  if (!(trim > 0 && trim < 1)) throw new RangeError(`trim is between 0 and 1, not ${trim}`);
  const h = periods.map(apart);
  const units = periods[0]!.length;
  const first = Math.max(2, Math.floor(trim * length));
  const times = Array.from({ length: length - first + 1 }, (_, k) => first + k);
  const n = times.length;
  if (times.some((t) => h[t - 1] === 0)) {
    return { b: Infinity, standardError: 0, t: Infinity, converges: true, n, units };
  }
  const y = Float64Array.from(times, (t) => Math.log(h[0]! / h[t - 1]!) - 2 * Math.log(Math.log(t)));
  const x = Float64Array.from(times, Math.log);
  const fit = h[0] === 0 ? null : linearRegression(y, [x]);
  // alike at first and apart later
  if (fit === null) return { b: -Infinity, standardError: 0, t: -Infinity, converges: false, n, units };
  const mean = x.reduce((sum, v) => sum + v, 0) / n;
  const squares = x.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  const standardError = Math.sqrt(longRunVariance(fit.residuals) / squares);
  const b = fit.coefficients[1]!;
  const t = b / standardError;
  return { b, standardError, t, converges: t > LOG_T_LIMIT, n, units };
}

/**
 * Long-run variance of residuals: γ₀ + 2·Σ k(j/S)·γⱼ with the quadratic spectral kernel k and the bandwidth
 * S = 1.3221·(α·n)^(1/5), α = 4ρ²/(1 − ρ)⁴ of an AR(1).
 * Edge: all 0 gives 0. @see Andrews (1991), Econometrica 59
 * @example longRunVariance(Float64Array.of(0, 0, 0)); // => 0
 */
export function longRunVariance(residuals: Float64Array): number {
  const n = residuals.length;
  let [cross, own] = [0, 0];
  for (let i = 1; i < n; i++) {
    cross += residuals[i]! * residuals[i - 1]!;
    own += residuals[i - 1]! ** 2;
  }
  const rho = own > 0 ? cross / own : 0;
  const alpha = (4 * rho ** 2) / ((1 - rho) ** 2) ** 2;
  const bandwidth = 1.3221 * pow(alpha * n, 0.2);
  let sum = 0;
  for (let lag = 0; lag < n; lag++) {
    let covariance = 0;
    for (let i = lag; i < n; i++) covariance += residuals[i]! * residuals[i - lag]!;
    sum += (lag === 0 ? 1 : 2 * spectralKernel(lag / bandwidth)) * (covariance / n);
  }
  // the kernel keeps it from falling below 0 but for rounding
  return Math.max(0, sum);
}

/** 25/(12π²x²)·(sin(6πx/5)/(6πx/5) − cos(6πx/5)): 1 at 0, and 0 beyond all bounds. */
function spectralKernel(x: number): number {
  if (x === Infinity) return 0;
  const angle = (6 * Math.PI * x) / 5;
  // near 0 the difference cancels: the first terms of its series
  if (angle < 1e-3) return 1 - angle ** 2 / 10;
  return (3 / angle ** 2) * (Math.sin(angle) / angle - Math.cos(angle));
}
