import { meets } from "../prepare/normalise/attainment-degree.ts";
import { comparePeriods } from "../schema/order.ts";
import { endOf, startOf } from "./calendar.ts";
import type { Asked } from "./facts.ts";
import type { Pace } from "./types.ts";
import { type Verdict, wanted } from "./verdict.ts";

/** Where a way to a target begins. */
export interface Start {
  /** `base`: declared; `zero`: a cumulative figure begins at 0; `first`: the first figure in the data, for pace only. */
  readonly kind: "base" | "zero" | "first";
  readonly period: string;
  readonly time: number;
  readonly value: number;
}

/** The declared base, the zero at which a cumulative figure began, or the first figure since the target's `since`. */
export function startFor({ target, indicator, unit, period, facts }: Asked): Start | null {
  const { base, since, basis } = target;
  if (base !== undefined)
    return timed({ kind: "base", period: base.period, time: endOf(base.period), value: base.value });
  if (since !== undefined && (basis === "cumulative" || indicator.figure === "cumulative"))
    return timed({ kind: "zero", period: since, time: startOf(since), value: 0 });
  const first = facts
    .series(indicator.id, unit, period)
    .find((figure) => since === undefined || comparePeriods(figure.period, since) >= 0);
  if (first === undefined) return null;
  return timed({ kind: "first", period: first.period, time: endOf(first.period), value: first.value });
}

const timed = (start: Start): Start | null => (Number.isNaN(start.time) ? null : start);

/** Changes a year that were had, are needed from now, and were planned from the start; of targets with a figure wanted. */
export function paceOf(
  { figure, goal, met, compared }: Verdict,
  { start, stage }: { readonly start: Start | null; readonly stage: string },
): Pace {
  const none = { needed: null, had: null, planned: null, since: null, from: null };
  if (figure === null || goal === null || compared !== undefined) return none;
  const [now, end] = [endOf(figure.period), endOf(stage)];
  const t = wanted(figure.value, goal);
  const per = (change: number, years: number) => (years > 1e-9 ? change / years : null);
  const had = start === null ? null : per(figure.value - start.value, now - start.time);
  return {
    needed: met ? null : per(t - figure.value, end - now),
    had,
    // nothing was planned from a start that met the target already
    planned:
      start === null || meets(start.value, goal)
        ? null
        : per(wanted(start.value, goal) - start.value, end - start.time),
    since: had === null ? null : start!.period,
    from: had === null ? null : start!.value,
  };
}
