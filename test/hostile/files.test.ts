import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWhole } from "../../src/node/files.ts";
import { examples, gongfu, scratch } from "../cli/run.ts";
import { plainSystem } from "./samples.ts";

// Files that a project from elsewhere may name: each is refused and named, in both languages; nothing outside is read or written.

const folder = scratch();
afterAll(() => folder.remove());
const json = JSON.stringify;
const CSV = "unit,period,x,y,z\na,2020,1,2,3\nb,2020,4,5,7\n";
let count = 0;

/** A project in a folder of its own, with what a user keeps beside it. */
function project(more: object = {}): string {
  const name = `p${count++}`;
  folder.put(`${name}/home/secret.csv`, CSV);
  folder.put(`${name}/project/d.csv`, CSV);
  folder.put(`${name}/project/s.json`, json(plainSystem));
  folder.put(`${name}/project/gongfu.yaml`, json({ system: "./s.json", data: [{ file: "d.csv" }], ...more }));
  return join(folder.path, name, "project");
}

interface Refusal {
  readonly code: string;
  readonly file: string | null;
  readonly params: unknown;
}

/** The one problem that a call has, said in English and in Chinese. */
async function refusal(cwd: string, args: readonly string[] = ["compute"]): Promise<Refusal> {
  const said: string[] = [];
  let found: Refusal | undefined;
  for (const locale of ["en", "zh"]) {
    const { code, out, err } = await gongfu([...args, "--locale", locale, "--json-errors"], { cwd });
    expect({ code, out }, err).toEqual({ code: 1, out: "" });
    const { issues } = JSON.parse(err);
    expect(issues).toHaveLength(1);
    const { message, file } = issues[0];
    expect(message.startsWith(file), message).toBe(true);
    said.push(message);
    found = issues[0];
  }
  expect(said[0]).toMatch(/^[^\p{Script=Han}]*$/u);
  expect(said[1]).toMatch(/\p{Script=Han}/u);
  return found!;
}

beforeAll(async () => expect((await gongfu(["compute"], { cwd: project() })).code).toBe(0), 120_000);

describe("paths out of the project", () => {
  const paths = [
    "../home/secret.csv",
    "./x/../../home/secret.csv",
    "/etc/passwd",
    "//etc/passwd",
    "data/../../home/secret.csv",
  ];
  test.each(paths)("%s", async (file) => {
    const refused = { code: "file-outside", file, params: { link: false } };
    expect(await refusal(project({ data: [{ file }] }))).toMatchObject(refused);
    for (const kind of ["weights", "targets", "works", "ledger", "population", "appraisal", "neighbours", "positions"])
      expect(await refusal(project({ data: [{ file: "d.csv" }, { file, kind }] }), ["validate"]), kind).toMatchObject(
        refused,
      );
    expect(await refusal(project({ system: file }))).toMatchObject(refused);
    expect(await refusal(project({ plan: file }))).toMatchObject(refused);
    expect(await refusal(project({ monitor: { appraisal: file } }))).toMatchObject(refused);
  });

  test("--allow-outside reads them: it is the caller who says so, never the project", async () => {
    const cwd = project({ data: [{ file: "../home/secret.csv" }] });
    expect((await gongfu(["compute", "--allow-outside"], { cwd })).code).toBe(0);
    expect((await gongfu(["compute"], { cwd: project({ allowOutside: true }) })).code).toBe(1);
  });

  test("a name that only looks like one", async () => {
    const cwd = project({ data: [{ file: "..data/..d.csv" }] });
    mkdirSync(join(cwd, "..data"));
    writeFileSync(join(cwd, "..data/..d.csv"), CSV);
    expect((await gongfu(["compute"], { cwd })).code).toBe(0);
  });
});

