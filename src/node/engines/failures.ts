import { enginesEn } from "../../errors/en/engines.ts";
import { placeEn } from "../../errors/en/place.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import type { EngineName } from "./types.ts";

const texts = { ...placeEn, ...enginesEn };

export function refuse(...issues: readonly Issue[]): never {
  throw new IndexError(issues, texts);
}

const MODULES = {
  duckdb: "@duckdb/node-api",
  postgresql: "postgres",
  clickhouse: "@clickhouse/client",
} as const;

/** Loads what an engine is reached through; it is installed by who wants the engine. @throws IndexError `engine-missing` */
export async function loadedModule<T>(engine: keyof typeof MODULES, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const module = MODULES[engine];
    if (!isAbsent(error, module)) throw error;
    return refuse({ code: "engine-missing", path: [], params: { engine, module } });
  }
}

function isAbsent(error: unknown, module: string): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return (
    (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") && String(message).includes(module.split("/")[0]!)
  );
}

/** What an engine said, in one line without its stack or the statement; a call that was cancelled says so. */
export function failed(engine: EngineName, error: unknown, signal?: AbortSignal): never {
  if (error instanceof IndexError) throw error;
  if (signal?.aborted === true) refuse({ code: "engine-cancelled", path: [], params: { engine } });
  return refuse({ code: "engine-failed", path: [], params: { engine, reason: reasonOf(error) } });
}

/** The first line that an error says, without passwords of addresses. */
export function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const { message, code } = inner as { readonly message?: unknown; readonly code?: unknown };
  const text = typeof message === "string" && message !== "" ? message : String(code ?? inner);
  const [first = ""] = text.split(/\n\s*(?:\n|LINE \d|at )/);
  return first
    .replace(/\s+/g, " ")
    .replace(/\/\/[^/@\s]*@/g, "//…@")
    .slice(0, 500);
}

/** Runs work that `signal` may end: `cancel` is called at most once, and not after the work is done. */
export async function cancellable<T>(
  { signal, engine }: { readonly signal: AbortSignal | undefined; readonly engine: EngineName },
  { work, cancel }: { readonly work: () => Promise<T>; readonly cancel: () => void },
): Promise<T> {
  if (signal?.aborted === true) refuse({ code: "engine-cancelled", path: [], params: { engine } });
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await work();
  } catch (error) {
    return failed(engine, error, signal);
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}
