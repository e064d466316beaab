import type { Edition } from "../../schema/vintage.ts";

type CellColumn = "unit" | "period" | "indicator" | "from" | "to" | "difference" | "relative" | "vintage";
type SummaryColumn =
  | "indicator"
  | "n"
  | "revised"
  | "mean"
  | "meanAbsolute"
  | "relativeMeanAbsolute"
  | "upward"
  | "t"
  | "p";
type ScoreColumn = "unit" | "period" | "first" | "latest" | "change" | "rank" | "causes";
type BreakColumn = "node" | "units" | "difference" | "ratio";

/** Headings and lines of `gongfu revisions` and `gongfu series`. */
export interface RevisionsWords {
  readonly editions: Readonly<Record<Edition, string>>;
  /** Files that say no vintage. */
  readonly base: string;
  readonly vintages: (list: string) => string;
  readonly summary: string;
  readonly cells: (count: number) => string;
  readonly scores: string;
  readonly none: string;
  readonly more: (count: number) => string;
  readonly cellColumns: Readonly<Record<CellColumn, string>>;
  readonly summaryColumns: Readonly<Record<SummaryColumn, string>>;
  readonly scoreColumns: Readonly<Record<ScoreColumn, string>>;
  readonly moved: (facts: { period: string; n: number; mean: string; ranks: number; places: number }) => string;
  readonly test: Readonly<Record<"cells" | "periods", string>>;
  readonly unexplained: string;
  readonly series: {
    readonly fixed: (facts: { node: string; system: string; periods: string; ruler: "kept" | "anew" }) => string;
    readonly published: string;
    readonly linked: (facts: { node: string; by: "ratio" | "difference"; keep: "latest" | "earliest" }) => string;
    readonly own: string;
    readonly breakAt: (facts: { overlap: string; from: string; to: string }) => string;
    readonly breakColumns: Readonly<Record<BreakColumn, string>>;
    readonly joined: (nodes: string) => string;
    readonly left: (nodes: string) => string;
    readonly unbroken: string;
  };
}

interface CommandHelp {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly (readonly [what: string, call: string])[];
}

interface RevisionsHelp {
  readonly commands: Readonly<Record<"revisions" | "series", CommandHelp>>;
  readonly options: Readonly<
    Record<
      | "asOfVintage"
      | "revisionsSection"
      | "biasOver"
      | "revisionsFormat"
      | "seriesMethod"
      | "seriesEdition"
      | "seriesRuler"
      | "linkBy"
      | "keepLevel"
      | "seriesNode"
      | "seriesFormat",
      string
    >
  >;
}

export type { RevisionsHelp };

export const revisionsWordsEn: RevisionsWords = {
  editions: { preliminary: "preliminary", final: "final", "census-revision": "census revision" },
  base: "files without a vintage",
  vintages: (list) => `Vintages: ${list}`,
  summary: "Revisions by indicator (latest figure less first, over the cells stated more than once)",
  cells: (count) => `Revised cells: ${count}`,
  scores: "Scores and ranks as first published and with the latest figures",
  none: "nothing was revised",
  more: (count) => `… and ${count} more; --format json has all`,
  cellColumns: {
    unit: "unit",
    period: "period",
    indicator: "indicator",
    from: "from",
    to: "to",
    difference: "difference",
    relative: "relative",
    vintage: "revised by",
  },
  summaryColumns: {
    indicator: "indicator",
    n: "cells",
    revised: "revised",
    mean: "mean",
    meanAbsolute: "mean absolute",
    relativeMeanAbsolute: "relative",
    upward: "upward",
    t: "t",
    p: "p",
  },
  scoreColumns: {
    unit: "unit",
    period: "period",
    first: "first",
    latest: "latest",
    change: "change",
    rank: "rank",
    causes: "by cause",
  },
  moved: ({ period, n, mean, ranks, places }) =>
    `${period}: ${n} scores moved by ${mean} on average (absolute); ${ranks} ranks moved${ranks === 0 ? "" : `, by up to ${places} ${places === 1 ? "place" : "places"}`}`,
  test: {
    cells: "t and p: whether the mean revision differs from 0, cells taken as independent.",
    periods: "t and p: whether the mean revision differs from 0, over the means of periods.",
  },
  unexplained: "could not be computed or split",
  series: {
    fixed: ({ node, system, periods, ruler }) =>
      `${node} under one method: system ${system}, plan and ${ruler === "kept" ? "ruler" : "weights"} of ${periods}${ruler === "kept" ? "" : ", ruler learned anew from all periods"}`,
    published: "Less what was published",
    linked: ({ node, by, keep }) => `${node} linked by ${by}, at the level of the ${keep} system`,
    own: "As published, each under its own system",
    breakAt: ({ overlap, from, to }) => `Break from ${from} to ${to}, in the overlap ${overlap}`,
    breakColumns: { node: "node", units: "units", difference: "mean difference", ratio: "mean ratio" },
    joined: (nodes) => `only in the later system, not linked: ${nodes}`,
    left: (nodes) => `only in the earlier system, not linked: ${nodes}`,
    unbroken: "All snapshots have one system, plan and ruler: there is nothing to link.",
  },
};

