import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { defineNormaliser } from "../../method/index.ts";
import { type Ladder, learnLadder, placesOn, TieChoice } from "./rank.ts";
import { requireCrossSection } from "./ruler.ts";

/**
 * Borda score (波达计分法): how many units are beaten, the rank less 1: 0 for the worst, n − 1 for the best. Ties as in
 * `rank`: the smallest place (`min`), the largest or their mean. Later rows are placed among the values learned from.
 * Missing stays missing and is not counted. All equal: all tie. No inverse: distances are lost.
 * @see de Borda (1781), Mémoire sur les élections au scrutin; COINr, `n_borda`
 * @example
 * const x = Float64Array.of(10, 30, 30, 20);
 * borda.apply(x, borda.fit(x, {})); // => [0, 2, 2, 1]
 */
export const borda = defineNormaliser({
  id: "borda",
  texts: normaliseEn,
  name: { en: "Borda score", zh: "波达计分法" },
  params: z.strictObject({ ties: TieChoice }),
  needs: { units: 2 },
  fit(x, { ties }, context): Ladder {
    requireCrossSection("borda", x, context);
    return learnLadder(x, ties, context);
  },
  apply: (x, ladder: Ladder) => placesOn(x, ladder).map((place) => place - 1),
});
