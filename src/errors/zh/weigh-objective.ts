import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`;
const between = ({ min, max }: { min?: number | undefined; max?: number | undefined }) =>
  [min === undefined ? "" : `不低于 ${percent(min)}`, max === undefined ? "" : `不高于 ${percent(max)}`]
    .filter((part) => part !== "")
    .join("且");

type WeighObjectiveTexts = Pick<Texts, keyof typeof import("../en/weigh-objective.ts").weighObjectiveEn>;

/** 客观赋权、组合赋权与权重约束的问题和说明。 */
export const weighObjectiveZh: WeighObjectiveTexts = {
  "cell-not-positive": (p) =>
    `${p.method} 赋权要求所有取值${p.lowest === "above 0" ? "大于 0" : "不小于 0"}；有 ${p.count} 个不满足，首个为 ${p.unit} ${p.period} 的 ${p.found}；请更正数值、改换计量单位，或改用其他赋权方法`,
  "needs-complete": ({ method, ids }) =>
    `${method} 赋权需要完整的数据行，而下列指标有缺失：${names(ids)}；请先插补，或改用其他赋权方法`,
  "no-conflict": ({ method, nodes }) =>
    `各指标完全同步变化（${names(nodes)}），${method} 无冲突性可言；请剔除重复指标，或改用等权`,
  "uncorrelated-indicators": ({ method, nodes }) =>
    `其余指标与 ${names(nodes)} 毫不相关（复相关系数为 0），其倒数不存在；请改用 ${method} 以外的方法`,
  "loss-undetermined": ({ method, nodes }) =>
    `${method} 权重无法确定：其余指标取最优时 ${names(nodes)} 没有损失；请改用 entropy 或 merec`,
  "negative-loadings": ({ method, nodes }) =>
    `主成分给 ${names(nodes)} 的系数为负；请核对指标方向，或设 squared: true，或以 negative: zero | absolute 说明处理方式（${method}）`,
  "opposed-indicators": ({ method, nodes }) =>
    `各指标相互抵消（${names(nodes)}），${method} 得不到唯一的权重；请核对指标方向，或改用其他赋权方法`,
  "equal-components": ({ nodes }) =>
    `方差相等的主成分没有确定的方向，其综合系数无法确定（${names(nodes)}）；请设 squared: true，或改用等权`,
  "bounds-not-feasible": (p) =>
    `${p.indicators} 个介于 ${p.min} 与 ${p.max} 之间的权重之和不可能为 1（${p.method}）；min 至多为 ${1 / p.indicators}，max 至少为 ${1 / p.indicators}`,
  "no-reference": ({ method }) => `没有完整的数据行，${method} 无参照可比；请先插补缺失值`,
  "program-unsolved": ({ method, unit, status }) =>
    `${unit} 的 ${method} 线性规划无解（${status}）；请放宽份额限制，或把得分统一到同一尺度`,

  "coefficients-length": ({ found, wanted }) =>
    `给出了 ${found} 个系数，而参与组合的权重有 ${wanted} 组；请逐组各给一个，且至少一个大于 0`,
  "coefficients-computed": ({ rule }) => `${rule} 自行求解系数；请去掉 coefficients，或改用 rule: linear`,
  "subjective-count": ({ found, wanted }) =>
    `subjective: ${found} 表示 ${wanted} 组权重中排在前面的几组为主观权重；主观、客观都至少要有一组`,
  "weights-cancel": ({ rule }) => `每个指标都至少在一组权重中为 0，按 ${rule} 合成后全部为 0；请改用 rule: linear`,

  "unknown-limit": ({ tag }) => `参与计算的指标都不带标签“${tag}”，其份额为 0；请更正标签或去掉该限制`,
  "share-not-feasible": (p) =>
    `标签“${p.tag}”的指标在总指数中的比重无法${between(p)}：在其他限制下，其比重介于 ${percent(p.least)} 与 ${percent(p.most)} 之间`,
  "weight-bound-not-feasible": (p) =>
    `没有权重能满足 bounds.${p.bound}: ${p.given}（on: ${p.on}）；在其他限制下，可行的${p.bound === "max" ? "最小 max" : "最大 min"} 为 ${Number(p.limit.toPrecision(6))}`,
  "limits-conflict": ({ limits }) => `下列限制无法同时满足：${names(limits)}；请放宽其中一项`,
  "limits-on-row-weights": ({ groups }) =>
    `${names(groups)} 中每个评价对象各有权重，shares 与 bounds 无法约束；请使用该方法自身的份额限制`,
  "limit-order": ({ min, max }) => `min ${min} 大于 max ${max}；请对调`,

  "few-units-per-indicator": (p) =>
    `${p.indicators} 个指标只有 ${p.units} 个评价对象：不足每指标 ${p.advised} 个，${p.method} 权重会随个别对象大幅变动；参见 leaveOneOut`,
  "pooled-panel": (p) =>
    `${p.units} 个评价对象的 ${p.rows} 行数据跨时期合并：同一对象的各行并不独立，而 ${p.method} 赋权视其为独立`,
  "collinear-indicators": ({ nodes }) => `下列指标均为其他指标的线性函数：${names(nodes)}`,
  "low-kmo": ({ kmo }) => `KMO 检验值为 ${kmo.toFixed(3)}，低于 0.5：各指标共性太少，不宜用主成分代表`,
  "opposed-loadings": ({ method, nodes }) =>
    `下列指标与其所属成分方向相反：${names(nodes)}；${method} 取载荷的平方，故仍按正权重计入`,
  "negative-loadings-kept-out": ({ method, nodes }) => `${method} 会给下列指标负权重，已按 0 处理：${names(nodes)}`,
  "negative-loadings-turned": ({ method, nodes }) =>
    `${method} 给下列指标负权重，已按要求（negative: absolute）取其绝对值：${names(nodes)}`,
  "negative-coefficients": ({ rule, of }) => `${rule} 给 ${names(of)} 的系数为负，已按 0 处理并重新求解其余系数`,
  "not-converged": ({ method, rounds }) => `${method} 经 ${rounds} 轮仍未收敛；所给权重为已找到的最优者`,
  "undefined-correlations": ({ method, pairs }) => `${method} 略去共同数据不足的指标对：${names(pairs)}`,
  "incomplete-reference": ({ count }) => `有 ${count} 行含缺失值，不作为参照，仅按其已有指标计分`,
  "shares-not-positive": ({ method, found, lowest }) =>
    `对原始值计算 ${method} 权重时，数值须${lowest === "above 0" ? "大于 0" : "不小于 0"}，发现 ${found}；请用 sharesOf: min-max，或设平移量 shift`,
  "no-divergence": ({ method, nodes }) =>
    `各指标在各行之间没有差异，${method} 权重不含信息（${names(nodes)}）；此处请用等权或给定权重`,
};
