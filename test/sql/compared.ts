import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { MethodKind } from "../../src/method/index.ts";
import { canonicalJson } from "../../src/pipeline/hash.ts";
import type { Plan } from "../../src/pipeline/plan-types.ts";
import type { SqlDialect } from "../../src/sql/types.ts";

/** By method ("normalise min-max"): numbers of statements that equal JavaScript's, or plans that were learned alike. */
export type Compared = Readonly<Record<string, number>>;

export const KINDS: readonly MethodKind[] = ["impute", "treat", "normalise", "weigh", "aggregate"];

interface Which {
  readonly engine: SqlDialect;
  readonly what: "apply" | "fit";
}

const recordFile = ({ engine, what }: Which): string =>
  fileURLToPath(new URL(`./__snapshots__/compared-${what}-${engine}.json`, import.meta.url));

/** Holds the record of an engine to what its tests have just compared; the page of capabilities is made from the records. */
export async function keepRecord({ compared, ...which }: Which & { compared: ReadonlyMap<string, number> }) {
  const lines = [...compared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, n]) => `  ${canonicalJson(name)}: ${n}`);
  await expect(`{\n${lines.join(",\n")}\n}\n`).toMatchFileSnapshot(recordFile(which));
}

/** Every method that a plan names, at whatever depth: "weigh entropy". */
export function methodsOf(plan: Plan): readonly string[] {
  const named = (kind: MethodKind, part: unknown): readonly string[] => {
    if (typeof part !== "object" || part === null) return [];
    return Object.entries(part).flatMap(([key, value]) =>
      key === "method" ? [`${kind} ${value}`] : named(kind, value),
    );
  };
  return [...new Set(KINDS.flatMap((kind) => named(kind, plan[kind])))];
}

export function recordOf(which: Which): Compared {
  const file = recordFile(which);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Compared) : {};
}
