/**
 * How likely each number of exchanges is between two random orders of n things: entry k is P(D = k), k = 0 … n(n − 1)/2.
 * Time: n·(number of entries).
 * @see Kendall (1938), A new measure of rank correlation, Biometrika 30
 * @example exchangeDistribution(3); // => [1/6, 2/6, 2/6, 1/6]
 */
export function exchangeDistribution(n: number): Float64Array {
  let p = Float64Array.of(1);
  for (let i = 2; i <= n; i++) {
    // the i-th thing goes to one of i places, each as likely, and passes 0 … i − 1 others
    const next = new Float64Array(p.length + i - 1);
    for (let k = 0; k < p.length; k++) for (let passed = 0; passed < i; passed++) next[k + passed]! += p[k]! / i;
    p = next;
  }
  return p;
}

/**
 * How likely each sum of squared differences is between two random rankings of n things, n up to 9: entry k is
 * P(Σd² = 2k); the sum is always even.
 * Time: n²·2ⁿ sums.
 * @see Kendall (1970), Rank Correlation Methods, 4th ed., chapter 5
 * @example rankDifferenceDistribution(3); // => [1/6, 2/6, 0, 2/6, 1/6]
 */
export function rankDifferenceDistribution(n: number): Float64Array {
  const most = (n * (n * n - 1)) / 3;
  // by the set of places that are taken: rows 0 … i − 1 stand in some i places
  const bySet = new Map<number, Float64Array>([[0, Float64Array.of(1)]]);
  for (let i = 0; i < n; i++) {
    const sets = [...bySet];
    bySet.clear();
    for (const [set, counts] of sets)
      for (let place = 0; place < n; place++) {
        const bit = 1 << place;
        if ((set & bit) !== 0) continue;
        let into = bySet.get(set | bit);
        if (into === undefined) {
          into = new Float64Array(most + 1);
          bySet.set(set | bit, into);
        }
        const step = (i - place) ** 2;
        for (let k = 0; k < counts.length; k++) if (counts[k]! > 0) into[k + step]! += counts[k]!;
      }
  }
  const counts = bySet.values().next().value!;
  let all = 0;
  for (const count of counts) all += count;
  return Float64Array.from({ length: most / 2 + 1 }, (_, k) => counts[2 * k]! / all);
}
