import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import type { Definition } from "../pipeline/engine.ts";
import { attainmentDegree } from "../prepare/normalise/attainment-degree.ts";
import { nearest } from "../schema/nearest.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Dataset, Indicator, Target } from "../schema/types.ts";
import { compareStages, elapsedShare, endOf } from "./calendar.ts";
import { type Facts, factsOf } from "./facts.ts";
import { judge } from "./judge.ts";
import { runNotes } from "./notes.ts";
import { paceOf, startFor } from "./pace.ts";
import { type Choice, chosen } from "./standing.ts";
import type { Aim, Attainment, AttainmentOptions, TargetStatus } from "./types.ts";
import { isOnCourse, nothing, type Verdict } from "./verdict.ts";

/** What holds for a whole run: the figures and the choices. */
export interface Run {
  readonly facts: Facts;
  readonly cap: number | null;
  readonly useBase: boolean;
  readonly latest: boolean;
  readonly asOf: string | undefined;
}

/**
 * How far each unit is on its way to each target (实现度): attainment degree, met or not, distance left, pace and schedule.
 * Every kind of target by its own rule; the degree is capped, the uncapped one kept. Targets still to be assigned, only said
 * in words, in conflict, of another basis or undefined without a base are listed with the reason, and never count as 0.
 * Read are the observed figures, formulas and denominators applied; an imputed or estimated one never makes a target met, a
 * provisional one makes it met, provisional. A stage that is past is judged by the figure of its own period.
 * Before its period a trend, an average over years, a target in step or relative to others is met provisionally: on course so far.
 * Missing: `unjudged: "no-figure"`, or `"no-column"` where the data have no column of the indicator. Errors: an unknown period, unit, stage or indicator among the options; a broken system.
 * @example
 * const target = { period: "2025", value: 150, base: { period: "2020", value: 50 } };
 * const index = { id: "index", children: [{ id: "beds", direction: "positive", targets: [target] }] };
 * const system = parseSystem({ id: "small", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "a"], periods: ["2020", "2023"], columns: { beds: [50, 100] } });
 * const [status] = attainmentOf({ system }, data).targets;
 * [status.attainment, status.elapsed, status.lead, status.gap, status.pace.needed]; // => [50, 60, -10, 50, 25]
 */
export function attainmentOf(definition: Definition, data: Dataset, options: AttainmentOptions = {}): Attainment {
  return speaking(en, () => {
    const run = startRun(definition, data, options);
    return attainmentRun(run, options);
  });
}

export function startRun(definition: Definition, data: Dataset, options: AttainmentOptions): Run {
  const { cap = 100, base = "declared", figures = "exact", asOf } = options;
  return { facts: factsOf(definition, data), cap, useBase: base === "declared", latest: figures === "latest", asOf };
}

export function attainmentRun(run: Run, options: AttainmentOptions): Attainment {
  const { facts } = run;
  const indicators = facts.tree.indicators.map(({ node }) => node as Indicator);
  const every = [...new Set(indicators.flatMap(({ targets }) => targets.map(({ period }) => period)))].sort(
    compareStages,
  );
  const known = { at: facts.periods, units: facts.units, stages: every, indicators: indicators.map(({ id }) => id) };
  checkChoices(options, known);
  const at = options.at ?? facts.periods.at(-1) ?? "";
  const stages = options.stages ?? every;
  const wanted = indicators.filter(({ id }) => options.indicators?.includes(id) ?? true);
  const targets = facts.units
    .filter((unit) => options.units?.includes(unit) ?? true)
    .flatMap((unit) =>
      wanted.flatMap((indicator) =>
        facts.means(indicator, unit)
          ? stages.flatMap((stage) => statusOf(run, { indicator, unit, stage, at }) ?? [])
          : [],
      ),
    );
  // of a joint target the units below may be known where the indicator itself has no column
  const judged = new Set(targets.filter(({ value }) => value !== null).map(({ indicator }) => indicator));
  const absent = wanted.map(({ id }) => id).filter((id) => facts.absent.has(id) && !judged.has(id));
  return {
    at,
    cap: run.cap,
    stages,
    targets,
    without: wanted.filter(({ targets: all }) => all.length === 0).map(({ id }) => id),
    absent,
    notes: runNotes(targets, { absent, of: wanted.length, facts }),
  };
}

export interface Place {
  readonly indicator: Indicator;
  readonly unit: string;
  readonly stage: string;
  readonly at: string;
}

/** One target of one unit as it stands at a period; null where none is set. */
export function statusOf(run: Run, { indicator, unit, stage, at }: Place): TargetStatus | null {
  const choice = chosen(indicator, { unit, stage, asOf: run.asOf });
  if (choice === null) return null;
  const { facts, useBase, latest } = run;
  const order = timing(at, stage);
  const period = order > 0 ? stage : at;
  const target = choice.kind === "conflict" ? choice.conflict[0]! : choice.target;
  const one = { target, indicator, unit, period, facts, useBase, latest };
  const verdict =
    choice.kind === "conflict" ? nothing("conflict", facts.figure(indicator.id, unit, period)) : judge(one);
  return written(verdict, { target, indicator, unit, period, facts, choice, stage, due: order >= 0, cap: run.cap });
}

