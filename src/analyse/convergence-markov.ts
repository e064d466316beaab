import type { Issue } from "../errors/index.ts";
import type { NeighbourPair } from "../schema/places.ts";
import { spatialTransitions, type Transitions, transitions } from "../stats/transition.ts";
import { wide } from "./convergence.ts";
import { type DistributionSource, fieldOf, type ReadFrom } from "./distribution-source.ts";
import { type GradeRule, type Grades, grade } from "./grade.ts";
import { checkPairs, neighboursAmong } from "./spatial-neighbours.ts";

export interface MarkovChain {
  readonly of: string;
  readonly read: ReadFrom;
  readonly periods: readonly string[];
  /** The classes, the lowest first, and how many rows each holds. */
  readonly classes: Grades["levels"];
  /** From one period of the data to the next, over all units. */
  readonly chain: Transitions;
  /** The same apart by the class of the neighbours' mean at the start of each step; null without neighbours. */
  readonly spatial: readonly Transitions[] | null;
  readonly notes: readonly Issue[];
}

/**
 * How units move between classes from period to period (马尔可夫链), and with neighbours how it depends on theirs (空间马尔可夫链). Classes
 * are drawn once over all periods by a rule of `grade`; the neighbours' class is that of their weighted mean, on the same lines.
 * Counts are always shown; rows with fewer than `least` transitions, 5, have no shares, and then there is no long run.
 * Missing: a gap breaks a unit's path; a unit without neighbours counts in no spatial chain.
 * @throws IndexError distribution-column, and those of `grade`
 * @example
 * const data = datasetFromColumns({ units: ["a", "b", "a", "b"], periods: ["2022", "2022", "2023", "2023"], columns: { income: [1, 9, 6, 9] } });
 * markovOf(data, { of: "income", classes: { by: "cuts", cuts: [5] }, least: 1 }).chain.counts; // => [[0, 1], [0, 1]]
 */
export function markovOf(
  source: DistributionSource,
  {
    of,
    classes,
    least = 5,
    neighbours,
    mutual = false,
  }: {
    readonly of: string;
    readonly classes: GradeRule;
    readonly least?: number;
    readonly neighbours?: readonly NeighbourPair[];
    readonly mutual?: boolean;
  },
): MarkovChain {
  const field = fieldOf(source, of);
  const graded = grade(field.values, classes);
  const { units, periods, columns, rowOf } = wide(field);
  const count = graded.levels.length;
  const classOf = (unit: number, period: number) => graded.grade[rowOf(unit, period)] ?? 0;
  const paths = units.map((_, u) => periods.map((_, t) => classOf(u, t)));
  const chain = transitions(paths, { classes: count, least });
  const notes: Issue[] = [];
  let spatial: readonly Transitions[] | null = null;
  if (neighbours !== undefined) {
    const checked = checkPairs(neighbours, { units: new Set(units), mutual });
    notes.push(...checked.notes);
    const { of: near } = neighboursAmong(checked.pairs, units);
    const around = columns.map((x) => near.map((own) => meanOf(x, own)));
    const rule: GradeRule = { by: "cuts", cuts: graded.cuts };
    const surroundings = around.map((means) => grade(Float64Array.from(means), rule).grade);
    spatial = spatialTransitions(
      paths,
      units.map((_, u) => periods.map((_, t) => surroundings[t]![u]!)),
      { classes: count, least },
    );
  }
  const hidden = [chain, ...(spatial ?? [])].flatMap(({ counts, probabilities }) =>
    counts.filter((row, i) => probabilities[i] === null && row.some((n) => n > 0)),
  ).length;
  if (hidden > 0) notes.push({ code: "markov-suppressed", path: [of], params: { rows: hidden, least } });
  return { of, read: field.read, periods, classes: graded.levels, chain, spatial, notes };
}

function meanOf(x: Float64Array, near: readonly { readonly at: number; readonly weight: number }[]): number {
  let [sum, weight] = [0, 0];
  for (const one of near) {
    if (Number.isNaN(x[one.at]!)) continue;
    sum += one.weight * x[one.at]!;
    weight += one.weight;
  }
  return weight > 0 ? sum / weight : Number.NaN;
}
