import type { MethodNode, Registry } from "../../method/index.ts";
import { aggregateChoice } from "../../pipeline/aggregate-group.ts";
import { choiceFor, paramsOf } from "../../pipeline/column-steps.ts";
import { methodNode } from "../../pipeline/columns.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { isGroup, type TreeNode } from "../../pipeline/tree.ts";
import type { Indicator, Node } from "../../schema/types.ts";
import { type End, onRuler, pointAt, sliceKey } from "./end.ts";
import type { Cause, ChangeNode, GroupChange, LeafChange, Peers, Point, Rule } from "./types.ts";

/** The figure of an indicator before or after: whose, and in which row. */
export interface Source {
  readonly result: IndexResult;
  readonly row: number;
}

export interface BuildOptions {
  readonly before: End;
  readonly after: End;
  /** Where an indicator's earlier and later figures come from; the rows of the ends unless told. */
  readonly figures?: (id: string) => readonly [Source, Source];
  /** What to call a moved figure; told by what is observed unless given. */
  readonly cause?: Cause;
  /** Values that stand before instead of those of the earlier end. */
  readonly startAt?: (id: string) => Point;
}

const ABSENT: Point = { score: Number.NaN, raw: Number.NaN };
const same = (a: Point, b: Point): boolean => Object.is(a.score, b.score) && Object.is(a.raw, b.raw);
const equalJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The tree with what each node is before and after; nodes are matched by id below the same parent. */
export function changeTree(node: string, options: BuildOptions): ChangeNode {
  const { before, after } = options;
  const values = valuesUnder();
  const find = ({ tree, counted }: End) => (counted.has(node) ? tree.get(node)! : null);
  return merge(find(before), find(after));

  function merge(a: TreeNode | null, b: TreeNode | null): ChangeNode {
    return isGroup((a ?? b)!.node) ? mergeGroups(a, b) : mergeLeaves(a, b);
  }

  function mergeLeaves(a: TreeNode | null, b: TreeNode | null): LeafChange {
    const { id } = (a ?? b)!;
    if (a === null || b === null) {
      const [p, q] = [a === null ? ABSENT : ownPoint(before, id), b === null ? ABSENT : ownPoint(after, id)];
      return leaf(id, [p, p, q, q], { data: "membership", ruler: null });
    }
    if (options.startAt !== undefined) {
      const [p, q] = [options.startAt(id), ownPoint(after, id)];
      return leaf(id, [p, p, q, q], { data: causeOf(p, q), ruler: null });
    }
    const [from, to] = options.figures?.(id) ?? [before, after];
    const points = [
      values(before, from, id),
      values(after, from, id),
      values(before, to, id),
      values(after, to, id),
    ] as const;
    return leaf(id, points, { data: options.cause ?? dataCause(a, b, [from, to]), ruler: rulerCause(a, b) });
  }

  function leaf(
    id: string,
    [p00, p01, p10, p11]: readonly [Point, Point, Point, Point],
    { data, ruler }: { data: Cause | null; ruler: Cause | null },
  ): LeafChange {
    const points = [
      [p00, p01],
      [p10, p11],
    ] as const;
    return {
      kind: "leaf",
      id,
      points,
      dataCause: same(p00, p10) && same(p01, p11) ? null : data,
      rulerCause: same(p00, p01) && same(p10, p11) ? null : (ruler ?? "ruler"),
    };
  }

  function rulerCause(a: TreeNode, b: TreeNode): Cause {
    if (before.result === after.result) return "ruler";
    const told = ({ result }: End, { id, node: { direction } }: TreeNode) => [
      direction,
      choiceFor(result.plan.treat, id),
      choiceFor(result.plan.normalise, id),
    ];
    return equalJson(told(before, a), told(after, b)) ? "ruler" : "method";
  }

  function mergeGroups(a: TreeNode | null, b: TreeNode | null): GroupChange {
    const { id } = (a ?? b)!;
    const [left, right] = [childrenOf(a, before), childrenOf(b, after)];
    const keys = [...new Set([...left.keys(), ...right.keys()])];
    const ids = keys.map((key) => (left.get(key) ?? right.get(key))!.id);
    const children = keys.map((key) => merge(left.get(key) ?? null, right.get(key) ?? null));
    const both = keys.map((key) => left.has(key) && right.has(key));
    const weights = weightsOf(ids, { left: a === null ? null : before, right: b === null ? null : after, both });
    const entries = keys.map((key) => [left.get(key), right.get(key)] as const);
    const ruleA = a === null ? null : ruleOf(before, a, { entries: entries.map(([x, y]) => x ?? y!), ids });
    const ruleB = b === null ? null : ruleOf(after, b, { entries: entries.map(([x, y]) => y ?? x!), ids });
    const rules = [ruleA ?? ruleB!, ruleB ?? ruleA!] as const;
    return {
      kind: "group",
      id,
      children,
      weights,
      rules,
      weightCause: equalJson(weights[0], weights[1]) ? null : "weights",
      ruleCause: a === null || b === null ? null : causeOfRules(a, b, rules),
    };
  }

  function causeOfRules(a: TreeNode, b: TreeNode, [x, y]: readonly [Rule, Rule]): Cause | null {
    const told = ({ result, tree }: End, entry: TreeNode) => aggregateChoice(result.plan, tree, entry);
    const choice = (end: End, entry: TreeNode) => {
      const { id, params } = paramsOf(told(end, entry), ["coverage", "over", "nodes", "levels"]);
      return [id, params];
    };
    if (x.mirror !== y.mirror || x.coverage !== y.coverage) return "method";
    if (before.result !== after.result && !equalJson(choice(before, a), choice(after, b))) return "method";
    const here = before.result === after.result && before.row === after.row;
    const still = equalJson(x.fitted, y.fitted) && (here || (x.peers === null && y.peers === null));
    return still ? null : "ruler";
  }
}

