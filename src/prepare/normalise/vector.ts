import { defineNormaliser } from "../../method/index.ts";
import { sum } from "../../stats/index.ts";
import { fitShare, scoreByShare, shareParams, valueByShare } from "./share.ts";

const id = "vector";

/** Euclidean length of values none of which is above 1 in size. */
function norm(x: Float64Array): number {
  return Math.sqrt(sum(x.map((v) => v * v)));
}

/**
 * Vector normalisation (向量规范化法): scale·x/√Σx², as TOPSIS has it. A negative indicator by `negative`: `mirror`
 * scale·(1 − x/√Σx²) (pymcdm's vector normalisation), or `reciprocal` scale·(1/x)/√Σ(1/x)² (1/x first, as
 * scikit-criteria's `InvertMinimize` before its `VectorScaler`).
 * Missing stays missing and is not summed. Constant: 1/√n for all. Negative values keep their sign. All values 0: an
 * error; so is a value at or below 0 for a reciprocal.
 * @see Hwang and Yoon (1981), Multiple Attribute Decision Making, vector normalisation
 * @example
 * const x = Float64Array.of(3, NaN, 4);
 * vector.apply(x, vector.fit(x, {})); // => [0.6, NaN, 0.8]
 */
export const vector = defineNormaliser({
  id,
  name: { en: "vector", zh: "向量规范化法" },
  params: shareParams({ scale: 1, negative: "mirror" }),
  needs: { units: 2 },
  fit: (x, params, context) => fitShare(x, params, { whole: { method: id, of: "norm", measure: norm }, context }),
  apply: scoreByShare(id),
  inverse: valueByShare,
});
