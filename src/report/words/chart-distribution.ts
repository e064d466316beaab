import type { Quadrant } from "../../analyse/inequality-sharing.ts";

/** Words of the charts of distribution: Lorenz curves, Dagum's parts, development and sharing, densities. */
export interface DistributionWords {
  readonly lorenzTitle: (facts: { of: string }) => string;
  readonly population: (facts: { rows: "persons" | "households" | "units"; weights: string; n: string }) => string;
  readonly lowerBound: string;
  readonly corrected: string;
  readonly even: string;
  readonly peopleShare: string;
  readonly totalShare: string;
  readonly giniOf: (facts: { label: string; gini: string }) => string;
  readonly curve: (facts: { label: string; gini: string; n: number; half: string; top: string }) => string;
  readonly half: (share: string) => string;
  readonly top: (share: string) => string;
  readonly more: (n: number) => string;
  readonly dagumTitle: (facts: { of: string }) => string;
  readonly dagumSubtitle: (facts: { group: string; population: string }) => string;
  readonly within: string;
  readonly between: string;
  readonly transvariation: string;
  readonly gini: string;
  readonly partMark: (facts: { period: string; part: string; value: string; share: string }) => string;
  readonly periodDesc: (facts: { period: string; gini: string; parts: string }) => string;
  readonly quadrantTitle: string;
  readonly quadrantSubtitle: (facts: { period: string; units: number; development: string; sharing: string }) => string;
  readonly development: string;
  readonly sharing: string;
  readonly quadrantMark: (facts: { name: string; quadrant: string; development: string; sharing: string }) => string;
  readonly quadrantDesc: (facts: { quadrant: string; names: string }) => string;
  readonly counted: (facts: { quadrant: string; n: number }) => string;
  readonly left: (n: number) => string;
  readonly unlabelled: (n: number) => string;
  readonly densityTitle: (facts: { of: string }) => string;
  readonly densitySubtitle: (facts: { n: string }) => string;
  readonly density: string;
  readonly few: (facts: { n: number }) => string;
  readonly densityMark: (facts: { label: string; n: number; peak: string; bandwidth: string }) => string;
  readonly none: string;
  readonly comma: string;
  readonly and: string;
  readonly stop: string;
  readonly quadrants: Readonly<Record<Quadrant, string>>;
}

const en: DistributionWords = {
  lorenzTitle: ({ of }) => `Lorenz curve: ${of}`,
  population: ({ rows, weights, n }) => {
    const what = rows === "units" ? "means of units" : rows;
    return `Compared: ${what}${weights === "" ? ", each counted once" : `, weighted by ${weights}`}; n = ${n}`;
  },
  lowerBound: "a lower bound of inequality between persons",
  corrected: "corrected for small samples",
  even: "All have the same",
  peopleShare: "Share of the population, from the poorest",
  totalShare: "Share of the total",
  giniOf: ({ label, gini }) => (label === "" ? `Gini ${gini}` : `${label}: Gini ${gini}`),
  curve: ({ label, gini, n, half, top }) =>
    `${label === "" ? "" : `${label}: `}Gini ${gini}, n = ${n}; the poorer half have ${half} of the total, the richest tenth ${top}`,
  half: (share) => `Poorer half: ${share}`,
  top: (share) => `Richest tenth: ${share}`,
  more: (n) => `${n} more are not drawn`,
  dagumTitle: ({ of }) => `Gini coefficient by parts: ${of}`,
  dagumSubtitle: ({ group, population }) => `Groups: ${group}; ${population}`,
  within: "Within groups",
  between: "Between groups, net",
  transvariation: "Transvariation (overlap)",
  gini: "Gini coefficient",
  partMark: ({ period, part, value, share }) => `${period}, ${part}: ${value} (${share})`,
  periodDesc: ({ period, gini, parts }) => `${period}: Gini ${gini}, ${parts}`,
  quadrantTitle: "Development and sharing",
  quadrantSubtitle: ({ period, units, development, sharing }) =>
    `${period}; ${units} units; lines at ${development} (development) and ${sharing} (sharing)`,
  development: "Development",
  sharing: "Sharing",
  quadrantMark: ({ name, quadrant, development, sharing }) =>
    `${name}: development ${development}, sharing ${sharing} (${quadrant})`,
  quadrantDesc: ({ quadrant, names }) => `${quadrant}: ${names}`,
  counted: ({ quadrant, n }) => `${quadrant} (${n})`,
  left: (n) => (n === 1 ? "1 unit lacks a side and is left out" : `${n} units lack a side and are left out`),
  unlabelled: (n) => (n === 1 ? "1 point has no room for its name" : `${n} points have no room for their names`),
  densityTitle: ({ of }) => `Density: ${of}`,
  densitySubtitle: ({ n }) => `Gaussian kernel; n = ${n}`,
  density: "Density",
  few: ({ n }) => `below ${n} units a density says little`,
  densityMark: ({ label, n, peak, bandwidth }) => `${label}: highest at ${peak}, n = ${n}, bandwidth ${bandwidth}`,
  none: "none",
  comma: "; ",
  and: ", ",
  stop: ". ",
  quadrants: {
    "shared-growth": "developed and shared",
    "growth-ahead": "developed, less shared",
    "sharing-ahead": "shared, less developed",
    "both-behind": "neither yet",
  },
};

