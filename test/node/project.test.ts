import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { loadProject } from "../../src/node/project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

const load = (path?: string, options: object = {}) => loadProject(path, { cwd: folder, ...options });

/** The problems of a project, as code and place; empty where it loads. */
async function problems(path?: string, options: object = {}): Promise<string[]> {
  try {
    await load(path, options);
    return [];
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues.map(({ code, path: at, ...issue }) => {
      const place = [
        issue.at?.file,
        issue.at?.line && `line ${issue.at.line}`,
        issue.at?.row && `row ${issue.at.row}`,
        at.join("."),
      ];
      return `${code} @ ${place.filter(Boolean).join(", ")}`;
    });
  }
}

const SYSTEM = `id: tiny
version: "1"
variables: [ { id: urban }, { id: rural } ]
index:
  id: index
  children:
    - { id: gdp, direction: positive }
    - { id: ratio, direction: negative, formula: urban / rural }
`;
const indent = (text: string) => text.replace(/^(?=.)/gm, "  ");
const PROJECT = `system:\n${indent(SYSTEM)}data: [ { file: data.csv } ]\n`;
const DATA = "unit,period,gdp,urban,rural\na,2023,1,3,2\nb,2023,2,5,2\n";

describe("finding", () => {
  test("here, above, in a folder, by name; yaml before yml before json", async () => {
    put("gongfu.yaml", PROJECT);
    put("data.csv", DATA);
    mkdirSync(join(folder, "sub/deep"), { recursive: true });
    expect((await load()).path).toBe("gongfu.yaml");
    expect((await load(undefined, { cwd: join(folder, "sub/deep") })).path).toBe(join("..", "..", "gongfu.yaml"));
    expect((await load(".")).path).toBe("gongfu.yaml");
    expect((await load("gongfu.yaml")).data.units).toEqual(["a", "b"]);
    put(
      "other/gongfu.json",
      JSON.stringify({
        system: { id: "t", version: "1", index: { id: "index", children: [{ id: "gdp", direction: "positive" }] } },
        data: [{ file: "d.csv" }],
      }),
    );
    put("other/d.csv", "unit,period,gdp\na,1,1\nb,1,2\n");
    const other = await load("other");
    expect(other.path).toBe(join("other", "gongfu.json"));
    expect(other.files).toEqual([
      { file: join("other", "gongfu.json"), role: "project" },
      { file: "d.csv", role: "data" },
    ]);
  });

  test("nothing there", async () => {
    expect(await problems("nothing.yaml")).toEqual(["project-missing @ nothing.yaml"]);
    expect(await problems(".")).toEqual(["project-not-in-folder @ ."]);
    put("my.yaml", "");
    expect(await problems("my.yaml")).toEqual(["document-empty @ my.yaml"]);
  });
});

