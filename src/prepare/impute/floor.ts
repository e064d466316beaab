import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { IndexError } from "../../errors/index.ts";
import { defineImputer } from "../../method/index.ts";

const Params = z.strictObject({
  /** The score given; without it the lowest of the normaliser's scale. */
  score: z._default(z.nullable(z.number()), null),
  /** `not-yet-available`: only cells that the data marks so. */
  cells: z._default(z.enum(["all", "not-yet-available"]), "all"),
});

/**
 * No data yet (暂无数据按最低分计): the weight stays and the lowest declared score is given, 60 on the 60+40 scale. It
 * fills scores, after normalising: the value itself stays missing, and nothing learns from it.
 * Missing: filled. A scale without a lowest score (z-score) needs `score`, else "floor-unbounded".
 * @example
 * const x = Float64Array.of(NaN, 80);
 * imputeFloor.apply(x, imputeFloor.fit(x, {}), { bounds: [60, 100] }); // => [60, 80]
 */
export const imputeFloor = defineImputer({
  id: "floor",
  name: { en: "lowest score", zh: "最低分插补" },
  params: Params,
  texts: imputeEn,
  learned: z.strictObject({ score: z.nullable(z.number()), cells: z.enum(["all", "not-yet-available"]) }),
  fills: "scores",
  fit: (_, { score, cells }) => ({ score, cells }),
  apply: (x, { score, cells }, { bounds, status }) => {
    const open = (i: number) => Number.isNaN(x[i]!) && (cells === "all" || status?.[i] === "not-yet-available");
    if (!x.some((_, i) => open(i))) return x;
    const lowest = score ?? (bounds ? Math.min(...bounds) : undefined);
    if (lowest === undefined) throw new IndexError([{ code: "floor-unbounded", path: [], params: {} }]);
    return x.map((v, i) => (open(i) ? lowest : v));
  },
});