export const revisionsWordsZh: RevisionsWords = {
  editions: { preliminary: "初步核算", final: "最终核实", "census-revision": "普查修订" },
  base: "未注明版次的文件",
  vintages: (list) => `数据版次：${list}`,
  summary: "各指标的修订（最新值减首次值，限多次给出的数值）",
  cells: (count) => `修订的数值：${count} 个`,
  scores: "首次发布与按最新数值计算的得分和名次",
  none: "没有修订",
  more: (count) => `……另有 ${count} 处；--format json 列出全部`,
  cellColumns: {
    unit: "评价对象",
    period: "时期",
    indicator: "指标",
    from: "修订前",
    to: "修订后",
    difference: "修订幅度",
    relative: "相对幅度",
    vintage: "修订版次",
  },
  summaryColumns: {
    indicator: "指标",
    n: "数值个数",
    revised: "修订个数",
    mean: "平均修订",
    meanAbsolute: "平均绝对修订",
    relativeMeanAbsolute: "相对平均绝对修订",
    upward: "上调比例",
    t: "t",
    p: "p",
  },
  scoreColumns: {
    unit: "评价对象",
    period: "时期",
    first: "首次",
    latest: "最新",
    change: "变动",
    rank: "名次",
    causes: "按原因",
  },
  moved: ({ period, n, mean, ranks, places }) =>
    `${period}：${n} 个得分平均变动（绝对值）${mean}；${ranks} 个名次变动${ranks === 0 ? "" : `，最多 ${places} 位`}`,
  test: {
    cells: "t 与 p：平均修订是否异于 0，各数值视为独立。",
    periods: "t 与 p：平均修订是否异于 0，以各时期的均值检验。",
  },
  unexplained: "无法计算或分解",
  series: {
    fixed: ({ node, system, periods, ruler }) =>
      `${node}，同一口径：指标体系 ${system}，${periods} 的计算方案与${ruler === "kept" ? "标尺" : "权重设定，标尺由全部时期重新求得"}`,
    published: "减去已发布得分",
    linked: ({ node, by, keep }) =>
      `${node}，按${by === "ratio" ? "比率" : "差值"}衔接，保持${keep === "latest" ? "最新" : "最早"}体系的水平`,
    own: "已发布得分，各按当时的体系",
    breakAt: ({ overlap, from, to }) => `由 ${from} 至 ${to} 的断点，重叠期 ${overlap}`,
    breakColumns: { node: "节点", units: "评价对象数", difference: "平均差值", ratio: "平均比率" },
    joined: (nodes) => `仅见于较晚体系，不衔接：${nodes}`,
    left: (nodes) => `仅见于较早体系，不衔接：${nodes}`,
    unbroken: "全部快照的指标体系、方案与标尺相同，无需衔接。",
  },
};

