import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

type ChartTexts = Pick<Texts, keyof typeof import("../en/charts.ts").chartsEn>;

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `；是否指“${nearest}”？`);

const GIVE: Readonly<Record<string, string>> = {
  positions: "请在项目的 data 中列出 positions 类数据表（unit,x,y）",
  geojson: "请给出区域文件，命令行为 --geojson",
};

/** 图表所需而未得到的。 */
export const chartsZh: ChartTexts = {
  "chart-option": ({ value, known }) => `图表此处不能为“${value}”；可选：${names(known)}`,
  "chart-size": ({ value, least, most }) => `图表尺寸不能为 ${value}；请给出 ${least} 至 ${most} 之间的像素数`,
  "chart-id": ({ value }) => `“${value}”不能作为标识符的开头；请使用字母、数字、- 和 _，并以字母开头`,
  "chart-unit": ({ unit, period, nearest }) =>
    `${period === null ? "" : `${period} 期`}没有评价对象“${unit}”${meant(nearest)}`,
  "chart-kind": ({ kind, nearest, known }) =>
    `没有图表“${kind}”${meant(nearest)}${nearest === undefined ? `；已有：${names(known)}` : ""}`,
  "chart-empty": ({ period, node }) => `没有可绘制的内容：“${node}”在 ${period} 期没有得分`,
  "chart-periods": ({ found, wanted }) => `该图表需要 ${wanted} 个时期，而数据只有 ${found} 个`,
  "chart-children": ({ node, found, wanted }) =>
    `“${node}”有得分的下级为 ${found} 个，该图表至少需要 ${wanted} 个；请另选节点`,
  "chart-components": ({ node }) => `“${node}”没有主成分：需要至少两个下级、三行完整数据，且下级不为常数`,
  "chart-source": ({ needs }) =>
    `该图表由“${needs}”绘制，而此项未给出${Object.hasOwn(GIVE, needs) ? `；${GIVE[needs]}` : ""}`,
};
