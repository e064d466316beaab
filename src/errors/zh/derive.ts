import type { deriveEn } from "../en/derive.ts";
import { listed } from "../phrase.ts";
import { placed } from "./method.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）`, most: 12 });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `（是否应为“${nearest}”？）`);
const nameText = (name: string | { readonly en?: string | undefined; readonly zh?: string | undefined }) =>
  typeof name === "string" ? name : (name.zh ?? name.en ?? "");
const prices = (price: string) =>
  price === "current"
    ? "现价"
    : price === "constant"
      ? "不变价"
      : price.replace(/^constant prices of (.*)$/, "$1 年不变价");
const priced = (found: readonly string[]) =>
  names(
    found.map((one) => {
      const [id, price] = one.split(": ");
      return `${id}（${prices(price ?? "")}）`;
    }),
  );

/** 跨行公式、价格与指标性质。 */
export const deriveZh = {
  "formula-word": ({ word, form, found }) => `“${word}”应写作 ${form}；实际为 ${found}`,
  "formula-word-bare": ({ word }) => `“${word}”是公式用词，不是数据列；请加括号使用，或改用其他标识`,
  "formula-nested": ({ word, found }) =>
    `“${word}”写在另一个 across 或 share 之内（${found}）；请把内层单独设为一项指标，再引用其标识`,
  "formula-across-bare": ({ name }) =>
    `在 across 之内，“${name}”对每个下级单元各有一个值；请放入 min、max、sum、mean、median、cv、gini 或 count 的括号内，或移到 across 之外`,
  "formula-across-empty": ({ found }) =>
    `${found} 没有对下级单元取值；请在 across 内使用 min、max、sum、mean、median、cv、gini 或 count`,
  "formula-aggregate-outside": ({ name, inside }) =>
    inside
      ? `“${name}”写在另一个汇总函数的括号内，那里每个单元只有一个值；请把它单独设为一项指标`
      : `“${name}”是对下级单元的汇总；请写作 across("层级", ${name}(…))`,
  "lag-one-period": ({ period }) =>
    `lag 需要上一时期，而数据只有一个时期${period === "" ? "" : `（${period}）`}；请补充以前时期的数据`,
  "lag-calendar": ({ periods }) =>
    `lag 需要日历时期（2023、2023Q3、2023-07），以下时期不是：${names(periods)}；请改名，或使用 at(x, "时期")`,
  "at-period": ({ period, known }) => `数据中没有时期“${period}”；现有时期：${names(known)}`,
  "ref-unknown": ({ name, levels, nearest }) =>
    `“${name}”既不是数据中的评价对象，也不是层级${meant(nearest)}；层级：${names(levels) || "无，因为数据没有 group:level 与 group:parent 两列"}`,
  "ref-ambiguous": ({ name }) => `“${name}”既是评价对象又是层级；请给层级改名`,
  "no-hierarchy": ({ level }) =>
    `across 与 share("${level}", …) 需要知道单元之间的隶属关系；请在数据中给出 group:level（单元层级）与 group:parent（上级单元）两列`,
  "across-level": ({ level, known, nearest }) =>
    `数据中没有层级为“${level}”的行${meant(nearest)}；现有层级：${names(known)}`,
  "hierarchy-circle": ({ unit }) => `“${unit}”的上级最终指回自身，或超过 32 级；请更正 group:parent 列`,
  "level-needed": ({ levels }) =>
    `数据包含多个层级的单元（${names(levels)}），不能一起排名；请说明评价哪一级：level: ${levels[0] ?? "……"}`,
  "deflate-constant": ({ id }) => `“${id}”已是不变价（price: constant）；请去掉 deflate，或改为 price: current`,
  "deflate-unknown": ({ id, by }) =>
    `“${id}”按“${by}”缩减，而“${by}”${id === by ? "就是其自身" : "不是指标或变量"}；请写出价格指数所在的列`,
  "deflate-computed": ({ id, by }) => `“${id}”按“${by}”缩减，而后者本身是计算得到的；请写出数据中的一列`,
  "deflate-base": ({ base, known }) => `数据中没有基期“${base}”，无法换算指数；现有时期：${names(known)}`,
  "deflate-unit": ({ unit }) => `数据中没有评价对象“${unit}”，无法使用其价格指数`,
  "prices-mixed": ({ found }) => `不同价格的数值被放在一起计算：${priced(found)}；请将现价缩减为不变价，或统一口径`,
  "price-of-target": ({ id, price, target }) =>
    `“${id}”按${prices(price)}计算，而目标值按${prices(target)}计算，两者不可比`,
  "ordinal-divided": ({ id, ordinal }) =>
    `“${ordinal}”是定序指标，只有次序而无间距，因此“${id}”不能做规模调整；请去掉分母，或更正 figure`,
  "figure-over-units": ({ id, figure, aggregate }) =>
    figure === "rate"
      ? `“${id}”是比率，各单元的比率不能相加；请使用 mean(${id}, 权数)`
      : `“${id}”是定序指标，只有次序而无间距，没有 ${aggregate}；请使用 median、min、max 或 share`,
  "children-missing": ({ level, missing, of, ...at }) =>
    `层级“${level}”的 ${of} 个单元中有 ${missing} 个缺数据，涉及${placed(at)}；min、max、mean、median、cv、gini 与 share 按其余单元计算，sum 记为缺失`,
  "no-children": ({ level, ...at }) => `${placed(at)}没有层级为“${level}”的下级单元，记为缺失`,
  "other-row-absent": ({ word, ...at }) => `按“${word}”取值时，${placed(at)}没有对应的数据行，记为缺失`,
  "parents-unknown": ({ units }) => `被列为上级、但数据中没有的单元：${names(units)}`,
  deflated: ({ by, base, form }) =>
    `已按“${by}”缩减为 ${base} 年不变价${form === "previous" ? "（以上期为 100 的环比指数链接）" : ""}`,
  "deflator-missing": ({ by, ...at }) => `${placed(at)}没有价格指数“${by}”，记为缺失`,
  "growth-of-current": ({ columns }) =>
    `用现价数值计算变动（${names(columns)}），其中含有价格因素；官方增速按不变价计算，应作为数据直接录入`,
  "price-unstated": ({ ids }) =>
    `以货币计量且跨多个时期，但未说明价格：${names(ids)}；请写明 price: current（现价）或 constant（不变价）`,
  "population-unstated": ({ ids }) =>
    `作为分母的人口未说明口径：${names(ids)}；请写明 population: { who: resident（常住）| registered（户籍）, when: year-end（年末）| average（年平均） }`,
  "populations-differ": ({ found }) => `各分母的人口口径不同：${names(found)}`,
  "learned-across-break": ({ id, period, reason, steps }) =>
    `${id}：${steps.map((step) => (step === "treat" ? "异常值处理" : "无量纲化尺度")).join("与")}由 ${period} 口径断点（${nameText(reason)}）前后的数据一并求得，口径变化会被当作评价对象的变化；请将 ${steps.map((step) => `plan.${step}.over`).join("、")} 设为 each-period（只在同一时期内比较），或只取断点之后的数据，或将新口径另立为一项指标`,
} satisfies { [C in keyof typeof deriveEn]: (params: Parameters<(typeof deriveEn)[C]>[0]) => string };
