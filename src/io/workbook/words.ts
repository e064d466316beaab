/** Names of sheets, headings and sentences of a workbook of results. */
export interface BookWords {
  readonly sheets: {
    readonly results: string;
    readonly ranks: string;
    readonly weights: string;
    readonly normalised: string;
    readonly steps: string;
    readonly notes: string;
    readonly method: string;
    readonly data: string;
    readonly prepared: string;
    readonly ruler: string;
    readonly calculation: string;
    readonly rowWeights: string;
  };
  readonly unit: string;
  readonly name: string;
  readonly period: string;
  readonly group: (key: string) => string;
  readonly id: string;
  readonly parent: string;
  readonly measure: string;
  readonly direction: string;
  readonly directions: Readonly<Record<"positive" | "negative" | "unstated", string>>;
  readonly ideal: (value: string) => string;
  readonly score: (node: string) => string;
  readonly rank: (node: string) => string;
  readonly coverage: (node: string) => string;
  readonly availability: (node: string) => string;
  readonly withheld: string;
  readonly reasons: Readonly<Record<"too-little-data" | "confidential", string>>;
  readonly ranked: (node: string) => string;
  readonly level: string;
  readonly nominal: string;
  readonly effective: string;
  readonly weight: string;
  readonly tags: string;
  readonly indicator: string;
  readonly how: string;
  readonly steps: Readonly<
    Record<"derived" | "denominated" | "imputed" | "treated" | "transformed" | "normalised", string>
  >;
  readonly note: string;
  readonly code: string;
  readonly place: string;
  readonly method: string;
  readonly coverageNeeded: string;
  readonly weightRow: string;
  readonly formula: string;
  readonly distance: string;
  readonly helper: (node: string, what: string) => string;
  readonly parts: {
    readonly system: string;
    readonly title: string;
    readonly version: string;
    readonly source: string;
    readonly data: string;
    readonly units: string;
    readonly indicators: string;
    readonly missing: string;
    readonly software: string;
    readonly hash: string;
    readonly plan: string;
    readonly step: string;
    readonly where: string;
    readonly all: string;
    readonly settings: string;
    readonly colours: string;
    readonly live: string;
    readonly carried: string;
    readonly none: string;
  };
  readonly plan: Readonly<
    Record<
      | "level"
      | "confidential"
      | "screen"
      | "impute"
      | "treat"
      | "normalise"
      | "weigh"
      | "aggregate"
      | "withhold"
      | "rank"
      | "emphasis"
      | "shares"
      | "bounds",
      string
    >
  >;
  readonly levelOf: (place: number) => string;
  readonly about: readonly (readonly [what: string, text: string])[];
  readonly liveAbout: readonly (readonly [what: string, text: string])[];
}

export const bookEn: BookWords = {
  sheets: {
    results: "Results",
    ranks: "Ranks",
    weights: "Weights",
    normalised: "Normalised",
    steps: "Steps",
    notes: "Notes",
    method: "Method",
    data: "Data",
    prepared: "Prepared",
    ruler: "Ruler",
    calculation: "Calculation",
    rowWeights: "Row weights",
  },
  unit: "unit",
  name: "name",
  period: "period",
  group: (key) => `group: ${key}`,
  id: "id",
  parent: "parent",
  measure: "measure",
  direction: "direction",
  directions: { positive: "more is better", negative: "less is better", unstated: "not stated" },
  ideal: (value) => `best at ${value}`,
  score: (node) => node,
  rank: (node) => `${node}: rank`,
  coverage: (node) => `${node}: coverage`,
  availability: (node) => `${node}: data availability`,
  withheld: "not published",
  reasons: { "too-little-data": "too little data", confidential: "confidential" },
  ranked: (node) => `${node}: score that is ranked`,
  level: "level",
  nominal: "share among siblings",
  effective: "share in the index",
  weight: "weight",
  tags: "tags",
  indicator: "indicator",
  how: "how",
  steps: {
    derived: "derived",
    denominated: "denominated",
    imputed: "imputed",
    treated: "treated",
    transformed: "transformed",
    normalised: "normalised",
  },
  note: "note",
  code: "code",
  place: "place",
  method: "method",
  coverageNeeded: "coverage needed",
  weightRow: "weight",
  formula: "formula",
  distance: "distance",
  helper: (node, what) => `${node}: ${what}`,
  parts: {
    system: "Indicator system",
    title: "title",
    version: "version",
    source: "source",
    data: "Data",
    units: "units",
    indicators: "indicators that count",
    missing: "missing cells",
    software: "Software",
    hash: "SHA-256",
    plan: "Plan",
    step: "step",
    where: "where",
    all: "all",
    settings: "settings",
    colours: "Reading",
    live: "Formulas",
    carried: "carried as values",
    none: "none",
  },
  plan: {
    level: "level",
    confidential: "confidential cells",
    screen: "screening",
    impute: "imputing",
    treat: "treating",
    normalise: "normalising",
    weigh: "weighing",
    aggregate: "aggregating",
    withhold: "publishing",
    rank: "ranking",
    emphasis: "emphasis",
    shares: "shares",
    bounds: "bounds",
  },
  levelOf: (place) => `level ${place} from below`,
  about: [
    ["empty cells", "missing: a value that the data do not give, a score that cannot be computed"],
    ["colours", "scores and ranks: blue is better, orange is worse; yellow coverage is below 1"],
    ["numbers", "cells hold every digit; the format shows two decimals"],
  ],
  liveAbout: [
    ["Data", "the figures as they came; change one and everything that follows is computed again"],
    ["Prepared", "what is normalised: figures after formula, denominator, imputing, treating and transformation"],
    ["Ruler", "worst and best values, means and other values that normalising learned, or was told"],
    ["Weights", "blue weights may be changed; they are relative among siblings"],
    ["Calculation", "column by column: each indicator's score, each group's, the index; siblings stand side by side"],
    ["yellow cells", "imputed: a value that the data do not give"],
    ["orange cells", "a value, no formula: what the method on the Method sheet gave"],
  ],
};

