import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）`, most: 20 });
const duration = (seconds: number) => (seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`);
const KINDS = { pearson: "皮尔逊", spearman: "斯皮尔曼", kendall: "肯德尔" } as const;

type DescribeTexts = Pick<Texts, keyof typeof import("../en/describe.ts").describeEn>;

/** 计分之前对数据的发现：看到了什么，意味着什么，应当怎样做。 */
export const describeZh: DescribeTexts = {
  "described-empty": ({ of }) => `${of} 行均无数值：请补齐数据，或将该指标移出指标体系`,
  "described-constant": ({ value }) =>
    `所有数值均为 ${value}，不能区分任何评价对象：请剔除该指标，或只监测不计分（role: observed）`,
  "described-mostly-same": ({ value, share }) =>
    `${share} % 的数值为 ${value}：得分将取决于其余少数数值；请核对来源，或按类别赋分`,
  "described-near-constant": ({ by, range, unit }) =>
    by === "rounding"
      ? `数值之差最多为 ${range}，不超过公布精度的一个单位（${unit}），极差法却会把它拉满整个量程：请设 minRange 或阈值，或剔除该指标`
      : `数值之差最多为 ${range}，不到标准误（${unit}）的两倍，先后次序出于偶然：请设 minRange 或阈值，或剔除该指标`,
  "described-outliers": ({ skewness, kurtosis, places }) =>
    `偏度 ${skewness}，超额峰度 ${kurtosis}：少数评价对象会拉长所有对象的标尺；请先核对 ${names(places)}，再作异常值处理（treat: winsorise，或 transform: ln）`,
  "described-few-present": ({ n, of }) => `${of} 行中只有 ${n} 行有数值：其余须插补或跳过；请补齐数据，或不纳入该指标`,
  "described-many-zeros": ({ zeros, of }) =>
    `${of} 个数值中有 ${zeros} 个为 0：请核实是零还是缺失；比率与几何平均不适用于这些数值`,
  "described-few-different": ({ unique, of }) =>
    `${of} 个数值中只有 ${unique} 种取值：许多评价对象将并列；档次很少的量表宜按类别赋分`,
  "described-rows-few": ({ count, of, least, places }) =>
    `${of} 行中有 ${count} 行的指标数据不足 ${least} %：${names(places)}；请补齐数据，或予以筛除（screen: coverage）`,
  "described-same-columns": ({ of, kind, slope, intercept }) =>
    kind === "identical"
      ? `与 ${of} 的数值完全相同：其中之一系重复粘贴，或被计算两次；请保留一个`
      : `每一行都等于 ${slope} × ${of}${kind === "multiple" ? "" : ` ${intercept < 0 ? "−" : "+"} ${Math.abs(intercept)}`}：同一信息计算了两次；请保留一个`,
  "described-same-rows": ({ period, units }) =>
    `${period} 期下列评价对象的各项指标完全相同：${names(units)}；可能复制了一行，或一个对象用了两个名称`,
  "described-denominator-drives": ({ by, r }) =>
    `与 ${by} 的相关系数为 ${r}，而其他指标以它为分母：若本指标是总量，则由规模主导；请同样作规模调整（denominator: ${by}）`,
  "described-denominator-stays": ({ by, r, observed }) =>
    `除以 ${by} 之后，与它的相关系数仍为 ${r}（此前为 ${observed}）：排序转而由分母决定；请考虑更合适的分母`,
  "described-outside": ({ variable, r }) =>
    `与 ${variable} 的相关系数为 ${r}，而它不是指标：读者会问指数衡量的究竟是哪一个`,
  "described-left-out": ({ kind, pairs, rows, seconds }) =>
    `未计算 ${pairs} 对的${KINDS[kind]}相关系数：${rows} 行约需 ${duration(seconds)}；需要时请调高 most`,
};
