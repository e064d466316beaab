import { goalOf, numberGoal } from "../prepare/normalise/goal.ts";
import { parsePeriod } from "../schema/period.ts";
import type { Target } from "../schema/types.ts";
import { judgeJoint, judgeRelative, judgeSynchrony, judgeTrend } from "./compared.ts";
import { isGrowthRate } from "./growth-rate.ts";
import type { Unjudged } from "./types.ts";
import { type Case, figureOf, judgeNumber, nothing, type Verdict } from "./verdict.ts";

/** Attainment of one target by one unit, kind by kind. */
export function judge(one: Case): Verdict {
  const { target, indicator, useBase } = one;
  const refused = incomparable(one);
  if (refused !== null) return nothing(refused, figureOf(one));
  switch (target.kind) {
    case "assigned":
      return nothing("assigned", figureOf(one));
    case "unknown":
      return nothing("words", figureOf(one));
    case "trend":
      return judgeTrend(one, target);
    case "relative":
      return judgeRelative(one, target);
    case "synchrony":
      return judgeSynchrony(one, target);
    case "joint":
      return judgeJoint(one, target);
    case "value":
    case "about":
    case "range":
    case "elimination":
    case "multiple":
    case "growth":
      break;
    default:
      return target satisfies never;
  }
  const rate = isGrowthRate(indicator, target);
  if (target.kind === "growth" && target.base === undefined && rate) {
    return judgeNumber(one, numberGoal(target.value, target.comparator, { node: indicator, base: undefined }));
  }
  const goal = goalOf(target, indicator, useBase);
  if (goal !== null && "issue" in goal)
    return nothing(target.kind === "about" ? "needs-tolerance" : "needs-base", figureOf(one));
  return judgeNumber(one, goal!);
}

/** A figure and a target of different basis or prices are never compared. */
function incomparable({ target, indicator, period }: Case): Unjudged | null {
  if (target.price !== undefined && indicator.price !== undefined && target.price !== indicator.price) return "price";
  const goal = goalOf(target, indicator, false);
  if (goal !== null && "issue" in goal && goal.issue.code === "basis-mismatch") return "basis";
  return indicator.figure === "flow" && spanClash(target, period) ? "basis" : null;
}

/** A flow of a part of the year is not the flow that an annual target means, nor a quarter's one to date. */
function spanClash(target: Target, period: string): boolean {
  const [asked, found] = [parsePeriod(target.period), parsePeriod(period)];
  if (asked === undefined || found === undefined) return false;
  if (target.basis === "annual" || (target.basis === undefined && asked.part === "year")) return found.part !== "year";
  if (target.basis === "ytd") return !(found.toDate || found.index === 1);
  return false;
}
