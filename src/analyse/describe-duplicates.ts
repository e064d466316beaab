import { extent } from "../stats/index.ts";

/** Two indicators of which one says nothing that the other does not: b = intercept + slope·a in every row. */
export interface SameColumns {
  readonly a: string;
  readonly b: string;
  readonly kind: "identical" | "multiple" | "linear";
  readonly slope: number;
  readonly intercept: number;
  /** Rows in which both have a value. */
  readonly rows: number;
}

/** Units that have the same value in every indicator. */
export interface SameRows {
  readonly period: string;
  readonly units: readonly string[];
}

/** Rows below which a line through all points proves nothing. */
const FEWEST = 4;
/** Of the range: what a decimal rounds to when it is read, and a product of two such. */
const ROUNDING = 1e-9;

/**
 * Indicators that are copies, multiples or linear functions of each other. A pair counts where both have a value in at
 * least four rows and have gaps in the same ones; constant columns do not count.
 */
export function sameColumns(columns: ReadonlyMap<string, Float64Array>): SameColumns[] {
  const live = [...columns].filter(([, x]) => {
    const { min, max, count } = extent(x);
    return count >= FEWEST && max > min;
  });
  return live.flatMap(([a, x], j) =>
    live.slice(j + 1).flatMap(([b, y]) => {
      const line = lineThrough(x, y);
      return line === null ? [] : [{ a, b, ...line }];
    }),
  );
}

function lineThrough(
  x: Float64Array,
  y: Float64Array,
): Pick<SameColumns, "kind" | "slope" | "intercept" | "rows"> | null {
  let first = -1;
  let far = -1;
  for (let i = 0; i < x.length && far < 0; i++) {
    if (Number.isNaN(x[i]!) !== Number.isNaN(y[i]!)) return null;
    if (Number.isNaN(x[i]!)) continue;
    if (first < 0) first = i;
    else if (x[i] !== x[first]) far = i;
    else if (y[i] !== y[first]) return null;
  }
  if (far < 0) return null;
  const guess = (y[far]! - y[first]!) / (x[far]! - x[first]!);
  if (guess === 0 || !Number.isFinite(guess)) return null;
  if (!onLine(x, y, { slope: guess, through: first, within: 1e-6 })) return null;
  // on the way to being one: now by the ends of the range, which carry the least rounding
  const low = x.reduce((at, v, i) => (v < x[at]! ? i : at), first);
  const high = x.reduce((at, v, i) => (v > x[at]! ? i : at), first);
  const slope = (y[high]! - y[low]!) / (x[high]! - x[low]!);
  if (!onLine(x, y, { slope, through: low, within: ROUNDING })) return null;
  const intercept = y[low]! - slope * x[low]!;
  const size = Math.max(Math.abs(y[low]!), Math.abs(y[high]!));
  const rows = x.reduce((n, v) => (Number.isNaN(v) ? n : n + 1), 0);
  if (Math.abs(intercept) > ROUNDING * size) return { kind: "linear", slope, intercept, rows };
  const same = x.every((v, i) => v === y[i] || Number.isNaN(v));
  return same ? { kind: "identical", slope: 1, intercept: 0, rows } : { kind: "multiple", slope, intercept: 0, rows };
}

interface Line {
  readonly slope: number;
  readonly through: number;
  /** Share of the range of y. */
  readonly within: number;
}

function onLine(x: Float64Array, y: Float64Array, { slope, through, within }: Line): boolean {
  let range = 0; // grows with the rows seen; a row off the line is found long before the end
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!) !== Number.isNaN(y[i]!)) return false;
    if (Number.isNaN(x[i]!)) continue;
    const rise = slope * (x[i]! - x[through]!);
    range = Math.max(range, Math.abs(rise), Math.abs(y[i]! - y[through]!));
    const lost = 4 * Number.EPSILON * (Math.abs(y[i]!) + Math.abs(slope * x[i]!));
    if (Math.abs(y[through]! + rise - y[i]!) > within * range + lost) return false;
  }
  return true;
}

/** Units of one period whose figures are all the same, gaps in the same places; rows without any figure do not count. */
export function sameRows(
  columns: readonly Float64Array[],
  { units, periods }: { readonly units: readonly string[]; readonly periods: readonly string[] },
): SameRows[] {
  const hashes = hashRows(columns, units.length);
  const seen = new Map<string, number[]>();
  for (let i = 0; i < units.length; i++) {
    const key = `${hashes[i]} ${periods[i]}`;
    const rows = seen.get(key);
    if (rows === undefined) seen.set(key, [i]);
    else rows.push(i);
  }
  const found: SameRows[] = [];
  for (const rows of seen.values()) {
    let left = rows;
    while (left.length > 1) {
      const [first] = left as [number];
      const alike = left.filter((i) => columns.every((x) => Object.is(x[i]! + 0, x[first]! + 0)));
      const done = new Set(alike);
      left = left.filter((i) => !done.has(i));
      const empty = columns.every((x) => Number.isNaN(x[first]!));
      if (alike.length > 1 && !empty) found.push({ period: periods[first]!, units: alike.map((i) => units[i]!) });
    }
  }
  return found;
}

/** 32 bits of each row, column after column (FNV-1a on the words of the doubles). */
function hashRows(columns: readonly Float64Array[], n: number): Uint32Array {
  const hash = new Uint32Array(n).fill(0x811c9dc5);
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  for (const x of columns)
    for (let i = 0; i < n; i++) {
      value[0] = Number.isNaN(x[i]!) ? Number.NaN : x[i]! + 0;
      hash[i] = Math.imul(Math.imul(hash[i]! ^ words[0]!, 0x01000193) ^ words[1]!, 0x01000193);
    }
  return hash;
}
