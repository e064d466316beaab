import { describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { readDocument } from "../../src/io/index.ts";
import { checkProject } from "../../src/schema/project.ts";
import { type Case, cases } from "./oracle.ts";

async function read(text: string, file = "a.yaml"): Promise<unknown> {
  const { value, issues } = await readDocument(text, { file });
  if (issues.length > 0) throw new IndexError(issues);
  return value;
}
const json = (text: string) => read(text, "a.json");
const gives = async (text: string, value: unknown) => expect(await read(text)).toEqual(value);
const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join("\n");
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(9, (i) => `${"bcdefghij"[i]}: &${"bcdefghij"[i]} [${new Array(9).fill(`*${"abcdefghi"[i]}`).join()}]`)}\n`;

const yaml: readonly Case[] = [
  ["an empty file", () => read(""), "document-empty"],
  ["a comment alone", () => read("# nothing\n"), "document-empty"],
  ["spaces alone", () => read("  \n \n"), "document-empty"],
  ["null", () => gives("null", null), "ok"],
  ["a text", () => gives("hello", "hello"), "ok"],
  ["a mark at the beginning", () => gives("\ufeffa: 1", { a: 1 }), "ok"],
  ["CRLF", () => gives("a: 1\r\nb: 2\r\n", { a: 1, b: 2 }), "ok"],
  ["a lone CR", () => read("a: 1\rb: 2\r"), "document-syntax"],
  ["a NUL", () => read("a: \0"), "ok"],
  ["a tab to indent", () => read("a:\n\tb: 1"), "document-syntax"],
  ["a bracket that is not closed", () => read("a: [1, 2"), "document-syntax"],
  ["a quote that is not closed", () => read('a: "x'), "document-syntax"],
  ["an unknown escape", () => read('a: "\\q"'), "document-syntax"],
  ["a colon in a value", () => read("a: b: c"), "document-syntax"],
  ["a key twice", () => read("a: 1\na: 2"), "document-key-twice"],
  ["a key twice, deep", () => read("a: { b: 1, b: 2 }"), "document-key-twice"],
  ["a key twice, once in quotes", () => read('a: 1\n"a": 2'), "document-key-twice"],
  ["two documents", () => read("a: 1\n---\nb: 2"), "document-several"],
  ["a key that is a list", () => read("? [a]\n: 1"), "document-syntax"],
  ["a key that is a number", () => gives("1: x", { 1: "x" }), "ok"],
  ["a key that is null", () => read("null: x"), "ok"],
  ["a key __proto__", () => read("__proto__: { polluted: 1 }"), "forbidden-key"],
  ["a key __proto__, deep", () => read("a: [{ b: { __proto__: { polluted: 1 } } }]"), "forbidden-key"],
  ["a key constructor", () => read("constructor: { prototype: { polluted: 1 } }"), "forbidden-key"],
  ["a key toString", () => read("toString: 1"), "ok"],
  ["a merge of __proto__", () => read("a: &a { __proto__: { polluted: 1 } }\nb: { <<: *a }"), "forbidden-key"],
  ["a merge", () => gives("a: &a { x: 1 }\nb: { <<: *a, y: 2 }", { a: { x: 1 }, b: { x: 1, y: 2 } }), "ok"],
  [
    "a merge of several",
    () => gives("a: &a { x: 1 }\nb: &b { y: 2 }\nc: { <<: [*a, *b] }", { a: { x: 1 }, b: { y: 2 }, c: { x: 1, y: 2 } }),
    "ok",
  ],
  ["a merge of a text", () => read("a: &a x\nb: { <<: *a }"), "document-merge"],
  ["a merge of itself", () => read("a: &a { <<: *a, x: 1 }"), "document-aliases"],
  ["an anchor that is not there", () => read("a: *b"), "document-alias"],
  ["a reference to itself", () => read("a: &a [*a]"), "circular-value"],
  ["a reference to the whole", () => read("&a { b: *a }"), "circular-value"],
  ["references that multiply", () => read(bomb), "document-aliases"],
  [
    "references that multiply in merges",
    () =>
      read(
        `a0: &a0 { k0: 1 }\n${lines(60, (i) => `a${i + 1}: &a${i + 1} { <<: [*a${i}, *a${i}, *a${i}], k${i + 1}: 1 }`)}`,
      ),
    "document-aliases",
  ],
  ["100 references", () => read(`a: &a 1\nb: [${new Array(100).fill("*a").join()}]`), "ok"],
  ["12,000 references", () => read(`a: &a 1\nb: [${new Array(12_000).fill("*a").join()}]`), "document-aliases"],
  ["a tag of YAML", () => read("a: !!binary aGVsbG8="), "document-tag"],
  ["a tag of a set", () => read("a: !!set { x, y }"), "document-tag"],
  ["a tag of a map", () => read("a: !!omap [x: 1]"), "document-tag"],
  ["a tag of JavaScript", () => read('a: !!js/function "function () { return 1 }"'), "document-tag"],
  ["a tag of Python", () => read('a: !!python/object/apply:os.system ["ls"]'), "document-tag"],
  ["a tag of one's own", () => read("a: !mine x"), "document-tag"],
  ["a date", () => gives("a: 2020-01-01", { a: "2020-01-01" }), "ok"],
  ["infinity", () => read("a: .inf"), "ok"],
  ["not a number", () => read("a: .nan"), "ok"],
  ["1e309", () => read("a: 1e309"), "ok"],
  ["a number of 400 digits", () => read(`a: ${"9".repeat(400)}`), "ok"],
  ["yes and no", () => gives("a: yes\nb: no", { a: "yes", b: "no" }), "ok"],
  ["a directive", () => read("%YAML 1.1\n---\na: 1"), "ok"],
  ["an unknown directive", () => read("%EVIL 1\n---\na: 1"), "document-syntax"],
  ["10,000 levels of lists", () => read("[".repeat(10_000)), "document-too-deep"],
  ["10,000 levels of closed lists", () => read(`${"[".repeat(10_000)}${"]".repeat(10_000)}`), "document-too-deep"],
  ["10,000 levels of objects", () => read(`${"{a: ".repeat(10_000)}1${"}".repeat(10_000)}`), "document-too-deep"],
  ["10,000 levels by indenting", () => read(lines(2000, (i) => `${" ".repeat(i)}a:`)), "document-too-deep"],
  ["10,000 levels of dashes", () => read("- ".repeat(10_000)), "document-too-deep"],
  ["10,000 levels of keys", () => read("? ".repeat(10_000)), "document-too-deep"],
  ["100 levels", () => read(`${"[".repeat(100)}${"]".repeat(100)}`), "too-deep"],
  ["6,000 keys", () => read(lines(6_000, (i) => `k${i}: 1`)), "ok"],
  ["25,000 keys", () => read(lines(25_000, (i) => `k${i}: 1`)), "ok"],
  ["200,000 keys", () => read(lines(200_000, (i) => `k${i}: 1`)), "too-large"],
  ["6,000 keys in braces", () => read(`{${lines(6_000, (i) => `k${i}: 1,`)}}`), "ok"],
  ["500,000 values", () => read(`[${"1,".repeat(500_000)}]`), "too-large"],
  ["6,000 keys twice", () => read(lines(6_000, (i) => `k${i % 10}: 1`)), "document-key-twice more-problems"],
  ["6,000 tags", () => read(lines(6_000, () => "- !x 1")), "document-tag more-problems"],
  ["6,000 errors", () => read(lines(6_000, () => "- @")), "document-syntax more-problems"],
  ["6,000 documents", () => read("---\na\n".repeat(6_000)), "document-several"],
  ["a text of 4 million characters", () => read(`a: ${"x".repeat(4e6)}`), "ok"],
  ["more than 5 million characters", () => read("x".repeat(5_000_001)), "document-too-large"],
  ["a million spaces", () => read(`a:${" ".repeat(1e6)}1`), "ok"],
  ["a million dashes", () => read("-".repeat(1e6)), "ok"],
  ["a folded text of 100,000 lines", () => read(`a: >\n${lines(100_000, () => "  x")}`), "ok"],
  ["a text of any writing", () => gives("a: \u202eabc 👩‍👩‍👧 \ud83d", { a: "\u202eabc 👩‍👩‍👧 \ud83d" }), "ok"],
];

const jsons: readonly Case[] = [
  ["an empty file", () => json(""), "document-syntax"],
  ["half an object", () => json('{"a":'), "document-syntax"],
  ["a comma too many", () => json('{"a":1,}'), "document-syntax"],
  ["a comment", () => json('{"a":1} // x'), "document-syntax"],
  ["single quotes", () => json("{'a':1}"), "document-syntax"],
  ["NaN", () => json('{"a":NaN}'), "document-syntax"],
  ["Infinity", () => json('{"a":Infinity}'), "document-syntax"],
  ["1e999", () => json('{"a":1e999}'), "ok"],
  ["a key twice", () => json('{"a":1,"a":2}'), "document-key-twice"],
  ["a key __proto__", () => json('{"__proto__":{"polluted":1}}'), "forbidden-key"],
  ["a key that is escaped", () => json('{"\\u005f_proto__":{"polluted":1}}'), "forbidden-key"],
  ["YAML in JSON", () => json("a: 1"), "document-syntax"],
  ["two values", () => json("{}{}"), "document-syntax"],
  ["a lone surrogate", () => json('{"a":"\\ud800"}'), "ok"],
  ["10,000 levels", () => json(`${"[".repeat(10_000)}${"]".repeat(10_000)}`), "document-too-deep"],
  ["6,000 keys", () => json(`{${Array.from({ length: 6_000 }, (_, i) => `"k${i}":1`).join()}}`), "ok"],
  ["a mark at the beginning", () => json('\ufeff{"a":1}'), "document-syntax"],
];

const project = (more: object) => {
  const { issues } = checkProject({ system: "huangyan_64", data: [{ file: "a.csv" }], ...more });
  if (issues.length > 0) throw new IndexError(issues);
};
const file = (more: object) => project({ data: [{ file: "a.csv", ...more }] });
const projects: readonly Case[] = [
  ["no system", () => project({ system: undefined }), "missing-key"],
  ["a system of a number", () => project({ system: 64 }), "wrong-type"],
  ["no data", () => project({ data: [] }), "wrong-length"],
  ["data of null", () => project({ data: null }), "wrong-type"],
  ["a file that is an object", () => file({ file: {} }), "wrong-type"],
  ["a file that is a space", () => file({ file: " " }), "empty-text"],
  ["an unknown kind", () => file({ kind: "__proto__" }), "not-one-of"],
  ["an unknown encoding", () => file({ encoding: "latin1" }), "not-one-of"],
  ["a column that is null", () => file({ columns: { unit: null } }), "wrong-type"],
  ["a column of a value and more", () => file({ columns: { period: { value: "1", more: 1 } } }), "unknown-key"],
  ["a period that is a number", () => file({ columns: { period: { value: 2023 } } }), "wrong-type"],
  ["an unknown language", () => project({ locale: "fr" }), "not-one-of"],
  ["an unknown key", () => project({ dta: [] }), "unknown-key"],
  ["a key toString", () => project({ toString: 1 }), "unknown-key"],
  ["a plan that is a list", () => project({ plan: [] }), "wrong-type"],
];

describe("YAML", () => cases(yaml, test));
describe("JSON", () => cases(jsons, test));
describe("projects", () => cases(projects, test));
