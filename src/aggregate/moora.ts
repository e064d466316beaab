import * as z from "zod/mini";
import { extent } from "../stats/index.ts";
import { fillParts, largestShare, type PartMeans, partMeans, partSums } from "./cells.ts";
import { type ColumnScale, learnScales, scaleTable } from "./matrix-scale.ts";
import {
  defineRanking,
  onParam,
  type Ranked,
  rememberWeights,
  requirePositive,
  requireSameWeights,
  type Table,
} from "./ranking.ts";

const Form = z.enum(["ratio", "reference-point", "multiplicative"]);
const Params = z.strictObject({
  on: onParam,
  /** Ratio system, reference point approach, or the full multiplicative form of MULTIMOORA. */
  form: z._default(Form, "ratio"),
});
const SCALE = { norm: "vector", unturned: true } as const;

type Fitted = {
  readonly form: z.output<typeof Form>;
  readonly scales: readonly ColumnScale[];
  /** The best of each column on its scale, the reference point. */
  readonly best: readonly (number | null)[];
  readonly means: PartMeans;
  readonly weights: readonly number[] | null;
};

/** The columns whose weighted sums are subtracted: the ratios themselves, or their logarithms. */
function terms(table: Table, scales: readonly ColumnScale[], form: Fitted["form"]): readonly Float64Array[] {
  if (form === "multiplicative") requirePositive(table, () => "above 0");
  const r = scaleTable(table, scales, SCALE);
  return form === "multiplicative" ? r.map((x) => x.map(Math.log)) : r;
}

function learn(table: Table, { form }: z.output<typeof Params>): Fitted {
  const scales = learnScales(table, SCALE);
  const of = terms(table, scales, form);
  const best = of.map((x, j) => {
    const { min, max, count } = extent(x);
    if (count === 0) return null;
    return table.costs[j] ? min : max;
  });
  const means = partMeans(partSums(of, table.costs, table.weighting));
  return { form, scales, best, means, weights: rememberWeights(table) };
}

function score(table: Table, { form, scales, best, means, weights }: Fitted): Ranked {
  requireSameWeights(table, weights);
  const of = terms(table, scales, form);
  if (form === "reference-point") {
    const behind = of.map((x, j) => x.map((v) => Math.max(0, table.costs[j] ? v - best[j]! : best[j]! - v)));
    const distance = largestShare(behind, table.weighting);
    return { score: distance.map((d) => 1 - d), distance };
  }
  const { gain, loss } = fillParts(partSums(of, table.costs, table.weighting), means);
  const difference = gain.map((g, i) => g - loss[i]!);
  if (form === "ratio") return { score: difference, gain, loss };
  return { score: difference.map(Math.exp), gain: gain.map(Math.exp), loss: loss.map(Math.exp) };
}

/**
 * MOORA (多目标比率分析法). `ratio`: Σ wⱼrⱼ of the children of which more is better less that of the others, r = x/√Σx².
 * `reference-point`: 1 − max wⱼ|rⱼ* − rⱼ| from the best of every column (published: the distance, less is better).
 * `multiplicative`: Π rⱼ^wⱼ of the first over that of the others.
 * Missing: skipped; its weight goes to the children of its kind, so that a missing cost is no gift, and a kind without any
 * value takes the mean of the rows learned from; in `reference-point` each keeps its own weight. All zero:
 * "values-all-zero". `multiplicative`: values above 0 only, else "value-not-positive". Constant column: the same for all.
 * −1 to 1 (`ratio`), 0 to 1 (`reference-point`, values from 0 up), above 0 (`multiplicative`); more is better;
 * `details`: gain and loss, or distance. Rank reversal: every row is part of √Σx², except in `multiplicative`.
 * @see Brauers and Zavadskas (2006), Control and Cybernetics 35(2), 445–469; the same (2010), TEDE 16(1), 5–24
 * @example
 * const columns = [Float64Array.of(3, 4)];
 * moora.apply(columns, { weights: [1], fitted: moora.fit(columns, {}) }); // => [0.6, 0.8]
 */
export const moora = defineRanking({
  id: "moora",
  name: { en: "MOORA", zh: "多目标比率分析法(MOORA)" },
  params: Params,
  learn,
  score,
});
