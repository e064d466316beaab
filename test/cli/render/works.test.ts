import { expect, test } from "vitest";
import { ledgerText } from "../../../src/cli/render/ledger.ts";
import { worksText } from "../../../src/cli/render/works.ts";
import { ledgerOf, worksOf } from "../../../src/index.ts";

const view = { locale: "en", width: 300, names: new Map(), all: false } as const;
const rowsOf = (text: string, start: RegExp) =>
  text
    .split("\n")
    .filter((line) => start.test(line))
    .map((line) => line.trim().split(/ {2,}/));

const year = { start: "2022-01", due: "2022-12", total: 20 };
const reports = (done: number) => [{ date: "2022-06", done }];
const half = [{ date: "2022-06", planned: 10 }];

test("no items: none to look at first, and no table of any", () => {
  const text = worksText(worksOf([], { asOf: "2022-06-30" }), view);
  expect(text).toMatch(/^Work items on 2022-06-30\n0 /);
  expect(text).toContain("\n\nNo item is yellow, orange or red.");
  expect(text).not.toMatch(/Milestones|indicators have/);
});

test("the worst first: by colour, then by days overdue, then by how far behind; with all, the others and their parts", () => {
  const found = worksOf(
    [
      { id: "on-time", owners: "甲局", ...year, milestones: half, reports: reports(10) },
      { id: "late-30", owners: "甲局", start: "2022-01", due: "2022-05-31", total: 20, reports: reports(2) },
      { id: "late-60", owners: "乙局", start: "2022-01", due: "2022-05-01", total: 20, reports: reports(2) },
      { id: "unknown", kind: "reform" },
      { id: "behind-far", owners: "乙局", ...year, milestones: half, reports: reports(1) },
      { id: "behind-more", owners: "乙局", ...year, milestones: half, reports: reports(0) },
    ],
    { asOf: "2022-06-30" },
  );
  const short = worksText(found, view);
  const ids = (text: string) =>
    rowsOf(text, /^(red|orange|yellow|blue|green|grey)\b.* (on-time|late|unknown|behind)/).map((row) =>
      row.find((cell) => /^(on-time|late|unknown|behind)/.test(cell)),
    );
  expect(ids(short)).toEqual(["late-60", "late-30", "behind-more", "behind-far"]);
  expect(short).not.toContain("by kind");
  const all = worksText(found, { ...view, all: true });
  expect(ids(all).slice(0, 4)).toEqual(["late-60", "late-30", "behind-more", "behind-far"]);
  expect(ids(all)).toContain("unknown");
  expect(rowsOf(all, /^reform /)[0]!.slice(0, 3)).toEqual(["reform", "1", "0"]);
  expect(rowsOf(all, /^\(none\) /).length).toBeGreaterThan(0);
});

test("of more than fifteen that are behind the first fifteen, and of how many", () => {
  const many = Array.from({ length: 17 }, (_, k) => ({ id: `w${k}`, ...year, milestones: half, reports: reports(0) }));
  const found = worksOf(many, { asOf: "2022-06-30" });
  expect(rowsOf(worksText(found, view), / w\d+ /)).toHaveLength(15);
  expect(worksText(found, view)).toMatch(/15.*17/);
  expect(rowsOf(worksText(found, { ...view, all: true }), / w\d+ /)).toHaveLength(17);
});

test("an indicator that works serve: its own name, else the system's, else its id; notes at the end", () => {
  const road = { id: "1", ...year, milestones: half, reports: reports(0), indicators: ["road"] };
  const found = worksOf([road], { asOf: "2022-06-30" });
  const names = new Map([["road", { en: "Roads", zh: "公路" }]]);
  expect(worksText(found, { ...view, names, all: true })).toContain("Roads");
  expect(
    worksText(
      { ...found, notes: [{ code: "constant-indicator", path: ["x"], params: { value: 7, method: "m" } }] },
      view,
    ),
  ).toMatch(/\n\n- every value is 7, so m is undefined[^\n]*$/);
});

test("a ledger: open and longest overdue first, then oldest; parts by every count with all", () => {
  const rows = [
    {
      id: "p-closed",
      owner: "甲局",
      opened: "2022-01-01",
      closed: "2022-02-01",
      source: "inspection",
      severity: "alarm",
    },
    { id: "p-young", owner: "甲局", opened: "2022-06-01", problem: "a hole" },
    { id: "p-old", opened: "2022-02-01", indicator: "road", source: "a letter" },
    { id: "p-overdue", owner: "乙局", opened: "2022-03-01", due: "2022-05-31", severity: "notice" },
  ] as const;
  const found = ledgerOf(rows, { asOf: "2022-06-30" });
  const text = ledgerText(found, view);
  const ids = (one: string) => rowsOf(one, / p-\w+ /).map((row) => row[1]);
  expect(ids(text)).toEqual(["p-overdue", "p-old", "p-young"]);
  expect(rowsOf(text, / p-overdue /)[0]!.slice(-2)).toEqual(["121", "30"]); // 1 March to 30 June; 31 May to 30 June
  expect(rowsOf(text, /^\(none\) /)[0]!.slice(0, 5)).toEqual(["(none)", "1", "0", "1", "0"]);
  const all = ledgerText(found, { ...view, all: true, names: new Map([["road", "Roads"]]) });
  expect(ids(all)).toEqual(["p-overdue", "p-old", "p-young", "p-closed"]);
  for (const part of ["a letter", "inspection", "alarm", "notice", "Roads"])
    expect(rowsOf(all, new RegExp(`^${part} `))[0]!.slice(0, 2), part).toEqual([part, "1"]);
});

test("a ledger without an open problem says so", () => {
  const found = ledgerOf([{ id: "1", opened: "2022-01-01", closed: "2022-01-31" }], { asOf: "2022-06-30" });
  expect(ledgerText(found, view)).toContain("\n\nNo problem is open.");
});
