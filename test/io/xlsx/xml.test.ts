import { expect, test } from "vitest";
import { walkXml, XmlError } from "../../../src/io/xlsx/xml.ts";

/** What a reader is told, a word a step; the problem where there is one. */
function told(given: string | Uint8Array): string[] {
  const steps: string[] = [];
  try {
    walkXml(typeof given === "string" ? new TextEncoder().encode(given) : given, {
      open: (name, attributes) =>
        steps.push(`<${[name, ...Object.entries(attributes).map(([k, v]) => `${k}=${v}`)].join(" ")}`),
      text: (text) => steps.push(text),
      close: (name) => steps.push(`/${name}`),
    });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    steps.push(`! ${error.problem}`);
  }
  return steps;
}
const utf16 = (text: string, bytes: (code: number) => readonly [number, number]): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => bytes(letter.charCodeAt(0))));

test("names lose their prefix, attributes stand in either quotes, and a > within them ends nothing", () => {
  expect(told(`<?xml version="1.0"?><x:a b="1 > 0" c='"'><d/></x:a>`)).toEqual(['<a b=1 > 0 c="', "<d", "/d", "/a"]);
  expect(told("<a b='x>y'/>")).toEqual(["<a b=x>y", "/a"]);
});

test("remarks are passed over, marked sections are text as they are, characters by name and number", () => {
  expect(told("<a><!-- <b> & --><![CDATA[1 < 2 &amp;]]></a>")).toEqual(["<a", "1 < 2 &amp;", "/a"]);
  expect(told("<a>&lt;&#38;&#x4e2d;&quot;</a>")).toEqual(["<a", '<&中"', "/a"]);
});

test("bytes in UTF-8 or either UTF-16; others are refused", () => {
  const text = "\ufeff<a>镇</a>";
  const wanted = ["<a", "镇", "/a"];
  expect(told(text)).toEqual(wanted);
  expect(told(utf16(text, (code) => [code & 0xff, code >> 8]))).toEqual(wanted);
  expect(told(utf16(text, (code) => [code >> 8, code & 0xff]))).toEqual(wanted);
  expect(told(Uint8Array.of(0x3c, 0x61, 0xff, 0x3e))).toEqual(["! encoding"]);
});

test.each([
  ["<a>", ["<a", "! not-closed"]],
  ["<a", ["! not-closed"]],
  ['<a b=">', ["! not-closed"]],
  ["<a><!-- b", ["<a", "! not-closed"]],
  ["<a></b>", ["<a", "! not-closed"]],
  ["< a='1'/>", ["! syntax"]],
  ["<a>&amp</a>", ["<a", "! syntax"]],
  ["<a>&#0;</a>", ["<a", "! syntax"]],
  ["<a>&#x110000;</a>", ["<a", "! syntax"]],
  ["<a b='&file;'/>", ["! entity"]],
  ["<!DOCTYPE a><a/>", ["! dtd"]],
])("%j is refused by name", (text, wanted) => {
  expect(told(text)).toEqual(wanted);
});

test("64 elements deep is read, 65 is not", () => {
  const deep = (n: number) => told(`${"<a>".repeat(n)}${"</a>".repeat(n)}`).at(-1);
  expect([deep(64), deep(65)]).toEqual(["/a", "! too-deep"]);
});
