import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import {
  type BandInequality,
  type BandShare,
  bandInequality,
  bandShare,
  type IncomeBand,
} from "../stats/income-bands.ts";
import { type QuantileGroups, quantileGroups } from "../stats/quantile-groups.ts";
import { type DistributionSource, fieldOf, sourceTexts } from "./distribution-source.ts";

/** A band whose households or persons stand in a column of the data. */
export interface BandColumn {
  readonly column: string;
  readonly from: number;
  /** null: open to the top. */
  readonly to: number | null;
  /** The column of their mean income, where it is published. */
  readonly mean?: string;
}

export interface UnitBands {
  readonly unit: string;
  readonly period: string;
  /** One for each pair of limits asked for. */
  readonly shares: readonly (BandShare & { readonly from: number; readonly to: number | null })[];
  /** Bounds of the Gini coefficient; null where they cannot be told, with a note. */
  readonly gini: BandInequality | null;
}

/**
 * Income-band shares and the bounds of the Gini coefficient of each unit, from a table with a column of households or persons for
 * each band (分组数据: 10–50 万元, 20–60 万元收入群体占比).
 * Missing: a row in which a band is missing is left out. An open band without a mean or a Pareto tail: `gini` null and a note.
 * @param options.shares limits, `to: null` for none above
 * @throws IndexError distribution-column, and with unit and period bands-not-rising, bands-share, bands-mean
 * @example
 * const data = datasetFromColumns({ units: ["a"], periods: "2023", columns: { low: [50], middle: [40], top: [10] } });
 * const bands = [{ column: "low", from: 0, to: 10 }, { column: "middle", from: 10, to: 50 }, { column: "top", from: 50, to: null }];
 * incomeBandsOf(data, { bands, shares: [{ from: 10, to: 50 }] }).rows[0]?.shares[0]?.share; // => 0.4
 */
export function incomeBandsOf(
  source: DistributionSource,
  {
    bands,
    shares,
  }: {
    readonly bands: readonly BandColumn[];
    readonly shares: readonly { readonly from: number; readonly to: number | null }[];
  },
): { readonly rows: readonly UnitBands[]; readonly notes: readonly Issue[] } {
  const field = fieldOf(source, bands[0]?.column ?? "");
  const counts = bands.map(({ column }) => field.column(column));
  const means = bands.map(({ mean }) => (mean === undefined ? null : field.column(mean)));
  const issues: Issue[] = [];
  const notes: Issue[] = [];
  const rows = field.units.flatMap((unit, i): UnitBands[] => {
    if (counts.some((x) => Number.isNaN(x[i]!))) return [];
    const period = field.periods[i]!;
    const own = bands.map(({ from, to }, k): IncomeBand => {
      const mean = means[k]?.[i] ?? Number.NaN;
      return { from, to, population: counts[k]![i]!, ...(Number.isNaN(mean) ? {} : { mean }) };
    });
    const path = [unit, period];
    const found = caught(issues, path, () =>
      shares.map(({ from, to }) => ({ from, to, ...bandShare(own, { from, to: to ?? Number.POSITIVE_INFINITY }) })),
    );
    return found === null
      ? []
      : [{ unit, period, shares: found, gini: caught(notes, path, () => bandInequality(own)) }];
  });
  if (issues.length > 0) throw new IndexError(issues, { ...distributionEn, ...sourceTexts });
  return { rows, notes };
}

/**
 * Bounds of the Gini coefficient, the ratio of the top to the bottom group and the shares of each unit, from the mean incomes of
 * quantile groups, a column each, the poorest first (五等份分组人均可支配收入).
 * Missing: a row in which a group is missing is left out.
 * @param options.population shares or counts of the groups, equal unless given
 * @throws IndexError distribution-column, and with unit and period quantile-groups
 * @example
 * const data = datasetFromColumns({ units: ["a"], periods: "2023", columns: { q1: [1], q2: [2], q3: [3], q4: [4], q5: [10] } });
 * quantileGroupsOf(data, { columns: ["q1", "q2", "q3", "q4", "q5"] })[0]?.least; // => 0.4
 */
export function quantileGroupsOf(
  source: DistributionSource,
  { columns, population }: { readonly columns: readonly string[]; readonly population?: readonly number[] },
): readonly (QuantileGroups & { readonly unit: string; readonly period: string })[] {
  const field = fieldOf(source, columns[0] ?? "");
  const means = columns.map((id) => field.column(id));
  const issues: Issue[] = [];
  const rows = field.units.flatMap((unit, i) => {
    if (means.some((x) => Number.isNaN(x[i]!))) return [];
    const period = field.periods[i]!;
    const own = means.map((x) => x[i]!);
    const found = caught(issues, [unit, period], () => quantileGroups(own, population && { population }));
    return found === null ? [] : [{ unit, period, ...found }];
  });
  if (issues.length > 0) throw new IndexError(issues, { ...distributionEn, ...sourceTexts });
  return rows;
}

/** What a run gives; its problems go to the list, with their place. */
function caught<T>(issues: Issue[], path: readonly string[], run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    issues.push(...error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })));
    return null;
  }
}
