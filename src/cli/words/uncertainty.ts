import { inputKindsZh } from "../../report/words/inputs.ts";
import { methodsZh } from "../../report/words/methods.ts";

/** Headings and lines of `gongfu uncertainty` and `gongfu sensitivity`. */
export interface UncertaintyWords {
  readonly uncertainty: string;
  readonly sensitivity: string;
  readonly head: (facts: { replicates: number; seed: number; node: string }) => string;
  readonly designed: (facts: { method: string; evaluations: number; seed: number; output: string }) => string;
  readonly index: string;
  readonly designs: { readonly [K in "sobol" | "morris" | "one-at-a-time"]: string };
  readonly varies: string;
  readonly byDefault: (part: string) => string;
  /** A note in brackets behind something. */
  readonly aside: (text: string) => string;
  /** What an input is, behind its name: nothing where the name says it. */
  readonly kind: (input: { name: string | undefined; vary: string }) => string;
  /** A fact of an input. */
  readonly fact: (key: string, value: string) => string;
  /** Facts side by side. */
  readonly facts: (texts: readonly string[]) => string;
  /** An input with its facts, between them what joins them. */
  readonly varied: (kind: string, facts: string) => string;
  readonly method: (step: string, id: string) => string;
  readonly median: string;
  readonly score: string;
  readonly interval: (low: string, high: string) => string;
  readonly first: (places: number) => string;
  readonly group: string;
  readonly ranks: (last: number) => string;
  readonly groups: (percent: string) => string;
  readonly intervals: (percent: string) => string;
  readonly shift: (facts: { mean: string; error: string }) => string;
  readonly input: string;
  readonly firstOrder: string;
  readonly total: string;
  readonly mu: string;
  readonly muStar: string;
  readonly sigma: string;
  readonly least: string;
  readonly mean: string;
  readonly most: string;
  readonly deviation: string;
  readonly meanRankShift: string;
  readonly nominal: (value: string) => string;
  readonly each: string;
}

interface Help {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly (readonly [what: string, call: string])[];
}

/** Help of both commands and of the options that are theirs. */
export interface UncertaintyHelp {
  readonly commands: { readonly uncertainty: Help; readonly sensitivity: Help };
  readonly options: {
    readonly [K in
      | "uncertaintyFormat"
      | "sensitivityFormat"
      | "replicates"
      | "designRows"
      | "seed"
      | "threads"
      | "firstPlaces"
      | "ofNode"
      | "ofPeriod"
      | "method"
      | "output"]: string;
  };
}

export const uncertaintyWordsEn: UncertaintyWords = {
  uncertainty: "uncertainty",
  sensitivity: "sensitivity",
  head: ({ replicates, seed, node }) => `Uncertainty of the ranks by ${node}: ${replicates} replicates, seed ${seed}`,
  designed: ({ method, evaluations, seed, output }) =>
    `Sensitivity of ${output}: ${method}, ${evaluations} evaluations, seed ${seed}`,
  index: "the index",
  designs: { sobol: "sobol", morris: "morris", "one-at-a-time": "one-at-a-time" },
  varies: "What varies",
  byDefault: (part) => ` (by default; the project's own goes under ${part})`,
  aside: (text) => ` (${text})`,
  kind: ({ name, vary }) => (name === undefined ? vary : `${name} (${vary})`),
  fact: (key, value) =>
    key === "" || key === "distribution" || key === "mix" ? value : value === "true" ? key : `${key} ${value}`,
  facts: (texts) => texts.join(", "),
  varied: (kind, facts) => (facts === "" ? kind : `${kind}: ${facts}`),
  method: (_step, id) => id,
  median: "median rank",
  score: "score",
  interval: (low, high) => `${low}–${high} %`,
  first: (places) => `first ${places}`,
  group: "alike",
  ranks: (last) => `ranks 1 to ${last}`,
  groups: (percent) =>
    `alike: units of one letter cannot be told apart; none is above the next in ${percent} of the replicates`,
  intervals: (percent) =>
    `alike: units of one letter cannot be told apart; the ${percent} intervals of their ranks overlap`,
  shift: ({ mean, error }) => `Mean shift of ranks from the plan's: ${mean} (Monte Carlo error ${error})`,
  input: "input",
  firstOrder: "first order",
  total: "total",
  mu: "μ",
  muStar: "μ*",
  sigma: "σ",
  least: "least",
  mean: "mean",
  most: "most",
  deviation: "std. dev.",
  meanRankShift: "the mean shift of ranks",
  nominal: (value) => `By the plan as it is: ${value}`,
  each: "Each alternative alone",
};

