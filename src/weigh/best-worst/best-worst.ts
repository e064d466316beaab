import * as z from "zod/mini";
import { weighSubjectiveEn } from "../../errors/en/weigh-subjective.ts";
import { IndexError } from "../../errors/index.ts";
import { defineWeigher } from "../../method/index.ts";
import { checkElicited, type ElicitedForm, fitElicited, panelKeys } from "../judgements/elicited.ts";
import { byNode, namedGroups } from "../judgements/entry.ts";
import { elicitedShape, IdShape } from "../judgements/shapes.ts";
import { bwmConsistency } from "./consistency.ts";
import { solveLinearBwm } from "./linear.ts";
import { solveNonlinear } from "./nonlinear.ts";
import { type BestWorstStatement, checkStatement, listOf } from "./statement.ts";

function formOf(kind: "linear" | "nonlinear"): ElicitedForm<BestWorstStatement> {
  return {
    keys: ["best", "worst", "bestToOthers", "othersToWorst", "pairs"],
    check: (own, at) => checkStatement(own, at),
    solve(own, { path }) {
      const { ids, list } = listOf(own);
      const solution = kind === "linear" ? solveLinearBwm(list) : solveNonlinear(list);
      if (solution === null) throw new IndexError([{ code: "best-worst-unsolved", path, params: {} }]);
      const { weights, low, high, xi } = solution;
      return {
        nodes: ids,
        weights,
        figures: {
          best: ids[list.best]!,
          worst: ids[list.worst]!,
          bestToOthers: byNode(ids, list.toOthers),
          othersToWorst: byNode(ids, list.toWorst),
          form: kind,
          xi,
          ...bwmConsistency(list, { xi, kind }),
          low: byNode(ids, low),
          high: byNode(ids, high),
        },
      };
    },
  };
}

const anyForm = formOf("linear");
const Scale = z.record(z.string(), z.number());
const Params = z
  .strictObject({
    judgements: elicitedShape({
      best: z.optional(IdShape),
      worst: z.optional(IdShape),
      bestToOthers: z.optional(Scale),
      othersToWorst: z.optional(Scale),
      pairs: z.optional(z.array(z.tuple([IdShape, IdShape, z.union([z.number(), z.string()])]))),
    }),
    form: z._default(z.enum(["linear", "nonlinear"]), "linear"),
  })
  .check(checkElicited(anyForm));

/**
 * Best-worst method (BWM, 最优最劣法): only the best child is compared with all others, and all others with the worst, on 1–9;
 * 2n − 3 judgements.
 * `linear`: min ξ s.t. |w_B − a_Bj·w_j| ≤ ξ, |w_j − a_jW·w_W| ≤ ξ, Σw = 1; ξ itself is the consistency measure.
 * `nonlinear`: min ξ s.t. |w_B/w_j − a_Bj| ≤ ξ, |w_j/w_W − a_jW| ≤ ξ; CR = ξ/CI(a_BW). Solved exactly; where more than one vector
 * is optimal, `low` and `high` are the ranges and the middle counts.
 * Both: input-based CR = max |a_Bj·a_jW − a_BW|/(a_BW² − a_BW). Several experts: the weighted mean. Reads no data.
 * @see Rezaei (2015), Omega 53; Rezaei (2016), Omega 64; Liang, Brunelli & Rezaei (2020), Omega 96
 * @example
 * // the transport mode of Rezaei (2015): best x3, worst x1
 * const columns = [1, 2, 3].map((v) => Float64Array.of(v));
 * const judgements = { best: "x3", worst: "x1", bestToOthers: { x1: 8, x2: 2 }, othersToWorst: { x2: 5, x3: 8 } };
 * bestWorst.fit(columns, { judgements, form: "nonlinear" }).weights; // => [0.071429, 0.33869, 0.589882]
 */
export const bestWorst = defineWeigher({
  id: "best-worst",
  texts: weighSubjectiveEn,
  name: { en: "best-worst method (BWM)", zh: "最优最劣法(BWM)" },
  params: Params,
  names: (params) => namedGroups(params, panelKeys(anyForm)),
  fit: (_, { judgements, form }, context) => fitElicited(judgements, formOf(form), context),
});