export const bookZh: BookWords = {
  sheets: {
    results: "结果",
    ranks: "排名",
    weights: "权重",
    normalised: "无量纲化",
    steps: "步骤",
    notes: "说明",
    method: "方法",
    data: "数据",
    prepared: "预处理",
    ruler: "阈值与参数",
    calculation: "测算",
    rowWeights: "逐行权重",
  },
  unit: "评价对象",
  name: "名称",
  period: "时期",
  group: (key) => `分组：${key}`,
  id: "标识",
  parent: "上级",
  measure: "计量单位",
  direction: "方向",
  directions: { positive: "正向", negative: "逆向", unstated: "未说明" },
  ideal: (value) => `适度 ${value}`,
  score: (node) => node,
  rank: (node) => `${node}：位次`,
  coverage: (node) => `${node}：数据覆盖率`,
  availability: (node) => `${node}：数据可得率`,
  withheld: "不公布",
  reasons: { "too-little-data": "数据不足", confidential: "保密" },
  ranked: (node) => `${node}：用于排名的得分`,
  level: "层级",
  nominal: "组内权重",
  effective: "有效权重",
  weight: "权重",
  tags: "标签",
  indicator: "指标",
  how: "方式",
  steps: {
    derived: "计算值",
    denominated: "规模调整后",
    imputed: "插补后",
    treated: "异常值处理后",
    transformed: "变换后",
    normalised: "无量纲化后",
  },
  note: "说明",
  code: "代码",
  place: "位置",
  method: "方法",
  coverageNeeded: "要求的覆盖率",
  weightRow: "权重",
  formula: "计算公式",
  distance: "距离",
  helper: (node, what) => `${node}：${what}`,
  parts: {
    system: "指标体系",
    title: "名称",
    version: "版本",
    source: "来源",
    data: "数据",
    units: "评价对象数",
    indicators: "参与评价的指标数",
    missing: "缺失单元格数",
    software: "软件",
    hash: "SHA-256 校验值",
    plan: "方案",
    step: "步骤",
    where: "适用范围",
    all: "全部",
    settings: "参数",
    colours: "阅读说明",
    live: "公式",
    carried: "以数值写入",
    none: "无",
  },
  plan: {
    level: "层级",
    confidential: "保密数据",
    screen: "筛选",
    impute: "插补",
    treat: "异常值处理",
    normalise: "无量纲化",
    weigh: "赋权",
    aggregate: "合成",
    withhold: "公布规则",
    rank: "排名",
    emphasis: "侧重",
    shares: "比重要求",
    bounds: "权重界限",
  },
  levelOf: (place) => `自下而上第 ${place} 层`,
  about: [
    ["空单元格", "缺失：数据未提供的数值，或无法计算的得分"],
    ["颜色", "得分与位次：蓝色为优，橙色为差；黄色的覆盖率低于 1"],
    ["数值", "单元格保存全部有效数字，显示两位小数"],
  ],
  liveAbout: [
    ["数据", "原始数据；修改任一单元格，其后各步随之重算"],
    ["预处理", "用于无量纲化的数值：经公式、规模调整、插补、异常值处理和变换"],
    ["阈值与参数", "无量纲化所用的不允许值、满意值、均值等参数"],
    ["权重", "蓝色的权重可以修改；同级之间为相对数"],
    ["测算", "逐列为各指标得分、各分指数和综合指数；同级各列相邻"],
    ["黄色单元格", "插补值：数据未提供"],
    ["橙色单元格", "数值而非公式：由“方法”表所列方法得出"],
  ],
};
