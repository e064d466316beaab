import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import {
  columnRatio,
  computeIndex,
  convergenceOf,
  couplingOf,
  datasetFromColumns,
  densityOf,
  evennessOf,
  groupRatio,
  highestToLowest,
  incomeBandsOf,
  inequalityAdjustedOf,
  inequalityOf,
  markovOf,
  moranOf,
  neighboursByPosition,
  parityOf,
  parseSystem,
  quantileGroupsOf,
  sharingMatrix,
} from "../../src/index.ts";
import { gini, theilT, variationCoefficient } from "../../src/stats/inequality.ts";

const issuesOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code, path, params }) => [code, path, params]);
    throw error;
  }
  return [];
};

const towns = datasetFromColumns({
  units: ["a", "b", "c", "a", "b", "c"],
  periods: ["2022", "2022", "2022", "2023", "2023", "2023"],
  groups: { area: ["urban", "rural", "rural", "urban", "rural", "rural"] },
  columns: {
    income: [30, 20, 10, 36, 24, null],
    people: [10, 20, 30, 10, 20, 30],
    growth: [1, -2, 0, 3, 4, 5],
  },
});

test("every measure by period, with who is compared: weights are persons, gaps are counted", () => {
  const found = inequalityOf(towns, { of: "income", population: "units", weights: "people" });
  expect(found.population).toEqual({ rows: "units", weights: "people", lowerBound: true });
  expect(found.notes.map(({ code, params }) => [code, params])).toEqual([
    ["inequality-lower-bound", { weights: "people" }],
  ]);
  const [first, second] = found.periods;
  expect(first).toMatchObject({ period: "2022", n: 3, missing: 0, weight: 60, byGroup: null });
  // 30 of 10, 20 of 20, 10 of 30: mean 1000/60; Σ|xᵢ − xⱼ|ww = 2(10·200 + 20·300 + 10·600) = 28000, /(2·60²·μ) = 28000/120000
  expect(first!.mean).toBeCloseTo(50 / 3, 14);
  expect(first!.measures.gini).toBeCloseTo(28 / 120, 14);
  expect(first!.measures.highestToLowest).toBe(3);
  expect(second).toMatchObject({ period: "2023", n: 2, missing: 1, weight: 30 });
  const persons = inequalityOf(towns, {
    of: "income",
    population: "persons",
    period: "2023",
    correction: "small-sample",
  });
  expect(persons.notes).toEqual([]);
  expect(persons).toMatchObject({ correction: "small-sample", population: { lowerBound: false } });
  // 36 and 24: G = 0.1, times 2 with the correction
  expect(persons.periods[0]!.measures.gini).toBeCloseTo(0.2, 14);
});

test("a measure without meaning is null, and the reason is said once a period", () => {
  const { periods, notes } = inequalityOf(towns, { of: "growth", population: "persons" });
  expect(periods[0]!.measures).toMatchObject({ gini: null, theilL: null, hoover: null, highestToLowest: null });
  expect(periods[1]!.measures.gini).toBeCloseTo(gini(Float64Array.of(3, 4, 5)), 15);
  expect(notes.every(({ path }) => path[1] === "2022")).toBe(true);
  const said = notes.map(({ params }) => (params as { measure: string }).measure);
  expect(said).toEqual([...new Set(said)]);
  expect(said).toContain("theil-l");
});

test("Dagum's and Theil's parts by a grouping column sum to the whole; empty labels are refused", () => {
  const [first] = inequalityOf(towns, { of: "income", population: "units", groups: "area" }).periods;
  const { dagum, theilT: parts } = first!.byGroup!;
  const x = Float64Array.of(30, 20, 10);
  expect(dagum!.within + dagum!.between + dagum!.transvariation).toBeCloseTo(gini(x), 14);
  expect(parts!.within + parts!.between).toBeCloseTo(theilT(x), 14);
  const bare = datasetFromColumns({
    units: ["a", "b"],
    periods: "1",
    groups: { area: ["", "x"] },
    columns: { y: [1, 2] },
  });
  expect(issuesOf(() => inequalityOf(bare, { of: "y", population: "persons", groups: "area" }))).toEqual([
    ["group-empty", ["y", "1"], { group: "area", count: 1 }],
  ]);
});

