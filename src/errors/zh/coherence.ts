import type { Texts } from "../issue.ts";

type CoherenceTexts = Pick<Texts, keyof typeof import("../en/coherence.ts").coherenceEn>;

/** 关于指数各部分统计一致性的发现：看到了什么，意味着什么，应当怎样做。 */
export const coherenceZh: CoherenceTexts = {
  "coherence-pooled": ({ periods }) =>
    `合并了 ${periods} 个时期的各行：同一评价对象计入多次，p 值偏小；检验请指定一个时期`,
  "coherence-redundant": ({ other, r, same, n }) =>
    `在 ${n} 行上与 ${other} 的相关系数为 ${r}：${same ? "两者同在一组，同一内容计算了两次" : "两者分属不同组，同一内容在两处计分"}；请保留一个、合并，或降低权重`,
  "coherence-opposed": ({ other, group, r, p }) =>
    `在 ${group} 中与 ${other} 的相关系数为 ${r}（p = ${p}）：此得彼失，平均之后两者都看不出；请核对指标方向，或分开列示`,
  "coherence-low-parent": ({ parent, r, least }) =>
    `与 ${parent} 的相关系数仅为 ${r}（低于 ${least}）：在所属分指数的得分中几乎看不出；请调整其位置，或承认它自成一项`,
  "coherence-against-parent": ({ parent, r }) =>
    `与其所属的 ${parent} 的相关系数为 ${r}：此项得分高者该分指数反而低；请先核对方向，再考虑其位置`,
  "coherence-alpha-low": ({ alpha, least }) =>
    `克朗巴赫系数为 ${alpha}（低于 ${least}）：各部分衡量的内容不同；若本意如此，则其均值是一种约定而非测量`,
  "coherence-alpha-negative": ({ alpha }) =>
    `克朗巴赫系数为 ${alpha}：各部分总体上相互抵触；请检查是否有方向弄反，或拆分该组`,
  "coherence-alpha-without": ({ node, alpha, without }) =>
    `剔除 ${node} 后，克朗巴赫系数由 ${alpha} 变为 ${without}：该部分最不相合`,
  "coherence-few-rows": ({ rows, children }) =>
    `只有 ${rows} 行具备全部 ${children} 个部分：该组的主成分与检验依据不足，仅供参考`,
  "coherence-kmo-low": ({ kmo, least }) =>
    `KMO 值为 ${kmo}（低于 ${least}）：各部分没有公共因子；不要用主成分或因子分析赋权`,
  "coherence-unrelated": ({ p }) =>
    `巴特利特球形检验未发现各部分有共同之处（p = ${p}）：该组只是罗列而非一个维度；其主成分没有意义`,
  "coherence-dimensions": ({ components, first }) =>
    `各部分分属 ${components} 个维度（特征值大于 1），第一主成分解释 ${first} %：一个得分掩盖了其余；可考虑拆分`,
  "coherence-explained": ({ group, share }) =>
    `${group} 中的其他部分可解释它的 ${share} %：几乎不增加信息；请剔除或合并`,
  "coherence-collinear": ({ group }) => `它是 ${group} 中其他部分的线性函数：不增加信息且重复计算；请剔除`,
  "coherence-strong": ({ of, weight, share }) =>
    `在 ${of} 中权重占 ${weight} %，实际影响占 ${share} %：借助与之同向的部分，其作用大于所赋权重；请降低权重，或予以说明`,
  "coherence-silent": ({ of, weight, share }) =>
    `在 ${of} 中权重占 ${weight} %，实际影响仅占 ${share} %：得分几乎不受它左右；请提高权重，或不要宣称它有如此分量`,
};
