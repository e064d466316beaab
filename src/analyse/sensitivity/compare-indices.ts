import { en, IndexError, speaking } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { pearson, spearman } from "../../stats/index.ts";

/** The two values of a row and their difference, the first less the second; NaN where one is missing. */
export interface Compared {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
}

export interface ComparedRow {
  readonly unit: string;
  readonly period: string;
  readonly rank: Compared;
  readonly score: Compared;
}

export interface IndexComparison {
  readonly node: { readonly a: string; readonly b: string };
  /** Units and periods of both, in the order of the first. */
  readonly rows: readonly ComparedRow[];
  /** Rows that only one of them has. */
  readonly only: { readonly a: readonly string[]; readonly b: readonly string[] };
  readonly meanShift: number;
  readonly maxShift: number;
  /** Correlation of the scores of every node that both have, the index first. */
  readonly nodes: readonly { readonly node: string; readonly pearson: number; readonly spearman: number }[];
}

const keyOf = (unit: string, period: string): string => JSON.stringify([unit, period]);
const compared = (a: number, b: number): Compared => ({ a, b, difference: a - b });

/**
 * Two results of the same units side by side (结果比较): ranks and scores of each unit with their differences, and how the
 * scores of every node that both have correlate. Ranks are those of each result, so units that only one has count there too.
 * Missing: NaN, and in no mean. Results without a unit and period in common are the error "no-common-rows".
 * @param node the node compared, the index of each unless given
 * @see Becker et al. (2022), COINr: An R package for developing composite indicators, JOSS 7 (its compare_coins)
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * const [mean, least] = ["arithmetic", "min"].map((method) => computeIndex({ system, plan: { aggregate: { method } } }, data));
 * compareIndices(mean, least).rows[1].rank; // => { a: 3, b: 1, difference: 2 }
 */
export function compareIndices(
  a: IndexResult,
  b: IndexResult,
  { node }: { readonly node?: string } = {},
): IndexComparison {
  return speaking(en, () => {
    const ids = { a: node ?? a.nodes[0]!.id, b: node ?? b.nodes[0]!.id };
    const places = new Map(b.units.map((unit, i) => [keyOf(unit, b.periods[i]!), i]));
    const pairs = a.units.flatMap((unit, i) => {
      const j = places.get(keyOf(unit, a.periods[i]!));
      return j === undefined ? [] : [[i, j] as const];
    });
    if (pairs.length === 0) throw new IndexError([{ code: "no-common-rows", path: [], params: {} }]);
    const known = new Set(a.units.map((unit, i) => keyOf(unit, a.periods[i]!)));
    const label = (result: IndexResult, i: number) => `${result.units[i]!} ${result.periods[i]!}`.trim();
    const inBoth = new Set(pairs.map(([i]) => i));
    const ranks = { a: a.rank(ids.a), b: b.rank(ids.b) };
    const scores = { a: a.score(ids.a), b: b.score(ids.b) };
    const rows = pairs.map(
      ([i, j]): ComparedRow => ({
        unit: a.units[i]!,
        period: a.periods[i]!,
        rank: compared(ranks.a[i]! || Number.NaN, ranks.b[j]! || Number.NaN),
        score: compared(scores.a[i]!, scores.b[j]!),
      }),
    );
    const shifts = rows.map(({ rank }) => Math.abs(rank.difference)).filter((shift) => !Number.isNaN(shift));
    const common = a.nodes.filter(({ id }) => b.nodes.some((other) => other.id === id)).map(({ id }) => id);
    return {
      node: ids,
      rows,
      only: {
        a: a.units.flatMap((_, i) => (inBoth.has(i) ? [] : [label(a, i)])),
        b: b.units.flatMap((unit, j) => (known.has(keyOf(unit, b.periods[j]!)) ? [] : [label(b, j)])),
      },
      meanShift: shifts.reduce((sum, v) => sum + v, 0) / shifts.length,
      maxShift: shifts.reduce((most, v) => Math.max(most, v), 0),
      nodes: common.map((id) => {
        const x = Float64Array.from(pairs, ([i]) => a.score(id)[i]!);
        const y = Float64Array.from(pairs, ([, j]) => b.score(id)[j]!);
        return { node: id, pearson: pearson(x, y), spearman: spearman(x, y) };
      }),
    };
  });
}
