import type { Texts } from "../issue.ts";

const STEPS = {
  opened: "登记",
  assigned: "交办",
  rectified: "整改",
  checked: "核查",
  closed: "销号",
  reopened: "重新打开",
} as const;
const STATES: Readonly<Record<string, string>> = {
  "not-started": "未开始",
  "under-way": "进行中",
  done: "已完成",
  suspended: "已暂停",
  cancelled: "已取消",
};
const WHY = {
  suspended: "事项已暂停",
  cancelled: "事项已取消",
  "no-report": "截至当日无进展报告",
  "no-schedule": "既无完成时限，也无计划进度",
} as const;
const MEASURES = {
  attainment: (v: number) => `已完成 ${v} %`,
  met: (v: number) => (v === 100 ? "已完成" : "未完成"),
  lead: (v: number) => {
    if (v === 0) return "完成进度与计划进度持平";
    return v < 0 ? `完成进度落后于计划进度 ${-v} 个百分点` : `完成进度超前于计划进度 ${v} 个百分点`;
  },
  schedule: (v: number) => `完成进度为计划进度的 ${v} %`,
  pace: (v: number) => `完成进度为时序进度的 ${v} %`,
} as const;

type WorksTexts = Pick<Texts, keyof typeof import("../en/works.ts").worksEn>;

/** 重点工作、问题清单、人口表。 */
export const worksZh: WorksTexts = {
  "date-unreadable": () => "不是日历中的日期或时期；请写作 2022-06-30、2022-06、2022Q2 或 2022",
  "mapping-fields": ({ kind, keys, fielded }) =>
    fielded
      ? `类型为“${kind}”的表在 columns 下只有 fields 和 ignore，没有 ${keys.join("、")}；请写作 columns: { fields: { name: 表头 } }`
      : `fields 用于 works、ledger 和 population 类型的表；类型“${kind}”请用 unit、period、groups 和 indicators`,
  "work-repeated": ({ id }) => `工作事项“${id}”出现两次；请各设编号，或为同一事项的进展行填写日期`,
  "work-ends-first": ({ id, start, due }) =>
    `工作事项“${id}”的完成时限 ${due} 早于开始时间 ${start}；请更正其中一个日期`,
  "work-total": ({ id, total }) => `工作事项“${id}”的总量为 ${total}；作为 100 % 的总量必须大于 0`,
  "work-negative": ({ id, value }) => `工作事项“${id}”的数值 ${value} 为负；计划与完成均从 0 起`,
  "work-row-differs": ({ id, key, found, first }) =>
    `工作事项“${id}”的 ${key} 此处为 ${found}，上文为 ${first}；请留空或改为一致`,
  "work-row-empty": ({ id }) =>
    `工作事项“${id}”的一行有日期，但没有计划、完成或节点；请填写 planned、done 或 milestone，或删去该行`,
  "work-contradiction": ({ id, state, done }) =>
    `工作事项“${id}”的状态为${STATES[state] ?? state}，而报告完成 ${done} %；以完成比例为准`,
  "work-indicator-unknown": ({ id, indicator, nearest }) =>
    `工作事项“${id}”服务的“${indicator}”不是指标体系中的指标${nearest === undefined ? "" : `；是否为“${nearest}”？`}`,
  "work-done": ({ late }) => (late > 0 ? `已完成，逾期 ${late} 天` : "已完成"),
  "work-rule": ({ measure, value, overdue, held }) =>
    `${MEASURES[measure](value)}${overdue > 0 ? `；已逾期 ${overdue} 天` : ""}${held ? "；变化尚不明确，沿用此前颜色" : ""}`,
  "work-unjudged": ({ why }) => `不予评定：${WHY[why]}`,
  "ledger-step-missing": ({ id, step, later }) =>
    `问题“${id}”未经${STEPS[step]}即${STEPS[later]}；请补填该环节日期，或说明缺失原因`,
  "ledger-step-order": ({ id, step, date, before, earlier }) =>
    `问题“${id}”的${STEPS[step]}日期 ${date} 早于${STEPS[before]}日期 ${earlier}；请更正其中一个日期`,
  "ledger-step-ahead": ({ id, step, date, asOf }) =>
    `问题“${id}”的${STEPS[step]}日期 ${date} 晚于 ${asOf}；该环节暂不计入`,
  "ledger-round-order": ({ id, opened }) =>
    `问题“${id}”自 ${opened} 再次登记，而前一行尚未销号或销号更晚；请先将前一行销号，或另设编号`,
  "ledger-repeats-unknown": ({ id, repeats }) => `问题“${id}”注明重复“${repeats}”，但清单中没有后者`,
  "population-twice": ({ unit, period, group, first }) =>
    `${unit}${period === "" ? "" : `、${period}`}${group === "" ? "" : `、${group}`}的人口已在第 ${first} 行`,
  "population-value": ({ unit, value }) => `${unit}的人口为 ${value}；人口不能为负`,
  "population-column": ({ id }) => `数据中“${id}”列已有数值，又有人口表；请保留其一`,
};
