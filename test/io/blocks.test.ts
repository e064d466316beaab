import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { type Dataset, parseSystem } from "../../src/index.ts";
import { type BlockPart, csvTables, readBlocks } from "../../src/io/blocks.ts";
import { readDataset } from "../../src/io/index.ts";
import { createKeySet } from "../../src/io/key-set.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "x", direction: "positive" },
      { id: "y", direction: "negative", measure: "CNY" },
    ],
  },
});

/** A CSV part whose bytes come `size` at a time, with about `cells` cells a block. */
function part(
  name: string,
  text: string,
  { size = 7, cells = 1, ...more }: { size?: number; cells?: number } & Partial<BlockPart> = {},
): BlockPart {
  const bytes = new TextEncoder().encode(text);
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  return { name, tables: (found) => csvTables(chunks(), { file: name, found, cells }), ...more };
}

async function read(parts: readonly BlockPart[], of = system) {
  const blocks: Dataset[] = [];
  try {
    for await (const block of readBlocks(parts, of)) blocks.push(block);
  } catch (error) {
    if (error instanceof IndexError) return { blocks, issues: error.issues };
    throw error;
  }
  return { blocks, issues: [] };
}

/** All blocks in one list of rows, missing as null. */
const rowsOf = (blocks: readonly Dataset[]) =>
  blocks.flatMap(({ units, periods, columns, names, groups }) =>
    units.map((unit, i) => ({
      unit,
      period: periods[i],
      name: names?.[i],
      kind: groups?.["kind"]?.[i],
      ...Object.fromEntries([...columns].map(([id, x]) => [id, Number.isNaN(x[i]!) ? null : x[i]])),
    })),
  );

const cell = fc.constantFrom("1", "2.5", " 3e2 ", "", "NA", "—", "-4", "bad", "1,234", "");
const line = fc.tuple(
  fc.constantFrom("北城", '"a, b"', '"two\nlines"', "c", "d", "e", ""),
  fc.constantFrom("2023", "2024", "2023年"),
  cell,
  cell,
  fc.constantFrom("", ",5"),
);

test("blocks say what the whole file says: the same rows, or the same problems, however the bytes are cut", async () => {
  let clean = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      async (given, end, size, cells, fine) => {
        const good = (text: string) => (/bad|1,234/.test(text) ? "7" : text);
        const lines = fine
          ? given.map(([, , x, y], i) => [`u${i}`, i % 2 === 0 ? "2023" : "2024", good(x), good(y), ""] as const)
          : given;
        const body = lines.map(
          ([unit, period, x, y, more]) => `${unit},town,${period},${JSON.stringify(x)},${JSON.stringify(y)}${more}`,
        );
        const text = ["unit,group:kind,period,x,y", ...body].join(end);
        const whole = readDataset([{ name: "a.csv", text }], system);
        const { blocks, issues } = await read([part("a.csv", text, { size, cells })]);
        // of a row that comes again the stream has read the cells as well
        const twice = new Set(issues.flatMap(({ code, at }) => (code === "row-twice" ? [at?.row] : [])));
        const own = issues.filter(
          ({ code, at }) => code === "row-twice" || !(at?.column !== "period" && twice.has(at?.row)),
        );
        expect(new Set(own.map((issue) => JSON.stringify(issue)))).toEqual(
          new Set(whole.issues.map((issue) => JSON.stringify(issue))),
        );
        if (whole.dataset === undefined) return;
        expect(rowsOf(blocks)).toEqual(rowsOf([whole.dataset]));
        clean += 1;
      },
    ),
    { numRuns: 300 },
  );
  expect(clean).toBeGreaterThan(80);
});

test("a row that stands twice in its own block is told with the place of the first block", async () => {
  const lines = ["unit,period,x,y", "e,2024,1,1", "f,2024,1,1", "e,2024,1,1", "e,2024,1,1"];
  const { issues } = await read([part("a.csv", lines.join("\n"), { size: 1, cells: 8 })]);
  const params = { unit: "e", period: "2024", first: { file: "a.csv", row: 2 } };
  expect(issues.toSorted((a, b) => (a.at?.row ?? 0) - (b.at?.row ?? 0))).toEqual(
    [4, 5].map((row) => ({ code: "row-twice", path: [], params, at: { file: "a.csv", row } })),
  );
});

