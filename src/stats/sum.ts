/**
 * Sum of the present values, compensated for rounding (Kahan–Babuška–Neumaier): what each addition drops is added back
 * at the end, so that 1 survives beside 1e100.
 * Missing: skipped; nothing present sums to 0. Edge: an overflow on the way gives ±Infinity.
 * @see Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54
 * @example sum(Float64Array.of(1, 1e100, 1, -1e100, NaN)); // => 2
 */
export function sum(x: Float64Array): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    const next = total + v;
    const c = next - total;
    lost += total - (next - c) + (v - c); // what the addition dropped, whichever is larger (Knuth's TwoSum)
    total = next;
  }
  return Number.isFinite(total) ? total + lost : total;
}

/**
 * How many values are present.
 * @example count(Float64Array.of(1, NaN, 3)); // => 2
 */
export function count(x: Float64Array): number {
  let n = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) n += 1;
  return n;
}
