import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  imputeEm,
  imputeHotDeck,
  imputeMultiple,
  imputeNearestNeighbours,
  imputeRegression,
} from "../../../src/index.ts";
import type { ImputeTable } from "../../../src/method/index.ts";
import type { NormalModels } from "../../../src/prepare/impute/em.ts";
import type { Regressions } from "../../../src/prepare/impute/regression.ts";

const gap = Number.NaN;
const DATA = [
  [10.0, 51.5, 2.88],
  [8.22, 45.05, 1.51],
  [10.12, gap, 3.2],
  [8.76, 50.59, 3.42],
  [10.21, 45.66, 2.54],
  [11.39, gap, 2.08],
  [6.2, 37.85, -0.06],
  [gap, 42.96, gap],
  [10.31, 49.54, 0.44],
  [8.92, 48.14, gap],
  [6.94, 43.02, 1.32],
  [gap, 52.88, 2.48],
];

function tableOf(
  data: readonly (readonly number[])[],
  wanted: readonly number[],
  order?: readonly number[],
): ImputeTable {
  const rows = order ?? data.map((_, i) => i);
  return {
    rows: {
      length: data.length,
      unit: rows.map((i) => `u${String(i).padStart(2, "0")}`),
      period: rows.map(() => "2023"),
      group: {},
    },
    columns: data[0]!.map((_, j) => Float64Array.from(rows, (i) => data[i]![j]!)),
    nodes: data[0]!.map((_, j) => ({
      id: `x${j}`,
      direction: "positive",
      targets: [],
      tags: [],
      weight: 1,
      active: true,
    })),
    wanted,
    status: new Map(),
    note: () => {},
  };
}
const replayed = <T>(fitted: T): T => JSON.parse(JSON.stringify(fitted)) as T;

describe("regression", () => {
  test("coefficients and filled values", () => {
    // computed by numpy 2.4.6: lstsq([1, x0, x2], x1) over the seven complete rows
    const table = tableOf(DATA, [1]);
    const fitted = imputeRegression.table!.fit(table, { predictors: ["x0", "x2"] }) as Regressions;
    const [line] = fitted.lines;
    expect(line!.rows).toBe(7);
    expect(line!.intercept).toBeCloseTo(27.5177895359617, 11);
    expect(line!.coefficients.map(({ slope }) => slope)).toEqual([
      expect.closeTo(1.8740706494585715, 12),
      expect.closeTo(1.4059609182656165, 12),
    ]);
    const [y] = imputeRegression.table!.apply(table, replayed(fitted)).columns;
    expect([y![2], y![5]]).toEqual([expect.closeTo(50.98245944693242, 11), expect.closeTo(51.78785294328731, 11)]);
  });
  test("a missing predictor leaves the gap; dependent predictors and too few rows are refused", () => {
    const table = tableOf(DATA, [0]);
    const fitted = imputeRegression.table!.fit(table, { predictors: ["x2"] });
    const [y] = imputeRegression.table!.apply(table, fitted).columns;
    expect([Number.isNaN(y![7]!), Number.isNaN(y![11]!)]).toEqual([true, false]);
    const twice = tableOf([...DATA.map(([a, b]) => [a!, b!, 2 * a! + 1])], [1]);
    expect(() => imputeRegression.table!.fit(twice, { predictors: ["x0", "x2"] })).toThrow("cannot tell apart x0, x2");
    const few = tableOf(DATA.slice(0, 3), [1]);
    expect(() => imputeRegression.table!.fit(few, { predictors: ["x0", "x2"] })).toThrow("has 2 rows");
    expect(() => imputeRegression.table!.fit(table, { predictors: ["x3"] })).toThrow("x3");
  });
});

describe("em", () => {
  test("monotone gaps in two columns: the closed form of Anderson (1957)", () => {
    // x complete, y in the first four rows: ŷ = ȳ + b(x − x̄) of these rows, b = Σdxdy/Σdx² = 13/10
    const data = [
      [1, 2],
      [2, 5],
      [3, 4],
      [5, 8],
      [6, gap],
      [7, gap],
    ] as const;
    const xs = [1, 2, 3, 5];
    const ys = [2, 5, 4, 8];
    const mx = 11 / 4;
    const my = 19 / 4;
    const b = xs.reduce((s, x, i) => s + (x - mx) * (ys[i]! - my), 0) / xs.reduce((s, x) => s + (x - mx) * (x - mx), 0);
    const table = tableOf(data, [1]);
    const fitted = imputeEm.table!.fit(table, { tolerance: 1e-15 });
    const [y] = imputeEm.table!.apply(table, replayed(fitted)).columns;
    expect(y![4]).toBeCloseTo(my + b * (6 - mx), 12);
    expect(y![5]).toBeCloseTo(my + b * (7 - mx), 12);
  });
  test("gaps anywhere in three columns", () => {
    // computed by numpy 2.4.6: EM of the multivariate normal to 1e-15, then μ + Σmo Σoo⁻¹ (x − μ)
    const table = tableOf(DATA, [0, 1, 2]);
    const [x0, x1, x2] = imputeEm.table!.apply(table, imputeEm.table!.fit(table, { tolerance: 1e-14 })).columns;
    const got = [x1![2], x1![5], x0![7], x2![7], x2![9], x0![11]];
    const want = [
      51.25630675609826, 52.208730955801364, 7.794752034929429, 1.197207849505296, 2.076091753814038,
      10.733435337773933,
    ];
    want.forEach((v, i) => expect(got[i], String(i)).toBeCloseTo(v, 10));
  });
  test("a row with nothing gets the means; dependent columns are refused, and ridge is a way out", () => {
    const table = tableOf([...DATA, [gap, gap, gap]], [0]);
    const fitted = imputeEm.table!.fit(table, {}) as NormalModels;
    const { shift, spread, mean } = fitted.models[0]!;
    expect(imputeEm.table!.apply(table, fitted).columns[0]![12]).toBeCloseTo(shift[0]! + spread[0]! * mean[0]!, 12);
    const twice = tableOf(
      DATA.map(([a, b]) => [a!, b!, 3 * a!]),
      [1],
    );
    expect(() => imputeEm.table!.fit(twice, {})).toThrow("cannot tell apart");
    const [y] = imputeEm.table!.apply(twice, imputeEm.table!.fit(twice, { ridge: 0.01 })).columns;
    expect(y!.every((v) => Number.isFinite(v))).toBe(true);
  });
});

