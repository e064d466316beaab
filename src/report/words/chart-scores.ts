import { whenZh } from "./when.ts";
/** Words of the charts of scores, weights and what goes together. Every text is one language's; numbers come written. */
export interface ScoreWords {
  readonly comma: string;
  readonly score: string;
  readonly rank: string;
  readonly others: (n: number) => string;
  readonly inPeriod: (what: string, period: string) => string;
  readonly ranking: {
    readonly title: (node: string) => string;
    readonly interval: (percent: string) => string;
    readonly rankInterval: (percent: string) => string;
    readonly mark: (facts: { name: string; rank: string; score: string; interval: string | null }) => string;
    readonly says: (facts: {
      node: string;
      period: string;
      n: number;
      first: string;
      best: string;
      last: string;
      worst: string;
      mean: string;
    }) => string;
    readonly own: (facts: { name: string; rank: string; score: string; interval: string | null }) => string;
  };
  readonly stack: {
    readonly title: (node: string) => string;
    readonly nothing: string;
    readonly mean: string;
    readonly mark: (facts: { name: string; part: string; amount: string }) => string;
    readonly says: (facts: { node: string; period: string; n: number; part: string; amount: string }) => string;
    readonly own: (facts: { name: string; score: string; parts: string }) => string;
  };
  readonly heat: {
    readonly title: (node: string) => string;
    readonly empty: string;
    readonly mark: (facts: { name: string; part: string; score: string }) => string;
    readonly says: (facts: {
      period: string;
      n: number;
      m: number;
      high: string;
      low: string;
      missing: number;
    }) => string;
  };
  readonly radar: {
    readonly title: (facts: { name: string; node: string }) => string;
    readonly mean: (n: number) => string;
    readonly median: (n: number) => string;
    readonly target: string;
    readonly mark: (facts: { name: string; part: string; score: string; mean: string }) => string;
    readonly says: (facts: { name: string; period: string; parts: string; above: number; m: number }) => string;
    readonly part: (facts: { part: string; score: string; mean: string }) => string;
  };
  readonly spread: {
    readonly title: (node: string) => string;
    readonly each: string;
    readonly middle: string;
    readonly median: string;
    readonly mark: (facts: { name: string; part: string; score: string }) => string;
    readonly says: (facts: {
      node: string;
      period: string;
      n: number;
      median: string;
      lower: string;
      upper: string;
      least: string;
      most: string;
    }) => string;
    readonly own: (facts: { name: string; score: string; rank: string; n: number }) => string;
  };
  readonly trend: {
    readonly title: (facts: { name: string; node: string }) => string;
    readonly all: (node: string) => string;
    readonly others: string;
    readonly units: string;
    readonly range: string;
    readonly mean: string;
    readonly target: string;
    readonly path: string;
    readonly forecast: string;
    readonly band: (percent: string) => string;
    readonly mark: (facts: { name: string; period: string; value: string }) => string;
    readonly says: (facts: {
      name: string;
      node: string;
      first: string;
      from: string;
      last: string;
      to: string;
    }) => string;
    readonly saysMean: (facts: {
      node: string;
      n: number;
      first: string;
      from: string;
      last: string;
      to: string;
    }) => string;
    readonly saysTarget: (facts: { period: string; value: string }) => string;
    readonly saysForecast: (facts: {
      period: string;
      value: string;
      lower: string | null;
      upper: string | null;
    }) => string;
  };
  readonly slope: {
    readonly title: (node: string) => string;
    readonly up: string;
    readonly down: string;
    readonly same: string;
    readonly mark: (facts: { name: string; ranks: string }) => string;
    readonly says: (facts: {
      node: string;
      from: string;
      to: string;
      up: number;
      down: number;
      same: number;
    }) => string;
    readonly most: (facts: { name: string; from: string; to: string }) => string;
  };
  readonly weights: {
    readonly title: string;
    readonly unit: (facts: { unit: string; period: string }) => string;
    readonly mark: (facts: { name: string; effective: string; nominal: string }) => string;
    readonly says: (facts: { indicators: number; parts: string; most: string; share: string }) => string;
  };
  readonly correlation: {
    readonly title: (node: string) => string;
    readonly kinds: Readonly<Record<"pearson" | "spearman" | "kendall", string>>;
    readonly mark: (facts: { a: string; b: string; r: string; p: string; n: number }) => string;
    readonly says: (facts: { m: number; n: number; high: string; low: string }) => string;
    readonly pair: (facts: { a: string; b: string; r: string }) => string;
    readonly none: string;
  };
  readonly scree: {
    readonly title: (node: string) => string;
    readonly eigenvalue: string;
    readonly cumulative: string;
    readonly line: string;
    readonly component: string;
    readonly mark: (facts: { k: number; value: string; explained: string; cumulative: string }) => string;
    readonly says: (facts: { node: string; m: number; above: number; cumulative: string; values: string }) => string;
  };
}

