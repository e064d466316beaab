import type { measureEn } from "../en/measure.ts";
import { listed } from "../phrase.ts";
import { placed } from "./method.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）`, most: 16 });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `（是否应为“${nearest}”？）`);
const prices = (price: string) => (price === "current" ? "现价" : "不变价");
const rules = { sum: "求和", mean: "平均", last: "取期末值" } as const;

/** 数据的计量单位及换算，以及由月度、季度数据合成年度数据。 */
export const measureZh = {
  "measures-of-unknown": ({ id, nearest }) =>
    `给出了“${id}”的计量单位或价格，但指标体系中没有这项指标或变量${meant(nearest)}`,
  "measure-unknown": ({ id, measure, nearest, known }) =>
    `无法识别“${id}”的计量单位“${measure}”${meant(nearest)}；可用：${names(known)}，复合单位用“/”连接`,
  "measure-incompatible": ({ id, from, to }) =>
    to === undefined
      ? `数据中“${id}”的单位为${from}，而指标体系未说明其计量单位；请在指标体系中填写 measure`
      : `数据中“${id}”的单位为${from}，不能换算为指标体系的${to}；请更正其中之一`,
  "measure-contradicted": ({ id, measure, heading }) =>
    `“${id}”被指定为${measure}，而其表头写的是${heading}；请更正其中之一`,
  "price-of-data": ({ id, found, price }) =>
    `文件中的“${id}”为${prices(found)}，而指标体系${price === undefined ? "未说明价格" : `按${prices(price)}计`}；同一序列只能用一种价格`,
  "measure-converted": ({ from, to, file }) =>
    `已由${from}换算为${to}${file === undefined ? "" : `（${file} 中的单位）`}`,
  "annual-calendar": ({ periods }) =>
    `只有日历时期（2023、2023H1、2023Q3、2023-07、2023Q1-Q3）可以合成年度，以下时期不是：${names(periods)}`,
  "annual-rule": ({ ids }) =>
    `未说明如何由年内各期得到全年值：${names(ids)}；请分别填写 annual: sum（求和）、mean（平均）或 last（期末值）；figure 为 flow 的默认求和，为 stock 或 cumulative 的默认取期末值`,
  "annual-mixed": (at) => `同一年内混有不同的分期，或分期值与累计值并存，涉及${placed(at)}；请只保留一种`,
  "annual-made": ({ rule, ids }) => `以下指标由年内各期${rules[rule]}得到全年值：${names(ids)}`,
  "year-incomplete": ({ rule, ...at }) =>
    `全年缺${rule === "last" ? "最后一期" : "某一期"}，无法${rules[rule]}，记为缺失：${placed(at)}`,
} satisfies { [C in keyof typeof measureEn]: (params: Parameters<(typeof measureEn)[C]>[0]) => string };
