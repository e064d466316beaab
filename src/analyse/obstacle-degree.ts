import { choiceFor } from "../pipeline/column-steps.ts";
import type { End } from "./decompose/end.ts";
import type { Obstacle, ObstacleDegree } from "./portrait-types.ts";

/** Effective weights of the indicators of a row that have a score, brought to sum to 1. */
export function presentWeights({ result, unit, period, row }: End): ReadonlyMap<string, number> {
  const leaves = new Set(result.nodes.filter(({ group }) => !group).map(({ id }) => id));
  const own = result.weights.filter(
    (one) =>
      leaves.has(one.node) &&
      (one.unit === undefined || one.unit === unit) &&
      (one.period === undefined || one.period === period) &&
      !Number.isNaN(result.score(one.node)[row]!),
  );
  const total = own.reduce((sum, { effective }) => sum + effective, 0);
  return new Map(own.map(({ node, effective }) => [node, effective / total]));
}

/**
 * Obstacle degree (障碍度): Oⱼ = wⱼ(1 − zⱼ) / Σₖ wₖ(1 − zₖ), with z the score on 0–1 by the ends of its scale (by the peers' least
 * and greatest score where it has none) and w the effective weight. Indicators without a score are left out; where nothing
 * is lacking, all shares are 0.
 */
export function obstaclesOf(end: End, peers: readonly number[]): ObstacleDegree {
  const { result, registry, tree, row } = end;
  let scale: ObstacleDegree["scale"] = "bounds";
  const raw = [...presentWeights(end)].map(([id, weight]) => {
    const { id: method, params } = choiceFor(result.plan.normalise, id);
    const bounds = registry.get("normalise", method)!.bounds(params as never);
    const [lower, upper] = bounds ?? among(Array.from(peers, (i) => result.score(id)[i]!));
    if (bounds === null) scale = "peers";
    const z = upper === lower ? 1 : (result.score(id)[row]! - lower) / (upper - lower);
    return { indicator: id, weight, deviation: 1 - Math.min(1, Math.max(0, z)) };
  });
  const total = raw.reduce((sum, { weight, deviation }) => sum + weight * deviation, 0);
  const indicators = raw
    .map((one): Obstacle => ({ ...one, share: total > 0 ? (one.weight * one.deviation) / total : 0 }))
    .sort((a, b) => b.share - a.share);
  const groups = result.nodes.slice(1).flatMap(({ id, group }) => {
    if (!group) return [];
    const below = indicators.filter(({ indicator }) => isBelow(indicator, id));
    return [{ group: id, share: below.reduce((sum, { share }) => sum + share, 0) }];
  });
  return { indicators, groups, scale };

  function isBelow(id: string, group: string): boolean {
    for (let at = tree.get(id)!.parent; at !== null; at = at.parent) if (at.id === group) return true;
    return false;
  }
}

function among(scores: readonly number[]): readonly [number, number] {
  const present = scores.filter((v) => !Number.isNaN(v));
  return [present.reduce((a, b) => Math.min(a, b)), present.reduce((a, b) => Math.max(a, b))];
}
