import { createRandom } from "./random.ts";
import { replicateRandom } from "./replicate-random.ts";

/** For each unit its neighbours and their weights, by place in the column. */
export interface Neighbours {
  readonly of: readonly (readonly { readonly at: number; readonly weight: number }[])[];
}

export interface Moran {
  readonly index: number;
  /** −1/(n − 1): its mean where places do not matter. */
  readonly expected: number;
  /** Share of permutations at least as far from their mean as the index, the index itself among them; null without permutations. */
  readonly p: number | null;
  readonly n: number;
  /** Units with a value but no neighbour with one. */
  readonly islands: readonly number[];
}

export interface LocalMoran {
  /** NaN for islands and missing values. */
  readonly index: Float64Array;
  readonly p: Float64Array | null;
  /** The kind of place: its own value and its neighbours' against the mean. */
  readonly quadrant: readonly ("high-high" | "low-low" | "high-low" | "low-high" | null)[];
}

export interface MoranOptions {
  /** 999 unless given; 0 for none. */
  readonly permutations?: number;
  readonly seed?: number;
}

interface Field {
  /** Deviations from the mean; NaN where there is no value. */
  readonly z: Float64Array;
  readonly present: readonly number[];
  readonly squares: number;
}

function fieldOf(x: Float64Array): Field {
  const present: number[] = [];
  let sum = 0;
  for (let i = 0; i < x.length; i++)
    if (!Number.isNaN(x[i]!)) {
      present.push(i);
      sum += x[i]!;
    }
  const mean = sum / present.length;
  const z = x.map((v) => v - mean);
  return { z, present, squares: present.reduce((all, i) => all + z[i]! ** 2, 0) };
}

/** The same values summed in another order may differ by this: such permutations are as far, not less far. */
const ROUNDING = 1e-9;

/** The weighted mean of the neighbours that have a value; NaN for an island. */
function lag({ of }: Neighbours, z: Float64Array, i: number): number {
  let sum = 0;
  let weight = 0;
  for (const { at, weight: w } of of[i]!) {
    if (Number.isNaN(z[at]!) || at === i) continue;
    sum += w * z[at]!;
    weight += w;
  }
  return weight > 0 ? sum / weight : Number.NaN;
}

/**
 * Moran's I (莫兰指数), weights brought to sum 1 in each row: I = (n/n₀)·Σ zᵢ·lagᵢ / Σ zᵢ², n₀ units with a neighbour.
 * Like beside like gives values up to 1, unlike beside unlike below −1/(n − 1). The p value is that of a permutation test,
 * two-sided about the mean of the permutations: (1 + those as far) / (1 + permutations).
 * Missing: units without a value are left out, also as neighbours. Islands count in n and the squares but have no lag.
 * NaN where all values are equal or nobody has a neighbour.
 * @see Moran (1950), Notes on continuous stochastic phenomena, Biometrika 37; Anselin (1995), Geographical Analysis 27
 * @example
 * // a ring of four, high and low in turn
 * const of = [[1, 3], [0, 2], [1, 3], [0, 2]].map((all) => all.map((at) => ({ at, weight: 1 })));
 * moran(Float64Array.of(1, 0, 1, 0), { of }, { permutations: 0 }).index; // => -1
 */
export function moran(
  x: Float64Array,
  neighbours: Neighbours,
  { permutations = 999, seed = 1 }: MoranOptions = {},
): Moran {
  const field = fieldOf(x);
  const { present, z } = field;
  const n = present.length;
  const islands = present.filter((i) => Number.isNaN(lag(neighbours, z, i)));
  const index = globalIndex(field, neighbours, z);
  const expected = -1 / (n - 1);
  if (permutations === 0 || Number.isNaN(index)) return { index, expected, p: null, n, islands };
  const random = createRandom(seed);
  const drawn = Float64Array.from({ length: permutations }, () => {
    const mixed = shuffled(z, present, random);
    return globalIndex(field, neighbours, mixed);
  });
  const mean = drawn.reduce((a, b) => a + b, 0) / permutations;
  const far = drawn.filter((v) => Math.abs(v - mean) >= Math.abs(index - mean) - ROUNDING).length;
  return { index, expected, p: (1 + far) / (1 + permutations), n, islands };
}

