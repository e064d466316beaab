import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Numbers of other implementations, beside the project's folder; they are read, never copied. */
const folder = fileURLToPath(new URL("../../../shared/reference/", import.meta.url));

/** Is the reference file there? A test of it is skipped, by name, where it is not. */
export const hasReference = (file: string): boolean => existsSync(folder + file);

export const readReference = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(folder + file, "utf8")) as Record<string, unknown>;

/** A data frame of the reference files: columns of equal length, null = missing, "NaN" and "Inf" as texts. */
export interface Frame {
  readonly nrow: number;
  readonly columns: readonly string[];
  readonly data: Readonly<Record<string, readonly (number | string | boolean | null)[]>>;
}

export const column = (frame: Frame, name: string): Float64Array =>
  Float64Array.from(frame.data[name]!, (v) => (typeof v === "number" ? v : Number.NaN));

/** Largest difference relative to the expected value, 0 where both are NaN. */
export function relativeError(found: number, expected: number): number {
  if (Number.isNaN(expected)) return Number.isNaN(found) ? 0 : Infinity;
  const size = Math.abs(expected);
  return Math.abs(found - expected) / (size > 0 ? size : 1);
}
