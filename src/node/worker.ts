import { parentPort } from "node:worker_threads";
import type { Question } from "../analyse/threads/messages.ts";
import { createServer } from "../analyse/threads/serve.ts";

// The file that a pool's threads start from: dist/worker.js.
const answer = createServer();
parentPort?.on("message", (question: Question) => {
  void answer(question).then((served) => parentPort?.postMessage(served.answer, served.transfer));
});
