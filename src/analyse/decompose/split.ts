import { endOf } from "./evaluate.ts";
import { inClosedForm, meanParts } from "./means.ts";
import { coalitionOf } from "./members.ts";
import { isExact, owenParts } from "./owen.ts";
import { sampledParts } from "./sampled.ts";
import type { ChangeNode, Split, SplitOptions } from "./types.ts";

/** Splits the change of a tree's root: means in closed form, others by Owen values, too many states by sampled orders. */
export function splitChange(root: ChangeNode, options: SplitOptions = {}): Split {
  const start = endOf(root, 0).score;
  const end = endOf(root, 1).score;
  if (inClosedForm(root)) return { by: "closed-form", parts: meanParts(root), start, end };
  const coalition = coalitionOf(root);
  if (coalition === null) return { by: "owen", parts: [], start, end };
  return isExact(coalition)
    ? { by: "owen", parts: owenParts(coalition), start, end }
    : { by: "sampled", parts: sampledParts(coalition, options), start, end };
}
