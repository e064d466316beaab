import type { Place } from "../errors/index.ts";
import { nearest, suggester } from "../schema/nearest.ts";
import type { ColumnMapping } from "../schema/project.ts";
import type { Group, Name, Node, System } from "../schema/types.ts";
import { columnLetters, type Table } from "./csv.ts";
import type { Found } from "./found.ts";

/** Reads a text of a row: from a cell, or the same for all. */
export type CellSource = { readonly index: number; readonly heading: string } | { readonly value: string };
export interface Column {
  readonly index: number;
  readonly heading: string;
}
/** A column of figures: its heading may be another text than the id. */
export interface ValueColumn extends Column {
  readonly id: string;
}

interface LayoutCommon {
  readonly unit: CellSource;
  readonly period: CellSource;
  readonly name?: CellSource;
  readonly groups: readonly (CellSource & { readonly of: string })[];
}
/** Wide: a column an indicator or variable, and `contributors:<id>` beside it. Tidy: a row a value. */
export type Layout =
  | (LayoutCommon & {
      readonly form: "wide";
      readonly values: readonly ValueColumn[];
      readonly contributors: readonly ValueColumn[];
    })
  | (LayoutCommon & {
      readonly form: "tidy";
      /** Words of the column `indicator` that stand for an id. */
      readonly words: ReadonlyMap<string, string>;
      readonly indicator: Column;
      readonly value: Column;
      readonly status?: Column;
      readonly se?: Column;
      readonly contributors?: Column;
    });

/** What a column or a tidy row may be called. */
export interface KnownIds {
  /** Indicators and variables that take figures. */
  readonly values: ReadonlySet<string>;
  /** Indicators that are computed, with their formula. */
  readonly formulas: ReadonlyMap<string, string>;
  readonly groups: ReadonlySet<string>;
  /** Names in any language, for suggestions. */
  readonly names: ReadonlyMap<string, string>;
  /** The nearest id that takes figures; gives up after some, so that a file of another system is refused quickly. */
  readonly suggest: (text: string) => string | undefined;
}

export function knownIds(system: System): KnownIds {
  const values = new Set<string>();
  const formulas = new Map<string, string>();
  const groups = new Set<string>();
  const names = new Map<string, string>();
  const addName = (name: Name | undefined, id: string) => {
    for (const text of typeof name === "string" ? [name] : [name?.zh, name?.en])
      if (text && !names.has(text)) names.set(text, id);
  };
  for (const variable of system.variables) {
    values.add(variable.id);
    addName(variable.name, variable.id);
  }
  for (const node of walk(system.index)) {
    if (node.children) groups.add(node.id);
    else {
      values.add(node.id);
      if (node.formula !== undefined) formulas.set(node.id, node.formula);
      addName(node.name, node.id);
    }
  }
  return { values, formulas, groups, names, suggest: suggester(() => values) };
}

function* walk(group: Group): Generator<Node> {
  yield group;
  for (const child of group.children) {
    if (child.children) yield* walk(child);
    else yield child;
  }
}

/** The id that a text was most likely meant to be: its name in the system, or the nearest spelling. */
export function nearestId(text: string, known: KnownIds): string | undefined {
  return known.names.get(text) ?? known.suggest(text);
}

