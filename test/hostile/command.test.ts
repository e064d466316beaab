import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { gongfu } from "../cli/run.ts";
import { outcome } from "./oracle.ts";
import { plainSystem } from "./samples.ts";

const root = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string | Uint8Array>>;
let folders = 0;

function folder(files: Files): string {
  const path = join(root, String(folders++), "project");
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Nothing on the error stream that only a crash or a slip leaves there, and nothing that commands the terminal. */
function wellSaid({ code, err }: Omit<Said, "out">): void {
  expect([0, 1, 2]).toContain(code);
  expect(err === "", `exit ${code}, saying ${err.slice(0, 200)}`).toBe(code === 0);
  expect(err).not.toMatch(/^ {4}at |\n {4}at |went wrong inside|程序内部|\[object|node:internal/);
  expect(/[^\P{Cc}\n]/u.exec(err)?.[0]).toBeUndefined();
}

/** The command in this process. */
async function call(args: readonly string[], cwd: string): Promise<Said> {
  const said = { out: "", err: "" };
  const { value } = await outcome(() =>
    run(args, {
      cwd,
      env: {},
      width: undefined,
      now: () => 0,
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
    }),
  );
  const result = { code: value as number, ...said };
  wellSaid(result);
  return result;
}

const json = JSON.stringify;
const GOOD = { "d.csv": "unit,period,x,y,z\na,2020,1,2,3\nb,2020,4,5,7\n", "s.json": json(plainSystem) };
const project = (more: object = {}) => json({ system: "./s.json", data: [{ file: "d.csv" }], ...more });
const yaml = (text: string): Files => ({ ...GOOD, "gongfu.yaml": text });
const as = (more: object): Files => yaml(project(more));

const projects: readonly (readonly [name: string, files: Files, code: number, says?: RegExp])[] = [
  ["a good project", as({}), 0],
  ["an empty project file", yaml(""), 1, /empty/],
  ["a project of noise", yaml("\u0001\u0002{{{"), 1],
  ["a project in GB18030", { ...GOOD, "gongfu.yaml": Uint8Array.of(0xb1, 0xb1, 0xb3, 0xc7) }, 1, /UTF-8/],
  ["a project in UTF-16 without a mark", { ...GOOD, "gongfu.yaml": Uint8Array.of(0x61, 0, 0x3a, 0) }, 1, /NUL/],
  ["a project that is a text", yaml("hello"), 1],
  ["a project that is null", yaml("null"), 1],
  ["a project that is a list", yaml("[1]"), 1],
  ["a project with __proto__", yaml("__proto__: { polluted: 1 }"), 1, /__proto__/],
  ["a project of 10,000 levels", yaml("[".repeat(10_000)), 1, /deep/],
  [
    "an alias bomb",
    yaml(
      `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g", "h"].map((k, i) => `${k}: &${k} [${new Array(9).fill(`*${"abcdefg"[i]}`).join()}]`).join("\n")}`,
    ),
    1,
  ],
  [
    "8,000 unknown keys",
    yaml(`${project().slice(0, -1)},${Array.from({ length: 8_000 }, (_, i) => `"k${i}":1`).join()}}`),
    1,
  ],
  ["an unknown system", as({ system: "huangyan_46" }), 1, /huangyan_64/],
  ["the system __proto__", as({ system: "__proto__" }), 1],
  ["the system constructor", as({ system: "constructor" }), 1],
  ["a system above the folder", as({ system: "../../../etc/passwd" }), 1, /outside|leave/],
  ["a system that is a folder", as({ system: "./" }), 1],
  ["a system that is missing", as({ system: "./t.json" }), 1, /s\.json/],
  ["a system that is a table", as({ system: "./d.csv" }), 1],
  ["a system of null", { ...as({}), "s.json": "null" }, 1],
  ["a system with an escape for terminals", { ...as({}), "s.json": json({ ...plainSystem, id: "\u001b[2Jx" }) }, 1],
  ["data above the folder", as({ data: [{ file: "../../x.csv" }] }), 1, /outside|leave/],
  ["data at an absolute path", as({ data: [{ file: "/etc/passwd" }] }), 1, /outside|leave/],
  ["data on the internet", as({ data: [{ file: "https://example.org/d.csv" }] }), 1],
  ["data in a NUL", as({ data: [{ file: "d\0.csv" }] }), 1],
  ["data in a folder", as({ data: [{ file: "." }] }), 1, /folder/],
  ["data in a device", as({ data: [{ file: "/dev/zero" }] }), 1, /outside|leave/],
  ["data in a name of 5,000 characters", as({ data: [{ file: "d".repeat(5000) }] }), 1],
  ["data that are missing", as({ data: [{ file: "e.csv" }] }), 1, /d\.csv/],
  ["data that are empty", { ...as({}), "d.csv": "" }, 1, /empty/],
  [
    "data with an escape for terminals",
    { ...as({}), "d.csv": "unit,period,x,y,z\n\u001b[2Ja,2020,\u001b[31mq,2,3\n" },
    1,
  ],
  [
    "units with an escape for terminals",
    { ...as({}), "d.csv": "unit,period,x,y,z\n\u001b[2Ja,2020,1,2,3\nb\u0007,2020,2,3,4\n" },
    0,
  ],
  ["units that are formulas", { ...as({}), "d.csv": "unit,period,x,y,z\n=cmd(),2020,1,2,3\n@b,2020,2,3,4\n" }, 0],
  [
    "units that shadow objects",
    {
      ...as({ plan: { over: "each-period" } }),
      "d.csv":
        "unit,period,x,y,z\n__proto__,constructor,1,2,3\ntoString,constructor,2,3,4\n__proto__,__proto__,1,2,3\nb,__proto__,2,3,4\n",
    },
    0,
  ],
  [
    "a group __proto__",
    {
      ...as({ plan: { rank: { within: "__proto__" } } }),
      "d.csv": "unit,period,group:__proto__,x,y,z\na,2020,n,1,2,3\nb,2020,s,2,3,4\n",
    },
    0,
  ],
  [
    "20,000 wrong cells",
    {
      ...as({}),
      "d.csv": `unit,period,x,y,z\n${Array.from({ length: 20_000 }, (_, i) => `u${i},2020,q,1,1`).join("\n")}`,
    },
    1,
    /not listed/,
  ],
  ["a plan in a file that is missing", as({ plan: "p.yaml" }), 1],
  ["a plan above the folder", as({ plan: "../p.yaml" }), 1, /outside|leave/],
  ["a plan of another kind", { ...as({ plan: "p.yaml" }), "p.yaml": "[1]" }, 1],
  ["a plan with an unknown method", as({ plan: { normalise: { method: "min-mx" } } }), 1, /min-max/],
  ["weights above the folder", as({ plan: { weigh: { weights: { file: "../w.csv" } } } }), 1, /outside|leave/],
  [
    "weights of unknown nodes",
    { ...as({ plan: { weigh: { weights: { file: "w.csv" } } } }), "w.csv": "node,weight\nconstructor,1\n" },
    1,
  ],
  [
    "weights twice",
    {
      ...as({ data: [{ file: "d.csv" }, { file: "w.csv", kind: "weights" }], plan: { weigh: { weights: { x: 1 } } } }),
      "w.csv": "node,weight\nx,1\n",
    },
    1,
  ],
  [
    "weights that sum to 0",
    { ...as({ data: [{ file: "d.csv" }, { file: "w.csv", kind: "weights" }] }), "w.csv": "node,weight\na,0\nb,0\n" },
    1,
  ],
  [
    "weights nested 60 levels",
    as({ plan: { weigh: JSON.parse(`${'{"of":['.repeat(50)}{}${"]}".repeat(50)}`) as object } }),
    1,
  ],
  ["a title of 100,000 characters", as({ title: "t".repeat(100_000) }), 0],
  ["a title that commands the terminal", as({ title: "\u001b]0;x\u0007" }), 0],
  ["a language that is not spoken", as({ locale: "fr" }), 1],
];

test.each(projects.map(([name, ...rest]) => [name, rest] as const))("%s", async (_, [files, code, says]) => {
  const cwd = folder(files);
  const said = await call(["compute"], cwd);
  expect(said.code, said.err.slice(0, 500)).toBe(code);
  expect(/[^\P{Cc}\n]/u.exec(said.out)?.[0]).toBeUndefined();
  if (says !== undefined) expect(said.err).toMatch(says);
  expect((await call(["validate", "--locale", "zh"], cwd)).code).toBe(code);
  if (code === 0) for (const format of ["json", "csv"]) await call(["compute", "--format", format, "--steps"], cwd);
});

test("formulas in units reach no spreadsheet", async () => {
  const { out } = await call(
    ["compute", "--format", "csv"],
    folder({ ...as({}), "d.csv": "unit,period,x,y,z\n=cmd(),2020,1,2,3\n@b,2020,2,3,4\n" }),
  );
  expect(out).not.toMatch(/^[=+@]/m);
});

describe("links, folders and rights", () => {
  const outside = folder({ "d.csv": GOOD["d.csv"], "s.json": GOOD["s.json"] });
  const linked = (make: (from: string, to: string) => void, file: string) => {
    const cwd = folder(as({}));
    rmSync(join(cwd, file));
    make(join(outside, file), join(cwd, file));
    return cwd;
  };
  test("a link out of the project", async () => {
    for (const file of ["d.csv", "s.json"]) {
      const cwd = linked(symlinkSync, file);
      expect((await call(["compute"], cwd)).err).toMatch(/outside|leave/);
      expect((await call(["compute", "--allow-outside"], cwd)).code).toBe(0);
    }
  });
  test("a hard link", async () => expect((await call(["compute"], linked(linkSync, "d.csv"))).code).toBe(0));
  test("a link to itself", async () =>
    expect(
      (
        await call(
          ["compute"],
          linked((_, to) => symlinkSync(to, to), "d.csv"),
        )
      ).code,
    ).toBe(1));
  test("a link to nothing", async () =>
    expect(
      (
        await call(
          ["compute"],
          linked((_, to) => symlinkSync("/nowhere", to), "d.csv"),
        )
      ).code,
    ).toBe(1));
  test("a linked folder", async () => {
    const cwd = folder(as({ data: [{ file: "data/d.csv" }] }));
    symlinkSync(outside, join(cwd, "data"));
    expect((await call(["compute"], cwd)).err).toMatch(/outside|leave/);
  });
  test("a folder in the place of each file", async () => {
    for (const file of ["d.csv", "s.json", "gongfu.yaml"]) {
      const cwd = folder(as({}));
      rmSync(join(cwd, file));
      mkdirSync(join(cwd, file));
      expect((await call(["compute", "gongfu.yaml"], cwd)).code, file).toBe(1);
    }
  });
  // root may read everything
  test.skipIf(process.getuid?.() === 0)("files that may not be read", async () => {
    for (const file of ["d.csv", "s.json", "gongfu.yaml"]) {
      const cwd = folder(as({}));
      chmodSync(join(cwd, file), 0);
      expect((await call(["compute"], cwd)).code, file).toBe(1);
    }
  });
});

const good = folder(as({}));
const calls: readonly (readonly [args: readonly string[], code: number])[] = [
  [[], 2],
  [[""], 2],
  [["__proto__"], 2],
  [["constructor"], 2],
  [["toString"], 2],
  [["compte"], 2],
  [["compute", "--frmat", "json"], 2],
  [["compute", "--__proto__", "1"], 2],
  [["compute", "--constructor"], 2],
  [["compute", "--format"], 2],
  [["compute", "--format", "__proto__"], 2],
  [["compute", "--format", ""], 2],
  [["compute", "--format=constructor"], 2],
  [["compute", "--locale", "xx"], 2],
  [["compute", "--locale", "__proto__"], 2],
  [["compute", "--locale"], 2],
  [["compute", "--top", "0"], 2],
  [["compute", "--top", "-1"], 2],
  [["compute", "--top", "1e3"], 2],
  [["compute", "--top", "NaN"], 2],
  [["compute", "--top", "9".repeat(400)], 2],
  [["compute", "--unit", "__proto__"], 2],
  [["compute", "--unit", ""], 2],
  [["compute", "--unit", "u".repeat(100_000)], 2],
  [["compute", "--period", "1999"], 2],
  [["compute", "--node", "constructor"], 2],
  [["compute", "--node", "\u001b[2J"], 2],
  [["compute", "a", "b"], 2],
  [["compute", "a b c"], 1],
  [["compute", "\0"], 1],
  [["compute", "/dev/null"], 1],
  [["compute", "/dev/zero"], 1],
  [["compute", "/"], 1],
  [["compute", "x".repeat(10_000)], 1],
  [["compute", "nowhere.yaml"], 1],
  [["compute", "d.csv"], 1],
  [["compute", "s.json"], 1],
  [["compute", "--out", ""], 2],
  [["compute", "--out", "nowhere/x.json"], 1],
  [["compute", "--out", "."], 1],
  [["compute", "--out", "\0"], 1],
  [["compute", "--", "--format"], 1],
  [["validate", "--format", "json"], 2],
  [["systems", "__proto__"], 1],
  [["systems", "constructor"], 1],
  [["systems", "huangyan_65"], 1],
  [["systems", "--format", "xml"], 2],
  [["schema", "__proto__"], 2],
  [["schema", "toString"], 2],
  [["schema", ""], 2],
  [["init", "\0"], 1],
  [["init", "."], 1],
  [["init", "/dev/null/x"], 1],
  [["help", "__proto__"], 2],
  [["--version=1"], 2],
  [["-Z"], 2],
];
test.each(
  calls.map(([args, code]) => [args.map((arg) => json(arg.slice(0, 30))).join(" ") || "nothing", args, code] as const),
)("gongfu %s", async (_, args, code) => {
  const { code: found, err } = await call(args, good);
  expect(found, err.slice(0, 500)).toBe(code);
});

test("as a process of its own: no stack on the error stream, whatever the input", async () => {
  for (const [files, args] of [
    [yaml("[".repeat(100_000)), ["compute"]],
    [as({ data: [{ file: "../../../../etc/passwd" }] }), ["compute", "--locale", "zh"]],
    [as({}), ["compute", "--unit", "__proto__"]],
  ] as const) {
    const { code, err } = await gongfu(args, { cwd: folder(files) });
    wellSaid({ code: code!, err });
    expect(code).toBeGreaterThan(0);
  }
});