const en: ScoreWords = {
  comma: ", ",
  score: "Score",
  rank: "Rank",
  others: (n) => `${n} others`,
  inPeriod: (what, period) => (period === "" ? what : `${what}, ${period}`),
  ranking: {
    title: (node) => `Ranking by ${node}`,
    interval: (percent) => `${percent} interval of the score`,
    rankInterval: (percent) => `Rank, ${percent}`,
    mark: ({ name, rank, score, interval }) =>
      `${name}: ${score}, rank ${rank}${interval === null ? "" : ` (${interval})`}`,
    says: ({ node, period, n, first, best, last, worst, mean }) =>
      `${n} ${n === 1 ? "unit" : "units"} by ${node} in ${period}: ${first} is first with ${best}, ${last} last with ${worst}; the mean is ${mean}.`,
    own: ({ name, rank, score, interval }) =>
      ` ${name} has rank ${rank}${interval === null ? "" : ` (${interval})`} with ${score}.`,
  },
  stack: {
    title: (node) => `What makes up ${node}`,
    nothing: "Score times effective weight; the parts sum to the score",
    mean: "Against a unit with the mean score of each indicator; the parts sum to the difference",
    mark: ({ name, part, amount }) => `${name}: ${part} ${amount}`,
    says: ({ node, period, n, part, amount }) =>
      `What ${node} is made of for ${n} ${n === 1 ? "unit" : "units"} in ${period}: on average ${part} adds most, ${amount}.`,
    own: ({ name, score, parts }) => ` ${name}, ${score}: ${parts}.`,
  },
  heat: {
    title: (node) => `${node}: scores of its parts`,
    empty: "no score",
    mark: ({ name, part, score }) => `${name}, ${part}: ${score}`,
    says: ({ period, n, m, high, low, missing }) =>
      `Scores of ${n} ${n === 1 ? "unit" : "units"} in ${m} columns in ${period}, best units first: highest ${high}, lowest ${low}${missing === 0 ? "" : `; ${missing} missing`}.`,
  },
  radar: {
    title: ({ name, node }) => `${name}: profile by ${node}`,
    mean: (n) => `Mean of ${n} ${n === 1 ? "peer" : "peers"}`,
    median: (n) => `Median of ${n} ${n === 1 ? "peer" : "peers"}`,
    target: "Target",
    mark: ({ name, part, score, mean }) => `${name}, ${part}: ${score}; mean of peers ${mean}`,
    says: ({ name, period, parts, above, m }) =>
      `${name} in ${period} is above the mean of its peers in ${above} of ${m} parts: ${parts}.`,
    part: ({ part, score, mean }) => `${part} ${score} (${mean})`,
  },
  spread: {
    title: (node) => `How units spread: ${node}`,
    each: "One unit",
    middle: "Middle half",
    median: "Median",
    mark: ({ name, part, score }) => `${name}, ${part}: ${score}`,
    says: ({ node, period, n, median, lower, upper, least, most }) =>
      `${node} of ${n} ${n === 1 ? "unit" : "units"} in ${period}: from ${least} to ${most}, median ${median}, middle half ${lower} to ${upper}.`,
    own: ({ name, score, rank, n }) => ` ${name} has ${score}, rank ${rank} of ${n}.`,
  },
  trend: {
    title: ({ name, node }) => `${name}: ${node} over time`,
    all: (node) => `${node} over time`,
    others: "Other units",
    units: "Units",
    range: "Lowest to highest of the others",
    mean: "Mean",
    target: "Target",
    path: "Path to the target",
    forecast: "Forecast",
    band: (percent) => `${percent} interval`,
    mark: ({ name, period, value }) => `${name}, ${period}: ${value}`,
    says: ({ name, node, first, from, last, to }) =>
      `${node} of ${name} went from ${first} in ${from} to ${last} in ${to}.`,
    saysMean: ({ node, n, first, from, last, to }) =>
      `The mean of ${node} over ${n} ${n === 1 ? "unit" : "units"} went from ${first} in ${from} to ${last} in ${to}.`,
    saysTarget: ({ period, value }) => ` The target for ${period} is ${value}.`,
    saysForecast: ({ period, value, lower, upper }) =>
      ` The forecast for ${period} is ${value}${lower === null || upper === null ? "" : ` (${lower} to ${upper})`}.`,
  },
  slope: {
    title: (node) => `Ranks over time: ${node}`,
    up: "Up",
    down: "Down",
    same: "As before",
    mark: ({ name, ranks }) => `${name}: ${ranks}`,
    says: ({ node, from, to, up, down, same }) =>
      `Ranks by ${node} from ${from} to ${to}: ${up} went up, ${down} down, ${same} stayed.`,
    most: ({ name, from, to }) => ` The largest move is that of ${name}, from ${from} to ${to}.`,
  },
  weights: {
    title: "Weights in the index",
    unit: ({ unit, period }) => [unit, period].filter((text) => text !== "").join(", "),
    mark: ({ name, effective, nominal }) => `${name}: ${effective} of the index, ${nominal} among its siblings`,
    says: ({ indicators, parts, most, share }) =>
      `Weights of ${indicators} ${indicators === 1 ? "indicator" : "indicators"}: ${parts}. The indicator that weighs most is ${most}, ${share} of the index.`,
  },
  correlation: {
    title: (node) => `Correlations within ${node}`,
    kinds: { pearson: "Pearson’s r", spearman: "Spearman’s ρ", kendall: "Kendall’s τ-b" },
    mark: ({ a, b, r, p, n }) => `${a} and ${b}: ${r}, p ${p}, n = ${n}`,
    says: ({ m, n, high, low }) => `Correlations of ${m} columns over ${n} rows: highest ${high}, lowest ${low}.`,
    pair: ({ a, b, r }) => `${a} and ${b} ${r}`,
    none: "none",
  },
  scree: {
    title: (node) => `Principal components of ${node}`,
    eigenvalue: "Eigenvalue",
    cumulative: "Cumulative share of variance",
    line: "Eigenvalue 1",
    component: "Component",
    mark: ({ k, value, explained, cumulative }) =>
      `Component ${k}: eigenvalue ${value}, ${explained} of the variance, ${cumulative} with those before`,
    says: ({ node, m, above, cumulative, values }) =>
      `Principal components of the ${m} parts of ${node}: ${above} ${above === 1 ? "has an eigenvalue" : "have eigenvalues"} above 1 and ${above === 1 ? "explains" : "explain"} ${cumulative} of the variance; eigenvalues ${values}.`,
  },
};

