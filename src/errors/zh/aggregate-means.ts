import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const numbers = (values: readonly number[]) => names(values.map(String));
const whole = (n: number) => `${n}`.replace(/\B(?=(\d{3})+$)/g, ",");
const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;

type AggregateMeansTexts = Pick<Texts, keyof typeof import("../en/aggregate-means.ts").aggregateMeansEn>;

/** 均值类、模糊类与级别优序类合成方法，以及等级划分的问题和说明。 */
export const aggregateMeansZh: AggregateMeansTexts = {
  "score-negative": (p) =>
    `${p.method} 只对不小于 0 的得分有定义；有 ${p.count} 个得分为负，首个为 ${p.unit} ${p.period} 的 ${p.found}；请以 lower: 0 进行无量纲化，或改用其他合成方法`,
  "share-of-zero": (p) =>
    `设定份额下限（min）时所有得分须大于 0；有 ${p.count} 个不满足，首个为 ${p.unit} ${p.period} 的 ${p.found}，${p.method} 无法保证该下限；请以 lower: 1 进行无量纲化，或去掉 min`,
  "mean-not-positive": (p) =>
    `${p.method} 以离散程度与均值之比衡量不均衡，均值须大于 0；有 ${p.count} 行不满足，首个为 ${p.unit} ${p.period} 的 ${p.found}；请无量纲化到大于 0 的尺度`,

  "unknown-child": ({ id, known }) =>
    `“${id}”不是本分组中参与计算的下级（${names(known)}）；请更正 id，或把参数移到 aggregate.nodes 下该分组自己的条目中`,
  "one-weight-vector": ({ method }) =>
    `${method} 用同一组权重两两比较各行，而当前赋权方法给每行各自的权重；请改用其他赋权方法或其他合成方法`,
  "ordered-weights-choice": ({ method }) => `${method} 需要按位次的权重 weights 或乐观度 orness，二者取其一`,
  "ordered-weights-length": ({ found, wanted }) =>
    `下级有 ${wanted} 个，却给出了 ${found} 个位次权重；请从最优位次起逐一给出，或改用 orness`,
  "ordered-weights-zero": () => "这些权重全为 0；至少应有一个大于 0",
  "no-reference-value": ({ id, unit, period }) =>
    `“${id}”${period === undefined ? "" : `在 ${period} `}${unit === undefined ? "" : `（${unit}）`}没有数值，不能作为参照；请另选参照`,
  "capacity-choice": () => "capacity 已给出每个子集的测度；请去掉它，或去掉 shapley 与 interactions",
  "capacity-too-many": ({ found, most }) =>
    `${found} 个下级的子集太多，无法逐一列出（至多 ${most} 个下级）；请改用两两交互 interactions`,
  "capacity-set": ({ set, whole: all }) =>
    all ? `全体下级（${set}）的测度为 1；请删去或更正该条目` : `子集 ${set} 重复列出；请删去其一`,
  "capacity-incomplete": ({ missing }) => `未给出下列子集的测度：${names(missing)}；请补全`,
  "capacity-falls": (p) =>
    `${p.set} 的测度为 ${p.value}，小于其子集 ${p.within} 的 ${p.more}：下级变好反而使得分下降；请调高前者或调低后者`,
  "shapley-missing": ({ ids }) => `未给出 ${names(ids)} 的 Shapley 值；请逐一给出，可以为 0`,
  "pair-of-two": ({ of }) => `交互作用须由两个不同的下级构成，每对只列一次，现为 ${names(of)}`,
  "interaction-too-strong": ({ id, shapley, half }) =>
    `“${id}”的交互作用（绝对值之和的一半为 ${Number(half.toPrecision(6))}）强于其重要性 ${Number(shapley.toPrecision(6))}：数值变好反而使得分下降；请减弱交互作用`,
  "cuts-not-rising": ({ found }) =>
    `分界点须逐个递增，份额须介于 0 与 1 之间；现为${found.length === 0 ? "空" : ` ${numbers(found)}`}`,
  "one-each-grade": ({ found, wanted }) => `等级有 ${wanted} 个，却给出了 ${found} 项；请自最低等级起逐一给出`,
  "threshold-order": ({ q, p }) => `q 为 ${q}，p 为 ${p}；无差异阈值 q 须小于严格偏好阈值 p`,
  "direction-with-shares": () => "方向型得分不设份额限制；请去掉 direction，或去掉 min、max 与 limits",
  "no-peers": ({ method, unit }) =>
    `${method} 学习所用的各行中，没有一行具备 ${unit} 的全部下级；请用更多行学习，或插补缺失值`,
  "direction-zero": () => "参与计算的下级方向全为 0；请至少给其中一个大于 0 的数",

  "pairs-ahead": (p) =>
    `${p.method} 须两两比较：${whole(p.units)} 行共 ${whole(p.pairs)} 对；可按 Ctrl-C 中止，或在 onProgress 中抛出异常`,
  "programs-ahead": (p) =>
    `${p.method} 须为 ${whole(p.units)} 行各解一个线性规划，最佳实践共 ${whole(p.best)} 行；可按 Ctrl-C 中止，或在 onProgress 中抛出异常`,
  "several-best-orders": ({ orders }) => `有 ${whole(orders)} 个同样好的排序；各行取其平均位次`,
  "heuristic-order": (p) =>
    `${p.units} 行多于 ${p.exactTo} 行，所得排序由逐行移动搜索得到，未证明为最优；它保留了净支持的 ${percent(p.kept)}`,
  "score-not-positive": (p) =>
    `${p.method} 平均只对正数有定义；有 ${p.count} 个得分不为正，首个为 ${p.unit} ${p.period} 的 ${p.found}；请以 lower: 1 进行无量纲化`,
};
