import { IndexError, type Issue } from "../../errors/index.ts";
import { replicateRandom, replicateSeed } from "../../stats/replicate-random.ts";
import { createEvaluator, type Evaluator } from "./evaluate.ts";
import { evaluationFailed } from "./failure.ts";
import { changesOf, correlate } from "./inputs.ts";
import type { Session } from "./session.ts";
import { meanShift } from "./shift.ts";
import { mergeStages, type StageCounts } from "./stages.ts";
import { countRanks, createPairCounter, emptyTally, mergeTallies, type Tally } from "./tally.ts";
import type { Changes } from "./types.ts";

/** A replicate that could not be computed, and why. */
export interface RefusedReplicate {
  readonly replicate: number;
  /** What its random numbers come from. */
  readonly seed: number;
  readonly issues: readonly Issue[];
}

/** Replicates from one number up to, not including, another: rows of scores and ranks, a replicate after the other. */
export interface ReplicateRange {
  readonly from: number;
  readonly to: number;
  /** NaN where there is none. */
  readonly scores: Float64Array;
  /** 0 where there is none. */
  readonly ranks: Float32Array;
  /** Mean shift of ranks from the plan's, by replicate; NaN where refused. */
  readonly shifts: Float64Array;
  readonly tally: Tally;
  readonly refused: readonly RefusedReplicate[];
  readonly recomputed: StageCounts;
}

export interface RangeOptions {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Told of the replicates done in this range; it may throw to stop. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal?: { throwIfAborted(): void } | undefined;
}

/** Between two looks at the signal and reports of progress. */
const BATCH = 100;

/** What a replicate changes: a function of the session, the seed and its number alone. */
export function replicateChanges(session: Session, seed: number, replicate: number): Changes {
  const random = replicateRandom(seed, replicate);
  const u = new Float64Array(session.dimensions);
  for (let k = 0; k < u.length; k++) u[k] = random.uniform();
  if (session.copula !== null) correlate(u, session.copula);
  return changesOf(u, { inputs: session.inputs, choices: session.choices.length });
}

/** Computes some replicates; ranges computed apart and merged are what one range over all would be. */
export function computeRange(
  session: Session,
  { seed, from, to, onProgress, signal }: RangeOptions,
  evaluator: Evaluator = createEvaluator(session),
): ReplicateRange {
  const rows = session.nominal.units.length;
  const scores = new Float64Array((to - from) * rows);
  const ranks = new Float32Array((to - from) * rows);
  const shifts = new Float64Array(to - from).fill(Number.NaN);
  const refused: RefusedReplicate[] = [];
  const nominal = session.nominal.rank(session.node);
  const tally = emptyTally(session);
  const countPairs = createPairCounter();
  evaluator.stages.reset();
  for (let r = from; r < to; r++) {
    if ((r - from) % BATCH === 0) {
      signal?.throwIfAborted();
      onProgress?.({ done: r - from, total: to - from });
    }
    const at = (r - from) * rows;
    try {
      const outcome = evaluator.evaluate(replicateChanges(session, seed, r));
      const own = outcome.rank(session.node);
      scores.set(outcome.score(session.node), at);
      ranks.set(own, at);
      shifts[r - from] = meanShift(own, nominal);
      if (tally.ranks !== null) countRanks(tally.ranks, own);
      for (const league of tally.pairs ?? []) countPairs(league, own);
    } catch (error) {
      if (!(error instanceof IndexError)) throw evaluationFailed(error, { of: "replicates", number: r, seed });
      refused.push({ replicate: r, seed: replicateSeed(seed, r), issues: error.issues });
      scores.fill(Number.NaN, at, at + rows);
    }
  }
  onProgress?.({ done: to - from, total: to - from });
  return { from, to, scores, ranks, shifts, tally, refused, recomputed: evaluator.stages.counts() };
}

/** Ranges that follow each other as one. */
export function mergeRanges(ranges: readonly ReplicateRange[]): ReplicateRange {
  const parts = [...ranges].sort((a, b) => a.from - b.from);
  if (parts.length === 1) return parts[0]!;
  const gap = parts.findIndex(({ from }, k) => k > 0 && from !== parts[k - 1]!.to);
  if (gap > 0) throw new RangeError(`replicates ${parts[gap - 1]!.to} to ${parts[gap]!.from} are not there once`);
  const length = parts.reduce((sum, part) => sum + part.scores.length, 0);
  const scores = new Float64Array(length);
  const ranks = new Float32Array(length);
  const { from } = parts[0]!;
  const { to } = parts.at(-1)!;
  const shifts = new Float64Array(to - from);
  let at = 0;
  for (const part of parts) {
    scores.set(part.scores, at);
    ranks.set(part.ranks, at);
    shifts.set(part.shifts, part.from - from);
    at += part.scores.length;
  }
  return {
    from,
    to,
    scores,
    ranks,
    shifts,
    tally: mergeTallies(parts.map(({ tally }) => tally)),
    refused: parts.flatMap((part) => part.refused),
    recomputed: mergeStages(parts.map((part) => part.recomputed)),
  };
}
