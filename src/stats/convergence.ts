import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError } from "../errors/index.ts";
import { linearRegression } from "./linear-regression.ts";
import { mean, standardDeviation } from "./moments.ts";
import { studentTTail } from "./student-t.ts";

export interface SigmaConvergence {
  /** Of each period: the coefficient of variation and the standard deviation of the logarithms, both over n − 1. */
  readonly variation: readonly number[];
  readonly logDeviation: readonly (number | null)[];
  /** Least squares of the coefficient of variation on time: falling is convergence. */
  readonly slope: number;
  readonly p: number;
}

/**
 * σ convergence (σ 收敛): whether units grow more alike, by the trend of their coefficient of variation.
 * Missing: skipped within each period; a period with fewer than two values or a mean not above 0 is NaN and left out of the trend.
 * The standard deviation of logarithms is null in a period with a value that is not above 0.
 * @param periods values of all units, a column a period  @param time of each period, in years
 * @throws IndexError convergence-periods below three periods
 * @see Barro and Sala-i-Martin (1992), Convergence, Journal of Political Economy 100
 * @example sigmaConvergence([Float64Array.of(1, 3), Float64Array.of(2, 4), Float64Array.of(3, 5)], [2020, 2021, 2022]).slope < 0; // => true
 */
export function sigmaConvergence(periods: readonly Float64Array[], time: readonly number[]): SigmaConvergence {
  if (periods.length < 3)
    throw new IndexError(
      [{ code: "convergence-periods", path: [], params: { found: periods.length, needed: 3, test: "sigma" } }],
      distributionEn,
    );
  const variation = periods.map((x) => (mean(x) > 0 ? standardDeviation(x) / mean(x) : Number.NaN));
  const logDeviation = periods.map((x) => (x.some((v) => v <= 0) ? null : standardDeviation(x.map(Math.log))));
  const trend = linearRegression(Float64Array.from(variation), [Float64Array.from(time)]);
  const slope = trend === null ? Number.NaN : trend.coefficients[1]!;
  const p = trend === null || trend.df === 0 ? Number.NaN : studentTTail(slope / trend.standardErrors[1]!, trend);
  return { variation, logDeviation, slope, p };
}

export interface BetaConvergence {
  /** Of the logarithm of the first value in the yearly growth: below 0 is convergence. */
  readonly beta: number;
  readonly standardError: number;
  readonly p: number;
  /** λ = −ln(1 + βT)/T: how fast the distance closes, a year; NaN where there is none. */
  readonly speed: number;
  /** ln 2/λ, in years. */
  readonly halfLife: number;
  readonly rSquared: number;
  readonly n: number;
  /** Coefficients of the controls, in their order. */
  readonly controls: readonly { readonly coefficient: number; readonly standardError: number }[];
}

/**
 * β convergence (β 收敛), absolute or with controls conditional: ln(x_T/x_0)/T = α + β·ln x_0 + γ·controls, by least squares.
 * Missing: units without both figures or a control are left out.
 * @param options.years T, above 0, else a RangeError
 * @throws IndexError convergence-units where fewer than coefficients + 1 remain, convergence-positive
 * @see Barro and Sala-i-Martin (1992), Convergence, Journal of Political Economy 100
 * @example
 * // everybody closes half the distance to 8 in logarithms in one year
 * betaConvergence(Float64Array.of(1, 2, 4), Float64Array.of(Math.sqrt(8), 4, Math.sqrt(32)), { years: 1 }).beta; // => -0.5
 */
export function betaConvergence(
  first: Float64Array,
  last: Float64Array,
  { years, controls = [] }: { readonly years: number; readonly controls?: readonly Float64Array[] },
): BetaConvergence {
  if (!(years > 0)) throw new RangeError(`years is a number above 0, not ${years}`);
  const low = first.findIndex((v, i) => !Number.isNaN(v + last[i]!) && (v <= 0 || last[i]! <= 0));
  if (low >= 0) {
    const params = { unit: String(low + 1), period: "", value: first[low]! <= 0 ? first[low]! : last[low]! };
    throw new IndexError([{ code: "convergence-positive", path: [low], params }], distributionEn);
  }
  const start = first.map(Math.log);
  const growth = last.map((v, i) => (Math.log(v) - start[i]!) / years);
  const fit = linearRegression(growth, [start, ...controls]);
  if (fit === null || fit.df < 1) {
    const found = growth.filter((v, i) => !Number.isNaN(v) && controls.every((x) => !Number.isNaN(x[i]!))).length;
    throw new IndexError(
      [{ code: "convergence-units", path: [], params: { found, needed: controls.length + 3 } }],
      distributionEn,
    );
  }
  const beta = fit.coefficients[1]!;
  const standardError = fit.standardErrors[1]!;
  const left = 1 + beta * years;
  const speed = left > 0 ? -Math.log(left) / years : Number.NaN;
  return {
    beta,
    standardError,
    p: studentTTail(beta / standardError, fit),
    speed,
    halfLife: speed > 0 ? Math.LN2 / speed : Number.NaN,
    rSquared: fit.rSquared,
    n: fit.n,
    controls: controls.map((_, k) => ({
      coefficient: fit.coefficients[k + 2]!,
      standardError: fit.standardErrors[k + 2]!,
    })),
  };
}
