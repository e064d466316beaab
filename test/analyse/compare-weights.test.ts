import { describe, expect, test } from "vitest";
import { compareWeights, type WeighingProcess } from "../../src/analyse/compare-weights.ts";
import { IndexError } from "../../src/errors/index.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

const flat = (weights: Readonly<Record<string, number>>) =>
  parseSystem({
    id: "s",
    version: "1",
    index: {
      id: "index",
      children: Object.entries(weights).map(([id, weight]) => ({ id, weight, direction: "positive" as const })),
    },
  });
const two = flat({ a: 3, b: 1 });
// rescaled: a 0, 50, 100; b 100, 75, 0
const data = datasetFromColumns({
  units: ["x", "y", "z"],
  periods: "2023",
  columns: { a: [0, 2, 4], b: [4, 3, 0] },
});

describe("two indicators, by hand", () => {
  const { own, schemes, refused, agreement } = compareWeights({ system: two }, data, { schemes: ["equal", "entropy"] });
  const [equal, entropy] = schemes;

  test("weights and process values", () => {
    expect(refused).toEqual([]);
    expect(own).toMatchObject({ label: "plan", weigh: { method: "given" } });
    expect(own.weights).toEqual([
      { node: "index", parent: null, group: true, nominal: 1, effective: 1, varies: false },
      { node: "a", parent: "index", group: false, nominal: 0.75, effective: 0.75, varies: false },
      { node: "b", parent: "index", group: false, nominal: 0.25, effective: 0.25, varies: false },
    ]);
    // shares 0, 1/3, 2/3 and 4/7, 3/7, 0
    const e = (...shares: number[]) => -shares.reduce((sum, p) => sum + p * Math.log(p), 0) / Math.log(3);
    const [ea, eb] = [e(1 / 3, 2 / 3), e(4 / 7, 3 / 7)];
    expect(entropy!.weights[1]!.effective).toBeCloseTo((1 - ea) / (2 - ea - eb), 12);
    const [{ group, nodes, learned }] = entropy!.process as [WeighingProcess];
    expect({ group, nodes }).toEqual({ group: "index", nodes: ["a", "b"] });
    expect(learned["entropy"]).toEqual([expect.closeTo(ea, 12), expect.closeTo(eb, 12)]);
  });

  test("the index moves from 25, 56.25, 75 to 50, 62.5, 50", () => {
    expect(own.movement).toMatchObject({ rows: 3, meanShift: 0, meanChange: 0 });
    // ranks 3, 2, 1 become 2, 1, 2
    expect(equal!.movement).toEqual({
      rows: 3,
      meanShift: 1,
      maxShift: { value: 1, unit: "x", period: "2023" },
      meanChange: 18.75,
      maxChange: { value: 25, unit: "x", period: "2023" },
    });
  });

  test("equal weights have no order to compare", () => {
    expect(agreement).toEqual([
      { a: "plan", b: "equal", spearman: Number.NaN, kendall: Number.NaN },
      { a: "plan", b: "entropy", spearman: 1, kendall: 1 },
      { a: "equal", b: "entropy", spearman: Number.NaN, kendall: Number.NaN },
    ]);
  });
});

test("rank correlation of four weights: d² = 4 gives 0.6; 4 pairs alike and 2 not give 1/3", () => {
  const columns = { a: [1, 2], b: [1, 2], c: [1, 2], d: [1, 2] };
  const { agreement } = compareWeights(
    { system: flat({ a: 4, b: 3, c: 2, d: 1 }) },
    datasetFromColumns({ units: ["x", "y"], periods: "1", columns }),
    { schemes: [{ method: "given", weights: { a: 3, b: 4, c: 1, d: 2 } }] },
  );
  expect(agreement).toEqual([
    { a: "plan", b: "given", spearman: expect.closeTo(0.6, 12), kendall: expect.closeTo(1 / 3, 12) },
  ]);
});

const tree = parseSystem({
  id: "t",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "g",
        children: [
          { id: "a", direction: "positive", tags: ["key"] },
          { id: "b", direction: "positive" },
        ],
      },
      { id: "c", direction: "positive" },
    ],
  },
});
const more = datasetFromColumns({
  units: ["x", "y", "z"],
  periods: "1",
  columns: { a: [0, 1, 4], b: [4, 3, 0], c: [1, 5, 2] },
});

