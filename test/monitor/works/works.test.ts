import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexError } from "../../../src/errors/index.ts";
import { datasetFromColumns, monitor, parseSystem, type WorksOptions, worksOf } from "../../../src/index.ts";
import type { Work } from "../../../src/schema/works.ts";

// 360 days from 2021-01-01 to 2021-12-26, so that shares of time are round
const plain: Work = { id: "w", start: "2021-01-01", due: "2021-12-26" };
const one = (work: Partial<Work>, asOf: string, options: Partial<WorksOptions> = {}) =>
  worksOf([{ ...plain, ...work }], { asOf, ...options }).works[0]!;

test("without milestones the planned share is the share of the time that is over, both ends counted in", () => {
  // 2021-06-29 is day 180 of 360
  expect(one({ reports: [{ date: "2021-06-29", done: 50 }] }, "2021-06-29")).toMatchObject({
    done: 50,
    planned: 50,
    elapsed: 50,
    lead: 0,
    completion: 100,
    colour: "green",
    level: null,
    state: "under-way",
    reported: "2021-06-29",
    daysLeft: 180,
    reason: { code: "work-rule", params: { measure: "lead", value: 0, overdue: 0, held: false } },
  });
});

test("a colour exactly on its threshold belongs to the better class", () => {
  const at = (done: number) => one({ reports: [{ date: "2021-06-29", done }] }, "2021-06-29").colour;
  expect([50, 49.999, 40, 39.999].map(at)).toEqual(["green", "yellow", "yellow", "red"]);
});

test("milestones in an amount: 8, 16 and 20 of 20 are 40, 80 and 100 %; straight between, or in steps", () => {
  const road: Work = {
    id: "25",
    start: "2022-04-01",
    due: "2022-12",
    total: 20,
    milestones: [
      { date: "2022-10", planned: 16 },
      { date: "2022-06", planned: 8 },
    ],
    reports: [{ date: "2022-08", done: 9 }],
  };
  const planned = (asOf: string, between?: "step") =>
    worksOf([road], { asOf, ...(between && { between }) }).works[0]!.planned;
  expect(planned("2022-06")).toBe(40);
  // 62 of the 123 days from the end of June to the end of October are over: 40 + 40·62/123
  expect(planned("2022-08")).toBeCloseTo(40 + (40 * 62) / 123, 12);
  expect(planned("2022-08", "step")).toBe(40);
  expect([planned("2022-10"), planned("2022-12"), planned("2023-05")]).toEqual([80, 100, 100]);
  expect(planned("2022-03")).toBe(0);
  expect(worksOf([road], { asOf: "2022-08" }).works[0]).toMatchObject({ done: 45, reported: "2022-08-31" });
});

test("days overdue are counted from the dates given; the due day itself is not over", () => {
  const late = { reports: [{ date: "2021-06-01", done: 90 }] };
  expect(one(late, "2021-12-26")).toMatchObject({ daysOverdue: 0, daysLeft: 0, colour: "yellow" });
  expect(one(late, "2022-01-05")).toMatchObject({ daysOverdue: 10, colour: "red", level: "alarm" });
  expect(one(late, "2022-01-05").reason.params).toEqual({ measure: "met", value: 0, overdue: 10, held: false });
});

test("completed: the day, days late, and green whatever the schedule says", () => {
  expect(one({ completed: "2021-12-31" }, "2022-02-01")).toMatchObject({
    done: 100,
    complete: true,
    completed: "2021-12-31",
    daysLate: 5,
    daysOverdue: 0,
    colour: "green",
    state: "done",
    reason: { code: "work-done", params: { late: 5 } },
  });
  // not known yet on the day before
  expect(one({ completed: "2021-12-31" }, "2021-12-30")).toMatchObject({ complete: false, daysOverdue: 4 });
  // the report from which on all was done counts, not one that was taken back
  const reports = [
    { date: "2021-05-01", done: 100 },
    { date: "2021-06-01", done: 80 },
    { date: "2021-07-01", done: 100 },
  ];
  expect(one({ reports }, "2021-08-01")).toMatchObject({ completed: "2021-07-01" });
  expect(one({ reports }, "2021-06-15")).toMatchObject({ complete: false, done: 80 });
});

