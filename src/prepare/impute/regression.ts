import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { IndexError } from "../../errors/index.ts";
import { defineTableImputer, type ImputedTable, type ImputeTable } from "../../method/index.ts";
import { linearRegression } from "../../stats/linear-regression.ts";
import { noteLeft } from "./gaps.ts";
import { placesOfIds } from "./predictors.ts";

const Params = z.strictObject({
  /** Ids of indicators, in their measures after the denominator. */
  predictors: z.array(z.string()).check(z.minLength(1)),
});

type Line = {
  readonly id: string;
  /** Rows that the line was learned from. */
  readonly rows: number;
  readonly intercept: number;
  readonly coefficients: readonly { readonly id: string; readonly slope: number }[];
};
export type Regressions = { readonly lines: readonly Line[] };

const RegressionsShape = z.strictObject({
  lines: z.array(
    z.strictObject({
      id: z.string(),
      rows: z.number(),
      intercept: z.number(),
      coefficients: z.array(z.strictObject({ id: z.string(), slope: z.number() })),
    }),
  ),
});

function fit(table: ImputeTable, { predictors }: z.output<typeof Params>): Regressions {
  const places = placesOfIds([...new Set(predictors)], table, "predictors");
  const lines: Line[] = [];
  for (const j of table.wanted) {
    const { id } = table.nodes[j]!;
    const used = places.filter((k) => k !== j);
    const y = table.columns[j]!;
    if (!y.some((v) => Number.isNaN(v))) continue;
    const complete = [...y.keys()].filter((i) => ![j, ...used].some((k) => Number.isNaN(table.columns[k]![i]!)));
    const needed = used.length + 2;
    if (complete.length < needed || used.length === 0) {
      const params = { method: "regression", found: complete.length, needed };
      throw new IndexError([{ code: "too-few-complete", path: [id], params }]);
    }
    const pick = (k: number) => Float64Array.from(complete, (i) => table.columns[k]![i]!);
    const line = linearRegression(pick(j), used.map(pick));
    const ids = used.map((k) => table.nodes[k]!.id);
    if (line === null) throw new IndexError([{ code: "collinear", path: [id], params: { method: "regression", ids } }]);
    const coefficients = ids.map((other, k) => ({ id: other, slope: line.coefficients[k + 1]! }));
    lines.push({ id, rows: complete.length, intercept: line.coefficients[0]!, coefficients });
  }
  return { lines };
}

function apply(table: ImputeTable, { lines }: Regressions): ImputedTable {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const filled = table.wanted.map((j) => {
    const { id } = table.nodes[j]!;
    const line = byId.get(id);
    const left: number[] = [];
    const places =
      line === undefined
        ? []
        : placesOfIds(
            line.coefficients.map((c) => c.id),
            table,
            "predictors",
          );
    const y = Float64Array.from(table.columns[j]!, (v, i) => {
      if (!Number.isNaN(v)) return v;
      let value = line?.intercept ?? Number.NaN;
      for (const [k, { slope }] of (line?.coefficients ?? []).entries())
        value += slope * table.columns[places[k]!]![i]!;
      if (Number.isNaN(value)) left.push(i);
      return value;
    });
    const reason = line === undefined ? "nothing-known" : "no-predictor";
    noteLeft(reason, left, { rows: table.rows, note: (issue) => table.note(issue, id) });
    return y;
  });
  return { columns: filled };
}

/**
 * Regression (回归插补): a gap gets what the least-squares line on the predictors says, y = a + Σ bₖ xₖ, learned from the
 * rows that have them all. The filled values lie on the line, so the spread of the column shrinks.
 * Missing: filled; a row without one of the predictors stays, with a note. Fewer complete rows than unknowns + 1:
 * "too-few-complete"; predictors that follow from each other: "collinear".
 * @see Little and Rubin (2002), Statistical Analysis with Missing Data, 4.2
 */
export const imputeRegression = defineTableImputer({
  id: "regression",
  name: { en: "regression", zh: "回归插补" },
  params: Params,
  texts: imputeEn,
  learned: RegressionsShape,
  fit,
  apply,
});
