// Rows that people write under or between the rows of a table. They are recognised to be refused by name, never to be passed over.

const NOTE =
  /^[（(【[*＊※]?\s*(?:注|备注|附注|说明|数据来源|资料来源|来源|note|notes|source|sources|remark|remarks)\s*(?:\d{1,2}|[a-z])?\s*[)）】\]]?\s*(?:[:：.．、]|$)/i;
const TOTAL =
  /^(?:.{0,6}(?:合计|总计|小计|共计)|总和|平均|平均值|均值|平均数|中位数|最大值|最小值|标准差|total|grand total|sub-?total|sum|average|mean|median|max|min|maximum|minimum)\s*[:：]?$/i;

/** A text that speaks about the table: 注：…, Source: … */
export const isNote = (text: string): boolean => NOTE.test(text.trim());

/** A text that calls its row a total or an average of the others: 合计, 全县合计, 平均, Total. */
export const isTotal = (text: string): boolean => TOTAL.test(squeeze(text));

/** Letters that are written in one way only: nothing in such a text is put together, and it has no space. */
const SIMPLE = /^[!-~\u4e00-\u9fff]*$/;

/** 合　计 and 合 计 are 合计. */
function squeeze(text: string): string {
  if (SIMPLE.test(text)) return text;
  return text
    .normalize("NFKC")
    .trim()
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, "");
}
