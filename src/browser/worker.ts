import type { Question } from "../analyse/threads/messages.ts";
import { createServer } from "../analyse/threads/serve.ts";
import type { WorkerScope } from "./types.ts";

// The file that a pool's Web Workers start from: dist/browser-worker.js.
const scope = globalThis as unknown as WorkerScope;
const answer = createServer();
scope.onmessage = ({ data }: { readonly data: Question }) => {
  void answer(data).then((served) => scope.postMessage(served.answer, served.transfer));
};
