import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STARTER } from "../../src/cli/starter.ts";
import { IndexError } from "../../src/errors/index.ts";
import { zh } from "../../src/errors/zh.ts";
import { computeIndex, issueText, toScores } from "../../src/index.ts";
import { loadProject } from "../../src/node/project.ts";

// Every broken project must end in a clear error or a right result: nothing else thrown, nothing endless, no prototype touched.

const PROJECT = STARTER["gongfu.yaml"]!;
const DATA = STARTER["data/example.csv"]!;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
  mkdirSync(join(folder, "data"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Content = string | Uint8Array;

/** @returns "done", or the codes of the problems */
async function attempt(project: Content, data: Content): Promise<string[] | "done"> {
  writeFileSync(join(folder, "gongfu.yaml"), project);
  writeFileSync(join(folder, "data/example.csv"), data);
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  try {
    const { definition, data: dataset } = await loadProject(folder);
    const { scores } = toScores(computeIndex(definition, dataset));
    for (const { score } of scores) expect(score === null || Number.isFinite(score)).toBe(true);
    return "done";
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    expect(error.issues.length).toBeGreaterThan(0);
    for (const issue of error.issues) {
      expect(issueText(issue)).not.toMatch(/undefined|\[object/);
      expect(issueText(issue, zh)).not.toMatch(/undefined|\[object/);
    }
    return error.issues.map(({ code }) => code);
  } finally {
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  }
}

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])),
  );
const utf16 = (text: string): Uint8Array =>
  bytes(
    [0xff, 0xfe],
    [...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  );

describe("data", () => {
  test("forms that are right", async () => {
    const right: Content[] = [
      `\ufeff${DATA}`,
      DATA.replaceAll("\n", "\r\n"),
      DATA.replaceAll("\n", "\r"),
      utf16(DATA),
      DATA.replaceAll("t1", '"t1\nb"'),
      DATA.trimEnd().replaceAll(",", '","').replace(/^|$/gm, '"'),
    ];
    for (const data of right)
      expect([String(data).slice(0, 30), await attempt(PROJECT, data)]).toEqual([String(data).slice(0, 30), "done"]);
  });

  test("forms that are wrong", async () => {
    const wrong: [string, Content][] = [
      ["file-empty", ""],
      ["file-no-rows", `${DATA.split("\n")[0]}\n`],
      ["file-encoding", bytes(DATA.slice(0, 80), [0xbb, 0xc6, 0xd1, 0xd2], ",1,2\n")],
      ["file-encoding", bytes([0xff, 0xfe, 0x00, 0xd8, 0x00])],
      ["file-nul", DATA.replace("38200", "38\u0000200")],
      ["file-not-text", bytes("PK", [3, 4], DATA)],
      ["csv-delimiter", DATA.replaceAll(",", ";")],
      ["csv-delimiter", DATA.replaceAll(",", "\t")],
      ["row-twice", DATA + DATA.split("\n").slice(1).join("\n")],
      ["csv-ragged", DATA.replace("38200,", "")],
      ["csv-quote", DATA.replace("38200", '"38200')],
      ["heading-repeated", DATA.replace("jobs", "income")],
      ["columns-unknown", DATA.replace("jobs", "job")],
      ["not-a-number", DATA.replace("38200", '"38,200"')],
      ["not-a-number", DATA.replace("38200", "Infinity")],
      ["not-a-number", DATA.replace("38200", "1e309")],
      ["column-needed", DATA.replace("unit,", "id,")],
      ["cell-empty", DATA.replace("t1,", ",")],
    ];
    for (const [code, data] of wrong)
      expect([code, await attempt(PROJECT, data)]).toEqual([code, expect.arrayContaining([code])]);
  });

  test("1e308 in every cell adds up to no score that is not finite", async () => {
    const huge = DATA.replace(/(?<=,)\d+(\.\d+)?(?=[,\n])/g, (n, _, at) =>
      at > 70 && n.length !== 4 ? `${n[0]}e307` : n,
    );
    await attempt(PROJECT, huge);
    await attempt(PROJECT.replace("min-max, lower: 0, upper: 100", "z-score"), huge);
  });
});

describe("projects", () => {
  test("forms that are wrong", async () => {
    const wrong: [string, string][] = [
      ["document-empty", ""],
      ["document-several", `${PROJECT}---\na: 1\n`],
      ["document-key-twice", `${PROJECT}data: []\n`],
      ["document-too-deep", `system: ${"[".repeat(10_000)}`],
      ["document-tag", PROJECT.replace("id: example", "id: !!binary aGk=")],
      ["forbidden-key", `${PROJECT}__proto__: { polluted: true }\n`],
      ["circular-value", "system: &s { index: *s }\n"],
      ["unknown-key", PROJECT.replace("data:", "dta:")],
      ["reserved-id", PROJECT.replace("id: clinics", "id: constructor")],
      ["reserved-id", PROJECT.replace("id: clinics", "id: unit")],
      ["bad-id", PROJECT.replace("id: clinics", "id: 医疗")],
      ["duplicate-id", PROJECT.replace("id: clinics", "id: jobs")],
      ["formula-circle", PROJECT.replace("formula: urban_income / rural_income", "formula: income_ratio + 1")],
      ["formula-name", PROJECT.replace("/ rural_income", "/ rural_incom")],
      ["unknown-method", PROJECT.replace("min-max", "minmax")],
      ["file-missing", PROJECT.replace("data/example.csv", "data/exampel.csv")],
      ["file-outside", PROJECT.replace("data/example.csv", "../../../../etc/passwd")],
      ["unknown-key", `${PROJECT}report: { colour: red }\n`],
    ];
    for (const [code, project] of wrong)
      expect([code, await attempt(project, DATA)]).toEqual([code, expect.arrayContaining([code])]);
  });

  test("values of every wrong type in every place", async () => {
    const odd = [
      "",
      "null",
      "true",
      "-1",
      "1e309",
      ".nan",
      "[]",
      "{}",
      "[[1]]",
      "{ a: 1 }",
      "'x'",
      "2023-01-01",
      "constructor",
      "!!str 1",
      "&a 1",
      "'\\u0000'",
    ];
    const places = [...PROJECT.matchAll(/: ([^\s{},[\]#"][^,}\n#]*)/g)];
    expect(places.length).toBeGreaterThan(50);
    for (const [i, place] of places.entries()) {
      const value = odd[i % odd.length]!;
      const start = place.index + 2;
      await attempt(PROJECT.slice(0, start) + value + PROJECT.slice(start + place[1]!.length), DATA);
    }
  });
});

test("random damage to either file", { timeout: 60_000 }, async () => {
  const piece = fc.constantFrom(
    "",
    "\n",
    "\t",
    " ",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "#",
    "-",
    "1e308",
    "NaN",
    "__proto__",
    "\ufeff",
    "\u0000",
    "\u202e",
    "=1+1",
    "&a ",
    "*a ",
    "<<: ",
    "岩",
    "\r",
  );
  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), piece), {
    minLength: 1,
    maxLength: 3,
  });
  const apply = (text: string, cuts: readonly (readonly [number, number, string])[]) =>
    cuts.reduce((now, [at, length, put]) => {
      const start = Math.floor(at * now.length);
      return now.slice(0, start) + put + now.slice(start + length);
    }, text);
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async (cuts, inData) => {
      await attempt(inData ? PROJECT : apply(PROJECT, cuts), inData ? apply(DATA, cuts) : DATA);
    }),
    { numRuns: 300, seed: 64 },
  );
});
