import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { IndexError } from "../../../src/errors/index.ts";
import { isNote, isTotal } from "../../../src/io/aside.ts";
import { readDataset } from "../../../src/io/dataset.ts";
import { readNumber } from "../../../src/io/number.ts";
import { type DuckDbEngine, openDuckDb } from "../../../src/node/engines/duckdb.ts";
import { figureFrom, givenText, noFigure } from "../../../src/node/engines/duckdb-cells.ts";
import { type FileSource, filesTable } from "../../../src/node/engines/duckdb-files.ts";
import { quotedText } from "../../../src/node/engines/names.ts";
import { parseSystem } from "../../../src/schema/system.ts";

const system = parseSystem({
  id: "s1",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "gdp", direction: "positive" },
      { id: "gap", direction: "negative" },
    ],
  },
});

let engine: DuckDbEngine;
const folder = mkdtempSync(join(tmpdir(), "gongfu-files-"));
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
function files(given: Readonly<Record<string, string>>): string {
  count += 1;
  const at = join(folder, `case-${count}`);
  for (const [name, text] of Object.entries(given)) {
    mkdirSync(join(at, name, ".."), { recursive: true });
    writeFileSync(join(at, name), text);
  }
  return at;
}

async function read(sources: readonly FileSource[], cwd: string) {
  const { table } = await filesTable(engine, sources, { system, cwd });
  const { columns } = await engine.query(`SELECT * FROM ${table} ORDER BY period, unit`);
  return Object.fromEntries([...columns].map(([name, values]) => [name, [...values]]));
}

const codes = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof IndexError ? error.issues.map(({ code }) => code) : [String(error)]),
  );

test("a CSV file: words for missing, remarks above the headings, a mark of byte order, quotes and line breaks in cells", async () => {
  const text =
    '\ufeff# source: a\n\nunit,period,gdp,gap,note\nNA,2023,1.5,-\n"x, ""y""\nz",2023, 7 ,—\n  n ull ,2023,..,null\n';
  const given = text.replace(",note", "");
  const cwd = files({ "a.csv": given });
  const found = await read([{ pattern: "a.csv" }], cwd);
  expect(found).toEqual({
    unit: ["NA", "n ull", 'x, "y"\nz'],
    period: ["2023", "2023", "2023"],
    gdp: [1.5, Number.NaN, 7],
    gap: [Number.NaN, Number.NaN, Number.NaN],
  });
  // the same as our own reader says
  const own = readDataset([{ name: "a.csv", text: given }], system).dataset!;
  expect([...own.units].sort()).toEqual([...found["unit"]!].sort());
});

test("a folder of files with other headings each, CRLF or LF; a column that a file lacks is missing there", async () => {
  const cwd = files({
    "2022/a.csv": "unit,period,gdp,gap\r\na,2022,1,2\r\n",
    "2023/a.csv": "period,gap,unit\n2023,4,a\n2023,5,b\n",
    "notes.txt": "no data",
  });
  expect(await read([{ pattern: "." }], cwd)).toEqual({
    unit: ["a", "a", "b"],
    period: ["2022", "2023", "2023"],
    gdp: [1, Number.NaN, Number.NaN],
    gap: [2, 4, 5],
  });
  expect((await read([{ pattern: "2023/*.csv" }], cwd))["unit"]).toEqual(["a", "b"]);
});

test("names of files that are patterns, or hold quotes, are names", async () => {
  const cwd = files({
    "a[1]*?.csv": "unit,period,gdp,gap\nbrackets,1,1,1\n",
    "a1xy.csv": "unit,period,gdp,gap\nother,1,1,1\n",
    "it's; DROP TABLE x --.csv": "unit,period,gdp,gap\nquote,1,1,1\n",
  });
  expect((await read([{ pattern: "a[1]*?.csv" }], cwd))["unit"]).toEqual(["brackets"]);
  expect((await read([{ pattern: "it's; DROP TABLE x --.csv" }], cwd))["unit"]).toEqual(["quote"]);
});

