import { IndexError, type Issue } from "../errors/index.ts";
import { type Limit, nearestPoint } from "../stats/quadratic-program.ts";
import type { Plan } from "./plan-types.ts";
import type { GroupWeights } from "./score-types.ts";
import { isGroup, type Tree, type TreeNode } from "./tree.ts";

type Groups = Readonly<Record<string, GroupWeights>>;
type Counts = (entry: TreeNode) => boolean;
type Limits = Pick<Plan["weigh"], "shares" | "bounds">;

/** A limit on the effective weights of the indicators, and the words of the plan that it stands for. */
interface Named extends Limit {
  readonly name: string;
}

interface System {
  readonly leaves: readonly TreeNode[];
  /** Effective weights as learned. */
  readonly weights: Float64Array;
  readonly tree: Tree;
  readonly counts: Counts;
}

/** Counted indicators with their share in the index. */
function effective(tree: Tree, groups: Groups, counts: Counts): System {
  const leaves: TreeNode[] = [];
  const weights: number[] = [];
  const visit = (entry: TreeNode, share: number): void => {
    if (!isGroup(entry.node)) {
      leaves.push(entry);
      weights.push(share);
      return;
    }
    const own = groups[entry.id]!.weights;
    const children = entry.children.filter(counts);
    const total = children.reduce((sum, { id }) => sum + own[id]!, 0);
    for (const child of children) visit(child, (share * own[child.id]!) / total);
  };
  visit(tree.root, 1);
  return { leaves, weights: Float64Array.from(weights), tree, counts };
}

const rowOver = ({ leaves }: System, entry: (leaf: TreeNode) => number): Float64Array =>
  Float64Array.from(leaves, entry);

const below = (leaf: TreeNode, group: TreeNode): boolean => {
  for (let at: TreeNode | null = leaf; at !== null; at = at.parent) if (at === group) return true;
  return false;
};

/** Every limit of the plan as rows over the effective weights; a share among siblings is linear in them too. */
function limitsOf(system: System, { shares, bounds }: Limits): Named[] {
  const { leaves, weights, tree, counts } = system;
  const out: Named[] = [{ name: "", row: rowOver(system, () => 1), least: 1, equal: true }];
  const zeroStays = bounds?.min === undefined;
  leaves.forEach((leaf, j) => {
    const row = rowOver(system, (other) => (other === leaf ? 1 : 0));
    out.push({ name: "", row, least: 0 });
    // a weight of 0 says that an indicator tells nothing: it takes no share of what others lose
    if (zeroStays && weights[j] === 0) out.push({ name: "", row: row.map((v) => -v), least: 0 });
  });
  for (const [tag, { min, max }] of Object.entries(shares)) {
    const row = rowOver(system, ({ node }) => (node.tags.includes(tag) ? 1 : 0));
    if (min !== undefined) out.push({ name: `shares.${tag}`, row, least: min });
    if (max !== undefined) out.push({ name: `shares.${tag}`, row: row.map((v) => -v), least: -max });
  }
  if (bounds === null) return out;
  const { on, min, max } = bounds;
  const parts =
    on === "effective"
      ? leaves.map((leaf) => ({
          part: rowOver(system, (other) => (other === leaf ? 1 : 0)),
          whole: rowOver(system, () => 0),
          end: 1,
        }))
      : tree.groups.flatMap((group) => {
          const children = group.children.filter(counts);
          if (children.length < 2) return [];
          const whole = rowOver(system, (leaf) => (below(leaf, group) ? 1 : 0));
          return children.map((child) => ({
            part: rowOver(system, (leaf) => (below(leaf, child) ? 1 : 0)),
            whole,
            end: 0,
          }));
        });
  for (const { part, whole, end } of parts) {
    if (min !== undefined && min > 0)
      out.push({ name: "bounds.min", row: part.map((v, j) => v - min * whole[j]!), least: min * end });
    if (max !== undefined && max < 1)
      out.push({ name: "bounds.max", row: part.map((v, j) => max * whole[j]! - v), least: -max * end });
  }
  return out;
}

/**
 * Weights moved as little as can be so that tags have the shares in the index, and weights the bounds, that the plan asks
 * for: the effective weights q of the indicators nearest to those learned, p, by Σ(qⱼ − pⱼ)², under q ≥ 0, Σq = 1 and the
 * limits. A weight of 0 stays 0 unless there is a lower bound. Group weights follow as sums.
 * The weights learned stay beside them as `before`. Limits that cannot be kept are an error with what could be.
 */
