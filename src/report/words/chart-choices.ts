import { inputKindsZh } from "./inputs.ts";

/** Words of the charts that show what a result hangs on: sensitivity, ranks over replicates, ranks under two plans. */
export interface ChoiceWords {
  readonly sobolTitle: string;
  readonly morrisTitle: string;
  readonly aloneTitle: string;
  readonly output: (facts: {
    of: "shift" | "score" | "rank";
    unit: string;
    period: string;
    evaluations: number;
  }) => string;
  readonly first: string;
  readonly total: string;
  readonly interval: (level: string) => string;
  readonly share: string;
  readonly muStar: string;
  readonly sigma: string;
  readonly range: string;
  readonly mean: string;
  readonly alternative: string;
  readonly nominal: string;
  readonly shown: (facts: { shown: number; of: number }) => string;
  readonly sobolMark: (facts: { name: string; first: string; total: string; interval: string }) => string;
  readonly morrisMark: (facts: { name: string; muStar: string; sigma: string }) => string;
  readonly aloneMark: (facts: { name: string; min: string; max: string; mean: string }) => string;
  readonly still: string;
  readonly probabilityTitle: string;
  readonly probabilitySubtitle: (facts: { n: number; period: string; node: string }) => string;
  readonly rank: string;
  readonly ranks: (facts: { from: number; to: number }) => string;
  readonly share0: string;
  readonly byPlan: string;
  readonly probabilityMark: (facts: { name: string; rank: string; share: string }) => string;
  readonly probabilityDesc: (facts: { name: string; nominal: string; likely: string; share: string }) => string;
  readonly scatterTitle: string;
  readonly scatterSubtitle: (facts: { rows: number; meanShift: string; maxShift: string; spearman: string }) => string;
  readonly planA: string;
  readonly planB: string;
  readonly same: string;
  readonly scatterMark: (facts: { name: string; a: string; b: string }) => string;
  readonly moved: (facts: { names: string }) => string;
  readonly unlabelled: (n: number) => string;
  /** An input called by what it varies, in words; another by its name. */
  readonly input: (facts: { name: string; vary: string }) => string;
  readonly none: string;
  readonly comma: string;
  readonly stop: string;
}

const en: ChoiceWords = {
  sobolTitle: "What the result hangs on: shares of variance",
  morrisTitle: "What the result hangs on: elementary effects",
  aloneTitle: "What the result hangs on: one choice at a time",
  output: ({ of, unit, period, evaluations }) => {
    const at = period === "" ? unit : `${unit}, ${period}`;
    const what = of === "shift" ? "mean shift of ranks" : `${of} of ${at}`;
    return `Output: ${what}; ${evaluations} evaluations`;
  },
  first: "By itself (first order)",
  total: "With interactions (total)",
  interval: (level) => `${level} interval`,
  share: "Share of the variance",
  muStar: "Mean absolute effect (μ*)",
  sigma: "Its spread (σ)",
  range: "Least to greatest output",
  mean: "Mean",
  alternative: "An alternative",
  nominal: "By the plan as it is",
  shown: ({ shown, of }) => `the ${shown} largest of ${of}`,
  sobolMark: ({ name, first, total, interval }) => `${name}: by itself ${first}, with interactions ${total}${interval}`,
  morrisMark: ({ name, muStar, sigma }) => `${name}: μ* ${muStar}, σ ${sigma}`,
  aloneMark: ({ name, min, max, mean }) => `${name}: from ${min} to ${max}, mean ${mean}`,
  still: "The output does not vary",
  probabilityTitle: "How likely each rank is",
  probabilitySubtitle: ({ n, period, node }) => `${node}${period === "" ? "" : `, ${period}`}; ${n} replicates`,
  rank: "Rank",
  ranks: ({ from, to }) => (from === to ? `${from}` : `${from}–${to}`),
  share0: "Share of the replicates, in percent",
  byPlan: "Rank by the plan as it is",
  probabilityMark: ({ name, rank, share }) => `${name}, rank ${rank}: ${share}`,
  probabilityDesc: ({ name, nominal, likely, share }) =>
    `${name}: rank ${nominal} by the plan, most often ${likely} (${share})`,
  scatterTitle: "Ranks under two plans",
  scatterSubtitle: ({ rows, meanShift, maxShift, spearman }) =>
    `${rows} units; mean shift ${meanShift} places, greatest ${maxShift}; Spearman ${spearman}`,
  planA: "Rank under the first",
  planB: "Rank under the second",
  same: "The same rank",
  scatterMark: ({ name, a, b }) => `${name}: ${a} → ${b}`,
  moved: ({ names }) => `Moved most: ${names}`,
  unlabelled: (n) => (n === 1 ? "1 point has no room for its name" : `${n} points have no room for their names`),
  input: ({ name }) => name,
  none: "–",
  comma: "; ",
  stop: ". ",
};

