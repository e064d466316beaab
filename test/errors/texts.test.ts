import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../../src/errors/en.ts";
import { zh } from "../../src/errors/zh.ts";

type Write = (params: object) => string;
type Given = Record<string, readonly object[]>;

/** What every module of a folder exports, by the module's name: one object of texts or samples each. */
async function read<T>(folder: URL, except = "types.ts"): Promise<Map<string, T>> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== except);
  const modules = names.sort().map(async (name) => {
    const module = (await import(new URL(name, folder).href)) as Record<string, T>;
    return [name, Object.values(module).find((value) => typeof value === "object")!] as const;
  });
  return new Map(await Promise.all(modules));
}

const texts = { en, zh } as unknown as Record<"en" | "zh", Record<string, Write>>;
const files = await read<Record<string, Write>>(new URL("../../src/errors/en/", import.meta.url));
const sampled = await read<Given>(new URL("./samples/", import.meta.url));
const given: Given = Object.assign({}, ...sampled.values());
const codes = Object.keys(en);

test.each([...files])(
  "%s: every code has samples in the file of the same name under test/errors/samples",
  (name, file) => {
    expect(Object.keys(sampled.get(name) ?? {}).sort()).toEqual(Object.keys(file).sort());
  },
);

test("every code has both texts, and none is in two files", () => {
  expect(Object.keys(zh).sort()).toEqual([...codes].sort());
  expect([...files.values()].flatMap((file) => Object.keys(file)).sort()).toEqual([...codes].sort());
});

/** A code without samples fails the first test, not every one. */
const samplesOf = (code: string) => given[code] ?? [];

/** The parameters that a text looked at while it was written. */
function lookedAt(write: Write, params: object): Set<string> {
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
    const looked = new Set(samplesOf(code).flatMap((params) => [...lookedAt(write, params)]));
    for (const params of samplesOf(code))
      for (const key of Object.keys(params)) expect([...looked], language).toContain(key);
    for (const params of samplesOf(code)) {
      const text = write(params);
      expect(text).not.toMatch(/\[object|\(\) =>/);
      // the English word may end a clause, the value never stands where a parameter would
      expect(text).not.toMatch(language === "zh" ? /undefined/ : /(^|["(:=,] ?)undefined/);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}|[.。]$/); // one sentence or two, joined by a semicolon, without a full stop
    }
  }
});

test.each(codes)("%s: the Chinese text is Chinese, and not the English one", (code) => {
  for (const params of samplesOf(code)) {
    expect(texts.zh[code]!(params)).toMatch(/[\u4e00-\u9fff]/);
    expect(texts.zh[code]!(params)).not.toBe(texts.en[code]!(params));
  }
});

/** What a reader is to type, `max(x)`, `{ … }` and `[ … ]`, keeps its own marks. */
const prose = (text: string) => text.replace(/\w+\([^()]*\)|\{[^{}]*\}|\[[^[\]]*\]/g, "");

test.each(codes)("%s: Chinese punctuation beside Chinese characters", (code) => {
  for (const params of samplesOf(code)) {
    expect(prose(texts.zh[code]!(params))).not.toMatch(/[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]/);
  }
});

test("all texts in both languages, for a reader", async () => {
  const lines = codes.flatMap((code) => [
    `## ${code}`,
    ...samplesOf(code).flatMap((params) => [`en  ${texts.en[code]!(params)}`, `zh  ${texts.zh[code]!(params)}`]),
    "",
  ]);
  await expect(lines.join("\n")).toMatchFileSnapshot("./__snapshots__/texts.txt");
});
