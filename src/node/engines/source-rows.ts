import type { Dataset } from "../../schema/types.ts";
import type { SqlColumn } from "../../sql/types.ts";
import { refuse } from "./failures.ts";
import { quotedName, quotedTable } from "./names.ts";
import type { EngineSource } from "./open.ts";
import type { EngineTable, RunOptions, SqlEngine } from "./types.ts";

/** Figures that are fetched at once: 400 MB, and as much again on the way. */
const MOST = 50_000_000;

const partsOf = ({ table }: EngineSource) => (typeof table === "string" ? [table] : (table as readonly string[]));

/** What is asked for the rows of a source, and what they are as a dataset. */
function reading({ name }: SqlEngine, source: EngineSource) {
  const { columns, ids } = source;
  const texts: readonly (readonly [string, SqlColumn])[] = [
    ["unit", columns.unit ?? "unit"],
    ["period", columns.period ?? "period"],
    ...Object.entries(columns.groups ?? {}).map(([group, of]) => [`group ${group}`, of] as const),
  ];
  const named = (column: string, as: string) => `${quotedName(name, column)} AS ${quotedName(name, `gongfu ${as}`)}`;
  const asked = [
    ...texts.flatMap(([as, of]) => (typeof of === "string" ? [named(of, as)] : [])),
    ...ids.map((id) => named(columns.values?.[id] ?? id, id)),
  ];
  const datasetOf = ({ rows, columns: found }: EngineTable): Dataset => {
    const list = (as: string, of: SqlColumn): readonly string[] =>
      typeof of === "string"
        ? Array.from<unknown, string>(found.get(`gongfu ${as}`)!, (value) => String(value ?? ""))
        : Array.from({ length: rows }, () => of.value);
    const [[, unit], [, period], ...groups] = texts as readonly [(typeof texts)[0], (typeof texts)[0]];
    return {
      units: list("unit", unit),
      periods: list("period", period),
      ...(groups.length === 0
        ? {}
        : { groups: Object.fromEntries(groups.map(([as, of]: (typeof texts)[0]) => [as.slice(6), list(as, of)])) }),
      columns: new Map(ids.map((id) => [id, found.get(`gongfu ${id}`) as Float64Array])),
    };
  };
  return { asked: `SELECT ${asked.join(", ")} FROM ${quotedTable(name, partsOf(source))}`, datasetOf };
}

/** The rows of a source in blocks, fetched from the engine: for what is learned in JavaScript row by row. */
export async function* sourceBlocks(
  engine: SqlEngine,
  source: EngineSource,
  options: RunOptions = {},
): AsyncGenerator<Dataset> {
  const { asked, datasetOf } = reading(engine, source);
  for await (const block of engine.blocks(asked, options)) yield datasetOf(block);
}

/** All rows of a source at once: for what is learned from the whole. @throws IndexError `engine-rows-many` */
export async function sourceDataset(
  engine: SqlEngine,
  source: EngineSource,
  options: RunOptions = {},
): Promise<Dataset> {
  await refuseMany(engine, source, { ...options, columns: source.ids.length });
  const { asked, datasetOf } = reading(engine, source);
  return datasetOf(await engine.query(asked, options));
}

/** Refuses to fetch more than memory may hold: so many columns of every row. @throws IndexError `engine-rows-many` */
export async function refuseMany(
  engine: SqlEngine,
  source: EngineSource,
  { columns, ...options }: RunOptions & { readonly columns: number },
): Promise<void> {
  const counted = await engine.query(`SELECT count(*) AS n FROM ${quotedTable(engine.name, partsOf(source))}`, options);
  const rows = counted.columns.get("n")![0] as number;
  if (rows * columns > MOST)
    refuse({ code: "engine-rows-many", path: [], params: { engine: engine.name, rows, columns, most: MOST } });
}
