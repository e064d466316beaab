import { stepData } from "../analyse/describe-data.ts";
import { createRegistry } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import type { Definition } from "../pipeline/engine.ts";
import { breaksOf, sourcesIn, statusOf } from "../pipeline/sources.ts";
import { meaningAt, type Tree } from "../pipeline/tree.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Dataset, Indicator, Status, Target } from "../schema/types.ts";
import { alike } from "./calendar.ts";

/** A figure as the data have it, with the period it is of. */
export interface Figure {
  readonly period: string;
  readonly value: number;
  readonly status: Status;
}

/** The observed figures by column, unit and period: formulas and denominators applied, nothing imputed or treated. */
export interface Facts {
  readonly tree: Tree;
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** Indicators without a column in the data, nor the columns that they are made of. */
  readonly absent: ReadonlySet<string>;
  figure(column: string, unit: string, period: string): Figure | null;
  /**
   * The figures of a unit up to a period and of its kind (years, or one quarter of each year), oldest first; none from before
   * a declared break, because they mean something else.
   */
  series(column: string, unit: string, upTo: string): readonly Figure[];
  /** The period of the latest declared break of an indicator, or of what it is made of, up to a period; null without one. */
  brokenAt(column: string, upTo: string): string | null;
  /** The units of a group with a row in the period: by the group's value, by its column (those that share the unit's value), or `all`. */
  members(of: string, at: { readonly unit: string; readonly period: string }): readonly string[] | null;
  /** The units whose parent is the unit; where the data have no parents, all others. */
  below(unit: string, period: string): readonly string[];
  /** Whether the indicator has a meaning for the unit. */
  means(indicator: Indicator, unit: string): boolean;
}

/** Reads the figures once; each row is found by unit and period. */
export function factsOf(definition: Definition, data: Dataset): Facts {
  const { plan } = definition;
  const confidential = plan?.confidential === undefined ? {} : { plan: { confidential: plan.confidential } };
  const { tree, rows, columns, outside } = denominated({ system: definition.system, ...confidential }, data);
  const rowAt = new Map<string, Map<string, number>>();
  const rowsOf = new Map<string, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const unit = rows.unit[i]!;
    rowAt.set(unit, (rowAt.get(unit) ?? new Map<string, number>()).set(rows.period[i]!, i));
    rowsOf.set(unit, [...(rowsOf.get(unit) ?? []), i]);
  }
  for (const list of rowsOf.values()) list.sort((a, b) => comparePeriods(rows.period[a]!, rows.period[b]!));
  const sources = sourcesIn({ tree, data });
  const statuses = new Map<string, readonly Status[] | undefined>();
  const statusIn = (column: string, row: number): Status => {
    if (!statuses.has(column)) statuses.set(column, statusOf(sources(column), { data, kept: null }));
    return statuses.get(column)?.[row] ?? "observed";
  };
  const at = (column: string, row: number): Figure | null => {
    const value = (columns.get(column) ?? outside.get(column))?.[row] ?? Number.NaN;
    return Number.isNaN(value) ? null : { period: rows.period[row]!, value, status: statusIn(column, row) };
  };
  const brokenAt = (column: string, upTo: string): string | null =>
    breaksOf(sources(column), tree)
      .map(({ period }) => period)
      .filter((period) => comparePeriods(period, upTo) <= 0)
      .sort(comparePeriods)
      .at(-1) ?? null;
  const rowIn = (unit: string, period: string) => rowAt.get(unit)?.get(period);
  const inPeriod = (period: string, test: (row: number) => boolean) =>
    [...rowsOf].flatMap(([unit]) => {
      const row = rowIn(unit, period);
      return row !== undefined && test(row) ? [unit] : [];
    });
  const periods = [...new Set(rows.period)].sort(comparePeriods);
  const known = new Map<string, ReadonlySet<string>>();
  const likeUpTo = (upTo: string): ReadonlySet<string> => {
    const found =
      known.get(upTo) ?? new Set(periods.filter((one) => comparePeriods(one, upTo) <= 0 && alike(one, upTo)));
    known.set(upTo, found);
    return found;
  };
  const level = plan?.level ?? null;
  const levels = rows.group["level"];
  const levelOf = (unit: string) => levels?.[rowsOf.get(unit)?.at(-1) ?? -1] ?? level;
  return {
    tree,
    units: [...rowsOf.keys()].filter((unit) => level === null || levelOf(unit) === level),
    periods,
    absent: new Set(tree.indicators.filter(({ id }) => !columns.has(id)).map(({ id }) => id)),
    figure: (column, unit, period) => {
      const row = rowIn(unit, period);
      return row === undefined ? null : at(column, row);
    },
    brokenAt,
    series: (column, unit, upTo) => {
      const since = brokenAt(column, upTo);
      const like = likeUpTo(upTo);
      const counts = (period: string) => like.has(period) && (since === null || comparePeriods(period, since) >= 0);
      const found: Figure[] = [];
      for (const row of rowsOf.get(unit) ?? []) {
        const figure = counts(rows.period[row]!) ? at(column, row) : null;
        if (figure !== null) found.push(figure);
      }
      return found;
    },
    members: (of, { unit, period }) => {
      if (of === "all") return inPeriod(period, () => true);
      const own = rowIn(unit, period);
      const column = rows.group[of];
      if (column !== undefined)
        return own === undefined ? null : inPeriod(period, (row) => column[row] === column[own]);
      const holding = Object.values(rows.group).filter((list) => list.includes(of));
      return holding.length === 0 ? null : inPeriod(period, (row) => holding.some((list) => list[row] === of));
    },
    below: (unit, period) => {
      const parent = rows.group["parent"];
      return inPeriod(period, (row) => (parent === undefined ? rows.unit[row] !== unit : parent[row] === unit));
    },
    means: (indicator, unit) => meaningAt(indicator, levelOf(unit)),
  };
}

/** The figures; an indicator without a column is left out, but not every one of them. */
function denominated(definition: Definition, data: Dataset): ReturnType<typeof stepData> {
  const choice = { step: "denominated", periods: undefined, registry: createRegistry(builtins) } as const;
  const found = stepData(definition, data, { ...choice, lenient: true });
  return found.columns.size > 0 ? found : stepData(definition, data, choice);
}

/** What is asked of the facts: a target of an indicator, for one unit at one period. */
export interface Asked {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly unit: string;
  readonly period: string;
  readonly facts: Facts;
}
