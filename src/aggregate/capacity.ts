import { IndexError, type Issue } from "../errors/index.ts";

/** What a set of children is worth together, by the bits of their numbers: 0 for none, 1 for all. */
export type Capacity = readonly number[];

/** One unordered pair of children, by their numbers, and its interaction index: below 0 redundant, above 0 complementary. */
export interface Interaction {
  readonly a: number;
  readonly b: number;
  readonly value: number;
}

const rounding = 1e-9;

/**
 * Choquet integral of a 2-additive capacity: Σ φⱼxⱼ − ½ Σ Iⱼₖ |xⱼ − xₖ|, Shapley values φ of sum 1.
 * @see Grabisch (1997), k-order additive discrete fuzzy measures and their representation, Fuzzy Sets and Systems 92
 */
export function choquetOfPairs(
  x: readonly number[],
  shapley: readonly number[],
  interactions: readonly Interaction[],
): number {
  let total = 0;
  for (let j = 0; j < x.length; j++) total += shapley[j]! * x[j]!;
  for (const { a, b, value } of interactions) total -= 0.5 * value * Math.abs(x[a]! - x[b]!);
  return total;
}

/** Children whose rise could lower the score: φⱼ < ½ Σ |Iⱼₖ|. */
export function notMonotone(
  shapley: readonly number[],
  interactions: readonly Interaction[],
): { child: number; half: number }[] {
  const half = shapley.map(() => 0);
  for (const { a, b, value } of interactions) {
    half[a]! += Math.abs(value) / 2;
    half[b]! += Math.abs(value) / 2;
  }
  return half.flatMap((h, child) => (h > shapley[child]! + rounding ? [{ child, half: h }] : []));
}

/**
 * Choquet integral: the least value x₍₁₎ in full, then each further step x₍ₖ₎ − x₍ₖ₋₁₎ by what those that reach it are worth.
 * With children absent, those present are worth ν(S) = ½·(μ(S) + μ(S ∪ A) − μ(A)) by ν of all present, A the absent: the
 * mean of what they add before the absent and after them. For an additive capacity it is the mean of the present ones.
 * @param present numbers of the present children, as those of `x`
 * @returns NaN where those present are worth nothing
 * @see Choquet (1954), Theory of capacities, Annales de l'Institut Fourier 5
 */
export function choquetOfCapacity(x: readonly number[], present: readonly number[], capacity: Capacity): number {
  let all = 0;
  for (const j of present) all |= 1 << j;
  const absent = (capacity.length - 1) & ~all;
  const worth = (set: number) => 0.5 * (capacity[set]! + capacity[set | absent]! - capacity[absent]!);
  const whole = worth(all);
  if (!(whole > 0)) return Number.NaN;
  const order = x.map((_, k) => k).sort((a, b) => x[a]! - x[b]!);
  let total = x[order[0]!]!;
  let reach = all;
  for (let k = 1; k < order.length; k++) {
    reach &= ~(1 << present[order[k - 1]!]!);
    total += (x[order[k]!]! - x[order[k - 1]!]!) * (worth(reach) / whole);
  }
  return total;
}

/** Shapley values: what each child adds on average over all orders in which the children can come in. */
export function shapleyValues(capacity: Capacity): number[] {
  const m = 31 - Math.clz32(capacity.length);
  // (s! (m − s − 1)!)/m!, from s = 0 on
  const share = [1 / m];
  for (let s = 1; s < m; s++) share.push((share[s - 1]! * s) / (m - s));
  const phi = Array.from({ length: m }, () => 0);
  for (let set = 0; set < capacity.length; set++) {
    const size = bits(set);
    for (let j = 0; j < m; j++)
      if ((set & (1 << j)) === 0) phi[j]! += share[size]! * (capacity[set | (1 << j)]! - capacity[set]!);
  }
  return phi;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

/** Sets that are worth less than a set within them, which no capacity allows. */
export function fallingSets(capacity: Capacity): { set: number; within: number }[] {
  const found: { set: number; within: number }[] = [];
  for (let set = 1; set < capacity.length; set++)
    for (let j = 0; 1 << j <= set; j++)
      if ((set & (1 << j)) !== 0 && capacity[set & ~(1 << j)]! > capacity[set]! + rounding)
        found.push({ set, within: set & ~(1 << j) });
  return found;
}

/** The values of every set of children, from those listed by id: all of 2ᵐ − 2 must be there, and never fall. */
export function readCapacity(
  listed: readonly { readonly of: readonly string[]; readonly value: number }[],
  ids: readonly string[],
): number[] {
  const name = (set: number) => ids.filter((_, j) => (set & (1 << j)) !== 0).join(" + ");
  const capacity = Array.from({ length: 1 << ids.length }, () => Number.NaN);
  capacity[0] = 0;
  capacity[capacity.length - 1] = 1;
  const issues: Issue[] = [];
  listed.forEach(({ of, value }, at) => {
    let set = 0;
    for (const id of of) set |= 1 << ids.indexOf(id);
    const path = ["measure", "capacity", at];
    if (set === capacity.length - 1 ? value !== 1 : !Number.isNaN(capacity[set]!))
      issues.push({ code: "capacity-set", path, params: { set: name(set), whole: set === capacity.length - 1 } });
    capacity[set] = value;
  });
  const missing = capacity.flatMap((v, set) => (Number.isNaN(v) ? [name(set)] : []));
  if (missing.length > 0)
    issues.push({ code: "capacity-incomplete", path: ["measure", "capacity"], params: { missing } });
  const falling = fallingSets(capacity);
  for (const { set, within } of falling) {
    const params = { set: name(set), value: capacity[set]!, within: name(within), more: capacity[within]! };
    issues.push({ code: "capacity-falls", path: ["measure", "capacity"], params });
  }
  if (issues.length > 0) throw new IndexError(issues);
  return capacity;
}
