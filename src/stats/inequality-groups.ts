import { type InequalityOptions, theilL, theilT } from "./inequality.ts";
import { spreadOf, spreadsByGroup } from "./lorenz.ts";

export interface GroupInequality {
  readonly group: string;
  readonly n: number;
  readonly mean: number;
  /** Share of the population and of the total. */
  readonly populationShare: number;
  readonly totalShare: number;
  /** The measure inside the group. */
  readonly inequality: number;
  /** What the group's own inequality adds to the whole. */
  readonly within: number;
  /** What its distance from the mean adds; negative where it lies below (Theil's T) or above (Theil's L). */
  readonly between: number;
}

export interface TheilDecomposition {
  readonly measure: "theil-t" | "theil-l";
  readonly total: number;
  readonly within: number;
  readonly between: number;
  /** In the order in which the groups first appear. */
  readonly groups: readonly GroupInequality[];
}

/**
 * Theil's index within and between groups (泰尔指数组内组间分解): with population shares p and shares of the total s,
 * T = Σ s_g T_g + Σ s_g ln(μ_g/μ), L = Σ p_g L_g + Σ p_g ln(μ/μ_g). Within and between sum to the whole.
 * Missing: values without a value or weight are skipped, groups without any left out.
 * @param groups the group of each value
 * @throws IndexError inequality-negative, for L inequality-zero
 * @see Shorrocks (1980), The class of additively decomposable inequality measures, Econometrica 48
 * @example theilByGroup(Float64Array.of(1, 1, 3, 3), ["a", "a", "b", "b"]).within; // => 0
 */
export function theilByGroup(
  x: Float64Array,
  groups: readonly string[],
  { weights, measure = "theil-t" }: InequalityOptions & { readonly measure?: "theil-t" | "theil-l" } = {},
): TheilDecomposition {
  const index = measure === "theil-t" ? theilT : theilL;
  const whole = spreadOf(x, weights);
  const total = index(x, weights === undefined ? {} : { weights });
  const parts = spreadsByGroup(x, groups, weights).map(({ group, spread }): GroupInequality => {
    const inequality = index(spread.values, { weights: spread.weights });
    const populationShare = spread.weight / whole.weight;
    const totalShare = whole.total === 0 ? populationShare : spread.total / whole.total;
    const ratio = whole.total === 0 ? 1 : spread.mean / whole.mean;
    const share = measure === "theil-t" ? totalShare : populationShare;
    const distance = measure === "theil-t" ? (ratio === 0 ? 0 : Math.log(ratio)) : -Math.log(ratio);
    return {
      group,
      n: spread.n,
      mean: spread.mean,
      populationShare,
      totalShare,
      inequality,
      within: share * inequality,
      between: share * distance,
    };
  });
  const sum = (key: "within" | "between") => parts.reduce((all, part) => all + part[key], 0);
  return { measure, total, within: sum("within"), between: sum("between"), groups: parts };
}
