import { meets } from "../prepare/normalise/attainment-degree.ts";
import { numberGoal } from "../prepare/normalise/goal.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Comparator, Status, Target } from "../schema/types.ts";
import { quantile } from "../stats/quantile.ts";
import { yearBefore } from "./calendar.ts";
import type { Facts, Figure } from "./facts.ts";
import { type Case, distance, figureOf, judgeNumber, nothing, type Verdict } from "./verdict.ts";

type Of<K extends Target["kind"]> = Extract<Target, { kind: K }>;

/**
 * Trend: share of the changes in the right direction beyond rounding, over the years since `since` (its own figure is where
 * the first change begins) or, with `every: span`, the one change from the first figure to the last. Met only if all are.
 */
export function judgeTrend(one: Case, target: Of<"trend">): Verdict {
  const { facts, indicator, unit, period } = one;
  const { since, trend, every, rounding = 0 } = target;
  const all = facts
    .series(indicator.id, unit, period)
    .filter((figure) => since === undefined || comparePeriods(figure.period, since) >= 0);
  const last = all.at(-1);
  if (last === undefined || (last.period !== period && !one.latest)) return nothing("no-figure", null);
  if (all.length < 2) return nothing("one-period", last);
  const ends = every === "span" ? [all[0]!, last] : all;
  let right = 0;
  for (let i = 1; i < ends.length; i++) {
    const change = ends[i]!.value - ends[i - 1]!.value;
    // 50.2 − 50.1 is 0.1 and no more
    const moved = Math.abs(change) > rounding + 1e-9 * Math.abs(ends[i]!.value);
    if (trend === "stable" ? !moved : moved && change > 0 === (trend === "rising")) right += 1;
  }
  const changes = ends.length - 1;
  return {
    figure: last,
    rests: ends.map(({ status }) => status),
    goal: null,
    met: right === changes,
    degree: (100 * right) / changes,
    gap: null,
    measured: "share",
    unjudged: null,
    compared: { of: "changes", right, changes, first: all[0]!.period },
  };
}

/** Relative: the reference of the same period, or the value at the rank or quantile wanted, times the factor, is the target. */
export function judgeRelative(one: Case, target: Of<"relative">): Verdict {
  const figure = figureOf(one);
  if (figure === null) return nothing("no-figure", null);
  const reference = referenceValue(one, target, figure.period);
  if (reference === null) return nothing("no-reference", figure);
  const { factor = 1, comparator } = target;
  const base = one.useBase ? target.base?.value : undefined;
  const goal = numberGoal(factor * reference.value, comparator, { node: one.indicator, base });
  const verdict = judgeNumber(one, goal);
  return {
    ...verdict,
    rests: reference.rests,
    compared: { of: "reference", ...reference.shown, value: reference.value },
  };
}

interface Referred {
  readonly value: number;
  readonly rests: readonly Status[];
  readonly shown: { readonly reference: string; readonly units: number };
}

function referenceValue(
  { facts, indicator, unit }: Case,
  { reference }: Of<"relative">,
  period: string,
): Referred | null {
  const { id } = indicator;
  if ("unit" in reference) {
    const found = facts.figure(id, reference.unit, period);
    return found && { value: found.value, rests: [found.status], shown: { reference: reference.unit, units: 1 } };
  }
  const members = facts.members(reference.of, { unit, period }) ?? [];
  const figures = members.flatMap((member) => facts.figure(id, member, period) ?? []);
  if (figures.length === 0) return null;
  const values = Float64Array.from(figures, ({ value }) => value).sort();
  const rests = figures.map(({ status }) => status);
  const made = (value: number, words: string) => ({
    value,
    rests,
    shown: { reference: `${words} ${reference.of}`, units: values.length },
  });
  if ("rank" in reference) {
    const { rank } = reference;
    if (rank > values.length) return null;
    const place = indicator.direction === "negative" ? rank - 1 : values.length - rank;
    return made(values[place]!, `rank ${rank} of`);
  }
  if ("quantile" in reference) {
    // as a rank, a quantile counts towards the better end
    const share = indicator.direction === "negative" ? 1 - reference.quantile : reference.quantile;
    return made(quantile(values, share), `quantile ${reference.quantile} of`);
  }
  return made(statistic(values, reference.statistic), `${reference.statistic} of`);
}

function statistic(values: Float64Array, name: "mean" | "median" | "max" | "min"): number {
  switch (name) {
    case "mean":
      return values.reduce((sum, v) => sum + v, 0) / values.length;
    case "median":
      return quantile(values, 0.5);
    case "max":
      return values[values.length - 1]!;
    case "min":
      return values[0]!;
    default:
      return name satisfies never;
  }
}

