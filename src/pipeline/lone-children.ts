import { IndexError, type Issue } from "../errors/index.ts";
import type { Dataset } from "../schema/types.ts";
import type { Cells } from "./confidential.ts";

/**
 * Refuses data from which a hidden cell follows by subtraction: of the units below one, a single one's figure is hidden, and
 * the figure of the unit above stands in the same column. Which unit is above is said by the group `parent`.
 */
export function refuseLoneChildren({ units, periods, groups, columns }: Dataset, hidden: Cells): void {
  const parents = groups?.["parent"];
  if (parents === undefined) return;
  const key = (unit: string, period: string): string => JSON.stringify([unit, period]);
  const rowOf = new Map(units.map((unit, i) => [key(unit, periods[i]!), i]));
  const issues: Issue[] = [];
  for (const [id, rows] of hidden) {
    const x = columns.get(id)!;
    const below = new Map<number, number[]>();
    for (const i of rows) {
      const above = rowOf.get(key(parents[i]!, periods[i]!));
      if (above === undefined || rows.has(above) || Number.isNaN(x[above]!)) continue;
      below.set(above, [...(below.get(above) ?? []), i]);
    }
    for (const [above, [row, another]] of below) {
      if (another !== undefined) continue;
      const params = { unit: units[row!]!, parent: units[above]!, period: periods[row!]! };
      issues.push({ code: "confidential-total", path: ["data", id], params });
    }
  }
  if (issues.length > 0) throw new IndexError(issues);
}