/** Above 0 where the report's period ends after the stage, 0 where both end together; by order where one is no calendar. */
function timing(at: string, stage: string): number {
  const difference = endOf(at) - endOf(stage);
  return Number.isNaN(difference) ? comparePeriods(at, stage) : difference;
}

interface Written {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly unit: string;
  readonly period: string;
  readonly facts: Facts;
  readonly choice: Choice;
  readonly stage: string;
  readonly due: boolean;
  readonly cap: number | null;
}

function written(verdict: Verdict, context: Written): TargetStatus {
  const { target, indicator, unit, period, facts, choice, stage, due, cap } = context;
  const { figure, goal, measured, gap } = verdict;
  const degree = (limit: number | null): number | null => {
    if (verdict.degree !== undefined)
      return verdict.degree === null || limit === null ? verdict.degree : Math.min(limit, verdict.degree);
    return figure === null || goal === null ? null : attainmentDegree(figure.value, goal, { cap: limit, floor: 0 });
  };
  const final = finalOf(verdict, { period, due });
  const start = startFor({ target, indicator, unit, period, facts });
  const elapsed = start === null ? null : elapsedShare({ from: start.time, at: period, to: stage });
  const uncapped = degree(null);
  const progress = measured === "progress" || start?.kind === "zero" ? uncapped : null;
  const unnumbered = choice.kind === "conflict" || verdict.unjudged === "basis" || verdict.unjudged === "price";
  const unjudged = verdict.unjudged === "no-figure" && facts.absent.has(indicator.id) ? "no-column" : verdict.unjudged;
  return {
    indicator: indicator.id,
    ...(indicator.name !== undefined && { name: indicator.name }),
    measure: indicator.measure ?? null,
    unit,
    stage,
    kind: target.kind,
    period,
    figurePeriod: figure?.period ?? null,
    value: figure?.value ?? null,
    status: figure?.status ?? null,
    target: aimOf(target, unnumbered ? null : verdict),
    attainment: degree(cap),
    uncapped,
    measured,
    ...final,
    gap,
    pace: paceOf(verdict, { start, stage }),
    elapsed,
    lead: progress === null || elapsed === null ? null : progress - elapsed,
    due,
    unjudged,
    conflict: choice.kind === "conflict" ? choice.conflict : [],
    compared: verdict.compared ?? null,
  };
}

/** An imputed or estimated figure never makes a target met; a provisional one does so provisionally; an older one is not the due one. */
function finalOf(
  { met, figure, rests = [], unjudged, compared }: Verdict,
  { period, due }: { readonly period: string; readonly due: boolean },
): Pick<TargetStatus, "met" | "provisional"> {
  if (met === null || figure === null || (unjudged !== null && met)) return { met: null, provisional: false };
  const statuses = [figure.status, ...rests];
  const unsure = statuses.some((status) => status === "imputed" || status === "estimated");
  if (met && unsure) return { met: null, provisional: false };
  const stale = figure.period !== period;
  if (stale && due) return { met: null, provisional: false };
  return {
    met,
    provisional:
      met && (stale || statuses.includes("provisional") || isOnCourse({ met, due, compared: compared ?? null })),
  };
}

function aimOf(target: Target, verdict: Verdict | null): Aim {
  const goal = verdict?.goal ?? null;
  const range = goal?.form === "range";
  const plain = "value" in target && typeof target.value === "number" ? target.value : null;
  return {
    period: target.period,
    kind: target.kind,
    comparator: "comparator" in target ? target.comparator : null,
    value: range || target.kind === "about" ? plain : (goal?.target ?? plain),
    from: range ? goal.from : null,
    to: range ? goal.to : null,
    base: target.base === undefined ? null : { period: target.base.period, value: target.base.value },
    basis: target.basis ?? null,
    aspirational: target.aspirational === true,
    official: target.official === true,
    issuedOn: target.issuedOn ?? null,
  };
}

function checkChoices(
  options: AttainmentOptions,
  known: Readonly<Record<"at" | "units" | "stages" | "indicators", readonly string[]>>,
) {
  const issues: Issue[] = [];
  for (const key of ["at", "units", "stages", "indicators"] as const) {
    const asked = options[key];
    for (const word of typeof asked === "string" ? [asked] : (asked ?? [])) {
      if (known[key].includes(word)) continue;
      issues.push({
        code: "monitor-choice",
        path: [key],
        params: { key, word, known: known[key], nearest: nearest(word, known[key]) },
      });
    }
  }
  if (issues.length > 0) throw new IndexError(issues);
}
