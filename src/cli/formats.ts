import { IndexError } from "../errors/index.ts";
import { nearest } from "../schema/nearest.ts";
import { LOCALES, type Locale, localeFrom } from "./words/index.ts";

export type Format = "table" | "json" | "csv" | "tidy" | "jsonl" | "markdown" | "parquet" | "xlsx" | "junit" | "sarif";

/** The formats of every command that shows a table. */
export const TABLE_FORMATS = ["table", "json", "csv", "jsonl", "markdown", "parquet", "xlsx"] as const;

const ENDINGS: Readonly<Record<string, Format>> = {
  json: "json",
  csv: "csv",
  jsonl: "jsonl",
  ndjson: "jsonl",
  md: "markdown",
  markdown: "markdown",
  parquet: "parquet",
  xlsx: "xlsx",
  xml: "junit",
  sarif: "sarif",
};

/** One of the words allowed for an option; anything else is a wrong call that says which are. */
export function choose<T extends string>(
  value: string,
  { option, known }: { readonly option: string; readonly known: readonly T[] },
): T {
  const found = known.find((word) => word === value);
  if (found !== undefined) return found;
  const near = nearest(value, known);
  throw new IndexError([{ code: "call-value-unknown", path: [], params: { option, value, known, nearest: near } }]);
}

/** Bytes that a terminal cannot show, so they need a file; and no text is written under such an ending. */
const BINARY: readonly Format[] = ["parquet", "xlsx"];

/** The format asked for, else by the ending of the file written to, else a table. */
export function formatFor<T extends Format>(
  { format, out }: { readonly format?: string | undefined; readonly out?: string | undefined },
  { known }: { readonly known: readonly T[] },
): T {
  const chosen = asked();
  if (BINARY.includes(chosen) && (out === undefined || out.trim() === ""))
    throw new IndexError([{ code: "call-format-file", path: [], params: { format: chosen } }]);
  return chosen;

  function asked(): T {
    if (format !== undefined) return choose(format, { option: "--format", known });
    const ending = out === undefined ? undefined : /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase();
    const meant = ending === undefined ? undefined : ENDINGS[ending];
    if (meant !== undefined && BINARY.includes(meant)) return choose(meant, { option: "--format", known });
    return known.find((word) => word === meant) ?? known[0]!;
  }
}

/** The language asked for, else the project's, else the computer's. */
export function localeFor(
  asked: string | undefined,
  {
    project,
    env,
  }: { readonly project?: "en" | "zh" | undefined; readonly env: Readonly<Record<string, string | undefined>> },
): Locale {
  if (asked !== undefined) return choose(asked, { option: "--locale", known: LOCALES });
  return project ?? localeFrom(env);
}

export function countFor(value: string | undefined, { option }: { readonly option: string }): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new IndexError([{ code: "call-number", path: [], params: { option, value } }]);
  return Number(value);
}
