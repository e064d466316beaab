import type { Rows } from "../method/index.ts";
import type { Plan } from "./plan-types.ts";
import type { GroupWeights, Scored } from "./score-types.ts";
import { ALL } from "./slices.ts";
import type { Tree, TreeNode } from "./tree.ts";
import { emphasisOf } from "./weights.ts";

/** One row of the weight table. */
export interface WeightRow {
  readonly node: string;
  readonly parent: string | null;
  /** Share among its siblings. */
  readonly nominal: number;
  /** Share in the index: the product along the path. */
  readonly effective: number;
  /** Only where weights differ by period, or by unit. */
  readonly period?: string;
  readonly unit?: string;
}

type Shares = (group: TreeNode) => Readonly<Record<string, number>> | undefined;

/** Nominal and effective weights of every counted node, from the index down. */
function rowsBelow(
  root: TreeNode,
  sharesOf: Shares,
  { counts, at }: { counts: Scored["counts"]; at: Pick<WeightRow, "period" | "unit"> },
): WeightRow[] {
  const rows: WeightRow[] = [];
  const visit = (entry: TreeNode, nominal: number, effective: number): void => {
    rows.push({ node: entry.id, parent: entry.parent?.id ?? null, nominal, effective, ...at });
    const own = sharesOf(entry);
    if (own === undefined) return;
    const children = entry.children.filter(counts);
    let total = 0;
    for (const child of children) total += own[child.id]!;
    for (const child of children) {
      const share = own[child.id]! / total;
      visit(child, share, effective * share);
    }
  };
  visit(root, 1, 1);
  return rows;
}

interface Asked {
  readonly tree: Tree;
  readonly rows: Rows;
  /** Weights as they were learned, before this emphasis, shares and bounds moved them; absent for those that count. */
  readonly before?: Plan["weigh"]["emphasis"];
}

/** The weight table: one block for all rows, one a period, or one a row where units have weights of their own. */
export function weightTable({ fitted, counts, rowWeights }: Scored, { tree, rows, before }: Asked): WeightRow[] {
  const slices = Object.entries(fitted.weigh);
  const learned = (group: GroupWeights | undefined) =>
    before === undefined ? group?.weights : (group?.before ?? group?.weights);
  if (rowWeights.size === 0) {
    return slices.flatMap(([key, groups]) =>
      // a period may be called "*" too, but only one ruler for all stands alone
      rowsBelow(tree.root, (group) => learned(groups[group.id]), {
        counts,
        at: key === ALL && slices.length === 1 ? {} : { period: key },
      }),
    );
  }
  return rows.unit.flatMap((unit, i) => {
    const period = rows.period[i]!;
    const groups = fitted.weigh[Object.hasOwn(fitted.weigh, period) ? period : ALL]!;
    const sharesOf: Shares = (group) => {
      const own = rowWeights.get(group.id);
      if (own === undefined) return learned(groups[group.id]);
      const factor = (id: string) => (before === undefined ? 1 : emphasisOf(tree.get(id)!.node.tags, before));
      return Object.fromEntries([...own].map(([id, w]) => [id, w[i]! / factor(id)]));
    };
    return rowsBelow(tree.root, sharesOf, { counts, at: { unit, period } });
  });
}
