import { expect, test } from "vitest";
import { attainmentOf } from "../../src/monitor/attainment.ts";
import { attainmentTree } from "../../src/monitor/attainment-tree.ts";
import { monitor } from "../../src/monitor/monitor.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

// Targets are set per town: a has its own for beds and a revised one for jobs, b the common one, c its own with a base.
const system = parseSystem({
  id: "towns",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "beds",
        direction: "positive",
        weight: 3,
        targets: [
          { period: "2025", value: 100 },
          { period: "2025", unit: "a", value: 200 },
          { period: "2025", unit: "c", value: 150, base: { period: "2020", value: 50 } },
        ],
      },
      {
        id: "jobs",
        direction: "positive",
        weight: 1,
        targets: [
          { period: "2025", unit: "a", value: 10, issuedOn: "2021-03-01" },
          { period: "2025", unit: "a", value: 20, issuedOn: "2023-03-01", supersedes: "2021-03-01" },
          { period: "2025", unit: "b", kind: "assigned", by: "district" },
        ],
      },
    ],
  },
});
const data = datasetFromColumns({
  units: ["a", "b", "c"],
  periods: ["2023", "2023", "2023"],
  columns: { beds: [100, 100, 100], jobs: [10, 10, 10] },
});

test("the same figures against each town's own target: 100 of 200, 100 of 100, halfway from 50 to 150", () => {
  const { targets } = attainmentOf({ system }, data, { indicators: ["beds"] });
  expect(targets.map(({ unit, attainment, met, measured }) => [unit, attainment, met, measured])).toEqual([
    ["a", 50, false, "level"],
    ["b", 100, true, "level"],
    ["c", 50, false, "progress"],
  ]);
});

test("a town without a target for an indicator has no line for it; an assigned one is unknown", () => {
  const { targets } = attainmentOf({ system }, data, { indicators: ["jobs"] });
  expect(targets.map(({ unit, attainment, unjudged }) => [unit, attainment, unjudged])).toEqual([
    ["a", 50, null],
    ["b", null, "assigned"],
  ]);
});

test("the revised target holds from its date on: 10 of 10 before, 10 of 20 after", () => {
  const before = attainmentOf({ system }, data, { indicators: ["jobs"], units: ["a"], asOf: "2022-12-31" });
  expect(before.targets.map(({ attainment, target }) => [attainment, target.value])).toEqual([[100, 10]]);
});

test("the tree of each town counts its own targets, and weighs over what it knows", () => {
  const rows = attainmentTree(system, attainmentOf({ system }, data).targets).filter(({ id }) => id === "index");
  expect(rows.map(({ unit, degree, rate, targets, unknown }) => [unit, degree, rate, targets, unknown])).toEqual([
    ["a", 50, 0, 2, 0], // (3·50 + 1·50)/4
    ["b", 100, 100, 2, 1],
    ["c", 50, 0, 1, 0],
  ]);
});

test("colours by town: met, behind the schedule (50 % of the way in 60 % of the time), and by the degree alone", () => {
  const { targets, summary } = monitor({ system }, data, { indicators: ["beds"] });
  expect(targets.map(({ unit, colour }) => [unit, colour])).toEqual([
    ["a", "red"], // one period, no base: a degree of 50 is below 60
    ["b", "green"],
    ["c", "yellow"],
  ]);
  expect(summary.colours).toMatchObject({ green: 1, yellow: 1, red: 1 });
});

test("milestones by month and quarter of two units, one revised: each by the figure of its own period", () => {
  const targets = [
    { period: "2023Q1", value: 10 },
    { period: "2023Q2", value: 20 },
    { period: "2023Q2", value: 24, unit: "b", issuedOn: "2023-01-10" },
    { period: "2023Q2", value: 30, unit: "b", issuedOn: "2023-04-10", supersedes: "2023-01-10" },
    { period: "2023-09", value: 40 },
    { period: "2025", value: 100 },
  ];
  const index = { id: "index", children: [{ id: "x", direction: "positive", targets }] };
  const quarters = datasetFromColumns({
    units: ["a", "a", "b", "b"],
    periods: ["2023Q1", "2023Q2", "2023Q1", "2023Q2"],
    columns: { x: [10, 18, 9, 27] },
  });
  const found = (asOf?: string) =>
    attainmentOf(
      { system: parseSystem({ id: "s", version: "1", index }) },
      quarters,
      asOf === undefined ? {} : { asOf },
    ).targets.map(({ unit, stage, target, attainment, met, due }) => [unit, stage, target.value, attainment, met, due]);
  expect(found()).toEqual([
    ["a", "2023Q1", 10, 100, true, true],
    ["a", "2023Q2", 20, 90, false, true],
    ["a", "2023-09", 40, 45, false, false],
    ["a", "2025", 100, 18, false, false],
    ["b", "2023Q1", 10, 90, false, true],
    ["b", "2023Q2", 30, 90, false, true],
    ["b", "2023-09", 40, 67.5, false, false],
    ["b", "2025", 100, 27, false, false],
  ]);
  // before it was revised
  expect(found("2023-03-31")[5]).toEqual(["b", "2023Q2", 24, 100, true, true]);
});
