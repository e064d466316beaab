import type { Extent } from "../../stats/index.ts";
import { type Machine, machineOf } from "./machine.ts";
import { residence } from "./resident.ts";

const BLOCK = 4096;

/** Smallest and largest present value and their number, as `extent` gives them, of columns wherever they live. */
export function columnExtents(kind?: Machine["kind"]): (x: Float64Array) => Extent {
  const known = new Map<Float64Array, Extent>();
  let machine: Machine | null = null;
  const measure = (x: Float64Array): Extent => {
    const even = x.length - (x.length % 2);
    const last = x.length > even ? x[even]! : Number.NaN;
    let found = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, count: 0 };
    const take = (min: number, max: number, count: number): void => {
      found = {
        min: min < found.min ? min : found.min,
        max: max > found.max ? max : found.max,
        count: found.count + count,
      };
    };
    const home = kind === "plain" ? null : residence([x], 64);
    if (home === null) machine ??= machineOf(BLOCK * 8 + 64, 0, kind);
    const { f64, ops, base } = (home?.machine ?? machine)!;
    const run = (at: number, n: number, out: number): void => {
      ops.extent(at, n, out);
      take(f64[out / 8]!, f64[out / 8 + 1]!, f64[out / 8 + 2]!);
    };
    const address = home?.addressOf(x);
    if (address !== undefined) run(address, even, base);
    else
      for (let from = 0; from < even; from += BLOCK) {
        const n = Math.min(BLOCK, even - from);
        f64.set(x.subarray(from, from + n));
        run(0, n, BLOCK * 8);
      }
    if (!Number.isNaN(last)) take(last, last, 1);
    if (found.count === 0) return { min: Number.NaN, max: Number.NaN, count: 0 };
    return { min: found.min + 0, max: found.max + 0, count: found.count };
  };
  return (x) => {
    const extent = known.get(x) ?? measure(x);
    known.set(x, extent);
    return extent;
  };
}
