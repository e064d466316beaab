import { resolve } from "node:path";
import { enginesEn } from "../../errors/en/engines.ts";
import { en, IndexError, type Issue } from "../../errors/index.ts";
import { knownIds } from "../../io/columns.ts";
import type { ColumnMapping, DataPart, Project } from "../../schema/project.ts";
import type { System } from "../../schema/types.ts";
import type { SqlColumns, SqlTable } from "../../sql/types.ts";
import { type Folder, projectFilePath } from "../files.ts";
import { isWorkbookName } from "../tables.ts";
import type { DuckDbEngine } from "./duckdb.ts";
import { type FileSource, filesTable } from "./duckdb-files.ts";
import { refuse } from "./failures.ts";
import { tableParts } from "./names.ts";
import type { RunOptions, SqlEngine } from "./types.ts";

/** Engines that this package runs statements on; Spark runs what `gongfu sql` prints. */
export const RUNNERS = ["duckdb", "postgresql", "clickhouse"] as const;
export type Runner = (typeof RUNNERS)[number];

/** Rows in an engine, and what their columns are called there: what `toSql` is given. */
export interface EngineSource {
  readonly table: SqlTable;
  readonly columns: SqlColumns;
  /** Ids that have a column. */
  readonly ids: readonly string[];
  /** What is wrong with rows and cells, by the rules of our own readers; nothing is known of a table of a database. */
  rowProblems(options?: RunOptions): Promise<readonly Issue[]>;
  cellProblems(options?: RunOptions): Promise<readonly Issue[]>;
}

/** The CSV and Parquet files of a project, or others with the same headings, as a table of DuckDB. @throws IndexError */
export async function projectFiles(
  engine: DuckDbEngine,
  {
    project,
    patterns,
    system,
    folder,
    cwd,
  }: {
    readonly project: Project;
    /** Instead of the project's own files. */
    readonly patterns: readonly string[];
    readonly system: System;
    readonly folder: Folder;
    readonly cwd: string;
  },
): Promise<EngineSource> {
  const entries = project.data.filter(({ kind }) => kind === "indicators" || kind === "survey");
  const sources: FileSource[] = patterns.map((pattern) => ({ pattern, columns: entries[0]?.columns }));
  if (patterns.length === 0) {
    const issues: Issue[] = [];
    if (project.periods === "annual")
      issues.push({ code: "engine-file-kind", path: ["periods"], params: { kind: "annual" } });
    for (const entry of entries) {
      const refused = refusedKind(entry);
      if (refused !== undefined) issues.push({ ...refused, at: { file: entry.file } });
      else {
        const found = await projectFilePath(folder, { file: entry.file });
        if ("issue" in found) issues.push(found.issue);
        else sources.push({ pattern: found.real, columns: entry.columns });
      }
    }
    if (issues.length > 0) throw new IndexError(issues, { ...en, ...enginesEn });
  }
  const { table, groups, ids, rowProblems, cellProblems } = await filesTable(engine, sources, {
    system,
    cwd: resolve(cwd),
  });
  return {
    table,
    columns: { groups: Object.fromEntries(groups.map((group) => [group, group])) },
    ids,
    rowProblems,
    cellProblems,
  };
}

type Refused = Extract<Issue, { code: "engine-file-kind" | "stream-vintage" }>;

function refusedKind({ kind, file, encoding, vintage, edition }: DataPart): Refused | undefined {
  const because = (why: "survey" | "workbook" | "encoding"): Refused => ({
    code: "engine-file-kind",
    path: [],
    params: { kind: why },
  });
  if (kind === "survey") return because("survey");
  if (isWorkbookName(file)) return because("workbook");
  if (encoding !== undefined && encoding !== "utf-8") return because("encoding");
  if (vintage !== undefined || edition !== undefined) return { code: "stream-vintage", path: [], params: {} };
  return undefined;
}

/** A table that is in the engine, its columns called as the project's first table says. @throws IndexError */
export async function databaseTable(
  engine: SqlEngine,
  { table, project, system }: { readonly table: string; readonly project: Project; readonly system: System },
): Promise<EngineSource> {
  const fields = await engine.fields(table);
  if (fields.length === 0) refuse({ code: "engine-table-missing", path: [], params: { engine: engine.name, table } });
  const mapping: ColumnMapping = project.data.find(({ kind }) => kind === "indicators")?.columns ?? {};
  const known = knownIds(system);
  const values = new Map(
    [...known.values]
      .filter((id) => !known.formulas.has(id))
      .map((id) => [id, mapping.indicators?.[id] ?? id] as const),
  );
  const headings = new Set(fields.map(({ name }) => name));
  const wanted = [
    ...(["unit", "period"] as const).flatMap((role) => {
      const source = mapping[role] ?? role;
      return typeof source === "string" ? [{ id: role, heading: source }] : [];
    }),
    ...[...values].map(([id, heading]) => ({ id, heading })),
  ];
  const missing = wanted.filter(({ heading }) => !headings.has(heading));
  if (missing.length > 0) refuse({ code: "engine-columns", path: [], params: { missing, headings: [...headings] } });
  const groups = (mapping.groups ?? []).flatMap((group) =>
    typeof group === "string" ? [[group, group] as const] : [],
  );
  return {
    table: tableParts(table),
    columns: {
      ...(mapping.unit === undefined ? {} : { unit: mapping.unit }),
      ...(mapping.period === undefined ? {} : { period: mapping.period }),
      groups: Object.fromEntries(groups),
      values: Object.fromEntries(values),
    },
    ids: [...values.keys()],
    rowProblems: async () => [],
    cellProblems: async () => [],
  };
}
