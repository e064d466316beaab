import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { asDistance, type MethodNode, type Reads, type TableContext } from "../method/index.ts";
import { extent, standardDeviation } from "../stats/index.ts";

/** `raw`: the treated values in their measure, as the method was published; `scores`: the normalised ones, groups too. */
export const onParam = z._default(z.enum(["raw", "scores"]), "raw");

export const readsOn = ({ on }: { on: "raw" | "scores" }): Reads => (on === "raw" ? "treated" : "normalised");

/** Columns of which more is better or less is better: an ideal or a band becomes the distance from it. */
export function asSigned(
  columns: readonly Float64Array[],
  context: TableContext,
): { columns: readonly Float64Array[]; context: TableContext } {
  const read = columns.map((x, j) => asDistance(x, context.nodes[j]!));
  return { columns: read.map(({ x }) => x), context: { ...context, nodes: read.map(({ node }) => node) } };
}

export const lessIsBetter = (node: MethodNode): boolean => node.direction === "negative";

/** Refuses values at or below 0 (or below 0), naming the first cell of each column and how many there are. */
export function requirePositive(
  columns: readonly Float64Array[],
  { nodes, rows }: Pick<TableContext, "nodes" | "rows">,
  { method, lowest }: { method: string; lowest: "above 0" | "at least 0" },
): void {
  const issues: Issue[] = [];
  columns.forEach((x, j) => {
    const { min } = extent(x);
    if (min > 0 || Number.isNaN(min) || (min === 0 && lowest === "at least 0")) return;
    let count = 0;
    let first = -1;
    for (let i = 0; i < x.length; i++) {
      if (!(x[i]! < 0 || (x[i] === 0 && lowest === "above 0"))) continue;
      if (count === 0) first = i;
      count += 1;
    }
    const params = { method, found: x[first]!, lowest, unit: rows.unit[first]!, period: rows.period[first]!, count };
    issues.push({ code: "cell-not-positive", path: [nodes[j]!.id], params });
  });
  if (issues.length > 0) throw new IndexError(issues);
}

/** Standard deviation over mean of the present values; 0 where all are 0. */
export function variation(x: Float64Array, mean: number, ddof: number): number {
  const deviation = standardDeviation(x, { ddof });
  return deviation > 0 ? deviation / mean : 0;
}
