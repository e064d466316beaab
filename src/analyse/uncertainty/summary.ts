import { IndexError, type Issue } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { type SampleSummary, summariseCounts, summariseSample } from "../../stats/monte-carlo.ts";
import { type ApartRule, groupsAlike, pairsOf, type Samples, shareAbove, type UnitGroup } from "./apart.ts";
import type { RefusedReplicate, ReplicateRange } from "./range.ts";
import type { Session } from "./session.ts";
import type { UncertaintySpec } from "./shape.ts";
import type { StageCounts } from "./stages.ts";
import { facing, inOrder } from "./tally.ts";

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

interface Place {
  readonly row: number;
  readonly rows: number;
}

function takeRow(scores: Float64Array, own: Float64Array, { row, rows }: Place): void {
  for (let r = 0, at = row; r < own.length; r++, at += rows) own[r] = scores[at]!;
}

/** Four rows that lie side by side are read once. */
function takeFour(
  scores: Float64Array,
  [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
  { row, rows }: Place,
): void {
  for (let r = 0, at = row; r < a.length; r++, at += rows) {
    a[r] = scores[at]!;
    b[r] = scores[at + 1]!;
    c[r] = scores[at + 2]!;
    d[r] = scores[at + 3]!;
  }
}

/** The scores of each row by replicate, in memory of their own; quick where rows are asked for one after the other. */
export function scoresByRow({ scores, from, to }: ReplicateRange, rows: number): (row: number) => Float64Array {
  const n = to - from;
  const held = new Map<number, Float64Array>();
  return (row) => {
    const known = held.get(row);
    held.delete(row);
    if (known !== undefined) return known;
    const own = new Float64Array(n);
    const at = { row, rows };
    if (row + 4 > rows) {
      takeRow(scores, own, at);
      return own;
    }
    const [second, third, fourth] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    takeFour(scores, [own, second, third, fourth], at);
    held
      .set(row + 1, second)
      .set(row + 2, third)
      .set(row + 3, fourth);
    return own;
  };
}

/** Makes of replicates what is told of them. @param scores what each row's scores say */
export function summarise(
  session: Session,
  { spec, range, scores: told }: { spec: UncertaintySpec; range: ReplicateRange; scores: readonly SampleSummary[] },
): Uncertainty {
  const { nominal, node, leagues, inputs } = session;
  const rows = nominal.units.length;
  const n = range.to - range.from;
  if (range.refused.length === n) throw new IndexError([allRefused(range)]);
  const samples: Samples = { ranks: range.ranks, rows, replicates: n };
  const ranks = nominal.rank(node);
  const scores = nominal.score(node);
  const { level } = spec.apart;
  const few = range.tally.pairs !== null;
  const rule = spec.apart.rule === "auto" ? (few ? "pairs" : "intervals") : spec.apart.rule;
  const refused = new Set(range.refused.map(({ replicate }) => replicate - range.from));
  const pairs = range.tally.pairs ?? (rule === "pairs" ? pairsOf(session, samples, refused) : null);
  const next = new Map<number, { readonly row: number; readonly share: number; readonly n: number }>();
  leagues.forEach((league, k) => {
    const order = inOrder(league, ranks);
    for (let p = 0; p + 1 < order.length; p++) {
      const [own, row] = [order[p]!, order[p + 1]!];
      next.set(own, {
        row,
        ...(pairs === null ? shareAbove(samples, own, row) : shareOf(facing(pairs[k]!, p, p + 1))),
      });
    }
  });
  const rankOf = ranksBy(range, rows);
  const described = nominal.units.map((unit, i): RowUncertainty => {
    const { held, within } = rankOf(i);
    const rank = held(spec.quantiles);
    const share = within(spec.top) / rank.n;
    const below = next.get(i);
    return {
      unit,
      period: nominal.periods[i]!,
      nominal: { rank: ranks[i]!, score: scores[i]! },
      rank,
      score: told[i]!,
      top: { share, error: errorOf(share, rank.n) },
      aboveNext:
        below === undefined
          ? null
          : { unit: nominal.units[below.row]!, share: below.share, error: errorOf(below.share, below.n) },
    };
  });
  const ends = [(1 - level) / 2, (1 + level) / 2];
  const intervalOf = (i: number) => {
    const [low, high] = rankOf(i).held(ends).quantiles;
    return [low!, high!] as const;
  };
  return {
    spec,
    node,
    n,
    refused: range.refused,
    inputs: inputs.map(({ name, vary, labels }) => ({ name, vary, dimensions: labels.length })),
    nominal,
    rows: described,
    apart: { rule, level },
    groups: groupsAlike(
      session,
      { rule, level },
      rule === "pairs" ? { pairs: pairs! } : { intervals: nominal.units.map((_, i) => intervalOf(i)) },
    ),
    shift: { ...summariseSample(range.shifts.slice(), spec.quantiles), values: range.shifts },
    samples: { scores: range.scores, ranks: range.ranks },
    recomputed: range.recomputed,
    notes: range.refused.length === 0 ? [] : [refusedNote(range)],
  };
}

const shareOf = ({ first, both }: ReturnType<typeof facing>): { share: number; n: number } => ({
  share: both === 0 ? Number.NaN : first / both,
  n: both,
});

interface HeldRanks {
  readonly held: (shares: readonly number[]) => SampleSummary;
  /** How many replicates have it among so many first places. */
  readonly within: (top: number) => number;
}

/** The ranks of a row: from how often each was held where that was counted, else from the samples. */
function ranksBy({ ranks, from, to, tally }: ReplicateRange, rows: number): (row: number) => HeldRanks {
  if (tally.ranks !== null) {
    const { counts, size, step } = tally.ranks;
    return (row) => ({
      held: (shares) => summariseCounts(counts, { from: row * size, size, step }, shares),
      within(top) {
        let sum = 0;
        for (let k = 1; k < size && k * step <= top; k++) sum += counts[row * size + k]!;
        return sum;
      },
    });
  }
  return (row) => {
    const own = Float64Array.from({ length: to - from }, (_, r) => ranks[r * rows + row]! || Number.NaN);
    return {
      held: (shares) => summariseSample(own, shares),
      within: (top) => own.filter((rank) => rank <= top).length,
    };
  };
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
