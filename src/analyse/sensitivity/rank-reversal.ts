import { IndexError, type Issue } from "../../errors/index.ts";
import type { Definition, Engine } from "../../pipeline/engine.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import type { Dataset } from "../../schema/types.ts";

/** Two units that change places when others come or go. */
export interface ReversedPair {
  /** Above before, below after. */
  readonly above: string;
  readonly below: string;
  readonly period: string;
}

export interface ReversalCase {
  /** The unit that was left out, or those that were added. */
  readonly without?: string;
  readonly added?: readonly string[];
  readonly pairs: readonly ReversedPair[];
}

export interface RankReversal {
  readonly cases: readonly ReversalCase[];
  /** How many pairs change places over all cases. */
  readonly reversals: number;
  /** Pairs compared over all cases. */
  readonly compared: number;
  readonly refused: readonly { readonly without: string; readonly issues: readonly Issue[] }[];
}

/** The rows of some units, in their order. */
export function rowsOf(data: Dataset, keep: (unit: string) => boolean): Dataset {
  const at = Array.from(data.units.keys()).filter((i) => keep(data.units[i]!));
  const pick = <T>(list: readonly T[]): T[] => at.map((i) => list[i]!);
  const numbers = (table: ReadonlyMap<string, Float64Array>) =>
    new Map([...table].map(([id, x]) => [id, Float64Array.from(at, (i) => x[i]!)]));
  const { names, groups, standardErrors, status, contributors } = data;
  return {
    ...data,
    units: pick(data.units),
    periods: pick(data.periods),
    columns: numbers(data.columns),
    ...(names && { names: pick(names) }),
    ...(groups && { groups: Object.fromEntries(Object.entries(groups).map(([key, list]) => [key, pick(list)])) }),
    ...(standardErrors && { standardErrors: numbers(standardErrors) }),
    ...(contributors && { contributors: numbers(contributors) }),
    ...(status && { status: new Map([...status].map(([id, list]) => [id, pick(list)])) }),
  };
}

/** Pairs of rows in both results whose order is strictly the other way round. */
function reversedPairs(before: IndexResult, after: IndexResult): { pairs: ReversedPair[]; compared: number } {
  const root = before.nodes[0]!.id;
  const [one, other] = [before.score(root), after.score(root)];
  const place = new Map(after.units.map((unit, i) => [JSON.stringify([unit, after.periods[i]]), i]));
  const rows = before.units.flatMap((unit, i) => {
    const j = place.get(JSON.stringify([unit, before.periods[i]]));
    return j === undefined || Number.isNaN(one[i]! + other[j]!) ? [] : [{ i, j }];
  });
  const pairs: ReversedPair[] = [];
  let compared = 0;
  for (let p = 0; p < rows.length; p++)
    for (let q = p + 1; q < rows.length; q++) {
      const [a, b] = [rows[p]!, rows[q]!];
      if (before.periods[a.i] !== before.periods[b.i]) continue;
      compared += 1;
      const was = one[a.i]! - one[b.i]!;
      const is = other[a.j]! - other[b.j]!;
      if (!apart(was, one[a.i]!) || !apart(is, other[a.j]!) || was > 0 === is > 0) continue;
      const [above, below] = was > 0 ? [a, b] : [b, a];
      pairs.push({ above: before.units[above.i]!, below: before.units[below.i]!, period: before.periods[a.i]! });
    }
  return { pairs, compared };
}

/** Differences of rounding are no order. */
const apart = (difference: number, size: number): boolean => Math.abs(difference) > 1e-12 * Math.max(1, Math.abs(size));

/**
 * Which other units change places when a unit is left out, each in turn (逆序), or when the units of `added` join: an index
 * whose ruler or weights are learned from all units can turn two of them round without a figure of theirs changing. With
 * goalposts and given weights there are no reversals under a mean.
 * A pair counts where both results score it and the order is strictly the other way round, beyond rounding (1e-12). A unit
 * without which there is no index stands in `refused`. Time: one index a unit, and all pairs of units for each.
 * @see Triantaphyllou (2001), Two new cases of rank reversals when the AHP and some of its additive variants are used, J. Multi-Crit. Decis. Anal. 10
 */
export function rankReversalBy({ computeIndex }: Pick<Engine, "computeIndex">) {
  return (
    definition: Definition,
    data: Dataset,
    { added }: { /** Data that hold all rows of the first and some more. */ readonly added?: Dataset } = {},
  ): RankReversal => {
    // many results of the same data would give what one of them hides
    const first = computeIndex(definition, data);
    const shown = first.publicData;
    const whole = shown === data ? first : computeIndex(definition, shown);
    const cases: ReversalCase[] = [];
    const refused: { without: string; issues: readonly Issue[] }[] = [];
    let compared = 0;
    const note = (kind: Omit<ReversalCase, "pairs">, after: IndexResult): void => {
      const found = reversedPairs(whole, after);
      compared += found.compared;
      cases.push({ ...kind, pairs: found.pairs });
    };
    if (added !== undefined) {
      const known = new Set(data.units);
      const more = [...new Set(added.units)].filter((unit) => !known.has(unit));
      note({ added: more }, computeIndex(definition, computeIndex(definition, added).publicData));
    } else
      for (const unit of new Set(whole.units)) {
        try {
          note(
            { without: unit },
            computeIndex(
              definition,
              rowsOf(shown, (one) => one !== unit),
            ),
          );
        } catch (error) {
          if (!(error instanceof IndexError)) throw error;
          refused.push({ without: unit, issues: error.issues });
        }
      }
    return { cases, reversals: cases.reduce((sum, { pairs }) => sum + pairs.length, 0), compared, refused };
  };
}
