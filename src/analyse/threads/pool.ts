import { en, IndexError, type Issue } from "../../errors/index.ts";
import type { Registry } from "../../method/index.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { Dataset } from "../../schema/types.ts";
import type { SensitivityRange } from "../sensitivity/design.ts";
import { openSensitivity, type Sensitivity } from "../sensitivity/sensitivity.ts";
import type { ReplicateRange } from "../uncertainty/range.ts";
import type { Settled } from "../uncertainty/settled.ts";
import type { SensitivityInput, UncertaintyInput } from "../uncertainty/shape.ts";
import type { Uncertainty } from "../uncertainty/summary.ts";
import { openUncertainty } from "../uncertainty/uncertainty.ts";
import { type Channel, channelOf, type Port } from "./channel.ts";
import type { AnyRange, Job, MethodModule } from "./messages.ts";
import { registryWith } from "./modules.ts";
import { type Shared, shareOut, takeTurns } from "./share.ts";

export interface ThreadOptions {
  /** The methods to choose from, where they are not those of the pool: one thread computes, since a function cannot be sent. */
  readonly registry?: Registry | undefined;
  /** Where the specification stands in a larger document, for the paths of problems. */
  readonly path?: readonly (string | number)[];
  /** Told of the replicates or evaluations done; it may throw to stop. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  /** Told why one thread computes where more were wanted. */
  readonly onNote?: ((note: Issue) => void) | undefined;
  /** Stops at once and ends the workers; the call is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Workers that compute analyses, one after the other, each shared out between all of them. */
export interface Pool {
  readonly threads: number;
  /** What `uncertainty` gives, to the same bytes for any number of threads. */
  uncertainty(
    definition: Definition,
    data: Dataset,
    spec: UncertaintyInput,
    options?: ThreadOptions,
  ): Promise<Uncertainty>;
  /** What `sensitivity` gives, to the same bytes for any number of threads. */
  sensitivity(
    definition: Definition,
    data: Dataset,
    spec: SensitivityInput,
    options?: ThreadOptions,
  ): Promise<Sensitivity>;
  /** Ends the workers; what is being computed is rejected. */
  close(): Promise<void>;
}

export interface PoolParts {
  readonly threads: number;
  readonly methods: readonly MethodModule[];
  /** Starts a worker. @throws where there is no file to start it from */
  start(): Port;
}

/** An end without columns to summarise. */
const wholly = <Result>(finish: () => Result): Settled<Result> => ({
  rows: 0,
  shares: [],
  column: () => new Float64Array(0),
  finish,
});

/** A pool over a platform's workers. They start with the first analysis and stay for the next. */
export function poolOf({ threads, methods, start }: PoolParts): Pool {
  if (!Number.isInteger(threads) || threads < 1 || threads > 1024)
    throw new RangeError(`threads: ${threads} is not a number from 1 to 1024`);
  const closing = new AbortController();
  let registry: Promise<Registry> | null = null;
  let team: Channel[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  let ready: Promise<unknown> | null = null;

  async function dismiss(): Promise<void> {
    const ended = team;
    team = [];
    ready = null;
    await Promise.all(ended.map((channel) => channel.end()));
  }

  /** Tells each worker its methods, once. */
  function gather(): Promise<unknown> {
    const known = methods.map(({ module, export: name }) => ({ module: String(module), export: name }));
    ready ??= Promise.all(team.map((channel) => channel.ask({ ask: "methods", methods: known })));
    return ready;
  }

  /** Starts the workers that are not there yet. @returns why a single thread has to do; null where all can help */
  function summon(given: Registry | undefined): Issue | null {
    if (threads === 1) return null;
    const note = (reason: "registry" | "worker", detail = ""): Issue => ({
      code: "one-thread",
      path: [],
      params: { reason, wanted: threads, detail },
    });
    if (given !== undefined) return note("registry");
    try {
      while (team.length < threads) team.push(channelOf(start()));
    } catch (error) {
      return note("worker", error instanceof Error ? error.message : String(error));
    }
    return null;
  }

  async function analyse<Range extends AnyRange, Result>(
    job: Job,
    open: (registry: Registry) => Shared<Range, Result>,
    { registry: given, onNote, ...how }: ThreadOptions,
  ): Promise<Result> {
    const signal = how.signal === undefined ? closing.signal : AbortSignal.any([how.signal, closing.signal]);
    signal.throwIfAborted();
    registry ??= registryWith(methods);
    const run = open(given ?? (await registry));
    const note = summon(given);
    if (note !== null) onNote?.(note);
    if (threads === 1 || note !== null) return await takeTurns(run, { ...how, signal });
    for (const channel of team) channel.hold(true);
    try {
      const result = await shareOut(run, { ...how, signal, job, gather, team, threads });
      for (const channel of team) channel.hold(false);
      return result;
    } catch (error) {
      await dismiss();
      throw error;
    }
  }

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const own = queue.then(work, work);
    queue = own.catch(() => undefined);
    return own;
  }

  return {
    threads,
    uncertainty: (definition, data, spec, options = {}) =>
      inTurn(() =>
        analyse(
          { kind: "uncertainty", definition, data, spec },
          (known) => {
            const run = openUncertainty(definition, data, spec, { ...options, registry: known });
            const { n, seed } = run.spec;
            const collect = () => {
              const { add, settle } = run.collect();
              const take = (range: ReplicateRange) => {
                add(range);
                return range;
              };
              return { add: take, settle };
            };
            return { compute: run.compute, collect, rows: n, each: 1, seed, of: "replicates" };
          },
          options,
        ),
      ),
    sensitivity: (definition, data, spec, options = {}) =>
      inTurn(() =>
        analyse(
          { kind: "sensitivity", definition, data, spec },
          (known) => {
            const run = openSensitivity(definition, data, spec, { ...options, registry: known });
            const { rows, width, spec: own } = run;
            const collect = () => {
              const ranges: SensitivityRange[] = [];
              const add = (range: SensitivityRange) => {
                ranges.push(range);
                return undefined;
              };
              return { add, settle: () => wholly(() => run.finish(ranges)) };
            };
            return { compute: run.compute, collect, rows, each: width, seed: own.seed, of: "rows" };
          },
          options,
        ),
      ),
    async close() {
      closing.abort(new IndexError([{ code: "pool-closed", path: [], params: {} }], en));
      await queue;
      await dismiss();
    },
  };
}
