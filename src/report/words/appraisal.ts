import type { Term } from "../../monitor/appraisal/types.ts";

type AppraisalColumn = "rank" | "name" | "group" | "grade" | "total" | "adjusted" | "lastRank" | "rise" | "remarks";

/** Headings and lines of an appraisal, in the command and in reports. */
export interface AppraisalWords {
  readonly head: (facts: { period: string; rules: string; previous: string | null }) => string;
  readonly columns: { readonly [K in AppraisalColumn]: string };
  /** A part with its weight in percent. */
  readonly part: (facts: { name: string; weight: string }) => string;
  readonly grade: (facts: { name: string; given: number; places: number | null }) => string;
  readonly noTotal: string;
  readonly progressed: string;
  readonly held: (facts: { grade: string; by: "gate" | "quota" }) => string;
  readonly gate: (facts: { name: string; state: "breached" | "unknown"; veto: boolean }) => string;
  readonly comma: string;
  readonly semicolon: string;
  readonly colon: string;
  readonly more: string;
  readonly terms: { readonly [K in Term["kind"]]: string };
  /** What a limit holds. */
  readonly limits: Readonly<Record<string, string>>;
  readonly termColumns: readonly [
    subject: string,
    kind: string,
    item: string,
    asked: string,
    points: string,
    reasons: string,
  ];
  readonly trace: string;
  readonly traceColumns: readonly [
    subject: string,
    part: string,
    what: string,
    value: string,
    target: string,
    attainment: string,
    weight: string,
    contribution: string,
  ];
  readonly overall: string;
}

export const appraisalWordsEn: AppraisalWords = {
  head: ({ period, rules, previous }) =>
    `Appraisal, ${period}${rules === "" ? "" : `, rules: ${rules}`}${previous === null ? "" : `; before: ${previous}`}`,
  columns: {
    rank: "rank",
    name: "subject",
    group: "group",
    grade: "grade",
    total: "total",
    adjusted: "bonuses, deductions, caps",
    lastRank: "last rank",
    rise: "rise",
    remarks: "remarks",
  },
  part: ({ name, weight }) => `${name} (${weight} %)`,
  grade: ({ name, given, places }) => (places === null ? `${name} ${given}` : `${name} ${given} of ${places} places`),
  noTotal: "no total",
  progressed: "marked progress",
  held: ({ grade, by }) => (by === "gate" ? `held below ${grade} by a gate` : `no place left in ${grade}`),
  gate: ({ name, state, veto }) => `${veto ? "veto" : "gate"} ${name}${state === "breached" ? "" : " not known"}: `,
  comma: ", ",
  semicolon: "; ",
  colon: ": ",
  more: "--all shows what every value is made of, and each bonus, deduction and cap; --format json has every term of every total.",
  terms: { part: "part", bonus: "bonus", deduction: "deduction", limit: "limit", gate: "gate" },
  limits: { bonus: "all bonuses", deduction: "all deductions", total: "total" },
  termColumns: ["subject", "term", "item", "points asked", "points given", "reasons"],
  trace: "What the values are made of",
  traceColumns: ["subject", "part", "what", "value", "target", "attainment %", "weight %", "contribution"],
  overall: "overall: ",
};

export const appraisalWordsZh: AppraisalWords = {
  head: ({ period, rules, previous }) =>
    `考评（${period}${rules === "" ? "" : `，考评办法：${rules}`}${previous === null ? "" : `，上期：${previous}`}）`,
  columns: {
    rank: "名次",
    name: "考评对象",
    group: "分组",
    grade: "等次",
    total: "总分",
    adjusted: "加扣分及限分",
    lastRank: "上期名次",
    rise: "晋位",
    remarks: "说明",
  },
  part: ({ name, weight }) => `${name}（${weight}%）`,
  grade: ({ name, given, places }) =>
    places === null ? `${name} ${given} 个` : `${name} ${given} 个（名额 ${places} 个）`,
  noTotal: "不计总分",
  progressed: "进步显著",
  held: ({ grade, by }) => (by === "gate" ? `因约束项未评为${grade}` : `${grade}名额已满`),
  gate: ({ name, state, veto }) =>
    state === "unknown"
      ? `${veto ? "一票否决项" : "约束项"}“${name}”无法判定：`
      : veto
        ? `一票否决（${name}）：`
        : `约束项“${name}”未通过：`,
  comma: "、",
  semicolon: "；",
  colon: "：",
  more: "--all 列出每个数值的构成和每项加分、扣分、限分；--format json 列出总分的每一项。",
  terms: { part: "考评内容", bonus: "加分", deduction: "扣分", limit: "限额", gate: "约束项限分" },
  limits: { bonus: "加分合计", deduction: "扣分合计", total: "总分" },
  termColumns: ["考评对象", "类型", "事项", "申报分", "计入分", "事由"],
  trace: "数值构成",
  traceColumns: ["考评对象", "考评内容", "来源", "数值", "目标", "实现度 %", "权重 %", "贡献"],
  overall: "整体：",
};