const ownPoint = ({ result, row }: End, id: string): Point => pointAt(result, id, row);
const causeOf = (p: Point, q: Point): Cause => (Number.isNaN(p.score) !== Number.isNaN(q.score) ? "coverage" : "data");

function childrenOf(entry: TreeNode | null, { counted }: End): Map<string, TreeNode> {
  const own = entry?.children.filter(({ id }) => counted.has(id)) ?? [];
  return new Map(own.map((child) => [`${isGroup(child.node) ? "group" : "leaf"} ${child.id}`, child]));
}

/** A moved figure is performance only where it was observed at both ends and means the same. */
function dataCause(a: TreeNode, b: TreeNode, [from, to]: readonly [Source, Source]): Cause {
  const told = ({ node }: TreeNode) => {
    const { formula, denominator, transform, measure } = node as Indicator;
    return [formula, denominator, transform, measure];
  };
  if (a.node !== b.node && !equalJson(told(a), told(b))) return "method";
  const observed = ({ result, row }: Source) => !Number.isNaN(result.value("denominated", a.id)[row]!);
  return observed(from) && observed(to) ? "data" : "coverage";
}

/** Relative weights before and after; a child that counts at one end only keeps that end's weight beside the common ones. */
function weightsOf(
  ids: readonly string[],
  { left, right, both }: { left: End | null; right: End | null; both: readonly boolean[] },
): readonly [number[], number[]] {
  const relative = (end: End) => {
    const own = ids.map((id) => end.weights.get(id) ?? 0);
    const common = own.reduce((sum, w, j) => sum + (both[j] ? w : 0), 0);
    return own.map((w) => (common > 0 ? w / common : w));
  };
  const [a, b] = [left === null ? null : relative(left), right === null ? null : relative(right)];
  if (a === null || b === null) return [a ?? b!, b ?? a!];
  const x = a.map((w, j) => (left!.weights.has(ids[j]!) ? w : b[j]!));
  const y = b.map((w, j) => (right!.weights.has(ids[j]!) ? w : a[j]!));
  // the same weights, told beside other siblings, differ in the last digit
  return x.every((w, j) => Math.abs(w - y[j]!) < 1e-13) ? [x, x] : [x, y];
}

