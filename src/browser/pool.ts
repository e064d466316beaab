import { memoryOf, type Port } from "../analyse/threads/channel.ts";
import type { MethodModule } from "../analyse/threads/messages.ts";
import { type Pool, poolOf } from "../analyse/threads/pool.ts";
import type { WebWorker } from "./types.ts";

export interface BrowserPoolOptions {
  /** How many; default: as many as the machine runs at once. One computes in the calling thread, without workers. */
  readonly threads?: number;
  /** Methods of one's own beside the built-in ones, by the modules that export them. */
  readonly methods?: readonly MethodModule[];
  /** Makes a worker from `dist/browser-worker.js`, where a bundler does not follow the library's own address of it. */
  readonly worker?: () => WebWorker;
}

/** The platform's, as far as it is used here. */
declare const Worker: new (address: URL, options: { readonly type: "module" }) => WebWorker;

/** Bundlers look for exactly this form, and put the worker's file where it leads. */
const ownWorker = (): WebWorker => new Worker(new URL("./browser-worker.js", import.meta.url), { type: "module" });

function start(worker: WebWorker): Port {
  return {
    post: (question) => worker.postMessage(question, memoryOf(question)),
    listen({ answer, lost }) {
      worker.onmessage = ({ data }) => answer(data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        lost({ reason: "error", detail: event.message ?? "" });
      };
      worker.onmessageerror = () => lost({ reason: "error", detail: "messageerror" });
    },
    hold: () => undefined,
    end: () => worker.terminate(),
  };
}

/**
 * Web Workers that share an analysis out between them; the data are sent once to each. The result has the same bytes for any
 * number of threads; Node's may differ in the last digit where logarithms are taken, which engines compute each in its own way.
 * `close()` ends the workers.
 */
export function createPool({ threads, methods = [], worker = ownWorker }: BrowserPoolOptions = {}): Pool {
  const scope = globalThis as { readonly navigator?: { readonly hardwareConcurrency?: number } };
  return poolOf({
    threads: threads ?? scope.navigator?.hardwareConcurrency ?? 1,
    methods,
    start: () => start(worker()),
  });
}
