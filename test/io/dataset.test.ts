import { describe, expect, test } from "vitest";
import { en, IndexError, type Issue } from "../../src/errors/index.ts";
import { zh } from "../../src/errors/zh.ts";
import { issueText } from "../../src/index.ts";
import { type DataPart, readDataset } from "../../src/io/dataset.ts";
import { system } from "./system.ts";

const part = (text: string, more: Partial<DataPart> = {}): DataPart => ({ name: "a.csv", text, ...more });
const read = (...parts: (string | DataPart)[]) =>
  readDataset(
    parts.map((one) => (typeof one === "string" ? part(one) : one)),
    system,
  );
const problems = (issues: readonly Issue[]) =>
  issues.map(({ code, params, at }) => ({
    code,
    ...(params as object),
    ...(at?.row ? { row: at.row } : {}),
    ...(at?.column ? { column: at.column } : {}),
  }));
const plain = (columns: ReadonlyMap<string, Float64Array> | undefined) =>
  Object.fromEntries([...(columns ?? [])].map(([id, values]) => [id, [...values]]));

describe("wide", () => {
  test("units, names, periods, groups and figures", () => {
    const { dataset, issues } = read(
      "unit,name,period,group:kind,gdp,urban,rural\nn,北城,2023,town,1,3,2\ns,南城,2023,street,NA,4,\n",
    );
    expect(issues).toEqual([]);
    expect(dataset).toMatchObject({
      units: ["n", "s"],
      names: ["北城", "南城"],
      periods: ["2023", "2023"],
      groups: { kind: ["town", "street"] },
    });
    expect(plain(dataset?.columns)).toEqual({ gdp: [1, Number.NaN], urban: [3, 4], rural: [2, Number.NaN] });
    expect(dataset).not.toHaveProperty("status");
    expect(dataset).not.toHaveProperty("notes");
  });

  test("a mapping of other headings, one value for all rows, and columns passed over", () => {
    const { dataset, issues } = read(
      part("代码,名称,片区,gdp,备注\n1,北城,东,5,x\n", {
        columns: { unit: "代码", name: "名称", period: { value: "2023" }, groups: ["片区"], ignore: ["备注"] },
      }),
    );
    expect(issues).toEqual([]);
    expect(dataset).toMatchObject({ units: ["1"], names: ["北城"], periods: ["2023"], groups: { 片区: ["东"] } });
  });

  test("figures under headings of the office, mapped by id", () => {
    const columns = { indicators: { gdp: "生产总值", urban: " 城镇收入 " } };
    const { dataset, issues } = read(part("unit,period,生产总值,城镇收入,rural\na,1,5,3,2\n", { columns }));
    expect(issues).toEqual([]);
    expect(plain(dataset?.columns)).toEqual({ gdp: [5], urban: [3], rural: [2] });
    // headings that are ids of others: each mapping holds, none is taken by name
    const swapped = read(
      part("unit,period,urban,rural\na,1,3,2\n", { columns: { indicators: { urban: "rural", rural: "urban" } } }),
    );
    expect(plain(swapped.dataset?.columns)).toEqual({ urban: [2], rural: [3] });
  });

  test("a mapped id that is none, is computed, is a group; a heading that is not there, or twice; a column of its own", () => {
    const indicators = {
      gpd: "生产总值",
      ratio: "比",
      wealth: "富裕",
      gdp: "生产",
      urban: "城乡",
      rural: "城乡",
      jobs: "就业",
    };
    const { issues } = read(
      part("unit,period,生产总值,比,富裕,城乡,就业,jobs\na,1,1,1,1,1,1,1\n", { columns: { indicators } }),
    );
    expect(problems(issues).map(({ code, row: _row, ...rest }) => [code, rest])).toEqual([
      ["mapped-unknown", { id: "gpd", nearest: "gdp" }],
      ["formula-and-column", { id: "ratio", formula: "urban / rural" }],
      ["column-of-group", { id: "wealth" }],
      ["column-not-found", expect.objectContaining({ role: "gdp", heading: "生产" })],
      ["column-twice", { heading: "城乡", roles: ["urban", "rural"] }],
      ["column-beside-mapped", { id: "jobs", heading: "就业", column: "jobs" }],
    ]);
  });

  test("a wrong figure is placed under the heading of the file", () => {
    const columns = { indicators: { gdp: "生产总值" } };
    const { issues } = read(
      part("unit,period,生产总值\na,1,1\nb,1,5%\n", { columns }),
      part("unit,period,生产总值\na,1,2\n", { columns, name: "b.csv" }),
    );
    expect(issues.map(({ code, at }) => [code, at?.column])).toEqual([
      ["not-a-number", "生产总值"],
      ["value-conflict", "生产总值"],
    ]);
  });

  test("texts are trimmed and in NFC; names of other rows fill in", () => {
    const { dataset } = read("unit,name,period,gdp\n cafe\u0301 ,Café,2022,1\ncaf\u00e9,,2023,2\n");
    expect(dataset?.units).toEqual(["caf\u00e9", "caf\u00e9"]);
    expect(dataset?.names).toEqual(["Café", "Café"]);
  });

  test("remarks in the file and the note of the project go with the data, each once", () => {
    const note = { en: "Synthetic", zh: "合成数据" };
    const { dataset } = read(
      part("# SYNTHETIC\nunit,period,gdp\na,1,1\n", { note }),
      part("# SYNTHETIC\nunit,period,gdp\nb,1,1\n", { name: "b.csv", note }),
    );
    expect(dataset?.notes).toEqual([note, "SYNTHETIC"]);
  });

  test("every wrong cell is named, with its row and column", () => {
    const { dataset, issues } = read(
      'unit,period,gdp,jobs\na,2023,"1,234",12%\n,2023,1,2\nb,,1,high\nc,2023,1e309,1\n',
    );
    expect(dataset).toBeUndefined();
    expect(problems(issues)).toEqual([
      { code: "not-a-number", text: "1,234", problem: "thousands", row: 2, column: "gdp" },
      { code: "not-a-number", text: "12%", problem: "percent", row: 2, column: "jobs" },
      { code: "cell-empty", role: "unit", row: 3, column: "unit" },
      { code: "cell-empty", role: "period", row: 4, column: "period" },
      { code: "not-a-number", text: "1e309", problem: "infinite", row: 5, column: "gdp" },
    ]);
  });

  test("a row given twice names both places", () => {
    expect(problems(read("unit,period,gdp\na,1,1\nb,1,1\na,1,1\n").issues)).toEqual([
      { code: "row-twice", unit: "a", period: "1", first: { file: "a.csv", row: 2 }, row: 4 },
    ]);
  });

  test("columns that nobody knows are listed with what was probably meant; by name too", () => {
    expect(problems(read("unit,period,gpd,生产总值,foo\na,1,1,2,3\n").issues)).toEqual([
      {
        code: "columns-unknown",
        columns: [
          { heading: "gpd", nearest: "gdp" },
          { heading: "生产总值", nearest: "gdp" },
          { heading: "foo", nearest: undefined },
        ],
        row: 1,
      },
    ]);
  });

  test("figures for a group, for a computed indicator, under no heading", () => {
    expect(problems(read("unit,period,wealth,ratio,\na,1,1,2,3\n").issues)).toEqual([
      { code: "formula-and-column", id: "ratio", formula: "urban / rural", row: 1, column: "ratio" },
      { code: "column-of-group", id: "wealth", row: 1, column: "wealth" },
      { code: "heading-empty", column: "E", text: "3", row: 2 },
    ]);
    expect(read("unit,period,gdp,\na,1,1,\n").issues).toEqual([]);
  });

  test("no unit, no period: said once, with how to give them", () => {
    expect(problems(read("gdp\n1\n").issues)).toEqual([
      { code: "column-needed", roles: ["unit", "period"], headings: ["gdp"], row: 1 },
    ]);
  });

  test("a mapping to a heading that is not there, or twice to one", () => {
    const columns = { unit: "cod", name: "place", period: "place", ignore: ["nothing"] };
    expect(problems(read(part("code,place,gdp\na,b,1\n", { columns })).issues)).toEqual([
      {
        code: "column-not-found",
        role: "unit",
        heading: "cod",
        headings: ["code", "place", "gdp"],
        nearest: "code",
        row: 1,
      },
      { code: "column-twice", heading: "place", roles: ["period", "name"], row: 1 },
      {
        code: "column-not-found",
        role: "ignore",
        heading: "nothing",
        headings: ["code", "place", "gdp"],
        nearest: undefined,
        row: 1,
      },
      { code: "columns-unknown", columns: [{ heading: "code", nearest: undefined }], row: 1 },
    ]);
  });

  test("headings without rows, and nothing at all", () => {
    expect(problems(read("unit,period,gdp\n").issues)).toEqual([{ code: "file-no-rows" }]);
    expect(problems(read("").issues)).toEqual([{ code: "file-empty" }]);
  });
});

