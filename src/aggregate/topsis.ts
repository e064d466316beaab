import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import { extent, sum } from "../stats/index.ts";
import { eachCell, type Weighting } from "./cells.ts";
import { type Ends, EndsChoice, learnEnds, requireLearned, ScalePair } from "./ends.ts";
import { vectorLength } from "./matrix-scale.ts";
import { defineRanking, midpointNote, onParam, type Ranked, requirePositive, type Table, weighs } from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** What a column is divided by: √Σx², best − worst, Σx, the largest, or nothing. */
  norm: z._default(z.enum(["vector", "min-max", "sum", "max", "none"]), "vector"),
  /** `space`: √Σ(wⱼdⱼ)², as published; `distance`: √Σwⱼdⱼ². */
  weights: z._default(z.enum(["space", "distance"]), "space"),
  ideal: z._default(EndsChoice, "observed"),
  /** Worst and best of every child, for `ideal: scale`. */
  scale: ScalePair,
});
type Norm = z.output<typeof Params>["norm"];
type WeightsIn = z.output<typeof Params>["weights"];

/** The two ideals of a column and the length that makes it comparable with the others. */
export type Ideal = { readonly worst: number; readonly best: number; readonly length: number } | null;

/**
 * Distances from the best and from the worst point. A value beyond an ideal has no distance to it, so that a later row
 * never loses by being better. Beside gaps the present children stand for the missing ones.
 * @example
 * const ideals = [{ worst: 0, best: 4, length: 4 }, { worst: 3, best: 0, length: 3 }];
 * const { dPlus, dMinus } = idealDistances([Float64Array.of(1), Float64Array.of(1)], ideals, { weights: [1, 1], within: "distance" });
 * dPlus; // => [0.580349…]
 * dMinus; // => [0.503460…]
 */
export function idealDistances(
  columns: readonly Float64Array[],
  ideals: readonly Ideal[],
  { within, ...weighting }: Weighting & { readonly within: WeightsIn },
): { readonly dPlus: Float64Array; readonly dMinus: Float64Array } {
  const n = columns[0]?.length ?? 0;
  const dPlus = new Float64Array(n);
  const dMinus = new Float64Array(n);
  const present = new Float64Array(n);
  const whole = new Float64Array(n);
  const factorOf = (share: number) => (within === "space" ? share * share : share);
  const { weights, rowWeights } = weighting;
  if (rowWeights === undefined) {
    const total = weights.reduce((sum, w) => sum + w, 0);
    const factors = weights.map((w) => factorOf(w / total));
    const sides = columns.flatMap((x, j) => (weights[j]! > 0 ? [{ x, ideal: ideals[j]!, factor: factors[j]! }] : []));
    const all = sides.reduce((sum, { factor }) => sum + factor, 0);
    for (let start = 0; start < n; start += blockRows) {
      const rows = { start, end: Math.min(n, start + blockRows) };
      for (const side of sides) addDistances(side, { dPlus, dMinus, present }, rows);
    }
    for (let i = 0; i < n; i++) {
      // 0/0: nothing present, so missing
      dPlus[i] = Math.sqrt((dPlus[i]! / present[i]!) * all);
      dMinus[i] = Math.sqrt((dMinus[i]! / present[i]!) * all);
    }
    return { dPlus, dMinus };
  }
  eachCell(columns, weighting, (v, share, i, j) => {
    const ideal = ideals[j]!;
    const factor = factorOf(share);
    present[i] = present[i]! + factor;
    if (ideal === null || ideal.best === ideal.worst) return;
    const { worst, best, length } = ideal;
    const sign = best > worst ? 1 : -1;
    const below = Math.max(0, (sign * (best - v)) / length);
    const above = Math.max(0, (sign * (v - worst)) / length);
    dPlus[i] = dPlus[i]! + factor * below * below;
    dMinus[i] = dMinus[i]! + factor * above * above;
  });
  const complete = columns.map(() => new Float64Array(n));
  eachCell(complete, weighting, (_, share, i) => {
    whole[i] = whole[i]! + factorOf(share);
  });
  for (let i = 0; i < n; i++) {
    // 0/0: nothing present, so missing
    dPlus[i] = Math.sqrt((dPlus[i]! / present[i]!) * whole[i]!);
    dMinus[i] = Math.sqrt((dMinus[i]! / present[i]!) * whole[i]!);
  }
  return { dPlus, dMinus };
}

/** Rows whose distances stay in the first-level cache while the columns pass. */
const blockRows = 512;

interface Distances {
  readonly dPlus: Float64Array;
  readonly dMinus: Float64Array;
  /** Factors of the present children. */
  readonly present: Float64Array;
}

interface Side {
  readonly x: Float64Array;
  readonly ideal: Ideal;
  readonly factor: number;
}

