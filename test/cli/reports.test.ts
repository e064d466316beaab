import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { version } from "../../package.json";
import type { CheckCase } from "../../src/cli/render/case.ts";
import { junitText } from "../../src/cli/render/junit.ts";
import { sarifText } from "../../src/cli/render/sarif.ts";
import { examples, gongfu, scratch } from "./run.ts";

// What CI systems read. SARIF: what sarif-schema-2.1.0.json (OASIS) requires, and what GitHub's code scanning needs beside.
// JUnit: the elements and attributes that junit.xsd of Jenkins' xUnit plugin requires; its counts must agree.

const folder = scratch();
const call = (...args: string[]) => gongfu(args, { cwd: folder.path });
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(folder.path, file), change(readFileSync(join(folder.path, file), "utf8")));

beforeAll(() => {
  cpSync(join(examples, "snapshots-synthetic"), folder.path, { recursive: true });
  edit("snapshots/2019.json", (text) => text.slice(0, 2000));
  edit("snapshots/2020.csv", (text) => text.replace("jia", "yi"));
});
afterAll(() => folder.remove());

const HOSTILE: readonly CheckCase[] = [
  {
    name: 'a "b" <c> & d',
    file: "文件 夹/a#b.json",
    rule: "rule<1>",
    findings: ['x < y & "z" ]]>\u0000\u001b[2J\uD800'],
  },
  { name: "passes", file: "b.json", rule: "rule<1>", findings: [] },
  { name: "many", file: "c.json", rule: "two", findings: Array.from({ length: 150 }, (_, i) => `finding ${i}`) },
];
const BREACHES = [
  "diff",
  "snapshots/2022.json",
  "snapshots/2023.json",
  "--fail-on",
  "score>0,rank-shift>99,data-revision",
];

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: Record<string, unknown> & { readonly rules: readonly Record<string, unknown>[] };
    };
    readonly results: readonly Record<string, unknown>[];
  }[];
}