test("unknown columns, groups and periods are named", () => {
  const ask = (more: object) => () => inequalityOf(towns, { of: "income", population: "units", ...more });
  expect(issuesOf(ask({ of: "incme" }))).toEqual([
    ["distribution-column", ["incme"], { id: "incme", nearest: "income" }],
  ]);
  expect(issuesOf(ask({ groups: "region" }))).toEqual([
    ["unknown-group", ["region"], { group: "region", known: ["area"] }],
  ]);
  expect(issuesOf(ask({ period: "2021" }))).toEqual([
    ["unknown-period", ["2021"], { period: "2021", known: ["2022", "2023"] }],
  ]);
});

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "growth",
        weight: 3,
        children: [{ id: "income", direction: "positive", goalposts: [0, 40], tags: ["strength"] }],
      },
      {
        id: "sharing",
        children: [
          { id: "gap", direction: "negative", goalposts: [4, 0], tags: ["shared"] },
          { id: "school", direction: "positive", goalposts: [0, 20], weight: 2, tags: ["shared"] },
        ],
      },
    ],
  },
});
const data = datasetFromColumns({
  units: ["a", "b", "c", "d"],
  periods: "2023",
  columns: { income: [30, 20, 10, null], gap: [3, 2, 1, 1], school: [5, 10, 15, null], people: [4, 3, 2, 1] },
});
const result = computeIndex({ system, plan: { normalise: { method: "goalposts" }, screen: { coverage: 0.5 } } }, data);

test("of a result: figures of an indicator, scores of a group with a note, columns in the rows that are left", () => {
  expect(result.units).toEqual(["a", "b", "c"]);
  const figures = inequalityOf(result, { of: "income", population: "units", weights: "people" });
  expect(figures.read).toBe("figures");
  expect(figures.periods[0]!.measures.gini).toBe(gini(Float64Array.of(30, 20, 10), { weights: [4, 3, 2] }));
  const scores = inequalityOf(result, { of: "growth", population: "units" });
  expect(scores.read).toBe("score");
  expect(scores.notes.map(({ code }) => code)).toEqual(["inequality-lower-bound", "inequality-level"]);
});

test("gaps: highest over lowest, one group over another, one column over another", () => {
  expect(highestToLowest(towns, { of: "income" })).toEqual([
    { period: "2022", high: "a", low: "c", highValue: 30, lowValue: 10, ratio: 3, difference: 20, n: 3 },
    { period: "2023", high: "a", low: "b", highValue: 36, lowValue: 24, ratio: 1.5, difference: 12, n: 2 },
  ]);
  const ratio = groupRatio(towns, { of: "income", groups: "area", over: "urban", under: "rural", weights: "people" });
  // 20·20 + 10·30 over 50 is 14
  expect(ratio[0]).toMatchObject({ high: "urban", low: "rural", lowValue: 14, ratio: 30 / 14, n: 3 });
  expect(ratio[1]!.ratio).toBe(1.5);
  expect(columnRatio(towns, { over: "income", under: "growth" }).map((row) => row.ratio)).toEqual([
    30,
    Number.NaN,
    Number.NaN,
    12,
    6,
    Number.NaN,
  ]);
});

test("income bands and quantile groups by unit, each problem with its place", () => {
  const bands = [
    { column: "low", from: 0, to: 10, mean: "mean_low" },
    { column: "top", from: 10, to: null },
  ];
  const table = datasetFromColumns({
    units: ["a", "b", "c"],
    periods: "2023",
    columns: { low: [60, 50, null], top: [40, 50, 1], mean_low: [4, 20, 5], q1: [1, 5, 2], q2: [3, 4, 2] },
  });
  expect(issuesOf(() => incomeBandsOf(table, { bands, shares: [] }))).toEqual([]);
  expect(issuesOf(() => incomeBandsOf(table, { bands, shares: [{ from: 0, to: 10 }] }))).toEqual([
    ["bands-mean", ["b", "2023", 0, "mean"], { band: 1, mean: 20, from: 0, to: 10 }],
  ]);
  const one = datasetFromColumns({
    units: ["a", "c"],
    periods: "1",
    columns: { low: [60, null], top: [40, 1], mean_low: [4, 5] },
  });
  const { rows, notes } = incomeBandsOf(one, { bands, shares: [{ from: 10, to: null }] });
  expect(rows).toEqual([
    {
      unit: "a",
      period: "1",
      shares: [{ from: 10, to: null, share: 0.4, least: 0.4, most: 0.4, pareto: null }],
      gini: null,
    },
  ]);
  expect(notes.map(({ code, path }) => [code, path])).toEqual([["bands-open", ["a", "1", 1]]]);
  expect(
    issuesOf(() => quantileGroupsOf(table, { columns: ["q1", "q2"] })).map(([code, path]) => [code, path]),
  ).toEqual([["quantile-groups", ["b", "2023"]]]);
});

