import * as z from "zod/mini";
import { defineImputer, type NestedChoice } from "../../method/index.ts";

const Params = z.strictObject({
  /** Methods with their parameters, each filling what those before it left. */
  of: z.array(z.looseObject({ method: z.string() })).check(z.minLength(1)),
});

/**
 * One method after another (组合插补): each fills what those before it left missing, and every filled cell says which did.
 * `{ method: chain, of: [{ method: latest, maxGap: 2 }, { method: group-mean, group: region }] }`
 * Called by hand it fills nothing: the engine runs its parts, each as a step of its own over its own rows.
 */
export const imputeChain = defineImputer({
  id: "chain",
  name: { en: "one after another", zh: "组合插补" },
  params: Params,
  learned: z.null(),
  nested: ({ of }): readonly NestedChoice[] => of.map((choice, i) => [["of", i], choice]),
  fit: () => null,
  apply: (x) => x,
});
