import { roundAll } from "../stats/index.ts";
import { type GradeRule, grade } from "./grade.ts";

/** Tiers of human development on the index rounded to three decimals: low, medium from 0.55, high from 0.7, very high from 0.8. */
export const humanDevelopmentTiers: GradeRule = {
  by: "cuts",
  cuts: [0.55, 0.7, 0.8],
  names: [
    { en: "low", zh: "低" },
    { en: "medium", zh: "中等" },
    { en: "high", zh: "高" },
    { en: "very high", zh: "极高" },
  ],
};

/** Where UNDP draws the lines between its groups, in per cent of deviation from parity; each includes its end. */
const UNDP_CUTS = [2.5, 5, 7.5, 10];

export interface Parity {
  /** The first over the second; NaN where one is missing or the second is not above 0. */
  readonly ratio: Float64Array;
  /** From 1, nearest parity, up; 0 for a gap. On the rounded ratio. */
  readonly group: Uint8Array;
}

/**
 * One population's index over another's, as UNDP's Gender Development Index (性别发展指数), and its groups by the distance of the rounded
 * ratio from 1: to 2.5 %, to 5 %, to 7.5 %, to 10 %, above. Missing: NaN and group 0.
 * @param options.decimals of the ratio before it is grouped, 3 unless given  @param options.cuts ends of the groups in per cent
 * @see UNDP, Human Development Report 2023/24, technical note 3
 * @example
 * const { ratio, group } = parityOf(Float64Array.of(0.78, 0.5), Float64Array.of(0.8, 0.8));
 * ratio; // => [0.975, 0.625]
 * group; // => [1, 5]
 */
export function parityOf(
  first: Float64Array,
  second: Float64Array,
  { decimals = 3, cuts = UNDP_CUTS }: { readonly decimals?: number; readonly cuts?: readonly number[] } = {},
): Parity {
  const ratio = first.map((v, i) => (second[i]! > 0 ? v / second[i]! : Number.NaN));
  // a distance of decimals is rounded again, so that 1 − 0.975 lies on its line
  const places = { decimals: Math.max(0, decimals) + 6 };
  const away = roundAll(
    roundAll(ratio, { decimals }).map((v) => 100 * Math.abs(v - 1)),
    places,
  );
  // grades hold from their line up; groups end on it: counted from above
  const { grade: fromAbove } = grade(
    away.map((v) => -v),
    { by: "cuts", cuts: cuts.map((v) => -v).reverse() },
  );
  return { ratio, group: fromAbove.map((g) => (g === 0 ? 0 : cuts.length + 2 - g)) };
}
