import type { Colour } from "../../monitor/rules.ts";

type Shade = Colour | "grey";

/** Words of the charts of targets: bullets of attainment and the board of colours. */
export interface ChartMonitorWords {
  readonly bulletsTitle: string;
  readonly bulletsSubtitle: (facts: { unit: string; period: string; rules: string }) => string;
  readonly attainment: string;
  readonly target: string;
  readonly before: (period: string) => string;
  readonly elapsed: string;
  readonly bands: (limits: string) => string;
  readonly beyond: (most: string) => string;
  readonly bulletMark: (facts: {
    name: string;
    value: string;
    target: string;
    attainment: string;
    before: string;
    colour: string;
  }) => string;
  readonly value: (facts: { value: string; period: string; target: string; stage: string }) => string;
  readonly was: (attainment: string) => string;
  readonly undefinedDegree: string;
  readonly boardTitle: string;
  readonly boardSubtitle: (facts: { what: string; rules: string }) => string;
  readonly boardMark: (facts: { row: string; column: string; colour: string; reason: string }) => string;
  readonly boardDesc: (facts: { row: string; cells: string }) => string;
  readonly counted: (facts: { letter: string; colour: string; n: number }) => string;
  readonly noTarget: string;
  readonly stage: (facts: { name: string; stage: string }) => string;
  readonly lettered: (facts: { letter: string; colour: string }) => string;
  /** A letter or character for each colour, told apart without colour. */
  readonly letters: { readonly [C in Shade]: string };
  readonly comma: string;
  readonly stop: string;
}

const en: ChartMonitorWords = {
  bulletsTitle: "Attainment of targets",
  bulletsSubtitle: ({ unit, period, rules }) =>
    `${[unit, period].filter(Boolean).join(", ")}${rules === "" ? "" : `; rules: ${rules}`}`,
  attainment: "Attainment degree, %",
  target: "Target",
  before: (period) => `In ${period}`,
  elapsed: "Time that is over",
  bands: (limits) => `Bands at ${limits} %`,
  beyond: (most) => `An arrow: beyond ${most} %`,
  bulletMark: ({ name, value, target, attainment, before, colour }) =>
    `${name}: ${value}, target ${target}, attainment ${attainment}${before} (${colour})`,
  value: ({ value, period, target, stage }) => `${value} in ${period}; target ${target} for ${stage}`,
  was: (attainment) => `, before ${attainment}`,
  undefinedDegree: "no degree",
  boardTitle: "Colours of targets",
  boardSubtitle: ({ what, rules }) => `${what}${rules === "" ? "" : `; rules: ${rules}`}`,
  boardMark: ({ row, column, colour, reason }) => `${row}, ${column}: ${colour}. ${reason}`,
  boardDesc: ({ row, cells }) => `${row}: ${cells}`,
  counted: ({ letter, colour, n }) => `${letter} ${colour}: ${n}`,
  noTarget: "no target",
  stage: ({ name, stage }) => `${name}, ${stage}`,
  lettered: ({ letter, colour }) => `${letter} ${colour}`,
  letters: { green: "G", "light-green": "g", yellow: "Y", orange: "O", red: "R", grey: "–" },
  comma: "; ",
  stop: ". ",
};

const zh: ChartMonitorWords = {
  bulletsTitle: "目标实现度",
  bulletsSubtitle: ({ unit, period, rules }) =>
    `${[unit, period].filter(Boolean).join("，")}${rules === "" ? "" : `；规则：${rules}`}`,
  attainment: "实现度，%",
  target: "目标",
  before: (period) => `${period} 期`,
  elapsed: "时序进度",
  bands: (limits) => `分界 ${limits}%`,
  beyond: (most) => `箭头：超过 ${most}%`,
  bulletMark: ({ name, value, target, attainment, before, colour }) =>
    `${name}：${value}，目标 ${target}，实现度 ${attainment}${before}（${colour}）`,
  value: ({ value, period, target, stage }) => `${period} 期 ${value}；${stage} 目标 ${target}`,
  was: (attainment) => `，上期 ${attainment}`,
  undefinedDegree: "无实现度",
  boardTitle: "目标红黄绿看板",
  boardSubtitle: ({ what, rules }) => `${what}${rules === "" ? "" : `；规则：${rules}`}`,
  boardMark: ({ row, column, colour, reason }) => `${row}，${column}：${colour}。${reason}`,
  boardDesc: ({ row, cells }) => `${row}：${cells}`,
  counted: ({ letter, colour, n }) => `${colour.startsWith(letter) ? colour : `${letter} ${colour}`}：${n}`,
  noTarget: "无目标",
  stage: ({ name, stage }) => `${name}（${stage}）`,
  lettered: ({ letter, colour }) => (colour.startsWith(letter) ? colour : `${letter} ${colour}`),
  letters: { green: "绿", "light-green": "浅", yellow: "黄", orange: "橙", red: "红", grey: "–" },
  comma: "；",
  stop: "。",
};

export const chartMonitorWords: Readonly<Record<"en" | "zh", ChartMonitorWords>> = { en, zh };
