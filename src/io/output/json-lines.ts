import { isMissing, type ResultTable } from "./table.ts";

/**
 * A table as JSON Lines: an object a row, its keys those of the columns in their order, missing as null.
 * Numbers have every digit needed to read the same number back.
 * @param options `label`: a first key `table` with the table's name, to tell several tables of a file apart
 * @example
 * tableToJsonLines({ name: "t", columns: [{ name: "unit", type: "text" }, { name: "score", type: "number" }], rows: [["甲", 61.5], ["乙", null]] });
 * // => '{"unit":"甲","score":61.5}\n{"unit":"乙","score":null}\n'
 */
export function tableToJsonLines(
  { name, columns, rows }: ResultTable,
  { label = false }: { readonly label?: boolean } = {},
): string {
  let text = "";
  const keys = columns.map((column) => `${JSON.stringify(column.name)}:`);
  const first = label ? `"table":${JSON.stringify(name)}${keys.length > 0 ? "," : ""}` : "";
  for (const row of rows) {
    const pairs = keys.map((key, j) => key + JSON.stringify(isMissing(row[j]) ? null : row[j]));
    text += `{${first}${pairs.join(",")}}\n`;
  }
  return text;
}
