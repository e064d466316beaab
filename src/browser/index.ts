export type { MethodModule } from "../analyse/threads/messages.ts";
export type { Pool, ThreadOptions } from "../analyse/threads/pool.ts";
export { type BrowserPoolOptions, createPool } from "./pool.ts";
export type { WebWorker } from "./types.ts";
