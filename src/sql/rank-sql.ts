import { IndexError } from "../errors/index.ts";
import type { FittedIndex, IndexResult } from "../pipeline/result.ts";
import { nearest } from "../schema/nearest.ts";
import { compose } from "./compose.ts";
import { DIALECTS } from "./emit/index.ts";
import { createSheet } from "./sheet.ts";
import { rankStep } from "./steps/rank.ts";
import { checkedName, relationOf } from "./steps/source.ts";
import { fitName, tableNames, write } from "./to-sql.ts";
import { column, type SqlExpr } from "./tree.ts";
import type { SqlOutput, SqlStatement, SqlTable } from "./types.ts";

export interface RankSqlOptions {
  /** Where the scores lie that the statement gave. */
  readonly table: SqlTable;
  /** The group that is ranked. */
  readonly node: string;
  /** A column of the table that goes along in place of unit and period. */
  readonly key?: string;
}

/**
 * Ranks one group of scores that lie in a table: what `toSql` gave with `ranks: false`. An engine that puts rows in order puts
 * whole rows in order, and one statement with the ranks of many groups does so once a group with every column of the result;
 * here a row is its place and one score. Units of `ties: first` go by their ids.
 * @returns the text, and its columns: unit and period or `key`, then the rank
 */
export function toRankSql(
  { system, plan }: Pick<FittedIndex | IndexResult, "system" | "plan">,
  { dialect: id, outputs: given, planSha256 }: Pick<SqlStatement, "dialect" | "outputs" | "planSha256">,
  { table, node, key }: RankSqlOptions,
): { readonly text: string; readonly outputs: readonly SqlOutput[] } {
  const dialect = DIALECTS[id];
  const score = given.find((output) => output.is === "score" && output.node === node);
  if (score === undefined) {
    const known = given.flatMap((output) => (output.is === "score" ? [output.node!] : []));
    const params = { id: node, wanted: "group" as const, other: false, nearest: nearest(node, known) };
    throw new IndexError([{ code: "no-such-node", path: ["node"], params }]);
  }
  if (key !== undefined) checkedName(key, ["key"], dialect);
  const columns = new Map<string, string>();
  const read = (name: string): SqlExpr => {
    columns.set(`@${name}`, name);
    return column(`@${name}`);
  };
  const role = (is: "unit" | "period") => given.find((output) => output.is === is)!;
  const along = key === undefined ? [role("unit"), role("period")] : [];
  if (key !== undefined) read(key);
  const sheet = createSheet(dialect.legalise);
  sheet.begin("ranked", `ranks of ${node}`);
  const rank = sheet.define(
    rankStep(read(score.column), node, {
      sheet,
      source: { plan },
      unit: read(role("unit").column),
      period: read(role("period").column),
      groups: Object.fromEntries(given.flatMap((one) => (one.is === "group" ? [[one.node!, read(one.column)]] : []))),
      row: undefined,
    }),
    `${node}_rank`,
  ) as SqlExpr & { kind: "column" };
  const outputs: SqlOutput[] = [...along, { column: fitName(dialect)(`${node}_rank`), is: "rank", node }];
  const selections = compose(sheet, {
    outputs: [
      ...(key === undefined ? along.map(({ column: name }) => name) : [key]).map((name) => ({ key: `@${name}`, name })),
      { key: rank.key, name: outputs.at(-1)!.column },
    ],
    table: columns,
    fit: fitName(dialect),
    shadows: dialect.shadows,
    taken: tableNames({ table }),
  });
  const text = write(selections, { dialect, relation: relationOf(table, dialect), planSha256, system: system.id });
  return { text, outputs };
}
