import * as z from "zod/mini";
import { extent, sortIndex } from "../stats/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { largestShare } from "./cells.ts";
import { type Ends, learnEnds, requireLearned, shortfalls } from "./ends.ts";
import {
  defineRanking,
  midpointNote,
  onParam,
  type Ranked,
  rememberWeights,
  requireSameWeights,
  type Table,
} from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** Weight of the group's utility against the largest regret. */
  v: z._default(z.number().check(z.gte(0), z.lte(1)), 0.5),
});

type Range = { readonly least: number; readonly most: number };

/** A share of the way from least to most; 0.5 where there is no way. */
const along = (x: number, { least, most }: Range): number =>
  most > least ? (x - least) / (most - least) : 0.5 + (x - x);

/**
 * Q = v·(S − S*)/(S⁻ − S*) + (1 − v)·(R − R*)/(R⁻ − R*): less is better. A part without a range counts as 0.5.
 * @example compromiseMeasure(Float64Array.of(0, 1), Float64Array.of(2, 4), { v: 0.5, s: { least: 0, most: 1 }, r: { least: 2, most: 4 } }); // => [0, 1]
 */
export function compromiseMeasure(
  s: Float64Array,
  r: Float64Array,
  ranges: { readonly v: number; readonly s: Range; readonly r: Range },
): Float64Array {
  const { v } = ranges;
  return s.map((value, i) => v * along(value, ranges.s) + (1 - v) * along(r[i]!, ranges.r));
}

/** Who belongs to the compromise and which of its two conditions hold. */
export interface Compromise {
  /** C1: the first leads the second by at least 1/(n − 1). */
  readonly advantage: boolean;
  /** C2: the first is also first by S or by R. */
  readonly stability: boolean;
  /** 1 for a row of the compromise set, 0 for the others, missing without a Q. */
  readonly member: Float64Array;
}

/**
 * The compromise set of Q: the first alone where both conditions hold, the first two where only stability fails, and
 * all within 1/(n − 1) of the first where the advantage fails.
 * @example compromiseSet({ q: Float64Array.of(0, 0.2, 1), s: Float64Array.of(0, 1, 2), r: Float64Array.of(0, 1, 2) }).member; // => [1, 1, 0]
 */
export function compromiseSet({
  q,
  s,
  r,
}: {
  readonly q: Float64Array;
  readonly s: Float64Array;
  readonly r: Float64Array;
}): Compromise {
  const order = sortIndex(q, { order: "ascending" });
  const member = q.map((value) => (Number.isNaN(value) ? value : 0));
  if (order.length === 0) return { advantage: false, stability: false, member };
  const first = order[0]!;
  const lead = order.length > 1 ? 1 / (order.length - 1) : 0;
  const advantage = order.length < 2 || q[order[1]!]! - q[first]! >= lead;
  const stability = s[first]! <= extent(s).min || r[first]! <= extent(r).min;
  order.forEach((i, place) => {
    const within = advantage ? place === 0 || (!stability && place === 1) : q[i]! - q[first]! < lead;
    if (within) member[i] = 1;
  });
  return { advantage, stability, member };
}

type Fitted = {
  readonly v: number;
  readonly ends: readonly Ends[];
  readonly s: Range;
  readonly r: Range;
  readonly weights: readonly number[] | null;
  /** Of the rows learned from. */
  readonly advantage: boolean;
  readonly stability: boolean;
};

function regrets({ columns, weighting }: Table, ends: readonly Ends[]) {
  const d = shortfalls(columns, ends);
  return { s: weightedMeans(d, weighting), r: largestShare(d, weighting) };
}

function rangeOf(x: Float64Array): Range {
  const { min, max, count } = extent(x);
  return count === 0 ? { least: 0, most: 0 } : { least: min, most: max };
}

function learn(table: Table, { v }: z.output<typeof Params>): Fitted {
  const ends = learnEnds(table, { from: "observed", scale: [0, 100], param: "ideal" });
  const { s, r } = regrets(table, ends);
  const ranges = { v, s: rangeOf(s), r: rangeOf(r) };
  for (const [what, { least, most }] of [["S", ranges.s] as const, ["R", ranges.r] as const])
    if (least === most && table.columns.length > 0) midpointNote(table, what);
  const { advantage, stability } = compromiseSet({ q: compromiseMeasure(s, r, ranges), s, r });
  return { ...ranges, ends, weights: rememberWeights(table), advantage, stability };
}

function score(table: Table, fitted: Fitted): Ranked {
  requireLearned(table, fitted.ends);
  requireSameWeights(table, fitted.weights);
  const { s, r } = regrets(table, fitted.ends);
  const q = compromiseMeasure(s, r, fitted);
  return { score: q.map((value) => 1 - value), S: s, R: r, Q: q, compromise: compromiseSet({ q, s, r }).member };
}

/**
 * VIKOR (多准则妥协解排序法): a compromise between the loss of all children together and the largest loss of one.
 * dⱼ = (best − x)/(best − worst), S = Σ wⱼdⱼ, R = max wⱼdⱼ, Q = v(S − S*)/(S⁻ − S*) + (1 − v)(R − R*)/(R⁻ − R*).
 * Published, less Q is better; the score is 1 − Q: 1 for the best in both, 0 for the worst in both, later rows beyond.
 * Missing: skipped; in S the weights of the present ones count, in R each keeps its own. Constant column: no loss, with
 * a note. S or R the same for all rows: that part counts as 0.5, with a note.
 * `details`: S, R, Q and `compromise`, 1 for the rows of the compromise set; `fitted` says whether its conditions
 * `advantage` (C1) and `stability` (C2) hold. Rank reversal: rows change best and worst, S*, S⁻, R* and R⁻.
 * @see Opricovic and Tzeng (2004), Compromise solution by MCDM methods, Eur. J. Oper. Res. 156, 445–455
 * @example
 * const columns = [Float64Array.of(0, 5, 10), Float64Array.of(4, 4, 0)];
 * // S = ½, ¼, ½; R = ½, ¼, ½
 * vikor.apply(columns, { weights: [1, 1], fitted: vikor.fit(columns, {}) }); // => [0, 1, 0]
 */
export const vikor = defineRanking({
  id: "vikor",
  name: { en: "VIKOR", zh: "多准则妥协解排序法(VIKOR)" },
  params: Params,
  learn,
  score,
});
