import * as z from "zod/mini";
import { defineWeigher, type TableContext } from "../method/index.ts";

const Params = z.strictObject({
  /** Weights by node that replace the system's; only what differs. */
  weights: z.optional(z.record(z.string(), z.number().check(z.nonnegative()))),
});

function fit(_: readonly Float64Array[], { weights = {} }: z.output<typeof Params>, { nodes }: TableContext) {
  return { weights: nodes.map(({ id, weight }) => (Object.hasOwn(weights, id) ? weights[id]! : weight)) };
}

/**
 * Given weights (给定权重): those the system states, relative to siblings, replaced by `weights` where it names a node.
 * @example
 * const nodes = ["a", "b"].map((id) => ({ id, direction: "positive", targets: [], tags: [], weight: 1 }) as const);
 * given.fit([Float64Array.of(1), Float64Array.of(2)], { weights: { b: 3 } }, { nodes }).weights; // => [1, 3]
 */
export const given = defineWeigher({
  id: "given",
  name: { en: "given weights", zh: "给定权重" },
  params: Params,
  blind: true,
  fit,
});
