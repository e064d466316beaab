import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../report/html/fixtures.ts";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
const here = { cwd: folder.path };
const PROJECT = `title: { en: Two towns, zh: 两镇 }
system:
  id: s
  version: "1"
  index:
    id: index
    children: [ { id: a, direction: positive }, { id: b, direction: negative } ]
data: [ { file: d.csv } ]
`;
beforeAll(() => {
  folder.put("gongfu.yaml", PROJECT);
  folder.put(
    "d.csv",
    "unit,name,period,a,b\nu,North,2022,1,9\nv,South,2022,4,3\nw,West,2022,2,5\nu,North,2023,5,4\nv,South,2023,2,6\nw,West,2023,9,1\n",
  );
  folder.put(
    "bureau.yaml",
    "organisation: { en: Bureau, zh: 统计局 }\nlogo: logo.svg\ncolours: { accent: '#8a1c1c' }\nfooter: Internal\n",
  );
  folder.put("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>');
  folder.put("pale.yaml", "colours:\n  accent: '#dddddd'\n");
  folder.put(
    "own.yaml",
    `${PROJECT}report:\n  organisation: Town office\n  sections: [ league ]\n  decisions: [ { step: weigh, clause: Clause 3 } ]\n`,
  );
  folder.put("wrong.yaml", `${PROJECT}report: { colours: { band: '#ffff00', bandText: '#ffffff' }, section: [] }\n`);
});
afterAll(() => folder.remove());

const read = (name: string) => readFileSync(join(folder.path, name), "utf8");

test("gongfu report writes a page and says so; the same project gives the same bytes, on standard output too", async () => {
  const { code, out, err } = await gongfu(["report", "--out", "report.html"], here);
  expect({ code, out, err }).toEqual({ code: 0, out: "", err: "written: report.html\n" });
  const page = read("report.html");
  const text = textOf(page);
  expect(text).toContain("Two towns, 2023");
  expect(text).toMatch(/Software common-prosperity-index \d+\.\d+\.\d+/);
  expect(text).toMatch(/SHA-256 of the system [0-9a-f]{64}/);
  expect(text).toMatch(/gongfu\.yaml project d\.csv data/);
  const piped = await gongfu(["report", "--out", "-"], here);
  expect(Buffer.from(piped.out, "utf8").toString("utf8")).toBe(page);
});

test("locale, sections, units, period and theme", async () => {
  const call = [
    "report",
    "--locale",
    "zh",
    "--sections",
    "summary,units",
    "--units",
    "w",
    "--period",
    "2022",
    "--theme",
    "dark",
  ];
  const { code, out } = await gongfu(call, here);
  expect(code).toBe(0);
  expect(out).toContain('<html lang="zh-Hans">');
  expect(out).toContain(":root{color-scheme:dark;");
  expect([...out.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id)).toEqual(["summary", "units"]);
  expect([...out.matchAll(/<section class="unit"/g)]).toHaveLength(1);
  expect(textOf(out)).toContain("2022 年得分");
});

test("a template's organisation, logo and colours; the project's own under report", async () => {
  const { out } = await gongfu(["report", "--template", "bureau.yaml", "--sections", "league"], here);
  expect(out).toMatch(/<img src="data:image\/svg\+xml;base64,[\w+/=]+" alt="Bureau">/);
  expect(out).toContain("--accent:#8a1c1c;");
  const own = await gongfu(["report", "own.yaml"], here);
  expect(textOf(own.out)).toContain("Town office");
  expect([...own.out.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id)).toEqual(["league"]);
});

test("colours that cannot be read, unknown keys, sections and units are told with their place", async () => {
  const pale = await gongfu(["report", "--template", "pale.yaml"], here);
  expect(pale.code).toBe(1);
  expect(pale.err).toMatch(/pale\.yaml, line 2.*#dddddd upon #ffffff has a contrast of 1\.35/s);
  const wrong = await gongfu(["report", "wrong.yaml"], here);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/wrong\.yaml, line \d+.*report\.section.*"sections"/s);
  expect((await gongfu(["report", "--sections", "leage"], here)).code).toBe(2);
  expect((await gongfu(["report", "--units", "x"], here)).code).toBe(1);
  expect((await gongfu(["report", "--template", "none.yaml"], here)).err).toContain("none.yaml");
});

test("a terminal is not filled with a page: it needs --out", async () => {
  const { code, err } = await gongfu(["report"], { ...here, width: 80 });
  expect(code).toBe(2);
  expect(err).toContain("--out");
});
