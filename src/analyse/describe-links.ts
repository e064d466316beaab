import type { Columns } from "../pipeline/columns.ts";
import { isGroup, type Tree } from "../pipeline/tree.ts";
import { exprColumns } from "../schema/expr-columns.ts";
import { pearson } from "../stats/correlation.ts";
import { pearsonTail } from "../stats/correlation-test.ts";

/** An indicator and a variable of the data that is no indicator. */
export interface Link {
  readonly indicator: string;
  readonly variable: string;
  /** `own`: what the indicator is divided by; `other`: what some other is; `formula`: part of its formula; else `outside`. */
  readonly kind: "own" | "other" | "formula" | "outside";
  /** Pearson's correlation of the observed indicator with the variable, before it is divided by anything. */
  readonly observed: number;
  /** The same after the step that is described. */
  readonly r: number;
  /** Two-sided p of `r`, and the rows in which both have a value. */
  readonly p: number;
  readonly n: number;
}

/** Every indicator against every variable. */
export function linksOf({ observed, columns, outside, tree }: LinkData): Link[] {
  const denominators = new Set<string>();
  for (const { node } of tree.indicators)
    if (!isGroup(node) && node.denominator !== undefined) denominators.add(node.denominator.by);
  return tree.indicators.flatMap(({ id, node }): Link[] => {
    const x = columns.get(id);
    const before = observed.get(id);
    if (x === undefined || before === undefined || isGroup(node)) return [];
    const own = node.denominator?.by;
    const parts = node.expression === undefined ? [] : exprColumns(node.expression);
    return [...outside].map(([variable, z]): Link => {
      const r = pearson(x, z);
      let n = 0;
      for (let i = 0; i < z.length; i++) if (!Number.isNaN(x[i]! + z[i]!)) n += 1;
      const kind = variable === own ? "own" : parts.includes(variable) ? "formula" : "outside";
      return {
        indicator: id,
        variable,
        kind: kind === "outside" && denominators.has(variable) ? "other" : kind,
        observed: x === before ? r : pearson(before, z),
        r,
        p: pearsonTail(r, { n }),
        n,
      };
    });
  });
}

interface LinkData {
  readonly observed: Columns;
  readonly columns: Columns;
  readonly outside: Columns;
  readonly tree: Tree;
}
