import * as z from "zod/mini";
import { defineWeigher } from "../method/index.ts";

/**
 * Equal weights (等权): each of m columns 1/m; within siblings, level by level (逐级等权).
 * Reads no values, so missing ones do not matter.
 * @example equal.fit([Float64Array.of(1), Float64Array.of(2)], {}).weights; // => [1, 1]
 */
export const equal = defineWeigher({
  id: "equal",
  name: { en: "equal weights", zh: "等权" },
  params: z.strictObject({}),
  blind: true,
  fit: (columns) => ({ weights: columns.map(() => 1) }),
});
