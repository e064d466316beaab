import { canonicalJson, sha256Text } from "../pipeline/hash.ts";
import { compareText } from "../schema/order.ts";
import type { Snapshot, SnapshotBody } from "./types.ts";

/** The parts of a snapshot as its file lists them. */
const ORDER: readonly (keyof Snapshot)[] = [
  "format",
  "sha256",
  "periods",
  "official",
  "ruler",
  "replaced",
  "software",
  "system",
  "plan",
  "fitted",
  "data",
  "rows",
  "nodes",
  "weights",
  "tags",
  "scores",
  "steps",
  "flags",
  "screened",
  "notes",
];
/** Characters that an object or a list of objects may have to stand on one line. */
const LINE = 200;

/** SHA-256 of the canonical JSON of all but the checksum itself. */
export function checksumOf(snapshot: SnapshotBody | Snapshot): Promise<string> {
  const { sha256: _, ...body } = snapshot as Snapshot;
  return sha256Text(canonicalJson(body));
}

/**
 * A snapshot as the text of a file: the same bytes for the same content. Keys by code point below the first level, numbers
 * by their shortest round trip, LF, one newline at the end; lists a line an entry, so that `git diff` shows what moved.
 */
export function snapshotText(snapshot: Snapshot): string {
  const entries = ORDER.map((key) => `  ${JSON.stringify(key)}: ${print(snapshot[key], "  ")}`);
  return `{\n${entries.join(",\n")}\n}\n`;
}

const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null;

function print(value: unknown, indent: string): string {
  if (isPlain(value) || (Array.isArray(value) && value.every(isPlain))) return canonicalJson(value);
  const whole = canonicalJson(value);
  const nested = Object.values(value as object).some((one) => !isPlain(one));
  if (whole.length <= LINE && !(nested && Array.isArray(value))) return whole;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((one) => inner + print(one ?? null, inner)).join(",\n")}\n${indent}]`;
  const entries = Object.entries(value as object)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, one]) => `${inner}${JSON.stringify(key)}: ${print(one, inner)}`);
  return `{\n${entries.join(",\n")}\n${indent}}`;
}
