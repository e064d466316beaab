import type { Rows } from "../method/index.ts";
import type { Columns } from "../pipeline/columns.ts";
import { leavesOf, type Tree } from "../pipeline/tree.ts";

/** How much of the evaluated indicators is there, by row and by node; one entry a row in each column. */
export interface Availability {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** Evaluated indicators without a value, and with the value 0. */
  readonly missing: Uint32Array;
  readonly zeros: Uint32Array;
  /** Share of the evaluated indicators that have a value. */
  readonly share: Float64Array;
  /** The same for each group that has any, the index first. */
  readonly nodes: readonly NodeAvailability[];
}

export interface NodeAvailability {
  readonly node: string;
  /** Evaluated indicators below it. */
  readonly indicators: number;
  readonly share: Float64Array;
  /** Of all its cells. */
  readonly overall: number;
  /** Rows in which nothing is missing. */
  readonly complete: number;
}

/** Counts what is present: by row, and by row for each group of the tree. */
export function availabilityOf(columns: Columns, { tree, rows }: { tree: Tree; rows: Rows }): Availability {
  const n = rows.length;
  const counted = leavesOf(tree.root).flatMap(({ id }) => (columns.has(id) ? [columns.get(id)!] : []));
  const missing = new Uint32Array(n);
  const zeros = new Uint32Array(n);
  for (const x of counted)
    for (let i = 0; i < n; i++) {
      if (Number.isNaN(x[i]!)) missing[i]! += 1;
      else if (x[i] === 0) zeros[i]! += 1;
    }
  const share = Float64Array.from(missing, (gaps) => (counted.length === 0 ? Number.NaN : 1 - gaps / counted.length));
  const nodes = tree.groups.flatMap((entry): NodeAvailability[] => {
    const list = leavesOf(entry).flatMap(({ id }) => (columns.has(id) ? [columns.get(id)!] : []));
    if (list.length === 0) return [];
    const own = entry === tree.root ? share : shareOf(list, n);
    let total = 0;
    let complete = 0;
    for (const part of own) {
      total += part;
      if (part === 1) complete += 1;
    }
    return [
      { node: entry.id, indicators: list.length, share: own, overall: n === 0 ? Number.NaN : total / n, complete },
    ];
  });
  return { units: rows.unit, periods: rows.period, missing, zeros, share, nodes };
}

function shareOf(columns: readonly Float64Array[], n: number): Float64Array {
  const gaps = new Uint32Array(n);
  for (const x of columns) for (let i = 0; i < n; i++) if (Number.isNaN(x[i]!)) gaps[i]! += 1;
  return Float64Array.from(gaps, (count) => 1 - count / columns.length);
}
