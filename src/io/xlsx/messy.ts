import type { Grid } from "./grid.ts";
import type { Cell } from "./sheet.ts";

// Rows of a sheet that people write around a table. They are recognised to be refused by name, never to be passed over.

const NOTE =
  /^[（(【[*＊※]?\s*(?:注|备注|附注|说明|数据来源|资料来源|来源|note|notes|source|sources|remark|remarks)\s*(?:\d{1,2}|[a-z])?\s*[)）】\]]?\s*(?:[:：.．、]|$)/i;
const TOTAL =
  /^(?:合计|总计|小计|共计|总和|平均|平均值|均值|平均数|中位数|最大值|最小值|标准差|total|grand total|sub-?total|sum|average|mean|median|max|min|maximum|minimum)\s*[:：]?$/i;

/** The first cell of a row that speaks about the table. */
export function noteRow(cells: readonly Cell[]): Cell | undefined {
  const first = cells[0];
  return first?.kind === "text" && NOTE.test(first.text.trim()) ? first : undefined;
}

/** The cell of a row that names it a total or an average of the others. */
export function totalRow(cells: readonly Cell[]): Cell | undefined {
  return cells.slice(0, 3).find(({ kind, text }) => kind === "text" && TOTAL.test(squeeze(text)));
}

/** Where the first row has one text and a row soon below has many: the row that is more likely the heading. */
export function titleRow(grid: Grid, first: number): number | undefined {
  const cells = grid.cells(first);
  if (cells.length !== 1 || cells[0]!.kind !== "text") return undefined;
  return grid.rows
    .filter((row) => row > first)
    .slice(0, 8)
    .find((row) => grid.cells(row).length >= 2);
}

/** 合　计 and 合 计 are 合计. */
function squeeze(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, "");
}
