import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const EDITIONS = { preliminary: "初步核算", final: "最终核实", "census-revision": "普查修订" } as const;
export interface VintageName {
  readonly vintage: string;
  readonly edition?: keyof typeof EDITIONS;
}
const vintageOf = ({ vintage, edition }: VintageName): string => {
  const word = edition === undefined ? "" : EDITIONS[edition];
  if (vintage === "") return word === "" ? "未注明版次的文件" : word;
  return word === "" ? `“${vintage}”` : `“${vintage}”（${word}）`;
};
const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const cellsOf = (list: readonly (VintageName & { readonly cells: number })[]) =>
  names(list.map((one) => `${vintageOf(one)}${one.cells} 个数值`));

type RevisionsTexts = Pick<Texts, keyof typeof import("../en/revisions.ts").revisionsEn>;

/** 数据版次、修订与快照序列的问题。 */
export const revisionsZh: RevisionsTexts = {
  "vintage-none": ({ asked, known }) =>
    known.length === 0
      ? "没有任何数据版次"
      : `截至 ${vintageOf(asked)} 尚无已发布的数值；已有版次：${names(known.map(vintageOf))}`,
  "vintages-absent": () =>
    "没有数据文件注明发布版次；请在 file 旁写明 vintage 或 edition，或去掉 --as-of；报告日写作 2026-03-31",
  "vintage-cell-twice": ({ column, count, unit, period, ...name }) =>
    `${vintageOf(name)} 内“${column}”${count === 1 ? "重复给出：" : `有 ${count} 个数值重复给出，首个为`} ${unit} ${period}；请删去其一，或为较晚的文件另写版次`,
  "vintage-elsewhere": ({ word, kind }) => `${word} 只用于指标数据，而此表的类型为 ${kind}；请删去`,
  "vintages-used": ({ used }) => (used.length === 0 ? "所用数据版次：无" : `所用数据版次：${cellsOf(used)}`),
  "vintages-newer": ({ later }) => `未采用的较晚数值：${cellsOf(later)}`,
  "stream-vintage": () => "注明版次的文件须逐个数值与其他文件比对，逐块读取做不到；请不用 --stream",
  "call-as-of": () => "--as-of 指定读取项目中何时的数值，而两边都是快照；请去掉",
  "revisions-one": ({ found }) =>
    `修订分析至少需要两个数据版次，现有 ${found} 个；请在数据的 file 旁写明 vintage 或 edition`,
  "series-snapshots": () => "序列至少需要一份快照",
  "series-period-absent": ({ periods }) =>
    `数据中没有快照已发布的时期：${names(periods)}；请提供其数据文件，或在快照中保留数据`,
  "chain-no-overlap": ({ from, to, periods }) =>
    `${from} 与 ${to} 无法衔接：没有在两套体系下都有总指数的时期（查过：${names(periods)}）；请提供重叠年份的数据，或分别发布两段序列`,
  "chain-unlinked": ({ node, units, reason }) =>
    `“${node}”对 ${names(units)} 未能衔接：重叠期${reason === "missing" ? "缺少得分" : "得分不为正，无法按比率衔接"}；此前的得分从略`,
  "chain-not-additive": ({ by }) =>
    `各节点分别衔接（按${by === "ratio" ? "比率" : "差值"}），衔接后的分指数不再合成为衔接后的总指数，得分也可能超出量表`,
};
