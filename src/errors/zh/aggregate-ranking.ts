import type { Texts } from "../issue.ts";

type AggregateRankingTexts = Pick<Texts, keyof typeof import("../en/aggregate-ranking.ts").aggregateRankingEn>;

/** 决策矩阵排序方法（TOPSIS、VIKOR 等）的问题和说明。 */
export const aggregateRankingZh: AggregateRankingTexts = {
  "value-not-positive": (p) =>
    `“${p.method}”按比重或比值计算，要求取值${p.lowest === "above 0" ? "大于 0" : "不小于 0"}；有 ${p.count} 个不满足，首个为 ${p.unit} ${p.period} 的 ${p.found}；请更正数值，或改读得分（on: scores，并设 normalise.lower: 1），或改用 topsis 等基于差值的方法`,
  "values-all-zero": ({ method }) =>
    `所有取值均为 0，“${method}”无法将其与其他指标化为同一尺度；请剔除该项，或将其权重设为 0`,
  "average-not-positive": ({ method, mean }) =>
    `“${method}”以平均值的比例度量距离，要求平均值大于 0，实为 ${mean}；请改读得分（on: scores），或改用其他方法`,
  "divides-by-zero": ({ method, what, unit, period }) =>
    `“${method}”须除以 ${what}，而 ${unit} ${period} 的该值为 0；请改用其他方法，或不将该行纳入评价`,
  "no-goalposts": ({ method, param }) =>
    `“${method}”须以阈值为准（${param}: goalposts），而此处没有阈值；请在指标体系中填写 goalposts: [最差, 最优]，或改用 ${param}: observed`,
  "weights-differ": ({ method }) => `“${method}”拟合时所用权重与现在不同，各行的合计量不再适用；请用同一组权重重新拟合`,

  "constant-child": ({ method, value }) => `所有取值均为 ${value}，“${method}”无法据此区分任何两行`,
  "equal-everywhere": ({ method, what }) => `“${method}”的 ${what} 在此没有差异，比值为 0/0；按其尺度的中点计`,
  "flat-regression": ({ method, distinct }) =>
    `“${method}”只有 ${distinct} 个不同的值，不足以拟合直线；拟合值取原值，不作分档`,
};
