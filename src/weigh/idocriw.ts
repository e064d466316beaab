import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { shannonDivergence } from "../stats/divergence.ts";
import { cilosImpacts } from "./cilos.ts";
import { differing, proportional } from "./informative.ts";
import { asSigned, lessIsBetter, onParam, readsOn } from "./raw-values.ts";

const Params = z.strictObject({
  on: onParam,
  /** Shares for the entropy where less is better: of x `as-is`, as published, or of 1/x. */
  costs: z._default(z.enum(["as-is", "reciprocal"]), "as-is"),
});

function fit(given: readonly Float64Array[], { costs }: z.output<typeof Params>, outer: TableContext) {
  const { weights: impact, square, loss } = cilosImpacts(given, "idocriw", { ...outer, note: () => {} });
  const { columns, context } = asSigned(given, outer);
  const live = differing(columns);
  const divergence = columns.map((x, j) => {
    if (!live[j]) return 0;
    return shannonDivergence(costs === "reciprocal" && lessIsBetter(context.nodes[j]!) ? x.map((v) => 1 / v) : x) ?? 0;
  });
  const amounts = divergence.map((d, j) => d * impact[j]!);
  return { weights: proportional(amounts, "idocriw", { ...context, live }), divergence, impact, square, loss };
}

/**
 * IDOCRIW (客观权重综合确定法): integrated determination of objective criteria weights, the product of entropy and CILOS.
 * wⱼ = qⱼ·dⱼ / Σₖ qₖ·dₖ, d = 1 − e of the shares of x, q the CILOS weights. On the raw values, whose unit cancels.
 * Missing, edges: as `cilos`. Needs two units.
 * @see Zavadskas, Podvezko (2016), Integrated determination of objective criteria weights in MCDM, IJITDM 15(2)
 * @example idocriw.fit([Float64Array.of(1, 2), Float64Array.of(2, 1)], {}).weights; // => [0.5, 0.5]
 */
export const idocriw = defineWeigher({
  id: "idocriw",
  name: { en: "IDOCRIW", zh: "客观权重综合确定法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: readsOn,
  needs: { units: 2 },
  fit,
});
