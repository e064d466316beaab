import { en, IndexError, speaking } from "../../errors/index.ts";
import type { Definition, Engine } from "../../pipeline/engine.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { asOf } from "../../prepare/vintages.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Dataset } from "../../schema/types.ts";
import { compareVintages, type Vintage, type VintageName, vintageName } from "../../schema/vintage.ts";
import { mean } from "../../stats/index.ts";
import { type Change, explainDifference } from "../decompose/explain-change.ts";
import type { RevisedScore, RevisedScoreEnd, RevisionEffect } from "./types.ts";

interface EffectOptions {
  readonly node: string | undefined;
  readonly prepare: (data: Dataset) => Dataset;
}

/** The scores of each period with the figures that the period was first published with, and with the latest. */
export function effectBy({ computeIndex, registry }: Pick<Engine, "computeIndex" | "registry">) {
  return (definition: Definition, vintages: readonly Vintage[], { node, prepare }: EffectOptions): RevisionEffect => {
    const last = vintages.at(-1)!;
    const now = computeIndex(definition, prepare(asOf(vintages)));
    const id = node ?? now.nodes[0]!.id;
    const states = new Map<string, IndexResult | IndexError>();
    const stateAt = (name: VintageName): IndexResult | IndexError => {
      const key = JSON.stringify(name);
      const known = states.get(key) ?? computed(() => computeIndex(definition, prepare(asOf(vintages, name))));
      states.set(key, known);
      return known;
    };
    const scores: RevisedScore[] = [];
    const changes: Change[] = [];
    const unexplained: RevisionEffect["unexplained"][number][] = [];
    for (const [period, first] of firstOf(vintages, prepare)) {
      if (compareVintages(first, last) === 0) continue;
      const before = stateAt(first);
      if (before instanceof IndexError) {
        unexplained.push({ period, issues: before.issues });
        continue;
      }
      const rows = now.units.flatMap((unit, i) => (now.periods[i] === period ? [{ unit, i }] : []));
      for (const { unit, i } of rows) {
        const j = before.units.findIndex((one, k) => one === unit && before.periods[k] === period);
        const from = endOf(before, { id, row: j, name: first });
        const to = endOf(now, { id, row: i, name: vintageName(last) });
        const both = from.score !== null && to.score !== null;
        const change = both ? to.score! - from.score! : null;
        const shift = from.rank === null || to.rank === null ? null : from.rank - to.rank;
        scores.push({ unit, period, from, to, change, shift });
        if (!both || (change === 0 && shift === 0)) continue;
        try {
          const options = { unit, from: period, to: period, node: id, registry };
          changes.push(...speaking(en, () => explainDifference(before, now, options)));
        } catch (error) {
          if (!(error instanceof IndexError)) throw error;
          unexplained.push({ unit, period, issues: error.issues });
        }
      }
    }
    return { node: id, scores, changes, periods: byPeriod(scores), unexplained };
  };
}

function computed(make: () => IndexResult): IndexResult | IndexError {
  try {
    return make();
  } catch (error) {
    if (error instanceof IndexError) return error;
    throw error;
  }
}

/** The vintage in which each period was first told of. */
function firstOf(vintages: readonly Vintage[], prepare: EffectOptions["prepare"]): [string, VintageName][] {
  const firsts = new Map<string, VintageName>();
  for (const one of vintages)
    for (const period of prepare(asOf(vintages, vintageName(one))).periods)
      if (!firsts.has(period)) firsts.set(period, vintageName(one));
  return [...firsts].sort(([a], [b]) => comparePeriods(a, b));
}

function endOf(
  result: IndexResult,
  { id, row, name }: { readonly id: string; readonly row: number; readonly name: VintageName },
): RevisedScoreEnd {
  const score = row < 0 ? Number.NaN : result.score(id)[row]!;
  const rank = row < 0 ? 0 : result.rank(id)[row]!;
  return { ...name, score: Number.isNaN(score) ? null : score, rank: rank === 0 ? null : rank };
}

function byPeriod(scores: readonly RevisedScore[]): RevisionEffect["periods"] {
  return [...new Set(scores.map(({ period }) => period))].map((period) => {
    const own = scores.filter((one) => one.period === period);
    const moved = own.flatMap(({ change }) => (change === null ? [] : [Math.abs(change)]));
    const shifts = own.map(({ shift }) => Math.abs(shift ?? 0));
    return {
      period,
      n: moved.length,
      meanAbsolute: moved.length === 0 ? null : mean(Float64Array.from(moved)),
      ranksMoved: shifts.filter((places) => places > 0).length,
      largestShift: shifts.reduce((most, places) => Math.max(most, places), 0),
    };
  });
}
