import type { Issue, Place } from "../errors/index.ts";
import { readTable } from "../io/csv.ts";
import { collectIssues } from "../io/found.ts";
import type { Project } from "../schema/project.ts";
import type { Indicator, System } from "../schema/types.ts";
import type { Folder } from "./files.ts";
import { readTableFile } from "./tables.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Targets of the tables that a project lists. */
export interface TargetTables {
  /** By indicator, in the order of the tables and rows. */
  readonly targets: ReadonlyMap<string, readonly Raw[]>;
  /** Where a field of a target was written. */
  readonly cells: ReadonlyMap<object, (key: string | undefined) => Place>;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export async function tablesOfTargets(
  data: Project["data"],
  { folder, system: read }: { readonly folder: Folder; system(): System | undefined },
): Promise<TargetTables> {
  const targets = new Map<string, readonly Raw[]>();
  const cells = new Map<object, (key: string | undefined) => Place>();
  const files: string[] = [];
  const issues: Issue[] = [];
  for (const { kind, columns: _columns, note: _note, survey: _survey, ...entry } of data) {
    if (kind !== "targets") continue;
    const { file } = entry;
    const { text, table: sheet, issues: reading } = await readTableFile(folder, entry, "targets");
    issues.push(...reading);
    if (text === undefined && sheet === undefined) continue;
    files.push(file);
    const found = collectIssues({ file });
    const table = sheet ?? readTable(text!, { file, found });
    issues.push(...found.issues());
    const system = read();
    if (table === undefined || system === undefined) continue;
    const { readTargetsTable } = await import("../io/xlsx/index.ts");
    const measures = new Map(indicatorsOf(system).map(({ id, measure }) => [id, measure]));
    const told = readTargetsTable(table, { file, measures });
    issues.push(...told.issues);
    for (const [id, list] of told.targets) targets.set(id, [...(targets.get(id) ?? []), ...list]);
    for (const [target, place] of told.cells) cells.set(target, place);
  }
  return { targets, cells, files, issues };
}

/** The system document with those targets after its own, and where a problem of theirs stands. */
export function withTargetTables(
  document: unknown,
  read: () => System | undefined,
  { targets, cells }: Pick<TargetTables, "targets" | "cells">,
): { readonly value: unknown; locate(issue: Issue): Issue } {
  const system = targets.size === 0 ? undefined : read();
  if (system === undefined) return { value: document, locate: (issue) => issue };
  const own = new Map(indicatorsOf(system).map((indicator) => [indicator.id, indicator.targets]));
  const set = Object.fromEntries(
    [...targets].map(([id, list]) => [id, { targets: [...(own.get(id) ?? []), ...list] }]),
  );
  return {
    value: { extends: document, set },
    locate(issue): Issue {
      let at: unknown = { system: { set } };
      for (const [i, step] of issue.path.entries()) {
        if (typeof at !== "object" || at === null) break;
        at = (at as Record<string | number, unknown>)[step];
        const place = typeof at === "object" && at !== null ? cells.get(at) : undefined;
        const key = issue.path[i + 1];
        if (place !== undefined) return { ...issue, path: [], at: place(key === undefined ? undefined : String(key)) };
      }
      return issue;
    },
  };
}

function indicatorsOf(system: System): Indicator[] {
  const indicators: Indicator[] = [];
  const waiting: (typeof system.index.children)[number][] = [...system.index.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.children) waiting.push(...[...node.children].reverse());
    else indicators.push(node as Indicator);
  }
  return indicators;
}
