import { comparePeriods } from "../schema/order.ts";
import { periodTime } from "../schema/period.ts";
import type { Dataset, Status } from "../schema/types.ts";

/** One indicator over the periods of a panel. */
export interface PanelColumn {
  readonly column: string;
  /** First and last period with a value of any unit; null where there is none. */
  readonly first: string | null;
  readonly latest: string | null;
  /** Years from there to the newest period of the data; NaN where periods are no calendar. */
  readonly age: number;
  /** Values present, of the rows there are. */
  readonly present: number;
  /** Rows without a value that lie between two of the same unit. */
  readonly gaps: number;
  /** Units that have no value at all. */
  readonly without: readonly string[];
}

export interface Panel {
  readonly units: number;
  readonly periods: readonly string[];
  readonly rows: number;
  /** Every unit has a row in every period. */
  readonly balanced: boolean;
  /** Rows that are not there. */
  readonly absent: readonly { readonly unit: string; readonly period: string }[];
  readonly columns: readonly PanelColumn[];
}

interface Layout {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** Row of a unit in a period. */
  row(unit: string, period: string): number | undefined;
}

function layoutOf(data: Dataset): Layout {
  const rows = new Map<string, Map<string, number>>();
  data.units.forEach((unit, i) => {
    const own = rows.get(unit) ?? new Map<string, number>();
    own.set(data.periods[i]!, i);
    rows.set(unit, own);
  });
  return {
    units: [...rows.keys()],
    periods: [...new Set(data.periods)].sort(comparePeriods),
    row: (unit, period) => rows.get(unit)?.get(period),
  };
}

const yearsBetween = (from: string, to: string): number => (from === to ? 0 : periodTime(to) - periodTime(from));

/**
 * A panel as it is: which units have which periods, and for each column its first and latest period, the age of the latest
 * against the newest period of the data, and its gaps between known values.
 * @example
 * const data = datasetFromColumns({ units: ["a", "a", "b"], periods: ["2021", "2022", "2022"], columns: { x: [1, null, null] } });
 * const panel = describePanel(data);
 * panel.balanced; // => false
 * panel.columns[0]?.age; // => 1
 */
export function describePanel(data: Dataset, { columns }: { columns?: readonly string[] } = {}): Panel {
  const { units, periods, row } = layoutOf(data);
  const absent = units.flatMap((unit) =>
    periods.filter((period) => row(unit, period) === undefined).map((period) => ({ unit, period })),
  );
  const newest = periods.at(-1);
  const chosen = columns ?? [...data.columns.keys()];
  return {
    units: units.length,
    periods,
    rows: data.units.length,
    balanced: absent.length === 0,
    absent,
    columns: chosen.map((column) => {
      const x = data.columns.get(column);
      const has = (unit: string, period: string) => {
        const i = row(unit, period);
        return i !== undefined && x !== undefined && !Number.isNaN(x[i]!);
      };
      const known = periods.filter((period) => units.some((unit) => has(unit, period)));
      const latest = known.at(-1) ?? null;
      let present = 0;
      let gaps = 0;
      const without: string[] = [];
      for (const unit of units) {
        const own = periods.filter((period) => has(unit, period));
        present += own.length;
        if (own.length === 0) without.push(unit);
        const inside = periods.slice(periods.indexOf(own[0] ?? ""), periods.indexOf(own.at(-1) ?? "") + 1);
        if (own.length > 0)
          gaps += inside.filter((period) => row(unit, period) !== undefined && !has(unit, period)).length;
      }
      return {
        column,
        first: known[0] ?? null,
        latest,
        age: latest === null ? Number.NaN : yearsBetween(latest, newest!),
        present,
        gaps,
        without,
      };
    }),
  };
}

export interface LatestAvailable {
  /** One row a unit, in the period asked for. */
  readonly data: Dataset;
  /** Years that each value is older than that period; NaN where there is no value. */
  readonly ages: ReadonlyMap<string, Float64Array>;
  /** The period that each value is of; null where there is none. */
  readonly from: ReadonlyMap<string, readonly (string | null)[]>;
}

