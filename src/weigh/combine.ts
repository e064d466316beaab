import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type Json, type TableContext, type WeightsFitted } from "../method/index.ts";
import { type Combined, gameTheory, linear, moment, product, type Schemes } from "./combine-rules.ts";
import { proportional } from "./informative.ts";

const RULES = ["linear", "product", "root-product", "game-theory", "least-squares", "moment"] as const;

const Params = z.strictObject({
  rule: z._default(z.enum(RULES), "linear"),
  /** The weightings to combine, each a weigher with its parameters. */
  of: z.array(z.looseObject({ method: z.string() })).check(z.minLength(2), z.maxLength(12)),
  /** What each counts for; equal unless given. Shares for `linear` and `least-squares`, exponents for the products. */
  coefficients: z.optional(z.array(z.number().check(z.nonnegative()))),
  /** For `moment`: how many of them, from the first, are judgements; the others are learned. */
  subjective: z._default(z.int().check(z.minimum(1)), 1),
});

type Options = z.output<typeof Params>;
type Choice = { readonly method: string; readonly [param: string]: Json };

function refuse({ rule, of, coefficients, subjective }: Options): void {
  const wanted = of.length;
  if (coefficients !== undefined) {
    if (rule === "game-theory" || rule === "moment") {
      throw new IndexError([{ code: "coefficients-computed", path: ["coefficients"], params: { rule } }]);
    }
    if (coefficients.length !== wanted || !coefficients.some((c) => c > 0)) {
      throw new IndexError([
        { code: "coefficients-length", path: ["coefficients"], params: { found: coefficients.length, wanted } },
      ]);
    }
  }
  if (rule === "moment" && subjective >= wanted) {
    throw new IndexError([{ code: "subjective-count", path: ["subjective"], params: { found: subjective, wanted } }]);
  }
}

function combined(schemes: Schemes, { rule, coefficients, subjective }: Options): Combined | null {
  const given = coefficients ?? schemes.map(() => 1);
  switch (rule) {
    case "linear":
    case "least-squares":
      return linear(schemes, given);
    case "product":
      return product(schemes, given);
    case "root-product": {
      const total = given.reduce((a, b) => a + b, 0);
      return product(
        schemes,
        given.map((c) => c / total),
      );
    }
    case "game-theory":
      return gameTheory(schemes);
    case "moment":
      return moment(schemes, subjective);
    default:
      return rule satisfies never;
  }
}

const toSum1 = ({ weights }: WeightsFitted): Float64Array => {
  const total = weights.reduce((a, b) => a + b, 0);
  return Float64Array.from(weights, (w) => w / total);
};

function fit(columns: readonly Float64Array[], options: Options, context: TableContext) {
  refuse(options);
  const { rule, of } = options;
  const fitted = of.map((choice) => context.weighBy(choice as Choice));
  const schemes = fitted.map(toSum1);
  const result = combined(schemes, options);
  if (result === null) throw new IndexError([{ code: "weights-cancel", path: [], params: { rule } }]);
  const { coefficients, unconstrained } = result;
  const held = of.flatMap(({ method }, k) =>
    unconstrained?.[k] !== undefined && unconstrained[k] < 0 ? [method] : [],
  );
  if (held.length > 0) context.note({ code: "negative-coefficients", path: [], params: { rule, of: held } });
  return {
    weights:
      columns.length === 0
        ? []
        : proportional(Array.from(result.weights), "combine", { nodes: context.nodes, note: () => {} }),
    coefficients: [...coefficients],
    ...(unconstrained === undefined ? {} : { unconstrained: unconstrained === null ? null : [...unconstrained] }),
    of: fitted.map((each, k) => ({ ...each, method: of[k]!.method, weights: Array.from(schemes[k]!) })),
  };
}

/**
 * Combined weights (组合赋权) of several weighings u₁ … u_K of the same columns, each brought to sum 1.
 * `linear`: Σₖ aₖ·uₖ · `product`: ∝ Πₖ uₖ · `root-product` (最小鉴别信息): ∝ (Πₖ uₖ)^(1/K) · `game-theory` (博弈论):
 * Σⱼ aⱼ(uᵢ·uⱼ) = uᵢ·uᵢ, a ≥ 0, see `coefficients`, `unconstrained` and the note "negative-coefficients"; never |a| ·
 * `least-squares` (最小二乘): the w of sum 1 nearest to all in the weighted scores, which is their mean whatever the
 * scores · `moment` (矩估计): coefficients from how far judgements and data speak for each indicator.
 * Missing, edges: those of the weighings combined; a weigher that gives each unit its own weights enters with its mean.
 * Where every product is 0: "weights-cancel".
 * @see 毛定祥 (2002), 一种最小二乘意义下主客观评价一致的组合评价方法, 中国管理科学 10(5); 陈加良 (2003), 基于博弈论的组合赋权评价方法研究, 福建电脑 (9)
 * @example
 * const vectors: Record<string, number[]> = { ahp: [0.4, 0.3, 0.2, 0.1], entropy: [0.25, 0.2, 0.3, 0.25] };
 * const weighBy = ({ method }: { method: string }) => ({ weights: vectors[method]! });
 * const columns = [1, 2, 3, 4].map((v) => Float64Array.of(v));
 * const of = [{ method: "ahp" }, { method: "entropy" }];
 * combine.fit(columns, { rule: "game-theory", of }, { weighBy }).weights; // => [0.3735683, 0.2823789, 0.2176211, 0.1264317]
 */
export const combine = defineWeigher({
  id: "combine",
  name: { en: "combined weights", zh: "组合赋权" },
  params: Params,
  texts: weighObjectiveEn,
  nested: ({ of }) => of.map((choice, k) => [["of", k], choice] as const),
  fit,
});