export function constrainWeights(
  groups: Groups,
  weigh: Limits,
  { tree, counts }: { tree: Tree; counts: Counts },
): Groups {
  const system = effective(tree, groups, counts);
  refuseEmptyTags(system, weigh);
  const limits = limitsOf(system, weigh);
  const q = nearestPoint(system.weights, limits);
  if (q === null) throw new IndexError(explain(system, weigh));
  if (q.every((v, j) => v === system.weights[j])) return groups;
  const share = new Map(system.leaves.map((leaf, j) => [leaf.id, q[j]! < 1e-13 ? 0 : q[j]!]));
  const out: Record<string, GroupWeights> = {};
  const totalOf = (entry: TreeNode): number => {
    if (!isGroup(entry.node)) return share.get(entry.id)!;
    const own = groups[entry.id]!;
    const parts = entry.children.filter(counts).map((child) => [child.id, totalOf(child)] as const);
    const total = parts.reduce((sum, [, w]) => sum + w, 0);
    // a group that weighs nothing still has a score, by the weights that it had
    out[entry.id] = total > 0 ? { ...own, weights: Object.fromEntries(parts), before: own.before ?? own.weights } : own;
    return total;
  };
  totalOf(tree.root);
  return out;
}

function refuseEmptyTags({ leaves }: System, { shares }: Limits): void {
  const empty = Object.keys(shares).filter(
    (tag) => (shares[tag]!.min ?? 0) > 0 && !leaves.some(({ node }) => node.tags.includes(tag)),
  );
  if (empty.length > 0) {
    throw new IndexError(
      empty.map((tag) => ({ code: "unknown-limit", path: ["plan", "weigh", "shares", tag], params: { tag } })),
    );
  }
}

/** How far a sum of weights can go under limits: of a point far out in its direction, the nearest that keeps to them. */
function furthest({ weights }: System, limits: readonly Limit[], row: Float64Array, sign: 1 | -1): number {
  const q = nearestPoint(
    weights.map((v, j) => v + sign * 1e4 * row[j]!),
    limits,
  )!;
  const reached = q.reduce((sum, v, j) => sum + v * row[j]!, 0);
  return Math.max(0, Math.min(1, Math.round(reached * 1e10) / 1e10));
}

/** Which limits stand in the way: each that, alone left out, would let the others be kept, with what it could be. */
function explain(system: System, weigh: Limits): Issue[] {
  const issues: Issue[] = [];
  const { shares, bounds } = weigh;
  const without = (name: string) => limitsOf(system, weigh).filter((limit) => limit.name !== name);
  const feasible = (limits: readonly Limit[]) => nearestPoint(system.weights, limits) !== null;
  for (const [tag, { min, max }] of Object.entries(shares)) {
    const others = without(`shares.${tag}`);
    if (!feasible(others)) continue;
    const row = rowOver(system, ({ node }) => (node.tags.includes(tag) ? 1 : 0));
    const params = { tag, least: furthest(system, others, row, -1), most: furthest(system, others, row, 1), min, max };
    issues.push({ code: "share-not-feasible", path: ["plan", "weigh", "shares", tag], params });
  }
  for (const bound of ["min", "max"] as const) {
    const given = bounds?.[bound];
    if (bounds === null || given === undefined || !feasible(without(`bounds.${bound}`))) continue;
    const params = { on: bounds.on, bound, given, limit: nearestBound(system, weigh, bound) };
    issues.push({ code: "weight-bound-not-feasible", path: ["plan", "weigh", "bounds", bound], params });
  }
  if (issues.length > 0) return issues;
  const names = [...new Set(limitsOf(system, weigh).flatMap(({ name }) => (name === "" ? [] : [name])))];
  return [{ code: "limits-conflict", path: ["plan", "weigh"], params: { limits: names } }];
}

/** The bound nearest to the one given that can be kept, by halving. */
function nearestBound(system: System, weigh: Limits, bound: "min" | "max"): number {
  const at = (value: number): Limits => ({ shares: weigh.shares, bounds: { ...weigh.bounds!, [bound]: value } });
  const can = (value: number) => nearestPoint(system.weights, limitsOf(system, at(value))) !== null;
  let kept = bound === "max" ? 1 : 0;
  let broken = weigh.bounds![bound]!;
  for (let step = 0; step < 60; step++) {
    const middle = (kept + broken) / 2;
    if (can(middle)) kept = middle;
    else broken = middle;
  }
  return Math.round(kept * 1e10) / 1e10;
}
