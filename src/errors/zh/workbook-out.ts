import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const kinds: Readonly<Record<string, string>> = { rows: "行", columns: "列" };

/** 写出结果工作簿时的问题。 */
export const workbookOutZh = {
  "live-confidential": ({ ids }: { ids: readonly string[] }) =>
    `保密单元格计入得分，而公式不能引用工作簿中不得显示的数值（${names(ids)}）；请去掉 --live，或将 confidential.use 设为 missing`,
  "sheet-too-large": ({ sheet, what, found, limit }: { sheet: string; what: string; found: number; limit: number }) =>
    `工作表“${sheet}”将有 ${found} ${kinds[what] ?? what}，超过上限 ${limit}；请改用 CSV 或 JSON，或减少时期`,
  "call-whole-workbook": ({ options }: { options: readonly string[] }) =>
    `工作簿写出全部结果；请去掉 ${names(options)}，或改用 CSV`,
  "call-live-needs-xlsx": ({ format }: { format: string }) =>
    `--live 写出公式，${format} 格式无法保存公式；请用 --format xlsx --out 文件`,
};