describe("links", () => {
  test.each(["d.csv", "s.json"])("%s leads out", async (file) => {
    const cwd = project();
    rmSync(join(cwd, file));
    symlinkSync("../home/secret.csv", join(cwd, file));
    expect(await refusal(cwd)).toMatchObject({ code: "file-outside", params: { link: true } });
  });

  test("a chain, and a folder in the way, that lead out", async () => {
    const cwd = project({ data: [{ file: "in/secret.csv" }] });
    symlinkSync("../home", join(cwd, "step"));
    symlinkSync("step", join(cwd, "in"));
    expect(await refusal(cwd)).toMatchObject({ code: "file-outside", file: "in/secret.csv", params: { link: true } });
  });

  test("a link within the project is followed", async () => {
    const cwd = project({ data: [{ file: "link.csv" }] });
    symlinkSync("d.csv", join(cwd, "link.csv"));
    expect((await gongfu(["compute"], { cwd })).code).toBe(0);
  });
});

describe("what is no ordinary file", () => {
  const at = (make: (path: string) => void, more: object = {}): string => {
    const cwd = project(more);
    rmSync(join(cwd, "d.csv"));
    make(join(cwd, "d.csv"));
    return cwd;
  };
  test("a pipe is not waited for", async () => {
    const cwd = at((path) => expect(spawnSync("mkfifo", [path]).status).toBe(0));
    expect(await refusal(cwd)).toMatchObject({ code: "file-unreadable", file: "d.csv" });
    expect(await refusal(cwd, ["compute", "--stream", "--out", "x.csv"])).toMatchObject({ code: "file-unreadable" });
    expect(existsSync(join(cwd, "x.csv"))).toBe(false);
    expect(await refusal(cwd, ["compute", "d.csv"])).toMatchObject({ code: "file-unreadable" });
  });
  test("a folder", async () =>
    expect(await refusal(at((path) => mkdirSync(path)))).toMatchObject({ code: "file-is-folder", file: "d.csv" }));
  test("a device, even where the caller allows what lies outside", async () => {
    const cwd = project({ data: [{ file: "/dev/zero" }] });
    expect(await refusal(cwd)).toMatchObject({ code: "file-outside" });
    expect(await refusal(cwd, ["compute", "--allow-outside"])).toMatchObject({ code: "file-unreadable" });
  });
});

describe("sizes", () => {
  /** Of what was read its length alone: fifty million bytes are no text for a message. */
  const shown = (read: Awaited<ReturnType<typeof readWhole>>) => (read instanceof Uint8Array ? read.length : read);

  test("a file of 2 GB, which takes no space, is refused before it is read", async () => {
    const cwd = project();
    truncateSync(join(cwd, "d.csv"), 2 ** 31);
    expect(await refusal(cwd)).toMatchObject({ code: "file-too-large", file: "d.csv", params: { bytes: 2 ** 31 } });
    truncateSync(join(cwd, "s.json"), 2 ** 31);
    const { code, err } = await gongfu(["compute", "s.json"], { cwd });
    expect({ code, says: err.includes("2147483648 bytes") }).toEqual({ code: 1, says: true });
  });

  test("a file that is written to while it is read", async () => {
    folder.put("grow.csv", "x".repeat(50_000_000));
    const file = join(folder.path, "grow.csv");
    let done = false;
    const reading = readWhole(file, { file: "grow.csv" }).finally(() => {
      done = true;
    });
    while (!done) {
      appendFileSync(file, "y");
      await new Promise((next) => setImmediate(next));
    }
    expect(shown(await reading)).toEqual({ code: "file-changed", path: [], params: {}, at: { file: "grow.csv" } });
    expect(shown(await readWhole(file, { file: "grow.csv" }))).toBe(statSync(file).size);
  });

  test("a file of another process that never ends growing", async () => {
    folder.put("log.csv", CSV);
    const file = join(folder.path, "log.csv");
    const child = spawn(process.execPath, [
      "-e",
      `const fs = require("fs"); fs.writeSync(1, "go"); for (;;) fs.appendFileSync(${json(file)}, "a".repeat(100000))`,
    ]);
    try {
      await new Promise((ready) => child.stdout.once("data", ready));
      await new Promise((later) => setTimeout(later, 50));
      // a machine with much to do may stop the writer for the length of a reading
      let found: unknown = 0;
      for (let i = 0; i < 200 && typeof found === "number"; i++)
        found = shown(await readWhole(file, { file: "log.csv" }));
      expect(found).toMatchObject({ code: "file-changed" });
    } finally {
      child.kill("SIGKILL");
    }
  });
});