export const revisionsHelpEn: RevisionsHelp = {
  commands: {
    revisions: {
      summary: "say how figures were revised between vintages, and what it did to scores and ranks",
      description:
        "Of data files with a vintage or an edition: each revised cell; by indicator the number, mean, mean absolute and relative mean absolute revision, the share upward and a test for bias; and scores and ranks as first published against those of the latest figures, in parts that sum to the change.",
      examples: [
        ["the project in this folder", "gongfu revisions"],
        ["the summary as a table for a spreadsheet", "gongfu revisions --section summary --out revisions.csv"],
      ],
    },
    series: {
      summary: "make the snapshots one comparable series: under one method, or linked over a change of system",
      description:
        "--method fixed scores every period of the snapshots again with the system, plan and ruler of one of them. --method chained leaves each as published and links them in a year scored under both systems, with the size of the break at each node.",
      examples: [
        ["all years as this year's method has them", "gongfu series"],
        ["linked by ratio over a change of system", "gongfu series --method chained"],
        [
          "points instead of ratios, the old level kept",
          "gongfu series --method chained --by difference --keep earliest",
        ],
      ],
    },
  },
  options: {
    asOfVintage: "the figures as they stood: a vintage (2024-03), a day, or preliminary, final; default: the newest",
    revisionsSection: "with csv, this part: cells, summary or scores; default: cells",
    biasOver: "what the test of bias takes as one observation: cells or periods; default: cells",
    revisionsFormat:
      "table, json (everything), or one part as csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
    seriesMethod: "fixed (one method for all) or chained (linked); default: fixed",
    seriesEdition: "with fixed: the method of the snapshot of this period; default: the latest",
    seriesRuler: "with fixed: kept (what that snapshot learned) or anew (learned from all periods); default: kept",
    linkBy: "with chained: ratio or difference; default: ratio",
    keepLevel: "with chained: the level that stays, latest or earliest; default: latest",
    seriesNode: "only these nodes (repeat, or separate with commas); default: all groups, in a table the index",
    seriesFormat:
      "table, json (everything), or a row a score as csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
  },
};

export const revisionsHelpZh: RevisionsHelp = {
  commands: {
    revisions: {
      summary: "各数据版次之间的修订，及其对得分与名次的影响",
      description:
        "对注明版次（vintage 或 edition）的数据文件，列出每个修订的数值；按指标给出个数、平均修订、平均绝对修订、相对平均绝对修订、上调比例与偏误检验；并将首次发布的得分和名次与按最新数值计算的相比，各部分之和等于变动。",
      examples: [
        ["当前文件夹的项目", "gongfu revisions"],
        ["将汇总写成表格", "gongfu revisions --section summary --out revisions.csv"],
      ],
    },
    series: {
      summary: "将各期快照连成可比序列：同一口径重算，或在体系变更处衔接",
      description:
        "--method fixed 用其中一份快照的指标体系、方案与标尺重算全部时期；--method chained 保留已发布得分，在两套体系都有得分的年份衔接，并给出每个节点的断点大小。",
      examples: [
        ["各年均按今年的口径", "gongfu series"],
        ["在体系变更处按比率衔接", "gongfu series --method chained"],
        ["按差值衔接，保持原有水平", "gongfu series --method chained --by difference --keep earliest"],
      ],
    },
  },
  options: {
    asOfVintage: "当时的数值：版次（2024-03）、日期，或 初步核算、最终核实；默认为最新",
    revisionsSection: "csv 只输出该部分：cells、summary 或 scores；默认为 cells",
    biasOver: "偏误检验的观测单位：cells（数值）或 periods（时期）；默认为 cells",
    revisionsFormat:
      "table、json（全部），或以 csv、jsonl、markdown、parquet、xlsx 输出一个部分；默认按 --out 的扩展名，否则为 table",
    seriesMethod: "fixed（同一口径）或 chained（衔接）；默认为 fixed",
    seriesEdition: "fixed：采用该时期快照的口径；默认为最新",
    seriesRuler: "fixed：kept（该快照的标尺）或 anew（由全部时期重新求得）；默认为 kept",
    linkBy: "chained：ratio（比率）或 difference（差值）；默认为 ratio",
    keepLevel: "chained：保持 latest（最新）或 earliest（最早）体系的水平；默认为 latest",
    seriesNode: "只列这些节点（可重复或以逗号分隔）；默认为全部分指数，表格中为总指数",
    seriesFormat:
      "table、json（全部），或以 csv、jsonl、markdown、parquet、xlsx 输出（每个得分一行）；默认按 --out 的扩展名，否则为 table",
  },
};
