import type { Texts } from "../issue.ts";
import { SQL_REASONS_ZH, SQL_STEPS_ZH } from "../sql-words-zh.ts";

type SqlFitTexts = Pick<Texts, keyof typeof import("../en/sql-fit.ts").sqlFitEn>;

/** 以 SQL 语句学习指数时的问题。 */
export const sqlFitZh: SqlFitTexts = {
  "sql-fit": ({ step, method, node, reason }) =>
    `引擎无法学习 ${node} 的${SQL_STEPS_ZH[step] ?? step}（“${method}”）：${SQL_REASONS_ZH[reason] ?? reason}；可用样本或在 JavaScript 中学习（fitIndex、fitStream），再以所得结果在引擎中评分`,
  "sql-fit-values": ({ method, found, lowest }) =>
    `${method} 要求数值${lowest === "above 0" ? "大于 0" : "不小于 0"}，而最小值为 ${found}；请检查该列，或改用适用的方法`,
  "sql-fit-empty": () => "没有可供学习的行；请检查数据表、层级与筛选条件",
  "sql-fit-results": ({ found, wanted }) =>
    `本遍共有 ${wanted} 条语句，而只给出了 ${found} 条的结果；请按次序给出每条语句的结果`,
};