test("headings mapped, a period for all rows, groups", async () => {
  const cwd = files({ "a.csv": "编码,GDP per head,gap,kind,odd\n黄岩,1,2,山区,x\n" });
  const columns = {
    unit: "编码",
    period: { value: "2023'" },
    indicators: { gdp: "GDP per head" },
    groups: ["kind"],
    ignore: ["odd"],
  };
  expect(await read([{ pattern: "a.csv", columns }], cwd)).toEqual({
    unit: ["黄岩"],
    period: ["2023'"],
    kind: ["山区"],
    gdp: [1],
    gap: [2],
  });
});

test("Parquet: doubles, whole numbers, decimals and texts; NULL and NaN are missing", async () => {
  const cwd = files({ x: "" });
  await engine.toFile(
    "SELECT * FROM (VALUES ('a', '2023', 1.5::DOUBLE, '7'), ('b', '2023', 'nan'::DOUBLE, '-'), ('c', '2023', NULL, ' ')) t(unit, period, gdp, gap)",
    { file: join(cwd, "a.parquet"), format: "parquet" },
  );
  await engine.toFile("SELECT 'd' AS unit, 2024 AS period, 3::BIGINT AS gdp, 2.25::DECIMAL(9,2) AS gap", {
    file: join(cwd, "b.parquet"),
    format: "parquet",
  });
  expect(await read([{ pattern: "a.parquet" }], cwd)).toEqual({
    unit: ["a", "b", "c"],
    period: ["2023", "2023", "2023"],
    gdp: [1.5, Number.NaN, Number.NaN],
    gap: [7, Number.NaN, Number.NaN],
  });
  expect((await read([{ pattern: "b.parquet" }], cwd))["gap"]).toEqual([2.25]);
});

test("a cell that is no number stops the statement, and the listing names file, column, text and how many", async () => {
  const cwd = files({
    "a.csv": 'unit,period,gdp,gap\na,2023,1,"1,234"\nb,2023,n/a,1_000\n',
    "b.csv": "unit,period,gdp,gap\nc,2023,inf,1\n,2023,1,1\na,2023,1,1\n",
  });
  const source = await filesTable(engine, [{ pattern: "*.csv" }], { system, cwd });
  expect(await codes(engine.query(`SELECT sum(gdp) FROM ${source.table}`))).toEqual(["engine-failed"]);
  const issues = [...(await source.cellProblems()), ...(await source.rowProblems())];
  expect(issues.map(({ code, at, params }) => [code, at?.file?.slice(-5), at?.column, params])).toEqual([
    ["engine-cells", "a.csv", "gdp", { text: "n/a", count: 1 }],
    ["engine-cells", "a.csv", "gap", { text: "1,234", count: 2 }],
    ["engine-cells", "b.csv", "gdp", { text: "inf", count: 1 }],
    ["engine-row-nameless", undefined, undefined, { role: "unit", count: 1 }],
    ["engine-rows-twice", undefined, undefined, { unit: "a", period: "2023", count: 2 }],
  ]);
});

test("what cannot be read says so before anything runs", async () => {
  const cwd = files({
    "tidy.csv": "unit,period,indicator,value\na,1,gdp,1\n",
    "hidden.csv": "unit,period,gdp,gap,contributors:gdp\na,1,1,1,2\n",
    "unknown.csv": "unit,period,gdpp\na,1,1\n",
    "unitless.csv": "gdp,gap\n1,1\n",
    "empty.csv": "",
    "a.xlsx": "",
  });
  await engine.toFile("SELECT 1 AS a", { file: join(cwd, "p.parquet"), format: "parquet" });
  const of = (pattern: string) => codes(read([{ pattern }], cwd));
  expect(await of("tidy.csv")).toEqual(["engine-file-kind"]);
  expect(await of("hidden.csv")).toEqual(["engine-file-kind"]);
  expect(await of("unknown.csv")).toEqual(["columns-unknown"]);
  expect(await of("unitless.csv")).toEqual(["column-needed"]);
  expect(await of("empty.csv")).toEqual(["file-empty"]);
  expect(await of("a.xlsx")).toEqual(["engine-file-kind"]);
  expect(await of("*.pdf")).toEqual(["engine-files-none"]);
  expect(await of("*")).toEqual(["engine-files-mixed"]);
  expect(
    await codes(read([{ pattern: "a.csv", columns: { measures: { gdp: "CNY" } } }, { pattern: "*.pdf" }], cwd)),
  ).toEqual(["engine-files-none", "engine-files-none"]);
});

