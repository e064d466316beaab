import { sortIndex } from "./sort.ts";
import { count } from "./sum.ts";

/**
 * Distance correlations (距离相关系数) of every pair of columns: 0 for independent columns, 1 where one is a linear
 * function of the other, whatever its sign.
 * dCor² = dCov²(x, y) / √(dCov²(x, x)·dCov²(y, y)), the biased form (V-statistics).
 * Missing: pairwise. Edge: NaN where a column is constant or fewer than two rows are left, on the diagonal too.
 * Time: n log n a pair.
 * @see Székely, Rizzo, Bakirov (2007), Annals of Statistics 35; Chaudhuri and Hu (2019), CSDA 135, for n log n
 * @example distanceCorrelations([Float64Array.of(1, 2, 4), Float64Array.of(-1, -2, -4)]); // => [[1, 1], [1, 1]]
 */
export function distanceCorrelations(columns: readonly Float64Array[]): Float64Array[] {
  const m = columns.length;
  const n = columns[0]?.length ?? 0;
  const r = columns.map(() => new Float64Array(m));
  const whole = columns.map((x) => (count(x) === n ? spread(x) : null));
  for (let j = 0; j < m; j++) {
    for (let k = j; k < m; k++) {
      const [a, b] = [whole[j]!, whole[k]!];
      r[j]![k] = r[k]![j] = a !== null && b !== null ? ofSpreads(a, b) : distanceCorrelation(columns[j]!, columns[k]!);
    }
  }
  return r;
}

/**
 * The distance correlation of two columns; see `distanceCorrelations`.
 * @example distanceCorrelation(Float64Array.of(-1, 0, 1), Float64Array.of(1, 0, 1)); // => 0.5623413
 */
export function distanceCorrelation(x: Float64Array, y: Float64Array): number {
  if (x.length !== y.length) throw new RangeError(`both columns need one length, not ${x.length} and ${y.length}`);
  const rows = Uint32Array.from(x, (_, i) => i).filter((i) => !Number.isNaN(x[i]! + y[i]!));
  if (rows.length < 2) return Number.NaN;
  return ofSpreads(spread(Float64Array.from(rows, (i) => x[i]!)), spread(Float64Array.from(rows, (i) => y[i]!)));
}

interface Spread {
  /** The column, centred and scaled to the order of 1. */
  readonly x: Float64Array;
  readonly order: Uint32Array;
  /** Mean distance of each row to all rows, and of all to all. */
  readonly means: Float64Array;
  readonly mean: number;
  /** dCov² with itself. */
  readonly variance: number;
}

function spread(column: Float64Array): Spread {
  const n = column.length;
  const order = sortIndex(column);
  const low = column[order[0]!]!;
  const range = column[order[n - 1]!]! - low;
  const middle = column[order[n >> 1]!]!;
  const x = range > 0 ? column.map((v) => (v - middle) / range) : new Float64Array(n);
  const means = new Float64Array(n);
  let total = 0;
  let squares = 0;
  for (const v of x) {
    total += v;
    squares += v * v;
  }
  let below = 0;
  let all = 0;
  for (let at = 0; at < n; at++) {
    const v = x[order[at]!]!;
    // Σ|v − x|: at values lie below, n − at − 1 above
    means[order[at]!] = (v * at - below + (total - below - v) - v * (n - at - 1)) / n;
    all += means[order[at]!]!;
    below += v;
  }
  const mean = all / n;
  let rows = 0;
  for (const v of means) rows += v * v;
  // Σ(x − y)² over all pairs is 2n·Σx² − 2(Σx)²
  const variance =
    range > 0 ? Math.max(0, (2 * squares) / n - 2 * (total / n) * (total / n) + mean * mean - (2 * rows) / n) : 0;
  return { x, order, means, mean, variance };
}

function ofSpreads(a: Spread, b: Spread): number {
  if (a.variance === 0 || b.variance === 0) return Number.NaN;
  if (a === b) return 1;
  const n = a.x.length;
  let rows = 0;
  for (let i = 0; i < n; i++) rows += a.means[i]! * b.means[i]!;
  const covariance = meanProduct(a, b) + a.mean * b.mean - (2 * rows) / n;
  const squared = covariance / Math.sqrt(a.variance * b.variance);
  return Math.sqrt(Math.max(0, Math.min(1, squared)));
}

/**
 * Mean of |xᵢ − xₖ|·|yᵢ − yₖ| over all pairs. In order of x, |xᵢ − xₖ|·|yᵢ − yₖ| is (xᵢ − xₖ)(yᵢ − yₖ) for earlier k of
 * smaller y and its opposite for the others; sums over the smaller y are kept in a tree over the places of y (Fenwick).
 */
function meanProduct({ x, order }: Spread, b: Spread): number {
  const n = x.length;
  const y = b.x;
  const place = new Uint32Array(n);
  b.order.forEach((row, at) => {
    place[row] = at + 1;
  });
  const tree = new Float64Array(4 * (n + 1)); // count, Σx, Σy, Σxy
  const all = new Float64Array(4);
  let total = 0;
  for (let at = 0; at < n; at++) {
    const row = order[at]!;
    const [u, v] = [x[row]!, y[row]!];
    let [c, sx, sy, sxy] = [0, 0, 0, 0];
    for (let k = place[row]!; k > 0; k -= k & -k) {
      c += tree[4 * k]!;
      sx += tree[4 * k + 1]!;
      sy += tree[4 * k + 2]!;
      sxy += tree[4 * k + 3]!;
    }
    const smaller = u * v * c - u * sy - v * sx + sxy;
    const every = u * v * all[0]! - u * all[2]! - v * all[1]! + all[3]!;
    total += 2 * smaller - every;
    for (let k = place[row]!; k <= n; k += k & -k) {
      tree[4 * k]! += 1;
      tree[4 * k + 1]! += u;
      tree[4 * k + 2]! += v;
      tree[4 * k + 3]! += u * v;
    }
    all[0]! += 1;
    all[1]! += u;
    all[2]! += v;
    all[3]! += u * v;
  }
  return (2 * total) / n / n;
}
