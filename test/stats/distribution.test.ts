import fc from "fast-check";
import { expect, test } from "vitest";
import { betaConvergence, sigmaConvergence } from "../../src/stats/convergence.ts";
import { couplingCoordination } from "../../src/stats/coupling.ts";
import { bandInequality, bandShare } from "../../src/stats/income-bands.ts";
import { gini } from "../../src/stats/inequality.ts";
import { kernelDensity } from "../../src/stats/kernel-density.ts";
import { localMoran, moran } from "../../src/stats/moran.ts";
import { spatialTransitions, transitions } from "../../src/stats/transition.ts";

const column = (...values: number[]) => Float64Array.from(values);

// 50 of 100 households below 10, 40 from 10 to 30, 10 above
const bands = [
  { from: 0, to: 10, population: 50 },
  { from: 10, to: 30, population: 40 },
  { from: 30, to: null, population: 10 },
];

test("share between two incomes: straight lines inside, Pareto's tail above, bounds that hold whatever lies inside", () => {
  expect(bandShare(bands, { from: 10, to: 20 })).toEqual({ share: 0.2, least: 0, most: 0.4, pareto: null });
  expect(bandShare(bands, { from: 0, to: Infinity })).toEqual({ share: 1, least: 1, most: 1, pareto: null });
  // N(≥30) = 10, N(≥10) = 50: α = ln 5/ln 3; above 60 stand 10·2^−α
  const alpha = Math.log(5) / Math.log(3);
  const above = bandShare(bands, { from: 60, to: Infinity });
  expect(above.pareto).toBeCloseTo(alpha, 15);
  expect(above.share).toBeCloseTo(0.1 * Math.exp(-alpha * Math.LN2), 14);
  expect([above.least, above.most]).toEqual([0, 0.1]);
  const around = bandShare(bands, { from: 5, to: 60 });
  expect(around.share).toBeCloseTo(0.25 + 0.4 + 0.1 - above.share, 14);
  expect([around.least, around.most]).toEqual([0.4, 1]);
});

test("Gini of bands: no distribution inside them gives less or more", () => {
  const two = [
    { from: 0, to: 2, population: 1, mean: 1 },
    { from: 2, to: 4, population: 1, mean: 3 },
  ];
  // means 1 and 3: ¼; members at the ends 0, 2, 2, 4 of quarters: 0.375
  const found = bandInequality(two);
  expect(found.least).toBe(gini(column(1, 3)));
  expect(found.most).toBeCloseTo(gini(column(0, 2, 2, 4)), 15);
  expect(found).toMatchObject({ mean: 2, population: [0, 0.5, 1], total: [0, 0.25, 1], assumed: [] });
  // of any incomes sorted into bands the Gini lies between
  const incomes = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 40 });
  fc.assert(
    fc.property(incomes, (values) => {
      const sorted = [0, 20, 50, 100].flatMap((from, k, ends) => {
        const to = ends[k + 1];
        if (to === undefined) return [];
        const own = values.filter((v) => v >= from && v < to);
        return [
          { from, to, population: own.length, mean: own.length ? own.reduce((a, b) => a + b, 0) / own.length : from },
        ];
      });
      const { least, most } = bandInequality(sorted);
      const true_ = gini(Float64Array.from(values));
      expect(least).toBeLessThanOrEqual(true_ + 1e-12);
      expect(most).toBeGreaterThanOrEqual(true_ - 1e-12);
    }),
  );
});

test("bands that cannot be are refused, all at once", () => {
  const wrong = [
    { from: 0, to: 10, population: -1 },
    { from: 20, to: 30, population: 1, mean: 40 },
  ];
  expect(() => bandShare(wrong, { from: 0, to: 1 })).toThrow(
    expect.objectContaining({
      issues: [
        { code: "bands-not-rising", path: [], params: { found: [0, 20, 30] } },
        { code: "bands-share", path: [], params: { found: [-1, 1] } },
        { code: "bands-mean", path: [1, "mean"], params: { band: 2, mean: 40, from: 20, to: 30 } },
      ],
    }),
  );
  expect(() => bandInequality([{ from: 5, to: null, population: 1 }])).toThrow("open and has no mean");
});

// worked/mathmodels.json: printed outputs of its coupling functions, three digits
const levels = [
  [0.0162, 0.272, 0.2655],
  [0.1782, 0.6824, 0.3721],
  [0.549, 0.0593, 0.5729],
  [0.673, 0.4812, 0.9082],
  [0.0207, 0.8891, 0.2017],
  [0.9875, 0.5573, 0.8984],
];
const systems = [0, 1, 2].map((j) => Float64Array.from(levels, (row) => row[j]!));