test("reports of later days are not yet known", () => {
  const reports = [
    { date: "2021-03-31", done: 20 },
    { date: "2021-09-30", done: 70 },
  ];
  expect(one({ reports }, "2021-06-29")).toMatchObject({ done: 20, reported: "2021-03-31" });
});

test("what cannot be judged is grey and says why, unless its day is past", () => {
  const none = { id: "w" };
  const asked = (work: Work, asOf: string) => {
    const { colour, unjudged } = worksOf([work], { asOf }).works[0]!;
    return [colour, unjudged];
  };
  expect(asked(none, "2021-06-29")).toEqual(["grey", "no-report"]);
  expect(asked({ id: "w", due: "2021-12", reports: [{ date: "2021-05", done: 30 }] }, "2021-06-29")).toEqual([
    "grey",
    "no-schedule",
  ]);
  expect(asked({ ...plain }, "2021-06-29")).toEqual(["grey", "no-report"]);
  expect(asked({ ...plain }, "2022-06-29")).toEqual(["red", null]);
  expect(asked({ ...plain }, "2020-12-01")).toEqual(["green", null]); // not begun: 0 of 0 planned
  expect(asked({ ...plain, state: "suspended" }, "2022-06-29")).toEqual(["grey", "suspended"]);
  expect(asked({ ...plain, state: "cancelled" }, "2022-06-29")).toEqual(["grey", "cancelled"]);
});

test("hysteresis holds a colour over reports", () => {
  const reports = [
    { date: "2021-06-29", done: 51 },
    { date: "2021-07-04", done: 51 }, // 51.4 % planned: behind by 0.4
  ];
  const { colour: plainColour } = one({ reports }, "2021-07-04");
  expect(plainColour).toBe("yellow");
  const book = {
    met: "green" as const,
    rules: [{ measure: "lead" as const, steps: [{ from: 0, give: "green" as const }], otherwise: "red" as const }],
    hysteresis: { margin: 2 },
    levels: { red: "alarm" as const },
  };
  const held = one({ reports }, "2021-07-04", { rules: book });
  expect(held).toMatchObject({ colour: "green", plain: "red", since: "2021-06-29" });
  expect(held.reason.params).toMatchObject({ held: true });
});

test("counts by owner, kind, stage and indicator; several owners each count the work", () => {
  const { rows } = worksOf(
    [
      {
        ...plain,
        id: "a",
        owners: ["交通局", "发改局"],
        stage: "开工建设",
        indicators: ["roads"],
        completed: "2021-12-01",
      },
      {
        ...plain,
        id: "b",
        owners: [{ name: "交通局", role: "lead" }],
        kind: "reform",
        reports: [{ date: "2021-06-29", done: 20 }],
      },
      { ...plain, id: "c", state: "cancelled" },
    ],
    { asOf: "2022-01-05" },
  );
  const row = (by: string, id: string | null) => rows.find((found) => found.by === by && found.id === id)!;
  expect(rows[0]).toMatchObject({
    by: "all",
    works: 3,
    active: 2,
    completed: 1,
    overdue: 1,
    completion: 50,
    onTime: 50,
    done: 60,
  });
  expect(row("owner", "交通局")).toMatchObject({ works: 2, completion: 50, lead: -40 });
  expect(row("owner", "发改局")).toBeUndefined(); // in support
  expect(row("owner", null)).toMatchObject({ works: 1, active: 0, completion: null, done: null });
  expect(row("kind", "reform").colours).toMatchObject({ red: 1, green: 0 });
  expect(row("stage", "开工建设").completed).toBe(1);
  expect(row("indicator", "roads").works).toBe(1);
  const all = worksOf([{ ...plain, owners: ["交通局", "发改局"] }], { asOf: "2022", owners: "all" }).rows;
  expect(all.some(({ by, id }) => by === "owner" && id === "发改局")).toBe(true);
});

