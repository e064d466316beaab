import { resolve } from "node:path";
import { IndexError, type Issue } from "../errors/index.ts";
import type { DuckDbOptions } from "../node/engines/duckdb.ts";
import type { EngineSource, Runner } from "../node/engines/open.ts";
import type { SqlEngine } from "../node/engines/types.ts";
import type { readProject } from "../node/project.ts";
import type { Definition } from "../pipeline/engine.ts";
import type { Project } from "../schema/project.ts";
import { countFor } from "./formats.ts";
import type { Io } from "./io.ts";
import { open, type ProjectCall } from "./open.ts";
import type { Locale } from "./words/index.ts";

/** What says where the data are and how an engine may use the machine. */
export interface EngineOptions {
  readonly data?: readonly string[];
  readonly table?: string;
  readonly database?: string;
  readonly memory?: string;
  readonly engineThreads?: string;
}

export interface OpenedDefinition {
  readonly project: Project;
  readonly definition: Definition;
  readonly folder: Awaited<ReturnType<typeof readProject>>["folder"];
  readonly locale: Locale;
}

/** A project without its figures: those are the engine's. */
export async function openDefinition(path: string | undefined, call: ProjectCall): Promise<OpenedDefinition> {
  const { readProject } = await import("../node/project.ts");
  const { loaded, locale } = await open(call, {
    read: (how) => readProject(path, how),
    localeOf: ({ checked }) => checked.project?.locale,
  });
  const { checked, definition, folder, issues } = loaded;
  if (issues.length > 0 || checked.project === undefined || definition === undefined) throw new IndexError(issues);
  return { project: checked.project, definition, folder, locale };
}

/** Opens the engine, and in it the data of the call. */
export async function openSource(
  engine: Runner,
  {
    project,
    definition: { system },
    folder,
    io,
    write,
    options: { data = [], table, database, memory, engineThreads },
  }: OpenedDefinition & { readonly io: Io; readonly write: boolean; readonly options: EngineOptions },
): Promise<{ readonly engine: SqlEngine; readonly source: EngineSource }> {
  const { databaseTable, projectFiles } = await import("../node/engines/open.ts");
  if (engine !== "duckdb") {
    const foreign = {
      "--data": data[0],
      "--database": database,
      "--memory": memory,
      "--engine-threads": engineThreads,
    };
    const issues = Object.entries(foreign).flatMap(([option, value]): Issue[] =>
      value === undefined ? [] : [{ code: "call-engine-without", path: [], params: { option, engine } }],
    );
    if (table === undefined)
      issues.push({ code: "call-engine-needs", path: [], params: { option: `--engine ${engine}`, needs: "--table" } });
    if (issues.length > 0) throw new IndexError(issues);
    const opened =
      engine === "postgresql"
        ? await (await import("../node/engines/postgresql.ts")).openPostgreSql({ env: io.env })
        : await (await import("../node/engines/clickhouse.ts")).openClickHouse({ env: io.env });
    return closing(opened, () => databaseTable(opened, { table: table!, project, system }));
  }
  if (table !== undefined && database === undefined)
    throw new IndexError([{ code: "call-engine-needs", path: [], params: { option: "--table", needs: "--database" } }]);
  const threads = countFor(engineThreads, { option: "--engine-threads" });
  const file = database === undefined ? undefined : resolve(io.cwd, database);
  const settings: DuckDbOptions = { database: file, write, memory, threads };
  const opened = await (await import("../node/engines/duckdb.ts")).openDuckDb(settings);
  return closing(opened, () =>
    table === undefined
      ? projectFiles(opened, { project, patterns: data, system, folder, cwd: io.cwd })
      : databaseTable(opened, { table, project, system }),
  );
}

async function closing(
  engine: SqlEngine,
  read: () => Promise<EngineSource>,
): Promise<{ readonly engine: SqlEngine; readonly source: EngineSource }> {
  try {
    return { engine, source: await read() };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Ends when the person at the terminal says so; a second time ends the command itself. */
export function interruption(io: Io): { readonly signal: AbortSignal; end(): void } {
  const stop = new AbortController();
  const end = io.onInterrupt?.(() => stop.abort());
  return { signal: stop.signal, end: () => end?.() };
}
