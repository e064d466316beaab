import type { distributionEn } from "../en/distribution.ts";
import type { Texts } from "../issue.ts";

/** 不平等、收敛、转移与空间。 */
export const distributionZh: Pick<Texts, keyof typeof distributionEn> = {
  "inequality-negative": ({ measure, count }) =>
    `有 ${count} 个值小于 0，${measure} 对其没有意义；请有意剔除，或改测不会为负的量`,
  "inequality-zero": ({ measure, count }) =>
    `有 ${count} 个值为 0，而 ${measure} 须取对数；请改用 theil-t、gini 或 epsilon 小于 1 的 atkinson，或有意剔除零值`,
  "bands-not-rising": ({ found }) =>
    `各组界限为 ${found.map((v) => v ?? "开口").join("、")}；每组须从上一组终点开始并递增，只有最后一组可以开口`,
  "bands-share": ({ found }) => `各组人数为 ${found.join("、")}；须为不小于 0 的数，且至少一组大于 0`,
  "bands-mean": ({ band, mean, from, to }) =>
    `第 ${band} 组为 ${from} 至 ${to ?? "最高"}，其均值却为 ${mean}；请给出该组成员自身的均值`,
  "bands-open": ({ band }) => `第 ${band} 组开口且没有均值；请给出均值，或在其前给出封闭组，以便推断帕累托尾部`,
  "quantile-groups": ({ means, population }) =>
    `各组均值为 ${means.join("、")}，人数为 ${population.join("、")}；请由低到高给出至少两组，均值不得下降且不全为 0，每组人数大于 0`,
  "coupling-range": ({ count, least, most }) =>
    `有 ${count} 个值不在 0 至 1 之间（${least} 至 ${most}）；请先归到 0–1，0–100 的得分请设 upper: 100`,
  "coupling-systems": ({ found }) => `只有 ${found} 个系统；耦合须在两个及以上系统之间`,
  "convergence-periods": ({ found, needed, test }) => `${test} 需要 ${needed} 个时期，现有 ${found} 个`,
  "convergence-positive": ({ unit, period, value }) => `${unit} 在 ${period} 的值为 ${value}；计算增长与对数须大于 0`,
  "convergence-units": ({ found, needed }) => `有首末两期数据的对象为 ${found} 个，回归需要 ${needed} 个`,
};
