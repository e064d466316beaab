import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import * as library from "../../src/index.ts";
import { allSchemas } from "../../src/io/document-schemas.ts";
import { AppraisalShape } from "../../src/monitor/appraisal/shape.ts";
import { MonitorShape } from "../../src/monitor/settings.ts";
import * as node from "../../src/node/index.ts";
import * as reports from "../../src/report/index.ts";
import { AGGREGATES, EXPR_FUNCTIONS } from "../../src/schema/expr.ts";
import { partSchema } from "../../src/schema/json-schema.ts";
import { TABLE_KINDS } from "../../src/schema/project.ts";
import * as systems from "../../src/systems/index.ts";
import { hasShared, named, sharedPath } from "../reference/shared.ts";
import { root } from "./run.ts";

const text = readFileSync(join(root, "docs/requirements.md"), "utf8");

interface Row {
  readonly document: string;
  readonly section: string;
  readonly asked: string;
  readonly quote: string;
  readonly answer: string;
  readonly tests: readonly string[];
}

function rowsOf(page: string): Row[] {
  let document = "";
  return page.split("\n").flatMap((line) => {
    document = /^## (\d{3}):/.exec(line)?.[1] ?? document;
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.length !== 7 || document === "" || /^(section|-+)$/.test(cells[1]!)) return [];
    const [, section, asked, quote, answer, tests] = cells as [string, string, string, string, string, string];
    return [{ document, section, asked, quote, answer, tests: marked(tests) }];
  });
}
const marked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, token]) => token!);

const rows = rowsOf(text);
const where = ({ document, section, asked }: Row): string => `${document} ${section} ${asked}`;

const functions = new Set([library, node, reports, systems].flatMap((module) => Object.keys(module)));

/** Every name of a field and every value that a field may take, over the schemas of all documents. */
function wordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (typeof schema === "string") return [schema];
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === "properties" ? Object.keys(value as object) : []),
    ...(key === "enum" || key === "const" || typeof value === "object" ? wordsOf(value) : []),
  ]);
}
const fields = new Set([
  ...wordsOf(allSchemas(library.createRegistry(library.builtins))),
  ...wordsOf(partSchema(MonitorShape, "monitor")),
  ...wordsOf(partSchema(AppraisalShape, "appraisal")),
  ...TABLE_KINDS,
  ...AGGREGATES,
  ...EXPR_FUNCTIONS,
  "across", // the word of a formula that reads the units below
]);

const quiet = { out: () => {}, err: () => {}, env: {}, cwd: root };
const program = buildProgram({ io: quiet, session: { locale: "en" } } as unknown as Parameters<typeof buildProgram>[0]);
const options = (name: string): string[] | undefined =>
  program.commands.find((command) => command.name() === name)?.options.flatMap(({ long }) => long ?? []);

function problem(token: string): string | undefined {
  if (token.startsWith("gongfu ")) {
    const [, command = "", ...flags] = token.split(" ");
    const known = options(command);
    if (known === undefined) return `no command ${token}`;
    return flags.every((flag) => known.includes(flag)) ? undefined : `no option of ${token}`;
  }
  if (functions.has(token)) return undefined;
  const unknown = token.split(/[:.] ?/).filter((word) => !fields.has(word));
  return unknown.length === 0 ? undefined : `neither exported nor a field: ${token}`;
}

/** What a test has to speak of: the function, the command, or the last word of a field. */
const spoken = (token: string): string =>
  token.startsWith("gongfu ") ? token.split(" ")[1]! : token.split(/[:.] ?/).at(-1)!;
const says = (file: string, word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(file);

/** By what is said not to be built: the folder that would show that it is. */
const unbuilt: Readonly<Record<string, string>> = {};
const missingParts = (answer: string): string[] =>
  [...answer.matchAll(/not built yet \((\w+)\)/g)].map(([, part]) => part!);

describe("docs/requirements.md", () => {
  test("every function is exported, every command and option exists, every field stands in a schema", () => {
    expect(rows.flatMap((row) => marked(row.answer).flatMap((t) => problem(t) ?? []))).toEqual([]);
    expect(["noSuchCall", "gongfu nothing", "gongfu monitor --nothing", "kind: nothing"].map(problem)).toEqual([
      "neither exported nor a field: noSuchCall",
      "no command gongfu nothing",
      "no option of gongfu monitor --nothing",
      "neither exported nor a field: kind: nothing",
    ]);
  });

  test("every test file exists and speaks of something in its row, and every function of a row is in one of its tests", () => {
    const problems = rows.flatMap((row) => {
      const tokens = marked(row.answer);
      const files = row.tests.map((path) => ({ path, file: join(root, `test/${path}.test.ts`) }));
      const gone = files.filter(({ file }) => !existsSync(file)).map(({ path }) => `${where(row)}: no ${path}`);
      if (gone.length > 0) return gone;
      const read = files.map(({ path, file }) => ({ path, content: readFileSync(file, "utf8") }));
      const idle = read.filter(({ content }) => !tokens.some((token) => says(content, spoken(token))));
      const untested = tokens
        .filter((token) => functions.has(token) || token.startsWith("gongfu "))
        .filter((token) => !read.some(({ content }) => says(content, spoken(token))));
      return [
        ...idle.map(({ path }) => `${where(row)}: ${path} speaks of nothing in the row`),
        ...untested.map((token) => `${where(row)}: no test speaks of ${token}`),
      ];
    });
    expect(problems).toEqual([]);
  });

  test("a row is built and tested, said not to be built, or not ours with the reason", () => {
    const bad = rows.filter(({ answer, tests }) => {
      const open = missingParts(answer).length > 0 || /not ours: \S/.test(answer);
      return marked(answer).length === 0 ? !open || tests.length > 0 : tests.length === 0;
    });
    expect(bad.map(where)).toEqual([]);
  });

  test("what is said not to be built is not there", () => {
    const parts = new Set(rows.flatMap(({ answer }) => missingParts(answer)));
    expect([...parts].filter((part) => unbuilt[part] === undefined || existsSync(join(root, unbuilt[part])))).toEqual(
      [],
    );
  });

  test("the counts at its head", () => {
    const kinds = rows.map(({ answer }) => {
      const open = missingParts(answer).length > 0;
      if (marked(answer).length > 0) return open ? "built in part, the rest not built yet" : "built";
      return open ? "not built yet" : "not ours";
    });
    const told = [...text.matchAll(/^\| ([a-z, ]+) \| (\d+) \|$/gm)].map(([, kind, n]) => [kind, Number(n)]);
    expect(told).toEqual(told.map(([kind]) => [kind, kinds.filter((k) => k === kind).length]));
    expect(told.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(rows.length);
  });

  test.skipIf(!hasShared)(named("every requirement of the sources has its row, with its words"), () => {
    const asked = readFileSync(sharedPath("systems/methods.md"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("- "))
      .map((line) => /^- \*\*(.*?)\*\* \((\d{3}), (.*?)\)\. .* 「(.*)」$/.exec(line)!)
      .map(([, name, document, section, quote]) => `${document} | ${section} | ${name} | 「${quote}」`);
    expect(asked.length).toBe(242);
    expect(rows.map((row) => `${row.document} | ${row.section} | ${row.asked} | ${row.quote}`)).toEqual(asked);
  });
});
