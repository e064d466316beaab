import { comparePeriods, compareText } from "../schema/order.ts";
import type { Dataset, System } from "../schema/types.ts";

/** JSON with keys in code-point order and no spaces: the same bytes for the same content. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    const sorted = entries.sort(([a], [b]) => compareText(a, b));
    return `{${sorted.map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** SHA-256 of a text in UTF-8. */
export const sha256Text = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

/** SHA-256 of a system's canonical JSON. */
export function hashSystem(system: System): Promise<string> {
  return sha256Text(canonicalJson(system));
}

/** Values in the given order as little-endian doubles, every missing value the same bits. */
function columnBytes(x: Float64Array, order: readonly number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(8 * order.length));
  order.forEach((i, k) => {
    const v = x[i]!;
    if (Number.isNaN(v)) view.setBigUint64(8 * k, 0x7ff8000000000000n, true);
    else view.setFloat64(8 * k, v, true);
  });
  return new Uint8Array(view.buffer);
}

export interface DataHash {
  readonly parts: readonly { readonly period: string; readonly units: number; readonly sha256: string }[];
}

/** What one period of the data says, its columns as hashes of their values by unit. */
export interface PeriodContent {
  readonly columns: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly (string | undefined)[]>>;
  readonly period: string;
  readonly units: readonly string[];
}

export async function periodContent(data: Dataset, period: string): Promise<PeriodContent> {
  const order: number[] = [];
  data.periods.forEach((p, i) => {
    if (p === period) order.push(i);
  });
  order.sort((a, b) => compareText(data.units[a]!, data.units[b]!));
  const columns: Record<string, string> = {};
  for (const id of [...data.columns.keys()].sort(compareText))
    columns[id] = await sha256(columnBytes(data.columns.get(id)!, order));
  const groups = Object.fromEntries(
    Object.entries(data.groups ?? {}).map(([key, labels]) => [key, order.map((i) => labels[i])]),
  );
  return { columns, groups, period, units: order.map((i) => data.units[i]!) };
}

/**
 * Hashes of the data, one a period, that depend on its content and not on the order of rows or columns: SHA-256 of the
 * canonical JSON `{ columns: { <id>: <sha256 of the values by unit, as little-endian doubles> }, groups, period, units }`.
 */
export async function hashDataset(data: Dataset): Promise<DataHash> {
  const periods = [...new Set(data.periods)].sort(comparePeriods);
  const parts: { period: string; units: number; sha256: string }[] = [];
  for (const period of periods) {
    const content = await periodContent(data, period);
    parts.push({ period, units: content.units.length, sha256: await sha256Text(canonicalJson(content)) });
  }
  return { parts };
}
