/** 各步骤的名称。 */
export const SQL_STEPS_ZH: Readonly<Record<string, string>> = {
  derive: "指标计算",
  denominate: "规模调整",
  screen: "筛选",
  impute: "插补",
  treat: "异常值处理",
  normalise: "无量纲化",
  weigh: "赋权",
  aggregate: "合成",
  rank: "排序",
};

/** 留在 JavaScript 中的原因。 */
export const SQL_REASONS_ZH: Readonly<Record<string, string>> = {
  "whole-table": "该方法须将每一行与其他各行比较",
  iterative: "该方法须反复迭代直至收敛",
  random: "该方法使用本库的随机数流",
  "other-rows": "该计算按日历或上下级关系读取其他对象或时期的数据",
  "row-weights": "该方法为每一行各定权重",
  "own-method": "该方法为自定义方法且未提供 toExpr",
  status: "该方法依据各单元格的状态标记，而数值表中没有这些标记",
  "many-values": "该方法学习所得与数据一样长",
  "not-written": "该方法尚未写成 SQL",
};