type Named = Readonly<Record<string, string>>;

const FACTS_ZH: Named = {
  noise: "波动幅度",
  distribution: "",
  dirichlet: "狄利克雷分布集中度",
  experts: "专家权重",
  mix: "",
  level: "层次",
  levels: "层次",
  node: "节点",
  nodes: "节点",
  spread: "倍数",
  groups: "指标组",
  out: "剔除概率",
  one: "逐一剔除",
  shift: "移动幅度",
  ranges: "区间",
  scale: "标准误倍数",
  decimals: "小数位数",
  provisional: "初步数相对标准差",
  estimated: "估计数相对标准差",
  imputed: "插补数相对标准差",
  revised: "修订数相对标准差",
  probabilities: "概率",
  plan: "方案的",
  share: "权重份额",
  worst: "最差值",
  best: "最优值",
  uniform: "均匀分布",
  normal: "正态分布",
  triangular: "三角分布",
  discrete: "取值",
  within: "截断于",
};

const VALUES_ZH: Named = {
  uniform: "均匀分布",
  normal: "正态分布",
  triangular: "三角分布",
  one: "逐一取用",
  all: "随机混合",
  true: "",
};

export const uncertaintyWordsZh: UncertaintyWords = {
  uncertainty: "不确定性分析",
  sensitivity: "敏感性分析",
  head: ({ replicates, seed, node }) => `名次的不确定性（${node}）：模拟 ${replicates} 次，种子 ${seed}`,
  designed: ({ method, evaluations, seed, output }) =>
    `${output}的敏感性：${method}，计算 ${evaluations} 次，种子 ${seed}`,
  index: "综合指数",
  designs: { sobol: "Sobol 方差分解", morris: "Morris 筛选", "one-at-a-time": "逐项变动" },
  varies: "变动的选择",
  byDefault: (part) => `（默认；可在项目文件的 ${part} 下自行规定）`,
  aside: (text) => `（${text}）`,
  kind: ({ name, vary }) => {
    const known = inputKindsZh[vary] ?? vary;
    return name === undefined ? `${known}（${vary}）` : `${name}（${known}）`;
  },
  fact: (key, value) => [FACTS_ZH[key] ?? key, VALUES_ZH[value] ?? value].filter((text) => text !== "").join(" "),
  facts: (texts) => texts.join("，"),
  varied: (kind, facts) => (facts === "" ? kind : `${kind}：${facts}`),
  method: (step, id) => {
    const names: Readonly<Record<string, string>> = Object.hasOwn(methodsZh, step)
      ? methodsZh[step as keyof typeof methodsZh]
      : {};
    return Object.hasOwn(names, id) ? `${names[id]} ${id}` : id;
  },
  median: "名次中位数",
  score: "得分",
  interval: (low, high) => `${low}–${high}%`,
  first: (places) => `前 ${places} 位`,
  group: "难分",
  ranks: (last) => `第 1 至 ${last} 位`,
  groups: (percent) => `难分：同一字母的评价对象难分高下，前后相邻者之间无一在 ${percent} 的模拟中居前`,
  intervals: (percent) => `难分：同一字母的评价对象难分高下，其名次的 ${percent} 区间相互重叠`,
  shift: ({ mean, error }) => `相对于原方案的平均名次变动：${mean}（蒙特卡洛误差 ${error}）`,
  input: "选择",
  firstOrder: "一阶指数",
  total: "总效应指数",
  mu: "μ",
  muStar: "μ*",
  sigma: "σ",
  least: "最小",
  mean: "平均",
  most: "最大",
  deviation: "标准差",
  meanRankShift: "平均名次变动",
  nominal: (value) => `按原方案：${value}`,
  each: "逐一改为各备选时",
};

