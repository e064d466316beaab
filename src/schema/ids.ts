import type { Issue } from "../errors/index.ts";
import { EXPR_WORDS, ROW_WORDS } from "./expr.ts";
import type { Path } from "./path.ts";

export const ID_PATTERN = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Headings of a tidy table: a column of one of these names would be ambiguous. */
const TABLE_WORDS = ["unit", "name", "period", "indicator", "value", "status", "se", "group"];
const RESERVED: ReadonlySet<string> = new Set([...TABLE_WORDS, ...EXPR_WORDS, ...ROW_WORDS]);

export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}

/** Table headings, formula words, and names that every JavaScript object already has (`constructor`, `toString`). */
export function isReservedId(id: string): boolean {
  return RESERVED.has(id) || id === "prototype" || id in Object.prototype;
}

/** Why a text cannot be the id of a system, node or variable; `undefined` when it can. */
export function idIssue(id: string, path: Path): Issue | undefined {
  if (!isId(id)) return { code: "bad-id", path: [...path], params: { id } };
  if (isReservedId(id)) return { code: "reserved-id", path: [...path], params: { id } };
  return undefined;
}
