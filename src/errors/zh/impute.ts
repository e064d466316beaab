import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";
import { placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const REASONS = {
  "too-old": "此前的数值已超过 maxGap 规定的年限",
  "no-neighbour-in-time": "该单位在时间上没有可依据的数值",
  "no-predictor": "预测变量同样缺失",
  "no-donor": "没有可借用数值的其他行",
  "no-sibling": "该单位在同组内没有数值",
  "no-direction": "适度型、区间型或方向未明的指标在共同尺度上没有位置",
  "nothing-known": "该指标没有任何已知数值",
} as const;
const text = (name: string | { readonly en?: string | undefined; readonly zh?: string | undefined }) =>
  typeof name === "string" ? name : (name.zh ?? name.en ?? "");

type ImputeTexts = Pick<Texts, keyof typeof import("../en/impute.ts").imputeEn>;

/** 缺失值插补的问题与说明。 */
export const imputeZh: ImputeTexts = {
  "gap-left": ({ reason, ...at }) => `未插补（${REASONS[reason]}）：${placed(at)}`,
  "break-not-crossed": ({ period, reason, ...at }) =>
    `不跨越 ${period} 的口径断点（${text(reason)}）插补：${placed(at)}`,
  "weight-dropped": ({ to, ...at }) =>
    `不适用，${to.length === 0 ? "同级均无数值可承接其权重" : `其权重分配给 ${names(to)}`}：${placed(at)}`,
  "gap-not-certified": ({ id, ...at }) =>
    `“${id}”存在未标注为 not-applicable 的缺失：${placed(at)}；请在数据中标注（status）、补充数值或改用其他插补方法`,
  "floor-unbounded": () => "所用无量纲化方法的分值没有下限，无法给出最低分；请用 score 指明",
  "period-not-time": ({ found }) =>
    `按时间插补需要日历时期（2023、2023H1、2023Q3、2023-07），现有 ${names(found.map((one) => `“${one}”`))}`,
  "mixed-periods": ({ found }) => `同一序列混有不同类型的时期：${names(found)}；请先统一时期类型`,
  "too-few-complete": ({ method, found, needed }) =>
    `“${method}”可用的完整行有 ${found} 行，至少需要 ${needed} 行；请减少预测变量或改用其他方法`,
  collinear: ({ method, ids }) =>
    `“${method}”无法区分 ${names(ids)}：它们相互线性决定，或行数相对变量过少；请减少变量，或使用 within、ridge`,
  "em-unconverged": ({ method, iterations, change }) =>
    `“${method}”迭代 ${iterations} 次后仍变动 ${change}；请增大 iterations 或给定 ridge`,
};
