import type { surveyEn } from "../en/survey.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）`, most: 20 });
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);
const figure = (value: number) => String(Number(value.toPrecision(6)));

/** 调查的问题:题目与赋分、抽样设计、校准、答卷。 */
export const surveyZh: {
  readonly [C in keyof typeof surveyEn]: (params: Parameters<(typeof surveyEn)[C]>[0]) => string;
} = {
  "survey-no-questions": () => "调查没有题目；请在 questions 下至少写一题",
  "survey-column-and-items": ({ question }) =>
    `题目“${question}”同时写了 column 与 items；单题用 column，题组用 items，请保留其一`,
  "survey-combine": ({ question }) =>
    `题目“${question}”含多个题项；请说明合成方式：combine: respondent（先求每位受访者的均值）或 combine: items（各题项均值的平均）`,
  "survey-least": ({ least, items }) => `least 要求至少作答 ${least} 个题项，但只有 ${items} 个；请调低`,
  "survey-scale": ({ categories, gaps }) =>
    categories < 2
      ? "量表至少须有两档，由低到高排列"
      : `量表档次为 1 至 ${categories}，但没有答案对应第 ${gaps.join("、")} 档；请连续编号`,
  "survey-answer-twice": ({ answer }) => `“${cut(answer)}”在量表中出现两次；请保留一个（5 与 5.0 视为同一答案）`,
  "survey-values": ({ found, categories }) =>
    `量表有 ${categories} 档，却给出 ${found} 个分值；请自最低档起每档给一个分值`,
  "survey-top": ({ top, categories }) => `${categories} 档中取最高 ${top} 档即为全部；请调低 top`,
  "survey-interval": ({ interval }) => `置信区间“${interval}”仅用于单题的满意率；均值请用 t`,
  "survey-dont-know-in-scale": ({ answer }) => `“${cut(answer)}”既在量表中，又列为“不清楚”；请保留其一`,
  "survey-dont-know-score": ({ question }) =>
    `题目“${question}”的“不清楚”计入统计，但没有分值；请补写 dontKnow: { score: … }，或改为 count: out`,

  "survey-panel-key": () => "samples: panel（追踪样本）须能识别两轮中的同一对象；请写明 cluster 或 respondent 的列名",
  "survey-single-psu": ({ strata }) =>
    `有 ${strata.length} 个层只抽到一个初级抽样单元，无法估计方差：${names(strata)}；请合并层，或选择 single: certainty、centred 或 average`,
  "survey-population-varies": ({ stratum, first, found }) =>
    `层“${stratum}”的总体单元数此处为 ${found}，前面为 ${first}；每层只有一个数，即该层的抽样单元总数`,
  "survey-population-absent": ({ stratum, known }) =>
    known.length === 0
      ? `层“${cut(stratum)}”没有总体单元数；请写明各层，或为所有层给出同一个数`
      : `层“${cut(stratum)}”没有总体单元数；请补充；已给出：${names(known)}`,
  "survey-population-small": ({ stratum, size, sampled }) =>
    `层“${stratum}”的样本有 ${sampled} 个抽样单元，而总体只有 ${size} 个；总体数的是抽样单元（有整群时为群），不是权数`,
  "survey-respondent-twice": ({ respondent, period }) => `受访者“${cut(respondent)}”在 ${period} 出现两次；请只留一行`,
  "survey-respondent-repeats": ({ respondent, periods }) =>
    `受访者“${cut(respondent)}”在 ${periods.join("和")} 都有答卷，各轮样本并不独立；请写 samples: panel，或让各轮受访者编号互不相同`,

  "survey-totals-empty": () => "该边际没有总数；请为每一类给出总数",
  "survey-totals-differ": ({ sums }) =>
    `各边际总数之和分别为 ${sums.map(figure).join("、")}；它们属于同一总体，应当相等`,
  "survey-total-absent": ({ category, period, known }) =>
    `${period} 的答卷中有“${cut(category)}”，但没有它的总数；请补充，或更正答卷；已给出：${names(known)}`,
  "survey-total-empty": ({ category, period }) => `“${cut(category)}”给出了总数，但 ${period} 无人作答；请与其他类合并`,
  "survey-raking": ({ period, iterations, distance }) =>
    `${period} 的权数经 ${iterations} 轮迭代比例拟合仍未收敛（仍有一类相差 ${figure(100 * distance)}%）；请合并小类，或增加迭代次数`,

  "survey-no-answers": () => "没有答卷；请补充数据行",
  "survey-number": ({ role, text, positive }) =>
    `“${cut(text)}”不能作为 ${role}；请填写${positive ? "大于 0" : "不小于 0"} 的数`,
  "survey-answer": ({ text, scale, question }) =>
    `“${cut(text)}”不是题目“${question}”的答案；量表为：${names(scale)}；请补入量表，或列入 dontKnow: { answers: [...] }`,
  "survey-annual-period": ({ periods }) =>
    `“${periods.map(cut).join("”、“")}”不以四位年份开头，无法按年度规则归入年份；请写成 2023H1`,

  "survey-question-unknown": ({ id, known }) => `调查没有题目“${cut(id)}”；现有：${names(known)}`,
  "survey-round-unknown": ({ period, known }) => `没有 ${cut(period)} 的答卷；现有：${names(known)}`,
  "survey-rounds-same": ({ period }) => `${cut(period)} 与其自身相比；请写两个不同的轮次`,

  "survey-missing": () => "kind 为 survey 的数据须有 survey 一项，说明抽样设计与题目",
  "survey-elsewhere": ({ kind }) => `survey 写在了 kind 为“${kind}”的数据上；请写 kind: survey，或删去该项`,
  "survey-mapping": () => "kind 为 survey 的数据没有 columns；请在 survey 中写明列名：unit、period、questions",
  "survey-and-figure": ({ id, unit, period }) =>
    `评价对象“${unit}”${period} 的“${id}”既在其他文件中有数值，又是调查题目；请保留其一`,
};
