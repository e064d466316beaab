import type { GeoJsonFound, mapEn } from "../en/map.ts";
import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）`, most: 20 });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `（是否为“${nearest}”？）`);

const KINDS = {
  list: "列表",
  text: "文本",
  number: "数值",
  truth: "逻辑值",
  nothing: "空值",
  untyped: "没有 type 的对象",
};
const COORDINATES = {
  polygons: "没有多边形",
  rings: "多边形没有环",
  short: "环不足 4 个坐标点",
  position: "不是坐标点",
};
const what = (found: GeoJsonFound) => ("type" in found ? ` ${found.type} 类型` : KINDS[found.kind]);

/** 地图所用的 GeoJSON 文件与坐标。 */
export const mapZh: Pick<Texts, keyof typeof mapEn> = {
  "geojson-document": ({ found }) =>
    `文件内容为${what(found)}；请给出 GeoJSON 的 FeatureCollection，每个评价对象一个区域`,
  "geojson-feature": ({ found }) =>
    `此处为${what(found)}，不是 Feature；每一项须有 "type": "Feature"、"properties" 与 "geometry"`,
  "geojson-property": ({ property, known }) =>
    `${property === undefined ? "各区域没有任何属性与评价对象的编号或名称相符" : `各区域均无属性“${property}”`}；现有属性：${known.length === 0 ? "无" : names(known)}`,
  "geojson-geometry": ({ found }) =>
    `几何类型${found === null ? "缺失" : `为 ${found}`}；区域须为 Polygon 或 MultiPolygon`,
  "geojson-coordinates": ({ problem, found }) =>
    `坐标有误（${COORDINATES[problem]}${found === null ? "" : `：${found}`}）；每个环至少有 4 个坐标点 [x, y]，均为数值`,
  "geojson-twice": ({ unit, first }) => `“${unit}”在 features[${first}] 中已有区域；请合并为一个 MultiPolygon`,
  "geojson-missing": ({ unit, nearest }) => `评价对象“${unit}”没有对应区域${meant(nearest)}；请补充区域或更正其属性`,
  "geojson-unknown": ({ found, property, nearest }) =>
    found === ""
      ? `该区域没有 ${property}；请注明评价对象，或设 others: "show" 以显示无对应对象的区域`
      : `${property}“${found}”不是数据中的评价对象${meant(nearest)}；请更正，或设 others: "show" 以显示无对应对象的区域`,
  "position-missing": ({ units }) =>
    `有 ${units.length} 个评价对象没有坐标：${names(units)}；请在 positions 类数据表（unit,x,y）中补充`,
};