describe("tidy", () => {
  test("words of the column indicator, mapped by id", () => {
    const columns = { indicators: { gdp: "生产总值" } };
    const text = "unit,period,indicator,value\na,1,生产总值,5\na,1,urban,3\n";
    expect(plain(read(part(text, { columns })).dataset?.columns)).toEqual({ gdp: [5], urban: [3] });
    const absent = read(part(text, { columns: { indicators: { gdp: "生产总值", jobs: "就业" } } }));
    expect(problems(absent.issues)).toEqual([
      { code: "mapped-word-absent", id: "jobs", text: "就业", column: "indicator" },
    ]);
    const twice = read(part(text, { columns: { indicators: { gdp: "生产总值", jobs: "生产总值" } } }));
    expect(problems(twice.issues)).toEqual([
      { code: "column-twice", heading: "生产总值", roles: ["gdp", "jobs"], row: 1 },
    ]);
  });

  test("values, states and standard errors", () => {
    const { dataset, issues } = read(
      "unit,period,indicator,value,status,se\na,1,gdp,5,provisional,0.5\na,1,jobs,,not-yet-available,\nb,1,gdp,6,,\n",
    );
    expect(issues).toEqual([]);
    expect(plain(dataset?.columns)).toEqual({ gdp: [5, 6], jobs: [Number.NaN, Number.NaN] });
    expect(Object.fromEntries(dataset?.status ?? [])).toEqual({
      gdp: ["provisional", "observed"],
      jobs: ["not-yet-available", "observed"],
    });
    expect(plain(dataset?.standardErrors)).toEqual({ gdp: [0.5, Number.NaN] });
  });

  test("unknown ids, states and figures, each in its row", () => {
    const text =
      "unit,period,indicator,value,status,se\na,1,gpd,1,,\na,1,ratio,1,,\na,1,index,1,,\na,1,,1,,\na,1,gdp,many,provisonal,-1\n";
    expect(problems(read(text).issues)).toEqual([
      { code: "indicator-unknown", id: "gpd", nearest: "gdp", row: 2, column: "indicator" },
      { code: "formula-and-column", id: "ratio", formula: "urban / rural", row: 3, column: "indicator" },
      { code: "column-of-group", id: "index", row: 4, column: "indicator" },
      { code: "cell-empty", role: "indicator", row: 5, column: "indicator" },
      { code: "not-a-number", text: "many", problem: "text", row: 6, column: "value" },
      expect.objectContaining({ code: "status-unknown", text: "provisonal", nearest: "provisional", row: 6 }),
      { code: "standard-error-negative", value: -1, row: 6, column: "se" },
    ]);
  });

  test("a value given twice, a column of figures beside, a half table", () => {
    expect(problems(read("unit,period,indicator,value\na,1,gdp,1\na,1,gdp,1\n").issues)).toEqual([
      { code: "value-twice", unit: "a", period: "1", indicator: "gdp", first: { file: "a.csv", row: 2 }, row: 3 },
    ]);
    expect(problems(read("unit,period,indicator,value,jobs\na,1,gdp,1,2\n").issues)).toEqual([
      { code: "column-in-tidy", id: "jobs", row: 1, column: "jobs" },
    ]);
    expect(problems(read("unit,period,indicator\na,1,gdp\n").issues)).toEqual([
      { code: "column-needed", roles: ["value"], headings: ["unit", "period", "indicator"], row: 1 },
    ]);
  });

  test("wide and tidy say the same", () => {
    const wide = read("unit,period,gdp,jobs\na,1,1,2\nb,1,3,\n").dataset;
    const tidy = read("unit,period,indicator,value\na,1,gdp,1\na,1,jobs,2\nb,1,gdp,3\n").dataset;
    expect(tidy).toEqual(wide);
  });
});