describe("nearest neighbours", () => {
  // computed by numpy 2.4.6: root mean square of the differences over the n−1 deviation, the three nearest
  test.each([
    ["equal", [49.25, 50.01333333333333, 8.456666666666667, 1.79, 1.79, 10.503333333333332]],
    [
      "distance",
      [
        49.74243609720594, 50.48630794786929, 7.044110683933635, 1.3509874544718752, 2.074744879468894,
        10.554119776859062,
      ],
    ],
  ] as const)("weights: %s", (weights, want) => {
    const table = tableOf(DATA, [0, 1, 2]);
    const fitted = replayed(imputeNearestNeighbours.table!.fit(table, { k: 3, weights }));
    const [x0, x1, x2] = imputeNearestNeighbours.table!.apply(table, fitted).columns;
    const got = [x1![2], x1![5], x0![7], x2![7], x2![9], x0![11]];
    want.forEach((v, i) => expect(got[i], String(i)).toBeCloseTo(v, 12));
  });
});

describe("hot deck", () => {
  const rows = {
    length: 6,
    unit: ["a", "b", "c", "d", "e", "f"],
    period: Array(6).fill("2023"),
    group: { kind: ["n", "n", "n", "s", "s", "w"] },
  };
  const x = Float64Array.of(1, 2, gap, 30, gap, gap);
  test("lends within the group only; the same seed lends the same, whatever the order", () => {
    const draw = (seed: number) =>
      imputeHotDeck.apply(x, imputeHotDeck.fit(x, { seed, group: "kind" }, { rows }), { rows });
    const drawn = Array.from({ length: 40 }, (_, seed) => [...draw(seed)]);
    expect(new Set(drawn.map((y) => y[2]))).toEqual(new Set([1, 2]));
    expect(new Set(drawn.map((y) => y[4]))).toEqual(new Set([30]));
    expect(drawn.every((y) => Number.isNaN(y[5]!))).toBe(true);
    const turned = { ...rows, unit: [...rows.unit].reverse(), group: { kind: [...rows.group.kind].reverse() } };
    const back = x.slice().reverse();
    expect(
      [
        ...imputeHotDeck.apply(back, imputeHotDeck.fit(back, { seed: 3, group: "kind" }, { rows: turned }), {
          rows: turned,
        }),
      ].reverse(),
    ).toEqual(drawn[3]);
  });
});

describe("multiple", () => {
  const params = { m: 200, seed: 11, tolerance: 1e-6 };
  test("the value is the mean of the draws, which lie about the EM value and spread as the regression leaves open", () => {
    const table = tableOf(DATA, [1]);
    const fitted = imputeMultiple.table!.fit(table, params);
    const { columns, draws } = imputeMultiple.table!.apply(table, replayed(fitted));
    const [cells] = draws!;
    expect([...cells!.rows]).toEqual([2, 5]);
    const drawn = cells!.values.map((values) => values[0]!);
    const mean = drawn.reduce((s, v) => s + v, 0) / 200;
    const deviation = Math.sqrt(drawn.reduce((s, v) => s + (v - mean) ** 2, 0) / 199);
    expect(columns[0]![2]).toBeCloseTo(mean, 12);
    // the residual deviation of the regression on 7 rows is some 2 to 4; drawing the model anew widens it
    expect(Math.abs(mean - 51.25630675609826)).toBeLessThan(4 * (deviation / Math.sqrt(200)) + 0.6);
    expect(deviation).toBeGreaterThan(1.5);
    expect(deviation).toBeLessThan(8);
  });
  test("the same seed gives the same draws, whatever the order of the rows; another seed others", () => {
    const small = { ...params, m: 3 };
    const order = [5, 3, 0, 11, 7, 1, 2, 10, 4, 9, 8, 6];
    const of = (table: ImputeTable, seed = 11) =>
      imputeMultiple.table!.apply(table, imputeMultiple.table!.fit(table, { ...small, seed })).columns[0]!;
    const straight = of(tableOf(DATA, [0]));
    const turned = of(tableOf(DATA, [0], order));
    order.forEach((i, place) => expect(turned[place]).toBeCloseTo(straight[i]!, 9));
    expect(of(tableOf(DATA, [0]), 12)[7]).not.toBe(straight[7]);
  });
  test("a filled value never touches a present one", () => {
    const cell = fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { nil: gap, freq: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 8, maxLength: 14 }), (data) => {
        const table = tableOf(data, [0, 1]);
        let filled: readonly Float64Array[];
        try {
          filled = imputeEm.table!.apply(table, imputeEm.table!.fit(table, { ridge: 0.05, tolerance: 1e-6 })).columns;
        } catch (error) {
          expect(String(error)).toContain("cannot tell apart");
          return;
        }
        filled.forEach((y, j) =>
          table.columns[j]!.forEach((v, i) => {
            if (!Number.isNaN(v)) expect(y[i]).toBe(v);
          }),
        );
      }),
      { numRuns: 40 },
    );
  });
});
