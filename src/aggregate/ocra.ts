import * as z from "zod/mini";
import { count, extent } from "../stats/index.ts";
import { fillParts, type PartMeans, type Parts, partMeans, partSums } from "./cells.ts";
import { noteConstant, requireLearned } from "./ends.ts";
import {
  defineRanking,
  onParam,
  type Ranked,
  rememberWeights,
  requirePositive,
  requireSameWeights,
  type Table,
} from "./ranking.ts";

const Params = z.strictObject({ on: onParam });

/** The worst and the smallest value of a column, and whether more is better (1) or less (−1); null without values. */
export type Base = { readonly worst: number; readonly least: number; readonly sign: 1 | -1 } | null;

/**
 * How much better than the worst, in units of the smallest value: (x − min)/min, a cost (max − x)/min.
 * @example preference(Float64Array.of(2, 5), { worst: 5, least: 2, sign: -1 }); // => [1.5, 0]
 */
export function preference(x: Float64Array, { worst, least, sign }: NonNullable<Base>): Float64Array {
  return x.map((v) => (sign * (v - worst)) / least);
}

type Fitted = {
  readonly bases: readonly Base[];
  readonly means: PartMeans;
  /** The least of inputs, of outputs and of their sum. */
  readonly leastLoss: number;
  readonly leastGain: number;
  readonly least: number;
  readonly weights: readonly number[] | null;
};

function partsOf(table: Table, bases: readonly Base[]): Parts {
  requirePositive(table, () => "above 0");
  requireLearned(table, bases);
  const rated = table.columns.map((x, j) => {
    const base = bases[j]!;
    return base === null ? x.map(() => Number.NaN) : preference(x, base);
  });
  return partSums(rated, table.costs, table.weighting);
}

const least = (x: Float64Array): number => (count(x) === 0 ? 0 : extent(x).min);

function learn(table: Table, _: z.output<typeof Params>): Fitted {
  requirePositive(table, () => "above 0");
  const bases = table.columns.map((x, j): Base => {
    const { min, max, count: present } = extent(x);
    if (present === 0) return null;
    if (min === max) noteConstant(table, j, min);
    return table.costs[j] ? { worst: max, least: min, sign: -1 } : { worst: min, least: min, sign: 1 };
  });
  const parts = partsOf(table, bases);
  const means = partMeans(parts);
  const [leastGain, leastLoss] = [least(parts.gain), least(parts.loss)];
  const { gain, loss } = fillParts(parts, means);
  const sums = gain.map((g, i) => g - leastGain + (loss[i]! - leastLoss));
  return { bases, means, leastGain, leastLoss, least: least(sums), weights: rememberWeights(table) };
}

function score(table: Table, fitted: Fitted): Ranked {
  requireSameWeights(table, fitted.weights);
  const { gain, loss } = fillParts(partsOf(table, fitted.bases), fitted.means);
  const inputs = loss.map((v) => v - fitted.leastLoss);
  const outputs = gain.map((v) => v - fitted.leastGain);
  return { score: outputs.map((o, i) => o + inputs[i]! - fitted.least), inputs, outputs };
}

/**
 * OCRA (运营竞争力评级法): I = Σ wⱼ(max − x)/min over the costs, O = Σ wⱼ(x − min)/min over the others, each less its
 * smallest; score I + O less its smallest. Full compensation. Weights sum to 1.
 * Missing: skipped; its weight goes to the children of its kind, and a kind without any value takes the mean of the rows
 * learned from. A value at or below 0 is "value-not-positive". Constant column: adds nothing, with a note.
 * 0 for the last of the rows learned from, no upper bound, below 0 for worse rows later; more is better;
 * `details`: inputs (Ī), outputs (Ō). Rank reversal: a new smallest value changes the unit of its column.
 * @see Parkan (1994), Managerial and Decision Economics 15(3), 201–221; Parkan and Wu (2000)
 * @example
 * const columns = [Float64Array.of(2, 5)];
 * ocra.apply(columns, { weights: [1], fitted: ocra.fit(columns, {}) }); // => [0, 1.5]
 */
export const ocra = defineRanking({
  id: "ocra",
  name: { en: "OCRA", zh: "运营竞争力评级法(OCRA)" },
  params: Params,
  learn,
  score,
});
