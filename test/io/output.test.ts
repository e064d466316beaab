import fc from "fast-check";
import { parquetMetadata } from "hyparquet";
import { expect, test } from "vitest";
import { collectIssues } from "../../src/io/found.ts";
import {
  type ResultTable,
  type TableCell,
  tableOf,
  tableToCsv,
  tableToJsonLines,
  tableToMarkdown,
  tableToParquet,
} from "../../src/io/index.ts";
import { parquetTables, wholeTable } from "../../src/io/parquet/index.ts";
import { parquetParts } from "../../src/io/parquet/write.ts";
import { fileOf } from "./parquet-file.ts";
import { parquetRows } from "./parquet-rows.ts";

const text = fc.oneof(fc.constantFrom("", "甲", "a|b", "two\nlines", '"', "=1"), fc.string({ unit: "grapheme" }));
const number = fc.oneof(
  fc.constantFrom(0, 1e-320, 1.5, -(2 ** 60)),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const missing = fc.constantFrom(null, undefined);
const table = fc
  .array(fc.tuple(fc.oneof(text, missing), fc.oneof(number, missing), fc.oneof(fc.integer(), missing)), {
    maxLength: 30,
  })
  .map(
    (rows): ResultTable => ({
      name: "t",
      columns: [
        { name: "unit", type: "text" },
        { name: "score", type: "number" },
        { name: "rank", type: "integer" },
      ],
      rows,
    }),
  );
const orNull = (cell: TableCell) => cell ?? null;

test("JSON Lines and Parquet give every cell back, missing as null", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (given) => {
      const wanted = [...given.rows].map(([unit, score, rank]) => ({
        unit: orNull(unit),
        score: orNull(score),
        rank: orNull(rank),
      }));
      const lines = tableToJsonLines(given).split("\n").slice(0, -1);
      // JSON has no -0
      const plain = wanted.map((row) => ({ ...row, score: row.score === 0 ? 0 : row.score }));
      expect(lines.map((line) => JSON.parse(line))).toEqual(plain);
      const bytes = await tableToParquet(given);
      expect((await parquetRows(bytes)).rows).toEqual(wanted);
      expect(await tableToParquet(given)).toEqual(bytes);
    }),
    { numRuns: 100 },
  );
});

test("Markdown has a line a row and a bar a cell, whatever the texts are", () => {
  fc.assert(
    fc.property(table, (given) => {
      const lines = tableToMarkdown(given).split("\n").slice(0, -1);
      expect(lines).toHaveLength([...given.rows].length + 2);
      for (const line of lines) {
        const bars = line.replace(/\\./gs, "").match(/\|/g);
        expect(bars).toHaveLength(4);
      }
    }),
  );
});

test("Markdown shows four decimals, below 1 four digits, and whole numbers whole", () => {
  const given = tableOf("t", [["x"], [61.500049], [0.000123456], [1234567], [-0.00001], [1e22], [null]]);
  const cells = tableToMarkdown(given)
    .split("\n")
    .slice(2, -1)
    .map((line) => line.slice(2, -2));
  expect(cells).toEqual(["61.5", "0.0001235", "1234567", "-0.00001", "1e+22", ""]);
});

test("rows below headings: a column with a text is one of texts, its numbers too", async () => {
  const given = tableOf("t", [
    ["unit", "mixed", "x", "empty"],
    ["a", 1, 2, null],
    ["b", "two", null, null],
  ]);
  expect(given.columns.map(({ type }) => type)).toEqual(["text", "text", "number", "number"]);
  expect(tableToCsv(given)).toBe("unit,mixed,x,empty\na,1,2,\nb,two,,\n");
  expect((await parquetRows(await tableToParquet(given))).rows).toEqual([
    { unit: "a", mixed: "1", x: 2, empty: null },
    { unit: "b", mixed: "two", x: null, empty: null },
  ]);
});

test("rows that come in blocks of any size are the same bytes: groups of 65,536 rows, and our reader reads them", async () => {
  const n = 150_000;
  const rows = Array.from({ length: n }, (_, i) => [`u${i}`, i % 9 === 0 ? null : i / 7]);
  const columns = [
    { name: "unit", type: "text" },
    { name: "x", type: "number" },
  ] as const;
  const together = async (sizes: number) => {
    const blocks = Array.from({ length: Math.ceil(n / sizes) }, (_, k) => rows.slice(k * sizes, (k + 1) * sizes));
    const parts: Uint8Array[] = [];
    for await (const part of parquetParts(blocks, { name: "t", columns })) parts.push(part);
    return { parts: parts.length, bytes: new Uint8Array(Buffer.concat(parts)) };
  };
  const { parts, bytes } = await together(7001);
  expect(parts).toBe(4);
  expect(Buffer.compare((await together(n)).bytes, bytes)).toBe(0);
  expect(parquetMetadata(bytes.buffer).row_groups.map(({ num_rows }) => num_rows)).toEqual([65_536n, 65_536n, 18_928n]);
  const found = collectIssues({ file: "a.parquet" });
  const read = await wholeTable(parquetTables(fileOf(bytes.buffer), { file: "a.parquet", found, numbers: true }));
  expect(found.issues()).toEqual([]);
  expect(read!.rows.map(([unit]) => unit)).toEqual(rows.map(([unit]) => unit));
  expect(read!.figures!.get(1)).toEqual(Float64Array.from(rows, ([, x]) => (x === null ? Number.NaN : Number(x))));
});

test("a table without rows is a whole file with its columns", async () => {
  const columns = [{ name: "unit", type: "text" as const }];
  const bytes = await tableToParquet({ name: "t", columns, rows: [] });
  expect(parquetMetadata(new Uint8Array(bytes).buffer).schema.map(({ name }) => name)).toEqual(["table", "unit"]);
  expect((await parquetRows(bytes)).rows).toEqual([]);
});
