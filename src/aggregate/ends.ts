import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { extent } from "../stats/index.ts";
import { type Table, weighs } from "./ranking.ts";

/** `observed`: the best and worst value of the rows learned from; `goalposts`: those of the system; `scale`: one pair for all. */
export const EndsChoice = z.enum(["observed", "goalposts", "scale"]);
export const ScalePair = z._default(z.tuple([z.number(), z.number()]), [0, 100]);

/** Worst and best of a column in its own measure; null where nothing was learned. */
export type Ends = { readonly worst: number; readonly best: number } | null;

interface EndsParams {
  readonly from: z.output<typeof EndsChoice>;
  readonly scale: readonly [worst: number, best: number];
  /** The parameter by which the ends are chosen, for the message. */
  readonly param: string;
}

/** The best and the worst of each column, from the rows, from the system or from the scale that the scores are on. */
export function learnEnds(table: Table, { from, scale, param }: EndsParams): readonly Ends[] {
  const issues: Issue[] = [];
  const ends = table.columns.map((x, j): Ends => {
    const { id, goalposts, direction } = table.nodes[j]!;
    switch (from) {
      case "observed": {
        const { min, max, count } = extent(x);
        if (count === 0) return null;
        if (!Number.isFinite(max - min)) issues.push({ code: "range-overflow", path: [id], params: { min, max } });
        if (min === max) noteConstant(table, j, min);
        return table.costs[j] ? { worst: max, best: min } : { worst: min, best: max };
      }
      case "goalposts":
        if (goalposts !== undefined) return { worst: goalposts[0], best: goalposts[1] };
        issues.push({ code: "no-goalposts", path: [id], params: { method: table.method, param } });
        return null;
      case "scale":
        return direction === "negative" ? { worst: scale[1], best: scale[0] } : { worst: scale[0], best: scale[1] };
      default:
        return from satisfies never;
    }
  });
  if (issues.length > 0) throw new IndexError(issues);
  return ends;
}

/** Says that a child tells no two rows apart. */
export function noteConstant(table: Table, j: number, value: number): void {
  if (!weighs(table, j) || table.columns[j]!.length < 2) return;
  table.context.note({ code: "constant-child", path: [table.nodes[j]!.id], params: { method: table.method, value } });
}

/** Refuses to score values of a column of which nothing was learned. */
export function requireLearned(table: Table, learned: readonly unknown[]): void {
  const issues: Issue[] = [];
  table.columns.forEach((x, j) => {
    if (learned[j] === null && weighs(table, j) && x.some((v) => !Number.isNaN(v)))
      issues.push({ code: "nothing-learned", path: [table.nodes[j]!.id], params: {} });
  });
  if (issues.length > 0) throw new IndexError(issues);
}

/**
 * How far each value is from the best, as a share of the way from worst to best: 0 at the best, 1 at the worst.
 * A constant column is 0 everywhere. Beyond the ends: below 0 or above 1. Missing stays missing.
 */
export function shortfalls(columns: readonly Float64Array[], ends: readonly Ends[]): readonly Float64Array[] {
  return columns.map((x, j) => {
    const at = ends[j]!;
    if (at === null || at.best === at.worst) return x.map((v) => v - v);
    const { worst, best } = at;
    return x.map((v) => (best - v) / (best - worst));
  });
}
