import type { FittedIndex } from "../../pipeline/result.ts";
import { toRankSql } from "../../sql/rank-sql.ts";
import { toSql } from "../../sql/to-sql.ts";
import type { SqlOptions, SqlOutput, SqlStatement } from "../../sql/types.ts";
import type { DuckDbEngine } from "./duckdb.ts";
import { quotedName } from "./names.ts";
import type { RunOptions, SqlEngine } from "./types.ts";

const SCORES = "gongfu_scores";
const name = (text: string): string => quotedName("duckdb", text);

/**
 * The ranks of many groups, one after the other: the scores go into a table, the ranks of each group beside them in the same
 * order, and what is given back reads them side by side. In one statement DuckDB puts whole rows in order for each of them,
 * all at once.
 * @returns what gives the rows of `whole`; its own text where the engine is another, or one rank is wanted
 */
export async function ranksApart(
  engine: SqlEngine,
  {
    fitted,
    whole,
    options,
  }: { readonly fitted: FittedIndex; readonly whole: SqlStatement; readonly options: SqlOptions },
  how: RunOptions,
): Promise<string> {
  const ranked = whole.outputs.filter(({ is }) => is === "rank");
  if (engine.name !== "duckdb" || ranked.length < 2) return whole.text;
  const { run } = engine as DuckDbEngine;
  const scores = await toSql(fitted, { ...options, ranks: false });
  await run(`CREATE OR REPLACE TEMP TABLE ${SCORES} AS\n${scores.text}`, how);
  const beside = new Map<SqlOutput, string>();
  for (const [k, output] of ranked.entries()) {
    const { text, outputs } = toRankSql(fitted, scores, { table: SCORES, node: output.node!, key: "rowid" });
    const column = name(outputs.at(-1)!.column);
    await run(`CREATE OR REPLACE TEMP TABLE ${SCORES}_${k} AS SELECT ${column} FROM (\n${text}) ORDER BY rowid`, how);
    beside.set(output, `${SCORES}_${k}.${column}`);
  }
  const columns = whole.outputs.map((output) => {
    const own = scores.outputs.find(
      ({ is, node, step }) => is === output.is && node === output.node && step === output.step,
    );
    return `${beside.get(output) ?? `${SCORES}.${name(own!.column)}`} AS ${name(output.column)}`;
  });
  const tables = [SCORES, ...ranked.map((_, k) => `${SCORES}_${k}`)];
  return `SELECT\n  ${columns.join(",\n  ")}\nFROM ${tables.join("\nPOSITIONAL JOIN ")}`;
}
