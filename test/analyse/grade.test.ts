import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GradeRule, grade, IndexError } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

describe("ten levels of the coupling coordination degree", () => {
  // 廖重斌 (1999): 0–0.09 极度失调 … 0.90–1.00 优质协调
  const names = [
    "极度失调",
    "严重失调",
    "中度失调",
    "轻度失调",
    "濒临失调",
    "勉强协调",
    "初级协调",
    "中级协调",
    "良好协调",
    "优质协调",
  ];
  test("names, and each line belongs to the upper level", () => {
    const lines = of(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
    const { grade: levels, levels: table, cuts } = grade(lines, { by: "coupling" });
    expect([...levels]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(table.map(({ name }) => name.zh)).toEqual(names);
    expect(table[0]).toEqual({
      grade: 1,
      name: { en: "extreme imbalance", zh: "极度失调" },
      from: 0,
      to: 0.1,
      rows: 1,
    });
    expect([...cuts]).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    expect([...grade(of(0.0999, 0.8999, 1), { by: "coupling" }).grade]).toEqual([1, 9, 10]);
  });
  test("scores on 0–100 are graded on their scale, and outside it is an error that says how", () => {
    expect([...grade(of(5, 60, 100, gap), { by: "coupling", upper: 100 }).grade]).toEqual([1, 7, 10, 0]);
    expect(() => grade(of(61.9), { by: "coupling" })).toThrow(/found 61.9; for scores on 0–100 say upper: 100/);
    expect(() => grade(of(-0.1), { by: "coupling" })).toThrow(/found -0.1/);
  });
});

describe("cut points", () => {
  test("lower end in, upper end out; no value, no grade", () => {
    const { grade: grades, levels } = grade(of(59.9, 60, 75, 89.9, 90, gap), { by: "cuts", cuts: [60, 75, 90] });
    expect([...grades]).toEqual([1, 2, 3, 3, 4, 0]);
    expect(levels.map(({ rows }) => rows)).toEqual([1, 1, 2, 1]);
    expect(levels.map(({ name }) => name.zh)).toEqual(["低", "较低", "较高", "高"]);
    expect([levels[0]!.from, levels[3]!.to]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
  test("names of one's own, one a grade", () => {
    const names = [
      { en: "fail", zh: "不合格" },
      { en: "pass", zh: "合格" },
    ];
    expect(grade(of(1), { by: "cuts", cuts: [60], names }).levels[1]!.name.zh).toBe("合格");
    expect(() => grade(of(1), { by: "cuts", cuts: [60, 80], names })).toThrow(/2 entries are given for 3 grades/);
    expect(grade(of(1), { by: "cuts", cuts: [1, 2, 3, 4, 5] }).levels[5]!.name).toEqual({ en: "grade 6", zh: "第6级" });
  });
  test.each([[[]], [[2, 1]], [[1, 1]], [[1, gap]]])("%j is refused", (cuts) => {
    expect(() => grade(of(1), { by: "cuts", cuts })).toThrow(/must rise/);
  });
});

describe("quantiles", () => {
  test("type 7, a score on the line in the upper grade", () => {
    const { cuts, grade: grades } = grade(of(1, 2, 3, 4, 5), { by: "quantiles", grades: 4 });
    expect([...cuts]).toEqual([2, 3, 4]);
    expect([...grades]).toEqual([1, 2, 3, 4, 4]);
    expect([...grade(of(1, 2, 3, 4), { by: "quantiles", shares: [0.25] }).cuts]).toEqual([1.75]);
  });
  test("about as many in each, where scores differ", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 20, maxLength: 60 }), (values) => {
        const { levels } = grade(Float64Array.from(values), { by: "quantiles" });
        for (const { rows } of levels) expect(Math.abs(rows - values.length / 5)).toBeLessThanOrEqual(1.01);
      }),
    );
  });
  test("quantiles that fall together part nothing", () => {
    expect(() => grade(of(1, 1, 1, 1, 2), { by: "quantiles", grades: 4 })).toThrow(
      /2 different scores cannot be parted into 4/,
    );
    expect(() => grade(of(gap), { by: "quantiles" })).toThrow(/0 different scores/);
    expect(() => grade(of(1, 2), { by: "quantiles", shares: [0, 0.5] })).toThrow(IndexError);
    expect(() => grade(of(1, 2), { by: "quantiles", grades: 1 })).toThrow(/from 2 to 100/);
  });
});

test("natural breaks: groups that are plain to see, with their fit", () => {
  const { grade: grades, cuts, fit } = grade(of(1, 2, 10, 11, 30), { by: "natural-breaks", grades: 3 });
  expect([...grades]).toEqual([1, 1, 2, 2, 3]);
  expect([...cuts]).toEqual([10, 30]);
  expect(fit).toBeCloseTo(1 - 1 / 542.8, 12); // within ½ + ½, whole 1 + 4 + 100 + 121 + 900 − 54²/5
  expect(() => grade(of(1, 1), { by: "natural-breaks", grades: 2 })).toThrow(/1 different scores/);
});

test("by any rule a better score never has the lower grade, and equal ones have the same", () => {
  const rules: GradeRule[] = [
    { by: "cuts", cuts: [-10, 0, 10] },
    { by: "quantiles", grades: 3 },
    { by: "natural-breaks", grades: 3 },
  ];
  const value = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constant(gap));
  fc.assert(
    fc.property(fc.array(value, { minLength: 6, maxLength: 30 }), fc.constantFrom(...rules), (values, rule) => {
      let grades: Uint8Array;
      try {
        grades = grade(Float64Array.from(values), rule).grade;
      } catch (error) {
        expect(error).toBeInstanceOf(IndexError);
        return;
      }
      values.forEach((a, i) => {
        expect(grades[i] === 0).toBe(Number.isNaN(a));
        values.forEach((b, k) => {
          if (a > b) expect(grades[i]!).toBeGreaterThanOrEqual(grades[k]!);
          if (a === b) expect(grades[i]).toBe(grades[k]);
        });
      });
    }),
  );
});
