/** What an analysis varies, by the word of the specification. */
export const inputKindsZh: Readonly<Record<string, string>> = {
  normalise: "无量纲化方法",
  impute: "插补方法",
  treat: "异常值处理",
  weigh: "赋权方法",
  aggregate: "合成方法",
  weights: "权重",
  judgements: "判断矩阵",
  inclusion: "指标取舍",
  goalposts: "阈值",
  "standard-errors": "抽样误差",
  rounding: "舍入误差",
  revisions: "数据修订",
  draws: "多重插补的抽取",
  number: "数值",
};
