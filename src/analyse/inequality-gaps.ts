import { spreadsByGroup } from "../stats/lorenz.ts";
import { type DistributionSource, fieldOf, pick } from "./distribution-source.ts";

/** Two figures against each other. */
export interface Gap {
  readonly period: string;
  readonly high: string;
  readonly low: string;
  readonly highValue: number;
  readonly lowValue: number;
  /** NaN where the lower figure is not above 0. */
  readonly ratio: number;
  readonly difference: number;
  /** Units, or members of the two groups, with a value. */
  readonly n: number;
}

/**
 * The highest unit over the lowest in each period (最高最低比). Equal values: the first row. Missing: skipped; a period with no value
 * is left out.
 * @throws IndexError distribution-column
 * @example
 * const data = datasetFromColumns({ units: ["a", "b", "c"], periods: "2023", columns: { income: [20, 50, 30] } });
 * const [gap] = highestToLowest(data, { of: "income" });
 * [gap?.high, gap?.low, gap?.ratio]; // => ["b", "a", 2.5]
 */
export function highestToLowest(source: DistributionSource, { of }: { readonly of: string }): readonly Gap[] {
  const { values, units, slices } = fieldOf(source, of);
  return slices.flatMap(({ period, rows }) => {
    const present = rows.filter((i) => !Number.isNaN(values[i]!));
    if (present.length === 0) return [];
    const high = present.reduce((best, i) => (values[i]! > values[best]! ? i : best));
    const low = present.reduce((best, i) => (values[i]! < values[best]! ? i : best));
    return [gapOf({ period, high: units[high]!, low: units[low]!, n: present.length }, values[high]!, values[low]!)];
  });
}

/**
 * One group's mean over another's in each period (城乡收入倍差 where rows are urban or rural). Weights: how many persons a row speaks
 * for. Missing: skipped; a period in which a group has no value is left out.
 * @param options.groups a grouping column, of which `over` and `under` are two labels
 * @throws IndexError distribution-column, unknown-group
 * @example
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2023", groups: { area: ["urban", "rural"] }, columns: { income: [60, 40] } });
 * groupRatio(data, { of: "income", groups: "area", over: "urban", under: "rural" })[0]?.ratio; // => 1.5
 */
export function groupRatio(
  source: DistributionSource,
  options: {
    readonly of: string;
    readonly groups: string;
    readonly over: string;
    readonly under: string;
    readonly weights?: string;
  },
): readonly Gap[] {
  const field = fieldOf(source, options.of);
  const labels = field.labels(options.groups);
  const weights = options.weights === undefined ? undefined : field.column(options.weights);
  return field.slices.flatMap(({ period, rows }) => {
    const parts = spreadsByGroup(
      pick(field.values, rows),
      rows.map((i) => labels[i]!),
      weights && pick(weights, rows),
    );
    const over = parts.find(({ group }) => group === options.over)?.spread;
    const under = parts.find(({ group }) => group === options.under)?.spread;
    if (over === undefined || under === undefined) return [];
    return [gapOf({ period, high: options.over, low: options.under, n: over.n + under.n }, over.mean, under.mean)];
  });
}

/** A row in which two columns stand side by side. */
export interface ColumnRatio {
  readonly unit: string;
  readonly period: string;
  /** NaN where a figure is missing or the lower is not above 0. */
  readonly ratio: number;
  readonly difference: number;
}

/**
 * One column over another in each row (城乡居民收入倍差 from a column each). Missing: NaN.
 * @throws IndexError distribution-column
 * @example
 * const data = datasetFromColumns({ units: ["a"], periods: "2023", columns: { urban: [60], rural: [40] } });
 * columnRatio(data, { over: "urban", under: "rural" }); // => [{ unit: "a", period: "2023", ratio: 1.5, difference: 20 }]
 */
export function columnRatio(
  source: DistributionSource,
  { over, under }: { readonly over: string; readonly under: string },
): readonly ColumnRatio[] {
  const field = fieldOf(source, over);
  const low = field.column(under);
  return field.units.map((unit, i) => ({
    unit,
    period: field.periods[i]!,
    ratio: low[i]! > 0 ? field.values[i]! / low[i]! : Number.NaN,
    difference: field.values[i]! - low[i]!,
  }));
}

function gapOf(of: Pick<Gap, "period" | "high" | "low" | "n">, highValue: number, lowValue: number): Gap {
  const ratio = lowValue > 0 ? highValue / lowValue : Number.NaN;
  return { ...of, highValue, lowValue, ratio, difference: highValue - lowValue };
}
