import { type Machine, machineOf } from "./machine.ts";

/** Columns that live where the kernel works, so that it reads them in place. */
export interface ColumnStore {
  /** By id, one entry a row, all missing until they are filled. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

const MOST = 65536 * 65535; // what 32-bit addresses reach

/** Room for the work on a block beside the columns: as much as for a thousand groups. */
export const WORK = 1024 * 2048 * 8;

const homes = new WeakMap<ArrayBufferLike, Machine>();

/**
 * Columns of `rows` values for `ids`, to be filled in place and given to `datasetFromColumns`. Scoring reads them where
 * they are; columns from elsewhere are copied block by block on the way, which costs about as much again as the scoring.
 * All start as missing (NaN). Where they are too large for one WebAssembly memory (4 GB), or without WebAssembly, they are
 * ordinary arrays.
 * @example
 * const columns = createColumns({ rows: 3, ids: ["x", "y"] });
 * columns.get("x")!.set([1, 2, 3]);
 * columns.get("y"); // => [NaN, NaN, NaN]
 */
export function createColumns({
  rows,
  ids,
}: {
  rows: number;
  ids: readonly string[];
}): ReadonlyMap<string, Float64Array> {
  const stride = rows + (rows % 2); // two rows at a time: an odd column is followed by a missing value
  const base = ids.length * stride * 8;
  const bytes = base + WORK;
  const machine = bytes <= MOST ? machineOf(bytes, base) : null;
  if (machine === null || machine.kind === "plain")
    return new Map(ids.map((id) => [id, new Float64Array(rows).fill(Number.NaN)]));
  const { f64 } = machine;
  f64.fill(Number.NaN, 0, ids.length * stride);
  homes.set(f64.buffer, machine);
  return new Map(ids.map((id, j) => [id, f64.subarray(j * stride, j * stride + rows)]));
}

export interface Residence {
  readonly machine: Machine;
  /** Where a column stands; undefined for one from elsewhere. */
  addressOf(column: Float64Array): number | undefined;
}

/** The memory that the first of these columns lives in; null where that is none of ours, or too small for the work. */
export function residence(columns: readonly Float64Array[], room: number): Residence | null {
  const buffer = columns[0]?.buffer;
  const machine = buffer === undefined ? undefined : homes.get(buffer);
  if (machine === undefined || machine.base + room > machine.f64.byteLength) return null;
  return { machine, addressOf: (column) => (column.buffer === buffer ? column.byteOffset : undefined) };
}