describe("workbooks", () => {
  const SHEET = "xl/worksheets/sheet1.xml";
  const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const book = (sheet: string) =>
    zipSync({
      "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      "xl/workbook.xml": strToU8(
        `<workbook ${NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      [SHEET]: strToU8(sheet),
    });
  /** The size that the archive's directory states for the sheet. */
  function claiming(bytes: Uint8Array, size: number): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let i = 0; i < bytes.length - 46; i++)
      if (view.getUint32(i, true) === 0x02014b50) {
        const name = new TextDecoder().decode(bytes.subarray(i + 46, i + 46 + view.getUint16(i + 28, true)));
        if (name === SHEET) view.setUint32(i + 24, size, true);
      }
    return bytes;
  }
  const refused = async (bytes: Uint8Array) => {
    const cwd = project({ data: [{ file: "d.xlsx" }] });
    writeFileSync(join(cwd, "d.xlsx"), bytes);
    const [first, ...others] = await Promise.all([refusal(cwd), refusal(cwd, ["validate"])]);
    for (const other of others) expect(other).toEqual(first);
    return first;
  };

  test("a sheet that claims 2 GB is refused before it is unpacked", async () => {
    expect(await refused(claiming(book(`<worksheet ${NS}><sheetData/></worksheet>`), 2 ** 31))).toMatchObject({
      code: "workbook-too-large",
      file: "d.xlsx",
      params: { what: "part", found: 2 ** 31 },
    });
  });
  test("a bomb that unpacks to more than it claims", async () => {
    const bomb = claiming(book(`<worksheet ${NS}>${" ".repeat(4_000_000)}<sheetData/></worksheet>`), 1000);
    expect(await refused(bomb)).toMatchObject({ code: "workbook-zip", file: "d.xlsx" });
  });
  test("entities that multiply", async () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet ${NS}><sheetData>&b;</sheetData></worksheet>`;
    expect(await refused(book(lol))).toMatchObject({ code: "workbook-xml", file: "d.xlsx" });
  });
});

