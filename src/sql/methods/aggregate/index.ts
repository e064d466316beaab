import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  add,
  call,
  divide,
  gt,
  isPresent,
  missing,
  multiply,
  number,
  or,
  over,
  type SqlExpr,
  subtract,
  when,
} from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { weighed, weightedMean, withValues } from "./children.ts";
import { choquet, fuzzy } from "./choquet.ts";
import { arithmetic, geometric, harmonic, maximum, minimum, power, product } from "./means.ts";
import { ogwa, owa, weightedMedian } from "./ordered.ts";
import { ampi, meanMin, mpi, variationPenalty } from "./penalties.ts";
import {
  aras,
  cocoso,
  copras,
  edas,
  greyRelational,
  mabac,
  marcos,
  moora,
  ocra,
  ram,
  spotis,
  topsis,
  vikor,
  waspas,
  weightedProduct,
  weightedSum,
  wroclaw,
} from "./rankings.ts";

/** One score of the children by what was learned of them; a reason where that cannot be written. */
export type AggregateMaker<F = never> = (children: SqlChildren, fitted: F) => SqlExpr | SqlReason;

/** Places from the last up, as a share of the voters: the rows that have any child. */
function bordaCount(children: SqlChildren): SqlExpr {
  const own = weighed(children);
  if (own.length === 0) return missing;
  const { partition, let: name } = children;
  const votes = name(when([[or(...own.map(({ x }) => isPresent(x))), number(1)]], missing));
  // a count is a whole number, and PostgreSQL drops what remains when it divides two of them
  const counted = (x: SqlExpr): SqlExpr => name(call("to-double", over("count", [x], { partition })));
  const voters = counted(votes);
  const top = name(call("greatest", number(0), subtract(voters, number(1))));
  return weightedMean(
    withValues(own, ({ x }) => {
      const order = [{ by: x, descending: true }];
      const n = counted(x);
      const first = over("rank", [], { partition, order });
      const last = over("count", [x], { partition, order });
      const rank = name(divide(add(first, last), number(2)));
      const points = multiply(divide(subtract(n, rank), subtract(n, number(1))), top);
      const whole = when([[gt(n, number(1)), points]], divide(top, number(2)));
      return name(when([[isPresent(x), whole]], missing));
    }),
  );
}

export const aggregators: Readonly<Record<string, AggregateMaker | SqlReason>> = {
  arithmetic,
  geometric,
  harmonic,
  power,
  median: weightedMedian,
  min: minimum,
  max: maximum,
  product,
  owa,
  ogwa,
  "mean-min": meanMin,
  mpi,
  ampi,
  "variation-penalty": variationPenalty,
  choquet,
  fuzzy,
  "benefit-of-the-doubt": "iterative",
  copeland: "whole-table",
  condorcet: "whole-table",
  borda: bordaCount,
  "promethee-ii": "whole-table",
  "electre-i": "whole-table",
  topsis,
  vikor,
  "grey-relational": greyRelational,
  "rank-sum-ratio": "many-values",
  "weighted-sum": weightedSum,
  "weighted-product": weightedProduct,
  waspas,
  edas,
  codas: "many-values",
  copras,
  cocoso,
  aras,
  mabac,
  // its score is how far the ideal is met
  mairca: weightedSum,
  moora,
  marcos,
  ocra,
  ram,
  spotis,
  wroclaw,
};
