import type { Issue } from "../errors/index.ts";
import type { Indicator } from "../schema/types.ts";
import { pow } from "../stats/pow.ts";
import { roundTo } from "../stats/round.ts";
import { endOf } from "./calendar.ts";
import { decide } from "./colour.ts";
import { classOf } from "./hysteresis.ts";
import type { Outlook } from "./outlook.ts";
import type { Arrow, Colour, Level, Measure, Rule, RuleBook } from "./rules.ts";
import type { TargetStatus } from "./types.ts";
import { isOnCourse } from "./verdict.ts";

/** A target's status with its way at one period. */
export interface Point {
  readonly status: TargetStatus;
  readonly outlook: Outlook;
}

/** The colour of a target, and why. */
export interface Warning {
  /** `grey`: not judged. */
  readonly colour: Colour | "grey";
  readonly level: Level | null;
  readonly arrow: Arrow | null;
  /** The rule's measure and its value; null where the target is met or not judged. */
  readonly by: { readonly rule: number; readonly measure: Measure; readonly value: number } | null;
  /** The colour of this period alone, where an earlier one is kept. */
  readonly plain: Colour | null;
  /** The period since which the colour holds; only with a history. */
  readonly since: string | null;
  readonly reason: Issue;
}

/**
 * The colour of a target by a rule book. `history` are the points of like periods up to now, the last one being now; with
 * hysteresis the colour of each rule is that of the whole row, else of the last point.
 */
export function warn(
  history: readonly Point[],
  { book, indicator }: { readonly book: RuleBook; readonly indicator: Indicator },
): Warning {
  const now = history.at(-1)!;
  const { status } = now;
  const arrow = arrowOf(now, { book, indicator });
  if (book.met !== undefined && status.met === true) {
    return { ...plainly(book.met, book), arrow, by: null, reason: reached(status) };
  }
  const picked = decide(book, (rule) =>
    concerns(rule, { status, indicator })
      ? history.map((point) => measured(rule.measure, { point, indicator, of: rule.of }))
      : null,
  );
  if (picked === undefined) return { ...plainly("grey", book), arrow, by: null, reason: silent(status) };
  const { give, plain, since, value, rule, i } = picked;
  const params = { measure: rule.measure, value: roundTo(value, 2), due: status.due, held: give !== plain };
  return {
    colour: give,
    level: book.levels?.[give] ?? null,
    arrow,
    by: { rule: i, measure: rule.measure, value },
    plain: give === plain ? null : plain,
    since: history.length > 1 ? history[since]!.status.period : null,
    reason: { code: "colour-rule", path: [], params },
  };
}

function plainly(colour: Colour | "grey", book: RuleBook) {
  return { colour, level: colour === "grey" ? null : (book.levels?.[colour] ?? null), plain: null, since: null };
}

function reached(status: TargetStatus): Issue {
  const { provisional, stage } = status;
  if (isOnCourse(status)) return { code: "colour-on-course", path: [], params: { stage } };
  return { code: "colour-met", path: [], params: { provisional } };
}

function silent({ unjudged }: TargetStatus): Issue {
  if (unjudged !== null) return { code: "colour-unjudged", path: [], params: { why: unjudged } };
  return { code: "colour-no-rule", path: [], params: {} };
}

function concerns(
  rule: Rule,
  { status, indicator }: { readonly status: TargetStatus; readonly indicator: Indicator },
): boolean {
  if (rule.when !== undefined && (rule.when === "due") !== status.due) return false;
  if (rule.indicators !== undefined && !rule.indicators.includes(indicator.id)) return false;
  return rule.tags === undefined || rule.tags.some((tag) => indicator.tags.includes(tag));
}

function arrowOf(
  point: Point,
  { book, indicator }: { readonly book: RuleBook; readonly indicator: Indicator },
): Arrow | null {
  if (book.arrow === undefined) return null;
  const value = measured(book.arrow.measure, { point, indicator, of: undefined });
  // without anything left to plan, a target that is met is kept
  if (Number.isNaN(value)) return point.status.met === true ? "on-track" : null;
  return classOf(value, book.arrow);
}

/** The measure of a rule, NaN where it cannot be taken. */
export function measured(
  measure: Measure,
  {
    point,
    indicator,
    of,
  }: {
    readonly point: Point;
    readonly indicator: Indicator;
    readonly of: Readonly<Record<string, number>> | undefined;
  },
): number {
  const { status, outlook } = point;
  const { value, met, uncapped, lead, elapsed, pace } = status;
  const limit = of?.[indicator.id];
  switch (measure) {
    case "attainment":
      return uncapped ?? Number.NaN;
    case "met":
      return met === null ? Number.NaN : met ? 100 : 0;
    case "lead":
      return lead ?? Number.NaN;
    case "schedule":
      return lead === null || elapsed === null || elapsed === 0 ? Number.NaN : (100 * (lead + elapsed)) / elapsed;
    case "pace":
      return pace.had === null || pace.planned === null ? Number.NaN : (100 * pace.had) / pace.planned;
    case "growth":
      return growthRatio(status);
    case "forecast":
      return outlook.forecast === null || outlook.forecast.refused || !outlook.forecast.firm
        ? Number.NaN
        : (outlook.forecast.attainment ?? Number.NaN);
    case "band": {
      const target = status.target.value;
      if (limit === undefined || value === null || target === null || target === limit) return Number.NaN;
      return (100 * (value - limit)) / (target - limit);
    }
    case "floor":
      if (limit === undefined || value === null || typeof indicator.direction !== "string") return Number.NaN;
      return indicator.direction === "negative" ? limit - value : value - limit;
    case "change":
      if (outlook.change === null || typeof indicator.direction !== "string") return Number.NaN;
      return indicator.direction === "negative" ? 0 - outlook.change : outlook.change;
    default:
      return measure satisfies never;
  }
}

/** Actual over required compound growth, in percent; both from the start of the pace. */
function growthRatio({ value, stage, figurePeriod, pace, target }: TargetStatus): number {
  if (value === null || figurePeriod === null || pace.since === null || pace.from === null || pace.planned === null)
    return Number.NaN;
  const from = pace.from;
  const t = target.value;
  if (t === null || !(from > 0 && value >= 0 && t >= 0)) return Number.NaN;
  const since = endOf(pace.since);
  const actual = pow(value / from, 1 / (endOf(figurePeriod) - since)) - 1;
  const required = pow(t / from, 1 / (endOf(stage) - since)) - 1;
  return required === 0 ? Number.NaN : (100 * actual) / required;
}
