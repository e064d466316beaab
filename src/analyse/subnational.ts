import { IndexError, type Issue } from "../errors/index.ts";
import { hierarchyOf } from "../pipeline/derivations/hierarchy.ts";
import { rowIndex } from "../pipeline/derivations/row-index.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { nearest } from "../schema/nearest.ts";
import type { Dataset } from "../schema/types.ts";
import { competitionRanks, roundAll } from "../stats/index.ts";
import { slicesOf, sourceTexts } from "./distribution-source.ts";
import { climb } from "./subnational-steps.ts";

/** A unit's own score beside the mean of the units below it. */
export interface SubnationalRow {
  readonly unit: string;
  readonly period: string;
  readonly level: string;
  readonly parent: string;
  /** From its own data; NaN where it has none. */
  readonly own: number;
  /** Mean of the units of the lowest level below it, by population; NaN where it has none with a score. */
  readonly below: number;
  /** Own less below: what its own data say that the mean of its parts does not. */
  readonly difference: number;
  /** Mean of the own scores of the units directly below it, by population; NaN at the lowest level. */
  readonly direct: number;
  /**
   * Carried up a level at a time: the mean of what was carried to the units directly below it, by their own population, or by that
   * of their parts where they have none; NaN where nothing reaches it.
   */
  readonly stepped: number;
  /** Units below with a score and a weight, and all of them. */
  readonly counted: number;
  readonly of: number;
  /** Share of the weight below that has a score; NaN where nobody below has a weight. */
  readonly coverage: number;
  /** Places among the units of its level in the period, by its own score and by that from below; 0 is none. */
  readonly rank: number;
  readonly rankBelow: number;
  readonly rankStepped: number;
  /** Place among the units of its level under the same parent. */
  readonly rankWithin: number;
}

export interface Subnational {
  readonly node: string;
  /** The level whose scores were averaged. */
  readonly from: string;
  readonly weights: string | null;
  readonly levels: readonly string[];
  /** In the order of the data. */
  readonly rows: readonly SubnationalRow[];
  readonly notes: readonly Issue[];
}

/**
 * Scores from the towns up (乡镇—区县—市—省): at every level above `from` the mean of the scores below, by population, beside the score
 * of the unit's own data, and a league at each level. Which unit belongs to which the columns `group:level` and `group:parent` say, period
 * by period. An index of means is not the mean of indices where a step is no straight line, so the two are compared, not merged.
 * `below` skips the levels between, `stepped` climbs them, `direct` takes the own scores one level down: with every unit scored and the
 * population of each the sum of its parts the first two are equal, and where they part a level has gaps or another population.
 * Missing: a unit below without a score or weight is left out of the mean and told in `coverage`.
 * @param results the same index computed at several levels (`plan.level`), or at all together
 * @param options.node the index unless given  @param options.weights the column of the population; all alike unless given
 * @param options.decimals that scores are ranked on, 3 unless given
 * @throws IndexError hierarchy-missing, hierarchy-level, distribution-column, no-such-node, hierarchy-circle
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "x", direction: "positive", goalposts: [0, 100] }] } });
 * const groups = { level: ["district", "town", "town"], parent: ["", "d", "d"] };
 * const data = datasetFromColumns({ units: ["d", "a", "b"], periods: "2023", groups, columns: { x: [62, 50, 80], people: [40, 30, 10] } });
 * const result = computeIndex({ system, plan: { normalise: { method: "goalposts" } } }, data);
 * const [district] = subnational(data, [result], { from: "town", weights: "people" }).rows;
 * [district?.own, district?.below, district?.difference]; // => [62, 57.5, 4.5]
 */
