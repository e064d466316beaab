import type { Texts } from "../issue.ts";

type GradeTexts = Pick<Texts, keyof typeof import("../en/grade.ts").gradeEn>;

/** 等级划分的问题。 */
export const gradeZh: GradeTexts = {
  "grade-count": ({ found }) => `等级数不能为 ${found}；请取 2 至 100 的整数`,
  "too-few-values": ({ found, wanted }) =>
    `不同的得分只有 ${found} 个，不拆分相同得分就无法划为 ${wanted} 个等级；请减少等级或直接给出分界点`,
  "outside-coupling": ({ found, upper }) =>
    `十级划分定义在 0 至 ${upper} 之间，现有 ${found}；${upper === 1 ? "得分为 0–100 时请设 upper: 100" : "请把得分换算到 0–100"}`,
};
