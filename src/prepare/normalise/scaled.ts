import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { applyRuler, invertRuler, lineOfRuler, type Ruler } from "./ruler.ts";

const Params = z
  .strictObject({
    /** Limits of the scale that the measure has by its definition, lower first. */
    from: z._default(z.number(), 0),
    to: z._default(z.number(), 100),
    /** The score of the better limit; the other gets 0. */
    upper: z._default(z.number().check(z.positive()), 100),
    clip: z._default(z.boolean(), false),
  })
  .check(z.refine(({ from, to }) => from < to, { path: ["to"], params: { code: "scale-limits", params: {} } }));

function fit(_x: Float64Array, { from, to, upper, clip }: z.output<typeof Params>, { node }: ColumnContext): Ruler {
  const [worst, best] = node.direction === "negative" ? [to, from] : [from, to];
  return { worst, best, lower: 0, upper, clip };
}

/**
 * Known scale (固定区间线性变换法): upper·(x − from)/(to − from), for a negative indicator upper·(to − x)/(to − from):
 * for a measure that has its limits by definition, such as a percentage or a survey scale of 1 to 5.
 * Learns nothing: one unit alone can be scored, and no year moves another. Leaves 0 … upper unless `clip`.
 * Missing stays missing. For an ideal or a band, from and to are distances from it.
 * @see COINr, `n_scaled`; WIPO (2020), Global Innovation Index, appendix on the technical notes
 * @example
 * const x = Float64Array.of(1, 4, 5);
 * scaled.apply(x, scaled.fit(x, { from: 1, to: 5 })); // => [0, 75, 100]
 */
export const scaled = defineNormaliser({
  id: "scaled",
  texts: normaliseEn,
  name: { en: "known scale", zh: "固定区间线性变换法" },
  params: Params,
  presets: {
    // COINr, n_scaled: the indicators of the Global Innovation Index 2020 that are percentages
    "global-innovation-index": { from: 0, to: 100, upper: 100 },
  },
  bounds: ({ upper }) => [0, upper],
  fixed: () => true,
  fit,
  line: (ruler) => lineOfRuler(ruler),
  apply: (x, ruler: Ruler) => applyRuler(x, ruler),
  inverse: (y, ruler) => invertRuler(y, ruler),
});
