import type { Cause } from "../../analyse/decompose/types.ts";
import { explainWordsEn, explainWordsZh } from "./explain.ts";

/** Words of the charts of one unit: why it moved, where it stands out, what holds it back. */
export interface PortraitWords {
  readonly waterfallTitle: (facts: { unit: string; from: string; to: string }) => string;
  readonly waterfallSubtitle: (facts: { node: string; change: string; rank: string }) => string;
  readonly ranks: (facts: { from: number; to: number }) => string;
  readonly start: (period: string) => string;
  readonly rest: (n: number) => string;
  readonly up: string;
  readonly down: string;
  readonly scores: string;
  readonly score: string;
  /** The axis, where it does not begin at 0. */
  readonly scoreFrom: (from: string) => string;
  readonly stepMark: (facts: { name: string; amount: string; after: string }) => string;
  readonly part: (facts: { name: string; cause: string }) => string;
  readonly causes: { readonly [C in Cause]: string };
  readonly standingsTitle: (unit: string) => string;
  readonly standingsSubtitle: (facts: { period: string; score: string; rank: string; of: number }) => string;
  readonly above: string;
  readonly below: string;
  readonly against: string;
  readonly standingMark: (facts: {
    name: string;
    score: string;
    mean: string;
    difference: string;
    rank: string;
    of: number;
  }) => string;
  readonly rank: string;
  readonly placed: (facts: { rank: string; of: number }) => string;
  readonly obstaclesTitle: (unit: string) => string;
  readonly obstaclesSubtitle: (facts: { period: string; shown: number; of: number; share: string }) => string;
  readonly byPeers: string;
  readonly obstacle: string;
  readonly weight: string;
  readonly obstacleMark: (facts: { name: string; share: string; weight: string; lack: string }) => string;
  readonly groups: string;
  readonly groupMark: (facts: { name: string; share: string }) => string;
  readonly comma: string;
  readonly stop: string;
}

const en: PortraitWords = {
  waterfallTitle: ({ unit, from, to }) => `Why ${unit} moved from ${from} to ${to}`,
  waterfallSubtitle: ({ node, change, rank }) => `${node}: ${change}${rank}`,
  ranks: ({ from, to }) => `; rank ${from === 0 ? "none" : from} → ${to === 0 ? "none" : to}`,
  start: (period) => `Score ${period}`,
  rest: (n) => (n === 1 ? "1 other part" : `${n} other parts`),
  up: "▲ raises the score",
  down: "▼ lowers the score",
  scores: "Scores",
  score: "Score",
  scoreFrom: (from) => `Score (the axis begins at ${from})`,
  stepMark: ({ name, amount, after }) => `${name}: ${amount}, then ${after}`,
  part: ({ name, cause }) => `${name} (${cause})`,
  causes: explainWordsEn.causes,
  standingsTitle: (unit) => `Strengths and gaps: ${unit}`,
  standingsSubtitle: ({ period, score, rank, of }) => `${period}; score ${score}, rank ${rank} of ${of}`,
  above: "▲ above the mean of the peers",
  below: "▼ below it",
  against: "Score less the mean of the peers",
  standingMark: ({ name, score, mean, difference, rank, of }) =>
    `${name}: score ${score}, mean of the peers ${mean}, difference ${difference}, rank ${rank} of ${of}`,
  rank: "Rank",
  placed: ({ rank, of }) => `${rank} of ${of}`,
  obstaclesTitle: (unit) => `What holds ${unit} back: obstacle degree`,
  obstaclesSubtitle: ({ period, shown, of, share }) =>
    `${period}; ${shown < of ? `the ${shown} largest of ${of} indicators: ${share} of all that the index lacks` : `${of} indicators`}`,
  byPeers: "scores held against the least and greatest of the peers",
  obstacle: "Share of all that the index lacks",
  weight: "Effective weight",
  obstacleMark: ({ name, share, weight, lack }) =>
    `${name}: obstacle degree ${share}, weight ${weight}, lacks ${lack} of its scale`,
  groups: "By group",
  groupMark: ({ name, share }) => `${name} ${share}`,
  comma: "; ",
  stop: ". ",
};

const zh: PortraitWords = {
  waterfallTitle: ({ unit, from, to }) => `${unit} ${from}—${to} 变动原因`,
  waterfallSubtitle: ({ node, change, rank }) => `${node}：${change}${rank}`,
  ranks: ({ from, to }) => `；名次 ${from === 0 ? "无" : from} → ${to === 0 ? "无" : to}`,
  start: (period) => `${period} 得分`,
  rest: (n) => `其余 ${n} 项`,
  up: "▲ 提高得分",
  down: "▼ 降低得分",
  scores: "得分",
  score: "得分",
  scoreFrom: (from) => `得分（坐标轴自 ${from} 起）`,
  stepMark: ({ name, amount, after }) => `${name}：${amount}，至 ${after}`,
  part: ({ name, cause }) => `${name}（${cause}）`,
  causes: explainWordsZh.causes,
  standingsTitle: (unit) => `长板与短板：${unit}`,
  standingsSubtitle: ({ period, score, rank, of }) => `${period}；得分 ${score}，第 ${rank} 位，共 ${of} 个`,
  above: "▲ 高于同类均值",
  below: "▼ 低于同类均值",
  against: "得分减同类均值",
  standingMark: ({ name, score, mean, difference, rank, of }) =>
    `${name}：得分 ${score}，同类均值 ${mean}，相差 ${difference}，第 ${rank} 位，共 ${of} 个`,
  rank: "名次",
  placed: ({ rank, of }) => `${rank}/${of}`,
  obstaclesTitle: (unit) => `${unit} 的障碍因子：障碍度`,
  obstaclesSubtitle: ({ period, shown, of, share }) =>
    `${period}；${shown < of ? `${of} 项指标中最大的 ${shown} 项，占全部差距 ${share}` : `${of} 项指标`}`,
  byPeers: "得分按同类最小值与最大值折算",
  obstacle: "占指数全部差距的比重",
  weight: "有效权重",
  obstacleMark: ({ name, share, weight, lack }) => `${name}：障碍度 ${share}，权重 ${weight}，偏离度 ${lack}`,
  groups: "按维度",
  groupMark: ({ name, share }) => `${name} ${share}`,
  comma: "；",
  stop: "。",
};

export const portraitWords: Readonly<Record<"en" | "zh", PortraitWords>> = { en, zh };
