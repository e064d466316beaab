import * as z from "zod/mini";
import { treatEn } from "../../errors/en/treat.ts";
import { type ColumnContext, defineTreater } from "../../method/index.ts";
import { extent } from "../../stats/index.ts";
import {
  bend,
  fitLog,
  fitLogShifted,
  fitLogSigned,
  type Reshape,
  ReshapeShape,
  refuseNotPositive,
  reshape,
} from "./reshape.ts";

const Base = z.union([z.literal("e"), z.literal(2), z.literal(10)]);
const Params = z.strictObject({
  /** What is added before the logarithm. */
  form: z._default(z.enum(["plain", "range", "one", "signed"]), "plain"),
  base: z._default(Base, "e"),
});

export type Logged = { readonly curve: Reshape; readonly base: z.output<typeof Base> } | null;

function fitForm(x: Float64Array, { form }: z.output<typeof Params>, context: ColumnContext): Reshape | null {
  switch (form) {
    case "plain": {
      refuseNotPositive(x, "log", context);
      const { min } = extent(x);
      return Number.isNaN(min) ? null : { form: "log", from: 0, pad: 0, hold: min, lambda: null };
    }
    case "range":
      return fitLog(x);
    case "one":
      return fitLogShifted(x);
    case "signed":
      return fitLogSigned(x);
    default:
      return form satisfies never;
  }
}

/** ln of the base; dividing by it turns one logarithm into the other. */
const UNIT = { e: 1, 2: Math.LN2, 10: Math.LN10 } as const;

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Logged {
  const curve = fitForm(x, params, context);
  return curve === null ? null : { curve, base: params.base };
}

/**
 * Logarithm (对数变换), of every value and whatever the skew: `plain` ln x, for values above 0; `range`
 * ln(x − min + 0.01·range); `one` ln(x − min + 1); `signed` as range, and −ln(max + 0.01·range − x) for a skew to the left.
 * `base` e, 2 or 10. Missing stays missing; a constant stays as it is, save under `plain`. Later values beyond the end
 * that it was learned on are held there, with a note.
 * @see Becker et al. (2022), COINr, `log_CT`, `log_CT_orig`, `log_CT_plus`
 * @example
 * const x = Float64Array.of(1, 2, 8);
 * logTransform.apply(x, logTransform.fit(x, { base: 2 })); // => [0, 1, 3]
 */
export const logTransform = defineTreater({
  id: "log",
  name: { en: "logarithm", zh: "对数变换" },
  params: Params,
  texts: treatEn,
  learned: z.nullable(z.strictObject({ curve: ReshapeShape, base: Base })),
  fit,
  apply: (x, fitted, context) => {
    if (fitted === null) return x;
    const y = reshape(x, fitted.curve, context);
    return fitted.base === "e" ? y : y.map((v) => v / UNIT[fitted.base]);
  },
  scale: (values, fitted) => (fitted === null ? values : values.map((v) => bend(v, fitted.curve) / UNIT[fitted.base])),
});