test("a row that comes again blocks later, or in another file, is told with the place of the first", async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `u${i},2023,${i},1`);
  const { issues } = await read([
    part("a.csv", ["unit,period,x,y", ...rows, "u3,2023,9,9"].join("\n")),
    part("b.csv", "unit,period,x,y\nv,2023,1,1\nu5,2023,5,5\n"),
  ]);
  expect(issues).toEqual([
    {
      code: "row-twice",
      path: [],
      params: { unit: "u3", period: "2023", first: { file: "a.csv", row: 5 } },
      at: { file: "a.csv", row: 32 },
    },
    {
      code: "row-twice",
      path: [],
      params: { unit: "u5", period: "2023", first: { file: "a.csv", row: 7 } },
      at: { file: "b.csv", row: 3 },
    },
  ]);
});

test("problems of late blocks stand with their rows; a period written otherwise blocks later is seen", async () => {
  const rows = Array.from(
    { length: 200 },
    (_, i) => `u${i},${i === 150 ? "2023年" : "2023"},${i === 180 ? "many" : i},1`,
  );
  const { issues } = await read([part("a.csv", ["unit,period,x,y", ...rows].join("\n"))]);
  expect(issues.map(({ code, at }) => [code, at?.row, at?.column])).toEqual([
    ["period-spelt-twice", 152, "period"],
    ["not-a-number", 182, "x"],
  ]);
});

test("at most 100 problems a file in full, and how many more", async () => {
  const rows = Array.from({ length: 150 }, (_, i) => `u${i},2023,bad,1`);
  const { issues } = await read([part("a.csv", ["unit,period,x,y", ...rows].join("\n"))]);
  expect(issues).toHaveLength(101);
  expect(issues.at(-1)).toMatchObject({ code: "more-problems", params: { count: 50, limit: 100 } });
});

test("every block has the columns of all files; measures convert; what a file says of itself is a note", async () => {
  const { blocks, issues } = await read([
    part("a.csv", "# synthetic\nunit,period,x\na,2023,1\n"),
    part("b.csv", "unit,period,y\nb,2023,2\n", { columns: { measures: { y: "10k CNY" } } }),
  ]);
  expect(issues).toEqual([]);
  expect(rowsOf(blocks)).toEqual([
    { unit: "a", period: "2023", name: undefined, kind: undefined, x: 1, y: null },
    { unit: "b", period: "2023", name: undefined, kind: undefined, x: null, y: 20000 },
  ]);
  expect(blocks[0]!.notes).toEqual(["synthetic"]);
  expect(blocks[1]!.prepared).toMatchObject([{ code: "measure-converted" }]);
});

test.each([
  ["an empty file", "", "file-empty"],
  ["headings only", "unit,period,x,y\n", "file-no-rows"],
  ["a tidy table", "unit,period,indicator,value\na,2023,x,1\n", "stream-tidy"],
  ["a semicolon", "unit;period;x\na;2023;1\n", "csv-delimiter"],
  ["a quote left open", 'unit,period,x\n"a,2023,1\nb,2023,2\n', "csv-quote"],
  ["a zero byte", "unit,period,x\na,2023,1\0\n", "file-nul"],
  ["a Parquet file by another name", "PAR1....PAR1", "file-not-text"],
  [
    "text under no heading, late",
    `unit,period,x,\n${Array.from({ length: 40 }, (_, i) => `u${i},2023,1,${i === 30 ? "!" : ""}`).join("\n")}`,
    "heading-empty",
  ],
])("%s is a problem of the file", async (_, text, code) => {
  const { issues } = await read([part("a.csv", text)]);
  expect(issues.map((issue) => issue.code)).toEqual([code]);
});

test("bytes that are no UTF-8", async () => {
  const gbk = Uint8Array.of(0x75, 0x6e, 0x69, 0x74, 0x2c, 0xb1, 0xb1, 0xb3, 0xc7, 0x0a); // unit,北城
  async function* chunks() {
    yield gbk;
  }
  const { issues } = await read([{ name: "a.csv", tables: (found) => csvTables(chunks(), { file: "a.csv", found }) }]);
  expect(issues).toEqual([
    { code: "file-encoding", path: [], params: { looks: "gb18030", encoding: "utf-8" }, at: { file: "a.csv" } },
  ]);
});

test("the set of keys: every key is new once", () => {
  const set = createKeySet();
  const keys = Array.from({ length: 50_000 }, (_, i) => `unit ${i % 5000}\n${2000 + Math.floor(i / 5000)}`);
  expect(keys.every((key) => set.add(key))).toBe(true);
  expect(keys.some((key) => set.add(key))).toBe(false);
});
