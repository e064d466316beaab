import { pearson, spearman } from "./correlation.ts";
import { distanceCorrelations } from "./correlation-distance.ts";
import { kendall } from "./correlation-kendall.ts";
import { extent } from "./extent.ts";
import { rankValues } from "./rank.ts";

export type CorrelationKind = "pearson" | "spearman" | "kendall" | "distance";

/** Rows that a block holds: with 64 columns it stays in the second-level cache. */
const blockRows = 512;

/**
 * Correlations of every pair of columns, symmetric, 1 on the diagonal.
 * Pearson's and Spearman's take one pass over the rows, in blocks (n·m²/2 products); Kendall's τ-b and the distance
 * correlation take n·log n a pair.
 * Missing: pairwise, a row counts for a pair if both values are present. Edge: NaN where a column is constant or fewer
 * than two rows are left, on the diagonal too.
 * @returns m rows of m
 * @example correlationMatrix([Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1)], "pearson"); // => [[1, -1], [-1, 1]]
 */
export function correlationMatrix(columns: readonly Float64Array[], kind: CorrelationKind): Float64Array[] {
  switch (kind) {
    case "pearson":
      return products(columns, { whole: (x) => x, pair: pearson });
    case "spearman":
      return products(columns, { whole: (x) => rankValues(x, { ties: "mean" }), pair: spearman });
    case "kendall":
      return pairwise(columns, kendall);
    case "distance":
      return distanceCorrelations(columns);
    default:
      return kind satisfies never;
  }
}

type Pair = (x: Float64Array, y: Float64Array) => number;

function pairwise(columns: readonly Float64Array[], pair: Pair): Float64Array[] {
  const r = columns.map(() => new Float64Array(columns.length));
  for (let j = 0; j < columns.length; j++) {
    for (let k = j; k < columns.length; k++) r[j]![k] = r[k]![j] = pair(columns[j]!, columns[k]!);
  }
  return r;
}

interface Kernel {
  /** A complete column as its products are taken. */
  readonly whole: (x: Float64Array) => Float64Array;
  /** Two columns of which one has gaps. */
  readonly pair: Pair;
}

function products(columns: readonly Float64Array[], { whole, pair }: Kernel): Float64Array[] {
  const m = columns.length;
  const n = columns[0]?.length ?? 0;
  const r = columns.map(() => new Float64Array(m).fill(Number.NaN));
  const complete: number[] = [];
  columns.forEach((x, j) => {
    const { min, max, count } = extent(x);
    if (count === n && max > min) complete.push(j);
  });
  const s = crossProducts(complete.map((j) => centred(whole(columns[j]!))));
  complete.forEach((j, a) => {
    complete.forEach((k, b) => {
      const value = s[a]![b]! / Math.sqrt(s[a]![a]! * s[b]![b]!);
      r[j]![k] = a === b ? 1 : Math.max(-1, Math.min(1, value));
    });
  });
  const known = new Set(complete);
  for (let j = 0; j < m; j++) {
    if (known.has(j)) continue;
    for (let k = 0; k < m; k++) r[j]![k] = r[k]![j] = pair(columns[j]!, columns[k]!);
  }
  return r;
}

interface Centred {
  readonly x: Float64Array;
  readonly mean: number;
  readonly scale: number;
}

/** Where a column lies and how far it reaches, so that its deviations are of the order of 1. */
function centred(x: Float64Array): Centred {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (v < min) min = v;
    if (v > max) max = v;
    total += v;
  }
  const mean = Number.isFinite(total) ? total / x.length : min / 2 + max / 2;
  return { x, mean, scale: Math.max(max - mean, mean - min) };
}

/** Σ(x − x̄)(y − ȳ) of every two columns, in units of their scales. */
function crossProducts(columns: readonly Centred[]): Float64Array[] {
  const m = columns.length;
  const n = columns[0]?.x.length ?? 0;
  const width = m + (m % 2); // an empty column makes the tiles even
  const block = new Float64Array(width * blockRows);
  const totals = new Float64Array(width);
  const s = new Float64Array(width * width);
  for (let from = 0; from < n; from += blockRows) {
    const rows = Math.min(blockRows, n - from);
    for (let j = 0; j < m; j++) {
      const { x, mean, scale } = columns[j]!;
      const at = j * blockRows;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const z = (x[from + i]! - mean) / scale;
        block[at + i] = z;
        total += z;
      }
      totals[j]! += total;
    }
    addTiles(block, s, { width, rows });
  }
  // the mean was rounded: what is left over it is taken out here
  return columns.map((_, j) =>
    Float64Array.from(columns, (_, k) => s[Math.min(j, k) * width + Math.max(j, k)]! - (totals[j]! / n) * totals[k]!),
  );
}

/** Adds a block's products, two columns by four at a time, so that each value loaded is used often. */
function addTiles(block: Float64Array, s: Float64Array, { width, rows }: { width: number; rows: number }): void {
  for (let j = 0; j < width; j += 2) {
    const a = j * blockRows;
    const b = a + blockRows;
    let k = j;
    for (; k + 3 < width; k += 4) {
      const c = k * blockRows;
      const d = c + blockRows;
      const e = d + blockRows;
      const f = e + blockRows;
      let [ac, ad, ae, af, bc, bd, be, bf] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let i = 0; i < rows; i++) {
        const x = block[a + i]!;
        const y = block[b + i]!;
        const p = block[c + i]!;
        const q = block[d + i]!;
        const u = block[e + i]!;
        const v = block[f + i]!;
        ac += x * p;
        ad += x * q;
        ae += x * u;
        af += x * v;
        bc += y * p;
        bd += y * q;
        be += y * u;
        bf += y * v;
      }
      const top = j * width + k;
      const low = top + width;
      s[top]! += ac;
      s[top + 1]! += ad;
      s[top + 2]! += ae;
      s[top + 3]! += af;
      s[low]! += bc;
      s[low + 1]! += bd;
      s[low + 2]! += be;
      s[low + 3]! += bf;
    }
    for (; k < width; k += 2) {
      const c = k * blockRows;
      const d = c + blockRows;
      let [ac, ad, bc, bd] = [0, 0, 0, 0];
      for (let i = 0; i < rows; i++) {
        const p = block[c + i]!;
        const q = block[d + i]!;
        ac += block[a + i]! * p;
        ad += block[a + i]! * q;
        bc += block[b + i]! * p;
        bd += block[b + i]! * q;
      }
      const top = j * width + k;
      s[top]! += ac;
      s[top + 1]! += ad;
      s[top + width]! += bc;
      s[top + width + 1]! += bd;
    }
  }
}
