import type { Cause, SplitBy } from "../../analyse/decompose/types.ts";

/** Headings and lines that explain scores, ranks and changes, in the command and in reports. */
export interface ExplainWords {
  readonly head: (facts: { unit: string; period: string; score: string; rank: number; of: number }) => string;
  readonly scoreTitle: (reference: "nothing" | "mean") => string;
  readonly rankTitle: (facts: { unit: string; score: string; gap: string }) => string;
  readonly first: string;
  readonly changeTitle: (facts: { from: string; to: string; before: string; after: string; change: string }) => string;
  readonly noEarlier: string;
  readonly by: Readonly<Record<SplitBy, string>>;
  readonly causes: Readonly<Record<Cause, string>>;
  readonly byCause: string;
  readonly indicator: string;
  readonly score: string;
  readonly other: string;
  readonly part: string;
  readonly cause: string;
  readonly leversTitle: string;
  readonly perDeviation: string;
  readonly toGoal: string;
  readonly obstacle: string;
  readonly standing: (facts: { strengths: string; weaknesses: string }) => string;
  readonly rest: (count: number) => string;
  readonly none: string;
}

export const explainWordsEn: ExplainWords = {
  head: ({ unit, period, score, rank, of }) => `${unit}, ${period}: score ${score}, rank ${rank} of ${of}`,
  scoreTitle: (reference) =>
    reference === "nothing"
      ? "Why this score: what each indicator adds"
      : "Why this score: against the mean of the units",
  rankTitle: ({ unit, score, gap }) => `Why this rank: against ${unit}, one place above (${score}, ${gap} more)`,
  first: "Why this rank: no unit scores higher",
  changeTitle: ({ from, to, before, after, change }) =>
    `Why it changed: ${before} in ${from}, ${after} in ${to} (${change})`,
  noEarlier: "Why it changed: there is no earlier score",
  by: {
    "closed-form": "parts in closed form; they sum to the change",
    owen: "parts are Owen values; they sum to the change",
    sampled: "parts are Owen values from sampled orders; they sum to the change",
  },
  causes: {
    data: "data",
    ruler: "ruler",
    weights: "weights",
    method: "method",
    coverage: "coverage",
    membership: "membership",
    revision: "revision",
  },
  byCause: "by cause",
  indicator: "indicator",
  score: "score",
  other: "reference",
  part: "part",
  cause: "cause",
  leversTitle: "What would raise the index most",
  perDeviation: "one standard deviation",
  toGoal: "up to the goal",
  obstacle: "obstacle degree",
  standing: ({ strengths, weaknesses }) => `Strengths: ${strengths}. Weak points: ${weaknesses}.`,
  rest: (count) => `${count} more; --format json has all`,
  none: "none",
};

export const explainWordsZh: ExplainWords = {
  head: ({ unit, period, score, rank, of }) => `${unit}，${period}：得分 ${score}，第 ${rank} 名，共 ${of} 个单位`,
  scoreTitle: (reference) => (reference === "nothing" ? "得分构成：各指标的贡献" : "得分构成：与各单位均值相比"),
  rankTitle: ({ unit, score, gap }) => `名次原因：与前一名 ${unit} 相比（${score}，高 ${gap}）`,
  first: "名次原因：没有得分更高的单位",
  changeTitle: ({ from, to, before, after, change }) =>
    `变动原因：${from} 为 ${before}，${to} 为 ${after}（${change}）`,
  noEarlier: "变动原因：没有更早的得分",
  by: {
    "closed-form": "各部分由解析式得出，合计等于变动",
    owen: "各部分为 Owen 值，合计等于变动",
    sampled: "各部分为抽样排列所得的 Owen 值，合计等于变动",
  },
  causes: {
    data: "数据",
    ruler: "标尺",
    weights: "权重",
    method: "方法",
    coverage: "数据覆盖率",
    membership: "指标增减",
    revision: "数据修订",
  },
  byCause: "按原因",
  indicator: "指标",
  score: "得分",
  other: "参照",
  part: "贡献",
  cause: "原因",
  leversTitle: "最能提升综合指数的指标",
  perDeviation: "提高一个标准差",
  toGoal: "达到满意值",
  obstacle: "障碍度",
  standing: ({ strengths, weaknesses }) => `长板：${strengths}。短板：${weaknesses}。`,
  rest: (count) => `另有 ${count} 项，见 --format json`,
  none: "无",
};
