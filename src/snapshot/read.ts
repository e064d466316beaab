import { en, IndexError, type Issue } from "../errors/index.ts";
import { checkSystem } from "../schema/system.ts";
import { typeWord } from "../schema/words.ts";
import { checkShape } from "../schema/zod-issues.ts";
import { migrated } from "./migrate.ts";
import { SnapshotShape } from "./shape.ts";
import { checksumOf } from "./text.ts";
import type { Snapshot } from "./types.ts";

const MAX_DEPTH = 128;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads a snapshot from its text or bytes: whole, unchanged since it was written (its checksum says so), in a version that
 * is known. Everything else is refused by name, every problem at once.
 * @param options `file`: how messages call it
 * @throws IndexError `snapshot-damaged`, `newer-format`, `snapshot-no-migration`, `wrong-format`
 */
export async function readSnapshot(
  source: string | Uint8Array,
  { file }: { readonly file?: string } = {},
): Promise<Snapshot> {
  const refuse = (issues: readonly Issue[]): never => {
    throw new IndexError(file === undefined ? issues : issues.map((issue) => ({ ...issue, at: { file } })), en);
  };
  const damaged = (reason: "encoding" | "json" | "cut" | "checksum" | "shape"): Issue => ({
    code: "snapshot-damaged",
    path: [],
    params: { reason },
  });
  const text = typeof source === "string" ? source : decoded(source);
  if (text === undefined) return refuse([damaged("encoding")]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse([damaged(text.trimEnd().endsWith("}") ? "json" : "cut")]);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse([{ code: "wrong-type", path: [], params: { expected: "object", found: typeWord(value) } }]);
  if (!isTame(value)) return refuse([damaged("shape")]);
  const found = migrated(value as Readonly<Record<string, unknown>>);
  if ("issue" in found) return refuse([found.issue]);
  // the checksum is that of the version that was written
  if ((await checksumOf(value as Snapshot)) !== (value as Snapshot).sha256) return refuse([damaged("checksum")]);
  const { value: checked, issues } = checkShape(SnapshotShape, found.document);
  if (checked === undefined) return refuse(issues);
  const system = checkSystem(found.document["system"], { path: ["system"] });
  if (system.system === undefined) return refuse(system.issues);
  const { rows, steps, data } = checked;
  const uneven = Object.values(steps).some((columns) => Object.values(columns).some((x) => x.length !== rows.length));
  const { embedded } = data;
  const lists = [...Object.values(embedded?.columns ?? {}), ...(embedded ? [embedded.periods] : [])];
  if (uneven || lists.some((x) => x.length !== embedded!.units.length)) return refuse([damaged("shape")]);
  return found.document as unknown as Snapshot;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Not nested without end, and no key with a meaning of its own in JavaScript. Iterative, so any depth is safe. */
function isTame(value: object): boolean {
  const waiting: { readonly value: object; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > MAX_DEPTH) return false;
    if (!Array.isArray(next.value) && Object.keys(next.value).some((key) => FORBIDDEN.has(key))) return false;
    for (const inner of Object.values(next.value))
      if (typeof inner === "object" && inner !== null) waiting.push({ value: inner, depth: next.depth + 1 });
  }
  return true;
}
