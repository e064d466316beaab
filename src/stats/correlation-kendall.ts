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
  if (x.length !== y.length) throw new RangeError(`both columns need one length, not ${x.length} and ${y.length}`);
  const a = places(x, y);
  const b = places(y, x);
  const { n } = a;
  if (n < 2) return Number.NaN;
  const both = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) both[i] = a.place[i]! * n + b.place[i]!; // NaN where one is missing
  const order = sortIndex(both);
  const sequence = Uint32Array.from(order, (i) => b.place[i]!);
  const all = (n * (n - 1)) / 2;
  const tied = tiesOf(Float64Array.from(order, (i) => both[i]!));
  const tiedX = tiesOf(Float64Array.from(order, (i) => a.place[i]!));
  const tiedY = tiesOf(Float64Array.from(sequence).sort());
  const swaps = exchanges(sequence);
  if (tiedX === all || tiedY === all) return Number.NaN;
  // pairs tied in neither: all − tiedX − tiedY + tied, and each exchange is a pair in the opposite order
  const tau = (all - tiedX - tiedY + tied - 2 * swaps) / Math.sqrt((all - tiedX) * (all - tiedY));
  return Math.max(-1, Math.min(1, tau));
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

/** Pairs of equal values in a sorted column. */
function tiesOf(sorted: Float64Array): number {
  let pairs = 0;
  let run = 0;
  for (let i = 1; i < sorted.length; i++) {
    run = sorted[i] === sorted[i - 1] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
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
