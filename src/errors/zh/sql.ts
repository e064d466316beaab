import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";
import { SQL_REASONS_ZH, SQL_STEPS_ZH } from "../sql-words-zh.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });

type SqlTexts = Pick<Texts, keyof typeof import("../en/sql.ts").sqlEn>;

/** 指数写成 SQL 时的问题与说明。 */
export const sqlZh: SqlTexts = {
  "sql-dialect": ({ found, known }) => `没有名为“${found}”的 SQL 方言；可用：${names(known)}`,
  "sql-not-fitted": () =>
    "这里给出的是定义；评分语句需要从数据中得出的拟合结果：请传入 fitIndex 或 fitWithSql 的结果（toFitSql 给出在数据库中拟合的语句）",
  "sql-name-empty": () => "名称为空；请填写数据库中的表名或列名",
  "sql-name-nul": () => "文本中含有 NUL 字符，任何引擎均不接受；请删除",
  "sql-name-long": ({ name, bytes, most, dialect }) =>
    `名称 ${name} 长 ${bytes} 字节，而 ${dialect} 的名称至多 ${most} 字节；数据库中不可能有此名称，请填写实际名称`,
  "sql-files": ({ dialect, format }) =>
    `${dialect} 不能在语句中把这些 ${format} 文件当作表读取；请先载入数据表，再填写表名`,
  "sql-rows-differ": ({ column }) => `取回的行中没有语句所给的列 ${column}；请原样传入取回的行`,
  "sql-nothing-stays": () => "语句已直接给出得分，没有需要继续计算的部分；请从其结果中读取",
  "sql-stays": ({ step, method, node, reason }) =>
    `${node} 的${SQL_STEPS_ZH[step] ?? step}（“${method}”）留在 JavaScript 中计算：${SQL_REASONS_ZH[reason] ?? reason}；语句写到其前一步`,
  "sql-first-by-unit": () =>
    '数据表的行没有先后，因此并列时按对象编号的顺序区分；可指定给出行序的列：{ "columns": { "row": … } }',
  "sql-sums-batched": ({ count }) => `引擎限制表达式的深度，因此较长的表达式按原有次序分 ${count} 段计算`,
  "sql-renamed": ({ names: pairs }) => `名称不分大小写或有长度上限，因此以下各列另行命名：${names(pairs)}`,
};
