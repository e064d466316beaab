import { sqlEn } from "../errors/en/sql.ts";
import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import { createRegistry } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import { canonicalJson, sha256Text } from "../pipeline/hash.ts";
import type { FittedIndex, IndexResult } from "../pipeline/result.ts";
import { type Built, build } from "./build.ts";
import { compose, type Selection } from "./compose.ts";
import type { Dialect } from "./emit/dialect.ts";
import { DIALECTS } from "./emit/index.ts";
import { writerOf } from "./emit/write.ts";
import { relationOf } from "./steps/source.ts";
import type { SqlOptions, SqlStatement } from "./types.ts";

/**
 * The fitted index as one SQL statement that scores the rows of a table: a common table expression a step, what was learned
 * as constants of 17 significant digits. It gives a row for each row of the table that screening keeps.
 * Errors: `sql-not-fitted` for a definition, which has learned nothing yet.
 */
export async function toSql(source: FittedIndex | IndexResult, options: SqlOptions): Promise<SqlStatement> {
  try {
    return await statementOf(source, options);
  } catch (error) {
    return speaking({ ...en, ...sqlEn }, () => {
      throw error;
    });
  }
}

async function statementOf(source: FittedIndex | IndexResult, options: SqlOptions): Promise<SqlStatement> {
  if (source.fitted === undefined && source.system !== undefined)
    throw new IndexError([{ code: "sql-not-fitted", path: [], params: {} }]);
  const registry = createRegistry([...builtins, ...(options.methods ?? [])]);
  const built = build(source, options, { registry });
  const dialect = DIALECTS[options.dialect];
  const relation = relationOf(options.table, dialect);
  const { system, plan, fitted } = source;
  const planSha256 = await sha256Text(canonicalJson({ system, plan, fitted }));
  const names = outputNames(built, dialect);
  const selections = compose(built.sheet, {
    outputs: built.outputs.map(({ key }, k) => ({ key, name: names[k]! })),
    table: built.table,
    fit: fitName(dialect),
    shadows: dialect.shadows,
    taken: tableNames(options),
  });
  return {
    text: write(selections, { dialect, relation, planSha256, system: system.id }),
    dialect: options.dialect,
    mode: "apply",
    outputs: built.outputs.map(({ output }, k) => ({ ...output, column: names[k]! })),
    steps: selections.slice(0, -1).map(({ name }) => name),
    planSha256,
    notes: notesOf(built, names),
    ...(built.split === undefined ? {} : { split: built.split }),
  };
}

/** The steps as one statement. */
export function write(
  selections: readonly Selection[],
  { dialect, relation, planSha256, system }: { dialect: Dialect; relation: string; planSha256: string; system: string },
): string {
  const writer = writerOf(dialect);
  // PostgreSQL would write each step into the next, as often as it is read there
  const held = dialect.id === "postgresql" ? "MATERIALIZED " : "";
  const parts = selections.map((selection) => {
    const from = selection.from ?? relation;
    if (selection.name === "") return writer.selection(selection, from);
    const comment = selection.comment === "" ? "" : `-- ${selection.comment}\n`;
    return `${comment}${selection.name} AS ${held}(\n${writer.selection(selection, from, "  ")}\n)`;
  });
  const last = parts.pop()!;
  const head = `-- index ${system}\n-- system, plan and fitted: sha256 ${planSha256}\n`;
  return `${head}WITH\n${parts.join(",\n")}\n${last}\n`;
}

/** Names of the outcome: no two alike, capitals or not, and none longer than the engine takes. */
function outputNames({ outputs }: Built, dialect: Dialect): string[] {
  const used = new Set<string>();
  const shorten = fitName(dialect);
  return outputs.map(({ output }) => {
    let name = shorten(output.column);
    for (let k = 2; used.has(name.toLowerCase()); k++) name = shorten(`${output.column}_${k}`);
    used.add(name.toLowerCase());
    return name;
  });
}

/** Cuts a name in the middle where an engine would cut its end, so that what tells it from others stays. */
export function fitName({ longestName }: Dialect): (name: string) => string {
  return (name) => {
    const size = (part: string) => new TextEncoder().encode(part).length;
    if (longestName === null || size(name) <= longestName) return name;
    const letters = [...name];
    const end = letters.slice(-24).join("");
    let start = "";
    for (const letter of letters) {
      if (size(start + letter) + 2 + size(end) > longestName) break;
      start += letter;
    }
    return `${start}__${end}`;
  };
}

/** Words that a step cannot be called by, as the statement would then read itself. */
export function tableNames({ table }: Pick<SqlOptions, "table">): readonly string[] {
  if (typeof table === "string") return [table];
  return "format" in table ? [] : [...table];
}

function notesOf({ outputs, split, sheet, firstByUnit }: Built, names: readonly string[]): readonly Issue[] {
  const notes: Issue[] = [];
  if (split !== undefined) {
    const { step, method, node, reason } = split.stays[0]!;
    notes.push({ code: "sql-stays", path: ["plan", step], params: { step, method, node, reason } });
  }
  if (firstByUnit) notes.push({ code: "sql-first-by-unit", path: ["plan", "rank", "ties"], params: {} });
  if (sheet.parts > 0) notes.push({ code: "sql-sums-batched", path: [], params: { count: sheet.parts } });
  const renamed = outputs.flatMap(({ output }, k) =>
    output.column === names[k] ? [] : [`${output.column} → ${names[k]}`],
  );
  if (renamed.length > 0) notes.push({ code: "sql-renamed", path: ["columns"], params: { names: renamed } });
  return notes;
}
