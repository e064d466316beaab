import type { Answer, Question } from "../analyse/threads/messages.ts";

/** What is used of a Web Worker; the library is not compiled against a browser's types. */
export interface WebWorker {
  postMessage(question: Question, transfer: ArrayBuffer[]): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
}

/** The worker's own side. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: Question }) => void) | null;
  postMessage(answer: Answer, transfer: readonly ArrayBuffer[]): void;
}
