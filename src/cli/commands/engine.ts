import { resolve } from "node:path";
import { fitStream } from "../../calls.ts";
import { computeIndex } from "../../engine.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import type { ResultColumn, TableCell } from "../../io/output/table.ts";
import { csvText } from "../../io/write-csv.ts";
import { duckDbFile } from "../../node/engines/duckdb-out.ts";
import { ranksApart } from "../../node/engines/duckdb-ranks.ts";
import { RUNNERS, type Runner } from "../../node/engines/open.ts";
import { refuseMany, sourceBlocks, sourceDataset } from "../../node/engines/source-rows.ts";
import type { EngineTable, RunOptions } from "../../node/engines/types.ts";
import { loadFitted, saveFitted } from "../../node/fitted.ts";
import { writePartsAtomic } from "../../node/write.ts";
import type { FittedIndex, IndexResult } from "../../pipeline/result.ts";
import { fitWithSql, sqlFitStays } from "../../sql/fit/to-fit-sql.ts";
import { toSql } from "../../sql/to-sql.ts";
import type { SqlOptions, SqlStatement } from "../../sql/types.ts";
import { interruption, openDefinition, openSource } from "../engines.ts";
import { choose, formatFor } from "../formats.ts";
import { shownPath } from "../io.ts";
import { sentences, visible } from "../problems.ts";
import { showProgress } from "../progress.ts";
import { aboutOf } from "../tables.ts";
import { label, lines } from "../words/index.ts";
import type { ComputeOptions } from "./compute-options.ts";
import { computeRest, inOrder, resultTable } from "./engine-split.ts";

/** Refusals of a stream: not every method takes rows one by one. */
const WHOLE: readonly string[] = ["stream-method", "stream-fit", "stream-formula", "stream-choice"];

/** Computes where the data are: the engine reads them and writes the result. */
export async function computeEngine(path: string | undefined, call: ComputeOptions): Promise<void> {
  const { io, session, ...options } = call;
  const name = choose(call.engine!, { option: "--engine", known: RUNNERS });
  const where = whereFor(call, name);
  const opened = await openDefinition(path, call);
  const { definition, locale } = opened;
  const stop = interruption(io);
  const progress = showProgress({ io, locale: () => session.locale });
  const how: RunOptions = {
    signal: stop.signal,
    onProgress: (step) => progress.onProgress({ ...step, method: name, node: "" }),
  };
  const write = where.into !== undefined;
  const { engine, source } = await openSource(name, { ...opened, io, write, options });
  const asked: SqlOptions = {
    dialect: name,
    table: source.table,
    columns: source.columns,
    ...(options.node === undefined
      ? {}
      : { nodes: options.node.flatMap((text) => text.split(",")).map((id) => id.trim()) }),
  };
  const notes: Issue[] = [];
  /** Where all rows had to be fetched to learn from. */
  let computed: IndexResult | undefined;
  try {
    const twice = await source.rowProblems(how);
    if (twice.length > 0) throw new IndexError(twice);
    const fitted =
      options.fitted === undefined ? await learned() : await loadFitted(options.fitted, { cwd: io.cwd, definition });
    const statement = await toSql(fitted, asked);
    const rest = statement.split === undefined ? undefined : await goneOn(statement, fitted);
    // what is done here goes by the order of rows
    const ofStatement = statement.notes.filter(({ code }) => rest === undefined || code !== "sql-first-by-unit");
    notes.push(...ofStatement, ...(rest?.notes ?? []));
    const text =
      rest === undefined ? await ranksApart(engine, { fitted, whole: statement, options: asked }, how) : statement.text;
    if (where.into !== undefined) {
      const { rows } = await engine.into(text, {
        ...how,
        table: where.into,
        overwrite: options.overwrite === true,
      });
      progress.end();
      said((words) => words.engines.rows({ rows, table: where.into!, engine: engine.name }));
    } else {
      const out = { file: resolve(io.cwd, where.out), name: where.out, format: where.format };
      if (rest !== undefined || !(await duckDbFile(engine, text, { ...out, ...how }))) {
        const blocks = rest === undefined ? engine.blocks(text, how) : [resultTable(rest, asked.nodes)];
        await writePartsAtomic(out.file, await partsOf(blocks, { ...out, fitted }), out);
      }
      progress.end();
      said((words) => words.written(shownPath(where.out, io)));
    }
    if (options.saveFitted !== undefined) {
      await saveFitted(options.saveFitted, fitted, { cwd: io.cwd });
      said((words) => words.written(shownPath(options.saveFitted!, io)));
    }
    for (const note of notes)
      for (const sentence of sentences(note, session.locale))
        io.err(`${label(session.locale, (words) => words.compute.notes)}: ${visible(sentence)}\n`);
  } catch (error) {
    // a cell that is no number stopped the statement: each is named, as our own readers do
    const cells = stop.signal.aborted || !(error instanceof IndexError) ? [] : await source.cellProblems();
    throw cells.length > 0 ? new IndexError(cells) : error;
  } finally {
    progress.end();
    stop.end();
    await engine.close();
  }

  /** Where the data are, if the plan can be learned there; else here row by row; else here from all rows, which says so. */
  async function learned(): Promise<FittedIndex> {
    const on = { dialect: name, table: source.table, columns: source.columns };
    if (sqlFitStays(definition, on).length === 0)
      return fitWithSql(definition, { ...on, query: (text) => engine.query(text, how) });
    try {
      return await fitStream(definition, sourceBlocks(engine, source, how));
    } catch (error) {
      if (!(error instanceof IndexError) || !error.issues.every(({ code }) => WHOLE.includes(code))) throw error;
    }
    await inOrder(engine);
    const data = await sourceDataset(engine, source, how);
    notes.push({ code: "engine-learned-here", path: [], params: { engine: name, rows: data.units.length } });
    computed = computeIndex(definition, data);
    const { system, plan, fitted } = computed;
    return { system, plan, fitted };
  }

  /** What stays of the plan is computed here, for a file: an engine takes no rows from here. */
  async function goneOn(statement: SqlStatement, fitted: FittedIndex): Promise<IndexResult> {
    if (where.into !== undefined)
      throw new IndexError(
        statement.split!.stays.map(({ step, method, node }) => ({
          code: "engine-stays",
          path: ["plan", step],
          params: { engine: name, method, node },
        })),
      );
    if (computed !== undefined) return computed;
    await refuseMany(engine, source, { ...how, columns: statement.outputs.length });
    return computeRest(engine, { fitted, statement }, how);
  }

  function said(say: Parameters<typeof lines>[1]): void {
    for (const line of lines(locale, say)) io.err(`${line}\n`);
  }
}

