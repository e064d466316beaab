import { en, IndexError } from "../../errors/index.ts";
import type { SampleSummary } from "../../stats/monte-carlo.ts";
import type { RangeRoom } from "../uncertainty/range.ts";
import { finishSettled, type Settled } from "../uncertainty/settled.ts";
import { type Channel, WorkerLost } from "./channel.ts";
import type { AnyRange, Job } from "./messages.ts";

/** An analysis whose rows can be computed apart. */
export interface Shared<Range extends AnyRange, Result> {
  readonly rows: number;
  /** Evaluations a row. */
  readonly each: number;
  readonly seed: number;
  readonly of: "replicates" | "rows";
  compute(range: { readonly from: number; readonly to: number; readonly room?: RangeRoom | undefined }): Range;
  collect(): Collector<Range, Result>;
}

interface Collector<Range, Result> {
  /** Takes over what a range says, in any order. @returns memory that is free for another */
  add(range: Range): RangeRoom | undefined;
  /** Once all are there. */
  settle(): Settled<Result>;
}

interface How {
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal: AbortSignal;
}

/** Ranges a thread: enough to tell how far it is, and for the last to end together. */
const RANGES = 32;
/** Rows a range at most. */
const LARGEST = 2000;

const sizeOf = (rows: number, threads: number): number =>
  Math.max(1, Math.min(LARGEST, Math.ceil(rows / (threads * RANGES))));

/** Lets the program answer others: an abort, a timer. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Computes all rows in this thread, range by range. */
export async function takeTurns<Range extends AnyRange, Result>(
  { rows, each, compute, collect }: Shared<Range, Result>,
  { onProgress, signal }: How,
): Promise<Result> {
  const size = sizeOf(rows, 3);
  const collector = collect();
  let room: RangeRoom | undefined;
  for (let from = 0; from < rows; from += size) {
    signal.throwIfAborted();
    onProgress?.({ done: from * each, total: rows * each });
    room = collector.add(compute({ from, to: Math.min(from + size, rows), room }));
    await pause();
  }
  signal.throwIfAborted();
  onProgress?.({ done: rows * each, total: rows * each });
  return finishSettled(collector.settle());
}

interface Team {
  readonly job: Job;
  readonly threads: number;
  readonly team: readonly Channel[];
  /** Makes them ready, where they are not. */
  gather(): Promise<unknown>;
}

/** Below this many values columns are summarised here before others have them. */
const WORTH = 1_000_000;

/** Gives the rows out in ranges, then the columns that are summarised: a worker that has done one takes the next. */
export async function shareOut<Range extends AnyRange, Result>(
  shared: Shared<Range, Result>,
  { onProgress, signal, job, threads, gather, team }: How & Team,
): Promise<Result> {
  const { rows, each, seed, of } = shared;
  const size = sizeOf(rows, threads);
  const collector = shared.collect();
  const rooms: RangeRoom[] = [];
  let next = 0;
  let done = 0;
  const lost = (error: unknown, range: { from: number; to: number } | null): never => {
    if (!(error instanceof WorkerLost)) throw error;
    const { from, to } = range ?? { from: 0, to: rows };
    const params = { of, from, to: to - 1, seed, opening: range === null, ...error.loss };
    throw new IndexError([{ code: "thread-lost", path: [], params }], en);
  };
  async function work(channel: Channel): Promise<void> {
    await channel.ask({ ask: "open", job }).catch((error: unknown) => lost(error, null));
    let last: { from: number; to: number } | null = null;
    const take = async (): Promise<void> => {
      while (next < rows) {
        const range = { from: next, to: Math.min(next + size, rows) };
        next = range.to;
        last = range;
        const answer = await channel
          .ask({ ask: "range", ...range, room: rooms.pop() })
          .catch((error: unknown) => lost(error, range));
        const free = answer.answer === "range" ? collector.add(answer.range as Range) : undefined;
        if (free !== undefined) rooms.push(free);
        done += range.to - range.from;
        onProgress?.({ done: done * each, total: rows * each });
      }
    };
    // one range is computed while the next waits, so that no worker waits for an answer to be read
    await Promise.all([take(), take()]);
    // what a method left behind can still take the worker along, after its last answer
    await channel.ask({ ask: "close" }).catch((error: unknown) => lost(error, last));
  }
  async function settled(): Promise<Result> {
    const last = collector.settle();
    if (rows * last.rows < WORTH) return finishSettled(last);
    const { column, shares, finish } = last;
    const summaries: SampleSummary[] = [];
    let row = 0;
    const summarise = async (channel: Channel): Promise<void> => {
      while (row < last.rows) {
        const own = row++;
        const answer = await channel
          .ask({ ask: "summary", sample: column(own), shares })
          .catch((error: unknown) => lost(error, { from: 0, to: rows }));
        if (answer.answer === "summary") summaries[own] = answer.summary;
      }
    };
    await Promise.all([...team, ...team].map(summarise));
    return finish(summaries);
  }
  const all = async (): Promise<Result> => {
    await gather().catch((error: unknown) => lost(error, null));
    onProgress?.({ done: 0, total: rows * each });
    await Promise.all(team.map(work));
    return settled();
  };
  let stop = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([all(), stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
