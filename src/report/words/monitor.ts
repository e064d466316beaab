import type { Comparator } from "../../schema/types.ts";

type Colour = "green" | "light-green" | "yellow" | "orange" | "red" | "grey";

/** Headings and lines of monitoring, in the command and in reports. */
export interface MonitorWords {
  readonly head: (facts: { at: string; rules: string; targets: number }) => string;
  /** How many targets have which colour, the worst first. */
  readonly coloured: (counts: readonly { readonly colour: Colour; readonly n: number }[]) => string;
  readonly withoutNumber: (facts: { without: number; of: number }) => string;
  /** The heading of what needs a look before all else; all of them, or the worst. */
  readonly first: (facts: { shown: number; of: number }) => string;
  readonly nothingFirst: string;
  readonly noTargets: string;
  readonly firstColumns: {
    readonly [K in "colour" | "unit" | "indicator" | "stage" | "value" | "target" | "reason" | "owner"]: string;
  };
  readonly noOwners: string;
  readonly domains: string;
  readonly more: string;
  readonly comma: string;
  readonly about: (places: string) => string;
  readonly targets: string;
  readonly tree: string;
  readonly columns: readonly [
    unit: string,
    indicator: string,
    stage: string,
    value: string,
    target: string,
    attainment: string,
    met: string,
    gap: string,
    colour: string,
    reason: string,
  ];
  readonly treeColumns: readonly [
    unit: string,
    stage: string,
    node: string,
    degree: string,
    rate: string,
    counts: string,
  ];
  /** What no owner answers for. */
  readonly nobody: string;
  /** A tag that systems share, in words; another as it is. */
  readonly tag: (id: string) => string;
  readonly met: { readonly [K in "yes" | "no" | "provisional" | "onCourse" | "unknown"]: string };
  readonly colours: { readonly [C in Colour]: string };
  readonly levels: { readonly notice: string; readonly warning: string; readonly alarm: string };
  readonly counts: (facts: {
    met: number;
    known: number;
    undefined: number;
    unknown: number;
    refused: number;
    missing: number;
  }) => string;
  /** A kind of target that has no figure. */
  readonly kinds: { readonly [K in "trend" | "relative" | "synchrony" | "assigned" | "unknown"]: string };
  /** A figure wanted, with how it is to be reached. */
  readonly aims: { readonly [K in Comparator]: (value: string) => string };
  readonly level: (colour: string, level: string) => string;
}

const SIGNS = {
  reach: (v: string) => v,
  ">=": (v: string) => `≥ ${v}`,
  "<=": (v: string) => `≤ ${v}`,
  ">": (v: string) => `> ${v}`,
  "<": (v: string) => `< ${v}`,
} as const;
const TAGS_ZH: Readonly<Record<string, string>> = {
  characteristic: "特色指标",
  survey: "调查指标",
  shortboard: "短板指标",
  strength: "长板指标",
  innovation: "创新指标",
};

