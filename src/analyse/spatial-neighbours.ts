import type { Issue } from "../errors/index.ts";
import { compareText } from "../schema/order.ts";
import type { NeighbourPair, Position } from "../schema/places.ts";
import type { Neighbours } from "../stats/moran.ts";

/**
 * Who is whose neighbour by where units lie: all within a distance, or the k nearest, each with weight 1. Equal distances at the
 * k-th place: by the units' ids. Distances are straight lines, or with `metric: "sphere"` great circles in km of longitude x and
 * latitude y in degrees. Time: n² for n positions.
 * @example
 * const positions = [{ unit: "a", x: 0, y: 0 }, { unit: "b", x: 3, y: 4 }, { unit: "c", x: 30, y: 40 }];
 * neighboursByPosition(positions, { within: 5 }); // => [{ unit: "a", neighbour: "b" }, { unit: "b", neighbour: "a" }]
 */
export function neighboursByPosition(
  positions: readonly Position[],
  rule: ({ readonly within: number } | { readonly nearest: number }) & { readonly metric?: "plane" | "sphere" },
): readonly NeighbourPair[] {
  const measure = rule.metric === "sphere" ? greatCircle : straight;
  return positions.flatMap((from) => {
    const others = positions
      .filter(({ unit }) => unit !== from.unit)
      .map((to) => ({ unit: to.unit, distance: measure(from, to) }));
    const near =
      "within" in rule
        ? others.filter(({ distance }) => distance <= rule.within)
        : others.sort((a, b) => a.distance - b.distance || compareText(a.unit, b.unit)).slice(0, rule.nearest);
    return near.map(({ unit }) => ({ unit: from.unit, neighbour: unit }));
  });
}

const straight = (a: Position, b: Position): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);

/** Mean radius of the earth in km. */
const EARTH = 6371.0088;

/** By the haversine, which loses no digits at small distances. */
function greatCircle(a: Position, b: Position): number {
  const radian = Math.PI / 180;
  const [dx, dy] = [((b.x - a.x) * radian) / 2, ((b.y - a.y) * radian) / 2];
  const h = Math.sin(dy) ** 2 + Math.cos(a.y * radian) * Math.cos(b.y * radian) * Math.sin(dx) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Neighbours among the units of a column, by their place in it. Units that the column lacks are passed over. */
export function neighboursAmong(pairs: readonly NeighbourPair[], units: readonly string[]): Neighbours {
  const at = new Map(units.map((unit, i) => [unit, i]));
  const of: { at: number; weight: number }[][] = units.map(() => []);
  for (const { unit, neighbour, weight = 1 } of pairs) {
    const [from, to] = [at.get(unit), at.get(neighbour)];
    if (from !== undefined && to !== undefined && from !== to) of[from]!.push({ at: to, weight });
  }
  return { of };
}

/** Pairs as they are used: with `mutual` each also the other way round, and what must be said of them. */
export function checkPairs(
  pairs: readonly NeighbourPair[],
  { units, mutual }: { readonly units: ReadonlySet<string>; readonly mutual: boolean },
): { readonly pairs: readonly NeighbourPair[]; readonly notes: readonly Issue[] } {
  const key = (unit: string, neighbour: string) => JSON.stringify([unit, neighbour]);
  const known = new Map(pairs.map((pair) => [key(pair.unit, pair.neighbour), pair]));
  const back = [...known.values()].filter(({ unit, neighbour }) => !known.has(key(neighbour, unit)));
  const notes: Issue[] = [];
  const strangers = [...new Set(pairs.flatMap(({ unit, neighbour }) => [unit, neighbour]))].filter(
    (unit) => !units.has(unit),
  );
  if (strangers.length > 0) notes.push({ code: "neighbours-unknown", path: [], params: { units: strangers } });
  if (back.length > 0 && !mutual)
    notes.push({ code: "neighbours-one-sided", path: [], params: { count: back.length } });
  const both = mutual
    ? back.map(({ unit, neighbour, ...more }) => ({ unit: neighbour, neighbour: unit, ...more }))
    : [];
  return { pairs: [...known.values(), ...both], notes };
}
