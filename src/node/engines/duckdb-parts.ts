import type { CellSource, Layout } from "../../io/columns.ts";
import { givenText } from "./duckdb-cells.ts";
import { quotedName, quotedText } from "./names.ts";

/** Columns beside the figures, under names that no heading has. */
export const FILE = "gongfu:file";

/** Files that are read alike: of CSV those with the same headings after as many lines. */
export interface Part {
  readonly kind: "csv" | "parquet";
  readonly files: readonly string[];
  readonly headings: readonly string[];
  readonly types: readonly string[];
  readonly skip: number;
  readonly layout: Extract<Layout, { form: "wide" }>;
}

/** A path whose `*`, `?` and `[` are themselves. */
export const literal = (path: string): string => path.replace(/[*?[]/g, "[$&]");

const listed = (files: readonly string[]): string => `[${files.map((file) => quotedText(literal(file))).join(", ")}]`;

export const readParquet = (files: readonly string[]): string =>
  `read_parquet(${listed(files)}, union_by_name = true, hive_types_autocast = false)`;

/** Every column by the name `c0`, `c1`, …, so that headings need not be names. */
export function relation({ kind, files, headings, skip }: Part): string {
  if (kind === "parquet")
    return `(SELECT ${headings.map((heading, k) => `${quotedName("duckdb", heading)} AS c${k}`).join(", ")}, filename AS ${quotedName("duckdb", FILE)} FROM read_parquet(${listed(files)}, union_by_name = true, hive_types_autocast = false, filename = true))`;
  const columns = headings.map((_, k) => `'c${k}': 'VARCHAR'`).join(", ");
  return `(SELECT * EXCLUDE (filename), filename AS ${quotedName("duckdb", FILE)} FROM read_csv(${listed(files)}, auto_detect = false, header = true, skip = ${skip}, delim = ',', quote = '"', escape = '"', columns = {${columns}}, max_line_size = 16000000, filename = true))`;
}

export const cell = (source: CellSource): string =>
  "value" in source ? quotedText(source.value) : givenText(`c${source.index}`);