const zh: ChoiceWords = {
  sobolTitle: "结果取决于什么：方差贡献",
  morrisTitle: "结果取决于什么：基本效应",
  aloneTitle: "结果取决于什么：逐项变动",
  output: ({ of, unit, period, evaluations }) => {
    const at = period === "" ? unit : `${unit}，${period}`;
    const what = of === "shift" ? "平均名次变动" : `${at} 的${of === "score" ? "得分" : "名次"}`;
    return `输出：${what}；计算 ${evaluations} 次`;
  },
  first: "自身（一阶）",
  total: "含交互作用（总效应）",
  interval: (level) => `${level} 区间`,
  share: "占方差的比重",
  muStar: "平均绝对效应（μ*）",
  sigma: "离散程度（σ）",
  range: "输出的最小至最大值",
  mean: "均值",
  alternative: "某一备选",
  nominal: "按现行方案",
  shown: ({ shown, of }) => `${of} 项中最大的 ${shown} 项`,
  sobolMark: ({ name, first, total, interval }) => `${name}：自身 ${first}，含交互作用 ${total}${interval}`,
  morrisMark: ({ name, muStar, sigma }) => `${name}：μ* ${muStar}，σ ${sigma}`,
  aloneMark: ({ name, min, max, mean }) => `${name}：${min} 至 ${max}，均值 ${mean}`,
  still: "输出没有变化",
  probabilityTitle: "各名次的概率",
  probabilitySubtitle: ({ n, period, node }) => `${node}${period === "" ? "" : `，${period}`}；重复 ${n} 次`,
  rank: "名次",
  ranks: ({ from, to }) => (from === to ? `${from}` : `${from}–${to}`),
  share0: "占重复次数的百分比",
  byPlan: "现行方案的名次",
  probabilityMark: ({ name, rank, share }) => `${name}，第 ${rank} 位：${share}`,
  probabilityDesc: ({ name, nominal, likely, share }) =>
    `${name}：按方案第 ${nominal} 位，最常见第 ${likely} 位（${share}）`,
  scatterTitle: "两种方案下的名次",
  scatterSubtitle: ({ rows, meanShift, maxShift, spearman }) =>
    `${rows} 个评价对象；平均变动 ${meanShift} 位，最大 ${maxShift} 位；斯皮尔曼相关 ${spearman}`,
  planA: "第一方案的名次",
  planB: "第二方案的名次",
  same: "名次相同",
  scatterMark: ({ name, a, b }) => `${name}：${a} → ${b}`,
  moved: ({ names }) => `变动最大：${names}`,
  unlabelled: (n) => `${n} 个点因位置不足未标名称`,
  input: ({ name, vary }) => (name === vary ? (inputKindsZh[vary] ?? name) : name),
  none: "–",
  comma: "；",
  stop: "。",
};

export const choiceWords: Readonly<Record<"en" | "zh", ChoiceWords>> = { en, zh };
