import type { Issue } from "../../errors/index.ts";
import { type CellInput, readCell } from "../judgements/cell.ts";
import { type EntryInput, readSheets, type Sheet } from "../judgements/sheet.ts";
import { connectedParts, reciprocalMatrix } from "./reciprocal.ts";
import type { ScaleName } from "./scale.ts";

type Path = readonly (string | number)[];

/** The keys by which one group's judgements are told from a map of groups. */
export const MATRIX_KEYS = ["matrix", "pairs", "experts", "nodes"];

/** One expert's matrix as it stands in the parameters. */
export interface ReadMatrix {
  readonly sheet: Sheet<number>;
  readonly matrix: readonly Float64Array[];
}

/** The matrices of a group, every problem of theirs added to `issues`. */
export function readMatrices(
  entry: EntryInput<CellInput>,
  { path, scale, issues }: { path: Path; scale: ScaleName; issues: Issue[] },
): ReadMatrix[] {
  return readSheets<CellInput, number>(entry, { path, issues, cell: readCell }).map((sheet) => ({
    sheet,
    matrix: reciprocalMatrix(sheet, { scale, issues }),
  }));
}

/** Nothing can be said of two items that no chain of judgements joins. */
export function checkConnected(
  matrix: readonly Float64Array[],
  { ids, path, issues }: { ids: readonly string[]; path: Path; issues: Issue[] },
): void {
  const parts = connectedParts(matrix);
  if (parts.length < 2) return;
  const named = parts.map((part) => part.map((i) => ids[i] ?? String(i + 1)));
  issues.push({ code: "judgements-disconnected", path, params: { parts: named } });
}