/** One place for the result, and nothing asked for that an engine does not give. */
function whereFor(
  options: Omit<ComputeOptions, "io" | "session">,
  engine: Runner,
):
  | { readonly into: string; readonly out?: undefined; readonly format?: undefined }
  | { readonly into?: undefined; readonly out: string; readonly format: "csv" | "parquet" } {
  const whole = {
    "--steps": options.steps,
    "--live": options.live,
    "--top": options.top,
    "--unit": options.unit,
    "--period": options.period,
    "--as-of": options.asOf,
  };
  // an engine reads as a stream, and ranks
  const idle = { "--stream": options.stream, "--ranks": options.ranks };
  const given = (all: Readonly<Record<string, unknown>>, code: "call-engine-whole" | "call-engine-without") =>
    Object.entries(all).flatMap(([option, value]): Issue[] =>
      value === undefined ? [] : [{ code, path: [], params: { option, engine } }],
    );
  const issues = [...given(whole, "call-engine-whole"), ...given(idle, "call-engine-without")];
  const { into, out, database } = options;
  if ((into === undefined) === (out === undefined)) issues.push({ code: "call-engine-where", path: [], params: {} });
  if (into !== undefined && engine === "duckdb" && database === undefined)
    issues.push({ code: "call-engine-needs", path: [], params: { option: "--into", needs: "--database" } });
  if (issues.length > 0) throw new IndexError(issues);
  if (into !== undefined) return { into };
  return { out: out!, format: formatFor(options, { known: ["csv", "parquet"] }) };
}

/** The rows as a file, written as they come. */
async function partsOf(
  blocks: AsyncIterable<EngineTable> | readonly EngineTable[],
  {
    format,
    fitted: { system, plan },
  }: { readonly format: "csv" | "parquet"; readonly fitted: { system: Parameters<typeof aboutOf>[0]; plan: unknown } },
): Promise<AsyncIterable<string | Uint8Array>> {
  const iterator = inTurn(blocks);
  const first = await iterator.next();
  const columns: ResultColumn[] =
    first.done === true
      ? []
      : [...first.value.columns].map(([name, values]) => ({
          name,
          type: values instanceof Float64Array ? "number" : "text",
        }));
  async function* rows(): AsyncGenerator<TableCell[][]> {
    for (let block = first; block.done !== true; block = await iterator.next()) {
      const cells = [...block.value.columns.values()];
      yield Array.from({ length: block.value.rows }, (_, i) => cells.map((column) => column[i]));
    }
  }
  if (format === "csv") return csvParts(columns, rows());
  const { parquetParts } = await import("../../io/parquet/write.ts");
  return parquetParts(rows(), { name: "scores", columns, about: await aboutOf(system, plan) });
}

async function* inTurn(blocks: AsyncIterable<EngineTable> | readonly EngineTable[]): AsyncGenerator<EngineTable, void> {
  yield* blocks;
}

async function* csvParts(columns: readonly ResultColumn[], rows: AsyncIterable<TableCell[][]>): AsyncGenerator<string> {
  yield csvText([columns.map(({ name }) => name)]);
  for await (const block of rows) yield csvText(block);
}
