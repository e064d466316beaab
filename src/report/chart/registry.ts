import { en, IndexError } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import type { ChartKind } from "./kind.ts";
import { furtherKinds } from "./kinds-further.ts";
import { scoreKinds } from "./kinds-scores.ts";

/** Every kind of chart, in the order of the list. */
export const chartKinds: readonly ChartKind[] = [...scoreKinds, ...furtherKinds];

/** @throws IndexError chart-kind */
export function chartKind(id: string): ChartKind {
  const found = chartKinds.find((kind) => kind.id === id);
  if (found !== undefined) return found;
  const known = chartKinds.map((kind) => kind.id);
  throw new IndexError(
    [{ code: "chart-kind", path: [], params: { kind: id, nearest: nearest(id, known), known } }],
    en,
  );
}
