import { IndexError } from "../errors/index.ts";
import { mergeExtension, type Resolve } from "./extends.ts";
import type { Path } from "./path.ts";
import { type CheckedSystem, checkWith } from "./system-check.ts";
import type { System } from "./types.ts";

export interface SystemOptions {
  /** Looks up the system named by `extends`; `undefined` when there is none. */
  readonly resolve?: Resolve | undefined;
  /** Where the system stands in a larger document; it precedes the path of every issue. */
  readonly path?: Path | undefined;
}

/**
 * Reads a system: every problem at once, or the system with every default filled in and `extends` resolved.
 * Formulas stay text here; `attachFormulas` parses them.
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive" }] };
 * checkSystem({ id: "tiny", version: "1", index }).system?.index.children[0]?.weight; // => 1
 */
export function checkSystem(input: unknown, { resolve, path = [] }: SystemOptions = {}): CheckedSystem {
  return checkWith((raw, at, found) => mergeExtension(raw, at, { ...found, resolve, chain: [] }), input, path);
}

/** As `checkSystem`, throwing an `IndexError` with every problem. */
export function parseSystem(input: unknown, options: SystemOptions = {}): System {
  const { system, issues } = checkSystem(input, options);
  if (system === undefined) throw new IndexError(issues);
  return system;
}
