import { expect, test } from "vitest";
import { zh } from "../../../src/errors/zh.ts";
import { type LedgerRow, ledgerOf, parseSystem, toLedger } from "../../../src/index.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "beds",
        direction: "positive",
        owners: [
          { name: { en: "Plans", zh: "规划局" }, role: "support" },
          { name: "卫健局", id: "health", role: "lead" },
        ],
      },
      { id: "roads", direction: "positive", owners: [{ name: { en: "Transport", zh: "交通局" }, role: "support" }] },
      { id: "trees", direction: "positive" },
    ],
  },
});
const reason = {
  code: "work-rule",
  path: [],
  params: { measure: "lead", value: -12, overdue: 0, held: false },
} as const;
const target = (indicator: string, level: "notice" | "warning" | "alarm" | null) => ({
  indicator,
  unit: "u",
  stage: "2025",
  level,
  reason,
});
const work = (id: string, level: "notice" | "warning" | "alarm" | null) => ({ id, owners: [], level, reason });
const opened = "2022-07-01";

test("from a level on; below it and without one nothing is opened", () => {
  const warnings = [work("a", null), work("b", "notice"), work("c", "warning"), work("d", "alarm")];
  const ids = (from?: "notice" | "alarm") => toLedger(warnings, { opened, ...(from && { from }) }).map(({ id }) => id);
  expect(ids()).toEqual(["work:c", "work:d"]);
  expect(ids("notice")).toEqual(["work:b", "work:c", "work:d"]);
  expect(ids("alarm")).toEqual(["work:d"]);
});

test("who answers for an indicator: the lead by id, else the first by name, else nobody", () => {
  const lines = toLedger(
    ["beds", "roads", "trees", "elsewhere"].map((id) => target(id, "alarm")),
    { opened, definition: { system } },
  );
  expect(lines.map(({ owner }) => owner)).toEqual(["health", "交通局", undefined, undefined]);
  expect(lines[0]).toEqual({
    id: "target:u/beds/2025",
    problem: "what is done is 12 points behind what was planned by now",
    source: "warning",
    severity: "alarm",
    opened,
    owner: "health",
    unit: "u",
    indicator: "beds",
  });
  expect(toLedger([target("beds", "alarm")], { opened })[0]).not.toHaveProperty("owner");
});

test("days by level from the day that it is opened; of a level without days there is no due date", () => {
  const lines = toLedger([work("a", "warning"), work("b", "alarm")], { opened, days: { alarm: 31 } });
  expect(lines.map(({ due }) => due)).toEqual([undefined, "2022-08-01"]);
});

test("what is open is not opened twice; what was closed repeats the last of its name", () => {
  const again = (ledger: readonly LedgerRow[]) => toLedger([work("a", "alarm")], { opened, ledger });
  const first = { id: "work:a", opened: "2022-01-01" };
  expect(again([first])).toEqual([]);
  expect(again([{ ...first, closed: "2022-02-01", reopened: "2022-03-01" }])).toEqual([]);
  const closed = { ...first, closed: "2022-02-01" };
  const [second] = again([closed]);
  expect(second).toMatchObject({ id: "work:a#2", repeats: "work:a" });
  const [third] = again([closed, { ...second!, closed: "2022-08-01" }]);
  expect(third).toMatchObject({ id: "work:a#3", repeats: "work:a#2" });
  // a name that only begins alike is another's
  expect(again([{ id: "work:ab", opened: "2022-01-01" }])[0]).toMatchObject({ id: "work:a" });
  expect(ledgerOf([closed, second!], { asOf: "2022-07-31" }).lines[1]).toMatchObject({ repeats: "work:a", age: 30 });
});

test("in the language asked for; a day that is none is refused", () => {
  const [line] = toLedger([work("a", "alarm")], { opened, messages: zh });
  expect(line!.problem).toMatch(/12/);
  expect(line!.problem).toMatch(/[\u4e00-\u9fff]/);
  expect(() => toLedger([], { opened: "soon" })).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: "date-unreadable" })] }),
  );
});