test("coupling: scores on 0–100 are divided and that is said; ten levels", () => {
  const found = couplingOf(result, { nodes: ["growth", "sharing"] });
  expect(found.upper).toBe(100);
  expect(found.notes).toEqual([{ code: "coupling-rescaled", path: ["growth", "sharing"], params: { upper: 100 } }]);
  // b: growth 50; gap 50 and school 50: C = 1, T = ½
  expect(found.rows[1]).toMatchObject({ unit: "b", coupling: 1, level: 0.5, grade: 8 });
  expect(found.rows[1]!.coordination).toBeCloseTo(Math.SQRT1_2, 15);
  expect(found.levels).toHaveLength(10);
  const unit = computeIndex({ system, plan: { normalise: { method: "goalposts", upper: 1 } } }, data);
  expect(couplingOf(unit, { nodes: ["growth", "sharing"] })).toMatchObject({ upper: 1, notes: [] });
});

test("development × sharing: sides by node and by tag, weights within a side, the line counts as high", () => {
  const matrix = sharingMatrix(result, { development: { tags: ["strength"] }, sharing: { tags: ["shared"] } });
  // a: gap 25, school 25; c: gap 75, school 75
  expect(matrix.rows.map(({ development, sharing, quadrant }) => [development, sharing, quadrant])).toEqual([
    [75, 25, "growth-ahead"],
    [50, 50, "shared-growth"],
    [25, 75, "sharing-ahead"],
  ]);
  expect(matrix.lines).toEqual([{ period: "2023", development: 50, sharing: 50 }]);
  const uneven = datasetFromColumns({
    units: ["a", "b"],
    periods: "1",
    columns: { income: [0, 40], gap: [4, null], school: [20, 0] },
  });
  const other = computeIndex({ system, plan: { normalise: { method: "goalposts" } } }, uneven);
  const sides = { development: { nodes: ["growth"] }, sharing: { tags: ["shared"] }, line: 60 } as const;
  // gap 0 and school 100 at 1 : 2; then school alone
  expect(sharingMatrix(other, sides).rows.map(({ sharing, quadrant }) => [sharing, quadrant])).toEqual([
    [expect.closeTo(200 / 3, 10), "sharing-ahead"],
    [0, "growth-ahead"],
  ]);
  expect(issuesOf(() => sharingMatrix(result, { development: {}, sharing: { tags: ["shraed"] } }))).toEqual([
    ["side-empty", ["development"], { side: "development" }],
  ]);
  expect(issuesOf(() => sharingMatrix(result, { development: { tags: ["shraed"] }, sharing: {} }))[0]![0]).toBe(
    "unknown-tag",
  );
});

test("evenness: a ratio of coefficients; a period without a reference is told", () => {
  const found = evennessOf(towns, { of: "income", measure: "variation", reference: { 2022: 0.5 }, weights: "people" });
  const cv = variationCoefficient(Float64Array.of(30, 20, 10), { weights: [10, 20, 30] });
  expect(found.periods).toEqual([{ period: "2022", own: cv, reference: 0.5, ratio: cv / 0.5, n: 3 }]);
  expect(found.notes).toEqual([{ code: "evenness-reference", path: ["income", "2023"], params: { period: "2023" } }]);
  expect(issuesOf(() => evennessOf(towns, { of: "growth", measure: "gini", reference: 0.4 }))).toEqual([
    ["inequality-negative", ["growth", "2022"], { measure: "gini", count: 1 }],
  ]);
});

