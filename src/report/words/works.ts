type State = "open" | "assigned" | "rectified" | "checked" | "closed" | "reopened";
type Finding = "no-works" | "both-behind" | "works-behind" | "target-behind";
type WorkColumn = "colour" | "id" | "name" | "owner" | "due" | "done" | "planned" | "lead" | "reported" | "reason";
type CountColumn = "part" | "works" | "completed" | "completion" | "onTime" | "lead" | "colours";
type SpanColumn = "span" | "milestones" | "onTime" | "late" | "missed" | "open" | "rate";
type LineColumn = "state" | "id" | "problem" | "owner" | "opened" | "due" | "age" | "overdue";
type LedgerColumn = "part" | "opened" | "closed" | "open" | "overdue" | "closingRate" | "onTime" | "days";
type By = "owner" | "stage" | "kind" | "group" | "indicator" | "source" | "severity" | "unit" | "opened";

/** Headings and lines of work items and the ledger, in the command and in reports. */
export interface WorksWords {
  readonly works: (asOf: string) => string;
  readonly ledger: (asOf: string) => string;
  readonly counted: (facts: { works: number; completed: number; overdue: number; completion: string }) => string;
  readonly problems: (facts: { opened: number; closed: number; open: number; overdue: number; rate: string }) => string;
  readonly first: (facts: { shown: number; of: number }) => string;
  readonly nothingFirst: string;
  readonly nothingOpen: string;
  readonly workColumns: { readonly [K in WorkColumn]: string };
  readonly countColumns: { readonly [K in CountColumn]: string };
  readonly spanColumns: { readonly [K in SpanColumn]: string };
  readonly lineColumns: { readonly [K in LineColumn]: string };
  readonly ledgerColumns: { readonly [K in LedgerColumn]: string };
  readonly by: { readonly [K in By]: string };
  readonly nobody: string;
  readonly kinds: { readonly [K in "work" | "reform" | "project" | "demonstration"]: string };
  readonly states: { readonly [K in State]: string };
  readonly sources: Readonly<Record<string, string>>;
  readonly milestones: string;
  readonly served: (facts: { with: number; of: number }) => string;
  readonly findings: { readonly [K in Finding]: (names: string) => string };
}

export const worksWordsEn: WorksWords = {
  works: (asOf) => `Work items on ${asOf}`,
  ledger: (asOf) => `Ledger of problems on ${asOf}`,
  counted: ({ works, completed, overdue, completion }) =>
    `${works} items, ${completed} completed${completion === "" ? "" : ` (${completion} %)`}, ${overdue} overdue`,
  problems: ({ opened, closed, open, overdue, rate }) =>
    `${opened} problems, ${closed} closed${rate === "" ? "" : ` (${rate} %)`}, ${open} open, ${overdue} of them overdue`,
  first: ({ shown, of }) =>
    shown < of ? `Where to look first: the worst ${shown} of ${of}` : `Where to look first: ${of}`,
  nothingFirst: "No item is yellow, orange or red.",
  nothingOpen: "No problem is open.",
  workColumns: {
    colour: "colour",
    id: "id",
    name: "item",
    owner: "who answers",
    due: "due",
    done: "done %",
    planned: "planned %",
    lead: "lead",
    reported: "reported",
    reason: "why",
  },
  countColumns: {
    part: "",
    works: "items",
    completed: "completed",
    completion: "completed %",
    onTime: "on time %",
    lead: "mean lead",
    colours: "colours",
  },
  spanColumns: {
    span: "due in",
    milestones: "milestones",
    onTime: "on time",
    late: "late",
    missed: "missed",
    open: "open",
    rate: "reached %",
  },
  lineColumns: {
    state: "state",
    id: "id",
    problem: "problem",
    owner: "who answers",
    opened: "opened",
    due: "due",
    age: "days open",
    overdue: "days overdue",
  },
  ledgerColumns: {
    part: "",
    opened: "opened",
    closed: "closed",
    open: "open",
    overdue: "overdue",
    closingRate: "closed %",
    onTime: "on time %",
    days: "median days",
  },
  by: {
    owner: "by owner",
    stage: "by stage",
    kind: "by kind",
    group: "by group",
    indicator: "by indicator served",
    source: "by source",
    severity: "by severity",
    unit: "by unit",
    opened: "by when opened",
  },
  nobody: "(none)",
  kinds: { work: "work", reform: "reform", project: "project", demonstration: "demonstration" },
  states: {
    open: "open",
    assigned: "assigned",
    rectified: "rectified",
    checked: "checked",
    closed: "closed",
    reopened: "reopened",
  },
  sources: { inspection: "inspection", "public-review": "public review", warning: "warning" },
  milestones: "Milestones",
  served: (p) => `${p.with} of ${p.of} indicators have work items behind them.`,
  findings: {
    "no-works": (names) => `no work item, and the target is behind: ${names}`,
    "both-behind": (names) => `work items and target behind: ${names}`,
    "works-behind": (names) => `work items behind, target not: ${names}`,
    "target-behind": (names) => `target behind, work items not: ${names}`,
  },
};

