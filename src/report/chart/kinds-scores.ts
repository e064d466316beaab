import type { IndexResult } from "../../pipeline/result.ts";
import { stackedContributions } from "./contributions.ts";
import { correlationHeatMap } from "./correlation.ts";
import { scoreHeatMap } from "./heatmap.ts";
import { weightIcicle } from "./icicle.ts";
import { type ChartKind, needed } from "./kind.ts";
import { radarChart } from "./radar.ts";
import { rankedBars } from "./ranking.ts";
import { screePlot } from "./scree.ts";
import { rankSlopes } from "./slope.ts";
import { distributionDots } from "./spread.ts";
import { weightSunburst } from "./sunburst.ts";
import { trendLines } from "./trend.ts";

const NONE = { needs: [], takes: [] } as const;

/** The charts of scores, weights and what goes together, as `gongfu chart` draws them. */
export const scoreKinds: readonly ChartKind[] = [
  {
    id: "ranking",
    name: { en: "Ranking", zh: "排名条形图" },
    shows: {
      en: "who stands where, with how far score and rank may move where uncertainty is given",
      zh: "各对象的名次与得分，给出不确定性时附区间",
    },
    needs: [],
    takes: ["uncertainty"],
    draw: ({ result, uncertainty }, options) =>
      rankedBars(result, { ...options, ...(uncertainty !== undefined && { uncertainty }) }),
  },
  {
    id: "contributions",
    name: { en: "Contributions", zh: "贡献堆叠图" },
    shows: { en: "what each unit's score is made of", zh: "各对象得分的构成" },
    ...NONE,
    draw: ({ result }, options) => stackedContributions(result, options),
  },
  {
    id: "heatmap",
    name: { en: "Heat map", zh: "热力图" },
    shows: { en: "scores of every unit in every part", zh: "各对象在各部分的得分" },
    ...NONE,
    draw: ({ result }, options) => scoreHeatMap(result, options),
  },
  {
    id: "indicators",
    name: { en: "Heat map of indicators", zh: "指标热力图" },
    shows: { en: "scores of every unit in every indicator", zh: "各对象在各指标的得分" },
    ...NONE,
    draw: ({ result }, options) => scoreHeatMap(result, { ...options, of: "indicators" }),
  },
  {
    id: "radar",
    name: { en: "Radar", zh: "雷达图" },
    shows: { en: "a unit's parts against its peers and the scores aimed at", zh: "一个对象各部分与同类及目标的比较" },
    ...NONE,
    draw: ({ result }, options) => radarChart(result, { ...withGoal(result), ...options }),
  },
  {
    id: "distribution",
    name: { en: "Distribution", zh: "分布点图" },
    shows: {
      en: "how units spread in the index and its parts, and where one stands",
      zh: "各对象得分的分布及所标对象的位置",
    },
    ...NONE,
    draw: ({ result }, options) => distributionDots(result, options),
  },
  {
    id: "trend",
    name: { en: "Trend", zh: "走势图" },
    shows: {
      en: "scores over time; of an indicator the figures with targets, the way to them and a forecast",
      zh: "得分走势；指标则为数值、目标、目标路径与预测",
    },
    ...NONE,
    draw: ({ result }, { period: _, ...options }) => trendLines(result, options),
  },
  {
    id: "slope",
    name: { en: "Ranks over time", zh: "名次变化图" },
    shows: { en: "who rose and who fell", zh: "名次的升降" },
    ...NONE,
    draw: ({ result }, { period: _, ...options }) => rankSlopes(result, options),
  },
  {
    id: "weights",
    name: { en: "Weights", zh: "权重冰柱图" },
    shows: { en: "the tree of weights, side by side", zh: "权重树，逐级并列" },
    ...NONE,
    draw: ({ result }, options) => weightIcicle(result, options),
  },
  {
    id: "sunburst",
    name: { en: "Weights as rings", zh: "权重旭日图" },
    shows: { en: "the tree of weights, in rings", zh: "权重树，环形" },
    ...NONE,
    draw: ({ result }, options) => weightSunburst(result, options),
  },
  {
    id: "correlation",
    name: { en: "Correlations", zh: "相关系数矩阵" },
    shows: { en: "which parts go together", zh: "各部分之间的相关" },
    ...NONE,
    draw: ({ result }, options) => correlationHeatMap(result, options),
  },
  {
    id: "scree",
    name: { en: "Scree", zh: "碎石图" },
    shows: { en: "how many dimensions the parts have", zh: "各部分含有几个维度" },
    needs: ["coherence"],
    takes: [],
    draw: (input, { period: _, unit: __, ...options }) =>
      screePlot({ result: input.result, coherence: needed(input, "coherence") }, options),
  },
];

/** The best score is a goal where goalposts or targets make the ruler. */
function withGoal({ plan }: IndexResult): { readonly target?: number } {
  const { method, upper, cap } = plan.normalise as { method: string; upper?: unknown; cap?: unknown };
  if (method === "goalposts" && typeof upper === "number") return { target: upper };
  if (method === "attainment" && typeof cap === "number") return { target: cap };
  return {};
}
