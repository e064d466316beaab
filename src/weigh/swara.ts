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
import { namedGroups, scaleToOne } from "./judgements/entry.ts";
import { elicitedShape, IdShape } from "./judgements/shapes.ts";

export interface SwaraSteps {
  readonly k: number[];
  readonly q: number[];
  readonly weights: number[];
}

/**
 * SWARA of an order: kⱼ = sⱼ + 1, q₁ = 1, qⱼ = qⱼ₋₁/kⱼ, wⱼ = qⱼ/Σq.
 * @param s how much less important each is than the one before, from the second on
 * @example swaraSteps([0.25]).weights; // => [0.555556, 0.444444]
 */
export function swaraSteps(s: readonly number[]): SwaraSteps {
  const k = [1, ...s.map((v) => v + 1)];
  const q: number[] = [];
  for (const factor of k) q.push((q.at(-1) ?? 1) / factor);
  return { k, q, weights: scaleToOne(q) };
}

interface Statement {
  readonly order: readonly string[];
  readonly steps: readonly number[];
}

const form: ElicitedForm<Statement> = {
  keys: ["order", "steps"],
  check({ order, steps }, at) {
    checkOrder(order, at);
    checkValues(steps, { ...at, key: "steps", order, wanted: order.length - 1, least: 0 });
  },
  solve({ order, steps }) {
    const { k, q, weights } = swaraSteps(steps);
    return { nodes: order, weights, figures: { order, s: [0, ...steps], k, q } };
  },
};

const Params = z
  .strictObject({
    judgements: elicitedShape({ order: z.array(IdShape).check(z.minLength(1)), steps: z.array(z.number()) }),
  })
  .check(checkElicited(form));

/**
 * Step-wise weight assessment ratio analysis (SWARA, 逐步权重评估比率分析法): the children in order, the most important
 * first, and for each from the second on how much less important it is than the one before, sⱼ ≥ 0 (0.2 = by 20 %).
 * kⱼ = sⱼ + 1, qⱼ = qⱼ₋₁/kⱼ, wⱼ = qⱼ/Σq. n − 1 judgements, consistent by construction.
 * Several experts: the weighted mean of their weights, with their spread. Reads no data.
 * @see Keršulienė, Zavadskas & Turskis (2010), J. Business Econ. Management 11
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * swara.fit(columns, { judgements: { order: ["x1", "x2"], steps: [0.25] } }).weights; // => [0.555556, 0.444444]
 */
export const swara = defineWeigher({
  id: "swara",
  texts: weighSubjectiveEn,
  name: { en: "step-wise weight assessment (SWARA)", zh: "逐步权重评估比率分析法(SWARA)" },
  params: Params,
  names: (params) => namedGroups(params, panelKeys(form)),
  fit: (_, { judgements }, context) => fitElicited(judgements, form, context),
});
