import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { DuckDbEngine } from "./duckdb.ts";
import type { RunOptions, SqlEngine } from "./types.ts";

/**
 * Lets DuckDB write a file itself, beside its place and then in it: a kill at any moment leaves the old or the new file.
 * @returns whether the engine is DuckDB; any other gives its rows to be written here
 */
export async function duckDbFile(
  engine: SqlEngine,
  text: string,
  { file, format, ...how }: RunOptions & { readonly file: string; readonly format: "parquet" | "csv" },
): Promise<boolean> {
  if (engine.name !== "duckdb") return false;
  const beside = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    await (engine as DuckDbEngine).toFile(text, { ...how, file: beside, format });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return true;
}
