import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyIndex, computeIndex } from "../../src/engine.ts";
import { IndexError } from "../../src/errors/index.ts";
import { parseSystem } from "../../src/schema/system.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { toSql } from "../../src/sql/index.ts";
import { differences } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 300_000;

/** Names that somebody may have given, or wants to do harm with. */
const HOSTILE: Readonly<Record<string, string>> = {
  "a single quote": "it's",
  "two single quotes": "''",
  "a double quote": 'say "x"',
  "a doubled double quote": 'a""b',
  backticks: "`a``b`",
  "a semicolon": "x; DROP TABLE kept; SELECT 'x",
  "an end of a quoted name": 'x" FROM kept; DROP TABLE kept; --',
  "an end of a name in backticks": "x` FROM kept; DROP TABLE kept; --",
  "a line comment": "x -- y",
  "a block comment": "x /* y */ z",
  "an opened comment": "/*",
  "a closed comment": "*/ DROP TABLE kept",
  "a hash comment": "# x",
  backslashes: "a\\b\\",
  "a backslash before a quote": "\\' OR 1=1 --",
  "an escape of another language": "\\u0027\\x27\\n",
  "a line break": "a\nb",
  "tabs and carriage returns": "a\tb\r\nc",
  "spaces around": " a b ",
  "dollar parameters": "$1 $$ $x$",
  "a question mark": "a ? b",
  "a colon parameter": ":name @x %s %1$s",
  "braces of parameters": "{{x}} {x:String} ${x}",
  "a percent sign": "50%",
  "a dot": "a.b.c",
  brackets: "[a](b)<c>",
  "a reserved word": "select",
  "reserved words": "ORDER BY 1",
  "a Chinese name": "城镇居民人均可支配收入（元）",
  "full-width quotes": "＇＂；－－",
  "look-alikes of quotes": "ʼ’‘“”",
  "an emoji of several parts": "👩‍👩‍👧🏽 🇨🇳",
  "from right to left": "שלום \u202eabc\u202c عربي",
  "combining marks": "e\u0301 a\u0300",
  "a space of no width": "a\u200bb\ufeff",
  "a digit first": "2023",
  "a number": "1e5",
  "a word for missing": "NULL",
  capitals: "UNIT Period",
};

const system = parseSystem({
  id: "s1",
  version: "1'; DROP TABLE kept; --",
  name: "'; DROP TABLE kept; --",
  index: {
    id: "select",
    name: "*/ DROP TABLE kept",
    children: [
      { id: "order", name: "\n; DROP TABLE kept; --", direction: "positive" },
      { id: "table", name: '"; --', direction: "negative", weight: 2 },
    ],
  },
});

const data = (text: string): Dataset => ({
  units: [text, `${text}2`, `x${text}`],
  periods: [text, text, text],
  groups: { [text]: [text, "other", text] },
  columns: new Map([
    ["order", Float64Array.of(1, 2.5, 4)],
    ["table", Float64Array.of(3, Number.NaN, 1)],
  ]),
});

describe.each(ENGINES)("%s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
    await engine.load("kept", { x: Float64Array.of(1) });
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  const run = async (text: string, names: string): Promise<void> => {
    const rows = data(text);
    const fitted = computeIndex({ system, plan: { rank: { within: text } } }, rows);
    const columns = {
      unit: `${names}u`,
      period: `${names}p`,
      groups: { [text]: `${names}g` },
      values: { order: `${names}1`, table: `${names}2` },
    };
    const statement = await toSql(fitted, { dialect: name, table: [names], columns });
    await engine.load(names, {
      [columns.unit]: rows.units,
      [columns.period]: rows.periods,
      [columns.groups[text]!]: rows.groups![text]!,
      [columns.values.order]: rows.columns.get("order")!,
      [columns.values.table]: rows.columns.get("table")!,
    });
    const found = await engine.query(statement.text);
    expect(differences(found, { result: applyIndex(fitted, rows), statement })).toEqual([]);
    const units = found.columns.get(statement.outputs.find(({ is }) => is === "unit")!.column);
    expect([...(units as readonly string[])].sort()).toEqual([...rows.units].sort());
    expect((await engine.query("SELECT x FROM kept")).columns.get("x")).toEqual(Float64Array.of(1));
  };

  test.each(Object.entries(HOSTILE))(
    "%s in the names of table, columns, units, periods and groups",
    async (_, text) => run(text, text),
    WAIT,
  );

  // a name of PostgreSQL has 63 bytes at most, and it would cut a longer one without a word
  test(
    "names of 64 bytes and more",
    async () => {
      const long = `${"很".repeat(21)}长`;
      if (name === "postgresql") await expect(run("x", long)).rejects.toThrow(IndexError);
      else await run("x", long);
      await run("y".repeat(300), "short");
    },
    WAIT,
  );

  test("a name with a NUL is refused before anything runs", async () => {
    const fitted = computeIndex({ system }, data("x"));
    const made = (table: string, unit: string) => toSql(fitted, { dialect: name, table, columns: { unit } });
    await expect(made("a\0b", "unit")).rejects.toThrow(IndexError);
    await expect(made("a", "u\0")).rejects.toThrow(IndexError);
  });
});
