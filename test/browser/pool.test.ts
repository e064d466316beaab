import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { createPool, type WebWorker } from "../../src/browser/index.ts";
import { IndexError, toUncertainty, uncertainty } from "../../src/index.ts";
import { data, definition } from "../analyse/uncertainty/towns.ts";

// The built dist/browser-worker.js in a thread of Node with the two names of a Web Worker's scope that it uses.
const file = new URL("../../dist/browser-worker.js", import.meta.url);
const scope = `const { parentPort } = require("node:worker_threads");
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
const ready = import(${JSON.stringify(file.href)});
parentPort.on("message", (data) => void ready.then(() => globalThis.onmessage({ data })));`;

function webWorker(text: string): WebWorker {
  const thread = new Worker(text, { eval: true });
  const worker: WebWorker = {
    postMessage: (question, transfer) => thread.postMessage(question, transfer),
    terminate: () => void thread.terminate(),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  thread.on("message", (answer) => worker.onmessage?.({ data: answer }));
  thread.on("error", ({ message }) => worker.onerror?.({ message }));
  return worker;
}
const vary = [
  { vary: "weights", noise: 0.4 },
  { vary: "aggregate", of: ["arithmetic", "geometric"] },
] as const;

test("Web Workers give the bytes of one thread", async () => {
  const pool = createPool({ threads: 2, worker: () => webWorker(scope) });
  const shared = await pool.uncertainty(definition, data, { vary, n: 100 });
  await pool.close();
  expect(JSON.stringify(toUncertainty(shared))).toBe(
    JSON.stringify(toUncertainty(uncertainty(definition, data, { vary, n: 100 }))),
  );
});

test("a worker that fails is an error; where there are none, one thread computes with a note", async () => {
  const pool = createPool({ threads: 2, worker: () => webWorker("throw new Error('blocked')") });
  const failed = await pool.uncertainty(definition, data, { vary, n: 10 }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(IndexError);
  expect((failed as IndexError).issues).toMatchObject([
    { code: "thread-lost", params: { opening: true, reason: "error", detail: "blocked" } },
  ]);
  await pool.close();
  const codes: string[] = [];
  const own = createPool({ threads: 2 }); // Node has no Worker of this kind
  const { n } = await own.uncertainty(
    definition,
    data,
    { vary, n: 10 },
    { onNote: ({ code }) => void codes.push(code) },
  );
  expect([n, codes]).toEqual([10, ["one-thread"]]);
  await own.close();
});