describe("several files", () => {
  test("rows and columns are united", () => {
    const { dataset, issues } = read(
      "unit,period,gdp\na,1,1\nb,1,2\n",
      part("unit,period,jobs\nb,1,20\nc,1,30\n", { name: "b.csv" }),
      part("unit,period,indicator,value\na,2,gdp,9\n", { name: "c.csv" }),
    );
    expect(issues).toEqual([]);
    expect(dataset?.units).toEqual(["a", "b", "c", "a"]);
    expect(plain(dataset?.columns)).toEqual({ gdp: [1, 2, Number.NaN, 9], jobs: [Number.NaN, 20, 30, Number.NaN] });
  });

  test("a cell may be given twice if it agrees, or if one is missing", () => {
    const { dataset, issues } = read(
      "unit,period,gdp\na,1,1\nb,1,\n",
      part("unit,period,gdp\na,1,1\nb,1,2\n", { name: "b.csv" }),
    );
    expect(issues).toEqual([]);
    expect(plain(dataset?.columns)).toEqual({ gdp: [1, 2] });
  });

  test("what disagrees names both places", () => {
    const { issues } = read(
      "unit,name,period,group:k,gdp\na,A,1,x,1\n",
      part("unit,name,period,group:k,gdp\na,B,1,y,2\n", { name: "b.csv" }),
    );
    const first = { file: "a.csv", row: 2 };
    expect(problems(issues)).toEqual([
      {
        code: "text-conflict",
        unit: "a",
        period: "1",
        what: "name",
        text: "B",
        first: { ...first, text: "A" },
        row: 2,
      },
      { code: "text-conflict", unit: "a", period: "1", what: "k", text: "y", first: { ...first, text: "x" }, row: 2 },
      {
        code: "value-conflict",
        unit: "a",
        period: "1",
        id: "gdp",
        value: 2,
        first: { ...first, value: 1 },
        row: 2,
        column: "gdp",
      },
    ]);
  });

  test("problems of all files come together", () => {
    const { issues } = read(
      "unit,period,gdp\na,1,x\n",
      part("", { name: "b.csv" }),
      part("unit;gdp", { name: "c.csv" }),
    );
    expect(issues.map(({ code, at }) => [code, at?.file])).toEqual([
      ["not-a-number", "a.csv"],
      ["file-empty", "b.csv"],
      ["csv-delimiter", "c.csv"],
    ]);
  });
});

