import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of reference numbers beside the project; its figures are read here and never copied into the project. */
const folder = fileURLToPath(new URL("../../../shared/", import.meta.url));

export const hasShared = existsSync(folder);

/** Said in the name of a test that is skipped because the folder is absent. */
export const named = (name: string): string => (hasShared ? name : `${name} (skipped: ../shared is absent)`);

export const sharedPath = (path: string): string => `${folder}${path}`;

export const sharedJson = (path: string): unknown => JSON.parse(readFileSync(sharedPath(path), "utf8"));

/** A COINr data frame: columns by name, missing as null. */
export interface Frame {
  readonly nrow: number;
  readonly columns: readonly string[];
  readonly data: Readonly<Record<string, readonly (number | string | null)[]>>;
}

/** Largest difference of a column from its reference, relative above 1 and absolute below it; missing against missing. */
export function relativeError(got: ArrayLike<number>, want: readonly (number | string | null)[]): number {
  let worst = got.length === want.length ? 0 : Number.POSITIVE_INFINITY;
  want.forEach((expected, i) => {
    const value = got[i]!;
    if (expected === null) worst = Number.isNaN(value) ? worst : Number.POSITIVE_INFINITY;
    else worst = Math.max(worst, Math.abs(value - Number(expected)) / Math.max(1, Math.abs(Number(expected))));
    if (expected !== null && Number.isNaN(value)) worst = Number.POSITIVE_INFINITY;
  });
  return worst;
}