describe("what a project names", () => {
  test("an inline system and plan", async () => {
    put("gongfu.yaml", `${PROJECT}plan: { normalise: { method: min-max, upper: 10 } }\n`);
    put("data.csv", DATA);
    const { definition, data } = await load();
    expect(definition.system.id).toBe("tiny");
    expect(definition.plan).toMatchObject({ normalise: { method: "min-max", lower: 0, upper: 10 } });
    expect([...(data.columns.get("urban") ?? [])]).toEqual([3, 5]);
  });

  test("a system, a plan and weights in files of their own", async () => {
    put("gongfu.yaml", "system: parts/system.yaml\nplan: parts/plan.yaml\ndata: [ { file: data.csv } ]\n");
    put("parts/system.yaml", SYSTEM);
    put("parts/plan.yaml", "weigh: { method: given, weights: { file: parts/w.csv } }\n");
    put("parts/w.csv", "node,weight\ngdp,3\n");
    put("data.csv", DATA);
    const { definition, files } = await load();
    expect(definition.plan).toMatchObject({ weigh: { method: "given", weights: { gdp: 3 } } });
    expect(files.map(({ file, role }) => `${role} ${file}`)).toEqual([
      "project gongfu.yaml",
      "system parts/system.yaml",
      "plan parts/plan.yaml",
      "weights parts/w.csv",
      "data data.csv",
    ]);
  });

  test("weights for one node, and weights listed with the data", async () => {
    put("data.csv", DATA);
    put("w.csv", "node,weight\ngdp,3\n");
    put(
      "gongfu.yaml",
      `${PROJECT}plan: { weigh: { nodes: { index: { method: given, weights: { file: w.csv } } } } }\n`,
    );
    expect((await load()).definition.plan).toMatchObject({ weigh: { nodes: { index: { weights: { gdp: 3 } } } } });
    put("gongfu.yaml", PROJECT.replace("{ file: data.csv }", "{ file: data.csv }, { file: w.csv, kind: weights }"));
    expect((await load()).definition.plan).toMatchObject({ weigh: { method: "given", weights: { gdp: 3 } } });
    put(
      "gongfu.yaml",
      `${PROJECT.replace("{ file: data.csv }", "{ file: data.csv }, { file: w.csv, kind: weights }")}plan: { weigh: { method: entropy } }\n`,
    );
    expect(await problems()).toContain("weights-method @ gongfu.yaml, line 11, plan.weigh.method");
  });

  test("a bundled system, and a system that builds on it", async () => {
    put("data.csv", "unit,period,gdp_per_capita\na,2023,1\nb,2023,2\n");
    put("gongfu.yaml", "system: huangyan_64\ndata: [ { file: data.csv } ]\n");
    expect((await load()).definition.system.id).toBe("huangyan_64");
    put(
      "gongfu.yaml",
      "system: { extends: huangyan_64, set: { gdp_per_capita: { weight: 2 } } }\ndata: [ { file: data.csv } ]\n",
    );
    expect((await load()).definition.system.index.children).toHaveLength(6);
    put("base.yaml", SYSTEM);
    put("data.csv", DATA);
    put("gongfu.yaml", "system: { extends: ./base.yaml, set: { gdp: { weight: 2 } } }\ndata: [ { file: data.csv } ]\n");
    expect((await load()).definition.system.index.children[0]?.weight).toBe(2);
  });

  test("what is wrong in a base stands in the base's file, with its line, and what the extension adds in its own", async () => {
    put("data.csv", DATA);
    put("county/base.yaml", SYSTEM.replace("gdp, direction: positive", "gdp, direction: positiv"));
    put(
      "gongfu.yaml",
      "system:\n  extends: county/base.yaml\n  set: { ratio: { weight: -1 } }\ndata: [ { file: data.csv } ]\n",
    );
    expect(await problems()).toEqual([
      "negative-weight @ gongfu.yaml, line 3, system.set.ratio.weight",
      "not-one-of @ county/base.yaml, line 7, index.children.0.direction",
    ]);
    // what the extension sets right is no problem
    put("county/base.yaml", SYSTEM.replace("gdp, direction: positive", "gdp"));
    put(
      "gongfu.yaml",
      "system: { extends: county/base.yaml, set: { gdp: { direction: positive } } }\ndata: [ { file: data.csv } ]\n",
    );
    expect((await load()).files.map(({ file }) => file)).toEqual(["gongfu.yaml", "county/base.yaml", "data.csv"]);
    // a formula two files down
    put("county/base.yaml", "extends: county/first.yaml\n");
    put("county/first.yaml", SYSTEM.replace("urban / rural", "urban // rural"));
    expect(await problems()).toEqual([
      expect.stringMatching(/ @ county\/first.yaml, line 8, index.children.1.formula$/),
    ]);
  });

  test("a GB18030 file where the project says so", async () => {
    put("gongfu.yaml", PROJECT.replace("file: data.csv", "file: data.csv, encoding: gb18030"));
    put(
      "data.csv",
      Uint8Array.from([
        ...new TextEncoder().encode("unit,period,gdp,urban,rural\n"),
        0xbb,
        0xc6,
        0xd1,
        0xd2,
        ...new TextEncoder().encode(",2023,1,3,2\nb,2023,2,2,2\n"),
      ]),
    );
    expect((await load()).data.units).toEqual(["黄岩", "b"]);
  });

  test("a name given to nothing", async () => {
    put("data.csv", DATA);
    put("gongfu.yaml", "system: huangyan64\ndata: [ { file: data.csv } ]\n");
    expect(await problems()).toEqual(["unknown-system @ gongfu.yaml, line 1, system"]);
    put("gongfu.yaml", "system: system.yaml\nplan: plan.yaml\ndata: [ { file: dat.csv }, { file: sub } ]\n");
    mkdirSync(join(folder, "sub"));
    expect(await problems()).toEqual([
      "file-missing @ system.yaml",
      "file-missing @ plan.yaml",
      "file-missing @ dat.csv",
      "file-is-folder @ sub",
    ]);
  });
});

