import type { DuckDbEngine } from "../../node/engines/duckdb.ts";
import type { EngineColumn, EngineTable, RunOptions, SqlEngine } from "../../node/engines/types.ts";
import type { FittedIndex, IndexResult } from "../../pipeline/result.ts";
import { resumeIndex } from "../../sql/resume.ts";
import type { SqlStatement } from "../../sql/types.ts";

/** DuckDB gives rows in the order of its files from now on: what goes by the order of rows is then as without an engine. */
export async function inOrder(engine: SqlEngine): Promise<void> {
  if (engine.name === "duckdb") await (engine as DuckDbEngine).run("SET preserve_insertion_order = true");
}

/** Goes on here from the step before the first that an engine cannot do, from every row of that step. */
export async function computeRest(
  engine: SqlEngine,
  { fitted, statement }: { readonly fitted: FittedIndex; readonly statement: SqlStatement },
  how: RunOptions,
): Promise<IndexResult> {
  await inOrder(engine);
  return resumeIndex(fitted, statement, await engine.query(statement.text, how));
}

/** The columns that a statement for the whole plan would give. */
export function resultTable(result: IndexResult, nodes: readonly string[] | undefined): EngineTable {
  const given = result.nodes.flatMap(({ id, group }) => (group && (nodes?.includes(id) ?? true) ? [id] : []));
  const columns: [string, EngineColumn][] = [
    ["unit", result.units],
    ["period", result.periods],
    ...Object.entries(result.groups).map(([group, texts]): [string, EngineColumn] => [`group_${group}`, texts]),
    ...given.flatMap((id): [string, EngineColumn][] => [
      [id, result.score(id)],
      [`${id}_coverage`, result.coverage(id)],
      [`${id}_rank`, Float64Array.from(result.rank(id), (rank) => (rank === 0 ? Number.NaN : rank))],
    ]),
  ];
  return { rows: result.units.length, columns: new Map(columns) };
}
