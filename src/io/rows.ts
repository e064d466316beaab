import type { Place } from "../errors/index.ts";
import type { Dataset, Name, Status } from "../schema/types.ts";
import type { Found } from "./found.ts";

/** Where a figure or text stood first; kept to name both places when another file disagrees. */
type At = Pick<Place, "file" | "row">;

/** The figures of one indicator or variable while they are gathered. */
export interface GrowingColumn {
  /** `at` is asked for the place only where it is kept or shown, and may be the same object for a whole row; `column`: the heading, where it is not the id. */
  set(entry: number, value: number, given: { readonly at: At; readonly found: Found; readonly column?: string }): void;
  /** All figures at once, one an entry, where rows are gathered `once`. */
  setAll(values: Float64Array): void;
  setStatus(entry: number, status: Status): void;
  setError(entry: number, value: number): void;
  setContributors(entry: number, value: number): void;
}

/** A dataset while files are merged into it: entries are found by unit and period. */
export interface Rows {
  /** No figure is given twice. */
  readonly once: boolean;
  readonly entries: Map<string, Map<string, number>>;
  readonly units: string[];
  readonly periods: string[];
  readonly columns: Map<string, Gathered>;
  readonly names: Text[];
  readonly groups: Map<string, Text[]>;
  keyOf(entry: number): { readonly unit: string; readonly period: string };
  column(id: string): GrowingColumn;
  /** Notes a period; the same one written in another way before (2023 and 2023年) is a problem. */
  spelt(period: string, given: { readonly at: At; readonly column: string }, found: Found): void;
  name(entry: number, given: { readonly text: string; readonly at: At }, found: Found): void;
  group(entry: number, given: { readonly of: string; readonly text: string; readonly at: At }, found: Found): void;
}

interface Gathered {
  all: Float64Array | undefined;
  readonly values: number[];
  /** File and row of each figure, as two short arrays: an object a cell would weigh more than the figures. */
  readonly files: number[];
  readonly rows: number[];
  readonly status: (Status | undefined)[];
  readonly errors: number[];
  readonly contributors: number[];
}
type Text = { readonly text: string; readonly at: At } | undefined;

/** How periods were written first, by their plain form. */
export type Spellings = Map<string, { readonly text: string; readonly at: At }>;

/**
 * `spellings`: those met before, where the rows are a part of more. `once`: no figure is given twice, so where it stood is not
 * kept.
 */
export function createRows({
  spellings = new Map(),
  once = false,
}: {
  readonly spellings?: Spellings;
  readonly once?: boolean;
} = {}): Rows {
  const units: string[] = [];
  const periods: string[] = [];
  const columns = new Map<string, Gathered>();
  const names: Text[] = [];
  const groups = new Map<string, Text[]>();
  const files: string[] = [];
  const growing = new Map<string, GrowingColumn>();
  const keyOf = (entry: number) => ({ unit: units[entry]!, period: periods[entry]! });
  const fileNumber = (file: string): number => {
    if (files.at(-1) !== file) files.push(file);
    return files.length - 1;
  };

  function grow(id: string): GrowingColumn {
    const column: Gathered = {
      all: undefined,
      values: [],
      files: [],
      rows: [],
      status: [],
      errors: [],
      contributors: [],
    };
    columns.set(id, column);
    return {
      set(entry, value, { at, found, column: heading = id }) {
        if (Number.isNaN(value)) return; // says nothing, so it contradicts nothing
        if (once) {
          while (column.values.length < entry) column.values.push(Number.NaN);
          column.values[entry] = value;
          return;
        }
        const before = column.values[entry];
        if (before === undefined || Number.isNaN(before)) {
          while (column.values.length <= entry) {
            column.values.push(Number.NaN);
            column.files.push(0);
            column.rows.push(0);
          }
          column.values[entry] = value;
          column.files[entry] = fileNumber(at.file!);
          column.rows[entry] = at.row!;
        } else if (before !== value) {
          const first = { file: files[column.files[entry]!]!, row: column.rows[entry]! };
          found.add({
            code: "value-conflict",
            path: [],
            params: { ...keyOf(entry), id, value, first: { ...first, value: before } },
            at: { ...at, column: heading },
          });
        }
      },
      setAll(values) {
        column.all = values;
      },
      setStatus(entry, status) {
        column.status[entry] = status;
      },
      setError(entry, value) {
        column.errors[entry] = value;
      },
      setContributors(entry, value) {
        // of two files that say it the smaller number decides: what one calls confidential stays so
        const known = column.contributors[entry];
        column.contributors[entry] = known !== undefined && known < value ? known : value;
      },
    };
  }

  function setText(
    texts: Text[],
    entry: number,
    given: { readonly what: string; readonly text: string; readonly at: At },
    found: Found,
  ): void {
    if (given.text === "") return;
    const first = texts[entry];
    if (first === undefined) texts[entry] = { text: given.text, at: given.at };
    else if (first.text !== given.text)
      found.add({
        code: "text-conflict",
        path: [],
        params: {
          ...keyOf(entry),
          what: given.what,
          text: given.text,
          first: { file: first.at.file!, row: first.at.row!, text: first.text },
        },
        at: given.at,
      });
  }

  return {
    once,
    entries: new Map(),
    units,
    periods,
    columns,
    names,
    groups,
    keyOf,
    column(id) {
      const column = growing.get(id) ?? grow(id);
      growing.set(id, column);
      return column;
    },
    spelt(period, { at, column }, found) {
      const plain = period
        .normalize("NFKC")
        .replace(/\s|年度?$/g, "")
        .toUpperCase();
      const first = spellings.get(plain);
      if (first === undefined) spellings.set(plain, { text: period, at });
      else if (first.text !== period)
        found.add({
          code: "period-spelt-twice",
          path: [],
          params: { text: period, first: { file: first.at.file!, row: first.at.row!, text: first.text } },
          at: { ...at, column },
        });
    },
    name: (entry, { text, at }, found) => setText(names, entry, { what: "name", text, at }, found),
    group(entry, { of, text, at }, found) {
      const texts = groups.get(of) ?? [];
      groups.set(of, texts);
      setText(texts, entry, { what: of, text, at }, found);
    },
  };
}