describe("documents", () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ...["b", "c", "d", "e", "f", "g", "h"].map(
      (k, i) => `${k}: &${k} [${new Array(9).fill(`*${"abcdefg"[i]}`).join()}]`,
    ),
  ].join("\n");
  test("an alias bomb as system, plan or project", async () => {
    for (const more of [{ system: "./b.yaml" }, { plan: "b.yaml" }]) {
      const cwd = project(more);
      writeFileSync(join(cwd, "b.yaml"), bomb);
      expect(await refusal(cwd)).toMatchObject({ code: "document-aliases", file: expect.stringContaining("b.yaml") });
    }
  });
  test.each([100, 10_000, 200_000])("JSON %i levels deep", async (levels) => {
    const cwd = project({ plan: "p.json" });
    writeFileSync(join(cwd, "p.json"), `${"[".repeat(levels)}${"]".repeat(levels)}`);
    expect(await refusal(cwd)).toMatchObject({ file: "p.json" });
    writeFileSync(join(cwd, "p.json"), `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
    expect(await refusal(cwd)).toMatchObject({ file: "p.json" });
  });
});

describe("writing", () => {
  const year = (cwd: string) => join(cwd, "snapshots/2023.json");
  function published(): string {
    const cwd = join(folder.path, `p${count++}`, "project");
    mkdirSync(dirname(cwd), { recursive: true });
    cpSync(join(examples, "snapshots-synthetic"), cwd, { recursive: true });
    writeFileSync(join(cwd, "../mine"), "mine");
    return cwd;
  }
  const said = async (cwd: string, args: readonly string[]) => {
    const { code, out, err } = await gongfu([...args, "--json-errors"], { cwd });
    return { code, out, issues: err === "" ? [] : JSON.parse(err).issues };
  };

  test.each(["2023.csv", "2023.json"])("a snapshot goes through no link: %s", async (name) => {
    const cwd = published();
    rmSync(join(cwd, "snapshots", name));
    if (name === "2023.csv") rmSync(year(cwd));
    symlinkSync("../../mine", join(cwd, "snapshots", name));
    const { code, issues } = await said(cwd, ["snapshot", "--period", "2023"]);
    expect(code).toBe(1);
    expect(issues).toMatchObject([{ code: "file-outside", file: `snapshots/${name}`, params: { link: true } }]);
    expect(readFileSync(join(cwd, "../mine"), "utf8")).toBe("mine");
    // nor is it read through one
    if (name === "2023.csv") return;
    const { code: verified, out } = await said(cwd, ["verify", "--period", "2023"]);
    expect(verified).toBe(3);
    expect(out).toContain("is a link that leads outside");
  });

  test("a link to nothing is replaced, not followed", async () => {
    const cwd = published();
    rmSync(join(cwd, "snapshots/2023.csv"));
    symlinkSync("../../new", join(cwd, "snapshots/2023.csv"));
    expect((await said(cwd, ["snapshot", "--period", "2023"])).code).toBe(0);
    expect(existsSync(join(cwd, "../new"))).toBe(false);
  });

  test.each(["../elsewhere", "/tmp/elsewhere"])("snapshots kept in %s", async (path) => {
    const cwd = published();
    const yaml = readFileSync(join(cwd, "gongfu.yaml"), "utf8").replace("folder: snapshots", `folder: ${path}`);
    writeFileSync(join(cwd, "gongfu.yaml"), yaml);
    const { code, issues } = await said(cwd, ["snapshot"]);
    expect({ code, found: issues[0] }).toMatchObject({ code: 1, found: { code: "file-outside", file: path } });
    expect(existsSync(join(cwd, "../elsewhere"))).toBe(false);
  });

  test("a period names no path", async () => {
    const cwd = project();
    writeFileSync(join(cwd, "d.csv"), "unit,period,x,y,z\na,../../x,1,2,3\nb,../../x,4,5,7\n");
    await gongfu(["snapshot"], { cwd });
    expect(existsSync(join(cwd, "../x.json"))).toBe(false);
    expect(existsSync(join(cwd, "../../x.json"))).toBe(false);
  });

  test("--out is the caller's: a link is followed and stays one", async () => {
    const cwd = project();
    symlinkSync("../out.csv", join(cwd, "o.csv"));
    writeFileSync(join(cwd, "../out.csv"), "old");
    expect((await gongfu(["compute", "--out", "o.csv"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "../out.csv"), "utf8")).toMatch(/^unit,/);
    expect(readlinkSync(join(cwd, "o.csv"))).toBe("../out.csv");
  });
});

describe("formulas in the names of units reach no spreadsheet", () => {
  const names = ["=cmd()", "+1", "-2", "@b", "\tx=1"];
  const cwd = () => {
    const path = project();
    writeFileSync(
      join(path, "d.csv"),
      `unit,name,period,x,y,z\n${names.flatMap((name, i) => ["2020", "2021"].map((p) => `u${i},"${name}",${p},${i + 1},${i + 2},${(i * i) % 7}`)).join("\n")}\n`,
    );
    writeFileSync(join(path, "gongfu.yaml"), json({ system: "./s.json", data: [{ file: "d.csv" }] }));
    return path;
  };
  const commands: readonly (readonly string[])[] = [
    ["compute"],
    ["compute", "--steps"],
    ["compute", "--stream", "--out", "-"],
    ["describe", "--section", "statistics"],
    ["describe", "--section", "availability"],
    ["monitor"],
    ["weights"],
    ["uncertainty", "--n", "10", "--threads", "1"],
  ];
  test.each(commands.map((args) => [args.join(" "), args] as const))("gongfu %s --format csv", async (_, args) => {
    const { code, out, err } = await gongfu([...args, "--format", "csv"], { cwd: cwd() });
    expect(code, err).toBe(0);
    expect(out).not.toMatch(/(^|[,\n])"?[=+@\t]/);
    expect(out).not.toMatch(/(^|[,\n])"?-(?!\d)/);
  });
});
