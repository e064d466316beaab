import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count } from "../../stats/index.ts";
import {
  applyFlat,
  applyRuler,
  ConstantRule,
  chooseFlat,
  extremes,
  type Flat,
  invertRuler,
  noWayBack,
  type Ruler,
  requireCrossSection,
} from "./ruler.ts";

const Params = z.strictObject({
  /** The unit that all are measured against. */
  unit: z.string(),
  /** The period of its value, where the rows learned from hold several. */
  period: z.optional(z.string()),
  /** Whether a unit better than the reference gets its score and not more. */
  cap: z._default(z.boolean(), false),
  /** The score of the reference. */
  scale: z._default(z.number().check(z.positive()), 100),
  constant: z._default(ConstantRule, "midpoint"),
});

/** From the worst unit to the reference. */
export type ReferenceRuler = Ruler & { readonly cap: boolean };

/** The one value of the reference among the rows learned from. */
function referenceValue(x: Float64Array, { unit, period }: z.output<typeof Params>, { rows }: ColumnContext): number {
  const at: number[] = [];
  for (let i = 0; i < x.length; i++) {
    if (rows.unit[i] === unit && (period === undefined || rows.period[i] === period) && !Number.isNaN(x[i]!))
      at.push(i);
  }
  if (at.length === 1) return x[at[0]!]!;
  const path = ["unit"];
  if (at.length === 0) throw new IndexError([{ code: "reference-missing", path, params: { unit, period } }]);
  const periods = at.map((i) => rows.period[i]!);
  throw new IndexError([{ code: "reference-periods", path: ["period"], params: { unit, periods } }]);
}

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): ReferenceRuler | Flat {
  const { scale, cap, constant } = params;
  requireCrossSection("distance-to-reference", x, context);
  if (count(x) === 0) return { empty: true };
  const [worst, best] = extremes(x, context);
  if (worst === best) {
    return chooseFlat({ constant, midpoint: scale / 2, method: "distance-to-reference", value: worst }, context);
  }
  const reference = referenceValue(x, params, context);
  if (reference === worst) {
    throw new IndexError([{ code: "reference-is-worst", path: ["unit"], params: { unit: params.unit, value: worst } }]);
  }
  return { worst, best: reference, lower: 0, upper: scale, clip: false, cap };
}

/** The line from worst (0) to reference (`upper`), on past it unless capped. Missing stays missing. */
export function applyTowards(x: Float64Array, ruler: ReferenceRuler): Float64Array {
  const y = applyRuler(x, ruler);
  return ruler.cap ? y.map((v) => Math.min(v, ruler.upper)) : y;
}

/** `applyTowards` the other way: the capped score gives the nearest value that earns it, a score above it none (NaN). */
export function invertTowards(y: Float64Array, ruler: ReferenceRuler): Float64Array {
  return invertRuler(ruler.cap ? y.map((v) => (v > ruler.upper ? Number.NaN : v)) : y, ruler);
}

/**
 * Distance to a reference unit (与参照对象距离法): scale·(1 − (ref − x)/(ref − min)), for a negative indicator
 * scale·(1 − (x − ref)/(max − ref)): 0 for the worst unit, `scale` for the reference, above it for a better one unless
 * `cap`.
 * Missing stays missing. The reference without a value, or with values in several periods and no `period`, is an error; so
 * is a reference that is itself the worst. Constant: `constant: midpoint | error | drop | <score>`, with a note.
 * @see COINr, `n_dist2ref`; OECD/JRC (2008), Handbook, step 5, distance to a reference
 * @example
 * const rows = { length: 3, unit: ["a", "b", "c"], period: ["", "", ""], group: {} };
 * const x = Float64Array.of(2, 4, 7);
 * distanceToReference.apply(x, distanceToReference.fit(x, { unit: "b" }, { rows })); // => [0, 100, 250]
 */
export const distanceToReference = defineNormaliser({
  id: "distance-to-reference",
  texts: normaliseEn,
  name: { en: "distance to a reference unit", zh: "与参照对象距离法" },
  params: Params,
  needs: { units: 2 },
  bounds: ({ cap, scale }) => (cap ? [0, scale] : null),
  fit,
  apply: (x, fitted: ReferenceRuler | Flat) => ("worst" in fitted ? applyTowards(x, fitted) : applyFlat(x, fitted)),
  inverse: (y, fitted) => ("worst" in fitted ? invertTowards(y, fitted) : noWayBack(y)),
});
