import type { AggregateInput } from "../method/index.ts";
import { count, sum } from "../stats/index.ts";

export type Weighting = Pick<AggregateInput<null>, "weights" | "rowWeights">;

/** The weight of each cell in its row, all children counted, from 0 to 1; a weight of zero or missing has no say. */
function sharesOf(
  columns: readonly Float64Array[],
  { weights, rowWeights }: Weighting,
): (i: number, j: number) => number {
  if (rowWeights === undefined) {
    const total = weights.reduce((sum, w) => sum + w, 0);
    const shares = weights.map((w) => w / total);
    return (_, j) => shares[j]!;
  }
  const total = new Float64Array(columns[0]?.length ?? 0);
  for (const own of rowWeights) for (let i = 0; i < total.length; i++) if (own[i]! > 0) total[i] = total[i]! + own[i]!;
  return (i, j) => (rowWeights[j]![i]! > 0 ? rowWeights[j]![i]! / total[i]! : 0);
}

/**
 * Visits every present cell that has a weight, from the first column to the last, with its share of its row's weight.
 * @returns how much of each row's weight is present: 1 for complete rows, 0 where nothing is
 */
export function eachCell(
  columns: readonly Float64Array[],
  weighting: Weighting,
  visit: (v: number, share: number, i: number, j: number) => void,
): Float64Array {
  const n = columns[0]?.length ?? 0;
  const present = new Float64Array(n);
  const shareOf = sharesOf(columns, weighting);
  columns.forEach((x, j) => {
    for (let i = 0; i < n; i++) {
      const v = x[i]!;
      if (Number.isNaN(v)) continue;
      const share = shareOf(i, j);
      if (!(share > 0)) continue;
      present[i] = present[i]! + share;
      visit(v, share, i, j);
    }
  });
  return present;
}

/** Mean of the present values, first to last; 0 where there are none. */
export function plainMean(x: Float64Array): number {
  const n = count(x);
  return n > 0 ? sum(x) / n : 0;
}

/** For each row the largest of the cells times their shares, whose weights stay as they are beside gaps. */
export function largestShare(columns: readonly Float64Array[], weighting: Weighting): Float64Array {
  const most = new Float64Array(columns[0]?.length ?? 0).fill(Number.NaN);
  eachCell(columns, weighting, (v, share, i) => {
    if (!(most[i]! >= share * v)) most[i] = share * v;
  });
  return most;
}

/**
 * exp(Σ wⱼ ln rⱼ / Σ wⱼ) of each row over its present cells, all above 0: the product of powers.
 * No present cell: missing.
 */
export function weightedPowers(columns: readonly Float64Array[], weighting: Weighting): Float64Array {
  const total = new Float64Array(columns[0]?.length ?? 0);
  const present = eachCell(columns, weighting, (v, share, i) => {
    total[i] = total[i]! + share * Math.log(v);
  });
  for (let i = 0; i < total.length; i++) total[i] = Math.exp(total[i]! / present[i]!); // 0/0: nothing present
  return total;
}

/** The weighted sums of the children of which more is better, and of those of which less is. */
export interface Parts {
  readonly gain: Float64Array;
  readonly loss: Float64Array;
}

/**
 * Σ wⱼ rⱼ over the children of each kind. A gap gives its weight to the others of its kind, so that a missing cost is
 * no gift. A kind without any present child is missing, one that the group does not have is 0; an empty row misses both.
 */
export function partSums(columns: readonly Float64Array[], costs: readonly boolean[], weighting: Weighting): Parts {
  const n = columns[0]?.length ?? 0;
  const zeros = () => ({ gain: new Float64Array(n), loss: new Float64Array(n) });
  const [total, present, whole] = [zeros(), zeros(), zeros()];
  const kindOf = (j: number) => (costs[j] ? "loss" : "gain");
  const any = eachCell(columns, weighting, (v, share, i, j) => {
    const kind = kindOf(j);
    total[kind][i] = total[kind][i]! + share * v;
    present[kind][i] = present[kind][i]! + share;
  });
  const complete = columns.map(() => new Float64Array(n));
  eachCell(complete, weighting, (_, share, i, j) => {
    whole[kindOf(j)][i] = whole[kindOf(j)][i]! + share;
  });
  for (const kind of ["gain", "loss"] as const) {
    const sums = total[kind];
    for (let i = 0; i < n; i++) {
      if (any[i] === 0) sums[i] = Number.NaN;
      else if (whole[kind][i]! > 0) sums[i] = (sums[i]! / present[kind][i]!) * whole[kind][i]!;
    }
  }
  return total;
}

/** The means of both parts over the rows learned from. */
export type PartMeans = { readonly gain: number; readonly loss: number };

export function partMeans({ gain, loss }: Parts): PartMeans {
  return { gain: plainMean(gain), loss: plainMean(loss) };
}

/** A kind that a row has nothing of takes the mean of the rows learned from; a row with nothing at all stays missing. */
export function fillParts({ gain, loss }: Parts, mean: PartMeans): Parts {
  const fill = (x: Float64Array, other: Float64Array, by: number) =>
    x.map((v, i) => (Number.isNaN(v) && !Number.isNaN(other[i]!) ? by : v));
  return { gain: fill(gain, loss, mean.gain), loss: fill(loss, gain, mean.loss) };
}
