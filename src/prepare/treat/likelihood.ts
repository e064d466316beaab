import { mean, variance } from "../../stats/index.ts";

const LEAST = -5;
const MOST = 5;

/**
 * The λ between −5 and 5 that makes the Box–Cox transform of the values most nearly normal: the largest profile
 * log-likelihood −n/2·ln var(y) + (λ − 1)·Σ ln x. With u = ln x − mean ln x that is least ln var((e^{λu} − 1)/λ),
 * which neither overflows nor depends on the unit of measurement.
 * @see Box and Cox (1964), An analysis of transformations, JRSS B 26, section 3
 */
export function boxCoxLambda(x: Float64Array): number {
  const logs = x.map(Math.log);
  const centre = mean(logs);
  const u = logs.map((v) => v - centre);
  return leastAt((lambda) => logVariance(lambda === 0 ? u : u.map((v) => Math.expm1(lambda * v) / lambda)));
}

/** The same for Yeo and Johnson's transform: the largest −n/2·ln var(y) + (λ − 1)·Σ sign(x)·ln(|x| + 1). */
export function yeoJohnsonLambda(x: Float64Array, of: (v: number, lambda: number) => number): number {
  const jacobian = mean(x.map((v) => Math.sign(v) * Math.log1p(Math.abs(v))));
  return leastAt((lambda) => logVariance(x.map((v) => of(v, lambda))) / 2 - (lambda - 1) * jacobian);
}

function logVariance(y: Float64Array): number {
  const found = Math.log(variance(y, { ddof: 0 }));
  return Number.isFinite(found) ? found : Number.POSITIVE_INFINITY;
}

/** Where a function with one valley is least: a grid of tenths, then the golden section. */
function leastAt(f: (lambda: number) => number): number {
  let best = 0;
  let lowest = f(0);
  for (let k = LEAST * 10; k <= MOST * 10; k++) {
    const value = f(k / 10);
    if (value < lowest) [best, lowest] = [k / 10, value];
  }
  let low = Math.max(LEAST, best - 0.1);
  let high = Math.min(MOST, best + 0.1);
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let [fa, fb] = [f(a), f(b)];
  // the valley is flat to the eighth digit: a double tells no more apart
  while (high - low > 1e-9) {
    if (fa <= fb) {
      [high, b, fb] = [b, a, fa];
      a = high - golden * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + golden * (high - low);
      fb = f(b);
    }
  }
  const found = (low + high) / 2;
  // a tenth on the grid that is as likely is the simpler answer
  return f(found) < lowest ? found : best;
}