/** Which column is what. Undefined where the rows cannot be told apart; every problem goes to `found`. */
export function readLayout(
  table: Table,
  {
    columns = {},
    known,
    found,
  }: { readonly columns?: ColumnMapping | undefined; readonly known: KnownIds; readonly found: Found },
): Layout | undefined {
  const { file, headings, headingRow: row } = table;
  const taken = new Map<number, string>();
  const take = (role: string, heading: string): Column | undefined => {
    const index = headings.indexOf(heading.trim().normalize("NFC"));
    if (index < 0) {
      const shown = headings.filter((other) => other !== "");
      found.add({
        code: "column-not-found",
        path: [],
        params: { role, heading, headings: shown, nearest: nearest(heading, shown) },
        at: { file, row },
      });
      return undefined;
    }
    const other = taken.get(index);
    if (other !== undefined)
      found.add({ code: "column-twice", path: [], params: { heading, roles: [other, role] }, at: { file, row } });
    taken.set(index, role);
    return { index, heading: headings[index]! };
  };
  const headless = (role: string): undefined => {
    found.add({ code: "column-headless", path: [], params: { role }, at: { file, row } });
  };
  const present = (heading: string): boolean => headings.includes(heading);
  const source = (role: "unit" | "name" | "period"): CellSource | undefined => {
    const from = columns[role] ?? (present(role) ? role : undefined);
    if (from === undefined) return undefined;
    return typeof from === "string" ? take(role, from) : { value: from.value.trim().normalize("NFC") };
  };

  const before = found.count();
  const tidy = present("indicator") || present("value");
  const mapped = mappedIds();
  const unit = source("unit");
  const period = source("period");
  const name = source("name");
  const groups: LayoutCommon["groups"][number][] = [];
  for (const role of ["level", "parent"] as const) {
    const from = columns[role];
    const place = typeof from === "string" ? take(role, from) : from && { value: from.value.trim().normalize("NFC") };
    if (place) groups.push({ ...place, of: role });
  }
  for (const group of columns.groups ?? []) {
    const column = typeof group === "string" ? take("groups", group) : headless("groups");
    if (column) groups.push({ ...column, of: column.heading });
  }
  for (const heading of columns.ignore ?? [])
    typeof heading === "string" ? take("ignore", heading) : headless("ignore");
  headings.forEach((heading, index) => {
    if (!heading.startsWith("group:") || taken.has(index)) return;
    taken.set(index, "groups");
    const of = heading.slice("group:".length).trim();
    groups.push({ index, heading: of, of });
  });
  const missing = (["unit", "period"] as const).filter((role) => columns[role] === undefined && !present(role));
  if (missing.length > 0)
    found.add({
      code: "column-needed",
      path: [],
      params: { roles: missing, headings: headings.filter(Boolean) },
      at: { file, row },
    });

  const layout = tidy
    ? tidyColumns()
    : { form: "wide" as const, contributors: contributorColumns(), values: wideColumns() };
  reportOthers(tidy);
  if (!unit || !period || !layout || found.count() > before) return undefined;
  return { unit, period, ...(name ? { name } : {}), groups, ...layout };

  function tidyColumns() {
    const roles = (["indicator", "value"] as const).filter((role) => !present(role));
    if (roles.length > 0)
      found.add({
        code: "column-needed",
        path: [],
        params: { roles, headings: headings.filter(Boolean) },
        at: { file, row },
      });
    const [indicator, value, status, se, contributors] = ["indicator", "value", "status", "se", "contributors"].map(
      (role) => (present(role) ? take(role, role) : undefined),
    );
    if (!indicator || !value) return undefined;
    return {
      form: "tidy" as const,
      words: wordsOf(mapped),
      indicator,
      value,
      ...(status ? { status } : {}),
      ...(se ? { se } : {}),
      ...(contributors ? { contributors } : {}),
    };
  }

  function contributorColumns(): ValueColumn[] {
    return headings.flatMap((heading, index) => {
      const [role, id = ""] = heading.split(/:(.*)/s).map((part) => part.trim());
      if (role !== "contributors" || taken.has(index) || !known.values.has(id)) return [];
      taken.set(index, "contributors");
      return [{ index, heading, id }];
    });
  }

  function wideColumns(): ValueColumn[] {
    const values: ValueColumn[] = [];
    for (const [id, heading] of mapped) {
      const column = take(id, heading);
      if (column) values.push({ ...column, id });
    }
    headings.forEach((id, index) => {
      if (taken.has(index) || !known.values.has(id)) return;
      taken.set(index, "value");
      const at = { file, row, column: id };
      const heading = mapped.get(id);
      if (heading !== undefined) found.add({ code: "column-beside-mapped", path: [], params: { id, heading }, at });
      else if (!computed(id, at)) values.push({ index, heading: id, id });
    });
    return values;
  }

  /** The mapping of ids, without those that can take no figures: each of them is reported. */
  function mappedIds(): Map<string, string> {
    const fit = new Map<string, string>();
    for (const [id, text] of Object.entries(columns.indicators ?? {})) {
      const heading = text.trim().normalize("NFC");
      if (known.groups.has(id)) found.add({ code: "column-of-group", path: [], params: { id }, at: { file, row } });
      else if (!known.values.has(id))
        found.add({
          code: "mapped-unknown",
          path: [],
          params: { id, nearest: nearestId(id, known) },
          at: { file, row },
        });
      else if (!computed(id, { file, row })) {
        fit.set(id, heading);
        continue;
      }
      if (present(heading)) taken.set(headings.indexOf(heading), id); // its mapping is the problem, not the heading
    }
    return fit;
  }

  function computed(id: string, at: Place): boolean {
    const formula = known.formulas.get(id);
    if (formula !== undefined) found.add({ code: "formula-and-column", path: [], params: { id, formula }, at });
    return formula !== undefined;
  }

  /** In a tidy table the mapping speaks of the words in the column `indicator`. */
  function wordsOf(ids: ReadonlyMap<string, string>): Map<string, string> {
    const words = new Map<string, string>();
    for (const [id, word] of ids) {
      const other = words.get(word);
      if (other !== undefined)
        found.add({ code: "column-twice", path: [], params: { heading: word, roles: [other, id] }, at: { file, row } });
      words.set(word, id);
    }
    return words;
  }

  function reportOthers(isTidy: boolean): void {
    const unknown: { heading: string; nearest: string | undefined }[] = [];
    headings.forEach((heading, index) => {
      if (taken.has(index)) return;
      if (heading === "") {
        const first = table.rows.findIndex((cells) => cells[index]!.trim() !== "");
        if (first >= 0)
          found.add({
            code: "heading-empty",
            path: [],
            params: {
              column: columnLetters(index + (table.sheet?.left ?? 0)),
              text: table.rows[first]![index]!.trim(),
            },
            at: { file, row: table.numbers[first]! },
          });
      } else if (known.groups.has(heading))
        found.add({ code: "column-of-group", path: [], params: { id: heading }, at: { file, row, column: heading } });
      else if (isTidy && known.values.has(heading))
        found.add({ code: "column-in-tidy", path: [], params: { id: heading }, at: { file, row, column: heading } });
      else unknown.push({ heading, nearest: nearestId(heading, known) });
    });
    if (unknown.length > 0)
      found.add({ code: "columns-unknown", path: [], params: { columns: unknown }, at: { file, row } });
  }
}
