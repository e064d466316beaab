import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { defineTableImputer, type ImputedTable, type ImputeTable } from "../../method/index.ts";
import { noteLeft } from "./gaps.ts";
import { learnModel, type NormalModel, NormalModelShape, NormalParams, predict, scopesOf } from "./normal-model.ts";

const Params = z.strictObject(NormalParams);

export type NormalModels = { readonly models: readonly NormalModel[] };

function fit(table: ImputeTable, options: z.output<typeof Params>): NormalModels {
  const models = scopesOf(table, options.within).map((places) =>
    learnModel(table, places, { ...options, method: "em", note: (issue) => table.note(issue) }),
  );
  return { models };
}

function apply(table: ImputeTable, { models }: NormalModels): ImputedTable {
  const ids = table.nodes.map(({ id }) => id);
  const filled = new Map(table.wanted.map((j) => [ids[j]!, Float64Array.from(table.columns[j]!)]));
  for (const model of models) {
    for (const { row, missing, values } of predict(table, model)) {
      missing.forEach((m, a) => {
        const y = filled.get(model.ids[m]!);
        if (y !== undefined && Number.isNaN(y[row]!)) y[row] = values[a]!;
      });
    }
  }
  return { columns: finished(table, filled) };
}

/** The wanted columns, with a note of what no model knows. */
export function finished(table: ImputeTable, filled: ReadonlyMap<string, Float64Array>): Float64Array[] {
  return table.wanted.map((j) => {
    const { id } = table.nodes[j]!;
    const y = filled.get(id)!;
    const left = [...y.keys()].filter((i) => Number.isNaN(y[i]!));
    noteLeft("nothing-known", left, { rows: table.rows, note: (issue) => table.note(issue, id) });
    return y;
  });
}

/**
 * Expectation and maximisation (EM 插补): all indicators as one multivariate normal, its means and covariances learned from
 * rows with gaps; a gap gets its expected value given what the row has, x̂ₘ = μₘ + Σₘₒ Σₒₒ⁻¹ (xₒ − μₒ). A row with nothing
 * gets the means. Spread shrinks as with any best guess: `multiple` keeps it.
 * Missing: filled; an indicator without any value stays, with a note. Indicators that follow from each other, or more of
 * them than the rows can tell apart: "collinear", with `within` and `ridge` as ways out.
 * @see Dempster, Laird, Rubin (1977); Little and Rubin (2002), Statistical Analysis with Missing Data, 11.2
 */
export const imputeEm = defineTableImputer({
  id: "em",
  name: { en: "expectation–maximisation", zh: "EM 插补" },
  params: Params,
  texts: imputeEn,
  learned: z.strictObject({ models: z.array(NormalModelShape) }),
  fit,
  apply,
});
