import type { Texts } from "../issue.ts";

type DecomposeTexts = Pick<Texts, keyof typeof import("../en/decompose.ts").decomposeEn>;

/** 分解得分的问题。 */
export const decomposeZh: DecomposeTexts = {
  "score-not-explained": ({ unit, period }) =>
    `${unit} ${period} 的得分无法分解：其中含有不得公开的数值，或各单位自有权重与单位间比较的方法同时使用`,
  "score-no-sum": ({ node }) => `${node} 并非各指标之和，因为其中有分组不是算术平均；请与 mean（均值）或另一单位比较`,
};
