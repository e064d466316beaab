import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fuzzyProduct, memberships } from "../../src/aggregate/fuzzy.ts";
import { arithmetic, fuzzy } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

test("memberships: triangles between, half-trapezoids at both ends", () => {
  const cuts = [60, 80, 100];
  expect(memberships(50, cuts)).toEqual([1, 0, 0]);
  expect(memberships(60, cuts)).toEqual([1, 0, 0]);
  expect(memberships(65, cuts)).toEqual([0.75, 0.25, 0]);
  expect(memberships(80, cuts)).toEqual([0, 1, 0]);
  expect(memberships(95, cuts)).toEqual([0, 0.25, 0.75]);
  expect(memberships(100, cuts)).toEqual([0, 0, 1]);
  expect(memberships(120, cuts)).toEqual([0, 0, 1]);
});

test("the four operators, by hand", () => {
  // the example of the R package mathmodels for M(·,⊕), printed 0.7 0.16 0.14; the others by hand on the same figures
  const weights = [0.3, 0.3, 0.3, 0.1];
  const rows = [
    [0.8, 0.1, 0.1],
    [0.7, 0.2, 0.1],
    [0.6, 0.2, 0.2],
    [0.7, 0.1, 0.2],
  ];
  const by = (operator: "product-sum" | "product-max" | "min-sum" | "min-max") =>
    fuzzyProduct(weights, rows, operator).map((b) => Number(b.toFixed(12)));
  expect(by("product-sum")).toEqual([0.7, 0.16, 0.14]);
  expect(by("product-max")).toEqual([0.24, 0.06, 0.06]);
  expect(by("min-sum")).toEqual([1, 0.6, 0.5]); // 0.3·3 + 0.1; 0.1 + 0.2 + 0.2 + 0.1; 0.1 + 0.1 + 0.2 + 0.1
  expect(by("min-max")).toEqual([0.3, 0.2, 0.2]);
});

describe("scores", () => {
  const columns = [of(70, 100, gap), of(90, gap, gap)];
  test("memberships brought to sum 1, the grade of the greatest, the value of the grades", () => {
    const fitted = fuzzy.fit(columns, { cuts: [60, 80, 100], grades: ["差", "中", "良"], values: [1, 2, 4] });
    const y = fuzzy.apply(columns, { weights: [1, 1], fitted });
    expect([...y]).toEqual([0.25 * 1 + 0.5 * 2 + 0.25 * 4, 4, gap]);
    const details = fuzzy.details!(columns, { weights: [1, 1], fitted });
    expect(Object.keys(details)).toEqual(["差", "中", "良", "grade"]);
    expect([...details["grade"]!]).toEqual([2, 3, gap]);
  });
  test("cut points of single children", () => {
    const fitted = fuzzy.fit(columns, { cuts: [60, 100], cutsOf: { x2: [80, 100] } });
    // 70: ¼ good; 90: ½ good
    expect(fuzzy.apply(columns, { weights: [1, 1], fitted })[0]).toBeCloseTo(60 + 40 * 0.375, 12);
  });
  test("with M(·,⊕) and values at the cut points it is the mean of the scores held within them", () => {
    const score = fc.double({ min: 0, max: 120, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 6 }), (values) => {
        const xs = values.map((v) => of(v));
        const held = xs.map((x) => x.map((v) => Math.min(100, Math.max(20, v))));
        const weights = values.map((_, j) => j + 1);
        const y = fuzzy.apply(xs, { weights, fitted: fuzzy.fit(xs, { cuts: [20, 45, 60, 100] }) });
        expect(y[0]).toBeCloseTo(arithmetic.apply(held, { weights, fitted: null })[0]!, 9);
      }),
    );
  });
  test("what does not fit together is said, all at once", () => {
    const bad = { cuts: [60, 50, 70], grades: ["a"], values: [1, 2], cutsOf: { x1: [1, 2] } };
    expect(() => fuzzy.fit(columns, bad)).toThrow(
      /cuts: cut points must rise.*\ncutsOf.x1: 2 entries are given for 3 grades.*\ngrades: 1 entries.*\nvalues: 2 entries/,
    );
    expect(() => fuzzy.fit(columns, { cuts: [1, 2], cutsOf: { y: [1, 2] } })).toThrow(/"y" is no child/);
  });
});
