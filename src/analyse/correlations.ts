import { spearman } from "../stats/correlation.ts";
import { countPairs, tauOf } from "../stats/correlation-kendall.ts";
import { correlationMatrix } from "../stats/correlation-matrix.ts";
import { kendallTail, noDistributions, pearsonTail, spearmanTail } from "../stats/correlation-test.ts";

export type Correlation = "pearson" | "spearman" | "kendall";

export interface CorrelationMatrix {
  readonly kind: Correlation;
  /** Row j, column k: the correlation of ids j and k; NaN where it is undefined or was left out. */
  readonly r: readonly Float64Array[];
  /** The chance of so large a correlation, of either sign, where there is none; NaN on the diagonal. */
  readonly p: readonly Float64Array[];
}

/** Pairs that were not computed because they would take long, and how long. */
export interface LeftOut {
  readonly kind: Correlation;
  readonly pairs: number;
  readonly rows: number;
  /** About, on one core of an ordinary computer. */
  readonly seconds: number;
}

export interface CorrelationTable {
  readonly ids: readonly string[];
  /** Rows in which both have a value. */
  readonly n: readonly Float64Array[];
  readonly matrices: readonly CorrelationMatrix[];
  readonly leftOut: readonly LeftOut[];
}

export interface CorrelationOptions {
  /** Default: all three. */
  readonly kinds?: readonly Correlation[];
  /**
   * Up to so many rows Kendall's of all pairs and Spearman's of pairs with gaps are computed; 2,000 unless said. Pearson's,
   * and Spearman's of complete columns, always are.
   */
  readonly most?: number;
}

/** Seconds a pair takes: so many nanoseconds a row and level of a merge sort. */
const NANOSECONDS: Readonly<Record<Correlation, number>> = { pearson: 0, spearman: 6, kendall: 9 };

/**
 * About how many seconds pairs take that are left out by default: pairs · rows · log₂ rows · c, c = 9 ns for Kendall's and
 * 6 ns for Spearman's with gaps.
 * @example secondsFor("kendall", { pairs: 2016, rows: 100000 }).toFixed(0); // => "30"
 */
export function secondsFor(kind: Correlation, { pairs, rows }: { pairs: number; rows: number }): number {
  return (pairs * rows * Math.log2(Math.max(2, rows)) * NANOSECONDS[kind]) / 1e9;
}

/**
 * Pearson's, Spearman's and Kendall's τ-b correlation of every two columns, each with its two-sided p: by Student's t; for
 * Spearman's and Kendall's without ties exact or near it in small samples, as R's `cor.test`.
 * Missing: pairwise, a row counts for a pair if both have a value. Edge: NaN where a column is constant or fewer than two
 * rows are left. What would take long (`most`) is left out and listed with the time it would take.
 * @example
 * const columns = new Map([["a", Float64Array.of(1, 2, 3, 4)], ["b", Float64Array.of(1, 3, 2, 4)]]);
 * const { matrices } = correlationTable(columns, { kinds: ["pearson"] });
 * [matrices[0].r[0][1], matrices[0].p[0][1]]; // => [0.8, 0.2]
 */
export function correlationTable(
  columns: ReadonlyMap<string, Float64Array>,
  { kinds = ["pearson", "spearman", "kendall"], most = 2000 }: CorrelationOptions = {},
): CorrelationTable {
  const ids = [...columns.keys()];
  const list = [...columns.values()];
  const n = pairCounts(list);
  const rows = list[0]?.length ?? 0;
  const leftOut: LeftOut[] = [];
  const out = (kind: Correlation, pairs: number): void => {
    if (pairs > 0) leftOut.push({ kind, pairs, rows, seconds: secondsFor(kind, { pairs, rows }) });
  };
  const matrices = kinds.map((kind): CorrelationMatrix => {
    switch (kind) {
      case "pearson":
        return pearsonOf(list, n);
      case "spearman":
        return spearmanOf(list, n, { gaps: rows <= most, out: (pairs) => out(kind, pairs) });
      case "kendall":
        if (rows <= most) return kendallOf(list);
        out(kind, (list.length * (list.length - 1)) / 2);
        return { kind, r: blank(list.length), p: blank(list.length) };
      default:
        return kind satisfies never;
    }
  });
  return { ids, n, matrices, leftOut };
}

