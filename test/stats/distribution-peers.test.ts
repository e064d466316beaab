import { expect, test } from "vitest";
import { betaConvergence } from "../../src/stats/convergence.ts";
import { type Forecast, forecast } from "../../src/stats/forecast.ts";
import { holt } from "../../src/stats/holt.ts";
import { bandInequality } from "../../src/stats/income-bands.ts";
import { atkinson, gini, hoover, theilT, wolfson } from "../../src/stats/inequality.ts";
import { theilByGroup } from "../../src/stats/inequality-groups.ts";
import { localMoran, moran } from "../../src/stats/moran.ts";
import { transitions } from "../../src/stats/transition.ts";

// Figures of PySAL (inequality 1.1.2, esda 2.8.2, libpysal 4.14.1, giddy 2.3.8) and statsmodels 0.15.0 on numbers made for this file.
const column = (...values: number[]) => Float64Array.from(values);
const near = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));

test("inequality: PySAL inequality 1.1.2; its Wolfson index is half of ours, its Schutz coefficient our Hoover in percent less rounding", () => {
  const x = column(3, 1.5, 8, 2.25, 8, 0.5, 12, 4.75);
  near(gini(x), 0.4125);
  near(theilT(x), 0.2873917206765954);
  near(atkinson(x, { epsilon: 0.5 }), 0.15289552743920498);
  near(atkinson(x), 0.31713873399035575);
  near(hoover(x), 0.325);
  near(wolfson(x), 2 * 0.29032258064516125);
  // printed to eight digits
  const parts = theilByGroup(x, [..."aabbbcca"]);
  expect([parts.between, parts.within].map((v) => v.toFixed(8))).toEqual(["0.04741736", "0.23997436"]);
});

test("Moran with unequal weights: esda 2.8.2, its local values times n/(n − 1)", () => {
  const n = 10;
  const x = Float64Array.from({ length: n }, (_, i) => ((i * i * 7 + 3) % 11) + 0.25 * i);
  // a neighbour met twice counts with both weights
  const of = Array.from({ length: n }, (_, i) =>
    [1, 2, 5].map((step, k) => ({ at: (i * 3 + step * (i + 1)) % n, weight: 1 + k / 2 })).filter(({ at }) => at !== i),
  );
  near(moran(x, { of }, { permutations: 0 }).index, -0.10545245531317954);
  const local = [
    -0.24195998987085338, -0.7823499620157003, 1.4012408204608762, -1.3142025105813406, 0.0558369207394277,
    -0.4373512281590277, 0.21739680931881486, 0.4068118511015447, -0.7160040516586478, 0.46150924284629025,
  ];
  const { index } = localMoran(x, { of }, { permutations: 0 });
  local.forEach((peer, i) => near(index[i]!, (peer * n) / (n - 1)));
});

test("permutations that give the same but for rounding are as far: ties do not make p small", () => {
  // a ring of six in which each value stands twice; the exact shares are counted over all orders
  const of = Array.from({ length: 6 }, (_, i) => [(i + 5) % 6, (i + 1) % 6].map((at) => ({ at, weight: 1 })));
  const x = column(1.1, 1.1, 0.3, 0.3, 0.7, 0.7);
  const options = { permutations: 4999, seed: 5 };
  const p = localMoran(x, { of }, options).p!;
  // the last two lie on the mean: every permutation gives 0
  expect([p[4], p[5]]).toEqual([1, 1]);
  [0.2, 0.8, 0.5, 0.2].forEach((exact, i) => expect(Math.abs(p[i]! - exact)).toBeLessThan(0.03));
  expect(Math.abs(moran(x, { of }, options).p! - 1 / 3)).toBeLessThan(0.03);
});

test("Markov chain: giddy 2.3.8", () => {
  const paths = [
    [1, 1, 2, 3, 3, 2],
    [2, 2, 1, 2, 3, 3],
    [3, 3, 2, 2, 1, 1],
  ];
  const chain = transitions(paths, { classes: 3, least: 1 });
  const p = [
    [1 / 2, 1 / 2, 0],
    [1 / 3, 1 / 3, 1 / 3],
    [0, 2 / 5, 3 / 5],
  ];
  p.forEach((row, i) => row.forEach((share, j) => near(chain.probabilities[i]![j]!, share)));
  [4 / 15, 2 / 5, 1 / 3].forEach((share, i) => near(chain.stationary![i]!, share));
});

test("a chain with one class without exit ends there; with two the long run depends on the start", () => {
  expect(transitions([[1, 1, 2, 3, 3]], { classes: 3, least: 1 }).stationary).toEqual([0, 0, 1]);
  const two = [
    [2, 1, 1],
    [2, 3, 3],
  ];
  expect(transitions(two, { classes: 3, least: 1 }).stationary).toBeNull();
});

test("β convergence, absolute and with a control: statsmodels 0.15.0 OLS", () => {
  const first = column(1, 2, 4, 3, 6, 5);
  const last = column(2, 3.1, 5.5, 4.2, 6.6, 6.1);
  const plain = betaConvergence(first, last, { years: 5 });
  near(plain.beta, -0.06154767663004956);
  near(plain.standardError, 0.005419383944285147);
  near(plain.p, 0.0003427548872573437);
  near(plain.rSquared, 0.9699203635619085);
  const control = betaConvergence(first, last, { years: 5, controls: [column(0.2, 0.5, 0.1, 0.9, 0.4, 0.3)] });
  near(control.beta, -0.061269903632158555);
  near(control.p, 0.001261559749561991);
  near(control.controls[0]!.coefficient, -0.014593531283379447);
  near(control.controls[0]!.standardError, 0.012015553481312363);
  // a unit without both figures is left out, whatever the one that it has
  const gap = betaConvergence(column(...first, Number.NaN), column(...last, 0), { years: 5 });
  expect([gap.n, gap.beta]).toEqual([6, plain.beta]);
});

test("prediction interval of a line with a gap in time: statsmodels 0.15.0 OLS, 90 %", () => {
  const series = { times: column(2018, 2019, 2020, 2022, 2023), values: column(61.2, 63, 62.5, 65.1, 66.4) };
  const { value, lower, upper } = forecast(series, { to: 2025, level: 0.9 }) as Forecast;
  near(value, 68.11162790697676);
  near(lower!, 65.83170624330056);
  near(upper!, 70.39154957065297);
});

test("Holt with given constants: statsmodels 0.15.0, begun at x₂ and x₂ − x₁", () => {
  const model = holt(column(50, 51.5, 52.1, 54, 54.2, 56.3, 58), { alpha: 0.4, beta: 0.3 })!;
  [59.00944294912001, 60.33102429184001, 61.652605634560004].forEach((peer, h) => near(model.at(h + 1).value, peer));
  near(model.residual, 2.556887300214015);
});

test("an open band without members bounds nothing", () => {
  const bands = [
    { from: 0, to: 2, population: 1 },
    { from: 2, to: 4, population: 1 },
  ];
  const plain = bandInequality(bands);
  const open = bandInequality([...bands, { from: 4, to: null, population: 0 }]);
  expect([open.least, open.most, open.assumed]).toEqual([plain.least, plain.most, [1, 2]]);
});
