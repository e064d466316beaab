import { arithmetic } from "../../aggregate/arithmetic.ts";
import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { aggregateChoice } from "../../pipeline/aggregate-group.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { TreeNode } from "../../pipeline/tree.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Dataset } from "../../schema/types.ts";
import { openGround } from "../uncertainty/session.ts";

export interface WeightRangeQuestion {
  /** Whose weight moves; its siblings keep their proportions. */
  readonly node: string;
  readonly a: string;
  readonly b: string;
  /** Needed where the data have several periods. */
  readonly period?: string;
}

export interface WeightRange extends WeightRangeQuestion {
  readonly period: string;
  /** Of the node among its siblings by the plan. */
  readonly share: number;
  /** Score of a less score of b by the plan. */
  readonly lead: number;
  /** Shares from 0 to 1 at which both have the same score, ascending. */
  readonly crossings: readonly number[];
  /** Around the plan's share: between these the order stays as it is. */
  readonly lower: number;
  readonly upper: number;
  /** Whether the order never changes, whatever the share. */
  readonly always: boolean;
}

/** A unit's index score as c + ω·(x·s + p·(1 − s)) / (s + v·(1 − s)) of the node's share s. */
interface Line {
  readonly c: number;
  readonly omega: number;
  /** The node's score, 0 weight where missing. */
  readonly x: number;
  readonly present: boolean;
  /** Of the siblings that are present: Σ shares·scores and Σ shares, both among the siblings without the node. */
  readonly p: number;
  readonly v: number;
}

const scoreAt = ({ c, omega, x, present, p, v }: Line, s: number): number =>
  c + omega * (present ? (x * s + p * (1 - s)) / (s + v * (1 - s)) : p / v);

/** Roots in 0 to 1 of αs² + βs + γ, ascending, each once. */
function rootsOf(alpha: number, beta: number, gamma: number): number[] {
  const scale = Math.max(Math.abs(alpha), Math.abs(beta), Math.abs(gamma));
  let roots: number[];
  if (Math.abs(alpha) <= scale * 1e-14) roots = Math.abs(beta) <= scale * 1e-14 ? [] : [-gamma / beta];
  else {
    const inner = beta * beta - 4 * alpha * gamma;
    if (inner < 0) return [];
    // the root of the same sign as β first: no cancellation
    const q = -0.5 * (beta + (beta < 0 ? -1 : 1) * Math.sqrt(inner));
    roots = q === 0 ? [0] : [q / alpha, gamma / q];
  }
  const inside = roots.map((s) => s + 0).filter((s) => s >= 0 && s <= 1);
  return [...new Set(inside)].sort((one, other) => one - other);
}

/** Where the lines of two units meet: linear where both have all siblings, else quadratic. */
function crossingsOf(a: Line, b: Line): number[] {
  // numerator and denominator of each as n₀ + n₁s over d₀ + d₁s
  const parts = ({ omega, x, present, p, v }: Line) =>
    present ? { n0: omega * p, n1: omega * (x - p), d0: v, d1: 1 - v } : { n0: omega * (p / v), n1: 0, d0: 1, d1: 0 };
  const [f, g] = [parts(a), parts(b)];
  const c = a.c - b.c;
  const gamma = c * f.d0 * g.d0 + f.n0 * g.d0 - g.n0 * f.d0;
  const beta = c * (f.d0 * g.d1 + f.d1 * g.d0) + f.n0 * g.d1 + f.n1 * g.d0 - g.n0 * f.d1 - g.n1 * f.d0;
  const alpha = c * f.d1 * g.d1 + f.n1 * g.d1 - g.n1 * f.d1;
  return rootsOf(alpha, beta, gamma);
}

/**
 * How far one weight may move before one unit passes another (权重稳定区间): the share of `node` among its siblings runs from
 * 0 to 1, the siblings keep their proportions, all other weights stay as they are. Exact: with arithmetic means the index is
 * linear in the share (a ratio of two linear functions where siblings are missing), so the crossings are the roots of an
 * equation of first or second degree.
 * Another aggregator in the node's group or above is the error "linear-only"; weights by period or unit "weights-not-one"; a
 * unit without a score "no-score-there".
 * @see Triantaphyllou and Sánchez (1997), A sensitivity analysis approach for some deterministic multi-criteria decision-making methods, Decision Sciences 28
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [0, 50, 100], b: [100, 75, 0] } });
 * // x scores 100(1 − s), y 50s + 75(1 − s): equal at s = 1/3
 * const { share, crossings } = weightRange({ system }, data, { node: "a", a: "x", b: "y" });
 * share; // => 0.5
 * crossings; // => [1/3]
 */
