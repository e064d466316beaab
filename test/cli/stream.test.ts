import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyIndex, fitIndex } from "../../src/index.ts";
import { loadFitted, loadProject, saveFitted, streamProject } from "../../src/node/index.ts";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
const cwd = folder.path;
afterAll(() => folder.remove());

const SYSTEM = `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: x, direction: positive }
      - { id: g, children: [ { id: y, direction: negative } ] }
`;
const ROWS = Array.from(
  { length: 40 },
  (_, i) =>
    [
      `u${i % 20}`,
      `区${i % 20}`,
      String(2022 + Math.floor(i / 20)),
      (i * 7) % 23,
      i % 6 === 5 ? "" : (i * 3) % 17,
    ] as const,
);
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  ["unit,name,period,x,y", ...rows.map((row) => row.join(","))].join("\n");

beforeAll(() => {
  folder.put("a.csv", csv(ROWS));
  folder.put("gongfu.yaml", `${SYSTEM}data: [ { file: a.csv } ]\nplan: { rank: { decimals: 1 } }\n`);
  folder.put(
    "entropy.yaml",
    `${SYSTEM}data: [ { file: a.csv } ]\nplan: { weigh: { method: entropy }, impute: { method: mean } }\n`,
  );
  folder.put("copeland.yaml", `${SYSTEM}data: [ { file: a.csv } ]\nplan: { aggregate: { method: copeland } }\n`);
  const column = (name: string, j: number, type: "STRING" | "DOUBLE") => ({
    name,
    data: ROWS.map((row) => (row[j] === "" ? null : row[j])),
    type,
    nullable: true,
  });
  const columnData = [
    column("unit", 0, "STRING"),
    column("name", 1, "STRING"),
    column("period", 2, "STRING"),
    column("x", 3, "DOUBLE"),
    column("y", 4, "DOUBLE"),
  ];
  folder.put("a.parquet", new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 16 })));
  folder.put("parquet.yaml", `${SYSTEM}data: [ { file: a.parquet } ]\nplan: { rank: { decimals: 1 } }\n`);
});

const sorted = (text: string) => text.trim().split("\n").sort();

test("a stream writes the scores that the command writes in memory, with ranks of the index on request", async () => {
  const whole = await gongfu(["compute", "--format", "csv"], { cwd });
  const { code, err } = await gongfu(["compute", "--stream", "--ranks", "--out", "out.csv"], { cwd });
  expect(code).toBe(0);
  expect(err).toContain("8 bytes each");
  const text = readFileSync(join(cwd, "out.csv"), "utf8");
  const own = whole.out
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  // in memory every group has a rank, in the stream the index
  const wanted = own.map((cells) =>
    cells.map((cell, j) => (j === 5 && cells[3] !== "index" && cells[3] !== "node" ? "" : cell)).join(","),
  );
  expect(sorted(text)).toEqual(wanted.sort());
  expect(
    text
      .split("\n")
      .slice(1, 3)
      .map((line) => line.split(",").slice(0, 4)),
  ).toEqual([
    ["u0", "区0", "2022", "index"],
    ["u0", "区0", "2022", "g"],
  ]);
});

test("Parquet says what the same CSV says, in memory and in a stream", async () => {
  const [text, binary] = [
    await gongfu(["compute", "--format", "csv"], { cwd }),
    await gongfu(["compute", "parquet.yaml", "--format", "csv"], { cwd }),
  ];
  expect(binary).toEqual(text);
  expect((await gongfu(["compute", "parquet.yaml", "--stream", "--out", "p.csv"], { cwd })).code).toBe(0);
  expect((await gongfu(["compute", "--stream", "--out", "c.csv"], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, "p.csv"), "utf8")).toBe(readFileSync(join(cwd, "c.csv"), "utf8"));
});