const when = (period: string): string => whenZh(period).trim();

const zh: ScoreWords = {
  comma: "、",
  score: "得分",
  rank: "名次",
  others: (n) => `其余 ${n} 项`,
  inPeriod: (what, period) => (period === "" ? what : `${what}，${period}`),
  ranking: {
    title: (node) => `${node}排名`,
    interval: (percent) => `得分 ${percent} 区间`,
    rankInterval: (percent) => `名次（${percent}）`,
    mark: ({ name, rank, score, interval }) =>
      `${name}：${score}，第 ${rank} 名${interval === null ? "" : `（${interval}）`}`,
    says: ({ node, period, n, first, best, last, worst, mean }) =>
      `${when(period)}，${n} 个评价对象的${node}：${first}居首，得分 ${best}；${last}居末，得分 ${worst}；均值 ${mean}。`,
    own: ({ name, rank, score, interval }) =>
      `${name}第 ${rank} 名${interval === null ? "" : `（${interval}）`}，得分 ${score}。`,
  },
  stack: {
    title: (node) => `${node}的构成`,
    nothing: "得分乘以有效权重，各部分之和为总得分",
    mean: "与各指标得分均为均值的对象相比，各部分之和为差额",
    mark: ({ name, part, amount }) => `${name}：${part} ${amount}`,
    says: ({ node, period, n, part, amount }) =>
      `${when(period)}，${n} 个评价对象${node}的构成：平均而言“${part}”贡献最大，为 ${amount}。`,
    own: ({ name, score, parts }) => `${name}得分 ${score}：${parts}。`,
  },
  heat: {
    title: (node) => `${node}：各部分得分`,
    empty: "无得分",
    mark: ({ name, part, score }) => `${name}，${part}：${score}`,
    says: ({ period, n, m, high, low, missing }) =>
      `${when(period)}，${n} 个评价对象、${m} 列的得分，由高到低排列：最高 ${high}，最低 ${low}${missing === 0 ? "" : `；缺失 ${missing} 个`}。`,
  },
  radar: {
    title: ({ name, node }) => `${name}：${node}画像`,
    mean: (n) => `同类均值（${n} 个）`,
    median: (n) => `同类中位数（${n} 个）`,
    target: "目标",
    mark: ({ name, part, score, mean }) => `${name}，${part}：${score}；同类均值 ${mean}`,
    says: ({ name, period, parts, above, m }) =>
      `${when(period)}，${name}在 ${m} 个部分中有 ${above} 个高于同类均值：${parts}。`,
    part: ({ part, score, mean }) => `${part} ${score}（${mean}）`,
  },
  spread: {
    title: (node) => `${node}的分布`,
    each: "一个评价对象",
    middle: "中间一半",
    median: "中位数",
    mark: ({ name, part, score }) => `${name}，${part}：${score}`,
    says: ({ node, period, n, median, lower, upper, least, most }) =>
      `${when(period)}，${n} 个评价对象的${node}：${least} 至 ${most}，中位数 ${median}，中间一半在 ${lower} 至 ${upper}。`,
    own: ({ name, score, rank, n }) => `${name} ${score}，在 ${n} 个中列第 ${rank}。`,
  },
  trend: {
    title: ({ name, node }) => `${name}：${node}走势`,
    all: (node) => `${node}走势`,
    others: "其他评价对象",
    units: "评价对象",
    range: "其他对象的范围",
    mean: "均值",
    target: "目标",
    path: "目标路径",
    forecast: "预测",
    band: (percent) => `${percent} 区间`,
    mark: ({ name, period, value }) => `${name}，${period}：${value}`,
    says: ({ name, node, first, from, last, to }) => `${name}的${node}由 ${from} 的 ${first} 变为 ${to} 的 ${last}。`,
    saysMean: ({ node, n, first, from, last, to }) =>
      `${n} 个评价对象${node}的均值由 ${from} 的 ${first} 变为 ${to} 的 ${last}。`,
    saysTarget: ({ period, value }) => `${period} 的目标为 ${value}。`,
    saysForecast: ({ period, value, lower, upper }) =>
      `${period} 的预测值为 ${value}${lower === null || upper === null ? "" : `（${lower} 至 ${upper}）`}。`,
  },
  slope: {
    title: (node) => `${node}名次变化`,
    up: "上升",
    down: "下降",
    same: "不变",
    mark: ({ name, ranks }) => `${name}：${ranks}`,
    says: ({ node, from, to, up, down, same }) =>
      `${node}名次由 ${from} 到 ${to}：上升 ${up} 个，下降 ${down} 个，不变 ${same} 个。`,
    most: ({ name, from, to }) => `变动最大的是${name}，由第 ${from} 名变为第 ${to} 名。`,
  },
  weights: {
    title: "指数权重",
    unit: ({ unit, period }) => [unit, period].filter((text) => text !== "").join("，"),
    mark: ({ name, effective, nominal }) => `${name}：占指数 ${effective}，同级内 ${nominal}`,
    says: ({ indicators, parts, most, share }) =>
      `${indicators} 个指标的权重：${parts}。权重最大的指标为“${most}”，占指数 ${share}。`,
  },
  correlation: {
    title: (node) => `${node}的相关系数`,
    kinds: { pearson: "皮尔逊 r", spearman: "斯皮尔曼 ρ", kendall: "肯德尔 τ-b" },
    mark: ({ a, b, r, p, n }) => `${a}与${b}：${r}，p ${p}，n = ${n}`,
    says: ({ m, n, high, low }) => `${m} 列在 ${n} 行上的相关系数：最高 ${high}，最低 ${low}。`,
    pair: ({ a, b, r }) => `${a}与${b} ${r}`,
    none: "无",
  },
  scree: {
    title: (node) => `${node}的主成分`,
    eigenvalue: "特征值",
    cumulative: "累计方差贡献率",
    line: "特征值 1",
    component: "主成分",
    mark: ({ k, value, explained, cumulative }) =>
      `第 ${k} 主成分：特征值 ${value}，方差贡献率 ${explained}，累计 ${cumulative}`,
    says: ({ node, m, above, cumulative, values }) =>
      `${node} ${m} 个部分的主成分：${above} 个特征值大于 1，累计方差贡献率 ${cumulative}；特征值 ${values}。`,
  },
};

export const scoreWords: Readonly<Record<"en" | "zh", ScoreWords>> = { en, zh };
