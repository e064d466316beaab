import { expect, test } from "vitest";
import { commandEn } from "../../src/errors/en/command.ts";
import { dataEn } from "../../src/errors/en/data.ts";
import { documentEn } from "../../src/errors/en/document.ts";
import { methodEn } from "../../src/errors/en/method.ts";
import { normaliseEn } from "../../src/errors/en/normalise.ts";
import { systemsEn } from "../../src/errors/en/systems.ts";
import { en } from "../../src/errors/en.ts";
import { zh } from "../../src/errors/zh.ts";
import { samples } from "./samples.ts";

type Write = (params: object) => string;
const texts = { en, zh } as unknown as Record<"en" | "zh", Record<string, Write>>;
const given = samples as unknown as Record<string, readonly object[]>;
const codes = Object.keys(en);

test("every code has samples and both texts, and no code is in two files", () => {
  expect(Object.keys(given).sort()).toEqual([...codes].sort());
  expect(Object.keys(zh).sort()).toEqual([...codes].sort());
  const files = [documentEn, dataEn, methodEn, normaliseEn, systemsEn, commandEn].flatMap((file) => Object.keys(file));
  expect(files.sort()).toEqual([...codes].sort());
});

/** The parameters that a text looked at while it was written. */
function read(write: Write, params: object): Set<string> {
  const looked = new Set<string>();
  const get = (target: object, key: string | symbol): unknown => {
    looked.add(String(key));
    return Reflect.get(target, key);
  };
  write(new Proxy(params, { get }));
  return looked;
}

test.each(codes)("%s: both texts use every parameter, and nothing that is not given", (code) => {
  for (const language of ["en", "zh"] as const) {
    const write = texts[language][code]!;
    const looked = new Set(given[code]!.flatMap((params) => [...read(write, params)]));
    for (const params of given[code]!)
      for (const key of Object.keys(params)) expect([...looked], language).toContain(key);
    for (const params of given[code]!) {
      const text = write(params);
      expect(text).not.toMatch(/\[object|\(\) =>/);
      // the English word may stand in a sentence, the value never
      expect(text.replace(/is undefined/g, "")).not.toContain("undefined");
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}|[.。]$/); // one sentence or two, joined by a semicolon, without a full stop
    }
  }
});

test.each(codes)("%s: the Chinese text is Chinese, and not the English one", (code) => {
  for (const params of given[code]!) {
    expect(texts.zh[code]!(params)).toMatch(/[\u4e00-\u9fff]/);
    expect(texts.zh[code]!(params)).not.toBe(texts.en[code]!(params));
  }
});

test.each(Object.keys(documentEn))("%s: Chinese punctuation beside Chinese characters", (code) => {
  for (const params of given[code]!) {
    expect(texts.zh[code]!(params)).not.toMatch(/[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]/);
  }
});

test("all texts in both languages, for a reader", async () => {
  const lines = codes.flatMap((code) => [
    `## ${code}`,
    ...given[code]!.flatMap((params) => [`en  ${texts.en[code]!(params)}`, `zh  ${texts.zh[code]!(params)}`]),
    "",
  ]);
  await expect(lines.join("\n")).toMatchFileSnapshot("./__snapshots__/texts.txt");
});
