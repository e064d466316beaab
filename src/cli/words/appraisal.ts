type AppraisalColumn = "rank" | "name" | "group" | "grade" | "total" | "adjusted" | "lastRank" | "rise" | "remarks";

/** Headings and lines of the appraisal in `gongfu monitor`. */
export interface AppraisalWords {
  readonly head: (facts: { period: string; rules: string | null; previous: string | null }) => string;
  readonly columns: { readonly [K in AppraisalColumn]: string };
  /** A part with its weight in percent. */
  readonly part: (facts: { name: string; weight: string }) => string;
  readonly grade: (facts: { name: string; given: number; places: number | null }) => string;
  readonly noTotal: string;
  readonly progressed: string;
  readonly held: (facts: { grade: string; by: "gate" | "quota" }) => string;
  readonly gate: (facts: { id: string; state: "breached" | "unknown" }) => string;
  readonly comma: string;
  readonly semicolon: string;
  readonly colon: string;
  readonly more: string;
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
    `Appraisal, ${period}${rules === null ? "" : `, rules: ${rules}`}${previous === null ? "" : `; before: ${previous}`}`,
  columns: {
    rank: "rank",
    name: "subject",
    group: "group",
    grade: "grade",
    total: "total",
    adjusted: "bonus, deduction, caps",
    lastRank: "last rank",
    rise: "rise",
    remarks: "remarks",
  },
  part: ({ name, weight }) => `${name} (${weight} %)`,
  grade: ({ name, given, places }) => (places === null ? `${name} ${given}` : `${name} ${given} of ${places} places`),
  noTotal: "no total",
  progressed: "marked progress",
  held: ({ grade, by }) => (by === "gate" ? `held below ${grade} by a gate` : `no place left in ${grade}`),
  gate: ({ id, state }) => (state === "breached" ? `gate ${id}: ` : `gate ${id} not known: `),
  comma: ", ",
  semicolon: "; ",
  colon: ": ",
  more: "--all shows what every value is made of; --format json has every term of every total.",
  trace: "What the values are made of",
  traceColumns: ["subject", "part", "what", "value", "target", "attainment %", "weight %", "contribution"],
  overall: "overall: ",
};

export const appraisalWordsZh: AppraisalWords = {
  head: ({ period, rules, previous }) =>
    `考评（${period}${rules === null ? "" : `，规则：${rules}`}${previous === null ? "" : `，上期：${previous}`}）`,
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
  held: ({ grade, by }) => (by === "gate" ? `因约束条件未评为${grade}` : `${grade}名额已满`),
  gate: ({ id, state }) => (state === "breached" ? `约束条件 ${id}：` : `约束条件 ${id} 无法判定：`),
  comma: "、",
  semicolon: "；",
  colon: "：",
  more: "--all 列出每个数值的构成；--format json 列出总分的每一项。",
  trace: "数值构成",
  traceColumns: ["考评对象", "考评内容", "来源", "数值", "目标", "实现度 %", "权重 %", "贡献"],
  overall: "整体：",
};
