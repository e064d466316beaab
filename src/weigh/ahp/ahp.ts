import * as z from "zod/mini";
import { weighSubjectiveEn } from "../../errors/en/weigh-subjective.ts";
import { defineWeigher } from "../../method/index.ts";
import { checkEach } from "../judgements/check.ts";
import { namedGroups } from "../judgements/entry.ts";
import { MatrixJudgements } from "../judgements/shapes.ts";
import { fitAhp } from "./fit.ts";
import { MATRIX_KEYS, readMatrices } from "./read.ts";
import { SCALES } from "./scale.ts";

const Params = z
  .strictObject({
    /** One matrix, or one a group: rows, pasted text, pairs, or a panel of experts. */
    judgements: MatrixJudgements,
    priorities: z._default(z.enum(["eigenvector", "geometric", "least-squares", "column-mean"]), "eigenvector"),
    ri: z._default(z.enum(["saaty", "saaty-2005", "donegan-dodd", "tummala-ling", "china", "alonso-lamata"]), "saaty"),
    scale: z._default(z.enum(SCALES), "saaty"),
    /** Several experts: their judgements are joined (`aij`), or their weights (`aip`). */
    group: z._default(z.enum(["aij", "aip"]), "aij"),
    mean: z._default(z.enum(["geometric", "arithmetic"]), "geometric"),
    incomplete: z._default(z.enum(["eigenvalue", "harker", "least-squares"]), "eigenvalue"),
    /** CR from which the note says so. */
    limit: z._default(z.number().check(z.positive()), 0.1),
    /** CR from which it is an error. */
    maxCr: z.optional(z.number().check(z.nonnegative())),
    perturb: z.optional(
      z.strictObject({
        draws: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 1000),
        spread: z._default(z.number().check(z.positive(), z.maximum(8)), 0.2),
        seed: z._default(z.int(), 1),
      }),
    ),
  })
  .check(
    checkEach<Parameters<typeof readMatrices>[0], { judgements: unknown; scale: (typeof SCALES)[number] }>(
      MATRIX_KEYS,
      (entry, { path, issues, params }) => readMatrices(entry, { path, issues, scale: params.scale }),
    ),
  );

/**
 * Analytic hierarchy process (AHP, 层次分析法): weights from pairwise judgements aᵢⱼ = "how many times as important i is as j".
 * A·w = λ·w (or row geometric means, least squares, column means); CI = (λ − n)/(n − 1), CR = CI/RI. With it stand GCI,
 * Koczkodaj's K, the triple that contradicts itself most and the smallest changes that would repair it.
 * Blanks are filled from their reciprocals, then by the rule `incomplete`, with the note "judgements-completed".
 * CR above `limit` is the note "inconsistent-judgements", above `maxCr` the error "too-inconsistent". n to 100.
 * Reads no data. Weights sum to 1 over the children that count.
 * @see Saaty (1980), The Analytic Hierarchy Process; 许树柏 (1988), 层次分析法原理
 * @example
 * // λ of [[1, 3, 5], [1/3, 1, 3], [1/5, 1/3, 1]] is 3.0385
 * const columns = [1, 2, 3].map((v) => Float64Array.of(v));
 * const fitted = ahp.fit(columns, { judgements: [[1, 3, 5], ["1/3", 1, 3], ["1/5", "1/3", 1]] });
 * fitted.weights; // => [0.636986, 0.258285, 0.104729]
 */
export const ahp = defineWeigher({
  id: "ahp",
  texts: weighSubjectiveEn,
  name: { en: "analytic hierarchy process (AHP)", zh: "层次分析法(AHP)" },
  params: Params,
  names: (params) => namedGroups(params, MATRIX_KEYS),
  fit: (_, { ri, maxCr, perturb, ...rules }, context) => fitAhp({ ...rules, table: ri, maxCr, perturb }, context),
});
