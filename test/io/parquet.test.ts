import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { type Dataset, parseSystem } from "../../src/index.ts";
import { type BlockPart, readBlocks } from "../../src/io/blocks.ts";
import { parquetTables } from "../../src/io/parquet/index.ts";
import { bytesOf, fileOf, read, system, texts, type Written } from "./parquet-file.ts";

describe("what it holds", () => {
  test("doubles, floats, whole numbers and decimals; null and NaN are missing", async () => {
    const schema = [
      { name: "root", num_children: 4 },
      { name: "unit", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      { name: "period", type: "INT32", repetition_type: "REQUIRED" },
      { name: "x", type: "DOUBLE", repetition_type: "OPTIONAL" },
      { name: "y", type: "INT32", converted_type: "DECIMAL", scale: 2, precision: 9, repetition_type: "OPTIONAL" },
    ] as const;
    const columnData = [
      { name: "unit", data: texts[0]!.data },
      { name: "period", data: [2023, 2023, 2023, 2024] },
      { name: "x", data: [0.1, null, Number.NaN, -2.5e-300] },
      { name: "y", data: [1.25, 3, null, -0.5] },
    ];
    const { dataset, issues } = await read(bytesOf(columnData, { schema: [...schema] as never }));
    expect(issues).toEqual([]);
    expect(dataset!.units).toEqual(["甲", "b", "c", "d"]);
    expect(dataset!.periods).toEqual(["2023", "2023", "2023", "2024"]);
    expect(dataset!.columns.get("x")).toEqual(Float64Array.of(0.1, Number.NaN, Number.NaN, -2.5e-300));
    expect(dataset!.columns.get("y")).toEqual(Float64Array.of(1.25, 3, Number.NaN, -0.5));
  });

  test("floats as the doubles they are, 64-bit whole numbers", async () => {
    const { dataset } = await read(
      bytesOf([
        ...texts,
        { name: "x", data: [0.1, 1, 2, 3], type: "FLOAT" },
        { name: "y", data: [1n, 2n ** 53n, -3n, 4n], type: "INT64" },
      ]),
    );
    expect(dataset!.columns.get("x")![0]).toBe(Math.fround(0.1));
    expect(dataset!.columns.get("y")).toEqual(Float64Array.of(1, 2 ** 53, -3, 4));
  });

  test.each(["SNAPPY", "UNCOMPRESSED"] as const)("%s, in several row groups", async (codec) => {
    const n = 1000;
    const column = (name: string, of: (i: number) => unknown, type: never) => ({
      name,
      data: Array.from({ length: n }, (_, i) => of(i)),
      type,
    });
    const bytes = bytesOf(
      [
        column("unit", (i) => `u${i}`, "STRING" as never),
        column("period", () => "2023", "STRING" as never),
        column("x", (i) => i / 7, "DOUBLE" as never),
      ],
      { codec, rowGroupSize: 300 },
    );
    const { dataset } = await read(bytes);
    expect(dataset!.columns.get("x")).toEqual(Float64Array.from({ length: n }, (_, i) => i / 7));
  });
});

describe("problems", () => {
  test("an infinite figure stands with its row and column, the first row being 1", async () => {
    const { issues } = await read(
      bytesOf([
        ...texts,
        { name: "x", data: [1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY], type: "DOUBLE" },
      ]),
    );
    expect(issues.map(({ code, params, at }) => [code, (params as { problem?: string }).problem, at])).toEqual([
      ["not-a-number", "infinite", { file: "a.parquet", row: 2, column: "x" }],
      ["not-a-number", "infinite", { file: "a.parquet", row: 4, column: "x" }],
    ]);
  });
  test("a whole number that a double does not hold", async () => {
    const { issues } = await read(
      bytesOf([...texts, { name: "x", data: [1n, 2n ** 53n + 1n, 3n, 4n], type: "INT64" }]),
    );
    expect(issues).toEqual([
      {
        code: "parquet-range",
        path: [],
        params: { text: "9007199254740993" },
        at: { file: "a.parquet", row: 2, column: "x" },
      },
    ]);
  });
  test("types that are no figures, unless the project passes the column over; a decimal as a unit", async () => {
    const flag = { name: "x", data: [true, false, true, true] };
    const nested = { name: "y", data: [[1], [2], [], [3]] };
    const schema = [
      { name: "root", num_children: 4 },
      { name: "unit", type: "DOUBLE", repetition_type: "REQUIRED" },
      { name: "period", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      { name: "x", type: "BOOLEAN", repetition_type: "REQUIRED" },
      { name: "y", repetition_type: "REQUIRED", num_children: 1, converted_type: "LIST" },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", type: "INT32", repetition_type: "OPTIONAL" },
    ];
    const bytes = bytesOf(
      [{ name: "unit", data: [1, 2, 3, 4] }, { name: "period", data: texts[1]!.data }, flag, nested],
      { schema: schema as never },
    );
    const { issues } = await read(bytes);
    expect(issues.map(({ code, params, at }) => [code, params, at?.column])).toEqual([
      ["parquet-text", { type: "DOUBLE" }, "unit"],
      ["parquet-type", { type: "BOOLEAN" }, "x"],
      ["parquet-nested", {}, "y"],
      ["column-needed", expect.anything(), undefined],
    ]);
    const passed = await read(bytesOf([...texts, { ...flag, type: "BOOLEAN" }]), { ignore: ["x"] });
    expect(passed.issues).toEqual([]);
    expect([...passed.dataset!.columns.keys()]).toEqual([]);
  });
  test("an unknown column is a problem of the file, with the nearest id", async () => {
    const { issues } = await read(bytesOf([...texts, { name: "xx", data: [1, 2, 3, 4], type: "DOUBLE" }]));
    expect(issues.map(({ code, at }) => [code, at])).toEqual([["columns-unknown", { file: "a.parquet" }]]);
  });
  test("no rows, and a row twice", async () => {
    const none = await read(
      bytesOf([
        { name: "unit", data: [], type: "STRING" },
        { name: "period", data: [], type: "STRING" },
        { name: "x", data: [], type: "DOUBLE" },
      ]),
    );
    expect(none.issues.map(({ code }) => code)).toEqual(["file-no-rows"]);
    const twice = await read(
      bytesOf([
        { ...texts[0]!, data: ["a", "b", "a", "c"] },
        { ...texts[1]!, data: ["1", "1", "1", "1"] },
        { name: "x", data: [1, 2, 3, 4], type: "DOUBLE" },
      ]),
    );
    expect(twice.issues).toMatchObject([{ code: "row-twice", params: { first: { row: 1 } }, at: { row: 3 } }]);
  });
  test("cut at any byte, or with a byte of what it says of its columns turned, it is refused or read; nothing else is thrown", async () => {
    const whole = bytesOf([...texts, { name: "x", data: [1, 2, 3, 4], type: "DOUBLE" }]);
    for (let length = 0; length < whole.byteLength; length += 11) {
      const { issues } = await read(whole.slice(0, length));
      expect(issues.map(({ code }) => code)).toEqual(["parquet-damaged"]);
    }
    let refused = 0;
    for (let at = 110; at < whole.byteLength; at += 3) {
      const turned = new Uint8Array(whole.slice(0));
      turned[at]! ^= 0x55;
      const { issues } = await read(turned.buffer);
      if (issues.length > 0) refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
  });
});

describe("bytes at random in any place end with rows or with what is damaged", () => {
  const n = 60;
  const columns: Written["columnData"] = [
    { name: "unit", data: Array.from({ length: n }, (_, i) => `u${i}`), type: "STRING" },
    { name: "period", data: Array.from({ length: n }, () => "2023"), type: "STRING" },
    { name: "x", data: Array.from({ length: n }, (_, i) => (i % 7 === 0 ? null : i % 5)), type: "DOUBLE" },
  ];
  test.each(["UNCOMPRESSED", "SNAPPY"] as const)("%s", async (codec) => {
    const whole = bytesOf(columns, { codec });
    expect((await read(whole)).dataset?.columns.get("x")?.slice(0, 3)).toEqual(Float64Array.of(Number.NaN, 1, 2));
    let refused = 0;
    const { draws, seen } = { draws: 600, seen: new Set<string>() };
    let state = 7;
    const draw = (below: number): number => {
      state = (state * 48271) % 2147483647; // the minimal standard generator
      return state % below;
    };
    for (let k = 0; k < draws; k++) {
      const turned = new Uint8Array(whole.slice(0));
      for (let count = 1 + draw(4); count > 0; count--) turned[draw(turned.length)] = draw(256);
      const { issues } = await read(turned.buffer);
      if (issues.length > 0) refused += 1;
      for (const { code } of issues) seen.add(code);
    }
    expect(refused).toBeGreaterThan(draws / 10);
    expect(seen).toContain("parquet-damaged");
  });
  test("a run of a thousand million values in a page of sixty", async () => {
    const whole = new Uint8Array(bytesOf(columns, { codec: "UNCOMPRESSED" }));
    const levels = whole.findIndex((_, i) => [0x11, 0x7e, 0xbf, 0xdf].every((byte, k) => whole[i + k] === byte));
    whole.set([0xfe, 0xff, 0xff, 0xff, 0x0f], levels); // a run of one value, 2^31 − 1 times
    const { issues } = await read(whole.buffer);
    expect(issues).toMatchObject([
      { code: "parquet-damaged", params: { reason: expect.stringContaining("a run of") } },
    ]);
  });
});

test("in blocks, it says what it says in memory", async () => {
  const n = 500;
  const bytes = bytesOf(
    [
      { name: "unit", data: Array.from({ length: n }, (_, i) => `u${i}`), type: "STRING" },
      { name: "period", data: Array.from({ length: n }, () => "2023"), type: "STRING" },
      {
        name: "x",
        data: Array.from({ length: n }, (_, i) => (i % 9 === 0 ? null : i / 3)),
        type: "DOUBLE",
        nullable: true,
      },
    ],
    { rowGroupSize: 128 },
  );
  const part: BlockPart = {
    name: "a.parquet",
    tables: (found) => parquetTables(fileOf(bytes), { file: "a.parquet", found, cells: 60, numbers: true }),
  };
  const blocks: Dataset[] = [];
  for await (const block of readBlocks([part], system)) blocks.push(block);
  expect(blocks.length).toBeGreaterThan(20);
  const whole = (await read(bytes)).dataset!;
  expect(blocks.flatMap(({ units }) => units)).toEqual(whole.units);
  expect(blocks.flatMap(({ columns }) => [...columns.get("x")!])).toEqual([...whole.columns.get("x")!]);
});

const figure = fc.oneof(
  fc.constantFrom(null, Number.NaN, 0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const whole = fc.oneof(
  fc.constantFrom(null, 0n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 63n)),
  fc.bigInt({ min: -99n, max: 99n }),
);

test("figures as numbers say what they say as texts: the same rows, the same problems, in memory and in blocks", async () => {
  let clean = 0;
  const row = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e", "f", "", "合计"), figure, whole, fc.nat(9));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 9 }), fc.boolean(), async (given, fine) => {
      const rows = fine
        ? given.map(
            ([, x, y, n], i) => [`u${i}`, Number.isFinite(x) ? x : 7, y === 2n ** 53n + 1n ? 1n : y, n] as const,
          )
        : given;
      const column = (j: number, name: string, type: "STRING" | "DOUBLE" | "INT64" | "INT32") => ({
        name,
        data: rows.map((cells) => cells[j]) as never,
        type,
        nullable: true,
      });
      const columnData = [
        column(0, "unit", "STRING"),
        { name: "period", data: rows.map(() => 2023), type: "INT32" as const },
        column(1, "x", "DOUBLE"),
        column(2, "y", "INT64"),
        column(3, "contributors:x", "INT32"),
      ];
      const bytes = bytesOf(columnData, { rowGroupSize: 4 });
      const texts = await read(bytes, {}, false);
      expect(await read(bytes)).toEqual(texts);
      const part = (numbers: boolean): BlockPart => ({
        name: "a.parquet",
        tables: (found) => parquetTables(fileOf(bytes), { file: "a.parquet", found, cells: 12, numbers }),
      });
      expect(await inBlocks(part(true))).toEqual(await inBlocks(part(false)));
      if (texts.dataset !== undefined) clean += 1;
    }),
    { numRuns: 150 },
  );
  expect(clean).toBeGreaterThan(40);
});

async function inBlocks(part: BlockPart) {
  const blocks: Dataset[] = [];
  try {
    for await (const block of readBlocks([part], system)) blocks.push(block);
  } catch (error) {
    if (error instanceof IndexError) return { blocks, issues: error.issues };
    throw error;
  }
  return { blocks, issues: [] };
}

test("a tidy table of numbers, and measures that are converted", async () => {
  const tidy = await read(
    bytesOf([
      { name: "unit", data: ["a", "a", "b"], type: "STRING" },
      { name: "period", data: ["2023", "2023", "2023"], type: "STRING" },
      { name: "indicator", data: ["x", "y", "x"], type: "STRING" },
      { name: "value", data: [1.5, null, 2], type: "DOUBLE", nullable: true },
      { name: "se", data: [0.1, null, 0.25], type: "DOUBLE", nullable: true },
    ]),
  );
  expect(tidy.issues).toEqual([]);
  expect(tidy.dataset!.columns.get("x")).toEqual(Float64Array.of(1.5, 2));
  expect(tidy.dataset!.standardErrors!.get("x")).toEqual(Float64Array.of(0.1, 0.25));
  const priced = parseSystem({
    id: "s",
    version: "1",
    index: { id: "index", children: [{ id: "x", direction: "positive", measure: "CNY" }] },
  });
  const bytes = bytesOf([...texts, { name: "x", data: [1, null, 3, 4], type: "DOUBLE", nullable: true }]);
  const columns = { measures: { x: "10k CNY" } };
  const tables: BlockPart["tables"] = (found) =>
    parquetTables(fileOf(bytes), { file: "a.parquet", found, columns, numbers: true });
  for await (const block of readBlocks([{ name: "a.parquet", columns, tables }], priced))
    expect(block.columns.get("x")).toEqual(Float64Array.of(10_000, Number.NaN, 30_000, 40_000));
});

test("headings are trimmed before they are looked for, and an ignored column is not read", async () => {
  const bytes = bytesOf([
    { name: " code ", data: [11, 12], type: "INT32" },
    { name: "period", data: ["2023", "2023"], type: "STRING" },
    { name: "x", data: [1, 2], type: "DOUBLE" },
    { name: "remark", data: ["q", "r"], type: "STRING" },
  ]);
  const { dataset, issues } = await read(bytes, { unit: "code", ignore: ["remark"] });
  expect(issues).toEqual([]);
  expect(dataset!.units).toEqual(["11", "12"]);
});
