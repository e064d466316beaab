import type { Dataset } from "../../../src/index.ts";
import { gather, gatherList } from "../../../src/pipeline/slices.ts";

/** The rows from one up to another, as a dataset of their own. */
export function slice({ units, periods, names, groups, columns, status }: Dataset, from: number, to: number): Dataset {
  const at = Uint32Array.from({ length: Math.min(to, units.length) - from }, (_, i) => from + i);
  return {
    units: gatherList(units, at),
    periods: gatherList(periods, at),
    columns: new Map([...columns].map(([id, x]) => [id, gather(x, at)])),
    ...(names && { names: gatherList(names, at) }),
    ...(groups && {
      groups: Object.fromEntries(Object.entries(groups).map(([key, all]) => [key, gatherList(all, at)])),
    }),
    ...(status && { status: new Map([...status].map(([id, all]) => [id, gatherList(all, at)])) }),
  };
}

/** A dataset in blocks of a size. */
export function* blocksOf(data: Dataset, size: number): Generator<Dataset> {
  for (let from = 0; from < data.units.length; from += size) yield slice(data, from, from + size);
}
