import { comparePeriods } from "../schema/order.ts";
import type { Indicator, Status, Target } from "../schema/types.ts";
import { pow } from "../stats/pow.ts";
import type { Asked, Figure } from "./facts.ts";
import type { Compared } from "./types.ts";

/** A rate of growth a year: by its measure, or because the target is the average of a rate over years. A ratio of two such rates says nothing. */
export function isGrowthRate({ measure, figure }: Indicator, target: Target): boolean {
  if (measure !== undefined && /^(%|percent)\s*(\/|per\s)\s*(year|a|年)$/i.test(measure)) return true;
  return figure === "rate" && target.basis === "annual-average";
}

/**
 * The average growth a year since the target's `since`: (Π(1 + g/100))^(1/n) − 1 in percent, of the years that have a figure.
 * Null unless the target is such an average of a growth rate.
 */
export function averageGrowth({
  target,
  indicator,
  unit,
  period,
  facts,
}: Asked): { figure: Figure | null; compared: Compared; rests: readonly Status[] } | null {
  const { since } = target;
  if (target.basis !== "annual-average" || since === undefined || !isGrowthRate(indicator, target)) return null;
  const found = facts.series(indicator.id, unit, period).filter((one) => comparePeriods(one.period, since) >= 0);
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last?.period !== period || !found.every(({ value }) => value > -100)) return null;
  let product = 1;
  for (const { value } of found) product *= 1 + value / 100;
  const value = found.length === 1 ? first.value : 100 * (pow(product, 1 / found.length) - 1);
  return {
    figure: { ...last, value },
    compared: { of: "average", first: first.period, years: found.length },
    rests: found.map(({ status }) => status),
  };
}
