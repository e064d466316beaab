import type { Issue } from "../errors/index.ts";
import type { Needs, Rows } from "../method/index.ts";

/** What a method can learn from but little: few units for its indicators, several rows of one unit. */
export function noteSample(
  { id, needs }: { id: string; needs: Needs },
  rows: Rows,
  { indicators, note }: { indicators: number; note(issue: Issue): void },
): void {
  const { advisedUnitsPerIndicator: advised, moreUnitsThanIndicators, independentRows } = needs;
  if (advised === undefined && !moreUnitsThanIndicators && !independentRows) return;
  const units = new Set(rows.unit).size;
  if (advised !== undefined && units < advised * indicators) {
    note({ code: "few-units-per-indicator", path: [], params: { method: id, units, indicators, advised } });
  }
  if (rows.length > units) note({ code: "pooled-panel", path: [], params: { method: id, rows: rows.length, units } });
}