const zh: DistributionWords = {
  lorenzTitle: ({ of }) => `洛伦兹曲线：${of}`,
  population: ({ rows, weights, n }) => {
    const what = { units: "各评价对象均值", persons: "个人", households: "住户" }[rows];
    return `比较总体：${what}${weights === "" ? "，各计一次" : `，按${weights}加权`}；n = ${n}`;
  },
  lowerBound: "为个人间不平等的下界",
  corrected: "已作小样本修正",
  even: "绝对平均线",
  peopleShare: "人口累计比重（由低到高）",
  totalShare: "总量累计比重",
  giniOf: ({ label, gini }) => (label === "" ? `基尼系数 ${gini}` : `${label}：基尼系数 ${gini}`),
  curve: ({ label, gini, n, half, top }) =>
    `${label === "" ? "" : `${label}：`}基尼系数 ${gini}，n = ${n}；较低一半占总量 ${half}，最高十分之一占 ${top}`,
  half: (share) => `较低一半占 ${share}`,
  top: (share) => `最高十分之一占 ${share}`,
  more: (n) => `另有 ${n} 条未绘出`,
  dagumTitle: ({ of }) => `基尼系数分解：${of}`,
  dagumSubtitle: ({ group, population }) => `分组：${group}；${population}`,
  within: "组内",
  between: "组间净值",
  transvariation: "超变密度",
  gini: "基尼系数",
  partMark: ({ period, part, value, share }) => `${period}，${part}：${value}（${share}）`,
  periodDesc: ({ period, gini, parts }) => `${period}：基尼系数 ${gini}，${parts}`,
  quadrantTitle: "发展性与共享性",
  quadrantSubtitle: ({ period, units, development, sharing }) =>
    `${period}；${units} 个评价对象；分界：发展性 ${development}，共享性 ${sharing}`,
  development: "发展性",
  sharing: "共享性",
  quadrantMark: ({ name, quadrant, development, sharing }) =>
    `${name}：发展性 ${development}，共享性 ${sharing}（${quadrant}）`,
  quadrantDesc: ({ quadrant, names }) => `${quadrant}：${names}`,
  counted: ({ quadrant, n }) => `${quadrant}（${n}）`,
  left: (n) => `${n} 个评价对象缺少一方得分，未绘出`,
  unlabelled: (n) => `${n} 个点因位置不足未标名称`,
  densityTitle: ({ of }) => `核密度：${of}`,
  densitySubtitle: ({ n }) => `高斯核；n = ${n}`,
  density: "密度",
  few: ({ n }) => `不足 ${n} 个评价对象，核密度意义有限`,
  densityMark: ({ label, n, peak, bandwidth }) => `${label}：峰值在 ${peak}，n = ${n}，带宽 ${bandwidth}`,
  none: "无",
  comma: "；",
  and: "、",
  stop: "。",
  quadrants: {
    "shared-growth": "高发展高共享",
    "growth-ahead": "高发展低共享",
    "sharing-ahead": "低发展高共享",
    "both-behind": "低发展低共享",
  },
};

export const distributionWords: Readonly<Record<"en" | "zh", DistributionWords>> = { en, zh };
