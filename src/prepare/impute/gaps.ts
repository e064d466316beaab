import type { ColumnContext, Rows } from "../../method/index.ts";

/** The first places of some rows, and how many there are. */
export function placesOf(at: readonly number[], rows: Rows): { places: string[]; count: number } {
  const places = at.slice(0, 10).map((i) => `${rows.unit[i]} ${rows.period[i]}`.trim());
  return { places, count: at.length };
}

/** Why a method leaves a gap. */
export type GapReason =
  | "too-old"
  | "no-neighbour-in-time"
  | "no-predictor"
  | "no-donor"
  | "no-sibling"
  | "no-direction"
  | "nothing-known";

/** Says which gaps a method could not fill, and why; nothing where there are none. */
export function noteLeft(
  reason: GapReason,
  at: readonly number[],
  { rows, note }: Pick<ColumnContext, "rows" | "note">,
): void {
  if (at.length > 0) note({ code: "gap-left", path: [], params: { reason, ...placesOf(at, rows) } });
}
