import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { extent } from "../stats/index.ts";
import { lnAll, lnBlock } from "../stats/ln-block.ts";
import { proportional } from "./informative.ts";
import { asSigned, lessIsBetter, onParam, readsOn, requirePositive } from "./raw-values.ts";

const Params = z.strictObject({ on: onParam });

/** Rows whose logarithms are held at a time. */
const blockRows = 256;

interface Effects {
  /** Sᵢ: how each row performs with all indicators. */
  readonly overall: Float64Array;
  /** Mean over the rows of what leaving an indicator out changes. */
  readonly effects: Float64Array;
}

/**
 * S′ᵢⱼ is Sᵢ without aᵢⱼ = |ln nᵢⱼ|, so Sᵢ − S′ᵢⱼ = −ln(1 − aᵢⱼ/(m + Tᵢ)), T the total of the row: n·m steps where
 * leaving each out in turn takes n·m². The logarithms of a column are taken of products of many factors.
 */
function removalEffects(columns: readonly Float64Array[], smaller: readonly boolean[]): Effects {
  const m = columns.length;
  const n = columns[0]?.length ?? 0;
  const best = columns.map((x, j) => (smaller[j] ? extent(x).max : extent(x).min));
  const logs = new Float64Array(m * blockRows);
  const ratios = new Float64Array(blockRows);
  const block = lnBlock(blockRows);
  const total = new Float64Array(blockRows);
  const present = new Float64Array(blockRows);
  const overall = new Float64Array(n);
  const effects = new Float64Array(m);
  const counts = new Float64Array(m);
  for (let from = 0; from < n; from += blockRows) {
    const rows = Math.min(blockRows, n - from);
    total.fill(0);
    present.fill(0);
    for (let j = 0; j < m; j++) {
      const x = columns[j]!;
      const b = best[j]!;
      const at = j * blockRows;
      const { y } = block;
      for (let i = 0; i < rows; i++) ratios[i] = y[i] = x[from + i]! / b;
      lnAll(block, rows);
      for (let i = 0; i < rows; i++) {
        const ratio = ratios[i]!;
        const a = Math.abs(ratio > 1e-300 && ratio < Infinity ? y[i]! : Math.log(ratio));
        logs[at + i] = a;
        if (Number.isNaN(a)) continue;
        total[i] = total[i]! + a;
        present[i] = present[i]! + 1;
      }
    }
    for (let i = 0; i < rows; i++) {
      overall[from + i] = present[i] === 0 ? Number.NaN : Math.log(1 + total[i]! / present[i]!);
      total[i] = total[i]! + present[i]!;
    }
    for (let j = 0; j < m; j++) {
      const at = j * blockRows;
      let product = 1;
      for (let i = 0; i < rows; i++) {
        const a = logs[at + i]!;
        if (Number.isNaN(a)) continue;
        const part = a / total[i]!;
        counts[j]! += 1;
        if (part < 1e-3) {
          effects[j]! -= Math.log1p(-part); // 1 − part would lose its last digits
          continue;
        }
        product *= 1 - part;
        if (product > 1e-200) continue;
        effects[j]! -= Math.log(product);
        product = 1;
      }
      effects[j]! -= Math.log(product);
    }
  }
  return { overall, effects: effects.map((effect, j) => (counts[j] === 0 ? 0 : effect / counts[j]!)) };
}

function fit(given: readonly Float64Array[], _: z.output<typeof Params>, outer: TableContext) {
  const { columns, context } = asSigned(given, outer);
  requirePositive(columns, context, { method: "merec", lowest: "above 0" });
  const { effects } = removalEffects(columns, context.nodes.map(lessIsBetter));
  // the sum over n complete rows, as it is published
  const removal = Array.from(effects, (effect) => effect * (columns[0]?.length ?? 0));
  return { weights: proportional(removal, "merec", context), removal };
}

/**
 * MEREC (指标移除效应法): method based on the removal effects of criteria. An indicator weighs the more, the more the
 * performance of the units changes without it.
 * nᵢⱼ = min xⱼ / xᵢⱼ where more is better, xᵢⱼ / max xⱼ where less is; Sᵢ = ln(1 + (1/m)·Σⱼ |ln nᵢⱼ|), S′ᵢⱼ without j but
 * still divided by m; Eⱼ = Σᵢ |S′ᵢⱼ − Sᵢ|; wⱼ = Eⱼ / Σₖ Eₖ. On the raw values, whose unit cancels. `removal` has the Eⱼ.
 * Missing: skipped; a row counts with the m it has, Eⱼ is brought to the number of rows. A value ≤ 0:
 * "cell-not-positive". A constant column: weight 0 and the note "no-information"; all constant: "no-divergence".
 * Needs two units. Time: n·m.
 * @see Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis, Antucheviciene (2021), Determination of objective weights using a new method based on the removal effects of criteria (MEREC), Symmetry 13(4)
 * @example
 * // |ln n| is (0, 1) in both: S = ln 2 in the second row, ln 1.5 without either, so they weigh the same
 * merec.fit([Float64Array.of(1, Math.E), Float64Array.of(2, 2 * Math.E)], {}).weights; // => [0.5, 0.5]
 */
export const merec = defineWeigher({
  id: "merec",
  name: { en: "MEREC", zh: "指标移除效应法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});
