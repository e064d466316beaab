import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";
import { placed } from "./method.ts";

type ScreenTexts = Pick<Texts, keyof typeof import("../en/screen.ts").screenEn>;

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `；是否应为“${nearest}”？`);

/** 哪些评价对象进入指数，哪些得分予以发布。 */
export const screenZh: ScreenTexts = {
  "screen-unit-unknown": ({ unit, nearest }) => `数据中没有评价对象“${unit}”${meant(nearest)}`,
  "screen-unit-both": ({ unit }) => `“${unit}”既要纳入又要剔除；请只保留在一个名单中`,
  "unit-excluded": ({ unit, period }) => `${unit} ${period} 按计划剔除（screen.exclude）`,
  "unit-zeros": (p) =>
    `${p.unit} ${p.period} 未纳入：${p.present} 个数值中有 ${p.zeros} 个为零，非零比例应不低于 ${p.nonZero}`,
  "unit-group-gaps": ({ unit, period, groups }) => `${unit} ${period} 未纳入：${names(groups)} 中有值的指标过少`,
  "unit-forced-in": (p) =>
    `${p.unit} ${p.period} 按计划保留（screen.include）：${p.of} 项指标中有 ${p.present} 项有值，其中 ${p.zeros} 项为零`,
  "score-unpublished": ({ needed, ...at }) => `数据可得率低于 ${needed}，得分不予发布：${placed(at)}`,
};