describe("problems of all files come together", () => {
  test("project, system, plan, weights and data", async () => {
    put(
      "gongfu.yaml",
      "system: system.yaml\nplan: { normalise: { method: minmax }, weigh: { method: given, weights: { file: w.csv } } }\ndata:\n  - file: data.csv\n  - file: b.csv\n",
    );
    put("system.yaml", SYSTEM.replace("negative", "negativ"));
    put("w.csv", "node,weight\ngpd,1\n");
    put("data.csv", DATA.replace("3", "3%"));
    put("b.csv", "a;b\n");
    const found = await problems();
    expect(found).toContain("not-one-of @ system.yaml, line 8, index.children.1.direction");
  });

  test("without a system the tables are still checked as tables", async () => {
    put("gongfu.yaml", PROJECT.replace("negative", "down"));
    put("data.csv", `${DATA}c,2023,1\n`);
    expect((await problems()).map((line) => line.split(" ")[0])).toEqual(["not-one-of", "csv-ragged"]);
  });

  test("with a sound system: plan, weights and every cell", async () => {
    put(
      "gongfu.yaml",
      `${PROJECT}plan:\n  normalise: { method: minmax }\n  weigh: { method: given, weights: { file: w.csv } }\n`,
    );
    put("w.csv", "node,weight\ngpd,1\n");
    put("data.csv", DATA.replace("3,2", "3%,x"));
    const found = await problems();
    expect(found.filter((line) => /line 12/.test(line))).toHaveLength(1);
    expect(found).toEqual(expect.arrayContaining(["weight-unknown @ w.csv, row 2", "not-a-number @ data.csv, row 2"]));
    expect(found.filter((line) => line.includes("data.csv"))).toHaveLength(2);
  });

  test("a slip in the project hides neither system nor plan", async () => {
    put("gongfu.yaml", `${PROJECT.replace("negative", "down").replace("data:", "dta:")}plan: { oops: 1 }\n`);
    const found = await problems();
    expect(found.some((line) => line.startsWith("unknown-key") && line.includes("dta"))).toBe(true);
    expect(found.some((line) => line.includes("direction"))).toBe(true);
  });
});

describe("files stay in the project's folder", () => {
  test("a way up, an absolute path, and links that lead out are refused; nothing of them is read", async () => {
    put("secret.csv", DATA);
    put("p/data.csv", DATA);
    for (const file of ["../secret.csv", "x/../../secret.csv", join(folder, "secret.csv")]) {
      put("p/gongfu.yaml", PROJECT.replace("data.csv", file));
      expect([file, await problems("p")]).toEqual([file, [`file-outside @ ${file}`]]);
    }
    symlinkSync(join(folder, "secret.csv"), join(folder, "p/link.csv"));
    put("p/gongfu.yaml", PROJECT.replace("data.csv", "link.csv"));
    expect(await problems("p")).toEqual(["file-outside @ link.csv"]);
    put("p/gongfu.yaml", "system: ../s.yaml\nplan: ../p.yaml\ndata: [ { file: data.csv } ]\n");
    expect(await problems("p")).toEqual(["file-outside @ ../s.yaml", "file-outside @ ../p.yaml"]);
  });

  test("a link inside the folder, a name that begins with dots, and what the caller allows", async () => {
    put("..data.csv", DATA);
    symlinkSync("..data.csv", join(folder, "link.csv"));
    put("gongfu.yaml", PROJECT.replace("data.csv", "link.csv"));
    expect(await problems()).toEqual([]);
    put("gongfu.yaml", PROJECT.replace("data.csv", "..data.csv"));
    expect(await problems()).toEqual([]);
    put("p/gongfu.yaml", PROJECT.replace("data.csv", "../..data.csv"));
    expect(await problems("p", { allowOutside: true })).toEqual([]);
  });

  test("no file at all: a broken link, a NUL, an endless device", async () => {
    symlinkSync("nowhere.csv", join(folder, "broken.csv"));
    put("gongfu.yaml", PROJECT.replace("data.csv", "broken.csv"));
    expect(await problems()).toEqual(["file-missing @ broken.csv"]);
    put("gongfu.yaml", PROJECT.replace("data.csv", '"a\\0.csv"'));
    expect((await problems()).length).toBe(1);
    put("gongfu.yaml", PROJECT.replace("data.csv", "/dev/zero"));
    expect(await problems(undefined, { allowOutside: true })).toEqual(["file-unreadable @ /dev/zero"]);
  });
});

test("one slip in YAML is one problem", async () => {
  put("gongfu.yaml", "system: huangyan_64\n\tdata: []\n");
  expect(await problems()).toHaveLength(1);
});
