import { attainmentDegree, type Goal, meets } from "../prepare/normalise/attainment-degree.ts";
import type { Indicator, Status, Target } from "../schema/types.ts";
import type { Facts, Figure } from "./facts.ts";
import { averageGrowth, isGrowthRate } from "./growth-rate.ts";
import type { Compared, TargetStatus, Unjudged } from "./types.ts";

/** A target as the case before it is judged. */
export interface Case {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly unit: string;
  /** The period whose figure is judged. */
  readonly period: string;
  readonly facts: Facts;
  readonly useBase: boolean;
  /** Whether the newest figure up to the period may stand for it. */
  readonly latest: boolean;
}

/** What a judgement found, before cap, pace and time. */
export interface Verdict {
  readonly figure: Figure | null;
  /** Other statuses that the verdict rests on. */
  readonly rests?: readonly Status[];
  /** Null where there is no single figure wanted. */
  readonly goal: Goal | null;
  readonly met: boolean | null;
  /** The degree where it is no ratio to a goal: shares, yes or no. */
  readonly degree?: number | null;
  readonly gap: number | null;
  readonly measured: TargetStatus["measured"];
  readonly unjudged: Unjudged | null;
  readonly compared?: Compared;
}

/** Whether a target that is met can only be told so far, because what it is compared with runs until its period. */
export const isOnCourse = ({ met, due, compared }: Pick<TargetStatus, "met" | "due" | "compared">): boolean =>
  met === true && !due && compared !== null && compared.of !== "units";

/** Against a figure wanted. A growth rate without a base is met or not, and has no ratio. */
export function judgeNumber(one: Case, goal: Goal, rate = isGrowthRate(one.indicator, one.target)): Verdict {
  const average = averageGrowth(one);
  const figure = average?.figure ?? figureOf(one);
  const measured = goal.form === "base" ? "progress" : goal.form === "ratio" && rate ? "yes-no" : "level";
  if (figure === null) return { ...nothing("no-figure", null), goal, measured };
  const met = meets(figure.value, goal);
  const verdict = { figure, goal, met, gap: met ? 0 : distance(figure.value, goal), measured, unjudged: null } as const;
  const compared = average === null ? {} : { compared: average.compared, rests: average.rests };
  if (goal.form === "ratio" && rate)
    return { ...verdict, ...compared, degree: met ? 100 : null, unjudged: met ? null : "needs-base" };
  if (attainmentDegree(figure.value, goal, { cap: 100, floor: 0 }) !== null) return { ...verdict, ...compared };
  return { ...verdict, ...compared, degree: null, unjudged: goal.form === "range" ? "needs-limits" : "needs-base" };
}

/** How far the value is from what is wanted, from its side of the goal. */
export function distance(x: number, goal: Goal): number {
  if (goal.form === "range") return x < goal.from ? goal.from - x : Math.max(0, x - goal.to);
  return Math.max(0, goal.sense === "up" ? goal.target - x : x - goal.target);
}

/** The figure wanted, from the value's side. */
export function wanted(x: number, goal: Goal): number {
  if (goal.form !== "range") return goal.target;
  return x < goal.from ? goal.from : goal.to;
}

export function nothing(unjudged: Unjudged, figure: Figure | null): Verdict {
  return { figure, goal: null, met: null, degree: null, gap: null, measured: "level", unjudged };
}

/** The figure of the period, or the newest before it where that may stand for it. */
export function figureOf({
  facts,
  indicator,
  unit,
  period,
  latest,
}: Pick<Case, "facts" | "unit" | "period" | "latest"> & { readonly indicator: Pick<Indicator, "id"> }): Figure | null {
  const exact = facts.figure(indicator.id, unit, period);
  if (exact !== null || !latest) return exact;
  return facts.series(indicator.id, unit, period).at(-1) ?? null;
}
