import { coherence as coherenceOf } from "../../analyse/coherence.ts";
import { compareMethods } from "../../analyse/compare-methods.ts";
import { explainDifference } from "../../analyse/decompose/explain-change.ts";
import { describe } from "../../analyse/describe.ts";
import { defaultInputs } from "../../analyse/uncertainty/default-inputs.ts";
import { uncertainty as uncertaintyOf } from "../../analyse/uncertainty/uncertainty.ts";
import { en, IndexError, speaking } from "../../errors/index.ts";
import { monitor } from "../../monitor/monitor.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Node } from "../../schema/types.ts";
import type { ReportOptions, ReportSource, Trial } from "./source.ts";
import { wants } from "./view.ts";

/** Replicates that tell which units stand apart, where nobody computed more. */
const REPLICATES = 500;

const ALTERNATIVES = {
  normalise: ["min-max", "z-score", "rank", "share-of-max"],
  weigh: ["equal", "entropy", "critic", "standard-deviation"],
  aggregate: ["arithmetic", "geometric", "min", "median"],
} as const;

/**
 * Computes what a report tells and its source does not have yet: why scores moved, targets, what the data are like, what other
 * methods would give, and which units can be told apart. What cannot be computed is left out; what is null stays out.
 */
export function gatherReport(source: ReportSource, options: ReportOptions = {}): ReportSource {
  return speaking(en, () => {
    const { definition, data, result } = source;
    const periods = [...new Set(result.periods)].sort(comparePeriods);
    const period = options.period ?? periods.at(-1)!;
    const before = periods[periods.indexOf(period) - 1];
    const changes = given(source.changes, () =>
      before === undefined ? null : explainDifference(result, result, { from: before, to: period }),
    );
    const monitored = given(source.monitored, () =>
      hasTargets(definition.system.index) ? monitor(definition, data, { at: period }) : null,
    );
    const description = wants(options, "data")
      ? given(source.description, () => describe(definition, data, { periods: [period], correlations: ["pearson"] }))
      : source.description;
    let incoherent = source.incoherent ?? [];
    const coherence = wants(options, "data")
      ? given(
          source.coherence,
          () => coherenceOf(result, { periods: [period], kinds: ["pearson"] }),
          (error) => {
            incoherent = error.issues;
          },
        )
      : source.coherence;
    const trials = wants(options, "decisions") ? given(source.trials, () => trialsOf(source, options)) : source.trials;
    const uncertainty = given(source.uncertainty, () => {
      const vary = defaultInputs(result);
      if (vary.length === 0 || result.units.length < 2) return null;
      return uncertaintyOf(definition, data, { vary, n: REPLICATES });
    });
    return { ...source, changes, monitored, description, coherence, incoherent, trials, uncertainty };
  });
}

/** What is given, null too; else what can be computed, null where it cannot. */
function given<T>(
  known: T | null | undefined,
  compute: () => T | null,
  refused?: (error: IndexError) => void,
): T | null {
  if (known !== undefined) return known;
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    refused?.(error);
    return null;
  }
}

const hasTargets = (node: Node): boolean =>
  node.children === undefined ? "targets" in node && node.targets.length > 0 : node.children.some(hasTargets);

/** Each step held against other methods by itself, the rest of the plan as it is. */
function trialsOf({ definition, data, result }: ReportSource, { decisions = [] }: ReportOptions): Trial[] {
  return (["normalise", "weigh", "aggregate"] as const).flatMap((step): Trial[] => {
    const said = decisions.flatMap((one) => (one.step === step ? (one.alternatives ?? []) : []));
    const own = result.plan[step].method;
    const others = said.length > 0 ? said : ALTERNATIVES[step].filter((method) => method !== own).slice(0, 3);
    const comparison = given(undefined, () => compareMethods(definition, data, { [step]: others }));
    return comparison === null ? [] : [{ step, comparison }];
  });
}
