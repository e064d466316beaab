/** Values in rising order with their weights, missing ones and those without weight left out. */
export interface Spread {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Σ weights. */
  readonly weight: number;
  /** Σ weight · value. */
  readonly total: number;
  readonly mean: number;
  /** How many values there are. */
  readonly n: number;
}

/**
 * A weighted column in rising order. Weights stand for how many persons or households a value speaks for.
 * Missing: a value or weight that is NaN is skipped, as is a weight of 0; a negative or infinite weight is a RangeError.
 * @example spreadOf(Float64Array.of(3, NaN, 1), Float64Array.of(1, 1, 3)).mean; // => 1.5
 */
export function spreadOf(x: Float64Array, weights?: ArrayLike<number>): Spread {
  if (weights !== undefined && weights.length !== x.length)
    throw new RangeError(`a weight for each value is needed: ${x.length} values, ${weights.length} weights`);
  const rows: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w < 0 || w === Infinity) throw new RangeError(`a weight is a number from 0 up, not ${w}`);
    if (!Number.isNaN(x[i]!) && w > 0) rows.push(i);
  }
  rows.sort((a, b) => x[a]! - x[b]! || a - b);
  const values = Float64Array.from(rows, (i) => x[i]!);
  const own = Float64Array.from(rows, (i) => (weights === undefined ? 1 : weights[i]!));
  let weight = 0;
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    weight += own[k]!;
    total += own[k]! * values[k]!;
  }
  return { values, weights: own, weight, total, mean: total / weight, n: values.length };
}

/** The members of each group in the order in which groups first appear; groups without a value are left out. */
export function spreadsByGroup(
  x: Float64Array,
  groups: readonly string[],
  weights?: ArrayLike<number>,
): readonly { readonly group: string; readonly spread: Spread }[] {
  if (groups.length !== x.length)
    throw new RangeError(`a group for each value is needed: ${x.length} values, ${groups.length} groups`);
  const rows = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const own = rows.get(group);
    if (own === undefined) rows.set(group, [i]);
    else own.push(i);
  });
  return [...rows].flatMap(([group, own]) => {
    const spread = spreadOf(
      Float64Array.from(own, (i) => x[i]!),
      weights === undefined ? undefined : Float64Array.from(own, (i) => weights[i]!),
    );
    return spread.n === 0 ? [] : [{ group, spread }];
  });
}

/**
 * Lorenz curve (洛伦兹曲线): the share of the total that the poorest have, at each step of the population.
 * @returns shares of the population and of the total, from (0, 0) to (1, 1)
 * @see Lorenz (1905), Methods of measuring the concentration of wealth
 * @example lorenzCurve(spreadOf(Float64Array.of(1, 3))); // => { population: [0, 0.5, 1], total: [0, 0.25, 1] }
 */
export function lorenzCurve({ values, weights, weight, total }: Spread): {
  readonly population: Float64Array;
  readonly total: Float64Array;
} {
  const population = new Float64Array(values.length + 1);
  const share = new Float64Array(values.length + 1);
  let people = 0;
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    people += weights[k]!;
    sum += weights[k]! * values[k]!;
    population[k + 1] = people / weight;
    share[k + 1] = sum / total;
  }
  if (values.length > 0) {
    population[values.length] = 1;
    share[values.length] = 1;
  }
  return { population, total: share };
}

/**
 * The share of the total that the poorest share p of the population have, on straight lines between the steps.
 * @example shareOfPoorest(spreadOf(Float64Array.of(1, 3)), 0.75); // => 0.625
 */
export function shareOfPoorest(spread: Spread, p: number): number {
  const { population, total } = lorenzCurve(spread);
  if (spread.n === 0) return Number.NaN;
  let k = 1;
  while (k < population.length - 1 && population[k]! < p) k += 1;
  const [from, to] = [population[k - 1]!, population[k]!];
  return total[k - 1]! + ((p - from) / (to - from)) * (total[k]! - total[k - 1]!);
}

/**
 * The value below which a share p of the population lies: type 7 of Hyndman and Fan, weights brought to the number of values
 * and read as how often a value occurs, a step at each value (as R's Hmisc::wtd.quantile with normwt).
 * @example weightedQuantile(spreadOf(Float64Array.of(1, 2, 9), Float64Array.of(2, 1, 1)), 0.5); // => 2
 */
export function weightedQuantile({ values, weights, weight, n }: Spread, p: number): number {
  if (n === 0) return Number.NaN;
  const at = 1 + (n - 1) * p;
  const low = Math.floor(at);
  const valueAt = (place: number) => {
    let seen = 0;
    for (let k = 0; k < n; k++) {
      seen += (weights[k]! / weight) * n;
      // a sum of shares that should be whole may fall short by rounding
      if (seen >= place - 1e-12 * n) return values[k]!;
    }
    return values[n - 1]!;
  };
  const [a, b] = [valueAt(low), valueAt(Math.min(n, low + 1))];
  return a + (at - low) * (b - a);
}

/** Half the mean difference over the mean, values in rising order; 0 where all are 0. */
export function giniOf({ values, weights, weight, total }: Spread): number {
  if (total === 0) return 0;
  // Σ wₖ·(weight below − weight above)·xₖ is all differences at once
  let below = 0;
  let differences = 0;
  for (let k = 0; k < values.length; k++) {
    differences += weights[k]! * values[k]! * (2 * below + weights[k]! - weight);
    below += weights[k]!;
  }
  return differences / (weight * total);
}

/** Standard deviation, over n, by the size of the mean; NaN where nothing is there or the mean is 0. */
export function variationOf({ values, weights, weight, mean, n }: Spread): number {
  if (n === 0 || mean === 0) return Number.NaN;
  let squares = 0;
  for (let k = 0; k < n; k++) squares += weights[k]! * (values[k]! - mean) ** 2;
  return Math.sqrt(squares / weight) / Math.abs(mean);
}
