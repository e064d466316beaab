import type { distributionNotesEn } from "../en/distribution-notes.ts";
import type { Texts } from "../issue.ts";

const names = (list: readonly string[]): string =>
  list.length > 12 ? `${list.slice(0, 12).join("、")}等 ${list.length} 个` : list.join("、");
const inPeriod = (period: string): string => (period === "" ? "" : `${period} `);

/** 分布、收敛与空间分析的说明。 */
export const distributionNotesZh: Pick<Texts, keyof typeof distributionNotesEn> = {
  "distribution-column": ({ id, nearest }) =>
    `没有名为“${id}”的节点或数据列${nearest === undefined ? "" : `（是否为“${nearest}”？）`}，请更正`,
  "group-empty": ({ group, count }) =>
    `有 ${count} 行有数值而“${group}”分组为空，各部分之和须等于总体，请补充分组或剔除这些行`,
  "inequality-lower-bound": ({ weights }) =>
    `每行为一个评价对象的均值${weights === null ? "，各对象等权" : `，按“${weights}”加权`}：看不到对象内部差异，故为个人间不平等的下限`,
  "inequality-level": ({ of }) =>
    `“${of}”是得分而非数量：得分之比与份额取决于量表起点，请与原始数据的不平等程度对照阅读`,
  "density-few": ({ period, n, least }) =>
    `${inPeriod(period)}核密度仅依据 ${n} 个评价对象，少于 ${least} 个：曲线形状同等程度上取决于核函数`,
  islands: ({ period, units }) =>
    `${inPeriod(period)}${names(units)} 没有有数值的邻居：计入均值与离差，但不给出局部指数`,
  "neighbours-unknown": ({ units }) => `邻接表中的 ${names(units)} 不在数据中，已略过`,
  "neighbours-one-sided": ({ count }) => `有 ${count} 对邻接关系只列了一个方向；请列出两个方向，或设 mutual: true`,
  "coupling-rescaled": ({ upper }) => `得分为 0–${upper}，已除以 ${upper}：耦合度要求取值在 0 至 1 之间`,
  "convergence-calendar": ({ period }) =>
    `“${period}”不是日历时期，无法计算年均增长；时期请写作 2023、2023Q3 或 2023-07`,
  "convergence-left-out": ({ units, periods }) => `${names(units)} 在 ${periods} 个时期中有缺失，未纳入俱乐部收敛检验`,
  "markov-suppressed": ({ rows, least }) => `转移矩阵有 ${rows} 行的转移次数少于 ${least} 次，不显示概率，只显示次数`,
  "adjusted-range": ({ node, found }) =>
    `“${node}”的不平等程度为 ${found}；阿特金森指数应在 0 至 1 之间，百分数请设 percent: true`,
  "adjusted-negative": ({ node, found }) => `“${node}”的得分为 ${found}；几何平均要求各维度不小于 0`,
  "hierarchy-missing": () => `数据未说明评价对象的隶属关系；需要 group:level 与 group:parent 两列`,
  "hierarchy-level": ({ level, known }) => `没有层级为“${level}”的评价对象；数据中的层级有：${names(known)}`,
  "evenness-reference": ({ period }) => `${period} 没有参照值；请逐期给出，或给出各期共用的一个数值`,
  "side-empty": ({ side }) => `“${side}”一侧没有内容；请列出节点，或评价指标所带的标签`,
  "neighbours-headings": ({ headings }) =>
    `邻接表的表头应为 unit 与 neighbour（可另有 weight），不得有其他列；现有：${names(headings)}`,
  "positions-headings": ({ headings }) =>
    `坐标表的表头应为 unit、x、y（可另有 name），不得有其他列；现有：${names(headings)}`,
  "neighbour-self": ({ unit }) => `“${unit}”被列为自身的邻居，请删除该行`,
  "neighbour-twice": ({ unit, neighbour, first }) =>
    `“${unit}”的邻居“${neighbour}”在此处和第 ${first} 行重复，请只保留一行`,
  "neighbour-weight": ({ unit, neighbour, value }) => `“${unit}”的邻居“${neighbour}”权重为 ${value}；权重须大于 0`,
  "position-twice": ({ unit, first }) => `“${unit}”的坐标在此处和第 ${first} 行重复，请只保留一行`,
};
