import type { Issue } from "../errors/index.ts";
import { nearest } from "../schema/nearest.ts";
import type { System } from "../schema/types.ts";
import { type CellProblem, readCell } from "../weigh/judgements/cell.ts";
import { readTable, type Table } from "./csv.ts";
import { collectIssues, type Found } from "./found.ts";

/** Judgements of one group, as the weighers take them. */
export type ReadPairs = readonly (readonly [a: string, b: string, value: string])[];
export type ReadJudgements = Readonly<
  Record<
    string,
    | { readonly pairs: ReadPairs }
    | { readonly experts: readonly { readonly name: string; readonly pairs: ReadPairs }[] }
  >
>;

const COLUMNS = ["expert", "group", "a", "b", "value"];
const NEEDED = ["a", "b", "value"];

/**
 * Judgements from a CSV `expert, group, a, b, value`, or such a table of a workbook, a row a pair: "a is `value` times as important as b". `expert` may be
 * left out where there is one, `group` where the system says whose children a and b are. Values are numbers or fractions
 * (`1/3`), or three of them for a triangle. Of a pair and its reverse one suffices.
 * @example readJudgements("group,a,b,value\neconomy,gdp,income,1/3", { file: "j.csv" }).judgements; // => { economy: { pairs: [["gdp", "income", "1/3"]] } }
 */
export function readJudgements(
  given: string | Table,
  { file: name, system }: { readonly file: string; readonly system?: System | undefined },
): { readonly judgements: ReadJudgements | undefined; readonly issues: readonly Issue[] } {
  const file = typeof given === "string" ? name : given.file;
  const found = collectIssues({ file: name, place: typeof given === "string" ? undefined : given.sheet?.place });
  const table = typeof given === "string" ? readTable(given, { file, found }) : given;
  const groups = new Map<string, Map<string, [string, string, string][]>>();
  if (table) {
    const { headings, headingRow: row } = table;
    const lacking = NEEDED.filter((heading) => !headings.includes(heading));
    if (system === undefined && !headings.includes("group")) lacking.push("group");
    const others = headings.filter((heading) => heading !== "" && !COLUMNS.includes(heading));
    if (lacking.length > 0 || others.length > 0) {
      found.add({
        code: "judgements-headings",
        path: [],
        params: { headings: headings.filter(Boolean) },
        at: { file, row },
      });
    } else {
      const column = Object.fromEntries(COLUMNS.map((heading) => [heading, headings.indexOf(heading)]));
      const reader = { file, found, parents: system && parentsOf(system), seen: new Map<string, number>() };
      table.rows.forEach((cells, i) => {
        const cell = (heading: string): string => (column[heading]! < 0 ? "" : cells[column[heading]!]!.trim());
        readRow({ cell, row: table.numbers[i]! }, reader, (group, expert, pair) => {
          const experts = groups.get(group) ?? new Map<string, [string, string, string][]>();
          groups.set(group, experts);
          experts.set(expert, [...(experts.get(expert) ?? []), pair]);
        });
      });
    }
    if (table.rows.length === 0 && found.count() === 0)
      found.add({ code: "file-no-rows", path: [], params: {}, at: { file } });
  }
  const issues = found.issues();
  if (issues.length > 0) return { judgements: undefined, issues };
  const judgements: Record<string, ReadJudgements[string]> = Object.create(null);
  for (const [group, experts] of groups) {
    const only = experts.size === 1 ? experts.get("") : undefined;
    judgements[group] = only
      ? { pairs: only }
      : { experts: [...experts].map(([name, pairs]) => ({ name: name || "—", pairs })) };
  }
  return { judgements, issues };
}

interface Row {
  cell(heading: string): string;
  readonly row: number;
}

interface Reader {
  readonly file: string;
  readonly found: Found;
  /** The group that each node is a child of. */
  readonly parents: ReadonlyMap<string, string> | undefined;
  readonly seen: Map<string, number>;
}

function readRow(
  { cell, row }: Row,
  { file, found, parents, seen }: Reader,
  keep: (group: string, expert: string, pair: [string, string, string]) => void,
): void {
  const at = { file, row };
  const [expert, a, b, value] = [cell("expert"), cell("a"), cell("b"), cell("value")];
  const before = found.count();
  for (const [role, id] of [
    ["a", a],
    ["b", b],
  ] as const) {
    const place = { ...at, column: role };
    if (id === "") found.add({ code: "cell-empty", path: [], params: { role: "node" }, at: place });
    else if (parents && !parents.has(id)) {
      found.add({ code: "weight-unknown", path: [], params: { id, nearest: nearest(id, parents.keys()) }, at: place });
    }
  }
  if (value === "")
    found.add({ code: "cell-empty", path: [], params: { role: "value" }, at: { ...at, column: "value" } });
  else {
    const problem = valueProblem(value);
    if (problem !== undefined) {
      found.add({
        code: "judgement-not-read",
        path: [],
        params: { found: value.slice(0, 60), problem, a, b },
        at: { ...at, column: "value" },
      });
    }
  }
  if (found.count() > before) return;
  const own = parents?.get(a);
  const group = cell("group") || (own ?? "");
  if (group === "")
    found.add({ code: "cell-empty", path: [], params: { role: "group" }, at: { ...at, column: "group" } });
  else if (parents && (own !== group || parents.get(b) !== group)) {
    found.add({ code: "judgement-not-siblings", path: [], params: { a, b, group }, at });
  }
  const key = JSON.stringify([expert, group, a, b]);
  const first = seen.get(key);
  if (first !== undefined)
    found.add({ code: "judgement-row-twice", path: [], params: { a, b, first: { file, row: first } }, at });
  seen.set(key, first ?? row);
  if (found.count() === before) keep(group, expert, [a, b, value]);
}

function valueProblem(value: string): CellProblem | undefined {
  const parts = value.replace(/^[([]|[)\]]$/g, "").split(/\s*[,;]\s*|\s+/);
  const problems = (parts.length === 3 ? parts : [value]).map(readCell).filter((part) => typeof part === "string");
  return problems[0] as CellProblem | undefined;
}

function parentsOf(system: System): Map<string, string> {
  const parents = new Map<string, string>();
  const waiting: (typeof system.index | (typeof system.index.children)[number])[] = [system.index];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of node.children ?? []) {
      parents.set(child.id, node.id);
      waiting.push(child);
    }
  }
  return parents;
}