export function subnational(
  data: Dataset,
  results: readonly IndexResult[],
  {
    from,
    node,
    weights,
    decimals = 3,
  }: { readonly from: string; readonly node?: string; readonly weights?: string; readonly decimals?: number },
): Subnational {
  const { units, periods } = data;
  const rows = { length: units.length, unit: units, period: periods, group: data.groups ?? {} };
  const hierarchy = hierarchyOf(rows, rowIndex(rows));
  if (hierarchy === undefined) throw new IndexError([{ code: "hierarchy-missing", path: [], params: {} }], sourceTexts);
  if (!hierarchy.levels.includes(from)) {
    const params = { level: from, known: hierarchy.levels };
    throw new IndexError([{ code: "hierarchy-level", path: ["from"], params }], sourceTexts);
  }
  const id = node ?? results[0]?.system.index.id ?? "";
  const scores = scoresOf(data, results, id);
  const w = weights === undefined ? null : data.columns.get(weights);
  if (w === undefined) {
    const params = { id: weights!, nearest: nearest(weights!, [...data.columns.keys()]) };
    throw new IndexError([{ code: "distribution-column", path: ["weights"], params }], sourceTexts);
  }
  const level = rows.group["level"]!;
  const parent = rows.group["parent"]!;
  const { start, members, absent } = hierarchy.below(from);
  const rolled = units.map((_, i) => {
    let [sum, weight, all, counted] = [0, 0, 0, 0];
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const member = members[k]!;
      const own = w === null ? 1 : w[member]!;
      if (!(own > 0)) continue;
      all += own;
      if (Number.isNaN(scores[member]!)) continue;
      sum += own * scores[member]!;
      weight += own;
      counted += 1;
    }
    const of = start[i + 1]! - start[i]! + absent[i]!;
    return {
      below: weight > 0 ? sum / weight : Number.NaN,
      counted,
      of,
      coverage: all > 0 ? weight / all : Number.NaN,
    };
  });
  const below = Float64Array.from(rolled, (one) => one.below);
  const { direct, stepped } = climb(data, { level, parent, from, scores, weights: w });
  const league = (x: Float64Array, key: (i: number) => string) => placesOf(x, { periods, key, decimals });
  const rank = league(scores, (i) => level[i]!);
  const rankBelow = league(below, (i) => level[i]!);
  const rankStepped = league(stepped, (i) => level[i]!);
  const rankWithin = league(scores, (i) => JSON.stringify([level[i], parent[i]]));
  const notes: Issue[] = [];
  if (hierarchy.unknownParents.length > 0)
    notes.push({
      code: "parents-unknown",
      path: ["data", "groups", "parent"],
      params: { units: hierarchy.unknownParents },
    });
  return {
    node: id,
    from,
    weights: weights ?? null,
    levels: hierarchy.levels,
    rows: units.map((unit, i) => ({
      unit,
      period: periods[i]!,
      level: level[i]!,
      parent: parent[i]!,
      own: scores[i]!,
      difference: scores[i]! - below[i]!,
      direct: direct[i]!,
      stepped: stepped[i]!,
      ...rolled[i]!,
      rank: rank[i]!,
      rankBelow: rankBelow[i]!,
      rankStepped: rankStepped[i]!,
      rankWithin: rankWithin[i]!,
    })),
    notes,
  };
}

/** The node's score in each row of the data, from the first result that has one. */
function scoresOf(data: Dataset, results: readonly IndexResult[], node: string): Float64Array {
  const key = (unit: string, period: string) => JSON.stringify([unit, period]);
  const at = new Map(data.units.map((unit, i) => [key(unit, data.periods[i]!), i]));
  const scores = new Float64Array(data.units.length).fill(Number.NaN);
  for (const result of results) {
    const own = result.score(node);
    result.units.forEach((unit, i) => {
      const row = at.get(key(unit, result.periods[i]!));
      if (row !== undefined && Number.isNaN(scores[row]!)) scores[row] = own[i]!;
    });
  }
  return scores;
}

/** Places from 1, the highest first, among the rows of a period that have the same key; 0 for a gap. */
function placesOf(
  x: Float64Array,
  {
    periods,
    key,
    decimals,
  }: { readonly periods: readonly string[]; readonly key: (i: number) => string; readonly decimals: number },
): Uint32Array {
  const published = roundAll(x, { decimals });
  const places = new Uint32Array(x.length);
  for (const { rows } of slicesOf(periods.map((period, i) => JSON.stringify([period, key(i)])))) {
    const own = competitionRanks(
      Float64Array.from(rows, (i) => published[i]!),
      { ties: "min", order: "descending" },
    );
    rows.forEach((row, k) => {
      places[row] = Number.isNaN(own[k]!) ? 0 : own[k]!;
    });
  }
  return places;
}
