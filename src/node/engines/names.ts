import { refuse } from "./failures.ts";
import type { EngineName } from "./types.ts";

const PART = /^(?:"((?:[^"]|"")+)"|([^".]+))(?:\.|$)/;

/**
 * The parts of a table's name as a person writes it: `name`, `schema.name`, a part that holds a dot in double quotes.
 * @throws IndexError `engine-table-name`
 * @example tableParts('survey."villages.2024"'); // => ["survey", "villages.2024"]
 */
export function tableParts(table: string): string[] {
  const parts: string[] = [];
  let rest = table.trim();
  while (rest !== "") {
    const [whole, quoted, plain] = PART.exec(rest) ?? [];
    const part = quoted?.replaceAll('""', '"') ?? plain?.trim();
    if (
      whole === undefined ||
      part === undefined ||
      part === "" ||
      (whole.endsWith(".") && whole.length === rest.length)
    )
      return refuse({ code: "engine-table-name", path: [], params: { table } });
    parts.push(part);
    rest = rest.slice(whole.length);
  }
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => part.includes("\0")))
    refuse({ code: "engine-table-name", path: [], params: { table } });
  return parts;
}

/** A name that no engine reads as anything else: between double quotes, or between backticks. */
export function quotedName(engine: EngineName, name: string): string {
  switch (engine) {
    case "duckdb":
    case "postgresql":
      return `"${name.replaceAll('"', '""')}"`;
    case "spark":
      return `\`${name.replaceAll("`", "``")}\``;
    case "clickhouse": // a backslash begins an escape in its quoted names, too
      return `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
    default:
      return engine satisfies never;
  }
}

export const quotedTable = (engine: EngineName, parts: readonly string[]): string =>
  parts.map((part) => quotedName(engine, part)).join(".");

/** A text as a literal of DuckDB or PostgreSQL with standard strings: only the quote means something in it. */
export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
