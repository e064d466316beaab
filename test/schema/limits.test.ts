import { expect, test } from "vitest";
import { checkLimits, MAX_DEPTH, MAX_VALUES } from "../../src/schema/limits.ts";
import { nestedLists } from "./make.ts";

const codes = (input: unknown) => checkLimits(input, ["doc"]).map(({ code, path }) => `${path.join(".")}: ${code}`);

test("plain JSON of any kind passes", () => {
  expect(checkLimits({ a: [1, "x", null, true, { b: [] }], c: Object.create(null) })).toEqual([]);
  for (const scalar of [undefined, null, 1, "x", Number.NaN]) expect(checkLimits(scalar)).toEqual([]);
});

test("64 levels pass, 65 do not, 10,000 and 1,000,000 are one problem, found without recursion", () => {
  expect(checkLimits(nestedLists(MAX_DEPTH))).toEqual([]);
  for (const levels of [MAX_DEPTH + 1, 10_000, 1_000_000]) {
    expect(checkLimits(nestedLists(levels)).map(({ code }) => code)).toEqual(["too-deep"]);
  }
});

test("100,000 values pass, one more does not; a long list is not walked first", () => {
  expect(codes(Array(MAX_VALUES - 1).fill(1))).toEqual([]);
  expect(codes(Array(MAX_VALUES).fill(1))).toEqual(["doc: too-large"]);
  expect(codes(Array(1e7))).toEqual(["doc: too-large"]);
});

test("what contains itself", () => {
  const a: Record<string, unknown> = { b: { c: [] } };
  (a["b"] as { c: unknown[] }).c.push(a);
  expect(checkLimits(a)).toEqual([{ code: "circular-value", path: ["b", "c", 0], params: { of: "" } }]);
  const list: unknown[] = [];
  list.push(list);
  expect(codes({ list })).toEqual(["doc.list.0: circular-value"]);
});

test("the same object twice is no circle, unless it grows without bound", () => {
  const shared = { x: 1 };
  expect(checkLimits([shared, shared])).toEqual([]);
  // each level holds the one below twice: 2^40 values in 40 objects
  let bomb: unknown = 1;
  for (let i = 0; i < 40; i++) bomb = [bomb, bomb];
  expect(codes(bomb)).toEqual(["doc: too-large"]);
});

test("keys that JavaScript gives a meaning of its own, every one, also as JSON.parse makes them", () => {
  const hostile = JSON.parse('{"a":{"__proto__":{"polluted":1}},"constructor":1,"b":[{"prototype":2}]}');
  expect(codes(hostile).sort()).toEqual([
    "doc.a.__proto__: forbidden-key",
    "doc.b.0.prototype: forbidden-key",
    "doc.constructor: forbidden-key",
  ]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each([
  ["Map", new Map()],
  ["Date", new Date(0)],
  ["Float64Array", new Float64Array(1)],
  ["function", () => 1],
  ["symbol", Symbol("s")],
  ["bigint", 1n],
])("a %s is no value of a document", (found, value) => {
  expect(checkLimits({ value })).toEqual([
    {
      code: "wrong-type",
      path: ["value"],
      params: { expected: "text|number|true or false|list|object", found },
    },
  ]);
});