test("milestones by quarter: on time, late, missed, open; set aside with the work", () => {
  const { milestones, calendar } = worksOf(
    [
      {
        ...plain,
        milestones: [
          { date: "2021-03-31", planned: 20, name: "立项" },
          { date: "2021-06-30", planned: 50 },
          { date: "2021-08-31", name: "开工", completed: "2021-08-20" },
        ],
        reports: [
          { date: "2021-04-10", done: 25 },
          { date: "2021-09-01", done: 40 },
        ],
      },
      { ...plain, id: "x", state: "suspended" },
    ],
    { asOf: "2021-09-30" },
  );
  expect(milestones.map(({ date, state, reached, daysLate }) => [date, state, reached, daysLate])).toEqual([
    ["2021-03-31", "late", "2021-04-10", 10],
    ["2021-06-30", "missed", null, 92],
    ["2021-08-31", "on-time", "2021-08-20", 0],
    ["2021-12-26", "open", null, 0],
    ["2021-12-26", "set-aside", null, 0],
  ]);
  expect(calendar.map(({ span, rate, missed }) => [span, rate, missed])).toEqual([
    ["2021Q1", 100, 0],
    ["2021Q2", 0, 1],
    ["2021Q3", 100, 0],
    ["2021Q4", null, 0],
  ]);
});

test("a table without dates: figures as they stand", () => {
  expect(one({ planned: 60, done: 45 }, "2021-06-29")).toMatchObject({ lead: -15, reported: null, colour: "red" });
  const { milestones } = worksOf([{ id: "w", due: "2021-03", done: 100, planned: 100 }], { asOf: "2021-06" });
  expect(milestones[0]).toMatchObject({ state: "reached", reached: null, last: true });
});

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "roads", direction: "positive", targets: [{ period: "2021", value: 100 }] },
      { id: "beds", direction: "positive", targets: [{ period: "2021", value: 10 }] },
      { id: "air", direction: "positive", targets: [{ period: "2021", value: 10 }] },
    ],
  },
});

test("which indicators have works behind them, and whether red works serve red indicators", () => {
  const data = datasetFromColumns({ units: ["u"], periods: "2021", columns: { roads: [10], beds: [10], air: [1] } });
  const { targets } = monitor({ system }, data);
  const { indicators, notes } = worksOf(
    [
      { ...plain, id: "1", indicators: ["roads"] },
      { ...plain, id: "2", indicators: ["beds", "bed"] },
    ],
    { asOf: "2022-03", definition: { system }, targets },
  );
  expect(indicators.map(({ indicator, works, finding }) => [indicator, works, finding])).toEqual([
    ["roads", ["1"], "both-behind"],
    ["beds", ["2"], "works-behind"],
    ["air", [], "no-works"],
  ]);
  expect(notes).toEqual([
    { code: "work-indicator-unknown", path: ["works", "2"], params: { id: "2", indicator: "bed", nearest: "beds" } },
  ]);
});

test("a state that contradicts the share is told, and the share counts", () => {
  const { works, notes } = worksOf([{ ...plain, state: "done", reports: [{ date: "2021-06", done: 60 }] }], {
    asOf: "2021-07",
  });
  expect(works[0]).toMatchObject({ complete: false, state: "under-way" });
  expect(notes.map(({ code }) => code)).toEqual(["work-contradiction"]);
});

test("what is wrong with the items is told at once", () => {
  const codes = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof IndexError) return error.issues.map(({ code, path }) => [code, path.join(".")]);
      throw error;
    }
    return [];
  };
  expect(
    codes(() =>
      worksOf(
        [
          { id: "a", start: "2022-05", due: "2022-03" },
          { id: "a", total: 0, done: -1 },
        ],
        { asOf: "2022" },
      ),
    ),
  ).toEqual([
    ["work-ends-first", "works.0.due"],
    ["work-repeated", "works.1.id"],
    ["work-total", "works.1.total"],
    ["work-negative", "works.1.done"],
  ]);
  expect(codes(() => worksOf([{ id: "a", due: "soon" }], { asOf: "2022" }))).toEqual([
    ["date-unreadable", "works.0.due"],
  ]);
  expect(codes(() => worksOf([], { asOf: "yesterday" }))).toEqual([["date-unreadable", "asOf"]]);
});

test("more done is never a worse colour, and every work is counted once in a partition", () => {
  const order = ["red", "orange", "yellow", "light-green", "green"];
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(500), (a, b, day) => {
      const asOf = day < 360 ? `2021-${String(1 + Math.floor(day / 30)).padStart(2, "0")}-15` : "2022-04-01";
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
        (done) => one({ reports: [{ date: "2021-01-01", done }] }, asOf).colour,
      );
      expect(order.indexOf(more!)).toBeGreaterThanOrEqual(order.indexOf(less!));
    }),
  );
});
