import { applyIndex } from "../../src/index.ts";
import type { EngineTable } from "../../src/node/engines/types.ts";
import type { FittedIndex, IndexResult } from "../../src/pipeline/result.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { toSql } from "../../src/sql/index.ts";
import type { SqlOptions, SqlOutput, SqlStatement } from "../../src/sql/types.ts";
import type { TestColumns, TestEngine } from "./engines.ts";

/** Relative, absolute below 1. */
export const TOLERANCE = 1e-12;

export const far = (a: number, b: number, tolerance: number): boolean =>
  Number.isNaN(a) || Number.isNaN(b)
    ? Number.isNaN(a) !== Number.isNaN(b)
    : Math.abs(a - b) > tolerance * Math.max(1, Math.abs(a), Math.abs(b));

/** A dataset as the table that an engine is given. */
export function tableOf(data: Dataset): TestColumns {
  return {
    unit: data.units,
    period: data.periods,
    ...Object.fromEntries(Object.entries(data.groups ?? {}).map(([name, list]) => [name, list])),
    ...Object.fromEntries(data.columns),
  };
}

export interface Difference {
  readonly column: string;
  readonly unit: string;
  readonly period: string;
  readonly javascript: number;
  readonly sql: number;
}

/** What JavaScript has in a column of the statement. */
function expected(result: IndexResult, { is, node, step }: SqlOutput): ArrayLike<number> | null {
  switch (is) {
    case "score":
      return result.score(node!);
    case "coverage":
      return result.coverage(node!);
    case "rank":
      return Float64Array.from(result.rank(node!), (rank) => (rank === 0 ? Number.NaN : rank));
    case "value":
      return step === "source" ? null : result.value(step!, node!);
    default:
      return null;
  }
}

/** Every cell of the statement's outcome that differs from JavaScript's; rows are found by unit and period. */
export function differences(
  found: EngineTable,
  {
    result,
    statement,
    tolerance = TOLERANCE,
    onCompared = () => {},
  }: {
    readonly result: IndexResult;
    readonly statement: SqlStatement;
    readonly tolerance?: number;
    /** Is told how many numbers there were to compare, missing ones not counted. */
    readonly onCompared?: (numbers: number) => void;
  },
): readonly Difference[] {
  const nameOf = (is: SqlOutput["is"]) => statement.outputs.find((output) => output.is === is)!.column;
  const units = found.columns.get(nameOf("unit")) as readonly string[];
  const periods = found.columns.get(nameOf("period")) as readonly string[];
  const rows = new Map(units.map((unit, i) => [JSON.stringify([unit, periods[i]]), i]));
  const out: Difference[] = [];
  for (const output of statement.outputs) {
    const wanted = expected(result, output);
    if (wanted === null) continue;
    onCompared(Array.from(wanted).filter((v) => !Number.isNaN(v)).length);
    const column = found.columns.get(output.column) as Float64Array;
    result.units.forEach((unit, i) => {
      const period = result.periods[i]!;
      const at = rows.get(JSON.stringify([unit, period]));
      const sql = at === undefined ? Number.POSITIVE_INFINITY : Number(column[at] ?? Number.NaN);
      if (far(wanted[i]!, sql, tolerance))
        out.push({ column: output.column, unit, period, javascript: wanted[i]!, sql });
    });
  }
  if (rows.size !== result.units.length)
    out.push({ column: "rows", unit: "", period: "", javascript: result.units.length, sql: rows.size });
  return out;
}

/** Loads the data, runs the statement and compares it with `applyIndex`. */
export async function compareOn(
  engine: TestEngine,
  {
    fitted,
    data,
    tolerance = TOLERANCE,
    table,
    onCompared,
    ...options
  }: {
    fitted: FittedIndex;
    data: Dataset;
    tolerance?: number;
    table?: string;
    onCompared?: (numbers: number) => void;
  } & Partial<SqlOptions>,
): Promise<readonly Difference[]> {
  // a table by name is there already
  if (table === undefined) await engine.load("rows_to_score", tableOf(data));
  const groups = Object.fromEntries(Object.keys(data.groups ?? {}).map((name) => [name, name]));
  const statement = await toSql(fitted, {
    columns: { groups },
    ...options,
    dialect: engine.name,
    table: table ?? "rows_to_score",
  });
  if (statement.split !== undefined) throw new Error(`stays: ${JSON.stringify(statement.split.stays)}`);
  const result = applyIndex(fitted, data);
  const found = await engine.query(statement.text);
  return differences(found, { result, statement, tolerance, ...(onCompared === undefined ? {} : { onCompared }) });
}