/** Asserts the shape and gives the results. */
function checkSarif(text: string): Sarif["runs"][number]["results"] {
  const log = JSON.parse(text) as Sarif;
  expect(Object.keys(log).sort()).toEqual(["$schema", "runs", "version"]);
  expect(log.version).toBe("2.1.0");
  expect(log.$schema).toMatch(/^https:\/\/.*sarif.*2\.1\.0.*\.json$/);
  expect(log.runs).toHaveLength(1);
  const { tool, results } = log.runs[0]!;
  const { driver } = tool;
  expect(driver).toMatchObject({ name: "gongfu", semanticVersion: version });
  const ids = driver.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, shortDescription } of driver.rules) {
    expect(id).toMatch(/./);
    expect(shortDescription).toEqual({ text: expect.stringMatching(/./) });
  }
  for (const result of results) {
    expect(Object.keys(result).sort()).toEqual(["level", "locations", "message", "ruleId", "ruleIndex"]);
    expect(result).toMatchObject({ level: "error", message: { text: expect.stringMatching(/./) } });
    expect(ids[result["ruleIndex"] as number]).toBe(result["ruleId"]);
    const locations = result["locations"] as readonly { physicalLocation: Record<string, { uri?: string }> }[];
    expect(locations).toHaveLength(1);
    const { artifactLocation, region } = locations[0]!.physicalLocation;
    expect(region).toEqual({ startLine: 1 });
    expect(artifactLocation!.uri).toMatch(/^[A-Za-z0-9%._~!*'()/-]+$/); // a relative reference of RFC 3986
  }
  return results;
}

describe("SARIF 2.1.0", () => {
  test("any texts and paths", () => {
    const results = checkSarif(sarifText(HOSTILE));
    expect(results).toHaveLength(151);
    expect(decodeURIComponent(JSON.stringify(results[0]!["locations"]))).toContain("文件 夹/a#b.json");
    expect(checkSarif(sarifText([]))).toEqual([]);
  });

  test("of verify: a result a finding, at the snapshot", async () => {
    const { code, out } = await call("verify", "--format", "sarif");
    expect(code).toBe(3);
    const at = checkSarif(out).map((one) => JSON.stringify(one["locations"]));
    expect(at.filter((one) => one.includes("snapshots/2019.json")).length).toBe(1);
    expect(at.filter((one) => one.includes("snapshots/2020.json")).length).toBe(1);
    expect(at).toHaveLength(2);
    expect(checkSarif((await call("verify", "--period", "2023", "--format", "sarif")).out)).toEqual([]);
  });

  test("of diff --fail-on: a rule a rule", async () => {
    const { code, out } = await call(...BREACHES, "--format", "sarif");
    expect(code).toBe(3);
    const results = checkSarif(out);
    const breaches = JSON.parse((await call(...BREACHES, "--format", "json")).out).breaches;
    expect(results).toHaveLength(breaches.length);
    expect(results.length).toBeGreaterThan(0);
  });
});

interface Suite {
  readonly cases: readonly {
    readonly name: string;
    readonly classname: string;
    readonly failure: string | undefined;
  }[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const plain = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!);

/** Reads the XML by its grammar, nothing left over, and asserts that the counts agree. */
function checkJunit(text: string): Suite["cases"] {
  expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /);
  // characters that XML 1.0 allows
  expect(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(text)).toBeNull();
  expect(text.replace(/&(lt|gt|amp|quot);/g, "")).not.toContain("&");
  const attributes = (given: string): Record<string, string> => {
    expect(given.replace(/ ([a-z]+)="([^"<]*)"/g, "")).toBe("");
    return Object.fromEntries(
      [...given.matchAll(/ ([a-z]+)="([^"<]*)"/g)].map(([, key, value]) => [key, plain(value!)]),
    );
  };
  const outer =
    /<testsuites((?: \w+="[^"]*")*)>\s*<testsuite((?: \w+="[^"]*")*)>([\s\S]*)<\/testsuite>\s*<\/testsuites>\s*$/.exec(
      text,
    );
  const [, all, suite, body] = outer!;
  const pattern =
    /<testcase((?: \w+="[^"]*")*)(?:\/>|>\s*<failure((?: \w+="[^"]*")*)>([^<]*)<\/failure>\s*<\/testcase>)/g;
  expect(body!.replace(pattern, "").trim()).toBe("");
  const cases = [...body!.matchAll(pattern)].map(([, own, failed, findings]) => {
    const { name, classname, time } = attributes(own!);
    expect(time).toBe("0");
    if (failed !== undefined) {
      const { message, type } = attributes(failed);
      expect(type).toBe(classname);
      expect(plain(findings!).startsWith(message!)).toBe(true);
    }
    return { name: name!, classname: classname!, failure: findings === undefined ? undefined : plain(findings) };
  });
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  for (const counted of [attributes(all!), attributes(suite!)]) {
    expect(counted["name"]).toMatch(/./);
    expect(counted).toMatchObject({ tests: String(cases.length), failures: String(failures), errors: "0", time: "0" });
  }
  return cases;
}

describe("JUnit", () => {
  test("any texts; findings beyond 100 are counted", () => {
    const cases = checkJunit(junitText('a "suite" & <more>', HOSTILE));
    expect(cases.map(({ name }) => name)).toEqual(HOSTILE.map(({ name }) => name));
    expect(cases[0]!.failure).toContain('x < y & "z" ]]>');
    expect(cases[1]!.failure).toBeUndefined();
    expect(cases[2]!.failure!.split("\n")).toHaveLength(101);
    expect(cases[2]!.failure!.endsWith("… +50")).toBe(true);
    expect(checkJunit(junitText("none", []))).toEqual([]);
  });

  test("of verify: a case a snapshot", async () => {
    const cases = checkJunit((await call("verify", "--format", "junit")).out);
    expect(cases.map(({ name, failure }) => [name, failure !== undefined])).toEqual(
      ["2019", "2020", "2021", "2022", "2023"].map((year) => [`snapshots/${year}.json`, Number(year) <= 2020]),
    );
  });

  test("of diff --fail-on: a case a rule", async () => {
    const cases = checkJunit((await call(...BREACHES, "--format", "junit")).out);
    expect(cases.map(({ name }) => name)).toEqual(["score>0", "rank-shift>99", "data-revision"]);
    expect(cases[0]!.failure).toContain("\n");
    expect(cases[1]!.failure).toBeUndefined();
  });
});
