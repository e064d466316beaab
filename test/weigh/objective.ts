import type { Issue } from "../../src/errors/index.ts";
import type { MethodNode, Rows } from "../../src/method/index.ts";

export const of = (...values: number[]) => Float64Array.from(values);
export const gap = Number.NaN;

/** Columns of a matrix of rows. */
export const columnsOf = (rows: readonly (readonly number[])[]): Float64Array[] =>
  rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));

/** Nodes with a direction each, 1 for more is better and −1 for less. */
export const nodesOf = (types: readonly number[], ids = types.map((_, j) => `x${j + 1}`)): MethodNode[] =>
  types.map((type, j) => ({
    id: ids[j]!,
    direction: type > 0 ? "positive" : "negative",
    targets: [],
    tags: [],
    weight: 1,
  }));

/** Rescaled to 0–1 along the direction. */
export const minMaxed = (columns: readonly Float64Array[], types: readonly number[]): Float64Array[] =>
  columns.map((x, j) => {
    const [min, max] = [Math.min(...x), Math.max(...x)];
    return x.map((v) => (types[j]! > 0 ? (v - min) / (max - min) : (max - v) / (max - min)));
  });

/** The largest difference of weights from those wanted. */
export const apart = (got: readonly number[], want: readonly number[]): number =>
  got.length === want.length ? Math.max(...got.map((w, j) => Math.abs(w - want[j]!))) : Number.POSITIVE_INFINITY;

/** Rows of units over periods. */
export const rowsOf = (units: readonly string[], periods: readonly string[]): Rows => ({
  length: units.length,
  unit: units,
  period: periods,
  group: {},
});

/** Collects notes. */
export function listening(): { notes: Issue[]; note(issue: Issue): void } {
  const notes: Issue[] = [];
  return { notes, note: (issue) => void notes.push(issue) };
}