export function weightRange(
  definition: Definition,
  data: Dataset,
  question: WeightRangeQuestion,
  { registry = createRegistry(builtins) }: { readonly registry?: Registry } = {},
): WeightRange {
  return speaking(en, () => {
    const { tree, plan, nominal, prepared } = openGround(definition, data, registry);
    const { node } = question;
    const entry = tree.get(node);
    const counted = nominal.nodes.map(({ id }) => id);
    if (entry === undefined || !counted.includes(node)) {
      const params = { id: node, wanted: "node", other: entry !== undefined, nearest: nearest(node, counted) } as const;
      throw new IndexError([{ code: "no-such-node", path: ["node"], params }]);
    }
    const issues: Issue[] = [];
    const byUnit = nominal.weights.some(({ unit }) => unit !== undefined);
    if (byUnit || Object.keys(nominal.fitted.weigh).length > 1)
      issues.push({ code: "weights-not-one", path: ["plan", "weigh"], params: { by: byUnit ? "unit" : "period" } });
    for (let at = entry.parent; at !== null; at = at.parent) {
      const { method } = aggregateChoice(plan, tree, at);
      if (registry.get("aggregate", method) !== arithmetic)
        issues.push({ code: "linear-only", path: ["plan", "aggregate"], params: { group: at.id, method } });
    }
    const siblings = entry.parent?.children.filter(({ id }) => counted.includes(id) && id !== node) ?? [];
    if (siblings.length === 0) issues.push({ code: "no-siblings", path: ["node"], params: { id: node } });
    const rows = [question.a, question.b].map((unit) => {
      const row = nominal.units.findIndex(
        (one, i) => one === unit && (question.period === undefined || nominal.periods[i] === question.period),
      );
      const period = question.period ?? nominal.periods[Math.max(0, row)]!;
      if (row < 0) {
        const close = nominal.units.includes(unit) ? undefined : nearest(unit, nominal.units);
        issues.push({
          code: "no-such-unit",
          path: [],
          params: { unit, period: question.period ?? "", nearest: close },
        });
      } else if (Number.isNaN(nominal.score(tree.root.id)[row]!))
        issues.push({ code: "no-score-there", path: [], params: { unit, period } });
      return row;
    }) as [number, number];
    if (issues.length > 0) throw new IndexError(issues);
    const weights = Object.values(nominal.fitted.weigh)[0]!;
    const sum = (list: readonly TreeNode[], of: (id: string) => number) =>
      list.reduce((total, { id }) => total + of(id), 0);
    const own = weights[entry.parent!.id]!.weights;
    const rest = sum(siblings, (id) => own[id]!);
    const bounds = boundsOf(plan.normalise.method, { registry, plan });
    const lineOf = (row: number): Line => {
      const scoreOf = (id: string) => nominal.score(id)[row]!;
      // a group without a score on the way up: the weight has no say in this unit's index
      for (let at = entry.parent!; at.parent !== null; at = at.parent)
        if (Number.isNaN(scoreOf(at.id)))
          return { c: scoreOf(tree.root.id), omega: 0, x: 0, present: false, p: 0, v: 1 };
      const here = siblings.filter(({ id }) => !Number.isNaN(scoreOf(id)) && own[id]! > 0);
      const p = sum(here, (id) => (own[id]! / rest) * scoreOf(id));
      const v = sum(here, (id) => own[id]! / rest);
      const x = scoreOf(node);
      // from the group's score up: it enters each parent as a part of the mean of what is there
      let [c, omega] = [0, 1];
      for (let at = entry.parent!; ; at = at.parent!) {
        if (at.node.direction === "negative") [c, omega] = [bounds[0] + bounds[1] - c, -omega];
        if (at.parent === null) break;
        const table = weights[at.parent.id]!.weights;
        const others = at.parent.children.filter(
          ({ id }) => id !== at.id && counted.includes(id) && !Number.isNaN(scoreOf(id)),
        );
        const total = table[at.id]! + sum(others, (id) => table[id]!);
        c = (table[at.id]! * c + sum(others, (id) => table[id]! * scoreOf(id))) / total;
        omega = (table[at.id]! * omega) / total;
      }
      return { c, omega, x: Number.isNaN(x) ? 0 : x, present: !Number.isNaN(x), p, v };
    };
    const [a, b] = [lineOf(rows[0]), lineOf(rows[1])];
    const share = own[node]! / (own[node]! + rest);
    const crossings = crossingsOf(a, b);
    return {
      ...question,
      period: prepared.rows.period[rows[0]]!,
      share,
      lead: scoreAt(a, share) - scoreAt(b, share),
      crossings,
      lower: crossings.filter((s) => s <= share).at(-1) ?? 0,
      upper: crossings.find((s) => s >= share) ?? 1,
      always: crossings.length === 0,
    };
  });
}

function boundsOf(
  method: string,
  { registry, plan }: { registry: Registry; plan: ReturnType<typeof openGround>["plan"] },
): readonly [number, number] {
  const { method: _method, over: _over, indicators: _indicators, ...params } = plan.normalise;
  return registry.get("normalise", method)?.bounds(params as never) ?? [0, 0];
}