export const uncertaintyHelpEn: UncertaintyHelp = {
  commands: {
    uncertainty: {
      summary: "show how sure the ranks are",
      description:
        "Computes the index many times, each time with other choices, and prints for each unit its rank, the median and the interval of its ranks, how often it is among the first, and which units cannot be told apart. What varies stands in the project under uncertainty; without it: weights ± 20 %, min-max or z-score, arithmetic or geometric mean, as far as the plan allows. The same seed gives the same result with any number of threads.",
      examples: [
        ["the project in this folder, 1000 replicates", "gongfu uncertainty"],
        ["more replicates, in two threads", "gongfu uncertainty asem.yaml --n 10000 --seed 7 --threads 2"],
        ["the share of the first three places, for a spreadsheet", "gongfu uncertainty --top 3 --out ranks.csv"],
      ],
    },
    sensitivity: {
      summary: "show which choice the result hangs on",
      description:
        "Says how much of the result's variation each choice explains: by itself, and with its interactions (sobol); which choices do nothing (morris); or what each does alone (one-at-a-time). What varies stands in the project under sensitivity, else under uncertainty; without both as in gongfu uncertainty.",
      examples: [
        ["the mean shift of ranks, for the project in this folder", "gongfu sensitivity"],
        ["each choice alone", "gongfu sensitivity asem.yaml --method one-at-a-time"],
        ["the rank of one unit", "gongfu sensitivity --output rank:AUT --n 2048"],
      ],
    },
  },
  options: {
    uncertaintyFormat:
      "table, json (all but the replicates), or a row a unit and period as csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
    sensitivityFormat:
      "table, json, or a row an input as csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
    replicates: "how many replicates; default: the project's, else 1000",
    designRows: "rows of the design, trajectories, or evaluations an input; default: 1024, 20 or 200 by method",
    seed: "where the random numbers start; default: the project's, else 1",
    threads: "how many threads compute; default: by the size of the work. The result is the same",
    firstPlaces: "of how many first places the probability is told; default: the project's, else 10",
    ofNode: "whose scores and ranks are told; default: the index",
    ofPeriod: "the period of the unit in --output",
    method: "sobol, morris or one-at-a-time; default: the project's, else sobol",
    output: "what is explained: mean-rank-shift, score:UNIT or rank:UNIT; default: the project's, else mean-rank-shift",
  },
};

export const uncertaintyHelpZh: UncertaintyHelp = {
  commands: {
    uncertainty: {
      summary: "说明名次有多可靠",
      description:
        "以不同的选择多次计算指数，列出每个评价对象的名次、名次的中位数与区间、居于前列的比例，以及哪些对象难分高下。变动的选择写在项目文件的 uncertainty 下；未写时：权重 ±20%，极差法或 z 分数，算术或几何平均，以方案允许为限。种子相同，则线程多少都不影响结果。",
      examples: [
        ["本文件夹中的项目，模拟 1000 次", "gongfu uncertainty"],
        ["增加模拟次数，用两个线程", "gongfu uncertainty asem.yaml --n 10000 --seed 7 --threads 2"],
        ["居前三位的比例，供电子表格使用", "gongfu uncertainty --top 3 --out ranks.csv"],
      ],
    },
    sensitivity: {
      summary: "说明结果取决于哪项选择",
      description:
        "说明每项选择解释了结果变动的多大份额：单独的份额与连同交互作用的份额（sobol）；哪些选择不起作用（morris）；或每项选择单独的影响（one-at-a-time）。变动的选择写在项目文件的 sensitivity 下，否则取 uncertainty 下的；都未写时与 gongfu uncertainty 相同。",
      examples: [
        ["本文件夹中项目的平均名次变动", "gongfu sensitivity"],
        ["逐项变动", "gongfu sensitivity asem.yaml --method one-at-a-time"],
        ["某一对象的名次", "gongfu sensitivity --output rank:AUT --n 2048"],
      ],
    },
  },
  options: {
    uncertaintyFormat:
      "table、json（除各次模拟外的全部），或每个对象与时期一行的 csv、jsonl、markdown、parquet、xlsx；默认按 --out 的后缀，否则为 table",
    sensitivityFormat:
      "table、json，或每个输入一行的 csv、jsonl、markdown、parquet、xlsx；默认按 --out 的后缀，否则为 table",
    replicates: "模拟次数；默认取项目的规定，否则 1000",
    designRows: "设计的行数、轨迹数或每个输入的计算次数；默认依方法为 1024、20 或 200",
    seed: "随机数的起点；默认取项目的规定，否则 1",
    threads: "线程数；默认依计算量而定。结果不变",
    firstPlaces: "计算居于前几位的比例；默认取项目的规定，否则 10",
    ofNode: "列出哪个节点的得分与名次；默认为综合指数",
    ofPeriod: "--output 中评价对象的时期",
    method: "sobol、morris 或 one-at-a-time；默认取项目的规定，否则 sobol",
    output: "要解释的结果：mean-rank-shift、score:对象 或 rank:对象；默认取项目的规定，否则 mean-rank-shift",
  },
};
