import type { AggregateInput } from "../method/index.ts";

export type Weighing = Omit<AggregateInput<null>, "fitted">;

/**
 * Scores each row from its present children that have a weight, in the order of the columns. A child that is missing,
 * or weighs nothing, has no say; a row without any is missing.
 * @param score gets the present values and their weights, both good until it returns
 */
export function scoreRows(
  columns: readonly Float64Array[],
  { weights, rowWeights }: Weighing,
  score: (x: Float64Array, w: Float64Array, row: number) => number,
): Float64Array {
  const n = columns[0]?.length ?? 0;
  const m = columns.length;
  const y = new Float64Array(n).fill(Number.NaN);
  const values = new Float64Array(m);
  const shares = new Float64Array(m);
  const views = Array.from({ length: m + 1 }, (_, k) => [values.subarray(0, k), shares.subarray(0, k)] as const);
  for (let i = 0; i < n; i++) {
    let k = 0;
    for (let j = 0; j < m; j++) {
      const v = columns[j]![i]!;
      const w = rowWeights === undefined ? weights[j]! : rowWeights[j]![i]!;
      if (Number.isNaN(v) || !(w > 0)) continue;
      values[k] = v;
      shares[k] = w;
      k += 1;
    }
    if (k > 0) y[i] = score(views[k]![0], views[k]![1], i);
  }
  return y;
}

/** Sorts a row's values with their weights, the smallest first; equal values keep their order. */
export function sortWithWeights(x: Float64Array, w: Float64Array): void {
  for (let k = 1; k < x.length; k++) {
    const v = x[k]!;
    const weight = w[k]!;
    let at = k;
    for (; at > 0 && x[at - 1]! > v; at--) {
      x[at] = x[at - 1]!;
      w[at] = w[at - 1]!;
    }
    x[at] = v;
    w[at] = weight;
  }
}