const blank = (m: number): Float64Array[] => Array.from({ length: m }, () => new Float64Array(m).fill(Number.NaN));

/** Each pair j < k once, written on both sides. */
function eachPair(m: number, write: (j: number, k: number) => number, into: readonly Float64Array[]): void {
  for (let j = 0; j < m; j++) for (let k = j + 1; k < m; k++) into[j]![k] = into[k]![j] = write(j, k);
}

/** Rows in which both have a value, by the bits of 32 rows at a time. */
function pairCounts(columns: readonly Float64Array[]): Float64Array[] {
  const rows = columns[0]?.length ?? 0;
  const masks = columns.map((x) => {
    const words = new Uint32Array(Math.ceil(rows / 32));
    for (let i = 0; i < rows; i++) if (!Number.isNaN(x[i]!)) words[i >>> 5]! |= 1 << (i & 31);
    return words;
  });
  const n = blank(columns.length);
  for (let j = 0; j < columns.length; j++)
    for (let k = j; k < columns.length; k++) {
      let both = 0;
      for (let w = 0; w < masks[j]!.length; w++) both += bitsOf(masks[j]![w]! & masks[k]![w]!);
      n[j]![k] = n[k]![j] = both;
    }
  return n;
}

/** How many bits of a word are set. */
function bitsOf(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function pearsonOf(columns: readonly Float64Array[], n: readonly Float64Array[]): CorrelationMatrix {
  const r = correlationMatrix(columns, "pearson");
  const p = blank(columns.length);
  eachPair(columns.length, (j, k) => pearsonTail(r[j]![k]!, { n: n[j]![k]! }), p);
  return { kind: "pearson", r, p };
}

function spearmanOf(
  columns: readonly Float64Array[],
  n: readonly Float64Array[],
  { gaps, out }: { readonly gaps: boolean; out(pairs: number): void },
): CorrelationMatrix {
  const m = columns.length;
  const rows = columns[0]?.length ?? 0;
  const whole = columns.flatMap((_, j) => (n[j]![j] === rows ? [j] : []));
  const of = correlationMatrix(
    whole.map((j) => columns[j]!),
    "spearman",
  );
  const r = blank(m);
  whole.forEach((j, a) => {
    whole.forEach((k, b) => {
      r[j]![k] = of[a]![b]!;
    });
  });
  const place = new Set(whole);
  let skipped = 0;
  for (let j = 0; j < m; j++)
    for (let k = j; k < m; k++) {
      if (place.has(j) && place.has(k)) continue;
      if (gaps) r[j]![k] = r[k]![j] = spearman(columns[j]!, columns[k]!);
      else if (k > j) skipped += 1;
    }
  out(skipped);
  const p = blank(m);
  const known = noDistributions();
  eachPair(
    m,
    (j, k) => {
      if (Number.isNaN(r[j]![k]!)) return Number.NaN;
      const both = n[j]![k]!;
      const tied = both >= 1290 || repeats(columns[j]!, columns[k]!) || repeats(columns[k]!, columns[j]!);
      return spearmanTail(r[j]![k]!, { n: both, tied, known });
    },
    p,
  );
  return { kind: "spearman", r, p };
}

/** Whether a value of x occurs twice in the rows in which the other has one too. */
function repeats(x: Float64Array, other: Float64Array): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]! + other[i]!)) continue;
    if (seen.has(x[i]!)) return true;
    seen.add(x[i]!);
  }
  return false;
}

function kendallOf(columns: readonly Float64Array[]): CorrelationMatrix {
  const m = columns.length;
  const r = blank(m);
  const p = blank(m);
  const known = noDistributions();
  for (let j = 0; j < m; j++)
    for (let k = j; k < m; k++) {
      const counts = countPairs(columns[j]!, columns[k]!);
      r[j]![k] = r[k]![j] = tauOf(counts);
      if (k > j) p[j]![k] = p[k]![j] = kendallTail(counts, { known });
    }
  return { kind: "kendall", r, p };
}
