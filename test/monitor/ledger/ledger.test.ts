import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexError } from "../../../src/errors/index.ts";
import { type LedgerRow, ledgerOf, toLedger, worksOf } from "../../../src/index.ts";
import { daysOf, dayText } from "../../../src/schema/days.ts";

const whole: LedgerRow = {
  id: "1",
  owner: "交通局",
  source: "inspection",
  opened: "2022-03-01",
  assigned: "2022-03-02",
  due: "2022-03-31",
  rectified: "2022-03-20",
  checked: "2022-03-22",
  closed: "2022-03-25",
};
const line = (row: Partial<LedgerRow>, asOf = "2022-06-30") => ledgerOf([{ ...whole, ...row }], { asOf }).lines[0]!;
const codes = (row: Partial<LedgerRow>, asOf?: string) =>
  line(row, asOf).problems.map(({ code, params }) => [code, (params as { step: string }).step]);
/** The row without some of its steps. */
const without = (...steps: (keyof LedgerRow)[]): LedgerRow =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !steps.includes(key as never))) as LedgerRow;

test("a closed loop: every step dated and in order, on the same day too", () => {
  expect(line({})).toMatchObject({
    state: "closed",
    open: false,
    loop: "complete",
    daysToClose: 24,
    onTime: true,
    age: null,
    daysOverdue: 0,
    problems: [],
  });
  const day = "2022-03-01";
  expect(line({ assigned: day, rectified: day, checked: day, closed: day })).toMatchObject({
    loop: "complete",
    daysToClose: 0,
  });
});

test("a step out of order or missing is a named problem", () => {
  expect(codes({ assigned: "2022-02-27" })).toEqual([["ledger-step-order", "assigned"]]);
  expect(codes({ closed: "2022-03-10" })).toEqual([["ledger-step-order", "closed"]]);
  expect(line({ closed: "2022-02-10" })).toMatchObject({ loop: "broken", daysToClose: null });
  const found = ledgerOf([without("rectified", "checked")], { asOf: "2022-06-30" });
  expect(found.notes).toEqual([
    { code: "ledger-step-missing", path: ["ledger", "1"], params: { id: "1", step: "rectified", later: "closed" } },
  ]);
  // only a step that is wanted must be there
  const four = ["opened", "assigned", "rectified", "closed"] as const;
  const five = [...four, "checked"] as const;
  const loop = (steps: readonly (typeof five)[number][]) =>
    ledgerOf([without("checked")], { asOf: "2022-06-30", steps }).lines[0]!.loop;
  expect([loop(four), loop(five)]).toEqual(["complete", "broken"]);
});

test("steps dated later are not yet taken; a problem opened later is not yet there", () => {
  expect(line({}, "2022-03-21")).toMatchObject({ state: "rectified", open: true, age: 20, loop: "under-way" });
  expect(codes({}, "2022-03-21")).toEqual([
    ["ledger-step-ahead", "checked"],
    ["ledger-step-ahead", "closed"],
  ]);
  expect(ledgerOf([whole], { asOf: "2022-02" }).lines).toEqual([]);
});

test("on time is rectified by the due date, the day itself included; overdue while open", () => {
  expect(line({ rectified: "2022-03-31", checked: "2022-04-01", closed: "2022-04-02" }).onTime).toBe(true);
  expect(line({ rectified: "2022-04-01", checked: "2022-04-01", closed: "2022-04-02" }).onTime).toBe(false);
  const open = without("rectified", "checked", "closed");
  const on = (asOf: string) => {
    const [{ onTime, daysOverdue }] = ledgerOf([open], { asOf }).lines as [ReturnType<typeof line>];
    return [onTime, daysOverdue];
  };
  expect([on("2022-03-31"), on("2022-04-01")]).toEqual([
    [null, 0],
    [false, 1],
  ]);
  expect(ledgerOf([without("due")], { asOf: "2022-06" }).lines[0]!.onTime).toBeNull();
});

test("a problem opened again is open until it is closed again, in one line with its rounds", () => {
  const again = { ...whole, reopened: "2022-04-15" };
  expect(ledgerOf([again], { asOf: "2022-04-30" }).lines[0]).toMatchObject({
    state: "reopened",
    open: true,
    age: 60,
    loop: "under-way",
    daysOverdue: 30,
  });
  const second: LedgerRow = {
    ...without("due"),
    opened: "2022-04-15",
    assigned: "2022-04-16",
    rectified: "2022-05-10",
    checked: "2022-05-11",
    closed: "2022-05-12",
  };
  const { lines, rows } = ledgerOf([again, second], { asOf: "2022-06-30" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ rounds: 2, open: false, closed: "2022-05-12", daysToClose: 72, loop: "complete" });
  expect(rows[0]).toMatchObject({ opened: 1, closed: 1, reopened: 1, loops: 100 });
  // a second round while the first is open
  const clash = ledgerOf([without("closed"), second], { asOf: "2022-06-30" });
  expect(clash.notes.map(({ code }) => code)).toEqual(["ledger-round-order"]);
  expect(codes({ ...without("closed"), closed: undefined, reopened: "2022-04-15" })).toEqual([
    ["ledger-step-missing", "closed"],
  ]);
});

