import type { chartChoiceEn } from "../en/chart-choice.ts";
import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) =>
  listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）`, most: 20 });
const WHAT = { unit: "评价对象", period: "时期", indicator: "指标", stage: "阶段" } as const;
const NOTHING = {
  targets: "没有符合所选条件的目标",
  places: "画像中没有可与同类比较的得分",
  obstacles: "指数没有差距，不存在障碍",
  values: "没有符合所选条件的数值",
  groups: "没有按组的分解；请给出 groups",
} as const;

/** 图表须在多项中选一项。 */
export const chartChoiceZh: Pick<Texts, keyof typeof chartChoiceEn> = {
  "chart-choose": ({ of, known }) => `该图只显示一个${WHAT[of]}，现有 ${known.length} 个；请从中选择：${names(known)}`,
  "chart-nothing": ({ what }) => `没有可绘制的内容：${NOTHING[what]}`,
};
