import type { Severity } from "../../analyse/finding.ts";

/** Headings and lines of `gongfu describe`. */
export interface DescribeWords {
  readonly sections: {
    readonly findings: string;
    readonly statistics: string;
    readonly availability: string;
    readonly duplicates: string;
    readonly correlations: string;
    readonly links: string;
    readonly coherence: string;
    readonly components: string;
    readonly influence: string;
  };
  readonly severities: Readonly<Record<Severity, string>>;
  readonly nothing: string;
  readonly head: (facts: { step: string; rows: number; indicators: number }) => string;
  readonly noCoherence: string;
  readonly statistics: readonly string[];
  readonly availability: readonly string[];
  readonly rows: readonly string[];
  readonly fullRows: string;
  readonly duplicates: readonly string[];
  readonly links: readonly string[];
  readonly coherence: readonly string[];
  readonly influence: readonly string[];
  readonly component: string;
  readonly explained: string;
  readonly eigenvalue: string;
}

export const describeWordsEn: DescribeWords = {
  sections: {
    findings: "Findings",
    statistics: "Statistics",
    availability: "Data available",
    duplicates: "Duplicates",
    correlations: "Correlations",
    links: "Links to variables that are no indicators",
    coherence: "Coherence of each group",
    components: "Principal components of each group: loadings",
    influence: "Effective weights against nominal (%)",
  },
  severities: { act: "act", watch: "watch", info: "info" },
  nothing: "none",
  head: ({ step, rows, indicators }) => `${indicators} indicators, ${rows} rows, after the step "${step}"`,
  noCoherence: "The index cannot be computed, so its coherence is not shown:",
  statistics: [
    "indicator",
    "n",
    "missing",
    "min",
    "lower\nquartile",
    "median",
    "upper\nquartile",
    "max",
    "mean",
    "deviation",
    "skewness",
    "kurtosis",
    "zeros",
    "different",
    "most\nfrequent",
  ],
  availability: ["group", "indicators", "available", "complete rows"],
  rows: ["unit", "period", "missing", "zeros", "available"],
  fullRows: "No row lacks a value.",
  duplicates: ["indicator", "is", "of"],
  links: ["indicator", "variable", "kind", "observed", "r", "p", "n"],
  coherence: [
    "group",
    "parts",
    "rows",
    "alpha",
    "alpha of\nindicators",
    "KMO",
    "Bartlett's\np",
    "first\ncomponent",
    "eigenvalues\nabove 1",
    "least r\nwithin",
  ],
  influence: ["node", "of", "weight", "share", "effect", "linear\neffect"],
  component: "component",
  explained: "explained",
  eigenvalue: "eigenvalue",
};

export const describeWordsZh: DescribeWords = {
  sections: {
    findings: "发现",
    statistics: "统计量",
    availability: "数据可得率",
    duplicates: "重复",
    correlations: "相关系数",
    links: "与非指标变量的联系",
    coherence: "各组的统计一致性",
    components: "各组主成分：载荷",
    influence: "名义权重与实际影响（%）",
  },
  severities: { act: "须处理", watch: "须留意", info: "供参考" },
  nothing: "无",
  head: ({ step, rows, indicators }) => `${indicators} 项指标，${rows} 行，“${step}”一步之后`,
  noCoherence: "指数无法计算，故不列统计一致性：",
  statistics: [
    "指标",
    "n",
    "缺失",
    "最小值",
    "下四分位",
    "中位数",
    "上四分位",
    "最大值",
    "均值",
    "标准差",
    "偏度",
    "峰度",
    "零值",
    "不同取值",
    "最多重复",
  ],
  availability: ["分组", "指标数", "可得率", "完整行数"],
  rows: ["评价对象", "时期", "缺失", "零值", "可得率"],
  fullRows: "各行均无缺失。",
  duplicates: ["指标", "关系", "对照"],
  links: ["指标", "变量", "类别", "原值相关", "r", "p", "n"],
  coherence: ["分组", "部分", "行数", "α", "指标 α", "KMO", "Bartlett p", "第一主成分", "特征值大于 1", "组内最小 r"],
  influence: ["节点", "所属", "权重", "影响占比", "效应", "线性效应"],
  component: "主成分",
  explained: "解释比例",
  eigenvalue: "特征值",
};