test("rates, days to close, ages, owners, sources, spans", () => {
  const rows: LedgerRow[] = [
    whole, // 24 days
    { ...whole, id: "2", opened: "2022-03-01", rectified: "2022-04-20", checked: "2022-04-21", closed: "2022-04-30" }, // 60 days, late
    { ...whole, id: "3", owner: "水利局", rectified: "2022-03-10", checked: "2022-03-10", closed: "2022-03-11" }, // 10 days
    { id: "4", owner: "水利局", source: "public-review", opened: "2022-05-31", repeats: "3" }, // 30 days old
    { id: "5", opened: "2022-05-30", repeats: "9" }, // 31 days old
  ];
  const found = ledgerOf(rows, { asOf: "2022-06-30" });
  const [all] = found.rows;
  expect(all).toMatchObject({
    opened: 5,
    closed: 3,
    open: 2,
    closingRate: 60,
    repeated: 2,
    loops: 100,
    overdue: 0,
    daysToClose: { mean: 94 / 3, median: 24, n: 3 },
    ages: [
      { from: 0, to: 30, open: 1 },
      { from: 31, to: 60, open: 1 },
      { from: 61, to: 90, open: 0 },
      { from: 91, to: null, open: 0 },
    ],
  });
  expect(all!.onTime).toBeCloseTo(200 / 3, 12);
  const row = (by: string, id: string | null) => found.rows.find((one) => one.by === by && one.id === id)!;
  expect(row("owner", "水利局")).toMatchObject({ opened: 2, closingRate: 50, daysToClose: { median: 10 } });
  expect(row("owner", null)).toMatchObject({ opened: 1, closingRate: 0, daysToClose: null, onTime: null, loops: null });
  expect(row("source", "public-review").open).toBe(1);
  expect(found.rows.filter(({ by }) => by === "opened").map(({ id, opened }) => [id, opened])).toEqual([
    ["2022-03", 3],
    ["2022-05", 2],
  ]);
  expect(found.notes).toEqual([
    { code: "ledger-repeats-unknown", path: ["ledger", "5"], params: { id: "5", repeats: "9" } },
  ]);
  const twoMonths = ledgerOf(rows, { asOf: "2022-06-30", span: "two-months" }).rows;
  expect(twoMonths.filter(({ by }) => by === "opened").map(({ id }) => id)).toEqual(["2022-03/04", "2022-05/06"]);
});

test("an empty ledger has no rates", () => {
  expect(ledgerOf([], { asOf: "2022" }).rows).toMatchObject([
    { opened: 0, closingRate: null, onTime: null, daysToClose: null },
  ]);
});

test("a red work becomes a line, once; closed and red again it repeats the line before", () => {
  const work = {
    id: "25",
    owners: ["交通局", "发改局"],
    start: "2022-01-01",
    due: "2022-12-31",
    reports: [{ date: "2022-06", done: 1 }],
  };
  const { works } = worksOf([work], { asOf: "2022-06-30" });
  const first = toLedger(works, { opened: "2022-07-01", days: { alarm: 30 } });
  expect(first).toEqual([
    {
      id: "work:25",
      problem: "what is done is 48.59 points behind what was planned by now",
      source: "warning",
      severity: "alarm",
      opened: "2022-07-01",
      owner: "交通局",
      work: "25",
      due: "2022-07-31",
    },
  ]);
  expect(toLedger(works, { opened: "2022-08-01", ledger: first })).toEqual([]);
  const closed = first.map((row) => ({ ...row, closed: "2022-07-20" }));
  expect(toLedger(works, { opened: "2022-08-01", ledger: closed })).toMatchObject([
    { id: "work:25#2", repeats: "work:25" },
  ]);
  expect(
    ledgerOf([...closed, ...toLedger(works, { opened: "2022-08-01", ledger: closed })], { asOf: "2022-08" }).lines,
  ).toHaveLength(2);
});

test("days that cannot be read are told at their cell of the row", () => {
  const run = () => ledgerOf([{ ...whole, due: "end of March" }], { asOf: "2022" });
  expect(run).toThrow(IndexError);
  try {
    run();
  } catch (error) {
    expect((error as IndexError).issues).toMatchObject([{ code: "date-unreadable", path: ["ledger", 0, "due"] }]);
  }
});

test("opened is closed and open together, and the loop is complete only of closed problems, on any dates", () => {
  const start = daysOf("2022-01-01")!.first;
  const day = fc.option(
    fc.integer({ min: 0, max: 300 }).map((n) => dayText(start + n)),
    { nil: undefined },
  );
  const row = fc.record({ assigned: day, due: day, rectified: day, checked: day, closed: day, reopened: day });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: 0, max: 300 }), (given, at) => {
      const rows = given.map((one, i): LedgerRow => ({ ...one, id: String(i), opened: "2022-01-01" }));
      const { rows: counts, lines } = ledgerOf(rows, { asOf: dayText(start + at) });
      const [all] = counts;
      expect(all!.closed + all!.open).toBe(all!.opened);
      expect(all!.ages.reduce((sum, { open }) => sum + open, 0)).toBe(all!.open);
      for (const { loop, open, problems, daysToClose } of lines) {
        if (loop === "complete")
          expect([open, problems.filter(({ code }) => code !== "ledger-step-ahead")]).toEqual([false, []]);
        if (daysToClose !== null) expect(daysToClose).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
