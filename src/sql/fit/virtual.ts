import type { Plan } from "../../pipeline/plan-types.ts";
import { compileTree, type Tree } from "../../pipeline/tree.ts";
import type { Dataset, Group, Indicator, Node } from "../../schema/types.ts";

/** Who there is: how many rows and units in each period. */
export interface Census {
  readonly periods: readonly { readonly period: string; readonly units: number }[];
  /** Different units over all periods. */
  readonly units: number;
  /** The first of them, for messages. */
  readonly first: string;
}

/** The system as one of plain columns: what formulas and denominators make of them is computed in the engine. */
export function plainTree(tree: Tree, level: string | null): Tree {
  const plain = (node: Node): Node | null => {
    if (node.children === undefined) {
      if (!tree.get(node.id)!.active) return null;
      const { formula: _f, expression: _e, denominator: _d, deflate: _p, ...rest } = node as Indicator;
      return rest as Indicator;
    }
    const children = node.children.flatMap((child) => plain(child) ?? []);
    return { ...node, children } as Group;
  };
  return compileTree({ ...tree.system, variables: [], index: plain(tree.system.index) as Group }, level);
}

/** Units that a method may ask for, at most: a few for each indicator. */
const mostUnits = (tree: Tree): number => Math.max(64, 10 * tree.indicators.length + 2);

/**
 * A dataset with as many units and periods as the table has, as far as any method asks: the pipeline walks over it to see
 * what there is to learn, and gets the answers from the engine. Its values mean nothing.
 */
export function virtualData(
  census: Census,
  { tree, plan, groups }: { tree: Tree; plan: Plan; groups: readonly string[] },
): Dataset {
  const most = mostUnits(tree);
  const all = Math.max(1, Math.min(census.units, most));
  const units: string[] = [];
  const periods: string[] = [];
  let next = 0;
  for (const { period, units: count } of census.periods) {
    const own = Math.min(count, all);
    for (let k = 0; k < own; k++) {
      const at = (next + k) % all;
      units.push(at === 0 ? census.first : `${census.first} ${at + 1}`);
      periods.push(period);
    }
    next = (next + own) % all;
  }
  const column = Float64Array.from(units, (_, i) => 1 + (i % 97));
  const labels = [...new Set([...groups, ...(plan.rank.within === null ? [] : [plan.rank.within])])];
  return {
    units,
    periods,
    columns: new Map(tree.indicators.map(({ id }) => [id, column])),
    groups: {
      ...Object.fromEntries(labels.map((name) => [name, units.map(() => "")])),
      ...(plan.level === null ? {} : { level: units.map(() => plan.level!) }),
    },
  };
}
