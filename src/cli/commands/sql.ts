import { IndexError } from "../../errors/index.ts";
import { jsonText } from "../../io/write-json.ts";
import { tableParts } from "../../node/engines/names.ts";
import { RUNNERS } from "../../node/engines/open.ts";
import { sparkRunner } from "../../node/engines/spark.ts";
import { loadFitted } from "../../node/fitted.ts";
import { type SqlFitPass, sketchFitSql } from "../../sql/fit/sketch.ts";
import { toSql } from "../../sql/to-sql.ts";
import { SQL_DIALECTS, type SqlColumns, type SqlTable } from "../../sql/types.ts";
import { type EngineOptions, interruption, openDefinition, openSource } from "../engines.ts";
import { choose } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { sentences, visible } from "../problems.ts";
import { label } from "../words/index.ts";

export interface SqlCall extends ProjectCall, EngineOptions {
  readonly dialect?: string;
  readonly mode?: string;
  readonly fitted?: string;
  readonly node?: readonly string[];
  readonly explain?: boolean;
  readonly runner?: boolean;
  readonly format?: string;
  readonly out?: string;
}

/** The index as a statement, or what an engine would do with it. */
export async function sql(path: string | undefined, call: SqlCall): Promise<void> {
  const { io, session, ...options } = call;
  const dialect = choose(call.dialect ?? "duckdb", { option: "--dialect", known: SQL_DIALECTS });
  const format = choose(call.format ?? "sql", { option: "--format", known: ["sql", "json"] });
  if (call.runner === true && dialect !== "spark")
    throw new IndexError([{ code: "call-engine-without", path: [], params: { option: "--runner", engine: dialect } }]);
  if (call.explain === true && dialect === "spark")
    throw new IndexError([{ code: "call-engine-without", path: [], params: { option: "--explain", engine: "spark" } }]);
  const name = call.table ?? "data";
  if (choose(call.mode ?? "apply", { option: "--mode", known: ["apply", "fit"] }) === "fit") {
    const { definition, project, locale } = await openDefinition(path, call);
    const passes = sketchFitSql(definition, { dialect, table: tableParts(name), columns: columnsOf(project) });
    const text = format === "json" ? jsonText(passes) : passesText(passes);
    return deliver(text, { io, out: options.out, locale });
  }
  const { fitted, locale, opened } = await learned(path, call);
  const statementOn = (table: SqlTable, columns: SqlColumns) =>
    toSql(fitted, {
      dialect,
      table,
      columns,
      ...(options.node === undefined
        ? {}
        : { nodes: options.node.flatMap((text) => text.split(",")).map((id) => id.trim()) }),
    });
  const text = await made();
  await deliver(text, { io, out: options.out, locale });

  async function made(): Promise<string> {
    if (call.explain === true) {
      const stop = interruption(io);
      const runner = choose(dialect, { option: "--dialect", known: RUNNERS });
      const { engine, source } = await openSource(runner, { ...(await opened()), io, write: false, options });
      try {
        const { text } = await statementOn(source.table, source.columns);
        return await engine.explain(text, { signal: stop.signal });
      } finally {
        stop.end();
        await engine.close();
      }
    }
    const parts = tableParts(name);
    const statement = await statementOn(parts, columnsOf((await opened()).project));
    for (const note of statement.notes)
      for (const sentence of sentences(note, session.locale))
        io.err(`${label(session.locale, (words) => words.compute.notes)}: ${visible(sentence)}\n`);
    if (call.runner === true)
      return sparkRunner({ text: statement.text, table: parts.at(-1)!, planSha256: statement.planSha256 });
    return format === "json" ? jsonText(statement) : statement.text;
  }
}

/** The passes one after the other; what the numbers in the later ones are is said above them. */
function passesText(passes: readonly SqlFitPass[]): string {
  return passes
    .flatMap(({ pass, statements, sketched }) =>
      statements.map(({ text }, k) => {
        const part = statements.length === 1 ? "" : `, statement ${k + 1} of ${statements.length}`;
        const stand = sketched ? "\n-- its numbers stand for what the passes before give" : "";
        return `-- pass ${pass} of ${passes.length}${part}${stand}\n${text.trimEnd()};\n`;
      }),
    )
    .join("\n");
}

/** What was learned: read from a file, or learned from the project's data. */
async function learned(path: string | undefined, call: SqlCall) {
  if (call.fitted !== undefined) {
    const opened = await openDefinition(path, call);
    const { definition, locale } = opened;
    const fitted = await loadFitted(call.fitted, { cwd: call.io.cwd, definition });
    return { fitted, locale, opened: async () => opened };
  }
  const { loaded, locale } = await openProject(path, call);
  const { fitIndex } = await import("../../engine.ts");
  const { project, definition, folder } = loaded;
  const fitted = fitIndex(definition, loaded.data);
  return { fitted, locale, opened: async () => ({ project, definition, folder, locale }) };
}

/** What the project's first table calls its columns, the warehouse is taken to call them, too. */
function columnsOf({
  data,
}: {
  readonly data: readonly { kind: string; columns?: { unit?: unknown } | undefined }[];
}): SqlColumns {
  const mapping = (data.find(({ kind }) => kind === "indicators")?.columns ?? {}) as {
    readonly unit?: SqlColumns["unit"];
    readonly period?: SqlColumns["period"];
    readonly groups?: readonly (string | object)[];
    readonly indicators?: Readonly<Record<string, string>>;
  };
  const groups = (mapping.groups ?? []).filter((group) => typeof group === "string");
  return {
    ...(mapping.unit === undefined ? {} : { unit: mapping.unit }),
    ...(mapping.period === undefined ? {} : { period: mapping.period }),
    ...(mapping.indicators === undefined ? {} : { values: mapping.indicators }),
    groups: Object.fromEntries(groups.map((group) => [group, group])),
  };
}