test("inequality-adjusted: what is no share is named; a column of percentages", () => {
  expect(
    issuesOf(() => inequalityAdjustedOf(result, { inequality: { growth: [12, 0, 0], sharing: [0, 0, 0] } })),
  ).toEqual([["adjusted-range", ["growth"], { node: "growth", found: 12 }]]);
  const [, b] = inequalityAdjustedOf(result, { inequality: { growth: "people", sharing: [0, 6, 0] }, percent: true });
  expect(b!.index).toBeCloseTo(50, 12);
  expect(b!.adjusted).toBeCloseTo(50 * Math.sqrt(0.97 * 0.94), 12);
  expect(b!.inequality).toBeCloseTo(0.045, 15);
});

test("parity groups end on their lines", () => {
  const { group } = parityOf(
    Float64Array.of(1, 0.975, 1.025, 0.9749, 0.95, 0.9, 0.899, Number.NaN),
    new Float64Array(8).fill(1),
  );
  // 0.9749 is 0.975 once rounded
  expect([...group]).toEqual([1, 1, 1, 1, 2, 4, 5, 0]);
});

const panel = (periods: number, value: (unit: number, t: number) => number | null) => {
  const units = ["a", "b", "c", "d"];
  const rows = Array.from({ length: periods }, (_, t) => units.map((unit, u) => ({ unit, t, x: value(u, t) }))).flat();
  return datasetFromColumns({
    units: rows.map(({ unit }) => unit),
    periods: rows.map(({ t }) => String(2010 + t)),
    columns: { x: rows.map(({ x }) => x), control: rows.map(({ unit }) => "bdac".indexOf(unit)) },
  });
};

test("convergence over periods by unit: β with and without controls, clubs from ten periods on", () => {
  // ln x halves its distance each five years
  const closing = panel(6, (u, t) => Math.exp(2 + (u + 1) * Math.exp((-Math.LN2 * t) / 5)));
  const short = convergenceOf(closing, { of: "x", controls: ["control"] });
  expect(short.absolute!.beta).toBeCloseTo(-0.1, 12);
  expect(short.absolute!.halfLife).toBeCloseTo(5, 9);
  expect(short.conditional!.controls[0]!.coefficient).toBeCloseTo(0, 12);
  expect(short.sigma!.slope).toBeLessThan(0);
  expect(short.clubs).toBeNull();
  expect(short.notes).toEqual([
    { code: "convergence-periods", path: ["x"], params: { found: 6, needed: 10, test: "log-t" } },
  ]);
  const levels = [1, 1, 9, 9];
  const two = panel(12, (u, t) =>
    u === 0 && t === 4 ? null : levels[u]! * (1 + (u % 2 === 0 ? 0.1 : -0.1) / (t + 1)),
  );
  const clubs = convergenceOf(two, { of: "x" });
  expect(clubs.notes).toEqual([{ code: "convergence-left-out", path: ["x"], params: { units: ["a"], periods: 12 } }]);
  expect(clubs.clubs!.clubs.map(({ units }) => [...units].sort())).toEqual([["c", "d"]]);
  expect(clubs.clubs!.apart).toEqual(["b"]);
});

test("convergence: values at or below 0 are named, waves are refused, one period gives nothing", () => {
  const low = convergenceOf(
    panel(3, (u, t) => (u === 1 && t === 0 ? -2 : u + 1)),
    { of: "x" },
  );
  expect(low.absolute).toBeNull();
  expect(low.notes[0]).toEqual({
    code: "convergence-positive",
    path: ["x"],
    params: { unit: "b", period: "2010", value: -2 },
  });
  const waves = datasetFromColumns({ units: ["a", "a"], periods: ["wave 1", "wave 2"], columns: { x: [1, 2] } });
  expect(issuesOf(() => convergenceOf(waves, { of: "x" })).map(([code]) => code)).toEqual([
    "convergence-calendar",
    "convergence-calendar",
  ]);
  const one = convergenceOf(
    panel(1, (u) => u + 1),
    { of: "x" },
  );
  expect([one.sigma, one.absolute, one.clubs]).toEqual([null, null, null]);
});

