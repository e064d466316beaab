import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher } from "../method/index.ts";
import { correlationNeeds, criticWeights } from "./critic.ts";
import { scaleParam } from "./unit-scale.ts";

const Params = z.strictObject({
  /** Before the deviation is taken; correlations do not depend on it. */
  scale: scaleParam,
});

/**
 * D-CRITIC (基于距离相关的 CRITIC 法): CRITIC with distance correlations, which also see what is not linear.
 * wⱼ = Cⱼ / Σₖ Cₖ, Cⱼ = sⱼ·Σₖ (1 − dCorⱼₖ), dCor the biased distance correlation, 0 to 1. The direction does not enter it.
 * Missing, edges, needs: as `critic`. Time: n log n a pair of columns.
 * @see Krishnan, Kasim, Hamid, Ghazali (2021), A modified CRITIC method to estimate the objective weights of decision criteria, Symmetry 13(6)
 * @example
 * // the second is the first turned round, so the two tell the same: all conflict is with the third
 * const columns = [Float64Array.of(0, 1, 2, 3), Float64Array.of(3, 2, 1, 0), Float64Array.of(1, 0, 0, 1)];
 * dCritic.fit(columns, {}).conflict; // => [0.47, 0.47, 0.95]
 */
export const dCritic = defineWeigher({
  id: "d-critic",
  name: { en: "D-CRITIC", zh: "距离相关 CRITIC 法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: correlationNeeds,
  fit: (columns, { scale }, context) =>
    criticWeights(columns, { method: "d-critic", correlation: "distance", sign: "signed", scale }, context),
});
