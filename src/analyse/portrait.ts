import { IndexError } from "../errors/index.ts";
import type { Definition, Engine } from "../pipeline/engine.ts";
import { leaguesOf } from "../pipeline/ranks.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Dataset, Indicator } from "../schema/types.ts";
import { competitionRanks, mean, median } from "../stats/index.ts";
import { type End, endAt } from "./decompose/end.ts";
import { nodeOf, rowOf } from "./decompose/rows.ts";
import { obstaclesOf, presentWeights } from "./obstacle-degree.ts";
import { leversOf } from "./portrait-levers.ts";
import type { NearestPeer, PathPoint, PlaceAmongPeers, Portrait, Standing, TagPortrait } from "./portrait-types.ts";

export interface PortraitOptions {
  readonly unit: string;
  readonly period: string;
  /** How many strengths and weaknesses, and how many nearest peers. Default 5. */
  readonly top?: number;
  /** Only units of the same group are peers; by default those of the plan's `rank.within`, else all of the period. */
  readonly within?: string;
}

/** `portrait` over the methods of an engine; its meaning stands there. */
export function portraitBy({ computeIndex, registry }: Pick<Engine, "computeIndex" | "registry">) {
  return (definition: Definition, data: Dataset, options: PortraitOptions): Portrait => {
    const result = computeIndex(definition, data);
    const index = nodeOf([result], undefined);
    const end = endAt(result, rowOf(result, options), registry);
    const peers = peersOf(end, options.within ?? result.plan.rank.within);
    const places = result.nodes.flatMap(({ id, group }) => placeOf(end, peers, { id, group }));
    const top = options.top ?? 5;
    const others = peers.filter((i) => i !== end.row && !Number.isNaN(result.score(index)[i]!));
    const best = others.reduce<number | null>(
      (most, i) => (most === null || result.score(index)[i]! > result.score(index)[most]! ? i : most),
      null,
    );
    return {
      unit: end.unit,
      period: end.period,
      score: result.score(index)[end.row]!,
      rank: result.rank(index)[end.row]!,
      path: pathOf(result, end.unit),
      places,
      benchmark: best === null ? null : { unit: result.units[best]!, score: result.score(index)[best]! },
      nearest: nearestPeers(end, others).slice(0, top),
      ...standings(end, { places, top }),
      levers: leversOf(end, peers),
      obstacles: obstaclesOf(end, peers),
      tags: tagsOf(end, peers),
    };
  };
}

/** Rows of the period, of the same group where the peers are those of a group; the unit itself among them. */
function peersOf({ result, period, row }: End, within: string | null): readonly number[] {
  const { units, periods, groups } = result;
  if (within === null) return units.flatMap((_, i) => (periods[i] === period ? [i] : []));
  if (!Object.hasOwn(groups, within)) {
    throw new IndexError([
      { code: "unknown-group", path: ["within"], params: { group: within, known: Object.keys(groups) } },
    ]);
  }
  const rows = { length: units.length, unit: units, period: periods, group: groups };
  const leagues = leaguesOf(rows, { ...result.plan.rank, over: "each-period", within });
  return [...leagues.find((league) => league.includes(row))!];
}

function pathOf(result: IndexResult, unit: string): PathPoint[] {
  const index = result.nodes[0]!.id;
  const rows = result.units.flatMap((one, i) => (one === unit ? [i] : []));
  rows.sort((a, b) => comparePeriods(result.periods[a]!, result.periods[b]!));
  const score = (i: number | undefined) => (i === undefined ? Number.NaN : result.score(index)[i]!);
  return rows.map((i, k) => ({
    period: result.periods[i]!,
    score: score(i),
    rank: result.rank(index)[i]!,
    change: score(i) - score(rows[k - 1]),
  }));
}

