import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count, extent, quantile } from "../../stats/index.ts";
import { applyFlat, ConstantRule, chooseFlat, type Flat, requireCrossSection } from "./ruler.ts";

const rising = (list: readonly number[]) => list.every((v, i) => i === 0 || v > list[i - 1]!);
const notFalling = (list: readonly number[]) => list.every((v, i) => i === 0 || v >= list[i - 1]!);
const says = (code: string, path: string[]) => ({ path, params: { code, params: {} } });

const Params = z
  .strictObject({
    /** Limits between classes, in the measure, ascending. */
    cuts: z.optional(z.array(z.number()).check(z.minLength(1))),
    /** Limits between classes at these percentiles of the values turned so that more is better, 0 to 100, ascending. */
    percentiles: z.optional(z.array(z.number().check(z.minimum(0), z.maximum(100))).check(z.minLength(1))),
    /** One score a class, from the worst class to the best; without them, equal steps from 0 to 100. */
    scores: z.optional(z.array(z.number())),
    /** For percentiles of a constant indicator. */
    constant: z._default(ConstantRule, "midpoint"),
  })
  .check(
    z.refine(
      ({ cuts, percentiles }) => (cuts === undefined) !== (percentiles === undefined),
      says("categories-limits", ["cuts"]),
    ),
    z.refine(({ cuts = [] }) => rising(cuts), says("categories-order", ["cuts"])),
    z.refine(({ percentiles = [] }) => rising(percentiles), says("categories-order", ["percentiles"])),
    z.refine(({ scores = [] }) => notFalling(scores), says("categories-order", ["scores"])),
    z.refine(
      ({ cuts, percentiles, scores }) =>
        scores === undefined || scores.length === (cuts ?? percentiles ?? []).length + 1,
      says("categories-scores", ["scores"]),
    ),
  );

export type Classes = {
  /** Limits in ascending order, of the values turned so that more is better. */
  readonly limits: readonly number[];
  readonly scores: readonly number[];
  readonly sign: 1 | -1;
  readonly from: "cuts" | "percentiles";
};

/** Equal steps from 0 to 100 over so many classes. */
export function equalSteps(classes: number): number[] {
  return Array.from({ length: classes }, (_, k) => (100 * k) / (classes - 1));
}

function scoresOf({ cuts, percentiles, scores }: z.output<typeof Params>): readonly number[] {
  return scores ?? equalSteps((cuts ?? percentiles ?? []).length + 1);
}

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): Classes | Flat {
  const { cuts, percentiles = [], constant } = params;
  const sign = context.node.direction === "negative" ? -1 : 1;
  const scores = scoresOf(params);
  if (cuts !== undefined) {
    const turned = cuts.map((cut) => sign * cut + 0);
    return { limits: sign === 1 ? turned : turned.reverse(), scores, sign, from: "cuts" };
  }
  requireCrossSection("categorical", x, context);
  if (count(x) === 0) return { empty: true };
  const { min, max } = extent(x);
  if (min === max) {
    const midpoint = (scores[0]! + scores.at(-1)!) / 2;
    return chooseFlat({ constant, midpoint, method: "categorical", value: min }, context);
  }
  const turned = x.map((v) => sign * v);
  return { limits: percentiles.map((p) => quantile(turned, p / 100)), scores, sign, from: "percentiles" };
}

/**
 * The score of the class that each value falls in; on a limit, that of the better class. Missing stays missing.
 * @example classify(Float64Array.of(1, 2, 5), { limits: [2, 4], scores: [0, 50, 100], sign: 1, from: "cuts" }); // => [0, 50, 100]
 */
export function classify(x: Float64Array, { limits, scores, sign }: Classes): Float64Array {
  return x.map((raw) => {
    if (Number.isNaN(raw)) return raw;
    const v = sign * raw;
    let passed = 0;
    while (passed < limits.length && v >= limits[passed]!) passed += 1;
    return scores[passed]!;
  });
}

/**
 * Categorical scale (分级赋值法): the score of the class that a value falls in, the classes lying between `cuts` in the
 * measure or at `percentiles` (type 7) of the rows learned from; on a limit, the better class. The classes of a negative
 * indicator run the other way. `scores` go from the worst class to the best, equal steps from 0 to 100 if not given: with
 * percentiles 15, 25, 65, 85 and 95 the Handbook's 0, 20, 40, 60, 80, 100.
 * Missing stays missing. Percentiles of a constant: `constant: midpoint | error | drop | <score>`, with a note; cuts score
 * a constant as any value. For an ideal or a band, cuts are distances from it. No inverse: a class is many values.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, categorical scale
 * @example
 * const x = Float64Array.of(55, 60, 79, 95);
 * categorical.apply(x, categorical.fit(x, { cuts: [60, 80], scores: [1, 3, 5] })); // => [1, 3, 3, 5]
 */
export const categorical = defineNormaliser({
  id: "categorical",
  texts: normaliseEn,
  name: { en: "categorical scale", zh: "分级赋值法" },
  params: Params,
  presets: {
    // OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, categorical scale
    "handbook-categories": { percentiles: [15, 25, 65, 85, 95], scores: [0, 20, 40, 60, 80, 100] },
  },
  needs: ({ cuts }) => (cuts === undefined ? { units: 2 } : {}),
  bounds: (params) => {
    const scores = scoresOf(params);
    return [scores[0]!, scores.at(-1)!];
  },
  fixed: (fitted) => "from" in fitted && fitted.from === "cuts",
  fit,
  apply: (x, fitted: Classes | Flat) => ("limits" in fitted ? classify(x, fitted) : applyFlat(x, fitted)),
});
