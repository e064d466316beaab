import * as z from "zod/mini";
import { defineImputer } from "../../method/index.ts";
import { fillGaps } from "./fill-gaps.ts";

/**
 * A constant (常数插补): every gap gets the value given, in the indicator's measure; meant for one indicator
 * (`impute.indicators.<id>`), such as 0 where an empty cell means that there was none.
 * Missing: filled.
 * @example imputeConstant.apply(Float64Array.of(NaN, 5), imputeConstant.fit(Float64Array.of(NaN, 5), { value: 0 })); // => [0, 5]
 */
export const imputeConstant = defineImputer({
  id: "constant",
  name: { en: "constant", zh: "常数插补" },
  params: z.strictObject({ value: z.number() }),
  learned: z.strictObject({ value: z.number() }),
  fit: (_, { value }) => ({ value }),
  apply: (x, { value }) => fillGaps(x, value),
});
