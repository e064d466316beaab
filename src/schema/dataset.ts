import { IndexError, type Issue } from "../errors/index.ts";
import type { Extent } from "../stats/index.ts";
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

/** Lists of units that were found to be in order, with their periods: a million texts are not compared at every run. */
const checkedRows = new WeakMap<readonly unknown[], readonly unknown[]>();

/**
 * What must hold of data in memory: every column as long as the rows, finite numbers or NaN, a unit in every row,
 * no row twice. Rows in messages count from 1.
 */
export function checkDataset(data: Dataset, extentOf?: (x: Float64Array) => Extent): Issue[] {
  const issues = partIssues(data);
  if (issues.length > 0) return issues;
  const { units, periods } = data;
  const rows = units.length;
  const measure = (column: string, found: number) => {
    if (found !== rows) issues.push({ code: "column-length", path: ["data", column], params: { column, found, rows } });
    return found === rows;
  };
  const aligned = measure("periods", periods.length);
  if (data.names) measure("names", data.names.length);
  for (const [name, list] of Object.entries(data.groups ?? {})) measure(name, list.length);
  if (aligned && checkedRows.get(units) !== periods) issues.push(...rowIssues(data));
  for (const [id, column] of data.columns) {
    if (!isId(id)) issues.push({ code: "bad-id", path: ["data", id], params: { id } });
    if (measure(id, column.length) && !knownFinite(extentOf?.(column))) issues.push(...infinite(id, column, data));
  }
  for (const [id, errors] of data.standardErrors ?? []) {
    if (!measure(id, errors.length)) continue;
    issues.push(...infinite(id, errors, data));
    errors.forEach((found, i) => {
      if (found < 0) issues.push({ code: "negative-error", path: ["data", id], params: { found, row: i + 1 } });
    });
  }
  for (const [id, people] of data.contributors ?? []) {
    if (!measure(id, people.length)) continue;
    issues.push(...infinite(id, people, data));
    people.forEach((found, i) => {
      if (found < 0) issues.push({ code: "negative-contributors", path: ["data", id], params: { found, row: i + 1 } });
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

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What in memory is not of the type that `Dataset` says: callers without types, and data from other places. */
function partIssues(data: unknown): Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: readonly (string | number)[], expected: string, found: unknown) =>
    void issues.push({ code: "wrong-type", path: ["data", ...path], params: { expected, found: typeWord(found) } });
  const texts = (path: readonly (string | number)[], list: unknown): void => {
    const odd = isList(list) ? list.findIndex((text) => typeof text !== "string") : -1;
    if (!isList(list)) wrong(path, "list", list);
    else if (odd >= 0) wrong([...path, odd], "text", list[odd]);
  };
  const columns = (path: string[], map: unknown, check: (path: string[], column: unknown) => void): void => {
    if (!(map instanceof Map)) wrong(path, "Map", map);
    for (const [id, column] of map instanceof Map ? map : []) {
      if (typeof id === "string") check([...path, id], column);
      else wrong(path, "text", id);
    }
  };
  const numbers = (path: string[], column: unknown): void => {
    if (!(column instanceof Float64Array)) wrong(path.slice(-1), "Float64Array", column);
  };
  if (!isObject(data)) {
    wrong([], "object", data);
    return issues;
  }
  const {
    units,
    periods,
    names,
    groups,
    columns: values,
    status,
    standardErrors,
    contributors,
    notes,
  } = data as Partial<Dataset>;
  if (!isList(units) || checkedRows.get(units) !== periods) {
    texts(["units"], units);
    texts(["periods"], periods);
  }
  if (names !== undefined) texts(["names"], names);
  if (groups !== undefined) {
    if (!isObject(groups) || isList(groups)) wrong(["groups"], "object", groups);
    else for (const [name, labels] of Object.entries(groups)) texts(["groups", name], labels);
  }
  columns(["columns"], values, numbers);
  if (status !== undefined) columns(["status"], status, texts);
  if (standardErrors !== undefined) columns(["standardErrors"], standardErrors, numbers);
  if (contributors !== undefined) columns(["contributors"], contributors, numbers);
  if (notes !== undefined && !isList(notes)) wrong(["notes"], "list", notes);
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

/** Whether a column is known to hold no infinite value. */
function knownFinite(extent: Extent | undefined): boolean {
  return extent !== undefined && (extent.count === 0 || (Number.isFinite(extent.min) && Number.isFinite(extent.max)));
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
  readonly contributors?: Readonly<Record<string, ArrayLike<Cell>>> | ReadonlyMap<string, ArrayLike<Cell>>;
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
  if (!isObject(input)) throw new IndexError(partIssues(input));
  const units = tidyAll(input.units);
  const given = input.periods ?? "";
  const periods = typeof given === "string" && isList(units) ? units.map(() => tidy(given)) : tidyAll(given);
  const { names, groups, status, standardErrors, contributors, notes } = input;
  const rows = isList(units) ? units.length : 0;
  // what is not of its type is handed on as it is: `checkDataset` says where
  const dataset = {
    units,
    periods,
    ...(names && { names: tidyAll(names) }),
    ...(groups && {
      groups: isObject(groups) ? Object.fromEntries(entries(groups).map(([k, list]) => [k, tidyAll(list)])) : groups,
    }),
    columns: numbers(input.columns, { rows, issues }),
    ...(status && { status: isObject(status) ? new Map(entries(status)) : status }),
    ...(standardErrors && { standardErrors: numbers(standardErrors, { rows, issues }) }),
    ...(contributors && { contributors: numbers(contributors, { rows, issues }) }),
    ...(notes && { notes }),
  } as Dataset;
  issues.push(...checkDataset(dataset));
  if (issues.length > 0) throw new IndexError(issues);
  // both lists are our own, and from here on nobody changes them
  checkedRows.set(Object.freeze(dataset.units), Object.freeze(dataset.periods));
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
  const odd = isList(rows) ? rows.findIndex((row) => !isObject(row) || isList(row)) : -1;
  if (!isList(rows) || odd >= 0) {
    const [path, expected, found] = odd < 0 ? [[], "list", rows] : [[odd], "object", (rows as readonly unknown[])[odd]];
    throw new IndexError([
      { code: "wrong-type", path: ["data", ...path], params: { expected, found: typeWord(found) } },
    ]);
  }
  const texts = new Set([unit, name, ...groups, ...ignore, ...(typeof period === "string" ? [period] : [])]);
  const ids = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !texts.has(key));
  // a row may lack a key that every object has by birth, such as `constructor`
  const cell = (row: object, key: string): unknown => (Object.hasOwn(row, key) ? Reflect.get(row, key) : undefined);
  const text = (key: string) => rows.map((row) => (cell(row, key) ?? "") as string);
  return datasetFromColumns({
    units: text(unit),
    periods: typeof period === "string" ? text(period) : period.value,
    ...(rows.some((row) => cell(row, name) !== undefined) && { names: text(name) }),
    ...(groups.length > 0 && { groups: Object.fromEntries(groups.map((key) => [key, text(key)])) }),
    columns: new Map(ids.map((id) => [id, rows.map((row) => cell(row, id) as Cell)])),
    ...(notes && { notes }),
  });
}

/** Trimmed and in NFC; a number is written out, anything else is left for the check to report. */
function tidy(text: unknown): unknown {
  if (typeof text === "number" && Number.isFinite(text)) return String(text);
  return typeof text === "string" ? text.trim().normalize("NFC") : text;
}

function tidyAll(list: unknown): unknown {
  return isList(list) ? Array.from(list, tidy) : list;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function entries<T>(given: Readonly<Record<string, T>> | ReadonlyMap<string, T>): [string, T][] {
  return given instanceof Map ? [...given] : Object.entries(given as Readonly<Record<string, T>>);
}

interface Reading {
  readonly rows: number;
  readonly issues: Issue[];
}

function numbers(given: ColumnsInput["columns"], reading: Reading): unknown {
  if (!isObject(given) || isList(given)) return given;
  return new Map(entries(given).map(([id, cells]) => [id, columnOf(id, cells, reading)]));
}

function columnOf(id: string, cells: unknown, { rows, issues }: Reading): unknown {
  if (cells instanceof Float64Array || !isObject(cells) || !("length" in cells)) return cells;
  const found = cells.length;
  if (typeof found !== "number" || !Number.isInteger(found)) return cells;
  if (found !== rows) {
    issues.push({ code: "column-length", path: ["data", id], params: { column: id, found, rows } });
    return new Float64Array(rows);
  }
  const column = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const cell: unknown = Reflect.get(cells, i);
    column[i] = typeof cell === "number" ? cell : Number.NaN;
    if (typeof cell === "number" || cell === null || cell === undefined) continue;
    const params = { found: showValue(cell), row: i + 1, column: id };
    issues.push({ code: "cell-not-number", path: ["data", id], params });
  }
  return column;
}
