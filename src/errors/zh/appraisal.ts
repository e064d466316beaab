import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）`, most: 20 });
const NEEDS = {
  scores: "综合指数得分：请将 computeIndex 的结果作为 scores 传入",
  works: "重点工作进展：请将 worksOf 的结果或各考评对象的数值作为 works 传入；在项目中请列出 works 类数据表",
  ledger: "问题清单：请将 ledgerOf 的结果或各考评对象的数值作为 ledger 传入；在项目中请列出 ledger 类数据表",
  unit: "明确采用哪个评价对象的数据，因数据中不止一个：请在 unit 中写明",
} as const;

type AppraisalTexts = Pick<Texts, keyof typeof import("../en/appraisal.ts").appraisalEn>;

export const appraisalZh: AppraisalTexts = {
  "appraisal-scale": () => "zero 与 full 相等，无从计分；请填写两个不同的数值",
  "appraisal-floor": () => "底线须有数值；请填写 least 或 most，也可两者都填",
  "appraisal-twice": ({ id, first }) =>
    `“${id}”已用于第 ${first} 项；同一类考评对象的考评内容、加分项、扣分项和约束项不得重名，考评表按名称对应`,
  "appraisal-weights": () => "权重全部为 0；请至少为一项考评内容设定大于 0 的权重",
  "appraisal-steps": ({ before, after }) => `分档界限须由高到低排列，而 ${before} 之后是 ${after}`,
  "appraisal-grade-open": ({ grade }) =>
    `等次“${grade}”既无分数线又无名额，其后的等次永远不会出现；请填写 from 或 quota`,
  "appraisal-grade-last": ({ grade }) =>
    `最后一个等次“${grade}”包括其余全部对象；请删去其 from 和 quota，或在其后再设一个等次`,
  "appraisal-veto": () => "一票否决即评为最后等次，而规则中没有等次；请设置 grades",
  "appraisal-needs": ({ what }) => `本项考评内容需要${NEEDS[what]}`,
  "appraisal-target": ({ indicator }) => `“${indicator}”没有数值型目标，无可替换；请先在指标体系中设定`,
  "appraisal-nobody": ({ from }) =>
    from === "owners"
      ? "没有可考评的责任单位；请在指标体系中为指标注明责任单位，或直接列出考评对象"
      : "没有可考评的对象；请另行指定考评对象",
  "appraisal-score": ({ part, score, adjust }) =>
    adjust && Number.isFinite(score)
      ? `“${part}”填为 ${score}：加分和扣分均填写不小于 0 的分值，加减由规则决定`
      : `“${part}”的分值不是有限数值`,
  "appraisal-ambiguous": ({ subject, part, kinds }) =>
    `考评对象“${subject}”的“${part}”同属多类（${names(kinds)}）；请在“类别”列注明`,
  "appraisal-periods": ({ rows, periods }) => `考评表有 ${rows} 行的时期不在数据之中，未予计分：${names(periods)}`,
  "appraisal-unowned": ({ indicators, of }) =>
    `${of} 项评价指标中有 ${indicators.length} 项没有责任单位：${names(indicators)}`,
  "appraisal-missing": ({ subjects, of, rule }) =>
    `${of} 个考评对象中有 ${subjects.length} 个本项无数据：${names(subjects)}；${
      rule === "refuse" ? "不计总分" : "其权重分摊到其他考评内容"
    }`,
  "appraisal-first": () => "没有上一次考评结果，因此没有提升分、上期名次和进步显著；请用 previous 指明上一时期",
  "appraisal-gate-breached": ({ what, indicator, value, limit, reason }) => {
    if (what === "table") return reason === null ? "考评表已登记，未注明事由" : `考评表登记事由为“${reason}”`;
    return what === "role"
      ? `必达指标“${indicator}”${value === null ? "未达到" : `为 ${value}`}${limit === null ? "" : `，目标为 ${limit}`}`
      : `“${indicator}”为 ${value}，突破界限 ${limit}`;
  },
  "appraisal-gate-unknown": ({ indicator }) => `“${indicator}”无数据，不作判定`,
};
