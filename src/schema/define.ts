import type { SystemInput } from "./input.ts";
import { parseSystem } from "./system.ts";
import type { System } from "./types.ts";

/** The ids of a node and of all nodes under it, as literal types; `string` where an id is not known to the compiler. */
export type NodeIds<N> = N extends { readonly id: infer Id extends string }
  ? string extends Id
    ? string
    : N extends { readonly children: readonly (infer Child)[] }
      ? Id | NodeIds<Child>
      : Id
  : never;

/**
 * A system written in code. Its ids stay literal types, so that naming a node that does not exist fails to compile.
 * @throws IndexError with every problem, as `parseSystem`
 * @example defineSystem({ id: "tiny", version: "1", index: { id: "index", children: [{ id: "gdp", direction: "positive" }] } }).index.id; // => "index"
 */
export function defineSystem<const S extends SystemInput>(system: S): System<NodeIds<S["index"]>> {
  return parseSystem(system) as System<NodeIds<S["index"]>>;
}