test("coupling coordination, both forms: worked/mathmodels.json, printed digits", () => {
  const near = (found: Float64Array, printed: number[]) =>
    printed.forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(0.0005 + 1e-9));
  const standard = couplingCoordination(systems);
  near(standard.coupling, [0.571, 0.867, 0.674, 0.967, 0.418, 0.971]);
  near(standard.level, [0.185, 0.411, 0.394, 0.687, 0.37, 0.814]);
  near(standard.coordination, [0.325, 0.597, 0.515, 0.815, 0.393, 0.889]);
  const adjusted = couplingCoordination(systems, { form: "adjusted", weights: [0.4, 0.3, 0.3] });
  near(adjusted.coupling, [0.447, 0.501, 0.455, 0.669, 0.175, 0.715]);
  near(adjusted.level, [0.168, 0.388, 0.409, 0.686, 0.336, 0.832]);
  near(adjusted.coordination, [0.274, 0.44, 0.432, 0.678, 0.242, 0.771]);
});

test("coupling: equal systems couple wholly, order counts nothing, scores on 0–100 are divided, the rest is refused", () => {
  const level = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(level, { minLength: 2, maxLength: 5 }), (u) => {
      for (const form of ["standard", "adjusted"] as const) {
        const run = (v: readonly number[], upper: 1 | 100 = 1) =>
          couplingCoordination(
            v.map((x) => column(x * upper)),
            { form, upper },
          ).coupling[0]!;
        expect(run(u)).toBeCloseTo(run(u.toReversed()), 12);
        expect(run(u)).toBeCloseTo(run(u, 100), 12);
        expect(run(u)).toBeLessThanOrEqual(1);
        expect(run(u.map(() => u[0]!))).toBeCloseTo(1, 7);
      }
    }),
  );
  expect(couplingCoordination([column(0, Number.NaN), column(0, 1)]).coordination).toEqual(column(0, Number.NaN));
  expect(() => couplingCoordination([column(61.9), column(0.2)])).toThrow("upper: 100");
  expect(() => couplingCoordination([column(0.5)])).toThrow("two or more");
});

test("Markov chain: worked/mathmodels.json, a path of 20 steps", () => {
  const path = [..."SSCRSCSSRCSCRSSCSRCS"].map((state) => "RCS".indexOf(state) + 1);
  const chain = transitions([path], { classes: 3, least: 1 });
  const printed = [
    [0, 0.5, 0.5],
    [0.3333333, 0, 0.6666667],
    [0.2222222, 0.4444444, 0.3333333],
  ];
  printed.forEach((row, i) => row.forEach((p, j) => expect(chain.probabilities[i]![j]!).toBeCloseTo(p, 7)));
  [0.2105263, 0.3157895, 0.4736842].forEach((q, i) => expect(chain.stationary![i]!).toBeCloseTo(q, 7));
  expect(chain.n).toBe(19);
  // 4 of R are too few to say anything
  expect(transitions([path], { classes: 3 }).probabilities.map((row) => row === null)).toEqual([true, false, false]);
  expect(transitions([path], { classes: 3 }).stationary).toBeNull();
});

