import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { defineWeigher } from "../method/index.ts";
import {
  checkElicited,
  checkOrder,
  checkValues,
  type ElicitedForm,
  fitElicited,
  panelKeys,
} from "./judgements/elicited.ts";
import { namedGroups } from "./judgements/entry.ts";
import { elicitedShape, IdShape } from "./judgements/shapes.ts";

/**
 * Weights of an order by the ratios of neighbours rₖ = wₖ₋₁/wₖ, sum 1: wₙ = 1/(1 + Σₖ Πᵢ₌ₖ rᵢ), wₖ₋₁ = rₖ·wₖ.
 * @param ratios one fewer than there are things
 * @example weightsOfRatios([1.5, 2]); // => Float64Array.of(0.5, 0.333333, 0.166667)
 */
export function weightsOfRatios(ratios: readonly number[]): Float64Array {
  const w = new Float64Array(ratios.length + 1);
  w[ratios.length] = 1;
  for (let k = ratios.length; k > 0; k--) w[k - 1] = w[k]! * ratios[k - 1]!;
  const total = w.reduce((sum, v) => sum + v, 0);
  return w.map((v) => v / total);
}

interface Statement {
  readonly order: readonly string[];
  readonly ratios: readonly number[];
}

const form: ElicitedForm<Statement> = {
  keys: ["order", "ratios"],
  check({ order, ratios }, at) {
    checkOrder(order, at);
    checkValues(ratios, { ...at, key: "ratios", order, wanted: order.length - 1, least: 1 });
  },
  solve: ({ order, ratios }) => ({ nodes: order, weights: weightsOfRatios(ratios), figures: { order, ratios } }),
};

const Params = z
  .strictObject({
    judgements: elicitedShape({ order: z.array(IdShape).check(z.minLength(1)), ratios: z.array(z.number()) }),
  })
  .check(checkElicited(form));

/**
 * Order relation analysis (G1 法, 序关系分析法): an expert puts the children in order, the most important first, and says how
 * many times as important each is as the next: rₖ = wₖ₋₁/wₖ (1 equal, 1.2 slightly, 1.4 clearly, 1.6 strongly, 1.8 extremely).
 * Consistent by construction, n − 1 judgements. Ratios below 1 are an error: change the order instead.
 * Several experts: the weighted mean of their weights, with their spread. Reads no data.
 * @see 郭亚军 (2007), 综合评价理论、方法及应用, 科学出版社
 * @example
 * const columns = [1, 2, 3].map((v) => Float64Array.of(v));
 * const judgements = { order: ["x1", "x2", "x3"], ratios: [1.5, 2] };
 * orderRelation.fit(columns, { judgements }).weights; // => [0.5, 0.333333, 0.166667]
 */
export const orderRelation = defineWeigher({
  id: "order-relation",
  texts: weighSubjectiveEn,
  name: { en: "order relation (G1)", zh: "序关系分析法(G1 法)" },
  params: Params,
  names: (params) => namedGroups(params, panelKeys(form)),
  fit: (_, { judgements }, context) => fitElicited(judgements, form, context),
});
