import type { Group, Indicator, Node, System } from "../schema/types.ts";

/** A node of the system with its place; nodes stand in reading order, parents before children. */
export interface TreeNode {
  readonly id: string;
  readonly node: Node;
  readonly parent: TreeNode | null;
  readonly children: readonly TreeNode[];
  /** 0 for the index. */
  readonly depth: number;
  /** Counts towards its parent's score: an evaluated indicator that has a meaning here, or a group of such. */
  readonly active: boolean;
}

export interface Tree {
  readonly system: System;
  readonly nodes: readonly TreeNode[];
  readonly root: TreeNode;
  readonly groups: readonly TreeNode[];
  readonly indicators: readonly TreeNode[];
  readonly depth: number;
  get(id: string): TreeNode | undefined;
}

export const isGroup = (node: Node): node is Group => node.children !== undefined;

/** Whether the indicator has a meaning at a level; one without levels has it everywhere. */
export function meaningAt(indicator: Indicator, level: string | null): boolean {
  return level === null || indicator.levels.length === 0 || indicator.levels.includes(level);
}

function counts(indicator: Indicator, level: string | null): boolean {
  return indicator.role === "evaluated" && indicator.direction !== "unstated" && meaningAt(indicator, level);
}

/** The system as a list and by id. `level`: only indicators that have a meaning there count. */
export function compileTree(system: System, level: string | null): Tree {
  const nodes: TreeNode[] = [];
  const byId = new Map<string, TreeNode>();
  let deepest = 0;
  const visit = (node: Node, parent: TreeNode | null, depth: number): TreeNode => {
    deepest = Math.max(deepest, depth);
    const children: TreeNode[] = [];
    const entry = { id: node.id, node, parent, children, depth, active: !isGroup(node) && counts(node, level) };
    nodes.push(entry);
    byId.set(node.id, entry);
    for (const child of node.children ?? []) children.push(visit(child, entry, depth + 1));
    if (isGroup(node)) entry.active = children.some((child) => child.active);
    return entry;
  };
  const root = visit(system.index, null, 0);
  return {
    system,
    nodes,
    root,
    groups: nodes.filter(({ node }) => isGroup(node)),
    indicators: nodes.filter(({ node }) => !isGroup(node)),
    depth: deepest,
    get: (id) => byId.get(id),
  };
}

/** The evaluated indicators below a node, itself included. */
export function leavesOf(entry: TreeNode): readonly TreeNode[] {
  if (!isGroup(entry.node)) return entry.active ? [entry] : [];
  return entry.children.flatMap(leavesOf);
}
