import { IndexError, type Issue } from "../errors/index.ts";
import { isId } from "./ids.ts";
import type { Dataset, Name, Status } from "./types.ts";
import { showValue, typeWord } from "./words.ts";

export const STATUSES: readonly Status[] = [
  "observed",
  "provisional",
  "estimated",
  "imputed",
  "suppressed",
  "not-applicable",
  "not-yet-available",
  "revised",
];

/**
 * What must hold of data in memory: every column as long as the rows, finite numbers or NaN, a unit in every row,
 * no row twice. Rows in messages count from 1.
 */
export function checkDataset(data: Dataset): Issue[] {
  const { units, periods } = data;
  const rows = units.length;
  const issues: Issue[] = [];
  const measure = (column: string, found: number) => {
    if (found !== rows) issues.push({ code: "column-length", path: ["data", column], params: { column, found, rows } });
    return found === rows;
  };
  const aligned = measure("periods", periods.length);
  if (data.names) measure("names", data.names.length);
  for (const [name, list] of Object.entries(data.groups ?? {})) measure(name, list.length);
  if (aligned) issues.push(...rowIssues(data));
  for (const [id, column] of data.columns) {
    if (!isId(id)) issues.push({ code: "bad-id", path: ["data", id], params: { id } });
    if (!(column instanceof Float64Array)) {
      const params = { expected: "Float64Array", found: typeWord(column) };
      issues.push({ code: "wrong-type", path: ["data", id], params });
    } else if (measure(id, column.length)) issues.push(...infinite(id, column, data));
  }
  for (const [id, errors] of data.standardErrors ?? []) {
    if (!measure(id, errors.length)) continue;
    issues.push(...infinite(id, errors, data));
    errors.forEach((found, i) => {
      if (found < 0) issues.push({ code: "negative-error", path: ["data", id], params: { found, row: i + 1 } });
    });
  }
  for (const [id, list] of data.status ?? []) {
    measure(id, list.length);
    const wrong = list.findIndex((status) => !STATUSES.includes(status));
    if (wrong < 0) continue;
    issues.push({
      code: "not-one-of",
      path: ["data", id, wrong],
      params: { found: showValue(list[wrong]), choices: STATUSES },
    });
  }
  return issues;
}

function rowIssues({ units, periods }: Dataset): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, Map<string, number>>();
  for (let i = 0; i < units.length; i++) {
    const [unit, period] = [units[i]!, periods[i]!];
    if (unit.trim() === "") issues.push({ code: "empty-unit", path: ["data", "units", i], params: { row: i + 1 } });
    const rowOf = seen.get(period) ?? new Map<string, number>();
    seen.set(period, rowOf);
    const first = rowOf.get(unit);
    if (first === undefined) rowOf.set(unit, i);
    else
      issues.push({ code: "duplicate-row", path: ["data"], params: { unit, period, first: first + 1, second: i + 1 } });
  }
  return issues;
}

function infinite(column: string, x: Float64Array, { units, periods }: Dataset): Issue[] {
  const issues: Issue[] = [];
  for (let i = 0; i < x.length; i++) {
    if (x[i] !== Number.POSITIVE_INFINITY && x[i] !== Number.NEGATIVE_INFINITY) continue;
    const params = { unit: units[i]!, period: periods[i] ?? "", column, found: String(x[i]) };
    issues.push({ code: "infinite-value", path: ["data", column], params });
  }
  return issues;
}

/** A number, or null or undefined for a missing one. */
export type Cell = number | null | undefined;

interface Extras {
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly status?: Readonly<Record<string, readonly Status[]>> | ReadonlyMap<string, readonly Status[]>;
  readonly standardErrors?: Readonly<Record<string, ArrayLike<Cell>>> | ReadonlyMap<string, ArrayLike<Cell>>;
  readonly notes?: readonly Name[];
}

