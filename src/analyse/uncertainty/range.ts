import { IndexError, type Issue } from "../../errors/index.ts";
import { replicateRandom, replicateSeed } from "../../stats/replicate-random.ts";
import { createEvaluator, type Evaluator } from "./evaluate.ts";
import { evaluationFailed } from "./failure.ts";
import { changesOf, correlate } from "./inputs.ts";
import type { Session } from "./session.ts";
import { meanShift } from "./shift.ts";
import type { StageCounts } from "./stages.ts";
import { countRanks, createPairCounter, emptyTally, type Tally } from "./tally.ts";
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

/** Memory of an earlier range that nobody reads any more. */
export type RangeRoom = Pick<ReplicateRange, "scores" | "ranks" | "shifts">;

export interface RangeOptions {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Told of the replicates done in this range; it may throw to stop. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal?: { throwIfAborted(): void } | undefined;
  /** Where scores, ranks and shifts are written, if it has their size; else they have memory of their own. */
  readonly room?: RangeRoom | undefined;
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
  { seed, from, to, onProgress, signal, room }: RangeOptions,
  evaluator: Evaluator = createEvaluator(session),
): ReplicateRange {
  const rows = session.nominal.units.length;
  const { scores, ranks, shifts } =
    room?.shifts.length === to - from && room.scores.length === (to - from) * rows
      ? room
      : {
          scores: new Float64Array((to - from) * rows),
          ranks: new Float32Array((to - from) * rows),
          shifts: new Float64Array(to - from),
        };
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
      ranks.fill(0, at, at + rows);
      shifts[r - from] = Number.NaN;
    }
  }
  onProgress?.({ done: to - from, total: to - from });
  return { from, to, scores, ranks, shifts, tally, refused, recomputed: evaluator.stages.counts() };
}
