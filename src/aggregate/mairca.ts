import * as z from "zod/mini";
import { weightedMeans } from "./arithmetic.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";

const Params = z.strictObject({ on: onParam });

type Fitted = { readonly scales: readonly ColumnScale[]; readonly rows: number };

/** Rows with a value, among which preference is shared out evenly. */
function countRows({ columns }: Table): number {
  const present = new Uint8Array(columns[0]?.length ?? 0);
  for (const x of columns) for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) present[i] = 1;
  return present.reduce((n, one) => n + one, 0);
}

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  return { scales: learnScales(table, { norm: "min-max" }), rows: countRows(table) };
}

function score(table: Table, { scales, rows }: Fitted): Ranked {
  const met = weightedMeans(scaleTable(table, scales, { norm: "min-max" }), table.weighting);
  return { score: met, gap: met.map((v) => (1 - v) / rows) };
}

/**
 * MAIRCA (多属性理想—现实比较法): the gap between the theoretical rating wⱼ/n, the same for all n rows, and the real one
 * wⱼrⱼ/n on the min-max scale: G = Σ wⱼ(1 − rⱼ)/n. Published, the smallest gap is best; the score is 1 − n·G, the share
 * of the theoretical rating that is met, which does not move with n.
 * It is the weighted sum on the min-max scale, and its order too.
 * Missing: skipped; the weights of the present ones count. Constant column: half of it met, with a note.
 * 0 to 1 on the rows learned from, later rows beyond; more is better; `details`: gap, as published.
 * Rank reversal: a new extreme changes the scale of its column.
 * @see Gigović, Pamučar, Bajić, Milićević (2016), Sustainability 8(4), 372
 * @example
 * const columns = [Float64Array.of(0, 1, 4)];
 * mairca.apply(columns, { weights: [1], fitted: mairca.fit(columns, {}) }); // => [0, 0.25, 1]
 */
export const mairca = defineRanking({
  id: "mairca",
  name: { en: "MAIRCA", zh: "多属性理想—现实比较法(MAIRCA)" },
  params: Params,
  learn,
  score,
});
