import type { Issue } from "../errors/index.ts";
import type { NeighbourPair } from "../schema/places.ts";
import { type LocalMoran, localMoran, moran } from "../stats/moran.ts";
import { type DistributionSource, fieldOf, pick, type ReadFrom } from "./distribution-source.ts";
import { checkPairs, neighboursAmong } from "./spatial-neighbours.ts";

/** One unit among its neighbours. */
export interface LocalAssociation {
  readonly unit: string;
  /** NaN for islands and gaps. */
  readonly index: number;
  /** NaN without permutations. */
  readonly p: number;
  readonly quadrant: LocalMoran["quadrant"][number];
}

export interface PeriodAssociation {
  readonly period: string;
  /** Moran's I; NaN where all values are equal or nobody has a neighbour. */
  readonly index: number;
  /** −1/(n − 1): where places do not matter. */
  readonly expected: number;
  readonly p: number | null;
  readonly n: number;
  /** Units without a neighbour that has a value. */
  readonly islands: readonly string[];
  readonly local: readonly LocalAssociation[];
}

export interface SpatialAssociation {
  readonly of: string;
  readonly read: ReadFrom;
  readonly permutations: number;
  readonly seed: number;
  readonly periods: readonly PeriodAssociation[];
  readonly notes: readonly Issue[];
}

/**
 * Whether like lies beside like (空间自相关): global Moran's I (全局莫兰指数) and each unit's local one (局部莫兰指数, LISA), period by period, weights
 * brought to sum 1 for each unit, p values by permutations from a seed.
 * Missing: units without a value are left out, also as neighbours. Islands are named in a note.
 * @param options.neighbours pairs from a table or from `neighboursByPosition`  @param options.mutual each pair counts both ways
 * @throws IndexError distribution-column
 * @example
 * const data = datasetFromColumns({ units: ["a", "b", "c", "d"], periods: "2023", columns: { income: [9, 9, 1, 1] } });
 * const neighbours = [{ unit: "a", neighbour: "b" }, { unit: "c", neighbour: "d" }];
 * const { periods } = moranOf(data, { of: "income", neighbours, mutual: true, permutations: 0 });
 * [periods[0]?.index, periods[0]?.local[0]?.quadrant]; // => [1, "high-high"]
 */
export function moranOf(
  source: DistributionSource,
  {
    of,
    neighbours,
    mutual = false,
    permutations = 999,
    seed = 1,
  }: {
    readonly of: string;
    readonly neighbours: readonly NeighbourPair[];
    readonly mutual?: boolean;
    readonly permutations?: number;
    readonly seed?: number;
  },
): SpatialAssociation {
  const field = fieldOf(source, of);
  const { pairs, notes: said } = checkPairs(neighbours, { units: new Set(field.units), mutual });
  const notes: Issue[] = [...said];
  const periods = field.slices.map(({ period, rows }): PeriodAssociation => {
    const units = rows.map((i) => field.units[i]!);
    const x = pick(field.values, rows);
    const among = neighboursAmong(pairs, units);
    const { index, expected, p, n, islands } = moran(x, among, { permutations, seed });
    const local = localMoran(x, among, { permutations, seed });
    const lonely = islands.map((i) => units[i]!);
    if (lonely.length > 0) notes.push({ code: "islands", path: [of, period], params: { period, units: lonely } });
    return {
      period,
      index,
      expected,
      p,
      n,
      islands: lonely,
      local: units.map((unit, i) => ({
        unit,
        index: local.index[i]!,
        p: local.p?.[i] ?? Number.NaN,
        quadrant: local.quadrant[i]!,
      })),
    };
  });
  return { of, read: field.read, permutations, seed, periods, notes };
}
