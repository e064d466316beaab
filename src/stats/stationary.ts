/**
 * The shares of time that a chain spends in each state in the long run: Σⱼ qⱼ·rateⱼᵢ = qᵢ·Σₖ rateᵢₖ, Σq = 1, by
 * elimination without subtraction, so that every share is right to the last digits and none is negative.
 * Missing: not accepted. Edge: null where the answer depends on the start (more than one set of states without exit) or
 * the chain ends in a single state, unless that is asked for: then that state has all of it.
 * @param rates from state j (row) to state i, 0 or more; the diagonal is not read
 * @param options.absorbed whether a chain that ends in a single state has an answer
 * @see Grassmann, Taksar, Heyman (1985), Regenerative analysis and steady state distributions, Operations Research 33
 * @example stationary([Float64Array.of(0, 1), Float64Array.of(3, 0)]); // => Float64Array.of(0.75, 0.25)
 */
export function stationary(
  rates: readonly Float64Array[],
  { absorbed = false }: { readonly absorbed?: boolean } = {},
): Float64Array | null {
  const m = rates.length;
  const reach = rates.map((_, j) => reachable(j, rates));
  const closed = rates.map((_, j) => reach[j]!.every((seen, i) => !seen || reach[i]![j]!));
  const members = closed.flatMap((inside, j) => (inside ? [j] : []));
  const one = members.length > (absorbed ? 0 : 1) && members.every((j) => reach[members[0]!]![j]!);
  if (!one) return null;
  const g = members.map((j) => Float64Array.from(members, (i) => rates[j]![i]!));
  for (let k = members.length - 1; k > 0; k--) {
    const row = g[k]!;
    let out = 0;
    for (let i = 0; i < k; i++) out += row[i]!;
    for (let i = 0; i < k; i++) {
      const into = g[i]!;
      into[k] = into[k]! / out;
      for (let j = 0; j < k; j++) if (j !== i) into[j] = into[j]! + into[k]! * row[j]!;
    }
  }
  const shares = new Float64Array(m);
  let total = 1;
  const q = new Float64Array(members.length);
  q[0] = 1;
  for (let k = 1; k < members.length; k++) {
    for (let i = 0; i < k; i++) q[k] = q[k]! + q[i]! * g[i]![k]!;
    total += q[k]!;
  }
  members.forEach((j, a) => {
    shares[j] = q[a]! / total;
  });
  return shares;
}

function reachable(from: number, rates: readonly Float64Array[]): boolean[] {
  const seen = rates.map(() => false);
  seen[from] = true;
  const open = [from];
  for (let j = open.pop(); j !== undefined; j = open.pop()) {
    rates[j]!.forEach((rate, i) => {
      if (i === j || !(rate > 0) || seen[i]) return;
      seen[i] = true;
      open.push(i);
    });
  }
  return seen;
}
