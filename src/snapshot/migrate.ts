import type { Issue } from "../errors/index.ts";
import { FORMATS } from "../schema/format.ts";

type Document = Readonly<Record<string, unknown>>;

/** Brings a document of one version to the next; `from` is the version that it reads. */
export interface Migration {
  readonly from: number;
  migrate(document: Document): Document;
}

/** Version 1 is the first; a version 2 adds the entry `from: 1`. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * A document in the newest version, taken there step by step; a version that is newer, or that no step starts from, is
 * refused by name.
 */
export function migrated(
  document: Document,
  { migrations = MIGRATIONS, newest = FORMATS.snapshot }: { migrations?: readonly Migration[]; newest?: number } = {},
): { readonly document: Document } | { readonly issue: Issue } {
  const { format } = document;
  const supported = `common-prosperity-index/snapshot@${newest}`;
  const path = ["format"];
  if (format === undefined) return { issue: { code: "missing-key", path, params: { key: "format" } } };
  const version = /^common-prosperity-index\/snapshot@(\d+)$/.exec(String(format))?.[1];
  const found = String(format);
  if (version === undefined) return { issue: { code: "wrong-format", path, params: { found, expected: supported } } };
  let at = Number(version);
  if (at > newest) return { issue: { code: "newer-format", path, params: { found, supported } } };
  let current = document;
  while (at < newest) {
    const step = migrations.find(({ from }) => from === at);
    if (step === undefined) return { issue: { code: "snapshot-no-migration", path, params: { found, supported } } };
    current = { ...step.migrate(current), format: `common-prosperity-index/snapshot@${at + 1}` };
    at += 1;
  }
  return { document: current };
}
