import { sortIndex } from "./sort.ts";

/**
 * Kendall's τ-b: how far two columns order the rows alike, ties allowed for.
 * τ = (C − D) / √((N − Tx)(N − Ty)), N = n(n − 1)/2 pairs, C in the same order, D in the opposite, Tx and Ty tied.
 * Missing: a row counts only if both values are present. Edge: NaN below two such rows, or where a column is constant
 * on them. Time: n log n, by counting the exchanges of a merge sort.
 * @see Knight (1966), A computer method for calculating Kendall's tau with ungrouped data, JASA 61
 * @example kendall(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4)); // => 2/3
 */
export function kendall(x: Float64Array, y: Float64Array): number {
  return tauOf(countPairs(x, y));
}

/** Sums over the runs of equal values of a column, t of them each. */
export interface Ties {
  /** Σ t(t − 1)/2: pairs that are tied. */
  readonly pairs: number;
  /** Σ t(t − 1)(t − 2) */
  readonly triples: number;
  /** Σ t(t − 1)(2t + 5) */
  readonly spread: number;
}

/** What Kendall's τ and its test are made of. */
export interface PairCounts {
  /** Rows in which both values are present. */
  readonly n: number;
  /** Pairs in the same order less pairs in the opposite. */
  readonly s: number;
  /** Pairs in the opposite order. */
  readonly opposite: number;
  readonly x: Ties;
  readonly y: Ties;
}

/** Kendall's τ-b from its counts. */
export function tauOf({ n, s, x, y }: PairCounts): number {
  const all = (n * (n - 1)) / 2;
  if (n < 2 || x.pairs === all || y.pairs === all) return Number.NaN;
  const tau = s / Math.sqrt((all - x.pairs) * (all - y.pairs));
  return Math.max(-1, Math.min(1, tau));
}

/** Counts the pairs of rows that two columns order alike, oppositely, and not at all. */
export function countPairs(x: Float64Array, y: Float64Array): PairCounts {
  if (x.length !== y.length) throw new RangeError(`both columns need one length, not ${x.length} and ${y.length}`);
  const a = places(x, y);
  const b = places(y, x);
  const { n } = a;
  const both = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) both[i] = a.place[i]! * n + b.place[i]!; // NaN where one is missing
  const order = sortIndex(both);
  const sequence = Uint32Array.from(order, (i) => b.place[i]!);
  const all = (n * (n - 1)) / 2;
  const tied = tiesOf(Float64Array.from(order, (i) => both[i]!)).pairs;
  const tiedX = tiesOf(Float64Array.from(order, (i) => a.place[i]!));
  const tiedY = tiesOf(Float64Array.from(sequence).sort());
  const opposite = exchanges(sequence);
  // pairs tied in neither: all − tiedX − tiedY + tied, and each exchange is a pair in the opposite order
  return { n, s: all - tiedX.pairs - tiedY.pairs + tied - 2 * opposite, opposite, x: tiedX, y: tiedY };
}

/** Dense places of the values of x from 0, in rows where both are present; NaN elsewhere. */
function places(x: Float64Array, other: Float64Array): { place: Float64Array; n: number } {
  const present = x.map((v, i) => (Number.isNaN(other[i]!) ? Number.NaN : v));
  const order = sortIndex(present);
  const place = new Float64Array(x.length).fill(Number.NaN);
  let at = 0;
  order.forEach((row, i) => {
    if (i > 0 && present[row]! !== present[order[i - 1]!]!) at += 1;
    place[row] = at;
  });
  return { place, n: order.length };
}

/** The runs of equal values in a sorted column. */
function tiesOf(sorted: Float64Array): Ties {
  let [pairs, triples, spread] = [0, 0, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    const t = to - from;
    pairs += (t * (t - 1)) / 2;
    triples += t * (t - 1) * (t - 2);
    spread += t * (t - 1) * (2 * t + 5);
    from = to;
  }
  return { pairs, triples, spread };
}

/** How many pairs stand in the wrong order, by merging ever longer runs. */
function exchanges(values: Uint32Array): number {
  let from = Uint32Array.from(values);
  let to = new Uint32Array(values.length);
  let swaps = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) to[at] = from[left++]!;
        else {
          swaps += middle - left;
          to[at] = from[right++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  return swaps;
}
