import type { Issue } from "../errors/index.ts";
import { type Density, kernelDensity } from "../stats/kernel-density.ts";
import { type DistributionSource, fieldOf, pick, type ReadFrom } from "./distribution-source.ts";

/** Below it a density says little. */
const LEAST = 30;

export interface Densities {
  readonly of: string;
  readonly read: ReadFrom;
  /** null where all values are equal or fewer than two are there. */
  readonly periods: readonly { readonly period: string; readonly density: Density | null }[];
  readonly notes: readonly Issue[];
}

/**
 * The shape of a distribution, period by period (核密度估计): Gaussian kernel, Silverman's bandwidth unless given. Below 30 units a note.
 * Missing: skipped.
 * @throws IndexError distribution-column
 * @example
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { income: [-1, 1] } });
 * const { periods, notes } = densityOf(data, { of: "income", bandwidth: 1, points: 3 });
 * periods[0]?.density?.density[1]; // => 0.241971
 * notes[0]?.params; // => { period: "2023", n: 2, least: 30 }
 */
export function densityOf(
  source: DistributionSource,
  { of, bandwidth, points = 101 }: { readonly of: string; readonly bandwidth?: number; readonly points?: number },
): Densities {
  const { slices, values, read } = fieldOf(source, of);
  const notes: Issue[] = [];
  const periods = slices.map(({ period, rows }) => {
    const x = pick(values, rows);
    const n = x.filter((v) => !Number.isNaN(v)).length;
    if (n < LEAST) notes.push({ code: "density-few", path: [of, period], params: { period, n, least: LEAST } });
    return { period, density: kernelDensity(x, { points, ...(bandwidth === undefined ? {} : { bandwidth }) }) };
  });
  return { of, read, periods, notes };
}