export const monitorWordsEn: MonitorWords = {
  head: ({ at, rules, targets }) => `Period ${at}, ${targets} targets, rules: ${rules}`,
  withoutNumber: ({ without, of }) => `${without} of ${of} indicators have no number as a target.`,
  coloured: (counts) => counts.map(({ colour, n }) => `${n} ${monitorWordsEn.colours[colour]}`).join(", "),
  first: ({ shown, of }) =>
    shown < of ? `Where to look first: the worst ${shown} of ${of}` : `Where to look first: ${of}`,
  nothingFirst: "No target is yellow, orange or red.",
  noTargets: "No target is set for these units.",
  firstColumns: {
    colour: "colour",
    unit: "unit",
    indicator: "indicator",
    stage: "stage",
    value: "value",
    target: "target",
    reason: "why",
    owner: "who answers",
  },
  noOwners: "The system names no owner of these indicators.",
  domains: "The index and its domains",
  more: "--all lists every target, group, tag and owner; --format json and csv have every figure.",
  comma: ", ",
  about: (places) => `${places}: `,
  targets: "Targets",
  tree: "Attainment by group, tag and owner",
  columns: ["unit", "indicator", "stage", "value", "target", "attainment %", "met", "gap", "colour", "reason"],
  treeColumns: ["unit", "stage", "group, tag, owner", "degree %", "rate %", "targets"],
  nobody: "(no owner)",
  tag: (id) => id,
  met: { yes: "yes", no: "no", provisional: "yes, provisional", onCourse: "so far", unknown: "?" },
  colours: {
    green: "green",
    "light-green": "light green",
    yellow: "yellow",
    orange: "orange",
    red: "red",
    grey: "grey",
  },
  levels: { notice: "notice", warning: "warning", alarm: "alarm" },
  counts: (p) => {
    const apart = [
      [p.undefined, "undefined"],
      [p.unknown, "unknown"],
      [p.refused, "not comparable"],
      [p.missing, "without figures"],
    ] as const;
    const rest = apart.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
    const met = p.known > 0 || rest.length === 0 ? [`${p.met} of ${p.known} met`] : [];
    return [...met, ...(rest.length > 0 ? [rest.join(", ")] : [])].join("; ");
  },
  kinds: {
    trend: "trend",
    relative: "relative",
    synchrony: "synchrony",
    assigned: "to be assigned",
    unknown: "in words",
  },
  aims: { ...SIGNS, about: (v) => `about ${v}`, exactly: (v) => `exactly ${v}` },
  level: (colour, level) => `${colour} (${level})`,
};

export const monitorWordsZh: MonitorWords = {
  head: ({ at, rules, targets }) => `${at} 期，目标 ${targets} 项，规则：${rules}`,
  withoutNumber: ({ without, of }) => `${of} 项指标中 ${without} 项没有数值目标。`,
  coloured: (counts) => counts.map(({ colour, n }) => `${monitorWordsZh.colours[colour]} ${n} 项`).join("，"),
  first: ({ shown, of }) => (shown < of ? `先看这里：共 ${of} 项，列出最差 ${shown} 项` : `先看这里：共 ${of} 项`),
  nothingFirst: "没有黄、橙、红的目标。",
  noTargets: "没有为这些评价对象设定目标。",
  firstColumns: {
    colour: "颜色",
    unit: "评价对象",
    indicator: "指标",
    stage: "阶段",
    value: "数值",
    target: "目标",
    reason: "理由",
    owner: "责任单位",
  },
  noOwners: "指标体系没有写明这些指标的责任单位。",
  domains: "综合指数与各领域",
  more: "--all 列出全部目标、分组、标签与责任单位；--format json 或 csv 含全部数据。",
  comma: "、",
  about: (places) => `${places}：`,
  targets: "目标",
  tree: "按分组、标签和责任单位的实现度",
  columns: ["评价对象", "指标", "阶段", "数值", "目标", "实现度 %", "达标", "差距", "颜色", "理由"],
  treeColumns: ["评价对象", "阶段", "分组、标签、责任单位", "实现度 %", "目标达成率 %", "目标数"],
  nobody: "（无责任单位）",
  tag: (id) => TAGS_ZH[id] ?? id,
  met: { yes: "是", no: "否", provisional: "是（初步）", onCourse: "目前符合", unknown: "?" },
  colours: { green: "绿", "light-green": "浅绿", yellow: "黄", orange: "橙", red: "红", grey: "灰" },
  levels: { notice: "提示", warning: "预警", alarm: "警报" },
  counts: (p) => {
    const apart = [
      [p.undefined, "无法界定"],
      [p.unknown, "未知"],
      [p.refused, "不可比"],
      [p.missing, "缺数据"],
    ] as const;
    const rest = apart.filter(([n]) => n > 0).map(([n, word]) => `${word} ${n} 项`);
    const met = p.known > 0 || rest.length === 0 ? [`已知 ${p.known} 项中达标 ${p.met} 项`] : [];
    return [...met, ...(rest.length > 0 ? [rest.join("，")] : [])].join("；");
  },
  kinds: { trend: "趋势", relative: "相对", synchrony: "同步", assigned: "待下达", unknown: "文字表述" },
  aims: { ...SIGNS, about: (v) => `约 ${v}`, exactly: (v) => `恰为 ${v}` },
  level: (colour, level) => `${colour}（${level}）`,
};
