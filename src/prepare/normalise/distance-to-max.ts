import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count } from "../../stats/index.ts";
import {
  ConstantRule,
  chooseFlat,
  extremes,
  type Flat,
  type Ruler,
  requireCrossSection,
  scoreByRuler,
  valueByRuler,
} from "./ruler.ts";

const Params = z.strictObject({
  /** The score of the best. */
  scale: z._default(z.number().check(z.positive()), 100),
  constant: z._default(ConstantRule, "midpoint"),
});

function fit(x: Float64Array, { scale, constant }: z.output<typeof Params>, context: ColumnContext): Ruler | Flat {
  requireCrossSection("distance-to-max", x, context);
  if (count(x) === 0) return { empty: true };
  const [worst, best] = extremes(x, context);
  if (worst === best)
    return chooseFlat({ constant, midpoint: scale / 2, method: "distance-to-max", value: worst }, context);
  return { worst, best, lower: 0, upper: scale, clip: false };
}

/**
 * Distance to the maximum (与最优值距离法): scale·(1 − (max − x)/(max − min)), for a negative indicator
 * scale·(1 − (x − min)/(max − min)): how much of the way from the worst unit to the best one is done. The same numbers as
 * min-max on 0 … scale, under the name of the literature.
 * Missing stays missing. Constant: `constant: midpoint | error | drop | <score>`, with a note.
 * @see COINr, `n_dist2max`
 * @example
 * const x = Float64Array.of(2, 4, 6);
 * distanceToMax.apply(x, distanceToMax.fit(x, { scale: 1 })); // => [0, 0.5, 1]
 */
export const distanceToMax = defineNormaliser({
  id: "distance-to-max",
  texts: normaliseEn,
  name: { en: "distance to the maximum", zh: "与最优值距离法" },
  params: Params,
  needs: { units: 2 },
  bounds: ({ scale }) => [0, scale],
  fit,
  apply: scoreByRuler,
  inverse: valueByRuler,
});
