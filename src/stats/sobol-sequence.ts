import { JOE_KUO } from "./joe-kuo.ts";

/** As many dimensions as there are direction numbers here. */
export const SOBOL_DIMENSIONS = 256;
const BITS = 32;
const SCALE = 2.3283064365386963e-10; // 2^-32

let known: readonly Uint32Array[] | null = null;

/** The 32 direction numbers of each dimension. */
function directions(): readonly Uint32Array[] {
  if (known !== null) return known;
  const first = Uint32Array.from({ length: BITS }, (_, k) => 1 << (31 - k));
  const others = JOE_KUO.split(",").map((entry) => {
    const [polynomial, ...initial] = entry.split(" ").map((text) => Number.parseInt(text, 36)) as [number, ...number[]];
    const degree = initial.length;
    const v = new Uint32Array(BITS);
    for (let k = 0; k < BITS; k++) {
      if (k < degree) {
        v[k] = initial[k]! << (31 - k);
        continue;
      }
      // Bratley and Fox: v_k = a₁v_{k−1} ⊕ … ⊕ v_{k−s} ⊕ (v_{k−s} >> s)
      let next = v[k - degree]! ^ (v[k - degree]! >>> degree);
      for (let i = 1; i < degree; i++) if ((polynomial >>> (degree - i)) & 1) next ^= v[k - i]!;
      v[k] = next;
    }
    return v;
  });
  known = [first, ...others];
  return known;
}

export interface SobolOptions {
  /** 1 to 256, else a RangeError. */
  readonly dimensions: number;
  /** Points left out at the start; none by default. */
  readonly skip?: number;
  /** A whole number of 32 bits a dimension, XORed into its digits: a random digital shift keeps the evenness and takes away the order. */
  readonly shift?: Uint32Array;
}

/**
 * Points of Sobol's sequence, in the order of the Gray code, 32 bits deep: point i has coordinate ⊕ₖ vₖ over the bits k of
 * i ⊕ (i >> 1), so any range can be made by itself. Direction numbers by Joe and Kuo. Without a shift the first point is 0.
 * @param n points; skip + n up to 2^32  @returns n rows of `dimensions` numbers from 0 up to, not including, 1
 * @see Sobol (1967), USSR Comput. Math. Math. Phys. 7; Antonov and Saleev (1979); Joe and Kuo (2008), SIAM J. Sci. Comput. 30
 * @example sobolPoints(4, { dimensions: 2 }); // => [0, 0, 0.5, 0.5, 0.75, 0.25, 0.25, 0.75]
 */
export function sobolPoints(n: number, { dimensions, skip = 0, shift }: SobolOptions): Float64Array {
  if (!(dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS))
    throw new RangeError(`Sobol points have 1 to ${SOBOL_DIMENSIONS} dimensions here, not ${dimensions}`);
  const v = directions();
  const x = new Uint32Array(dimensions);
  const gray = (skip ^ (skip >>> 1)) >>> 0;
  for (let j = 0; j < dimensions; j++) {
    x[j] = shift?.[j] ?? 0;
    for (let k = 0; k < BITS; k++) if ((gray >>> k) & 1) x[j]! ^= v[j]![k]!;
  }
  const points = new Float64Array(n * dimensions);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < dimensions; j++) points[i * dimensions + j] = x[j]! * SCALE;
    // the next point differs by the direction number of the lowest bit that is 0 in the number of this one
    const next = 31 - Math.clz32(~(skip + i) & (skip + i + 1));
    for (let j = 0; j < dimensions; j++) x[j]! ^= v[j]![next]!;
  }
  return points;
}