test("a stored ruler scores a stream whose plan learns from all rows, and the same ruler is the same bytes", async () => {
  const learned = await gongfu(["compute", "entropy.yaml", "--format", "csv", "--save-fitted", "r.json"], { cwd });
  expect(learned.err).toContain("r.json");
  const bytes = readFileSync(join(cwd, "r.json"), "utf8");
  await gongfu(["compute", "entropy.yaml", "--fitted", "r.json", "--save-fitted", "again.json"], { cwd });
  expect(readFileSync(join(cwd, "again.json"), "utf8")).toBe(bytes);
  const stream = await gongfu(
    ["compute", "entropy.yaml", "--stream", "--fitted", "r.json", "--node", "index", "--out", "e.csv"],
    { cwd },
  );
  expect(stream.code).toBe(0);
  const index = learned.out
    .trim()
    .split("\n")
    .filter((line) => line.split(",")[3] === "index")
    .map((line) => line.split(",")[4]);
  expect(
    readFileSync(join(cwd, "e.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[4]),
  ).toEqual(index);
});

test.each([
  [["compute", "entropy.yaml", "--stream", "--out", "no.csv"], 1, /"mean" \(impute\)[\s\S]*"entropy" \(weigh\)/],
  [["compute", "copeland.yaml", "--stream", "--out", "no.csv"], 1, /"copeland" \(aggregate\)/],
  [["compute", "--stream"], 2, /--out FILE/],
  [["compute", "--stream", "--steps", "--top", "3", "--out", "no.csv"], 2, /--steps[\s\S]*--top/],
  [["compute", "--stream", "--format", "json", "--out", "no.csv"], 2, /json/],
  [["compute", "--stream", "--node", "indx", "--out", "no.csv"], 2, /index/],
  [["compute", "--fitted", "none.json"], 1, /none.json/],
])("%j is refused and nothing is written", async (args, code, text) => {
  const outcome = await gongfu(args, { cwd });
  expect(outcome.code).toBe(code);
  expect(outcome.err).toMatch(text);
  expect(existsSync(join(cwd, "no.csv"))).toBe(false);
});

test("problems of the file are told with row and column, all of them, and nothing is written or left behind", async () => {
  folder.put("bad.csv", csv([...ROWS, ["u0", "区0", "2022", 1, 1], ["u50", "x", "2023", "many", 1]]));
  folder.put("bad.yaml", `${SYSTEM}data: [ { file: bad.csv } ]\n`);
  await gongfu(["compute", "--save-fitted", "ok.json"], { cwd });
  const before = readdirSync(cwd).sort();
  folder.put("out2.csv", "old");
  const { code, err } = await gongfu(["compute", "bad.yaml", "--stream", "--out", "out2.csv"], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(
    /bad\.csv, row 43[\s\S]*many[\s\S]*bad\.csv, row 42|bad\.csv, row 42[\s\S]*bad\.csv, row 43[\s\S]*many/,
  );
  expect(readFileSync(join(cwd, "out2.csv"), "utf8")).toBe("old");
  expect(readdirSync(cwd).sort()).toEqual([...before, "out2.csv"].sort());
});

test("a ruler of another system, another plan, or a changed file is refused; ranking is the project's", async () => {
  const { definition, data } = await loadProject(undefined, { cwd });
  const fitted = fitIndex(definition, data);
  await saveFitted("own.json", fitted, { cwd });
  expect(await loadFitted("own.json", { cwd, definition })).toEqual(fitted);
  const code = async (run: Promise<unknown>) =>
    run.then(
      () => [],
      (error) => error.issues.map((issue: { code: string }) => issue.code),
    );
  const entropy = (await loadProject("entropy.yaml", { cwd })).definition;
  expect(await code(loadFitted("own.json", { cwd, definition: entropy }))).toEqual(["fitted-plan"]);
  const other = { ...definition, system: { ...definition.system, version: "2" } };
  expect(await code(loadFitted("own.json", { cwd, definition: other }))).toEqual(["fitted-system"]);
  const text = readFileSync(join(cwd, "own.json"), "utf8");
  folder.put("turned.json", text.replace('"version":"1"', '"version":"9"'));
  expect(await code(loadFitted("turned.json", { cwd }))).toEqual(["fitted-hash"]);
  folder.put("newer.json", text.replace("fitted@1", "fitted@2"));
  expect(await code(loadFitted("newer.json", { cwd }))).toEqual(["newer-format"]);
  folder.put("part.json", '{"format":"common-prosperity-index/fitted@1"}');
  expect(await code(loadFitted("part.json", { cwd }))).toEqual([
    "missing-key",
    "missing-key",
    "missing-key",
    "missing-key",
  ]);
  folder.put("shape.json", text.replace(/"worst":[-0-9.]+/, '"worst":"low"'));
  expect(await code(loadFitted("shape.json", { cwd }).then((read) => applyIndex(read, data)))).toEqual(["wrong-type"]);
});

test("a workbook, a survey, annual periods and files outside are refused before anything is read", async () => {
  folder.put(
    "w.yaml",
    `${SYSTEM}periods: annual\ndata: [ { file: b.xlsx }, { file: ../c.csv }, { file: none.csv } ]\n`,
  );
  const codes = await streamProject("w.yaml", { cwd }).catch((error) =>
    error.issues.map((issue: { code: string }) => issue.code),
  );
  expect(codes).toEqual(["stream-file", "stream-file", "file-outside", "file-missing"]);
});

test("a file that changes between two readings is told", async () => {
  folder.put("b.csv", csv(ROWS));
  folder.put("b.yaml", `${SYSTEM}data: [ { file: b.csv } ]\n`);
  const project = await streamProject("b.yaml", { cwd });
  for await (const _ of project.blocks());
  folder.put("b.csv", csv(ROWS.slice(0, 9)));
  const again = project.blocks({ distinct: false })[Symbol.asyncIterator]();
  await expect(again.next()).rejects.toThrow(/changed while it was read/);
});
