import type { systemsEn } from "../en/systems.ts";

/** 内置指标体系的问题。 */
export const systemsZh: {
  readonly [C in keyof typeof systemsEn]: (params: Parameters<(typeof systemsEn)[C]>[0]) => string;
} = {
  "unknown-system": ({ id, nearest, known }) =>
    `没有名为“${id}”的内置指标体系${nearest === undefined ? "" : `，是否应为“${nearest}”？`}；现有：${known.join("、")}`,
};