test("ids that are names of JavaScript's own pollute nothing", () => {
  const { dataset } = read("unit,period,group:__proto__,gdp\n__proto__,constructor,toString,1\n");
  expect(dataset?.units).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(dataset?.groups)).toBeNull();
  expect(Object.keys(dataset?.groups ?? {})).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["0"]).toBeUndefined();
});

test("100,000 rows of 20 figures", () => {
  const ids = Array.from({ length: 20 }, (_, i) => `v${i}`);
  const wide = { ...system, variables: ids.map((id) => ({ id })) };
  const rows = Array.from({ length: 100_000 }, (_, i) => `u${i},2023,${ids.map((_, j) => (i * 7 + j) / 8).join(",")}`);
  const { dataset } = readDataset([part(`unit,period,${ids.join(",")}\n${rows.join("\n")}\n`)], wide);
  expect(dataset?.columns.get("v3")?.[99_999]).toBe((99_999 * 7 + 3) / 8);
});

test("the texts of one bad file in both languages", () => {
  const { issues } = read(
    part('unit,period,gpd,wealth,ratio\na,2023,1\n"b,2023', { name: "data/2023.csv" }),
    part("unit,period,gdp\na,2023,12%\na,2023,3\n", { name: "data/b.csv" }),
  );
  expect(new IndexError(issues, en).message).toMatchSnapshot("en");
  expect(issues.map((issue) => issueText(issue, zh)).join("\n")).toMatchSnapshot("zh");
});
