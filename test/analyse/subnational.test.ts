import fc from "fast-check";
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
const deep = parseSystem({
  ...system,
  levels: ["province", "city", "district", "town"],
  index: { id: "index", children: [{ id: "x", direction: "positive", goalposts: [0, 100] }] },
});
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

test("carried up a level at a time from towns over districts and cities to the province", () => {
  const chain = datasetFromColumns({
    units: ["p", "c1", "c2", "d1", "d2", "d3", "t1", "t2", "t3", "t4", "t5"],
    periods: "2023",
    groups: {
      level: ["province", "city", "city", "district", "district", "district", "town", "town", "town", "town", "town"],
      parent: ["", "p", "p", "c1", "c1", "c2", "d1", "d1", "d2", "d2", "d3"],
    },
    columns: {
      x: [50, 70, 40, 60, 80, 30, 50, 70, 90, null, 20],
      // c2 has no population of its own, so that of its towns counts; d2 has 40 though only 20 of them live in a town with a score
      people: [null, 100, null, 60, 40, null, 45, 15, 20, 20, 50],
    },
  });
  const { rows, levels } = subnational(chain, [computeIndex({ system: deep, plan }, chain)], {
    from: "town",
    weights: "people",
  });
  expect(levels).toEqual(["city", "district", "province", "town"]);
  const row = (unit: string) => rows.find((one) => one.unit === unit)!;
  expect(row("d1")).toMatchObject({ below: 55, stepped: 55, direct: 55 });
  expect(row("d2")).toMatchObject({ below: 90, stepped: 90, coverage: 0.5 });
  // stepped: (60·55 + 40·90)/100; below: (45·50 + 15·70 + 20·90)/80; direct: (60·60 + 40·80)/100
  expect(row("c1")).toMatchObject({ stepped: 69, below: 63.75, direct: 68, own: 70 });
  expect(row("c2")).toMatchObject({ stepped: 20, below: 20, direct: 30 });
  // (100·69 + 50·20)/150
  expect(row("p").stepped).toBeCloseTo(7900 / 150, 12);
  expect([row("c1").rankStepped, row("c2").rankStepped, row("t1").rankStepped]).toEqual([1, 2, 0]);
  expect(row("t1")).toMatchObject({ direct: Number.NaN, stepped: Number.NaN });
});

test("with every unit scored and populations that add up, climbing and skipping levels agree", () => {
  const people = fc.integer({ min: 1, max: 50 });
  const score = fc.integer({ min: 0, max: 100 });
  const town = fc.record({ people, score });
  fc.assert(
    fc.property(
      fc.array(fc.array(town, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (districts) => {
        const units = ["p"];
        const [level, parent, x, n] = [["province"], [""], [0], [0]];
        const add = (...[unit, kind, above, value, count]: [string, string, string, number, number]) => {
          units.push(unit);
          level.push(kind);
          parent.push(above);
          x.push(value);
          n.push(count);
        };
        districts.forEach((towns, d) => {
          add(
            `d${d}`,
            "district",
            "p",
            0,
            towns.reduce((sum, one) => sum + one.people, 0),
          );
          towns.forEach((one, t) => {
            add(`t${d}-${t}`, "town", `d${d}`, one.score, one.people);
          });
        });
        const given = datasetFromColumns({ units, periods: "1", groups: { level, parent }, columns: { x, people: n } });
        const { rows } = subnational(given, [computeIndex({ system, plan }, given)], {
          from: "town",
          weights: "people",
        });
        expect(rows[0]!.stepped).toBeCloseTo(rows[0]!.below, 10);
      },
    ),
  );
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