function placeOf(
  { result, row }: End,
  peers: readonly number[],
  { id, group }: { readonly id: string; readonly group: boolean },
): PlaceAmongPeers[] {
  const scores = result.score(id);
  if (Number.isNaN(scores[row]!)) return [];
  const own = Float64Array.from(peers, (i) => scores[i]!);
  const present = peers.filter((i) => !Number.isNaN(scores[i]!));
  const best = present.reduce((most, i) => (scores[i]! > scores[most]! ? i : most));
  return [
    {
      node: id,
      group,
      score: scores[row]!,
      rank: 1 + present.filter((i) => scores[i]! > scores[row]!).length,
      of: present.length,
      mean: mean(own),
      median: median(own),
      best: { unit: result.units[best]!, score: scores[best]! },
      toBest: scores[best]! - scores[row]!,
    },
  ];
}

/** Peers whose profile has the same shape: the difference of the indicators' scores, each profile less its own level. */
function nearestPeers(end: End, others: readonly number[]): NearestPeer[] {
  const { result, row } = end;
  const index = result.nodes[0]!.id;
  const weights = [...presentWeights(end)];
  const distanceTo = (i: number): number => {
    const shared = weights.filter(([id]) => !Number.isNaN(result.score(id)[i]!));
    const total = shared.reduce((sum, [, w]) => sum + w, 0);
    const over = (value: (id: string) => number) => shared.reduce((sum, [id, w]) => sum + w * value(id), 0) / total;
    const gap = (id: string) => result.score(id)[row]! - result.score(id)[i]!;
    const level = over(gap);
    return Math.sqrt(over((id) => (gap(id) - level) ** 2));
  };
  return others
    .map((i) => ({
      unit: result.units[i]!,
      score: result.score(index)[i]!,
      rank: result.rank(index)[i]!,
      distance: distanceTo(i),
    }))
    .filter(({ distance }) => !Number.isNaN(distance))
    .sort((a, b) => a.distance - b.distance);
}

/**
 * The indicators with the best and the worst ranks: strengths are above the peers' median, weak points below it, so that no
 * indicator is both and a first place that all peers share is neither.
 */
function standings(
  { result, tree, row }: End,
  { places, top }: { readonly places: readonly PlaceAmongPeers[]; readonly top: number },
): { readonly strengths: readonly Standing[]; readonly weaknesses: readonly Standing[] } {
  const told = (wanted: (place: PlaceAmongPeers) => boolean) =>
    places.flatMap((place): Standing[] => {
      const { node: indicator, group, rank, of, score } = place;
      if (group || !wanted(place)) return [];
      const value = result.value("denominated", indicator)[row]!;
      return [{ indicator, parent: tree.get(indicator)!.parent!.id, rank, of, score, value }];
    });
  const strengths = told(({ score, median: middle }) => score > middle).sort((a, b) => a.rank - b.rank);
  const weaknesses = told(({ score, median: middle }) => score < middle).sort((a, b) => b.rank - a.rank);
  return { strengths: strengths.slice(0, top), weaknesses: weaknesses.slice(0, top) };
}

function tagsOf(end: End, peers: readonly number[]): TagPortrait[] {
  const { result, tree, row } = end;
  const leaves = result.nodes.filter(({ group }) => !group).map(({ id }) => id);
  const weights = new Map([...presentWeights(end)]);
  const tagsIn = (id: string) => (tree.get(id)!.node as Indicator).tags;
  return [...new Set(leaves.flatMap(tagsIn))].map((tag) => {
    const indicators = leaves.filter((id) => tagsIn(id).includes(tag));
    const scoreAt = (i: number) => {
      const present = indicators.filter((id) => !Number.isNaN(result.score(id)[i]!));
      const total = present.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
      return present.reduce((sum, id) => sum + (weights.get(id) ?? 0) * result.score(id)[i]!, 0) / total;
    };
    const scores = Float64Array.from(peers, scoreAt);
    const ranks = competitionRanks(scores);
    return {
      tag,
      indicators,
      score: scores[peers.indexOf(row)]!,
      rank: ranks[peers.indexOf(row)]!,
      of: scores.filter((v) => !Number.isNaN(v)).length,
      share: indicators.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0),
    };
  });
}
