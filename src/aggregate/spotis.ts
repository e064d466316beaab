import * as z from "zod/mini";
import { weightedMeans } from "./arithmetic.ts";
import { type Ends, EndsChoice, learnEnds, requireLearned, ScalePair, shortfalls } from "./ends.ts";
import { defineRanking, onParam, type Ranked, type Table } from "./ranking.ts";

const Params = z.strictObject({
  on: onParam,
  /** Where the scale of a child begins and ends: in the data, in the system's goalposts, or on one `scale` for all. */
  bounds: z._default(EndsChoice, "observed"),
  /** Worst and best of every child, for `bounds: scale`. */
  scale: ScalePair,
});

type Fitted = { readonly ends: readonly Ends[] };

function learn(table: Table, { bounds, scale }: z.output<typeof Params>): Fitted {
  return { ends: learnEnds(table, { from: bounds, scale, param: "bounds" }) };
}

function score(table: Table, { ends }: Fitted): Ranked {
  requireLearned(table, ends);
  const distance = weightedMeans(shortfalls(table.columns, ends), table.weighting);
  return { score: distance.map((p) => 1 - p), P: distance };
}

/**
 * SPOTIS (稳定偏好排序法): weighted distance from the ideal within bounds, P = Σ wⱼ(best − x)/(best − worst). Published,
 * less is better; the score is 1 − P. With bounds that are given (`goalposts` or `scale`) no row changes another's score:
 * no rank reversal. With `observed` ones a new extreme changes the scale of its column, and the method loses its point.
 * Missing: skipped; the weights of the present ones count. Constant column: no distance, with a note. No goalposts where
 * they are asked for: "no-goalposts".
 * 0 to 1 within the bounds; beyond them the line goes on, so a value better than the best counts as a gain, where the
 * published |x − best| would count it as a loss. More is better; `details`: P, as published within the bounds.
 * @see Dezert, Tchamova, Han, Tacnet (2020), The SPOTIS rank reversal free method, FUSION 2020
 * @example
 * const columns = [Float64Array.of(60, 90)];
 * spotis.apply(columns, { weights: [1], fitted: spotis.fit(columns, { bounds: "scale" }) }); // => [0.6, 0.9]
 */
export const spotis = defineRanking({
  id: "spotis",
  name: { en: "SPOTIS", zh: "稳定偏好排序法(SPOTIS)" },
  params: Params,
  needs: ({ bounds }) => (bounds === "observed" ? { units: 2 } : {}),
  learn,
  score,
});
