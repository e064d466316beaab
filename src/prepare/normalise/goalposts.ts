import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { applyRuler, invertRuler, lineOfRuler, type Ruler, RulerShape } from "./ruler.ts";

const Params = z.strictObject({
  lower: z._default(z.number(), 0),
  upper: z._default(z.number(), 100),
  clip: z._default(z.boolean(), false),
});

function fit(_x: Float64Array, params: z.output<typeof Params>, { node }: ColumnContext): Ruler {
  if (node.goalposts === undefined) {
    throw new IndexError([{ code: "missing-goalposts", path: ["goalposts"], params: { method: "goalposts" } }]);
  }
  const [worst, best] = node.goalposts;
  return { worst, best, ...params };
}

/**
 * Goalposts (阈值法): lower + (x − worst)/(best − worst)·(upper − lower) with the worst and best that the system declares.
 * A fixed ruler: one year's scores do not move when another year is added. Leaves the scale unless `clip`.
 * Missing stays missing. No goalposts declared: "missing-goalposts". An ideal needs goalposts on both sides, a band its
 * permitted limits.
 * @see UNDP, Human Development Report 2023/24, technical note 1
 * @example
 * const node = { id: "le", direction: "positive", goalposts: [20, 85], targets: [], tags: [], weight: 1 } as const;
 * goalposts.apply(Float64Array.of(52.5), goalposts.fit(Float64Array.of(52.5), {}, { node })); // => [50]
 */
export const goalposts = defineNormaliser({
  id: "goalposts",
  texts: normaliseEn,
  name: { en: "goalposts", zh: "阈值法" },
  params: Params,
  presets: {
    // UNDP, Human Development Report 2023/24, technical note 1
    "human-development": { lower: 0, upper: 1, clip: true },
    // Lafortune et al. (2018), SDG Index and Dashboards: Detailed Methodological Paper
    "sdg-index": { lower: 0, upper: 100, clip: true },
  },
  learned: RulerShape,
  bounds: ({ lower, upper }) => [lower, upper],
  fixed: () => true,
  fit,
  line: (ruler) => lineOfRuler(ruler),
  apply: (x, ruler: Ruler) => applyRuler(x, ruler),
  inverse: (y, ruler) => invertRuler(y, ruler),
});