/**
 * A cross-section of the latest values. `by: "unit"` (default): each unit's own latest value; `by: "indicator"`: for each
 * column the latest period in which any unit has it, the same for all units, so that they stay comparable.
 * Values older than `maxAge` years are left out; an older value is marked `estimated` unless it has a mark of its own.
 * Missing: NaN where there is no value that young.
 * @param period the period to look back from; the newest unless given
 * @example
 * const data = datasetFromColumns({ units: ["a", "a"], periods: ["2021", "2022"], columns: { x: [7, null] } });
 * const { data: latest, ages } = latestAvailable(data);
 * latest.columns.get("x"); // => [7]
 * ages.get("x"); // => [1]
 */
export function latestAvailable(
  data: Dataset,
  {
    period,
    maxAge = Number.POSITIVE_INFINITY,
    by = "unit",
  }: { period?: string; maxAge?: number; by?: "unit" | "indicator" } = {},
): LatestAvailable {
  const { units, periods, row } = layoutOf(data);
  const target = period ?? periods.at(-1) ?? "";
  const back = periods
    .filter((one) => comparePeriods(one, target) <= 0)
    .filter((one) => maxAge === Number.POSITIVE_INFINITY || yearsBetween(one, target) <= maxAge + 1e-9)
    .reverse();
  const last = units.map((unit) => back.map((one) => row(unit, one)).find((i) => i !== undefined));
  const columns = new Map<string, Float64Array>();
  const errors = new Map<string, Float64Array>();
  const ages = new Map<string, Float64Array>();
  const from = new Map<string, (string | null)[]>();
  const status = new Map<string, Status[]>();
  for (const [id, x] of data.columns) {
    const has = (unit: string, one: string) => {
      const i = row(unit, one);
      return i !== undefined && !Number.isNaN(x[i]!);
    };
    const common = back.find((one) => units.some((unit) => has(unit, one)));
    const sources = units.map((unit) =>
      by === "unit"
        ? back.find((one) => has(unit, one))
        : common !== undefined && has(unit, common)
          ? common
          : undefined,
    );
    const at = units.map((unit, u) => (sources[u] === undefined ? undefined : row(unit, sources[u]!)));
    columns.set(
      id,
      Float64Array.from(at, (i) => (i === undefined ? Number.NaN : x[i]!)),
    );
    const se = data.standardErrors?.get(id);
    if (se !== undefined)
      errors.set(
        id,
        Float64Array.from(at, (i) => (i === undefined ? Number.NaN : se[i]!)),
      );
    ages.set(
      id,
      Float64Array.from(sources, (one) => (one === undefined ? Number.NaN : yearsBetween(one, target))),
    );
    from.set(
      id,
      sources.map((one) => one ?? null),
    );
    const marks = at.map((i, u): Status => {
      const own = data.status?.get(id)?.[i ?? row(units[u]!, target) ?? -1] ?? "observed";
      return own === "observed" && sources[u] !== undefined && sources[u] !== target ? "estimated" : own;
    });
    if (marks.some((mark) => mark !== "observed")) status.set(id, marks);
  }
  const pick = (list: readonly string[]) => last.map((i) => (i === undefined ? "" : list[i]!));
  const groups = Object.entries(data.groups ?? {}).map(([name, labels]) => [name, pick(labels)] as const);
  return {
    data: {
      units,
      periods: units.map(() => target),
      ...(data.names === undefined ? {} : { names: pick(data.names) }),
      ...(data.groups === undefined ? {} : { groups: Object.fromEntries(groups) }),
      columns,
      ...(status.size > 0 ? { status } : {}),
      ...(errors.size > 0 ? { standardErrors: errors } : {}),
      ...(data.notes === undefined ? {} : { notes: data.notes }),
    },
    ages,
    from,
  };
}