test("rows that are a total or a note are refused as our own readers refuse them, whatever stands beside them", async () => {
  const asides = [
    "合计",
    "全县合计",
    "合　计：",
    "平均",
    "Total",
    "grand total:",
    "Sub-total",
    "注：数据为初步核算",
    "Source: survey",
    "* 说明 1",
  ];
  const units = ["和平村", "来源村", "Summit", "Notebook", "均安镇", "说法村", "minimal", "云和"];
  const rows = [...asides, ...units].map((unit) => `"${unit}",2023,1,2`);
  const cwd = files({ "t.csv": `unit,period,gdp,gap\n${rows.join("\n")}\n` });
  const own = [...asides, ...units].filter((text) => isTotal(text) || isNote(text));
  expect(own).toEqual(asides);
  const { rowProblems } = await filesTable(engine, [{ pattern: "t.csv" }], { system, cwd });
  const found = await rowProblems();
  expect(found.map(({ params }) => (params as { text: string }).text).sort()).toEqual([...asides].sort());
  expect(new Set(found.map(({ code, at }) => `${code} ${at?.file?.slice(-5)} ${at?.column}`))).toEqual(
    new Set(["unit-total t.csv unit", "unit-note t.csv unit"]),
  );
  const named = files({ "n.csv": "unit,name,period,gdp,gap\n1,甲村,2023,1,2\n2,小计,2023,1,2\n" });
  const source = await filesTable(engine, [{ pattern: "n.csv" }], { system, cwd: named });
  expect((await source.rowProblems()).map(({ code, params }) => [code, params])).toEqual([
    ["unit-total", { text: "小计" }],
  ]);
});

test("files that hold different figures of the same units are named, not put under each other", async () => {
  const cwd = files({
    "a.csv": "unit,period,gdp\na,2023,1\nb,2023,2\n",
    "b.csv": "unit,period,gap\na,2023,1\nb,2023,3\n",
  });
  const both = [{ pattern: "a.csv" }, { pattern: "b.csv" }];
  const { rowProblems } = await filesTable(engine, both, { system, cwd });
  expect(
    (await rowProblems()).map(({ code, params }) => [code, Object.values(params).map((p) => String(p).slice(-5))]),
  ).toEqual([["engine-files-apart", ["a.csv", "b.csv"]]]);
});

test("every cell is what our own reader makes of it", async () => {
  const cells = fc.oneof(
    fc.double().map(String),
    fc.constantFrom(
      ..."NA NaN null .. - — nan NULL inf 1_000 1,5 0x10 +5 .5 5. 1e5 1e400 -1E-3 --5 1e . １ 7% true".split(" "),
    ),
    fc.constantFrom("", " ", "　7　", " - ", "\t1\n", "\u00a02\ufeff"),
    fc.string({ maxLength: 6 }).filter((text) => !text.includes("\0")),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 30 }), async (texts) => {
      const rows = texts.map((text, i) => `(${i}, ${quotedText(text)})`).join(", ");
      const asked = `SELECT ${noFigure("t", "VARCHAR")} AS wrong, CASE WHEN wrong THEN NULL ELSE ${figureFrom("t", "VARCHAR")} END AS value FROM (VALUES ${rows}) v(i, t) ORDER BY i`;
      const { columns } = await engine.query(asked);
      const wrong = columns.get("wrong") as Float64Array;
      const value = columns.get("value") as Float64Array;
      expect(Array.from(value, (v, i) => (wrong[i] === 1 ? undefined : v))).toEqual(texts.map(readNumber));
    }),
    { numRuns: 100 },
  );
});

test("the text of a unit is trimmed and in NFC", async () => {
  const { columns } = await engine.query(
    `SELECT ${givenText("t")} AS t FROM (VALUES ('　 e\u0301 \ufeff'), (' '), ('a b'), (' ab'), ('ab\t'), ('-'), (''), (NULL)) v(t)`,
  );
  expect(columns.get("t")).toEqual(["é", null, "a b", "ab", "ab", "-", null, null]);
});