function globalIndex({ present, squares }: Field, neighbours: Neighbours, z: Float64Array): number {
  let sum = 0;
  let connected = 0;
  for (const i of present) {
    const around = lag(neighbours, z, i);
    if (Number.isNaN(around)) continue;
    sum += z[i]! * around;
    connected += 1;
  }
  return squares > 0 && connected > 0 ? ((present.length / connected) * sum) / squares : Number.NaN;
}

/** The values of those present exchanged among them (Fisher and Yates). */
function shuffled(
  z: Float64Array,
  present: readonly number[],
  random: { integer(below: number): number },
): Float64Array {
  const mixed = z.slice();
  for (let k = present.length - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    const [a, b] = [present[k]!, present[other]!];
    [mixed[a], mixed[b]] = [mixed[b]!, mixed[a]!];
  }
  return mixed;
}

/** The lag where others, drawn without repeating any, stand in the neighbours' places; only so many are drawn. */
function lagOfStrangers(
  z: Float64Array,
  others: Uint32Array,
  near: readonly { readonly weight: number }[],
  random: { integer(below: number): number },
): number {
  let sum = 0;
  let weight = 0;
  for (let k = 0; k < near.length; k++) {
    // what earlier rounds left behind is an order like any other
    const other = k + random.integer(others.length - k);
    const drawn = others[other]!;
    others[other] = others[k]!;
    others[k] = drawn;
    sum += near[k]!.weight * z[drawn]!;
    weight += near[k]!.weight;
  }
  return sum / weight;
}

/**
 * Local Moran's I (局部莫兰指数, LISA): Iᵢ = zᵢ·lagᵢ / (Σ z²/n), and where a unit stands: high among high, low among low, or against
 * its surroundings. The p value permutes the others' values over the neighbours, one-sided in the direction found.
 * Missing and islands as in `moran`: NaN. Each unit has a random stream of its own, so that p depends on no order.
 * @see Anselin (1995), Local indicators of spatial association, Geographical Analysis 27
 * @example
 * const of = [[1], [0], [3], [2]].map((all) => all.map((at) => ({ at, weight: 1 })));
 * localMoran(Float64Array.of(3, 3, 1, 1), { of }, { permutations: 0 }).quadrant; // => ["high-high", "high-high", "low-low", "low-low"]
 */
export function localMoran(
  x: Float64Array,
  neighbours: Neighbours,
  { permutations = 999, seed = 1 }: MoranOptions = {},
): LocalMoran {
  const { z, present, squares } = fieldOf(x);
  const scale = squares / present.length;
  const index = new Float64Array(x.length).fill(Number.NaN);
  const p = permutations === 0 ? null : new Float64Array(x.length).fill(Number.NaN);
  const quadrant = new Array<LocalMoran["quadrant"][number]>(x.length).fill(null);
  for (const i of present) {
    const around = lag(neighbours, z, i);
    if (Number.isNaN(around) || !(scale > 0)) continue;
    index[i] = (z[i]! * around) / scale;
    quadrant[i] = `${z[i]! >= 0 ? "high" : "low"}-${around >= 0 ? "high" : "low"}`;
    if (p === null) continue;
    const random = replicateRandom(seed, i);
    const others = Uint32Array.from(present.filter((k) => k !== i));
    const near = neighbours.of[i]!.filter(({ at }) => at !== i && !Number.isNaN(z[at]!));
    let far = 0;
    for (let round = 0; round < permutations; round++) {
      const drawn = (z[i]! * lagOfStrangers(z, others, near, random)) / scale;
      if (index[i]! >= 0 ? drawn >= index[i]! - ROUNDING : drawn <= index[i]! + ROUNDING) far += 1;
    }
    p[i] = (1 + far) / (1 + permutations);
  }
  return { index, p, quadrant };
}
