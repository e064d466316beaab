import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `，是否应为“${nearest}”？`);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const at = (unit: string, period: string) => (period === "" ? unit : `${unit} ${period}`);
const BY = { period: "时期", unit: "评价对象" } as const;

type UncertaintyTexts = Pick<Texts, keyof typeof import("../en/uncertainty.ts").uncertaintyEn>;

/** 不确定性分析与敏感性分析的问题与说明。 */
export const uncertaintyZh: UncertaintyTexts = {
  "input-name-taken": ({ name }) => `有两个输入都叫“${name}”；请用 name 分别命名`,
  "input-needs-one": ({ choices, found }) =>
    `${found.length === 0 ? "没有说明如何变动" : `${names(found)} 不能同时给出`}；请在下列各项中选一项：${names(choices)}`,
  "input-probabilities": ({ found, wanted, total }) =>
    found === wanted ? `概率之和为 ${total}，应为 1` : `${wanted} 个备选却有 ${found} 个概率；请逐一给出`,
  "no-such-level": ({ found, depth }) => `没有第 ${found} 层；层次自最低层 1 数到 ${depth}`,
  "no-such-column": ({ id, known }) => `数据中没有列“${id}”；已有的列：${names(known)}`,
  "no-weights-to-vary": () => "没有可以变动的权重：所列节点都没有同级节点；请另选节点，或不写 levels 与 nodes",
  "weights-not-one": ({ by }) =>
    `方案的权重随${BY[by]}而不同，没有统一的权重向量可供变动；请在全部时期上赋权，并选用对所有对象权重相同的方法`,
  "no-judgements": ({ method }) => `方案以“${method}”赋权，此处没有可变动的判断矩阵；请改用“ahp”，或指定有判断矩阵的组`,
  "no-standard-errors": ({ columns }) =>
    columns.length === 0
      ? "数据没有给出标准误；请在 se 列中给出，或改为变动舍入误差、修订误差"
      : `数据没有给出 ${names(columns)} 的标准误；请在 se 列中给出，或去掉这些列`,
  "no-such-status": ({ statuses }) => `没有状态为 ${names(statuses)} 的数据；请去掉此输入，或在数据中给出 status 列`,
  "no-draws": ({ made }) =>
    made.length === 0
      ? "方案的插补方法不产生多个取值；请选用多重插补一类的方法"
      : `${names(made)} 由公式得出，插补值无法放回公式之前；请改为插补公式所用的列`,
  "no-goalposts-to-vary": ({ ids }) =>
    ids.length === 0
      ? "没有参与评价的指标设有阈值；请给出阈值，或去掉此输入"
      : `${names(ids)} 没有可变动的阈值；请在指标体系中给出，或去掉这些指标`,
  "range-not-ascending": ({ found }) => `${names(found.map(String))} 没有按升序排列；请依次写最小值、最可能值、最大值`,
  "input-key-without": ({ key, of }) => `“${key}”须与“${of}”一并使用；请去掉，或给出“${of}”`,
  "no-such-number": (p) =>
    `方案中没有数值“${p.path}”${meant(p.nearest)}；${p.known.length === 0 ? "方案没有可变动的数值" : `可变动的数值：${names(p.known)}`}`,
  "share-outside": ({ least, most }) => `同级节点间的权重份额应在 0 与 1 之间，不能在 ${least} 与 ${most} 之间`,
  "share-twice": ({ id, other }) =>
    `“${id}”与“${other}”是同级节点，同一组内只能设定一个份额；若要变动多个，请在 weights 中用 noise 或 dirichlet`,
  "no-such-input": (p) => `没有名为“${p.label}”的变动项${meant(p.nearest)}；可以相关的有：${names(p.known)}`,
  "correlation-size": ({ found, wanted }) => `相关矩阵有 ${found} 行，应为所列 ${wanted} 个输入的方阵`,
  "correlation-pair": ({ a, b }) => `“${a}”与“${b}”的相关系数不明确；每一对只写一次，矩阵须对称，对角线为 1`,
  "correlation-not-definite": ({ of }) => `${names(of)} 的相关系数互相矛盾：相关矩阵不是正定的；请使其更接近 0`,
  "correlated-inputs": ({ a, b }) =>
    `“${a}”与“${b}”相关，而方差份额要求输入相互独立；只能在同一输入的各部分之间设相关，或改用不确定性分析`,
  "no-such-unit": (p) => `没有 ${at(p.unit, p.period)} 这一行${meant(p.nearest)}；请更正评价对象或时期`,
  "all-replicates-refused": ({ n, codes }) =>
    `${n} 次模拟全部无法计算（${names(codes)}）；请减小变动幅度，或选用能接受这些得分的方法`,
  "replicates-refused": ({ count, of, codes }) =>
    `${of} 次模拟中有 ${count} 次无法计算，不计入任何结果：${names(codes)}`,
  "variance-share": (p) => `“${p.input}”单独解释方差的 ${percent(p.first)}，连同交互作用解释 ${percent(p.total)}`,
  "variance-together": ({ share }) => `方差的 ${percent(share)} 来自各输入的共同作用`,
  "variance-none": ({ value }) => `每次模拟的输出均为 ${value}，没有方差可以分解`,
  "linear-only": ({ group, method }) =>
    `“${group}”以“${method}”合成；权重可变动的范围仅在“arithmetic”（加权算术平均）下有解析解`,
  "no-siblings": ({ id }) => `“${id}”没有同级节点，权重无从增减；请另选节点`,
  "no-score-there": ({ unit, period }) => `${at(unit, period)} 没有综合指数得分；请选择有得分的评价对象`,
  "no-common-rows": () => "两个结果没有相同的评价对象与时期；请比较相同评价对象的结果",
};