/**
 * Synchrony: g₁ ≥ g₂ − band, in percentage points, never a ratio. Of an indicator with an ideal (0) the figure is already
 * g₁ − g₂. Not met: no degree, because there is no base.
 */
export function judgeSynchrony(one: Case, target: Of<"synchrony">): Verdict {
  const { facts, indicator, unit } = one;
  const figure = figureOf(one);
  if (figure === null) return nothing("no-figure", null);
  if (target.band === undefined) return nothing("needs-tolerance", figure);
  const difference = typeof indicator.direction === "object";
  const other = difference ? null : facts.figure(target.with, unit, figure.period);
  if (!difference && other === null) return nothing("no-reference", figure);
  const short = (other?.value ?? 0) - target.band - figure.value;
  // 7.9 against 8.0 less 0.1 is in step: a difference of two rates has the noise of both
  const met = short <= 1e-9 * Math.max(1, Math.abs(figure.value), Math.abs(other?.value ?? 0));
  return {
    figure,
    ...(other !== null && { rests: [other.status] }),
    goal: null,
    met,
    degree: met ? 100 : null,
    gap: met ? 0 : short,
    measured: "yes-no",
    unjudged: met ? null : "needs-base",
    compared: { of: "growth", with: target.with, own: figure.value, other: other?.value ?? null, band: target.band },
  };
}

/**
 * Joint: share of the units below that pass every floor; those without a figure for a floor are counted apart. Where the
 * data have no such units at any level below, the indicator's own figure is the share, unless it is itself a floor.
 */
export function judgeJoint(one: Case, target: Of<"joint">): Verdict {
  const { indicator, period } = one;
  const goal = numberGoal(target.value, target.comparator, { node: { direction: "positive" }, base: undefined });
  const counted = countBelow(one, target.floors);
  if (counted.units > 0) {
    const share = (100 * counted.passing) / counted.units;
    const met = meets(share, goal);
    const { passing, units, missing, rests } = counted;
    return {
      figure: { period, value: share, status: "observed" },
      rests,
      goal,
      met,
      gap: met ? 0 : distance(share, goal),
      measured: "share",
      unjudged: null,
      compared: { of: "units", passing, units, missing },
    };
  }
  if (target.floors.some(({ of }) => of === indicator.id)) return nothing("no-reference", figureOf(one));
  return { ...judgeNumber(one, goal, false), measured: "share" };
}

/** Counted are the units of the first level below that has figures: the villages, through towns that have none. */
function countBelow({ facts, unit, period }: Case, floors: readonly Floor[]): ReturnType<typeof countPassing> {
  const seen = new Set([unit]);
  let units = facts.below(unit, period);
  let counted = countPassing(units, { facts, period, floors });
  while (counted.units + counted.missing === 0 && units.length > 0) {
    for (const one of units) seen.add(one);
    units = [...new Set(units.flatMap((one) => facts.below(one, period)))].filter((one) => !seen.has(one));
    counted = countPassing(units, { facts, period, floors });
  }
  return counted;
}

interface Floor {
  readonly of: string;
  readonly comparator: Comparator;
  readonly value: number;
}

function countPassing(
  units: readonly string[],
  { facts, period, floors }: { readonly facts: Facts; readonly period: string; readonly floors: readonly Floor[] },
): { passing: number; units: number; missing: number; rests: readonly Status[] } {
  const rests: Status[] = [];
  let [passing, known, missing] = [0, 0, 0];
  for (const unit of units) {
    const figures = floors.map(({ of }) => facts.figure(of, unit, period));
    if (figures.every((figure) => figure === null)) continue; // another kind of unit
    if (figures.some((figure) => figure === null)) {
      missing += 1;
      continue;
    }
    known += 1;
    rests.push(...figures.map((figure) => figure!.status));
    if (floors.every((floor, i) => passes(figures[i]!, floor))) passing += 1;
  }
  return { passing, units: known, missing, rests };
}

/** A bare floor is reached from above. */
function passes({ value }: Figure, { comparator, value: floor }: Floor): boolean {
  if (comparator === "about" || comparator === "exactly") return value === floor;
  return meets(value, numberGoal(floor, comparator, { node: { direction: "positive" }, base: undefined }));
}

/** The change against the year before, in percent; null without either figure, or where the former is not above 0. */
export function yearlyChange(facts: Facts, column: string, unit: string, period: string): number | null {
  const before = yearBefore(period);
  const [now, then] = [
    facts.figure(column, unit, period),
    before === undefined ? null : facts.figure(column, unit, before),
  ];
  return now === null || then === null || !(then.value > 0) ? null : 100 * (now.value / then.value - 1);
}