test("scope and emphasis stay, exceptions by node go with the weigher", () => {
  const plan = {
    weigh: { method: "given", emphasis: { key: 3 }, nodes: { g: { method: "given", weights: { a: 9, b: 1 } } } },
  };
  const { own, schemes } = compareWeights({ system: tree, plan }, more, {
    schemes: ["equal", { method: "equal", scope: "indicators", emphasis: {}, label: "flat" }, "equal"],
  });
  const nominal = (all: typeof own.weights) => Object.fromEntries(all.map(({ node, nominal }) => [node, nominal]));
  expect(nominal(own.weights)["a"]).toBeCloseTo(27 / 28, 12);
  expect(nominal(schemes[0]!.weights)).toMatchObject({ a: 0.75, b: 0.25, g: 0.5 });
  expect(nominal(schemes[1]!.weights)["g"]).toBeCloseTo(2 / 3, 12);
  expect(schemes.map(({ label }) => label)).toEqual(["equal", "flat", "equal 2"]);
  expect(schemes[1]!.process).toMatchObject([{ group: null, nodes: ["a", "b", "c"] }]);
});

test("bounds of the plan hold for every scheme", () => {
  const plan = { weigh: { method: "given", bounds: { max: 0.6, on: "effective" as const } } };
  const { own, schemes } = compareWeights({ system: two, plan }, data, {
    schemes: ["entropy", { method: "given", weights: { a: 1, b: 9 } }],
  });
  for (const { weights } of [own, ...schemes])
    for (const { effective } of weights.slice(1)) expect(effective).toBeLessThanOrEqual(0.6 + 1e-9);
  expect(own.weights[1]!.effective).toBeCloseTo(0.6, 9); // asked for 0.75
  expect(schemes[1]!.weights[2]!.effective).toBeCloseTo(0.6, 9); // asked for 0.9
});

test("a scheme that is refused stands beside the others; the plan itself must be sound", () => {
  const { schemes, refused } = compareWeights({ system: tree }, more, {
    schemes: ["equal", "no-such", { method: "entropy", shft: 1 }, { method: "entropy", sharesOf: "raw" }],
  });
  expect(schemes.map(({ label }) => label)).toEqual(["equal"]);
  expect(refused.map(({ label, issues }) => [label, issues[0]!.code])).toEqual([
    ["no-such", "unknown-method"],
    ["entropy", "unknown-key"],
    ["entropy 2", "needs-indicators"],
  ]);
  expect(() => compareWeights({ system: tree, plan: { weigh: { method: "no-such" } } }, more)).toThrow(IndexError);
});

test("without schemes: equal, entropy and, where the data suffice, CRITIC; the plan's own method is not repeated", () => {
  const labels = (plan: object, rows = more) =>
    compareWeights({ system: tree, plan }, rows).schemes.map(({ label }) => label);
  expect(labels({})).toEqual(["equal", "entropy", "critic"]);
  expect(labels({ weigh: { method: "equal" } })).toEqual(["entropy", "critic"]);
  const few = datasetFromColumns({ units: ["x", "y"], periods: "1", columns: { a: [0, 1], b: [4, 3], c: [1, 5] } });
  const { schemes, refused } = compareWeights({ system: tree }, few);
  expect(schemes.map(({ label }) => label)).toEqual(["equal", "entropy"]);
  expect(refused).toEqual([]);
});

test("weights a period are compared by their means", () => {
  const panel = datasetFromColumns({
    units: ["x", "y", "z", "x", "y", "z"],
    periods: ["1", "1", "1", "2", "2", "2"],
    columns: { a: [0, 2, 4, 0, 1, 4], b: [4, 3, 0, 4, 1, 0] },
  });
  const plan = { weigh: { method: "entropy", over: "each-period" as const } };
  const { own } = compareWeights({ system: two, plan }, panel, { schemes: [] });
  expect(own.process.map(({ period }) => period)).toEqual(["1", "2"]);
  const [, a, b] = own.weights;
  expect(a!.varies).toBe(true);
  expect(a!.effective + b!.effective).toBeCloseTo(1, 12);
  const of = (k: number) => own.process[k]!.learned.weights[0]!;
  expect(a!.effective).toBeCloseTo((of(0) + of(1)) / 2, 12);
});

test("rows without a score count in no movement", () => {
  const gaps = datasetFromColumns({
    units: ["x", "y", "z", "w"],
    periods: "1",
    columns: { a: [0, 2, 4, Number.NaN], b: [4, 3, 0, Number.NaN] },
  });
  expect(compareWeights({ system: two }, gaps, { schemes: ["equal"] }).schemes[0]!.movement.rows).toBe(3);
});
