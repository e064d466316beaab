import { IndexError, type Issue } from "../errors/index.ts";
import { type MethodNode, type Registry, type Rows, selectRows, type WeightsFitted } from "../method/index.ts";
import type { Indicator } from "../schema/types.ts";
import { checkNeeds, paramsOf } from "./column-steps.ts";
import { type Columns, methodNode, noteAt } from "./columns.ts";
import type { MethodChoice, Plan } from "./plan-types.ts";
import { noteSample } from "./sample-notes.ts";
import type { GroupWeights } from "./score-types.ts";
import { gather } from "./slices.ts";
import { isGroup, leavesOf, type TreeNode } from "./tree.ts";

export interface WeighRun {
  readonly plan: Plan;
  readonly registry: Registry;
  readonly rows: Rows;
  readonly learn: Uint32Array | null;
  /** Columns as they stood before normalising, for weighers that read them. */
  readonly derived: Columns;
  readonly treated: Columns;
  /** Normalised indicators, and the scores of groups already aggregated. */
  readonly scores: Columns;
  readonly counts: (entry: TreeNode) => boolean;
  note(issue: Issue): void;
}

const STRUCTURE = ["scope", "over", "nodes", "emphasis", "shares", "bounds"];

/** After normalisation more is better, whatever the raw direction was. */
function asScored(entry: TreeNode): MethodNode {
  const { id, weight, tags } = entry.node;
  return { id, weight, tags, direction: "positive", targets: [] };
}

function columnsFor(
  children: readonly TreeNode[],
  reads: "derived" | "treated" | "normalised",
  method: string,
  run: WeighRun,
) {
  if (reads === "normalised") {
    return { columns: children.map(({ id }) => gather(run.scores.get(id)!, run.learn)), nodes: children.map(asScored) };
  }
  const groups = children.filter(({ node }) => isGroup(node)).map(({ id }) => id);
  if (groups.length > 0)
    throw new IndexError([{ code: "needs-indicators", path: [], params: { method, reads, groups } }]);
  const source = reads === "treated" ? run.treated : run.derived;
  return {
    columns: children.map(({ id }) => gather(source.get(id)!, run.learn)),
    nodes: children.map(({ node }) => methodNode(node as Indicator)),
  };
}

interface Siblings {
  readonly children: readonly TreeNode[];
  /** The group whose children they are; null for all indicators of the index. */
  readonly group: string | null;
  readonly path: readonly string[];
}

/** What a weigher says of some siblings, checked to be weights. */
function fitChoice(choice: MethodChoice, siblings: Siblings, run: WeighRun): WeightsFitted {
  const { children, group, path } = siblings;
  const { id, params } = paramsOf(choice, STRUCTURE);
  const method = run.registry.get("weigh", id)!;
  const typed = params as never;
  const rows = selectRows(run.rows, run.learn);
  checkNeeds({ id, needs: method.needs(typed) }, rows, children.length);
  noteSample({ id, needs: method.needs(typed) }, rows, { indicators: children.length, note: noteAt(path, run.note) });
  const { columns, nodes } = columnsFor(children, method.reads(typed), id, run);
  const weighBy = (other: MethodChoice) => fitChoice(other, siblings, run);
  const fitted = method.fit(columns, typed, { rows, nodes, group, note: noteAt(path, run.note), weighBy });
  const bad = children.flatMap((child, j) =>
    isWeight(fitted.weights[j]) ? [] : [{ id: child.id, found: fitted.weights[j] ?? null }],
  );
  if (bad.length > 0) throw new IndexError([{ code: "bad-weights", path: [], params: { method: id, bad } }]);
  return fitted;
}

function fitWeights(choice: MethodChoice, siblings: Siblings, run: WeighRun): GroupWeights {
  const { children, path } = siblings;
  try {
    const fitted = fitChoice(choice, siblings, run);
    const weights = inReach(emphasised(children, fitted.weights, run.plan.weigh.emphasis));
    const total = weights.reduce((a, b) => a + b, 0);
    if (!(total > 0 && total < Number.POSITIVE_INFINITY)) {
      const id = siblings.group ?? indexOf(children[0]!);
      if (total > 0) throw new IndexError([{ code: "weights-overflow", path: [], params: { id } }]);
      throw new IndexError([
        { code: "zero-weights", path: [], params: { id, children: children.map((child) => child.id) } },
      ]);
    }
    const table = (values: readonly number[]) => Object.fromEntries(children.map((child, j) => [child.id, values[j]!]));
    const moved = emphasised(
      children,
      children.map(() => 1),
      run.plan.weigh.emphasis,
    ).some((factor) => factor !== 1);
    return { weights: table(weights), learned: fitted, ...(moved ? { before: table(inReach(fitted.weights)) } : {}) };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    throw new IndexError(error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }) as Issue));
  }
}

/** Weights are relative: such as come near the ends of what a double holds are told by the largest instead. */
function inReach(weights: readonly number[]): readonly number[] {
  const largest = weights.reduce((most, w) => Math.max(most, w), 0);
  const fine = largest === 0 || largest === Number.POSITIVE_INFINITY || (largest > 1e-100 && largest < 1e100);
  return fine ? weights : weights.map((w) => w / largest);
}

function indexOf(entry: TreeNode): string {
  let top = entry;
  while (top.parent !== null) top = top.parent;
  return top.id;
}

