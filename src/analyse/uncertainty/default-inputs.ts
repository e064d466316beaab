import { arithmetic } from "../../aggregate/arithmetic.ts";
import { geometric } from "../../aggregate/geometric.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { minMax } from "../../prepare/normalise/min-max.ts";
import { zScore } from "../../prepare/normalise/z-score.ts";
import type { Node } from "../../schema/types.ts";
import type { UncertaintyInput } from "./shape.ts";

/** What varies where nobody says what does. */
export type DefaultInputs = UncertaintyInput["vary"];

/** By how much each weight varies. */
const NOISE = 0.2;
/** Standard deviations from the middle of a scale to either end: a z-score on the scale of a min-max, and back. */
const ENDS = 5;

type Step = Readonly<Record<string, unknown>>;
const number = (step: Step, key: string): number => {
  const value = step[key];
  return typeof value === "number" ? value : Number.NaN;
};

/** Min-max and z-score on one scale; null where the plan has another ruler, which is a choice that stands. */
function rulers({ normalise }: Plan): { readonly of: readonly [Step, Step]; readonly least: number } | null {
  const { method } = normalise;
  const step: Step = normalise;
  if (method === minMax.id) {
    const [lower, upper] = [number(step, "lower"), number(step, "upper")];
    const other = { method: zScore.id, mean: (lower + upper) / 2, sd: (upper - lower) / (2 * ENDS) };
    return { of: [{ method, lower, upper }, other], least: lower };
  }
  if (method === zScore.id) {
    const [mean, sd] = [number(step, "mean"), number(step, "sd")];
    const ends = { lower: mean - ENDS * sd, upper: mean + ENDS * sd };
    return {
      of: [
        { method, mean, sd },
        { method: minMax.id, ...ends },
      ],
      least: ends.lower,
    };
  }
  return null;
}

/**
 * What an uncertainty or sensitivity analysis varies where nothing is said: each weight ± 20 %; min-max or z-score on the same
 * scale, where the plan has one of them for all indicators; arithmetic or geometric mean, where the plan has one of them for all
 * groups and every score is above 0. What does not suit the plan is left out.
 * @param result the index by the plan as it is
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * defaultInputs(computeIndex({ system }, data)).map(({ vary }) => vary); // => ["weights", "normalise"]
 */
export function defaultInputs({ plan, weights, fitted, system }: IndexResult): DefaultInputs {
  const found: DefaultInputs[number][] = [];
  const one = Object.keys(fitted.weigh).length === 1 && weights.every(({ unit }) => unit === undefined);
  const siblings = new Map<string | null, number>();
  for (const { parent } of weights) siblings.set(parent, (siblings.get(parent) ?? 0) + 1);
  if (one && [...siblings.values()].some((count) => count > 1)) found.push({ vary: "weights", noise: NOISE });
  const free = Object.keys(plan.normalise.indicators).length === 0 && !isMirrored(system.index);
  const ruler = free ? rulers(plan) : null;
  if (ruler !== null) found.push({ vary: "normalise", of: ruler.of as never });
  const { method, nodes, levels } = plan.aggregate;
  const means: readonly string[] = [arithmetic.id, geometric.id];
  const positive = ruler !== null && ruler.least > 0;
  if (means.includes(method) && Object.keys(nodes).length === 0 && (levels ?? []).length === 0 && positive)
    found.push({ vary: "aggregate", of: means });
  return found;
}

/** Whether a group counts against the one above: its score is mirrored, which an open scale does not allow. */
function isMirrored({ children, direction }: Pick<Node, "children" | "direction">): boolean {
  return children !== undefined && (direction === "negative" || children.some(isMirrored));
}
