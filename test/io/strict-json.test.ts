import fc from "fast-check";
import { expect, test } from "vitest";
import { strictJson } from "../../src/io/strict-json.ts";

test("what JSON writes is read as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(strictJson(text, { depth: 1000 })).toStrictEqual({ value: JSON.parse(text) as unknown });
    }),
  );
});

test.each([
  ["a repeated key", '{"a": 1, "a": 1}'],
  ["a repeated key further in", '[{"b": {"a:": 1, "\\u0061:": 2}}]'],
  ["a repeated __proto__", '{"__proto__": 1, "__proto__": 2}'],
  ["no JSON", "a: 1"],
  ["more behind it", "{} {}"],
  ["nothing", ""],
  ["a text that does not end", '{"a": "b\\'],
])("left to the reader that says what is wrong: %s", (_, text) => {
  expect(strictJson(text, { depth: 1000 })).toBeUndefined();
});

test("nesting is held to the depth", () => {
  expect(strictJson("[[[]]]", { depth: 3 })).toEqual({ value: [[[]]] });
  expect(strictJson("[[[]]]", { depth: 2 })).toBeUndefined();
  expect(strictJson("[".repeat(1e6), { depth: 64 })).toBeUndefined();
});

test("brackets, colons and quotes in texts are none", () => {
  expect(strictJson('{"a:{[": "\\"}]:"}', { depth: 1 })).toEqual({ value: { "a:{[": '"}]:' } });
});