test("a gap breaks a path, and the classes of the neighbours part the transitions", () => {
  expect(transitions([[1, 0, 2]], { classes: 2 }).n).toBe(0);
  const paths = [
    [1, 2, 2],
    [1, 1, 2],
  ];
  const apart = spatialTransitions(
    paths,
    [
      [1, 2, 2],
      [2, 0, 1],
    ],
    { classes: 2, least: 1 },
  );
  expect(apart.map(({ counts }) => counts)).toEqual([
    [
      [0, 1],
      [0, 0],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ]);
});

test("kernel density: one kernel's closed form, and an area of 1", () => {
  // two points at ±1, h = 1: f(0) = φ(1)
  const found = kernelDensity(column(-1, 1), { bandwidth: 1, points: 9 })!;
  expect(found.at[4]).toBe(0);
  expect(found.density[4]).toBeCloseTo(Math.exp(-0.5) / Math.sqrt(2 * Math.PI), 15);
  const wide = kernelDensity(column(3, 8, 1, 9, Number.NaN, 4), { points: 2001 })!;
  const step = wide.at[1]! - wide.at[0]!;
  // three bandwidths beyond the ends: at most Φ(−3) = 0.00135 is cut off on each side
  const area = wide.density.reduce((a, b) => a + b, 0) * step;
  expect(area).toBeLessThan(1);
  expect(area).toBeGreaterThan(1 - 2 * 0.00135);
  expect(wide.n).toBe(5);
  expect(kernelDensity(column(2, 2, 2))).toBeNull();
});

/** A board of rows × columns whose edges meet, rook's neighbours. */
function torus(rows: number, columns: number) {
  const at = (r: number, c: number) => ((r + rows) % rows) * columns + ((c + columns) % columns);
  return {
    of: Array.from({ length: rows * columns }, (_, i) => {
      const [r, c] = [Math.floor(i / columns), i % columns];
      return [at(r - 1, c), at(r + 1, c), at(r, c - 1), at(r, c + 1)].map((place) => ({ at: place, weight: 1 }));
    }),
  };
}

test("Moran's I of a chessboard is −1, of two halves what counting gives", () => {
  const board = Float64Array.from({ length: 64 }, (_, i) => (Math.floor(i / 8) + i) % 2);
  expect(moran(board, torus(8, 8), { permutations: 0 })).toEqual({
    index: -1,
    expected: -1 / 63,
    p: null,
    n: 64,
    islands: [],
  });
  // columns 0–3 high, 4–7 low: at four of eight columns one of four neighbours differs: I = ½·1 + ½·½
  const halves = Float64Array.from({ length: 64 }, (_, i) => Number(i % 8 < 4));
  const found = moran(halves, torus(8, 8), { permutations: 99, seed: 7 });
  expect(found.index).toBe(0.75);
  expect(found.p).toBe(0.01);
  expect(moran(halves, torus(8, 8), { permutations: 99, seed: 7 })).toEqual(found);
});

test("local Moran: sums to the global one, islands and gaps have none", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 16, maxLength: 16 }), (values) => {
      fc.pre(new Set(values).size > 1);
      const x = Float64Array.from(values);
      const { index } = localMoran(x, torus(4, 4), { permutations: 0 });
      expect(index.reduce((a, b) => a + b, 0) / 16).toBeCloseTo(moran(x, torus(4, 4), { permutations: 0 }).index, 12);
    }),
  );
  const of = [[{ at: 1, weight: 2 }], [{ at: 0, weight: 1 }], [], [{ at: 4, weight: 1 }], []];
  const x = column(3, 5, 1, 2, Number.NaN);
  expect(moran(x, { of }, { permutations: 0 }).islands).toEqual([2, 3]);
  const local = localMoran(x, { of }, { permutations: 9 });
  expect([...local.index].map(Number.isNaN)).toEqual([false, false, true, true, true]);
  expect(local.quadrant).toEqual(["high-high", "high-high", null, null, null]);
  expect([...local.p!.subarray(0, 2)].every((p) => p >= 0.1 && p <= 1)).toBe(true);
  expect(moran(column(2, 2), { of: of.slice(0, 2) }).index).toBeNaN();
});

test("σ convergence: the coefficient of variation falls on a line", () => {
  // sd √2 about 2, 3, 4: cv √2/2, √2/3, √2/4
  const { variation, slope } = sigmaConvergence([column(1, 3), column(2, 4), column(3, 5)], [2020, 2021, 2022]);
  [2, 3, 4].forEach((mean, t) => expect(variation[t]).toBeCloseTo(Math.SQRT2 / mean, 15));
  // least squares of three points a year apart: half the last less the first
  expect(slope).toBeCloseTo((Math.SQRT2 / 4 - Math.SQRT2 / 2) / 2, 14);
  expect(() => sigmaConvergence([column(1, 2)], [2020])).toThrow("needs 3 periods");
  const withZero = sigmaConvergence([column(0, 3), column(2, 4), column(3, 5)], [1, 2, 3]);
  expect(withZero.logDeviation[0]).toBeNull();
});

test("β convergence: a distance halved each five years", () => {
  // ln x_T = ½ ln x_0 + c after five years: β = −½/5, λ = ln 2/5, half-life 5
  const first = column(1, 2, 4, 9);
  const last = first.map((v) => Math.exp(1 + Math.log(v) / 2));
  const found = betaConvergence(first, last, { years: 5 });
  expect(found.beta).toBeCloseTo(-0.1, 13);
  expect(found.speed).toBeCloseTo(Math.LN2 / 5, 13);
  expect(found.halfLife).toBeCloseTo(5, 11);
  expect(found.n).toBe(4);
  const x = column(3, 1, 4, 2, 6);
  const start = column(1, 2, 4, 9, 5);
  const end = start.map((v, i) => Math.exp(Math.log(v) * 0.8 + 0.3 * x[i]!));
  const conditional = betaConvergence(start, end, { years: 1, controls: [x] });
  expect(conditional.beta).toBeCloseTo(-0.2, 12);
  expect(conditional.controls[0]!.coefficient).toBeCloseTo(0.3, 12);
  expect(() => betaConvergence(column(1, 0), column(1, 1), { years: 1 })).toThrow("above 0");
  expect(() => betaConvergence(column(1, 2), column(1, 1), { years: 1 })).toThrow("needs 3");
});
