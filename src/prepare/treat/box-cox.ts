import * as z from "zod/mini";
import { treatEn } from "../../errors/en/treat.ts";
import { defineTreater } from "../../method/index.ts";
import { bend, fitBoxCox, ReshapeShape, reshape } from "./reshape.ts";

/**
 * Box–Cox transform (博克斯–考克斯变换): (x^λ − 1)/λ, ln x for λ = 0; rising for every λ.
 * `lambda: "auto"` takes the most likely λ between −5 and 5. `shift`: `when-needed` takes x − min + 1 for x where some
 * value is 0 or below, `min-to-one` always, `none` never, and then such a value is an error.
 * Missing stays missing and is not counted; a constant stays as it is. Later values below the least that it was learned
 * on are held there, with a note.
 * @see Box and Cox (1964), An analysis of transformations, JRSS B 26
 * @example
 * const x = Float64Array.of(1, 4, 9, 16);
 * boxCox.apply(x, boxCox.fit(x, { lambda: 0.5 })); // => [0, 2, 4, 6]
 */
export const boxCox = defineTreater({
  id: "box-cox",
  name: { en: "Box–Cox transform", zh: "博克斯–考克斯变换" },
  params: z.strictObject({
    /** The exponent, or the most likely one. */
    lambda: z._default(z.union([z.number(), z.literal("auto")]), "auto"),
    shift: z._default(z.enum(["when-needed", "min-to-one", "none"]), "when-needed"),
  }),
  texts: treatEn,
  learned: z.nullable(ReshapeShape),
  fit: (x, params, context) => fitBoxCox(x, { ...params, method: "box-cox" }, context),
  apply: (x, curve, context) => (curve === null ? x : reshape(x, curve, context)),
  scale: (values, curve) => (curve === null ? values : values.map((v) => bend(v, curve))),
});
