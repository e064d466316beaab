import type { Indicator } from "../../schema/types.ts";
import { type Run, statusOf } from "../attainment.ts";
import { effective } from "../attainment-tree.ts";
import { endOf } from "../calendar.ts";
import type { TargetStatus } from "../types.ts";
import type { TraceItem } from "./types.ts";

export interface AttainedOptions {
  readonly run: Run;
  readonly unit: string;
  readonly period: string;
  /** The period of the targets; else of each indicator the next one that is not over, or the last. */
  readonly stage: string | undefined;
  /** The part of each indicator that counts. */
  readonly members: ReadonlyMap<string, number>;
  readonly node: string | undefined;
  readonly measure: "degree" | "met";
  /** Other weights by node, and other targets by indicator. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly targets?: Readonly<Record<string, number>> | undefined;
}

/** A value and what it is made of; NaN without any. */
export interface Value {
  readonly value: number;
  readonly items: readonly TraceItem[];
}

export const NOTHING: Value = { value: Number.NaN, items: [] };

/** The value that the contributions add up to. */
export function summed(items: readonly TraceItem[]): Value {
  return items.length === 0 ? NOTHING : { value: items.reduce((sum, one) => sum + one.contribution, 0), items };
}

/**
 * Attainment of some indicators by a unit: Σ wᵢ·dᵢ / Σ wᵢ over those with a degree, w the effective weight times the part that
 * counts, or 100 × met over known. Targets that are unknown, undefined or without a figure are left out of both.
 */
export function attained(options: AttainedOptions): Value {
  const { run, members, measure, node, weights = {} } = options;
  const { tree } = run.facts;
  const counted = tree.indicators.filter(({ active }) => active);
  const share = effective(tree, { weights, counts: new Set(counted) });
  const below = (entry: (typeof counted)[number] | null): boolean =>
    entry !== null && (node === undefined || entry.id === node || below(entry.parent));
  const found = counted.flatMap((entry) => {
    const part = members.get(entry.id) ?? 0;
    if (part === 0 || !below(entry)) return [];
    const status = statusFor(entry.node as Indicator, options);
    if (status === null) return [];
    const degree = measure === "degree" ? status.attainment : status.met === null ? null : 100 * Number(status.met);
    const weight = measure === "degree" ? part * (share.get(entry.id) ?? 0) : 1;
    return degree === null || weight === 0 ? [] : [{ status, degree, weight }];
  });
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return summed(
    found.map(({ status, degree, weight }): TraceItem => {
      const { indicator, figurePeriod, value, kind, target, attainment } = status;
      return {
        id: indicator,
        of: "own",
        period: figurePeriod,
        value,
        kind,
        target: target.value,
        comparator: target.comparator,
        attainment,
        weight: weight / total,
        contribution: (weight / total) * degree,
      };
    }),
  );
}

/** The target that an indicator is appraised by, as it stands; null without one. */
export function statusFor(
  indicator: Indicator,
  { run, unit, period, stage, targets = {} }: Pick<AttainedOptions, "run" | "unit" | "period" | "stage" | "targets">,
): TargetStatus | null {
  if (!run.facts.means(indicator, unit)) return null;
  const at = stage ?? stageFor(indicator, period);
  if (at === undefined) return null;
  const own = Object.hasOwn(targets, indicator.id) ? withTarget(indicator, at, targets[indicator.id]!) : indicator;
  return statusOf(run, { indicator: own, unit, stage: at, at: period });
}

function stageFor({ targets }: Indicator, period: string): string | undefined {
  const stages = [...new Set(targets.map((target) => target.period))].sort((a, b) => endOf(a) - endOf(b));
  return stages.find((stage) => endOf(stage) >= endOf(period)) ?? stages.at(-1);
}

/** The indicator with another figure as its target for the stage; checked to have one that is a figure. */
function withTarget(indicator: Indicator, stage: string, value: number): Indicator {
  const targets = indicator.targets.map((target) =>
    target.period === stage && target.kind === "value" ? { ...target, value } : target,
  );
  return { ...indicator, targets };
}
