import type { Registry, Rows } from "../method/index.ts";
import { choiceFor } from "./column-steps.ts";
import type { Columns, StepFitted } from "./columns.ts";
import type { Plan } from "./plan-types.ts";
import { ALL } from "./slices.ts";

/** A cell that treating moved or removed. */
export interface TreatedPoint {
  readonly unit: string;
  readonly period: string;
  readonly indicator: string;
  readonly before: number;
  /** On the scale after treating; NaN where the value was removed. */
  readonly after: number;
  readonly method: string;
  /** `raised` to the lower bound, `lowered` to the upper one, `removed`; a method of your own may say other words. */
  readonly how: string;
}

interface Treating {
  readonly plan: Plan;
  readonly registry: Registry;
  readonly rows: Rows;
  readonly before: Columns;
  readonly after: Columns;
  readonly fitted: StepFitted;
}

/** Every cell that a treatment moved by itself; a curve that bends the whole column moves none. */
export function treatedPoints({ plan, registry, rows, before, after, fitted }: Treating): readonly TreatedPoint[] {
  const points: TreatedPoint[] = [];
  for (const [indicator, y] of after) {
    const { id: method } = choiceFor(plan.treat, indicator);
    const treater = registry.get("treat", method);
    const x = before.get(indicator);
    if (treater?.how === undefined || x === undefined) continue;
    const bySlice = new Map(
      Object.entries(fitted).map(([slice, learned]) => [slice, treater.how!(x, learned[indicator] ?? null)]),
    );
    for (let i = 0; i < y.length; i++) {
      const how = (bySlice.get(ALL) ?? bySlice.get(rows.period[i]!))?.[i] ?? null;
      if (how === null) continue;
      const [unit, period] = [rows.unit[i]!, rows.period[i]!];
      points.push({ unit, period, indicator, before: x[i]!, after: y[i]!, method, how });
    }
  }
  return points;
}
