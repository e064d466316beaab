import { exprColumns } from "../schema/expr-columns.ts";
import type { Dataset } from "../schema/types.ts";
import type { Cells } from "./confidential.ts";
import { isGroup, leavesOf, type Tree, type TreeNode } from "./tree.ts";

/**
 * Indicators that are a column of the data and nothing else is computed from: a hidden cell of such a one may be any
 * number, whatever is known of other indicators.
 */
export function plainIndicators(data: Dataset, tree: Tree): ReadonlySet<string> {
  const read = new Set<string>();
  const computed = new Set<string>();
  for (const { id, node } of tree.indicators) {
    if (isGroup(node)) continue;
    if (node.expression !== undefined) for (const part of exprColumns(node.expression)) read.add(part);
    if (node.denominator !== undefined) read.add(node.denominator.by);
    if (node.expression !== undefined || node.denominator !== undefined) computed.add(id);
  }
  const plain = tree.indicators.filter(
    ({ id, active }) => active && data.columns.has(id) && !computed.has(id) && !read.has(id),
  );
  return new Set(plain.map(({ id }) => id));
}

/** What stands open below a node: hidden cells that no published score closes off, and how many of them may be any number. */
export interface Region {
  readonly hidden: boolean;
  readonly free: number;
}

export const NOTHING: Region = { hidden: false, free: 0 };

export const joinRegions = (a: Region, b: Region): Region => ({
  hidden: a.hidden || b.hidden,
  free: a.free + b.free,
});

/** One equation for two numbers or more that may each be anything: none of them can be solved. */
export const isSafe = ({ free }: Region): boolean => free >= 2;

/**
 * Second cells to hide beside confidential ones (complementary suppression): where a single hidden cell stands below a
 * published score, that score and the other figures give it by subtraction. The nearest other indicator of the same row
 * is hidden with it: a sibling, the one of least weight; else one below a neighbouring group, whose score goes with it.
 */
export function complementary(data: Dataset, cells: Cells, tree: Tree): Cells {
  const plain = plainIndicators(data, tree);
  const chosen = new Map<string, Set<number>>();
  const rows = new Set([...cells.values()].flatMap((own) => [...own]));
  for (const i of rows) {
    const present = new Set([...plain].filter((id) => !Number.isNaN(data.columns.get(id)![i]!)));
    for (const id of complementsOf(hiddenLeaves(data, cells, tree, i), { tree, free: present }))
      chosen.set(id, (chosen.get(id) ?? new Set<number>()).add(i));
  }
  return chosen;
}

/** Indicators of a row that a hidden cell of the same row reaches. */
function hiddenLeaves(data: Dataset, cells: Cells, tree: Tree, i: number): Set<string> {
  const reached = (id: string, seen: ReadonlySet<string>): boolean => {
    if (cells.get(id)?.has(i)) return true;
    const node = tree.get(id)?.node;
    if (node === undefined || isGroup(node) || seen.has(id)) return false;
    const deeper = new Set([...seen, id]);
    const formula = data.columns.has(id) || node.expression === undefined ? [] : exprColumns(node.expression);
    const parts = node.denominator === undefined ? formula : [...formula, node.denominator.by];
    return parts.some((part) => reached(part, deeper));
  };
  return new Set(tree.indicators.filter(({ id, active }) => active && reached(id, new Set())).map(({ id }) => id));
}

/** The second cells of one row. `free`: indicators that may be hidden as well, or are free where they are hidden. */
function complementsOf(
  hidden: Set<string>,
  { tree, free }: { readonly tree: Tree; readonly free: ReadonlySet<string> },
): readonly string[] {
  const chosen: string[] = [];
  const closed = new Set<TreeNode>();
  const visit = (entry: TreeNode): Region => {
    if (!isGroup(entry.node)) {
      const own = hidden.has(entry.id);
      return { hidden: own, free: own && free.has(entry.id) ? 1 : 0 };
    }
    let region = entry.children.map(visit).reduce(joinRegions, NOTHING);
    if (!region.hidden) return NOTHING;
    const used = new Set(closed);
    while (!isSafe(region)) {
      const next = nearestLeaf(entry, { used, wanted: (id) => free.has(id) && !hidden.has(id) });
      if (next === undefined) return region;
      hidden.add(next.id);
      chosen.push(next.id);
      // a second one from the same neighbour would close its score, and stand open here no more
      const branch = entry.children.find((child) => isGroup(child.node) && leavesOf(child).includes(next));
      if (branch !== undefined) used.add(branch);
      region = joinRegions(region, { hidden: true, free: 1 });
    }
    closed.add(entry);
    return NOTHING;
  };
  visit(tree.root);
  return chosen;
}

interface Search {
  readonly used: ReadonlySet<TreeNode>;
  wanted(id: string): boolean;
}

/** The leaf below a group that is fewest levels away, then of least weight, then first. */
function nearestLeaf(group: TreeNode, { used, wanted }: Search): TreeNode | undefined {
  let level = group.children.filter((child) => !used.has(child));
  while (level.length > 0) {
    const leaves = level.filter(({ node, id, active }) => !isGroup(node) && active && node.weight > 0 && wanted(id));
    if (leaves.length > 0) return leaves.reduce((best, leaf) => (leaf.node.weight < best.node.weight ? leaf : best));
    level = level.flatMap(({ children }) => children).filter((child) => !used.has(child));
  }
  return undefined;
}
