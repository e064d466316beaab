import { IndexError } from "../errors/index.ts";
import { type Goal, meets } from "../prepare/normalise/attainment-degree.ts";
import { goalOf } from "../prepare/normalise/goal.ts";
import { comparePeriods } from "../schema/order.ts";
import { usableTargets } from "../schema/targets.ts";
import type { Indicator } from "../schema/types.ts";
import { standardDeviation } from "../stats/index.ts";
import { changeTree } from "./decompose/build.ts";
import { type End, onRuler } from "./decompose/end.ts";
import { endOf } from "./decompose/evaluate.ts";
import type { ChangeNode, Point } from "./decompose/types.ts";
import type { Lever } from "./portrait-types.ts";

/** The tree with the value of one indicator exchanged. */
function withPoint(node: ChangeNode, id: string, point: Point): ChangeNode {
  if (node.kind === "leaf") {
    if (node.id !== id) return node;
    return {
      ...node,
      points: [
        [point, point],
        [point, point],
      ],
    };
  }
  return { ...node, children: node.children.map((child) => withPoint(child, id, point)) };
}

/**
 * What the index gains from each indicator alone, exactly: the figure is moved, put through treatment and normaliser as they
 * were learned, and the index is aggregated again. Of the two directions the better one is taken; one that leads out of what
 * a method is defined on (below 0 under a logarithm) is passed over.
 */
export function leversOf(end: End, peers: readonly number[]): Lever[] {
  const { result, row, counted } = end;
  const index = result.nodes[0]!.id;
  const leaves = result.nodes.filter(({ id, group }) => !group && counted.has(id)).map(({ id }) => id);
  const ids = new Set(leaves);
  const tree = changeTree(index, { before: end, after: end });
  const now = endOf(tree, 1).score;
  const at = (id: string) => result.value("imputed", id)[row]!;
  const scored = leaves.filter((id) => !Number.isNaN(at(id)) && !Number.isNaN(result.score(id)[row]!));
  const gainOf = (id: string, point: Point) => endOf(withPoint(tree, id, point), 1).score - now;
  const gains = (target: (id: string) => number): ReadonlyMap<string, number> => {
    const moved = (id: string, x: Float64Array) => {
      const y = Float64Array.from(x);
      if (scored.includes(id)) y[row] = target(id);
      return y;
    };
    const told = (columns: ReturnType<typeof onRuler>, id: string) =>
      gainOf(id, { score: columns.scores.get(id)![row]!, raw: columns.treated.get(id)![row]! });
    try {
      const columns = onRuler(end, result, { ids, moved });
      return new Map(scored.map((id) => [id, told(columns, id)]));
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
    }
    // some move leaves what its method is defined on: that one alone has no gain
    return new Map(
      scored.map((id) => [id, defined(() => told(onRuler(end, result, { ids: new Set([id]), moved }), id))]),
    );
  };
  const better = (step: (id: string) => number) => {
    const [up, down] = [gains((id) => at(id) + step(id)), gains((id) => at(id) - step(id))];
    return (id: string) => greater(up.get(id)!, down.get(id)!);
  };
  const valuesOf = (id: string) => Float64Array.from(peers, (i) => result.value("imputed", id)[i]!);
  const spread = new Map(scored.map((id) => [id, deviation(valuesOf(id))]));
  const goals = new Map(scored.map((id) => [id, goalFor(end, id, peers)]));
  const perUnit = better(() => 1);
  const perDeviation = better((id) => spread.get(id)!);
  const toGoal = gains((id) => goals.get(id)!);
  return (
    scored
      .map((id): Lever => {
        const score = result.score(id)[row]!;
        const raw = result.value("transformed", id)[row]!;
        return {
          indicator: id,
          value: at(id),
          score,
          perPoint: gainOf(id, { score: score + 1, raw }),
          perUnit: perUnit(id),
          perDeviation: perDeviation(id),
          toGoal: toGoal.get(id)!,
          goal: goals.get(id)!,
        };
      })
      // a unit without peers has no deviation: there the way to the goal orders
      .sort((a, b) => known(b.perDeviation) - known(a.perDeviation) || known(b.toGoal) - known(a.toGoal))
  );
}

/** NaN where a method refuses the figures. */
function defined(value: () => number): number {
  try {
    return value();
  } catch (error) {
    if (error instanceof IndexError) return Number.NaN;
    throw error;
  }
}

const known = (gain: number): number => (Number.isNaN(gain) ? Number.NEGATIVE_INFINITY : gain);

/** The greater of two of which one may be missing. */
const greater = (a: number, b: number): number => (Number.isNaN(a) ? b : b > a ? b : a);

/** 0 for a single value. */
function deviation(x: Float64Array): number {
  const s = standardDeviation(x);
  return Number.isNaN(s) ? 0 : s;
}

/** The figure of the unit's target for the period, or else the next one, without a base; null where there is none. */
function figureWanted(indicator: Indicator, { unit, period }: Pick<End, "unit" | "period">): Goal | null {
  const stages = [...new Set(indicator.targets.map((target) => target.period))].sort(comparePeriods);
  for (const stage of stages.filter((one) => comparePeriods(one, period) >= 0)) {
    const found = usableTargets(indicator, { unit, period: stage });
    const goal = found.kind === "target" ? goalOf(found.target, indicator, false) : null;
    if (goal !== null && !("issue" in goal)) return goal;
  }
  return null;
}

function goalFor({ result, tree, row, unit, period }: End, id: string, peers: readonly number[]): number {
  const indicator = tree.get(id)!.node as Indicator;
  if (indicator.goalposts !== undefined) return indicator.goalposts[1];
  const wanted = figureWanted(indicator, { unit, period });
  const value = result.value("imputed", id)[row]!;
  if (wanted !== null && !meets(value, wanted)) {
    if (wanted.form !== "range") return wanted.target;
    return value < wanted.from ? wanted.from : wanted.to;
  }
  const scores = result.score(id);
  let best = row;
  for (const i of peers) if (scores[i]! > scores[best]!) best = i;
  return result.value("imputed", id)[best]!;
}
