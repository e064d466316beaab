import { IndexError, type Issue } from "../errors/index.ts";
import type { Definition, Engine } from "../pipeline/engine.ts";
import type { IndexResult } from "../pipeline/result.ts";
import type { Dataset } from "../schema/types.ts";
import { competitionRanks } from "../stats/index.ts";

/** How far the weights of a node move when one unit is left out. */
export interface WeightSpan {
  readonly node: string;
  readonly parent: string | null;
  /** Only where weights differ by period. */
  readonly period?: string;
  /** Share in the index with all units, and the least and most without one. */
  readonly effective: number;
  readonly min: number;
  readonly max: number;
  /** The units without which it is least and most. */
  readonly minWithout: string;
  readonly maxWithout: string;
}

/** What leaving one unit out does to the places of the others. */
export interface UnitEffect {
  readonly without: string;
  /** Largest change of another unit's rank in the index, and where. */
  readonly rankChange: number;
  readonly unit: string | null;
  readonly period: string | null;
}

export interface LeaveOneOut {
  readonly weights: readonly WeightSpan[];
  readonly units: readonly UnitEffect[];
  /** The largest of the rank changes. */
  readonly rankChange: number;
  /** Units without which there is no index, and why. */
  readonly failed: readonly { readonly without: string; readonly issues: readonly Issue[] }[];
}

function without(data: Dataset, unit: string): Dataset {
  const keep = Array.from(data.units.keys()).filter((i) => data.units[i] !== unit);
  const pick = <T>(list: readonly T[]): T[] => keep.map((i) => list[i]!);
  const columns = (table: ReadonlyMap<string, Float64Array>) =>
    new Map([...table].map(([id, x]) => [id, Float64Array.from(keep, (i) => x[i]!)]));
  const lists = <T>(table: Readonly<Record<string, readonly T[]>>) =>
    Object.fromEntries(Object.entries(table).map(([key, list]) => [key, pick(list)]));
  return {
    ...data,
    units: pick(data.units),
    periods: pick(data.periods),
    columns: columns(data.columns),
    ...(data.names === undefined ? {} : { names: pick(data.names) }),
    ...(data.groups === undefined ? {} : { groups: lists(data.groups) }),
    ...(data.standardErrors === undefined ? {} : { standardErrors: columns(data.standardErrors) }),
    ...(data.status === undefined ? {} : { status: new Map([...data.status].map(([id, list]) => [id, pick(list)])) }),
  };
}

const keyOf = (unit: string, period: string): string => JSON.stringify([unit, period]);

/** Ranks of the index by unit and period, among some of the rows. */
function ranks({ units, periods, score, system }: IndexResult, rows: ReadonlySet<string>): Map<string, number> {
  const out = new Map<string, number>();
  const index = score(system.index.id);
  for (const period of new Set(periods)) {
    const at = Array.from(units.keys()).filter((i) => periods[i] === period && rows.has(keyOf(units[i]!, period)));
    const places = competitionRanks(Float64Array.from(at, (i) => index[i]!));
    at.forEach((i, k) => {
      out.set(keyOf(units[i]!, period), places[k]!);
    });
  }
  return out;
}

function effectOf(unit: string, whole: IndexResult, part: IndexResult): UnitEffect {
  const rows = new Set(part.units.map((each, i) => keyOf(each, part.periods[i]!)));
  const [before, after] = [ranks(whole, rows), ranks(part, rows)];
  let effect: UnitEffect = { without: unit, rankChange: 0, unit: null, period: null };
  part.units.forEach((each, i) => {
    const key = keyOf(each, part.periods[i]!);
    const [was, is] = [before.get(key) ?? 0, after.get(key)!];
    if (was === 0 || is === 0 || Math.abs(is - was) <= effect.rankChange) return;
    effect = { without: unit, rankChange: Math.abs(is - was), unit: each, period: part.periods[i]! };
  });
  return effect;
}

type Refit = Pick<Engine, "computeIndex">;

/**
 * How much the index rests on each single unit: the whole index is learned again without it, goalposts and means and
 * weights, from the remaining rows of all periods; `weights` has the range of each node's effective weight, `units` the
 * largest change of rank among the other units that comes of it.
 * Missing: as the plan treats it. A unit without which there is no index stands in `failed` with the reason. Weights that
 * differ by unit (benefit of the doubt) have no range of their own; their rank changes are there.
 * Time: one fit a unit.
 * @see Saisana, Saltelli, Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite indicators, JRSS A 168
 */
export function leaveOneOutBy({ computeIndex }: Refit): (definition: Definition, data: Dataset) => LeaveOneOut {
  return (definition, data) => {
    // many results of the same data would give what one of them hides
    const first = computeIndex(definition, data);
    const shown = first.publicData;
    const whole = shown === data ? first : computeIndex(definition, shown);
    const rowKey = (row: { node: string; period?: string }) => keyOf(row.node, row.period ?? "");
    const spans = new Map<string, WeightSpan>();
    for (const row of whole.weights) {
      if (row.unit !== undefined) continue;
      const { node, parent, effective, period } = row;
      const span = { node, parent, effective, min: Infinity, max: -Infinity, minWithout: "", maxWithout: "" };
      spans.set(rowKey(row), period === undefined ? span : { ...span, period });
    }
    const units: UnitEffect[] = [];
    const failed: { without: string; issues: readonly Issue[] }[] = [];
    for (const unit of new Set(whole.units)) {
      try {
        const part = computeIndex(definition, without(shown, unit));
        units.push(effectOf(unit, whole, part));
        for (const row of part.weights) {
          const span = spans.get(rowKey(row));
          if (span === undefined || row.unit !== undefined) continue;
          const lower = row.effective < span.min ? { min: row.effective, minWithout: unit } : {};
          const upper = row.effective > span.max ? { max: row.effective, maxWithout: unit } : {};
          spans.set(rowKey(row), { ...span, ...lower, ...upper });
        }
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        failed.push({ without: unit, issues: error.issues });
      }
    }
    const weights = [...spans.values()].filter(({ minWithout }) => minWithout !== "");
    return {
      weights,
      units,
      rankChange: units.reduce((most, { rankChange }) => Math.max(most, rankChange), 0),
      failed,
    };
  };
}