export const worksWordsZh: WorksWords = {
  works: (asOf) => `重点工作（截至 ${asOf}）`,
  ledger: (asOf) => `问题清单（截至 ${asOf}）`,
  counted: ({ works, completed, overdue, completion }) =>
    `共 ${works} 项，完成 ${completed} 项${completion === "" ? "" : `（${completion} %）`}，逾期 ${overdue} 项`,
  problems: ({ opened, closed, open, overdue, rate }) =>
    `共 ${opened} 个，销号 ${closed} 个${rate === "" ? "" : `（${rate} %）`}，未销号 ${open} 个，其中逾期 ${overdue} 个`,
  first: ({ shown, of }) => (shown < of ? `先看这里：共 ${of} 项，列出最差 ${shown} 项` : `先看这里：共 ${of} 项`),
  nothingFirst: "没有黄、橙、红的事项。",
  nothingOpen: "没有未销号的问题。",
  workColumns: {
    colour: "颜色",
    id: "编号",
    name: "事项",
    owner: "责任单位",
    due: "完成时限",
    done: "完成进度 %",
    planned: "计划进度 %",
    lead: "超前/滞后",
    reported: "报告日期",
    reason: "理由",
  },
  countColumns: {
    part: "",
    works: "事项",
    completed: "完成",
    completion: "办结率 %",
    onTime: "按期完成率 %",
    lead: "平均超前/滞后",
    colours: "颜色",
  },
  spanColumns: {
    span: "时段",
    milestones: "节点",
    onTime: "按期",
    late: "逾期完成",
    missed: "未完成",
    open: "未到期",
    rate: "完成率 %",
  },
  lineColumns: {
    state: "环节",
    id: "编号",
    problem: "问题",
    owner: "责任单位",
    opened: "登记",
    due: "整改期限",
    age: "已过天数",
    overdue: "逾期天数",
  },
  ledgerColumns: {
    part: "",
    opened: "登记",
    closed: "销号",
    open: "未销号",
    overdue: "逾期",
    closingRate: "销号率 %",
    onTime: "按期整改率 %",
    days: "销号天数中位数",
  },
  by: {
    owner: "按责任单位",
    stage: "按阶段",
    kind: "按类型",
    group: "按分类",
    indicator: "按服务指标",
    source: "按来源",
    severity: "按严重程度",
    unit: "按评价对象",
    opened: "按登记时段",
  },
  nobody: "（无）",
  kinds: { work: "重点工作", reform: "重大改革", project: "重大项目", demonstration: "示范工程" },
  states: {
    open: "已登记",
    assigned: "已交办",
    rectified: "已整改",
    checked: "已核查",
    closed: "已销号",
    reopened: "重新打开",
  },
  sources: { inspection: "督查", "public-review": "群众评议", warning: "预警" },
  milestones: "时间节点",
  served: (p) => `${p.of} 项指标中 ${p.with} 项有工作事项支撑。`,
  findings: {
    "no-works": (names) => `目标滞后且无工作事项：${names}`,
    "both-behind": (names) => `工作与目标均滞后：${names}`,
    "works-behind": (names) => `工作滞后、目标未滞后：${names}`,
    "target-behind": (names) => `目标滞后、工作未滞后：${names}`,
  },
};
