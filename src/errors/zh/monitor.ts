import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）`, most: 20 });
const UNJUDGED = {
  assigned: "目标待上级下达",
  words: "目标仅以文字表述，没有数值",
  conflict: "同一目标有多个数值，且未确定唯一的正式目标",
  basis: "数据与目标口径不同，不作比较",
  price: "数据与目标价格口径不同，不作比较",
  "no-column": "数据中没有该指标的列",
  "no-figure": "该时期无数据",
  "one-period": "判断趋势至少需要两个时期，现只有一个",
  "needs-base": "未达标，且没有基期值，与目标之比没有意义",
  "needs-limits": "超出目标区间，且未声明上下限",
  "needs-tolerance": "未声明允许偏差",
  "no-reference": "数据中没有比较对象",
} as const;
const BASES: Readonly<Record<string, string>> = {
  stock: "存量",
  annual: "当年值",
  ytd: "年内累计",
  cumulative: "累计值",
  "annual-average": "年均",
  rate: "比率",
  multiple: "倍数",
};
/** Columns of a table by their headings; other keys are words of a file and stay. */
const COLUMNS: Readonly<Record<string, string>> = { kind: "类别", subject: "考评对象", part: "考评内容" };
const MEASURES = {
  attainment: (v: number) => `实现度为 ${v} %`,
  met: (v: number) => (v === 100 ? "目标已达成" : "目标未达成"),
  lead: (v: number) => {
    if (v === 0) return "进度与时序进度持平";
    return v < 0 ? `进度落后于时序进度 ${-v} 个百分点` : `进度超前于时序进度 ${v} 个百分点`;
  },
  schedule: (v: number) => `进度为时序进度的 ${v} %`,
  pace: (v: number) => `已有年均变化为计划的 ${v} %`,
  growth: (v: number) => `实际年均增速为所需增速的 ${v} %`,
  forecast: (v: number) => `预测目标期实现度为 ${v} %`,
  band: (v: number) => `处于最差值至目标值之间的 ${v} %`,
  floor: (v: number) => (v < 0 ? `突破底线 ${-v}` : `距底线尚有 ${v}`),
  change: (v: number) => `较上年向好变化 ${v} %`,
} as const;

type MonitorTexts = Pick<Texts, keyof typeof import("../en/monitor.ts").monitorEn>;

/** 预警颜色的理由，以及监测运行中的问题。 */
export const monitorZh: MonitorTexts = {
  "monitor-choice": ({ key, word, known, nearest }) =>
    `${COLUMNS[key] ?? `${key} `}中没有“${word}”${nearest === undefined ? "。" : `；是否为“${nearest}”？`}可用：${names(known)}`,
  "target-incomparable": ({ by, basis, stage, period }) =>
    by === "price"
      ? `${stage} 期目标与数据的价格口径不同，不作比较；请对数据作价格平减，或改写目标`
      : `${stage} 期目标${basis === null ? "" : `（${BASES[basis] ?? basis}）`}与 ${period} 期数据口径不同，不作比较；请更正其一`,
  "monitor-no-column": ({ indicators, of }) =>
    `${of} 项指标中 ${indicators.length} 项在数据中没有列，其目标完成情况未知：${names(indicators)}；请补充这些列，或在 columns 中对应列标题`,
  "monitor-break": ({ since, base }) =>
    `该序列在 ${since} 期中断，趋势、进度与预测均自该期起算${base === null ? "" : `；${base} 期基期值在中断之前，与其后数据口径不同，请重述基期值`}`,
  "colour-on-course": ({ stage }) => `目前符合目标要求；是否达标须待 ${stage} 期数据`,
  "colour-met": ({ provisional }) => (provisional ? "目标已达成（初步：数据尚可能修订）" : "目标已达成"),
  "colour-unjudged": ({ why }) => `不予评定：${UNJUDGED[why]}`,
  "colour-no-rule": () => "不予评定：没有适用于该目标的规则",
  "colour-rule": ({ measure, value, due, held }) =>
    `${MEASURES[measure](value)}${due ? "；目标期限已到" : ""}${held ? "；变化尚不明确，沿用此前颜色" : ""}`,
};
