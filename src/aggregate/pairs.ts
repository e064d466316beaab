import type { TableContext } from "../method/index.ts";

/** Rows to be compared with each other: those with a present child that has a weight, their values side by side. */
export interface Pairs {
  /** Place of each in the columns. */
  readonly rows: Uint32Array;
  /** Values row after row, `width` a row; NaN = missing. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly width: number;
  /** Sum of the weights. */
  readonly total: number;
}

export function pairsOf(columns: readonly Float64Array[], weights: readonly number[]): Pairs {
  const counting = columns.flatMap((x, j) => (weights[j]! > 0 ? [{ x, w: weights[j]! }] : []));
  const n = columns[0]?.length ?? 0;
  const present: number[] = [];
  for (let i = 0; i < n; i++) if (counting.some(({ x }) => !Number.isNaN(x[i]!))) present.push(i);
  const width = counting.length;
  const values = new Float64Array(present.length * width);
  present.forEach((i, at) => {
    for (let j = 0; j < width; j++) values[at * width + j] = counting[j]!.x[i]!;
  });
  const own = Float64Array.from(counting, ({ w }) => w);
  return { rows: Uint32Array.from(present), values, weights: own, width, total: own.reduce((a, b) => a + b, 0) };
}

/** Weight of the children on which a beats b, less that of those on which b beats a; a gap in either says nothing. */
export function support({ values, weights, width }: Pairs, a: number, b: number): number {
  let net = 0;
  for (let j = 0; j < width; j++) {
    const x = values[a * width + j]!;
    const y = values[b * width + j]!;
    if (x > y) net += weights[j]!;
    else if (x < y) net -= weights[j]!;
  }
  return net;
}

/** A difference of weights below it is rounding: 0.1 + 0.2 against 0.3. */
export const evenAt = ({ total }: Pairs): number => 1e-12 * total;

/** Above so many rows the pairs are announced before they are counted. */
const many = 5000;

/**
 * For work on all pairs: says how much there is before it begins, and then now and then how far it has come.
 * The caller's `progress` may throw to stop.
 * @param steps of the work in all; a step a unit unless given
 */
export function pairWork(
  units: number,
  { method, note, progress }: Pick<TableContext, "note" | "progress"> & { method: string },
  steps = units,
): (step: number) => void {
  if (units >= many)
    note({ code: "pairs-ahead", path: [], params: { method, units, pairs: (units * (units - 1)) / 2 } });
  progress(0, steps);
  return (step) => {
    if (step % 64 === 63) progress(step + 1, steps);
  };
}

/** For `details`: what there was to say was said when the scores were computed. */
export const quiet = (context: TableContext): TableContext => ({ ...context, note: () => {} });

/** A column of all rows from the values of those compared; NaN for the others. */
export function spread(values: ArrayLike<number>, { rows }: Pairs, length: number): Float64Array {
  const y = new Float64Array(length).fill(Number.NaN);
  for (let k = 0; k < rows.length; k++) y[rows[k]!] = values[k]!;
  return y;
}
