import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { type CellDraws, defineTableImputer, type ImputedTable, type ImputeTable } from "../../method/index.ts";
import { comparePeriods, compareText } from "../../schema/order.ts";
import { semiRoot } from "../../stats/em-normal.ts";
import { extent, mean } from "../../stats/index.ts";
import { keyedRandom } from "../../stats/keyed-random.ts";
import { probit } from "../../stats/probit.ts";
import { finished } from "./em.ts";
import { learnModel, type NormalModel, NormalModelShape, NormalParams, predict, scopesOf } from "./normal-model.ts";

const Params = z.strictObject({
  /** How many times each gap is drawn. */
  m: z._default(z.int().check(z.minimum(2)), 20),
  /** A whole number: the same seed draws the same values. */
  seed: z.int(),
  ...NormalParams,
});

/** The models of each draw: each learned from rows drawn anew, so that what is not known of them shows as well. */
export type MultipleModels = {
  readonly seed: number;
  readonly draws: readonly { readonly models: readonly NormalModel[] }[];
};

/** Rows drawn with replacement; drawn again where a column that varies came out constant or empty. */
function resampled(table: ImputeTable, places: readonly number[], words: { seed: number; words: readonly string[] }) {
  const { unit, period } = table.rows;
  const n = unit.length;
  // from an order of their own, so that the order of the rows does not matter
  const order = [...unit.keys()].sort(
    (a, b) => compareText(unit[a]!, unit[b]!) || comparePeriods(period[a]!, period[b]!),
  );
  const varies = (x: Float64Array) => {
    const { min, max } = extent(x);
    return max > min;
  };
  for (let attempt = 0; ; attempt++) {
    const random = keyedRandom(words.seed, [...words.words, String(attempt)]);
    const drawn = Uint32Array.from({ length: n }, () => order[random.integer(n)]!);
    const columns = table.columns.map((x) => Float64Array.from(drawn, (i) => x[i]!));
    if (attempt >= ATTEMPTS || places.every((j) => !varies(table.columns[j]!) || varies(columns[j]!))) return columns;
  }
}

const ATTEMPTS = 100;

function fit(table: ImputeTable, { m, seed, ...options }: z.output<typeof Params>): MultipleModels {
  const scopes = scopesOf(table, options.within);
  const draws = Array.from({ length: m }, (_, d) => ({
    models: scopes.map((places, s) => {
      const columns = resampled(table, places, { seed, words: ["rows", String(d), String(s)] });
      const sample = { columns, nodes: table.nodes };
      return learnModel(sample, places, { ...options, method: "multiple", note: (issue) => table.note(issue) });
    }),
  }));
  return { seed, draws };
}

/** A normal deviate of its own for each cell and draw. */
function deviate(seed: number, words: readonly string[]): number {
  // the middle of the interval that a double of 53 bits stands for, so that 0 does not come out as −∞
  return probit(keyedRandom(seed, words).uniform() + Number.EPSILON / 4);
}

function apply(table: ImputeTable, { seed, draws }: MultipleModels): ImputedTable {
  const { rows } = table;
  const ids = table.nodes.map(({ id }) => id);
  const gaps = table.wanted.map((j) =>
    Uint32Array.from([...table.columns[j]!.keys()].filter((i) => Number.isNaN(table.columns[j]![i]!))),
  );
  const places = new Map(table.wanted.map((j, w) => [ids[j]!, w]));
  const drawn = draws.map(({ models }, d) => {
    const columns = table.wanted.map(() => new Float64Array(rows.length).fill(Number.NaN));
    for (const model of models) {
      for (const { row, missing, values, spread, left } of predict(table, model)) {
        const root = semiRoot(left);
        const e = missing.map((k) => deviate(seed, [model.ids[k]!, rows.unit[row]!, rows.period[row]!, String(d)]));
        missing.forEach((k, a) => {
          const w = places.get(model.ids[k]!);
          if (w === undefined) return;
          let away = 0;
          for (let b = 0; b <= a; b++) away += root[a]![b]! * e[b]!;
          columns[w]![row] = values[a]! + spread[a]! * away;
        });
      }
    }
    return columns;
  });
  const cells: CellDraws[] = gaps.map((at, w) => ({
    rows: at,
    values: drawn.map((columns) => Float64Array.from(at, (i) => columns[w]![i]!)),
  }));
  const filled = new Map(
    table.wanted.map((j, w) => {
      const y = Float64Array.from(table.columns[j]!);
      for (const [c, i] of cells[w]!.rows.entries())
        y[i] = mean(Float64Array.from(cells[w]!.values, (values) => values[c]!));
      return [ids[j]!, y] as const;
    }),
  );
  return { columns: finished(table, filled), draws: cells };
}

/**
 * Multiple imputation (多重插补): every gap is drawn `m` times from what the other indicators leave open, the value is the
 * mean of the draws, and their standard deviation is carried on (`imputationSpread`, `completedColumns`). Each draw has a
 * normal model of its own, learned by EM from rows drawn with replacement, so that the draws also differ by what is not
 * known of the model. A draw depends on seed, indicator, unit, period and its number, not on the order of the rows.
 * Missing: filled; an indicator without any value stays, with a note. "collinear" as in `em`.
 * @see Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Honaker and King (2010), What to do about missing values in time-series cross-section data, AJPS 54 (EM with bootstrapping)
 */
export const imputeMultiple = defineTableImputer({
  id: "multiple",
  name: { en: "multiple imputation", zh: "多重插补" },
  params: Params,
  texts: imputeEn,
  learned: z.strictObject({
    seed: z.number(),
    draws: z.array(z.strictObject({ models: z.array(NormalModelShape) })),
  }),
  fit,
  apply,
});
