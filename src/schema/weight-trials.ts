import * as z from "zod/mini";
import type { Issue } from "../errors/index.ts";
import { checkLimits } from "./limits.ts";
import type { Path } from "./path.ts";
import { Text } from "./shapes.ts";
import { checkShape } from "./zod-issues.ts";

/** A weighing scheme as people write it: the id of a method, or the step of a plan with a label where wanted. */
export type WeightTrialInput =
  | string
  | { readonly [key: string]: unknown; readonly method: string; readonly label?: string };

const TrialsShape = z
  .array(z.union([Text, z.looseObject({ method: Text, label: z.optional(Text) })]))
  .check(z.minLength(1));

/** A list of weighing schemes; what a method thinks of its parameters is said when it computes. */
export function checkWeightTrials(
  input: unknown,
  path: Path = [],
): { readonly trials: readonly WeightTrialInput[] | undefined; readonly issues: readonly Issue[] } {
  const issues = checkLimits(input, path);
  if (issues.length > 0) return { trials: undefined, issues };
  const checked = checkShape(TrialsShape, input, path);
  return { trials: checked.value as readonly WeightTrialInput[] | undefined, issues: checked.issues };
}
