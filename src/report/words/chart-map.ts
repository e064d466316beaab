/** Words of the maps: equal tiles, and areas. */
export interface MapWords {
  readonly tilesTitle: (facts: { node: string; period: string }) => string;
  readonly areasTitle: (facts: { node: string; period: string }) => string;
  readonly tilesSubtitle: (facts: { n: number }) => string;
  readonly areasSubtitle: (facts: { n: number; others: number }) => string;
  readonly breaks: string;
  readonly classOf: (facts: { letter: string; from: string; to: string; n: number }) => string;
  readonly missing: string;
  readonly others: string;
  readonly mark: (facts: { name: string; score: string; rank: string; letter: string }) => string;
  readonly markMissing: (facts: { name: string }) => string;
  readonly best: (facts: { names: string }) => string;
  readonly north: string;
  readonly comma: string;
  readonly stop: string;
}

const en: MapWords = {
  tilesTitle: ({ node, period }) => `${node}, ${period}: tile map`,
  areasTitle: ({ node, period }) => `${node}, ${period}: map`,
  tilesSubtitle: ({ n }) => `${n} units as equal tiles, near where they lie; north is above`,
  areasSubtitle: ({ n, others }) => `${n} areas${others > 0 ? `; ${others} more are no units of the data` : ""}`,
  breaks: "classes by natural breaks",
  classOf: ({ letter, from, to, n }) => `${letter} ${from === to ? from : `${from}–${to}`} (${n})`,
  missing: "No score",
  others: "No unit of the data",
  mark: ({ name, score, rank, letter }) => `${name}: ${score}${rank === "0" ? "" : `, rank ${rank}`}, class ${letter}`,
  markMissing: ({ name }) => `${name}: no score`,
  best: ({ names }) => `From the highest: ${names}`,
  north: "N",
  comma: "; ",
  stop: ". ",
};

const zh: MapWords = {
  tilesTitle: ({ node, period }) => `${node}（${period}）方块地图`,
  areasTitle: ({ node, period }) => `${node}（${period}）分布图`,
  tilesSubtitle: ({ n }) => `${n} 个评价对象以等大方块示意其方位，上北下南`,
  areasSubtitle: ({ n, others }) => `${n} 个区域${others > 0 ? `；另有 ${others} 个区域不在数据中` : ""}`,
  breaks: "按自然断点分级",
  classOf: ({ letter, from, to, n }) => `${letter} ${from === to ? from : `${from}–${to}`}（${n}）`,
  missing: "无得分",
  others: "不在数据中",
  mark: ({ name, score, rank, letter }) => `${name}：${score}${rank === "0" ? "" : `，第 ${rank} 位`}，${letter} 级`,
  markMissing: ({ name }) => `${name}：无得分`,
  best: ({ names }) => `由高到低：${names}`,
  north: "北",
  comma: "；",
  stop: "。",
};

export const mapWords: Readonly<Record<"en" | "zh", MapWords>> = { en, zh };
