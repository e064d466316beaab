import type { Issue } from "../errors/index.ts";
import type { Path } from "./path.ts";

/** The kinds of document and the newest format of each that this version reads. */
export const FORMATS = {
  system: 1,
  plan: 1,
  project: 1,
  dataset: 1,
  scores: 1,
  fitted: 1,
  snapshot: 1,
  appraisal: 1,
} as const;
export type DocumentKind = keyof typeof FORMATS;

/** @example formatOf("system"); // => "common-prosperity-index/system@1" */
export function formatOf(kind: DocumentKind): `common-prosperity-index/${DocumentKind}@1` {
  return `common-prosperity-index/${kind}@${FORMATS[kind]}`;
}

/** A document may say what it is; where it does, it must be the kind that is read here, in a version that is known. */
export function formatIssues(input: unknown, kind: DocumentKind, path: Path = []): Issue[] {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, "format")) return [];
  const { format } = input as { format: unknown };
  if (typeof format !== "string") return [];
  const supported = formatOf(kind);
  if (format.trim() === supported) return [];
  const [, found, version] = /^common-prosperity-index\/([a-z-]+)@([0-9]+)$/.exec(format.trim()) ?? [];
  const at = [...path, "format"];
  if (found === kind && Number(version) > FORMATS[kind]) {
    return [{ code: "newer-format", path: at, params: { found: format, supported } }];
  }
  return [{ code: "wrong-format", path: at, params: { found: format, expected: supported } }];
}
