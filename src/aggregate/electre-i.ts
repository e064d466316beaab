import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { type AggregateInput, defineAggregator, type TableContext } from "../method/index.ts";
import { extent } from "../stats/index.ts";
import { refuseRowWeights } from "./children.ts";
import { createRelation, kernelOf, type Relation } from "./outranking-kernel.ts";
import { type Pairs, pairsOf, pairWork, quiet, spread } from "./pairs.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));
const Params = z.strictObject({
  /** Least share of weight that must be for "at least as good". */
  concordance: z._default(share, 0.65),
  /** Largest loss on any child that is borne, as a share of the child's range. */
  discordance: z._default(share, 0.35),
});

type Fitted = z.output<typeof Params> & { readonly ranges: readonly number[] };

/** What speaks for "at least as good", and what against, from 0 to 1: of a over b, and of b over a. */
interface Verdict {
  forA: number;
  forB: number;
  againstA: number;
  againstB: number;
}

/** Judges a pair on the children that both have, into `found`; nothing in common: 0 and 0. */
function judge(
  { values, weights, width }: Pairs,
  ranges: readonly number[],
  a: number,
  b: number,
  found: Verdict,
): void {
  let forA = 0;
  let forB = 0;
  let total = 0;
  let againstA = 0;
  let againstB = 0;
  for (let j = 0; j < width; j++) {
    const d = values[a * width + j]! - values[b * width + j]!;
    if (Number.isNaN(d)) continue;
    const w = weights[j]!;
    total += w;
    if (d >= 0) forA += w;
    if (d <= 0) forB += w;
    const range = ranges[j]!;
    if (range > 0 && -d > againstA * range) againstA = -d / range;
    if (range > 0 && d > againstB * range) againstB = d / range;
  }
  found.forA = total > 0 ? forA / total : 0;
  found.forB = total > 0 ? forB / total : 0;
  found.againstA = againstA;
  found.againstB = againstB;
}

const rounding = 1e-12; // 0.1 + 0.2 + 0.4 is meant to reach 0.7

function outranking(
  columns: readonly Float64Array[],
  { weights, rowWeights, fitted }: AggregateInput<Fitted>,
  context: TableContext,
) {
  refuseRowWeights(rowWeights, "electre-i");
  const pairs = pairsOf(columns, weights);
  const n = pairs.rows.length;
  const tick = pairWork(n, { ...context, method: "electre-i" });
  const ranges = fitted.ranges.filter((_, j) => weights[j]! > 0);
  const relation = createRelation(n);
  const outranks = new Float64Array(n);
  const outrankedBy = new Float64Array(n);
  const passes = (concordance: number, discordance: number): boolean =>
    // a threshold of 0 must not let rows without a common child outrank each other
    concordance > 0 && concordance >= fitted.concordance - rounding && discordance <= fitted.discordance + rounding;
  const add = (a: number, b: number): void => {
    relation.add(a, b);
    outranks[a]! += 1;
    outrankedBy[b]! += 1;
  };
  const found: Verdict = { forA: 0, forB: 0, againstA: 0, againstB: 0 };
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      judge(pairs, ranges, a, b, found);
      if (passes(found.forA, found.againstA)) add(a, b);
      if (passes(found.forB, found.againstB)) add(b, a);
    }
    tick(a);
  }
  return { pairs, relation: relation as Relation, outranks, outrankedBy };
}

/**
 * ELECTRE I (消去与选择转换法): a outranks b where the children on which a is at least as good as b weigh at least
 * `concordance` (0.65), and on none is a behind by more than `discordance` (0.35) of that child's range over the rows learned
 * from. The kernel holds the rows worth choosing: none outranks another, each row outside is outranked by one of them;
 * rows that outrank each other in a circle count as one. The score is how many rows a row outranks, less how many outrank it:
 * only its order means something, and ELECTRE I itself gives no ranking, only the kernel.
 * Missing: a pair is judged on the children that both have, by their weights; with none in common neither outranks.
 * A row without any value is missing. Any score is accepted. Learns the ranges; adding or removing a row can change the rest.
 * Range: −(n − 1) to n − 1. Compensation: limited, a veto by the discordance.
 * Details: `kernel` (1 or 0), `outranks`, `outrankedBy`. Time: rows² · children and rows² bits; above 5,000 rows the note
 * "pairs-ahead"; `progress` may throw to stop.
 * @see Roy (1968), RIRO 2; Roy (1991), The outranking approach and the foundations of ELECTRE methods, Theory and Decision 31
 * @example
 * const columns = [Float64Array.of(90, 60, 10), Float64Array.of(80, 85, 90)];
 * const input = { weights: [3, 1], fitted: electreI.fit(columns, { discordance: 0.5 }) };
 * electreI.apply(columns, input); // => [1, 0, -1]
 * electreI.details(columns, input).kernel; // => [1, 0, 1]
 */
export const electreI = defineAggregator({
  id: "electre-i",
  texts: aggregateMeansEn,
  name: { en: "ELECTRE I", zh: "ELECTRE I 法" },
  params: Params,
  shape: "table",
  ordinal: true,
  fit: (columns, params): Fitted => ({
    ...params,
    ranges: columns.map((x) => {
      const { min, max } = extent(x);
      return max > min ? max - min : 0;
    }),
  }),
  apply: (columns, input, context) => {
    const { pairs, outranks, outrankedBy } = outranking(columns, input, context);
    return spread(
      outranks.map((own, a) => own - outrankedBy[a]!),
      pairs,
      context.rows.length,
    );
  },
  details: (columns, input, context) => {
    const { pairs, relation, outranks, outrankedBy } = outranking(columns, input, quiet(context));
    const all = (values: ArrayLike<number>) => spread(values, pairs, context.rows.length);
    return { kernel: all(kernelOf(relation)), outranks: all(outranks), outrankedBy: all(outrankedBy) };
  },
});
