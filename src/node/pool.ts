import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { execArgv } from "node:process";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import type { Sensitivity } from "../analyse/sensitivity/sensitivity.ts";
import { memoryOf, type Port } from "../analyse/threads/channel.ts";
import type { Answer, MethodModule } from "../analyse/threads/messages.ts";
import { type Pool, poolOf, type ThreadOptions } from "../analyse/threads/pool.ts";
import type { SensitivityInput, UncertaintyInput } from "../analyse/uncertainty/shape.ts";
import type { Uncertainty } from "../analyse/uncertainty/summary.ts";
import type { Definition } from "../pipeline/engine.ts";
import type { Dataset } from "../schema/types.ts";

export interface PoolOptions {
  /** How many; default: as many as the machine runs at once. One computes in the calling thread, without workers. */
  readonly threads?: number;
  /** Methods of one's own beside the built-in ones, by the modules that export them. */
  readonly methods?: readonly MethodModule[];
  /** Megabytes that each worker may fill; as many as Node gives it unless said. One that needs more is an error. */
  readonly memory?: number;
  /** Where a bundler put the workers' file (`dist/worker.js`); default: beside the library. */
  readonly worker?: string | URL;
}

/** The workers' file stands beside the library's, or above its chunks; a CommonJS library has one of its own kind. */
function workerFile(): string {
  const here = import.meta.url;
  const isModule = here.startsWith("file:");
  const folder = dirname(isModule ? fileURLToPath(here) : here);
  const name = isModule ? "worker.js" : "worker.cjs";
  const places = [join(folder, name), join(folder, "..", name)];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`there is no ${places[0]}`);
  return found;
}

/**
 * How Node was started, without what goes with a program given as a text; undefined where nothing was: a worker then takes
 * all over by itself, also the options of V8, which it may not be told.
 */
function nodeOptions(): readonly string[] | undefined {
  const others = execArgv.filter((word, k) => !word.startsWith("--input-type") && execArgv[k - 1] !== "--input-type");
  return others.length === execArgv.length ? undefined : others;
}

/** A thread with the options of this one; without them where Node says that a worker cannot have all of them. */
function startWorker(file: string | URL, options: WorkerOptions): Worker {
  const own = nodeOptions();
  if (own === undefined) return new Worker(file, options);
  try {
    return new Worker(file, { ...options, execArgv: [...own] });
  } catch (error) {
    if ((error as { readonly code?: string }).code !== "ERR_WORKER_INVALID_EXEC_ARGV") throw error;
    return new Worker(file, { ...options, execArgv: [] });
  }
}

/** A worker that ends with the first failure: what it may still hold is not to be trusted. */
function start(file: string | URL, memory: number | undefined): Port {
  const limits = memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } };
  const worker = startWorker(file, limits);
  worker.unref();
  return {
    post: (question) => worker.postMessage(question, memoryOf(question)),
    listen({ answer, lost }) {
      worker.on("message", (message: Answer) => answer(message));
      worker.on("error", (error: Error & { readonly code?: string }) =>
        lost({ reason: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "error", detail: error.message }),
      );
      worker.on("exit", (code) => lost({ reason: "exit", detail: String(code) }));
    },
    hold(busy) {
      if (busy) worker.ref();
      else worker.unref();
    },
    end: () => worker.terminate(),
  };
}

/**
 * Workers that share an analysis out between them; the data are sent once to each. The result has the same bytes for any number
 * of threads. Idle workers keep no program running; `close()` ends them.
 * A worker that dies is an IndexError that names the replicates and the seed it had.
 */
export function createPool({ threads = availableParallelism(), methods = [], memory, worker }: PoolOptions = {}): Pool {
  return poolOf({ threads, methods, start: () => start(worker ?? workerFile(), memory) });
}

async function once<Result>(options: PoolOptions, work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = createPool(options);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

/** `uncertainty` in several threads, in a pool of its own that is closed after. */
export const uncertaintyThreads = (
  definition: Definition,
  data: Dataset,
  spec: UncertaintyInput,
  options: PoolOptions & ThreadOptions = {},
): Promise<Uncertainty> => once(options, (pool) => pool.uncertainty(definition, data, spec, options));

/** `sensitivity` in several threads, in a pool of its own that is closed after. */
export const sensitivityThreads = (
  definition: Definition,
  data: Dataset,
  spec: SensitivityInput,
  options: PoolOptions & ThreadOptions = {},
): Promise<Sensitivity> => once(options, (pool) => pool.sensitivity(definition, data, spec, options));
