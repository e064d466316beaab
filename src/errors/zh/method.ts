import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `；是否应为“${nearest}”？`);
export const placed = ({ places, count }: { places: readonly string[]; count: number }) =>
  `${count} 个数值（${places.join("；")}${count > places.length ? "；……" : ""}）`;

const KINDS = {
  impute: "插补方法",
  treat: "异常值处理方法",
  normalise: "无量纲化方法",
  weigh: "赋权方法",
  aggregate: "合成方法",
} as const;
const NODES = { group: "分组", indicator: "指标", node: "节点" } as const;

type MethodTexts = Pick<Texts, keyof typeof import("../en/method.ts").methodEn>;

/** 方案、方法与计算过程中的问题和说明。 */
export const methodZh: MethodTexts = {
  "unknown-method": (p) => `没有名为“${p.found}”的${KINDS[p.kind]}${meant(p.nearest)}；可用：${p.known.join("、")}`,
  "no-such-node": (p) =>
    p.other
      ? `“${p.id}”在指标体系中，但不是${p.wanted === "node" ? "有得分的节点" : NODES[p.wanted]}；请填写${NODES[p.wanted]}的 id`
      : `指标体系中没有${NODES[p.wanted]}“${p.id}”${meant(p.nearest)}；请更正 id`,
  "unknown-tag": ({ tag, nearest, known }) =>
    `没有节点带有标签“${tag}”${meant(nearest)}；体系中的标签：${known.length === 0 ? "无" : names(known)}`,
  "wrong-levels": ({ found, wanted }) =>
    `列出了 ${found} 层，而指标体系有 ${wanted} 层分组；请自最低层至总指数逐层各列一种方法`,
  "unknown-period": ({ period, known }) => `数据中没有时期“${period}”；已有时期：${names(known)}`,
  "unknown-group": ({ group, known }) =>
    `数据中没有分组列“${group}”；${known.length === 0 ? "尚无分组列：请用 columns.groups 指定，或以 group:<名称> 作列名" : `已有：${names(known)}`}`,

  "single-unit": ({ method, unit }) =>
    `“${method}”用于评价对象之间的比较，而只有“${unit}”一个对象：自身各年不构成横截面；请改用 goalposts、attainment 或 index-to-base`,
  "too-few-units": ({ method, found, needed }) =>
    `“${method}”至少需要 ${needed} 个评价对象，数据中有 ${found} 个；请补充对象或改用其他方法`,
  "too-few-periods": ({ method, found, needed }) =>
    `“${method}”至少需要 ${needed} 个时期，数据中有 ${found} 个；请补充时期或改用其他方法`,
  "goalposts-moving": ({ method }) =>
    `“${method}”使各时期的尺度不同，同一对阈值无法适用；请对全部时期统一处理，或不处理该指标`,
  "goalposts-outside-treatment": ({ method }) =>
    `阈值不在“${method}”处理后的尺度上（零或负数没有对数）；请不要处理该指标`,
  "ideal-unknown": ({ method }) =>
    `该指标越接近理想值越好，但理想值未知，“${method}”无法计分；请设 direction: { ideal: <数值> } 或 role: observed`,
  "needs-indicators": ({ method, reads, groups }) =>
    `“${method}”读取 ${reads} 数据，而分组没有这种数据（${names(groups)}）；请在 weigh.nodes 中为其另选方法`,

  "missing-column": ({ id, of, nearest }) =>
    `数据中没有列“${id}”${id === of ? "" : `，而“${of}”由其计算`}${meant(nearest)}；请补充该列，或将“${of}”设为 observed 或删除`,
  "no-meaning-at-level": ({ level, levels }) =>
    `数据中有该指标的值，但它在“${level}”层级没有意义（适用层级：${names(levels)}）；请删除该列`,
  "all-missing": ({ id }) => `“${id}”没有任何数值；请补充数据、插补或剔除该指标`,
  "nothing-left": ({ coverage }) =>
    coverage === undefined
      ? "没有可计分的内容；请检查角色、方向与层级"
      : `没有一行达到 ${coverage} 的数据覆盖率；请降低门槛`,
  "transform-domain": ({ transform, ...at }) => `${transform} 对${placed(at)}无定义；请取消变换或更正数值`,
  overflow: ({ method, unit, period }) =>
    `“${method}”对 ${unit} ${period} 的计算结果超出数值范围；请改用更大的计量单位`,
  "range-overflow": ({ min, max }) => `数值从 ${min} 到 ${max}，跨度过大无法计算；请改用更大的计量单位`,

  "constant-indicator": ({ value, method }) =>
    `所有取值均为 ${value}，${method} 无定义；请剔除该指标，或将 constant 设为一个分值`,
  "bad-weights": ({ method, bad }) =>
    `“${method}”给出的权重不是非负数：${bad.map(({ id, found }) => `${id} ${found}`).join("、")}；请更正该方法`,
  "unbounded-mirror": ({ id, method }) =>
    `“${id}”是逆向分组，须在有界尺度上取镜像，而“${method}”没有界限；请用 min-max、goalposts 或 efficacy`,
  "row-weights-scope": ({ method }) => `“${method}”为每个评价对象单独给出权重，只能在分组内使用；请设 scope: siblings`,
  "engine-without": ({ of, part }) => `该引擎没有处理“${of}”的部件；请用 createIndex({ methods, ${part} }) 创建`,
  "level-without-rows": ({ level, known }) => `数据中没有层级为“${level}”的行；数据的层级：${names(known)}`,
  "nothing-learned": (_) => "拟合时没有任何数值，因此无法计分；请用有数值的数据重新拟合",
  "fitted-damaged": ({ method }) => `拟合结果与“${method}”保存时不符；请使用完整保存的结果，或重新拟合`,
  "not-fitted": ({ id, slice }) =>
    `没有“${id}”${slice === "*" ? "" : `在 ${slice} `}的拟合结果；请在数据包含该节点时重新拟合`,
  "period-not-fitted": ({ period, fitted }) =>
    `没有时期“${period}”的拟合结果（已拟合：${names(fitted)}）；若要计算其他时期，请以 over: all-periods 或基期拟合`,
  "unknown-preset": ({ found, nearest, known }) =>
    `没有名为“${found}”的预设${meant(nearest)}；可用：${known.join("、")}`,
  "preset-and-method": ({ preset, method }) => `预设“${preset}”已规定方法，又给出了 method“${method}”；请只保留其一`,
};
