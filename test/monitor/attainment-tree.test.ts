import { expect, test } from "vitest";
import { attainmentOf } from "../../src/monitor/attainment.ts";
import { attainmentTree } from "../../src/monitor/attainment-tree.ts";
import { monitor } from "../../src/monitor/monitor.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

const target = (value: number, period = "2025") => ({ period, value });
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "economy",
        weight: 3,
        children: [
          {
            id: "a",
            direction: "positive",
            tags: ["shortboard"],
            owners: [
              { name: "发改局", role: "lead", share: 0.75 },
              { name: "财政局", role: "support" },
            ],
            targets: [target(5, "2022"), target(10)],
          },
          { id: "b", direction: "positive", owners: ["发改局"], targets: [target(10)] },
        ],
      },
      {
        id: "life",
        weight: 1,
        children: [
          { id: "c", direction: "positive", tags: ["shortboard"], targets: [target(10)] },
          { id: "d", direction: "positive", targets: [{ kind: "assigned", by: "city", period: "2025" }] },
          { id: "e", direction: "positive", role: "observed", targets: [target(10)] },
        ],
      },
    ],
  },
});
const data = datasetFromColumns({
  units: ["u", "u"],
  periods: ["2022", "2025"],
  columns: { a: [5, 10], b: [1, 5], c: [1, 2], d: [1, 1], e: [1, 1] },
});
const rows = (options = {}) => monitor({ system }, data, options).tree;
const find = (id: string | null, stage = "2025", cumulated = false, from = rows()) =>
  from.find((row) => row.id === id && row.stage === stage && row.cumulated === cumulated)!;

test("degrees are weighted by the system, unknown targets counted apart, observed indicators left out", () => {
  // economy (100 + 50)/2 = 75 with weight ¾; life: c 20 with ⅛ of its own ¼, d unknown
  expect(find("economy")).toMatchObject({ targets: 2, known: 2, met: 1, degree: 75, rate: 50 });
  expect(find("life")).toMatchObject({ targets: 2, known: 1, met: 0, unknown: 1, degree: 20, rate: 0 });
  expect(find("index").degree).toBeCloseTo((0.75 * 75 + 0.125 * 20) / 0.875, 12);
  expect(find("index", "2025", false, rows({ roles: "all" }))).toMatchObject({ targets: 5 });
});

test("by tag, and by owner with shares; what nobody answers for is a row of its own", () => {
  expect(find("shortboard").degree).toBeCloseTo((0.375 * 100 + 0.125 * 20) / 0.5, 12);
  // 发改局: ¾ of a and all of b, which weigh the same
  expect(find("发改局").degree).toBeCloseTo((0.75 * 100 + 50) / 1.75, 12);
  expect(find("财政局")).toMatchObject({ targets: 1, degree: 100 });
  expect(find(null)).toMatchObject({ by: "owner", targets: 2, unknown: 1 });
});

test("by stage and cumulated over stages", () => {
  expect(find("economy", "2022")).toMatchObject({ targets: 1, met: 1, rate: 100 });
  expect(find("economy", "2025", true)).toMatchObject({ targets: 3, met: 2, degree: 75 });
});

test("the rate as the rule book says, and other weights", () => {
  expect(find("economy", "2025", false, rows({ rate: "degree" })).rate).toBe(75);
  expect(find("economy", "2025", false, rows({ weights: { a: 3 } })).degree).toBe(87.5);
});

test("the summary counts colours and indicators without a number as target", () => {
  const { summary } = monitor({ system }, data, { stages: ["2025"] });
  expect(summary).toMatchObject({ targets: 5, indicators: 5, withoutNumber: 1 });
  expect(Object.values(summary.colours).reduce((sum, count) => sum + count, 0)).toBe(5);
});

test("stages of months, quarters and years are cumulated in the order of the calendar", () => {
  const targets = ["2023", "2023Q1", "2023-09", "2023Q4"].map((period) => ({ period, value: 10 }));
  const small = parseSystem({
    id: "s",
    version: "1",
    index: { id: "index", children: [{ id: "x", direction: "positive", targets }] },
  });
  const data = datasetFromColumns({
    units: ["u", "u", "u", "u"],
    periods: ["2023Q1", "2023-09", "2023Q4", "2023"],
    columns: { x: [2, 4, 6, 8] },
  });
  const found = attainmentOf({ system: small }, data, { at: "2023" });
  expect(found.stages).toEqual(["2023Q1", "2023-09", "2023Q4", "2023"]);
  const rows = attainmentTree(small, found.targets).filter(({ id, cumulated }) => id === "index" && cumulated);
  // the degree is that of the latest stage, and every target counts
  expect(rows.map(({ stage, targets: n, degree }) => [stage, n, degree])).toEqual([
    ["2023-09", 2, 40],
    // of a stage that ends with the report the figure is that of the report
    ["2023Q4", 3, 80],
    ["2023", 4, 80],
  ]);
});