const isWeight = (w: number | undefined): boolean => w !== undefined && Number.isFinite(w) && w >= 0;

/** Multiplies the weight of a tagged child; siblings are renormalised where weights are used. */
function emphasised(
  children: readonly TreeNode[],
  weights: readonly number[],
  emphasis: Plan["weigh"]["emphasis"],
): number[] {
  return children.map(({ node }, j) => weights[j]! * emphasisOf(node.tags, emphasis));
}

/** What the weight of a node with these tags is multiplied by. */
export function emphasisOf(tags: readonly string[], emphasis: Plan["weigh"]["emphasis"]): number {
  let factor = 1;
  for (const tag of new Set(tags)) if (Object.hasOwn(emphasis, tag)) factor *= emphasis[tag]!;
  return factor;
}

/** How the children of a group are weighed: its own choice, or the plan's. */
function weighChoice(plan: Plan, group: string): MethodChoice {
  return Object.hasOwn(plan.weigh.nodes, group) ? plan.weigh.nodes[group]! : plan.weigh;
}

/** Weights of each row, by child, where the group's weigher gives every unit its own. */
export function rowWeightsOf(
  group: TreeNode,
  { learned }: GroupWeights,
  run: Omit<WeighRun, "learn"> & { readonly use: Uint32Array | null },
): readonly Float64Array[] | undefined {
  const { id, params } = paramsOf(weighChoice(run.plan, group.id), STRUCTURE);
  const method = run.registry.get("weigh", id)!;
  if (method.rowWeights === undefined || learned === null) return undefined;
  const children = group.children.filter(run.counts);
  const { columns, nodes } = columnsFor(children, method.reads(params as never), id, { ...run, learn: run.use });
  const rows = selectRows(run.rows, run.use);
  const note = noteAt(["weigh", group.id], run.note);
  const weights = method.rowWeights(columns, learned as WeightsFitted, { rows, nodes, group: group.id, note });
  return weights.map((column, j) => {
    const [factor] = emphasised([children[j]!], [1], run.plan.weigh.emphasis);
    return factor === 1 ? column : column.map((w) => w * factor!);
  });
}

/** Weights of the counted children of one group. A single child has all of its parent's weight. */
export function groupWeights(group: TreeNode, run: WeighRun): GroupWeights {
  const children = group.children.filter(run.counts);
  if (children.length === 1) return { weights: { [children[0]!.id]: 1 }, learned: null };
  return fitWeights(weighChoice(run.plan, group.id), { children, group: group.id, path: ["weigh", group.id] }, run);
}

/** One vector over all indicators; a group weighs what its indicators weigh together. */
export function indicatorWeights(root: TreeNode, run: WeighRun): Map<string, GroupWeights> {
  const { id } = paramsOf(run.plan.weigh, STRUCTURE);
  if (run.registry.get("weigh", id)!.rowWeights !== undefined) {
    throw new IndexError([{ code: "row-weights-scope", path: ["plan", "weigh", "scope"], params: { method: id } }]);
  }
  const leaves = leavesOf(root).filter(run.counts);
  const fitted = fitWeights(run.plan.weigh, { children: leaves, group: null, path: ["weigh"] }, run);
  const now = sumsOver(root, fitted.weights, run);
  const before = fitted.before === undefined ? null : sumsOver(root, fitted.before, run);
  const out = new Map<string, GroupWeights>();
  for (const [id, weights] of now) {
    const learned = id === root.id ? fitted.learned : null;
    out.set(id, { weights, learned, ...(before === null ? {} : { before: before.get(id)! }) });
  }
  for (const [id, choice] of Object.entries(run.plan.weigh.nodes)) {
    const group = findGroup(root, id);
    if (group !== undefined && run.counts(group)) out.set(id, overridden(group, choice, run));
  }
  return out;
}

/** Weights of the children of every group, each the sum over its indicators. */
function sumsOver(root: TreeNode, leaves: Readonly<Record<string, number>>, { counts }: Pick<WeighRun, "counts">) {
  const out = new Map<string, Record<string, number>>();
  const weightOf = (entry: TreeNode): number => {
    if (!isGroup(entry.node)) return leaves[entry.id]!;
    const own = entry.children.filter(counts).map((child) => [child.id, weightOf(child)] as const);
    const total = own.reduce((sum, [, w]) => sum + w, 0);
    // a group none of whose indicators carries information still has a score; it only weighs nothing
    out.set(entry.id, Object.fromEntries(total > 0 ? own : own.map(([id]) => [id, 1] as const)));
    return total;
  };
  weightOf(root);
  return out;
}

function overridden(group: TreeNode, choice: MethodChoice, run: WeighRun): GroupWeights {
  const children = group.children.filter(run.counts);
  if (children.some(({ node }) => isGroup(node))) {
    const groups = children.filter(({ node }) => isGroup(node)).map(({ id }) => id);
    throw new IndexError([
      {
        code: "needs-indicators",
        path: ["weigh", group.id],
        params: { method: choice.method, reads: "scope: indicators", groups },
      },
    ]);
  }
  return fitWeights(choice, { children, group: group.id, path: ["weigh", group.id] }, run);
}

function findGroup(root: TreeNode, id: string): TreeNode | undefined {
  if (root.id === id) return root;
  for (const child of root.children) {
    const found = findGroup(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