function ruleOf(
  end: End,
  group: TreeNode,
  { entries, ids }: { entries: readonly TreeNode[]; ids: readonly string[] },
): Rule {
  const { result, registry, tree, period } = end;
  const choice = aggregateChoice(result.plan, tree, group);
  const { id, params } = paramsOf(choice, ["coverage", "over", "nodes", "levels"]);
  const method = registry.get("aggregate", id)!;
  const key = sliceKey(result.fitted.aggregate, period);
  const readsRaw = method.reads(params as never) === "treated";
  const raw = entries.map(({ node }) => readsRaw && !isGroup(node));
  return {
    method,
    fitted: result.fitted.aggregate[key]![group.id]!,
    nodes: entries.map(({ node }, j): MethodNode => {
      if (raw[j]) return methodNode(node as Indicator);
      return { id: node.id, weight: node.weight, tags: node.tags, direction: "positive", targets: [] };
    }),
    raw,
    coverage: choice.coverage,
    children: ids.filter((child) => end.counted.has(child) && tree.get(child)!.parent === group).length,
    mirror: group.node.direction === "negative" ? mirrorOf(result, registry) : null,
    peers: method.shape === "row" ? null : peersOf(end, { ids, raw, key }),
  };
}

function mirrorOf({ plan }: IndexResult, registry: Registry): number {
  const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
  const [lower, upper] = registry.get("normalise", id)!.bounds(params as never)!;
  return lower + upper;
}

function peersOf(
  { result, row, counted }: End,
  { ids, raw, key }: { ids: readonly string[]; raw: readonly boolean[]; key: string },
): Peers {
  const { units, periods, fitted } = result;
  const rows = units.flatMap((_, i) => (sliceKey(fitted.aggregate, periods[i]!) === key ? [i] : []));
  const columns = ids.map((id, j) => {
    if (!counted.has(id)) return new Float64Array(rows.length).fill(Number.NaN);
    const x = raw[j] ? result.value("transformed", id) : result.score(id);
    return Float64Array.from(rows, (i) => x[i]!);
  });
  return { columns, at: rows.indexOf(row) };
}

/** An indicator's value in a row on the ruler of an end; what another ruler says is computed once for all indicators. */
function valuesUnder(): (ruler: End, figure: Source, id: string) => Point {
  const known = new Map<End, Map<IndexResult, ReturnType<typeof onRuler>>>();
  return (ruler, { result, row }, id) => {
    const own = pointAt(result, id, row);
    if (sameRuler(ruler, { result, row }, id) || Number.isNaN(own.score)) return own;
    const tables = known.get(ruler) ?? new Map<IndexResult, ReturnType<typeof onRuler>>();
    known.set(ruler, tables);
    const shared = new Set(result.nodes.filter(({ group }) => !group).map((node) => node.id));
    const ids = new Set([...ruler.counted].filter((one) => shared.has(one)));
    const table = tables.get(result) ?? onRuler(ruler, result, { ids });
    tables.set(result, table);
    const score = table.scores.get(id)![row]!;
    // a score filled without a value has no ruler
    return Number.isNaN(score) ? own : { score, raw: table.treated.get(id)![row]! };
  };
}

function sameRuler(ruler: End, { result, row }: Source, id: string): boolean {
  const period = result.periods[row]!;
  if (ruler.result === result) {
    const { treat, normalise } = result.fitted;
    return [treat, normalise].every((step) => {
      const [mine, theirs] = [sliceKey(step, ruler.period), sliceKey(step, period)];
      return mine === theirs || equalJson(step[mine]![id], step[theirs]![id]);
    });
  }
  const told = ({ plan, fitted, system }: IndexResult, at: string) => {
    const own = leafOf(system.index, id);
    return [
      own?.direction,
      own?.goalposts,
      own?.targets,
      own?.transform,
      choiceFor(plan.treat, id),
      choiceFor(plan.normalise, id),
      fitted.treat[sliceKey(fitted.treat, at)]?.[id],
      fitted.normalise[sliceKey(fitted.normalise, at)]?.[id],
    ];
  };
  return equalJson(told(ruler.result, ruler.period), told(result, period));
}

function leafOf(node: Node, id: string): Indicator | null {
  if (!isGroup(node)) return node.id === id ? node : null;
  for (const child of node.children) {
    const found = leafOf(child, id);
    if (found !== null) return found;
  }
  return null;
}