/** The entry of a unit in a period, made where it is new. */
export function rowOf(rows: Rows, { unit, period }: { readonly unit: string; readonly period: string }): number {
  const periods = rows.entries.get(unit) ?? new Map<string, number>();
  rows.entries.set(unit, periods);
  let entry = periods.get(period);
  if (entry === undefined) {
    entry = rows.units.push(unit) - 1;
    rows.periods.push(period);
    periods.set(period, entry);
  }
  return entry;
}

export function finishRows(rows: Rows, { notes }: { readonly notes: readonly Name[] }): Dataset {
  const n = rows.units.length;
  const columns = new Map<string, Float64Array>();
  const status = new Map<string, Status[]>();
  const standardErrors = new Map<string, Float64Array>();
  const contributors = new Map<string, Float64Array>();
  const filled = (values: readonly number[]) => {
    const column = new Float64Array(n).fill(Number.NaN);
    values.forEach((value, i) => {
      column[i] = value; // skips holes
    });
    return column;
  };
  for (const [id, column] of rows.columns) {
    columns.set(id, column.all ?? filled(column.values));
    if (column.status.some((word) => word !== undefined && word !== "observed"))
      status.set(
        id,
        Array.from({ length: n }, (_, i) => column.status[i] ?? "observed"),
      );
    if (column.errors.some((value) => !Number.isNaN(value))) standardErrors.set(id, filled(column.errors));
    if (column.contributors.some((value) => !Number.isNaN(value))) contributors.set(id, filled(column.contributors));
  }
  const groups: Record<string, readonly string[]> = Object.create(null);
  for (const [id, texts] of rows.groups) groups[id] = Array.from({ length: n }, (_, i) => texts[i]?.text ?? "");
  const names = unitNames(rows);
  return {
    units: [...rows.units],
    periods: [...rows.periods],
    ...(names ? { names } : {}),
    ...(rows.groups.size > 0 ? { groups } : {}),
    columns,
    ...(status.size > 0 ? { status } : {}),
    ...(standardErrors.size > 0 ? { standardErrors } : {}),
    ...(contributors.size > 0 ? { contributors } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** The name given in the row, else the unit's name in another row, else its id; undefined where no file gives names. */
function unitNames(rows: Rows): string[] | undefined {
  const byUnit = new Map<string, string>();
  rows.names.forEach((name, i) => {
    if (name) byUnit.set(rows.units[i]!, name.text);
  });
  if (byUnit.size === 0) return undefined;
  return rows.units.map((unit, i) => rows.names[i]?.text ?? byUnit.get(unit) ?? unit);
}
