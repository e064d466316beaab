import type { Texts } from "../issue.ts";

const STEPS = { rounding: "舍入单位", "standard-error": "标准误", double: "浮点数末位" } as const;

type MinMaxTexts = Pick<Texts, keyof typeof import("../en/min-max.ts").minMaxEn>;

/** 极差法的说明。 */
export const minMaxZh: MinMaxTexts = {
  "near-constant": (p) =>
    `取值最多相差 ${p.range}，与一个${STEPS[p.by]}（${p.step}）相当，后者即可使得分变动 ${p.points} 分；请设 minRange，或剔除该指标`,
  "range-widened": ({ range, minRange }) => `取值最多相差 ${range}；按要求（minRange），标尺两端相距 ${minRange}`,
};
