import { IndexError, type Issue } from "../errors/index.ts";
import type { TableContext } from "../method/index.ts";

interface Domain {
  readonly method: string;
  /** `score-negative` lets 0 pass. */
  readonly code: "score-not-positive" | "score-negative" | "share-of-zero";
}

/**
 * Refuses scores on which a formula would fail in silence: the first of each column that has a weight, and how many.
 * "score-not-positive" and "share-of-zero" where they must be above 0, "score-negative" where they must not be below.
 */
export function refuseOutside(
  columns: readonly Float64Array[],
  weights: readonly number[],
  { method, code, nodes, rows }: Domain & Pick<TableContext, "nodes" | "rows">,
): void {
  const issues: Issue[] = [];
  const zeroToo = code !== "score-negative";
  columns.forEach((x, j) => {
    if (weights[j] === 0) return;
    let count = 0;
    let first = -1;
    for (let i = 0; i < x.length; i++) {
      if (zeroToo ? !(x[i]! <= 0) : !(x[i]! < 0)) continue;
      if (first < 0) first = i;
      count += 1;
    }
    if (count === 0) return;
    const params = { method, found: x[first]!, unit: rows.unit[first]!, period: rows.period[first]!, count };
    issues.push({ code, path: [nodes[j]!.id], params });
  });
  if (issues.length > 0) throw new IndexError(issues);
}

/** Collects the rows for which a formula is not defined, and refuses them together. */
export function rowProblems(method: string, rows: TableContext["rows"]) {
  let first = -1;
  let found = 0;
  let count = 0;
  return {
    /** Takes note of a row; its score is of no use until `refuse` has spoken. */
    add(row: number, value: number): number {
      if (count === 0) {
        first = row;
        found = value;
      }
      count += 1;
      return Number.NaN;
    },
    refuse(): void {
      if (count === 0) return;
      const params = { method, found, unit: rows.unit[first]!, period: rows.period[first]!, count };
      throw new IndexError([{ code: "mean-not-positive", path: [], params }]);
    },
  };
}
