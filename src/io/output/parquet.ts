import type { ResultTable, TableAbout } from "./table.ts";

/**
 * A table as a Parquet file: texts as strings, numbers as DOUBLE, whole numbers as INT32, missing as null; in groups of
 * 65,536 rows, packed by Snappy. The key `common-prosperity-index` of its metadata is JSON with the format
 * `common-prosperity-index/table@1`, the table's name and `about`. The same table is the same bytes.
 * The code that writes is loaded with the first call.
 * @example (await tableToParquet({ name: "t", columns: [{ name: "x", type: "number" }], rows: [[1]] })).subarray(0, 4); // => [80, 65, 82, 49]
 */
export async function tableToParquet(
  { name, columns, rows }: ResultTable,
  about: TableAbout = {},
): Promise<Uint8Array> {
  const { parquetParts } = await import("../parquet/write.ts");
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of parquetParts([rows], { name, columns, about })) {
    parts.push(part);
    length += part.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
