import { haltonPoints } from "../../stats/halton.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import { SOBOL_DIMENSIONS, sobolPoints } from "../../stats/sobol-sequence.ts";

interface DesignRules {
  readonly points: "sobol" | "halton" | "random";
  readonly scramble: boolean;
  readonly seed: number;
}

/** Beyond this many dimensions Halton's points are stripes. */
const HALTON_DIMENSIONS = 40;

/** Streams of random numbers that are not those of replicates. */
const SHIFT_STREAM = -1;

/**
 * The first n points of a design of some dimensions, one row a point: the first dimensions by a sequence of low discrepancy
 * as far as it goes, the others random, each point's by a stream of its own.
 */
export function designPoints(n: number, dimensions: number, { points, scramble, seed }: DesignRules): Float64Array {
  const most = points === "sobol" ? SOBOL_DIMENSIONS : points === "halton" ? HALTON_DIMENSIONS : 0;
  const even = Math.min(dimensions, most);
  const random = replicateRandom(seed, SHIFT_STREAM);
  const shifts = Float64Array.from({ length: even }, () => random.uniform());
  const first =
    even === 0
      ? new Float64Array(0)
      : points === "sobol"
        ? sobolPoints(n, {
            dimensions: even,
            ...(scramble ? { shift: Uint32Array.from(shifts, (u) => u * 4294967296) } : {}),
          })
        : haltonPoints(n, { dimensions: even, ...(scramble ? { shift: shifts } : {}) });
  if (even === dimensions) return first;
  const out = new Float64Array(n * dimensions);
  for (let i = 0; i < n; i++) {
    const own = replicateRandom(seed, i);
    for (let j = 0; j < dimensions; j++) out[i * dimensions + j] = j < even ? first[i * even + j]! : own.uniform();
  }
  return out;
}