test("Markov and spatial Markov: classes on the same lines, counts shown, thin rows suppressed and told", () => {
  const moving = panel(3, (u, t) => (u < 2 ? 1 : 9) + (u === 1 && t === 2 ? 8 : 0));
  const neighbours = [
    { unit: "a", neighbour: "b" },
    { unit: "c", neighbour: "d" },
  ];
  const found = markovOf(moving, { of: "x", classes: { by: "cuts", cuts: [5] }, least: 4, neighbours, mutual: true });
  expect(found.chain.counts).toEqual([
    [3, 1],
    [0, 4],
  ]);
  expect(found.chain.probabilities).toEqual([
    [0.75, 0.25],
    [0, 1],
  ]);
  expect(found.spatial!.map(({ counts }) => counts)).toEqual([
    [
      [3, 1],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 4],
    ],
  ]);
  expect(found.notes).toEqual([]);
  const thin = markovOf(moving, { of: "x", classes: { by: "cuts", cuts: [5] } });
  expect(thin.notes).toEqual([{ code: "markov-suppressed", path: ["x"], params: { rows: 2, least: 5 } }]);
  expect(thin.chain.stationary).toBeNull();
});

test("kernel density: a note below 30 units, none from 30 on", () => {
  expect(densityOf(towns, { of: "income" }).notes.map(({ params }) => params)).toEqual([
    { period: "2022", n: 3, least: 30 },
    { period: "2023", n: 2, least: 30 },
  ]);
  const many = datasetFromColumns({
    units: Array.from({ length: 30 }, (_, i) => `u${i}`),
    periods: "1",
    columns: { x: Array.from({ length: 30 }, (_, i) => i) },
  });
  expect(densityOf(many, { of: "x" }).notes).toEqual([]);
});

test("Moran from positions: a chessboard is −1; islands, strangers and one-sided pairs are told", () => {
  const cells = Array.from({ length: 16 }, (_, i) => ({ unit: `c${i}`, x: i % 4, y: Math.floor(i / 4) }));
  const board = datasetFromColumns({
    units: cells.map(({ unit }) => unit),
    periods: "1",
    columns: { x: cells.map(({ x, y }) => (x + y) % 2) },
  });
  const neighbours = neighboursByPosition(cells, { within: 1 });
  expect(neighbours).toHaveLength(48);
  expect(moranOf(board, { of: "x", neighbours, permutations: 0 })).toMatchObject({
    periods: [{ index: -1, p: null, islands: [] }],
    notes: [],
  });
  const some = [
    ...neighbours.filter(({ unit, neighbour }) => unit !== "c0" && neighbour !== "c0"),
    { unit: "zz", neighbour: "c1" },
  ];
  const told = moranOf(board, { of: "x", neighbours: some, permutations: 9 });
  expect(told.notes.map(({ code, params }) => [code, params])).toEqual([
    ["neighbours-unknown", { units: ["zz"] }],
    ["neighbours-one-sided", { count: 1 }],
    ["islands", { period: "1", units: ["c0"] }],
  ]);
  expect(told.periods[0]!.local[0]).toEqual({ unit: "c0", index: Number.NaN, p: Number.NaN, quadrant: null });
  expect(moranOf(board, { of: "x", neighbours: some, permutations: 9 })).toEqual(told);
});

test("neighbours: the k nearest, ties by id; a degree of the equator is 111.195 km", () => {
  const line = ["d", "b", "a", "c"].map((unit, i) => ({ unit, x: i, y: 0 }));
  const two = neighboursByPosition(line, { nearest: 1 });
  // b lies between d and a: a comes first
  expect(two).toEqual([
    { unit: "d", neighbour: "b" },
    { unit: "b", neighbour: "a" },
    { unit: "a", neighbour: "b" },
    { unit: "c", neighbour: "a" },
  ]);
  // 6371.0088·π/180 = 111.1951
  const near = (within: number) => neighboursByPosition(line, { within, metric: "sphere" }).length;
  expect([near(111.19), near(111.2)]).toEqual([0, 6]);
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }) }), {
        maxLength: 12,
      }),
      (at) => {
        const all = at.map((one, i) => ({ unit: `u${i}`, ...one }));
        const pairs = neighboursByPosition(all, { within: 5 });
        const back = new Set(pairs.map(({ unit, neighbour }) => `${neighbour} ${unit}`));
        expect(pairs.every(({ unit, neighbour }) => back.has(`${unit} ${neighbour}`))).toBe(true);
      },
    ),
  );
});
