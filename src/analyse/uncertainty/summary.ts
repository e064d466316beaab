import { IndexError, type Issue } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { type SampleSummary, summariseSample } from "../../stats/monte-carlo.ts";
import { type ApartRule, groupsAlike, inOrder, MOST_PAIRS, type Samples, shareAbove, type UnitGroup } from "./apart.ts";
import type { RefusedReplicate, ReplicateRange } from "./range.ts";
import type { Session } from "./session.ts";
import type { UncertaintySpec } from "./shape.ts";
import type { StageCounts } from "./stages.ts";

/** A probability with its Monte Carlo standard error. */
export interface Probability {
  readonly share: number;
  readonly error: number;
}

export interface RowUncertainty {
  readonly unit: string;
  readonly period: string;
  /** By the plan as it is; rank 0 = none. */
  readonly nominal: { readonly rank: number; readonly score: number };
  readonly rank: SampleSummary;
  readonly score: SampleSummary;
  /** Of being among the first places. */
  readonly top: Probability;
  /** Of standing above the next in the plan's order; null for the last. */
  readonly aboveNext: (Probability & { readonly unit: string }) | null;
}

export interface Uncertainty {
  readonly spec: UncertaintySpec;
  readonly node: string;
  /** Replicates asked for; those refused count nowhere. */
  readonly n: number;
  readonly refused: readonly RefusedReplicate[];
  readonly inputs: readonly { readonly name: string; readonly vary: string; readonly dimensions: number }[];
  readonly nominal: IndexResult;
  /** One entry a row of the result, in its order. */
  readonly rows: readonly RowUncertainty[];
  readonly apart: ApartRule;
  readonly groups: readonly UnitGroup[];
  /** Mean shift of ranks from the plan's, by replicate (NaN where refused), and over all. */
  readonly shift: SampleSummary & { readonly values: Float64Array };
  /** Scores and ranks of every replicate, one row of units after the other; NaN and 0 = none. */
  readonly samples: { readonly scores: Float64Array; readonly ranks: Float32Array };
  /** What was computed, and how often. */
  readonly recomputed: StageCounts;
  readonly notes: readonly Issue[];
}

const errorOf = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);

/** Mean of |rank − nominal rank| over the rows that have both; NaN where none has. */
export function meanShift(ranks: ArrayLike<number>, nominal: ArrayLike<number>, from = 0): number {
  let sum = 0;
  let rows = 0;
  for (let i = 0; i < nominal.length; i++) {
    const [one, other] = [ranks[from + i]!, nominal[i]!];
    if (one === 0 || other === 0) continue;
    sum += Math.abs(one - other);
    rows += 1;
  }
  return sum / rows;
}

function topOf(sample: Float64Array, n: number, top: number): Probability {
  let within = 0;
  for (let i = 0; i < n && sample[i]! <= top; i++) within += 1;
  const share = within / n;
  return { share, error: errorOf(share, n) };
}

/** Makes of replicates what is told of them. */
export function summarise(session: Session, spec: UncertaintySpec, range: ReplicateRange): Uncertainty {
  const { nominal, node, leagues, inputs } = session;
  const rows = nominal.units.length;
  const n = range.to - range.from;
  if (range.refused.length === n) throw new IndexError([allRefused(range)]);
  const samples: Samples = { ranks: range.ranks, rows, replicates: n };
  const ranks = nominal.rank(node);
  const scores = nominal.score(node);
  const next = new Map<number, number>();
  for (const league of leagues) {
    const order = inOrder(league, ranks);
    order.slice(1).forEach((row, k) => {
      next.set(order[k]!, row);
    });
  }
  const column = new Float64Array(n);
  const described = nominal.units.map((unit, i): RowUncertainty => {
    for (let r = 0; r < n; r++) {
      const rank = range.ranks[r * rows + i]!;
      column[r] = rank === 0 ? Number.NaN : rank;
    }
    const rank = summariseSample(column, spec.quantiles);
    const top = topOf(column, rank.n, spec.top);
    for (let r = 0; r < n; r++) column[r] = range.scores[r * rows + i]!;
    const below = next.get(i);
    const above = below === undefined ? null : shareAbove(samples, i, below);
    return {
      unit,
      period: nominal.periods[i]!,
      nominal: { rank: ranks[i]!, score: scores[i]! },
      rank,
      score: summariseSample(column, spec.quantiles),
      top,
      aboveNext:
        above === null
          ? null
          : { unit: nominal.units[below!]!, share: above.share, error: errorOf(above.share, above.n) },
    };
  });
  const values = Float64Array.from({ length: n }, (_, r) =>
    meanShift(range.ranks.subarray(r * rows, (r + 1) * rows), ranks),
  );
  const { level } = spec.apart;
  const few = leagues.every((league) => league.length <= MOST_PAIRS);
  const rule = spec.apart.rule === "auto" ? (few ? "pairs" : "intervals") : spec.apart.rule;
  const ends = [(1 - level) / 2, (1 + level) / 2];
  const intervals = rule === "pairs" ? [] : nominal.units.map((_, i) => intervalOf(samples, i, ends));
  return {
    spec,
    node,
    n,
    refused: range.refused,
    inputs: inputs.map(({ name, vary, labels }) => ({ name, vary, dimensions: labels.length })),
    nominal,
    rows: described,
    apart: { rule, level },
    groups: groupsAlike(session, samples, { rule, level, intervals }),
    shift: { ...summariseSample(values.slice(), spec.quantiles), values },
    samples: { scores: range.scores, ranks: range.ranks },
    recomputed: range.recomputed,
    notes: range.refused.length === 0 ? [] : [refusedNote(range)],
  };
}

function intervalOf(
  { ranks, rows, replicates }: Samples,
  row: number,
  ends: readonly number[],
): readonly [number, number] {
  const own = Float64Array.from({ length: replicates }, (_, r) => ranks[r * rows + row]! || Number.NaN);
  const [low, high] = summariseSample(own, ends).quantiles;
  return [low!, high!];
}

const codesOf = ({ refused }: ReplicateRange): string[] => [
  ...new Set(refused.flatMap(({ issues }) => issues.map(({ code }) => code))),
];

const refusedNote = (range: ReplicateRange): Issue => ({
  code: "replicates-refused",
  path: [],
  params: { count: range.refused.length, of: range.to - range.from, codes: codesOf(range) },
});

const allRefused = (range: ReplicateRange): Issue => ({
  code: "all-replicates-refused",
  path: [],
  params: { n: range.to - range.from, codes: codesOf(range) },
});
