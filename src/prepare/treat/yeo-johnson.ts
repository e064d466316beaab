import * as z from "zod/mini";
import { defineTreater } from "../../method/index.ts";
import { extent } from "../../stats/index.ts";
import { yeoJohnsonLambda } from "./likelihood.ts";
import { boxCoxOf } from "./reshape.ts";

/** ((x + 1)^λ − 1)/λ from 0 up, −((1 − x)^(2 − λ) − 1)/(2 − λ) below; logarithms at λ = 0 and 2. */
export function yeoJohnsonOf(v: number, lambda: number): number {
  return v < 0 ? -boxCoxOf(1 - v, 2 - lambda) : boxCoxOf(v + 1, lambda);
}

/**
 * Yeo–Johnson transform (约–约翰逊变换): Box and Cox's for x + 1 from 0 up, mirrored with 2 − λ below; rising for every λ,
 * and defined for all numbers, so that later values need no holding.
 * `lambda: "auto"` takes the most likely λ between −5 and 5. Missing stays missing; a constant stays as it is.
 * @see Yeo and Johnson (2000), A new family of power transformations to improve normality or symmetry, Biometrika 87
 * @example
 * const x = Float64Array.of(-3, 0, 3);
 * yeoJohnson.apply(x, yeoJohnson.fit(x, { lambda: 1 })); // => [-3, 0, 3]
 */
export const yeoJohnson = defineTreater({
  id: "yeo-johnson",
  name: { en: "Yeo–Johnson transform", zh: "约–约翰逊变换" },
  params: z.strictObject({
    /** The exponent, or the most likely one. */
    lambda: z._default(z.union([z.number(), z.literal("auto")]), "auto"),
  }),
  learned: z.nullable(z.strictObject({ lambda: z.number() })),
  fit: (x, { lambda }) => {
    const { min, max } = extent(x);
    if (!(max > min)) return null;
    return { lambda: lambda === "auto" ? yeoJohnsonLambda(x, yeoJohnsonOf) : lambda };
  },
  apply: (x, fitted) => (fitted === null ? x : x.map((v) => yeoJohnsonOf(v, fitted.lambda))),
  scale: (values, fitted) => (fitted === null ? values : values.map((v) => yeoJohnsonOf(v, fitted.lambda))),
});
