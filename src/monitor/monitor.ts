import { en, type Issue, speaking } from "../errors/index.ts";
import type { Definition } from "../pipeline/engine.ts";
import { parsePeriod } from "../schema/period.ts";
import type { Dataset, Indicator } from "../schema/types.ts";
import { attainmentRun, type Run, startRun, statusOf } from "./attainment.ts";
import { type AttainmentRow, attainmentTree } from "./attainment-tree.ts";
import { alike } from "./calendar.ts";
import { type Outlook, type OutlookOptions, outlookOf } from "./outlook.ts";
import { COLOURS, type RuleBook } from "./rules.ts";
import { type MonitorSettings, rulesOf, settingsOf } from "./settings.ts";
import { chosen } from "./standing.ts";
import type { AttainmentOptions, TargetStatus } from "./types.ts";
import { type Point, type Warning, warn } from "./warn.ts";

export type MonitorOptions = MonitorSettings;

/** One target of one unit: where it stands, how it goes, its colour and the reason. */
export interface MonitoredTarget extends TargetStatus, Warning, Outlook {}

export interface MonitorSummary {
  /** Targets listed, indicators of the system, and those without any target or figure wanted. */
  readonly targets: number;
  readonly indicators: number;
  /** Indicators no target of which states a number: relative, trend, in step, in words, assigned, or none at all. */
  readonly withoutNumber: number;
  readonly colours: Readonly<Record<string, number>>;
}

export interface Monitored {
  readonly system: { readonly id: string; readonly version: string };
  readonly at: string;
  readonly rules: { readonly id: string | null; readonly source: string | null };
  readonly stages: readonly string[];
  readonly summary: MonitorSummary;
  readonly targets: readonly MonitoredTarget[];
  readonly tree: readonly AttainmentRow[];
  readonly notes: readonly Issue[];
}

/**
 * Monitoring of a system's targets (监测): attainment of each, attainment of the tree by node, tag and owner, trend and
 * forecast, colour, level of warning and the reason. Plain JSON. Rules: `schedule` unless said; see `readyRules`.
 * Errors: as `attainmentOf`; settings that are wrong, all at once.
 * @example
 * const target = { period: "2025", value: 150, base: { period: "2020", value: 50 } };
 * const index = { id: "index", children: [{ id: "beds", direction: "positive", targets: [target] }] };
 * const system = parseSystem({ id: "small", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "a"], periods: ["2020", "2023"], columns: { beds: [50, 100] } });
 * const [row] = monitor({ system }, data).targets;
 * [row.colour, row.level, row.reason.params.value]; // => ["yellow", "notice", -10]
 */
export function monitor(definition: Definition, data: Dataset, options: MonitorOptions = {}): Monitored {
  return speaking(en, () => {
    const settings = settingsOf(options);
    const book = rulesOf(settings);
    const chosenTargets = compact(settings);
    const run = startRun(definition, data, chosenTargets);
    const found = attainmentRun(run, chosenTargets);
    const { method = "linear", level = 0.95, bounds = {} } = settings.forecast ?? {};
    const context: Context = { run, book, options: { method, level, bounds } };
    const targets = found.targets.map((status) => monitored(status, context));
    const { system } = run.facts.tree;
    const { rate, roles, weights } = settings;
    return {
      system: { id: system.id, version: system.version },
      at: found.at,
      rules: { id: book.id ?? null, source: book.source ?? null },
      stages: found.stages,
      summary: summaryOf(targets, run),
      targets,
      tree: attainmentTree(system, targets, {
        ...(rate !== undefined && { rate }),
        ...(roles !== undefined && { roles }),
        ...(weights !== undefined && { weights }),
      }),
      notes: found.notes,
    };
  });
}

interface Context {
  readonly run: Run;
  readonly book: RuleBook;
  readonly options: OutlookOptions;
}

function monitored(status: TargetStatus, context: Context): MonitoredTarget {
  const { run, book } = context;
  const { facts } = run;
  const indicator = facts.tree.get(status.indicator)!.node as Indicator;
  const now = pointOf(status, { indicator, ...context });
  const { margin = 0, periods = 1 } = book.hysteresis ?? {};
  const history = margin > 0 || periods > 1 ? before(status, { indicator, ...context }) : [];
  // written into the status, which nobody else has: a copy of so many keys gets a shape of its own, slow to make and to read
  return Object.assign(status, now.outlook, warn([...history, now], { book, indicator }));
}

/** The same target as it stood at each like period before. */
function before(status: TargetStatus, context: Context & { readonly indicator: Indicator }): Point[] {
  const { run, indicator } = context;
  const { unit, stage, period } = status;
  const earlier = run.facts.periods.filter((at) => alike(at, period) && order(at) < order(period));
  return earlier.flatMap((at) => {
    const then = statusOf(run, { indicator, unit, stage, at });
    return then === null ? [] : [pointOf(then, context)];
  });
}

const order = (text: string) => parsePeriod(text)?.year ?? Number.NaN;

function pointOf(
  status: TargetStatus,
  { run, indicator, options }: Context & { readonly indicator: Indicator },
): Point {
  const choice = chosen(indicator, { unit: status.unit, stage: status.stage, asOf: run.asOf });
  const comparable = status.unjudged !== "basis" && status.unjudged !== "price";
  const target = choice?.kind === "target" && comparable ? choice.target : null;
  return { status, outlook: outlookOf(status, { facts: run.facts, indicator, target, useBase: run.useBase, options }) };
}

function summaryOf(targets: readonly MonitoredTarget[], { facts }: Run): MonitorSummary {
  const colours = Object.fromEntries([...COLOURS, "grey" as const].map((colour) => [colour, 0]));
  for (const { colour } of targets) colours[colour]! += 1;
  const indicators = facts.tree.indicators.map(({ node }) => node as Indicator);
  const numbered = (indicator: Indicator) =>
    indicator.targets.some((target) =>
      ["value", "about", "range", "elimination", "multiple", "growth", "joint"].includes(target.kind),
    );
  return {
    targets: targets.length,
    indicators: indicators.length,
    withoutNumber: indicators.filter((indicator) => !numbered(indicator)).length,
    colours,
  };
}

/** Settings without the keys that are undefined. */
function compact({ at, units, stages, indicators, cap, base, figures, asOf }: MonitorSettings): AttainmentOptions {
  return {
    ...(at !== undefined && { at }),
    ...(units !== undefined && { units }),
    ...(stages !== undefined && { stages }),
    ...(indicators !== undefined && { indicators }),
    ...(cap !== undefined && { cap }),
    ...(base !== undefined && { base }),
    ...(figures !== undefined && { figures }),
    ...(asOf !== undefined && { asOf }),
  };
}