/** Adds one column's share of the squared distances of the rows from `start` to `end`. */
function addDistances(
  { x, ideal, factor }: Side,
  { dPlus, dMinus, present }: Distances,
  { start, end }: { start: number; end: number },
): void {
  const { worst, best, length } = ideal ?? { worst: 0, best: 0, length: 1 };
  const sign = best > worst ? 1 : -1;
  const counts = best !== worst;
  const by = sign / length;
  const divides = !Number.isFinite(by); // a length below the normal numbers has no reciprocal
  for (let i = start; i < end; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    present[i] = present[i]! + factor;
    if (!counts) continue;
    const below = divides ? (sign * (best - v)) / length : (best - v) * by;
    const above = divides ? (sign * (v - worst)) / length : (v - worst) * by;
    if (below > 0) dPlus[i] = dPlus[i]! + factor * below * below;
    if (above > 0) dMinus[i] = dMinus[i]! + factor * above * above;
  }
}

/** D⁻ / (D⁺ + D⁻), and 0.5 where both are 0: best and worst are one point. */
export function closeness(dPlus: Float64Array, dMinus: Float64Array): Float64Array {
  return dPlus.map((d, i) => (d + dMinus[i]! === 0 ? 0.5 : dMinus[i]! / (d + dMinus[i]!)));
}

function lengthOf(x: Float64Array, norm: Norm, ends: NonNullable<Ends>): number {
  switch (norm) {
    case "vector":
      return vectorLength(x);
    case "min-max":
      return Math.abs(ends.best - ends.worst);
    case "sum":
      return sum(x);
    case "max":
      return extent(x).max;
    case "none":
      return 1;
    default:
      return norm satisfies never;
  }
}

type Fitted = { readonly ideals: readonly Ideal[]; readonly within: WeightsIn };

function learn(table: Table, { norm, weights, ideal, scale }: z.output<typeof Params>): Fitted {
  if (norm === "sum" || norm === "max") requirePositive(table, () => "at least 0");
  const ends = learnEnds(table, { from: ideal, scale, param: "ideal" });
  const ideals = ends.map((end, j): Ideal => {
    if (end === null) return null;
    const length = lengthOf(table.columns[j]!, norm, end);
    const { id } = table.nodes[j]!;
    if (length > 0 && Number.isFinite(length)) return { ...end, length };
    // a column of zeros: where its ideals are its own values it is constant and adds nothing
    if (end.best === end.worst || !weighs(table, j)) return { worst: end.best, best: end.best, length: 1 };
    throw new IndexError([
      length === 0 || Number.isNaN(length)
        ? { code: "values-all-zero", path: [id], params: { method: table.method } }
        : { code: "range-overflow", path: [id], params: { min: end.worst, max: end.best } },
    ]);
  });
  return { ideals, within: weights };
}

function score(table: Table, { ideals, within }: Fitted): Ranked {
  requireLearned(table, ideals);
  const { dPlus, dMinus } = idealDistances(table.columns, ideals, { ...table.weighting, within });
  const beyond = dPlus.findIndex((d, i) => d + dMinus[i]! === Number.POSITIVE_INFINITY);
  if (beyond >= 0) {
    const { unit, period } = table.context.rows;
    const params = { method: table.method, unit: unit[beyond]!, period: period[beyond]! };
    throw new IndexError([{ code: "overflow", path: [], params }]);
  }
  if (dPlus.some((d, i) => d + dMinus[i]! === 0)) midpointNote(table, "D⁺ + D⁻");
  return { score: closeness(dPlus, dMinus), dPlus, dMinus };
}

/**
 * TOPSIS (优劣解距离法): how close a row is to the best point and how far from the worst, C = D⁻ / (D⁺ + D⁻), with
 * D± the distances from the ideals in a space in which each column is divided by its `norm` and weighted.
 * `ideal`: the best and worst value `observed`, the system's `goalposts`, or the ends of one `scale`, whose C does not
 * move with the other rows (with `norm: min-max` or `none`).
 * Missing: skipped; the present children stand for the missing ones. Ideals and bands of an indicator become the
 * distance from them. A constant column adds nothing, with a note. One row, or all equal: 0.5, with a note.
 * A later value beyond an ideal counts as the ideal. 0 to 1, more is better; `details`: dPlus, dMinus.
 * Rank reversal: with observed ideals a new worst or best row can exchange two others.
 * @see Hwang and Yoon (1981), Multiple Attribute Decision Making, Springer
 * @example
 * const columns = [Float64Array.of(2, 5, 3), Float64Array.of(1, 8, 3)];
 * const fitted = topsis.fit(columns, { norm: "min-max" });
 * topsis.apply(columns, { weights: [0.6, 0.4], fitted }); // => [0, 1, 0.319083…]
 */
export const topsis = defineRanking({
  id: "topsis",
  name: { en: "TOPSIS", zh: "优劣解距离法(TOPSIS)" },
  params: Params,
  needs: ({ ideal, norm }) => (ideal === "observed" || (norm !== "min-max" && norm !== "none") ? { units: 2 } : {}),
  learn,
  score,
});
