import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_CHARACTERS, readDocument } from "../../src/io/document.ts";

const read = async (text: string, file = "a.yaml") => readDocument(text, { file });
const problems = async (text: string, file = "a.yaml") =>
  (await read(text, file)).issues.map(({ code, params, at }) => ({ code, ...(params as object), line: at?.line }));

test("YAML and JSON as plain values", async () => {
  const yaml = "# note\na: [1, 2.5]\nb: { c: 是, d: null }\nbase: &base { x: 1 }\nmore: { <<: *base, y: 2 }\n";
  expect((await read(yaml)).value).toEqual({
    a: [1, 2.5],
    b: { c: "是", d: null },
    base: { x: 1 },
    more: { x: 1, y: 2 },
  });
  expect((await read('{\n\t"a": [1, 1e3],\n\t"b": "是"\n}', "a.json")).value).toEqual({ a: [1, 1000], b: "是" });
});

test("where a value, a key, or what lacks a key stands", async () => {
  const { locate } = await read("a:\n  - x: 1\n    y: 2\n  - z: 3\nb: &b { k: 1 }\nc: *b\n");
  expect(locate([])).toBe(1);
  expect(locate(["a", 0, "y"])).toBe(3);
  expect(locate(["a", 1, "missing", "deeper"])).toBe(4);
  expect(locate(["c", "k"])).toBe(5);
  expect((await read('{\n "a": {\n  "b": 1\n }\n}', "a.json")).locate(["a", "b"])).toBe(3);
});

test("each slip is said once, with its line", async () => {
  expect(await problems("a: 1\nb: 2\na: 3\n")).toEqual([{ code: "document-key-twice", line: 3 }]);
  expect(await problems("a: b: c\n")).toEqual([{ code: "document-syntax", reason: "colon", json: false, line: 1 }]);
  expect(await problems("a:\n\t- b\n")).toEqual([{ code: "document-syntax", reason: "tab", json: false, line: 2 }]);
  expect(await problems("x: @y\n")).toEqual([
    { code: "document-syntax", reason: "reserved-character", json: false, line: 1 },
  ]);
  expect(await problems("a: 'x\n")).toMatchObject([{ code: "document-syntax", reason: "not-closed" }]);
  expect(await problems("a: [1, 2\n")).toMatchObject([{ code: "document-syntax", reason: "indent" }]);
  expect(await problems('a: "\\q"\n')).toMatchObject([{ code: "document-syntax", reason: "escape" }]);
  expect(await problems("? [a]\n: 1\n")).toMatchObject([{ code: "document-syntax", reason: "key" }]);
  expect(await problems("- 1\n---\n- 2\n")).toEqual([{ code: "document-several", line: 2 }]);
  expect(await problems("a: *b\n")).toMatchObject([{ code: "document-alias", name: "b" }]);
  expect(await problems("a: { <<: 3 }\n")).toMatchObject([{ code: "document-merge" }]);
});

test("tags are refused, ours and those of YAML", async () => {
  for (const tag of ["!custom", "!!binary", "!!set", "!!timestamp", "!!js/function"])
    expect(await problems(`a: 1\nb: ${tag} x\n`)).toEqual([{ code: "document-tag", tag, line: 2 }]);
});

test("JSON is strict", async () => {
  for (const text of [
    "{a: 1}",
    "{'a': 1}",
    '{"a": 1,}',
    '{"a": 01}',
    "[1, 2",
    "// x\n{}",
    '{"a": .inf}',
    '{"a": NaN}',
    "a: 1",
  ])
    expect([text, (await problems(text, "a.json"))[0]?.code]).toEqual([text, "document-syntax"]);
  expect(await problems('{\n"a": 1,\n"a": 2}', "a.json")).toEqual([{ code: "document-key-twice", line: 3 }]);
});

test("empty documents", async () => {
  for (const text of ["", "\n", "# only a remark\n"])
    expect(await problems(text)).toMatchObject([{ code: "document-empty" }]);
});

test("nesting of any depth ends in a message: the library alone would take the process down", async () => {
  const deep = [
    "[".repeat(10_000),
    `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    "{a: ".repeat(10_000),
    `${"- ".repeat(10_000)}x`,
    Array.from({ length: 2_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
  ];
  for (const text of deep) expect(await problems(text)).toMatchObject([{ code: "document-too-deep", limit: 128 }]);
  expect(await problems(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, "a.json")).toMatchObject([
    { code: "document-too-deep" },
  ]);
});

test("references that multiply, or lead back to themselves", async () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefg".split("").map((id, i) => `${id}: &${id} [${Array(9).fill(`*${"abcdef"[i]}`).join(",")}]`),
  ];
  expect(await problems(bomb.join("\n"))).toMatchObject([{ code: "document-aliases" }]);
  expect(await problems("a: &a\n  b: *a\n")).toMatchObject([{ code: "circular-value" }]);
});

test("keys that JavaScript gives a meaning are named, and pollute nothing", async () => {
  for (const [text, file] of [
    ["a: 1\n__proto__: { polluted: 1 }\n", "a.yaml"],
    ["a: { <<: { __proto__: { polluted: 1 } } }\n", "a.yaml"],
    ['{"a": {"__proto__": {"polluted": 1}}}', "a.json"],
    ["constructor: { prototype: { polluted: 1 } }\n", "a.yaml"],
  ] as const)
    expect(await problems(text, file)).toMatchObject([{ code: "forbidden-key" }]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a document too long is refused before it is read", async () => {
  expect(await problems(`a: ${"x".repeat(MAX_CHARACTERS)}`)).toMatchObject([{ code: "document-too-large" }]);
});

test("no text makes it throw", async () => {
  const pieces = fc.constantFrom(
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x ",
    "*x",
    "!t ",
    "|",
    ">",
    '"',
    "'",
    "#",
    "\t",
    "---\n",
    "<<",
    "?",
    "1e999",
    "\\",
    "%",
    "@",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), fc.boolean(), async (parts, json) => {
      const { value, issues } = await read(parts.join(""), json ? "a.json" : "a.yaml");
      expect(issues.length > 0 ? value === undefined : value !== undefined).toBe(true);
    }),
    { numRuns: 500 },
  );
});