export interface ColumnsInput extends Extras {
  readonly units: readonly string[];
  /** Without it all rows are of one unnamed period. */
  readonly periods?: readonly string[] | string;
  readonly names?: readonly string[];
  readonly columns: Readonly<Record<string, ArrayLike<Cell>>> | ReadonlyMap<string, ArrayLike<Cell>>;
}

/**
 * A dataset from columns; null and undefined become missing. Unit and period texts are trimmed and put in NFC.
 * @throws IndexError when `checkDataset` finds anything
 * @example datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { gdp: [1, null] } }).columns.get("gdp"); // => [1, NaN]
 */
export function datasetFromColumns(input: ColumnsInput): Dataset {
  const issues: Issue[] = [];
  const units = input.units.map(tidy);
  const given = input.periods ?? "";
  const periods = typeof given === "string" ? units.map(() => tidy(given)) : given.map(tidy);
  const dataset: Dataset = {
    units,
    periods,
    ...(input.names && { names: input.names.map(tidy) }),
    ...(input.groups && { groups: Object.fromEntries(entries(input.groups).map(([k, list]) => [k, list.map(tidy)])) }),
    columns: numbers(input.columns, issues),
    ...(input.status && { status: new Map(entries(input.status)) }),
    ...(input.standardErrors && { standardErrors: numbers(input.standardErrors, issues) }),
    ...(input.notes && { notes: input.notes }),
  };
  issues.push(...checkDataset(dataset));
  if (issues.length > 0) throw new IndexError(issues);
  return dataset;
}

export interface RowsOptions {
  /** Keys of a row that hold texts. Defaults: `unit`, `period`, `name`. */
  readonly unit?: string;
  /** A key, or one period for all rows. */
  readonly period?: string | { readonly value: string };
  readonly name?: string;
  /** Keys whose texts sort the units into groups. */
  readonly groups?: readonly string[];
  /** Keys to pass over. */
  readonly ignore?: readonly string[];
  readonly notes?: readonly Name[];
}

/**
 * A dataset from objects, one a unit and period; every other key is a column. A key that a row lacks, null and undefined are missing.
 * @example datasetFromRows([{ unit: "a", period: "2023", gdp: 1 }]).columns.get("gdp"); // => [1]
 */
export function datasetFromRows(
  rows: readonly Readonly<Record<string, string | Cell>>[],
  { unit = "unit", period = "period", name = "name", groups = [], ignore = [], notes }: RowsOptions = {},
): Dataset {
  const texts = new Set([unit, name, ...groups, ...ignore, ...(typeof period === "string" ? [period] : [])]);
  const ids = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !texts.has(key));
  const text = (key: string) => rows.map((row) => String(row[key] ?? ""));
  return datasetFromColumns({
    units: text(unit),
    periods: typeof period === "string" ? text(period) : period.value,
    ...(rows.some((row) => row[name] !== undefined) && { names: text(name) }),
    ...(groups.length > 0 && { groups: Object.fromEntries(groups.map((key) => [key, text(key)])) }),
    columns: new Map(ids.map((id) => [id, rows.map((row) => row[id] as Cell)])),
    ...(notes && { notes }),
  });
}

function tidy(text: string): string {
  return String(text).trim().normalize("NFC");
}

function entries<T>(given: Readonly<Record<string, T>> | ReadonlyMap<string, T>): [string, T][] {
  return given instanceof Map ? [...given] : Object.entries(given as Readonly<Record<string, T>>);
}

function numbers(given: ColumnsInput["columns"], issues: Issue[]): Map<string, Float64Array> {
  return new Map(
    entries(given).map(([id, cells]) => {
      if (cells instanceof Float64Array) return [id, cells];
      const column = new Float64Array(cells.length);
      for (let i = 0; i < cells.length; i++) {
        const cell: unknown = cells[i];
        column[i] = typeof cell === "number" ? cell : Number.NaN;
        if (typeof cell === "number" || cell === null || cell === undefined) continue;
        issues.push({
          code: "cell-not-number",
          path: ["data", id],
          params: { found: showValue(cell), row: i + 1, column: id },
        });
      }
      return [id, column];
    }),
  );
}
