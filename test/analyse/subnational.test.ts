import { expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { computeIndex, datasetFromColumns, parseSystem, subnational } from "../../src/index.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  levels: ["province", "district", "town"],
  index: { id: "index", children: [{ id: "x", direction: "positive", goalposts: [0, 100] }] },
});
const plan = { normalise: { method: "goalposts" } } as const;
// a province over two districts over two towns each; t4 has no figure
const data = datasetFromColumns({
  units: ["p", "d1", "d2", "t1", "t2", "t3", "t4"],
  periods: "2023",
  groups: {
    level: ["province", "district", "district", "town", "town", "town", "town"],
    parent: ["", "p", "p", "d1", "d1", "d2", "d2"],
  },
  columns: { x: [60, 62, 70, 50, 80, 90, null], people: [null, null, null, 30, 10, 20, 20] },
});

test("means of the towns by population beside own scores at every level, coverage told, a league a level", () => {
  const { rows, levels } = subnational(data, [computeIndex({ system, plan }, data)], {
    from: "town",
    weights: "people",
  });
  expect(levels).toEqual(["district", "province", "town"]);
  const row = (unit: string) => rows.find((one) => one.unit === unit)!;
  // (30·50 + 10·80)/40
  expect(row("d1")).toMatchObject({
    own: 62,
    below: 57.5,
    difference: 4.5,
    counted: 2,
    of: 2,
    coverage: 1,
    rank: 2,
    rankBelow: 2,
  });
  expect(row("d2")).toMatchObject({
    own: 70,
    below: 90,
    difference: -20,
    counted: 1,
    of: 2,
    coverage: 0.5,
    rank: 1,
    rankBelow: 1,
  });
  // (1500 + 800 + 1800)/60 of 80
  expect(row("p").below).toBeCloseTo(4100 / 60, 12);
  expect(row("p")).toMatchObject({ counted: 3, of: 4, coverage: 0.75, rank: 1, rankWithin: 1 });
  expect(["t1", "t2", "t3", "t4"].map((unit) => [row(unit).rank, row(unit).rankWithin])).toEqual([
    [3, 2],
    [2, 1],
    [1, 1],
    [0, 0],
  ]);
  expect(row("t1")).toMatchObject({ below: Number.NaN, counted: 0, of: 0, coverage: Number.NaN, rankBelow: 0 });
});

test("results of single levels are put together; without weights all towns count alike", () => {
  const one = (level: string) => computeIndex({ system, plan: { ...plan, level } }, data);
  const apart = subnational(data, [one("town"), one("district")], { from: "town" });
  expect(apart.rows.map(({ own }) => own)).toEqual([Number.NaN, 62, 70, 50, 80, 90, Number.NaN]);
  expect(apart.rows[1]!.below).toBe(65);
});

test("what cannot be rolled up is refused by name", () => {
  const run = (given: typeof data, from: string, weights?: string) => {
    try {
      subnational(given, [computeIndex({ system, plan }, given)], {
        from,
        ...(weights === undefined ? {} : { weights }),
      });
    } catch (error) {
      if (error instanceof IndexError) return error.issues.map(({ code, params }) => [code, params]);
      throw error;
    }
    return [];
  };
  const flat = datasetFromColumns({ units: ["a"], periods: "1", columns: { x: [1] } });
  expect(run(flat, "town")).toEqual([["hierarchy-missing", {}]]);
  expect(run(data, "village")).toEqual([
    ["hierarchy-level", { level: "village", known: ["district", "province", "town"] }],
  ]);
  expect(run(data, "town", "peple")).toEqual([["distribution-column", { id: "peple", nearest: "people" }]]);
});
