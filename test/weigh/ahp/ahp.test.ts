import { describe, expect, test } from "vitest";
import type { Issue } from "../../../src/errors/index.ts";
import { ahp, IndexError, issueText } from "../../../src/index.ts";
import { fitOf } from "../nodes.ts";

/** Saaty (1990), How to make a decision: the AHP, EJOR 48, table 2: the choice of a house. */
const HOUSE = [
  [1, 5, 3, 7, 6, 6, "1/3", "1/4"],
  ["1/5", 1, "1/3", 5, 3, 3, "1/5", "1/7"],
  ["1/3", 3, 1, 6, 3, 4, 6, "1/5"],
  ["1/7", "1/5", "1/6", 1, "1/3", "1/4", "1/7", "1/8"],
  ["1/6", "1/3", "1/3", 3, 1, "1/2", "1/5", "1/6"],
  ["1/6", "1/3", "1/4", 4, 2, 1, "1/5", "1/6"],
  [3, 5, "1/6", 7, 5, 5, 1, "1/2"],
  [4, 7, 5, 8, 6, 6, 2, 1],
];
const rounded = (values: readonly number[], digits: number) => values.map((v) => Number(v.toFixed(digits)));
const number = (fitted: object, key: string): number => Reflect.get(fitted, key) as number;

describe("published", () => {
  test("Saaty's house: weights, λ and CR to the printed digits", () => {
    const fitted = fitOf(ahp, { judgements: HOUSE });
    expect(rounded(fitted.weights, 3)).toEqual([0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]);
    expect(number(fitted, "lambda").toFixed(3)).toBe("9.669");
    expect(number(fitted, "cr").toFixed(2)).toBe("0.17");
  });

  test("the leader of Wikipedia's article: .547 .127 .270 .056, CR .044", () => {
    const judgements = "tom dick harry bob\n1 4 3 7\n1/4 1 1/3 3\n1/3 3 1 5\n1/7 1/3 1/5 1";
    const fitted = fitOf(ahp, { judgements }, { ids: ["tom", "dick", "harry", "bob"] });
    // .547 is cut, not rounded: the eigenvector has .5476
    [0.547, 0.127, 0.27, 0.056].forEach((w, i) => expect(Math.abs(fitted.weights[i]! - w)).toBeLessThan(1e-3));
    expect(number(fitted, "cr").toFixed(3)).toBe("0.044");
  });

  test("Saaty's school: λ is 7.4199, the book prints 7.49", () => {
    const judgements = "1 4 3 1 3 4\n- 1 7 3 1/5 1\n- - 1 1/5 1/5 1/6\n- - - 1 1 1/3\n- - - - 1 3\n- - - - - 1";
    const fitted = fitOf(ahp, { judgements }, { n: 6 });
    expect(rounded(fitted.weights, 2)).toEqual([0.32, 0.14, 0.03, 0.13, 0.24, 0.14]);
    expect(number(fitted, "lambda").toFixed(4)).toBe("7.4199");
  });
});

describe("closed forms", () => {
  test("three items: λ = 1 + t + 1/t, t the cube root of ac/(ab·bc)", () => {
    const fitted = fitOf(ahp, {
      judgements: [
        [1, 2, 8],
        [null, 1, 2],
        [null, null, 1],
      ],
    });
    const t = Math.cbrt(8 / 4);
    expect(number(fitted, "lambda")).toBeCloseTo(1 + t + 1 / t, 14);
    expect(number(fitted, "ci")).toBeCloseTo((t + 1 / t - 2) / 2, 14);
    expect(number(fitted, "koczkodaj")).toBeCloseTo(0.5, 15);
    // for three items the eigenvector is the geometric mean: ∝ 16^⅓, 1, 16^-⅓
    const g = Math.cbrt(16);
    expect(fitted.weights[0]).toBeCloseTo(g / (g + 1 + 1 / g), 14);
  });

  test("two items cannot be inconsistent", () => {
    const fitted = fitOf(ahp, {
      judgements: [
        [1, 3],
        ["1/3", 1],
      ],
    });
    expect(fitted.weights).toEqual([0.75, 0.25]);
    expect(fitted).toMatchObject({ cr: 0, ri: 0, gci: 0, koczkodaj: 0, worstTriple: null });
  });

  test("a consistent matrix gives its own weights by every rule, and CR 0", () => {
    const w = [0.5, 0.25, 0.125, 0.125];
    const judgements = w.map((a) => w.map((b) => a / b));
    for (const priorities of ["eigenvector", "geometric", "least-squares", "column-mean"]) {
      const fitted = fitOf(ahp, { judgements, priorities });
      fitted.weights.forEach((v, i) => expect(v).toBeCloseTo(w[i]!, 14));
      expect(number(fitted, "cr")).toBeLessThan(1e-14);
    }
  });

  test("random indices of every table; beyond 15 by the regression, and the result says so", () => {
    const ri = (n: number, table: string) => {
      const judgements = Array.from({ length: n }, () => Array.from({ length: n }, () => 1));
      const fitted = fitOf(ahp, { judgements, ri: table });
      return [fitted["ri"], fitted["riTable"]];
    };
    expect(ri(3, "saaty")).toEqual([0.58, "saaty"]);
    expect(ri(12, "saaty")).toEqual([1.48, "saaty"]);
    expect(ri(5, "china")).toEqual([1.12, "china"]);
    expect(ri(7, "china")).toEqual([1.36, "china"]);
    expect(ri(15, "saaty-2005")).toEqual([1.59, "saaty-2005"]);
    expect(ri(16, "saaty")).toEqual([expect.closeTo((1.7699 * 16 - 4.3513) / 15, 12), "alonso-lamata"]);
    expect(ri(100, "china")[1]).toBe("alonso-lamata");
  });
});

describe("what people write", () => {
  const full = fitOf(ahp, {
    judgements: [
      [1, 3, 5],
      [1 / 3, 1, 3],
      [1 / 5, 1 / 3, 1],
    ],
  }).weights;
  const same = (judgements: unknown) =>
    expect(fitOf(ahp, { judgements }, { n: 3 }).weights).toEqual(full.map((v) => expect.closeTo(v, 13)));

  test("fractions, blanks below or above the diagonal, pairs, pasted text", () => {
    same([
      ["1", "3", "5"],
      ["1/3", "1", "3"],
      ["1/5", "⅓", "1"],
    ]);
    same([
      [1, 3, 5],
      [null, 1, 3],
      ["", "", 1],
    ]);
    same([
      [null, "", ""],
      ["1/3", null, ""],
      ["1/5", "1/3", null],
    ]);
    same("1\t3\t5\n\t1\t3\n\t\t1\n");
    same("x1,x2,x3\n1,3,5\n,1,3\n,,1");
    same("\tx3\tx1\tx2\nx3\t1\t1/5\t1/3\nx1\t5\t1\t3\nx2\t3\t1/3\t1");
    same({
      pairs: [
        ["x1", "x2", 3],
        ["x3", "x1", "1/5"],
        ["x2", "x3", 3],
      ],
    });
    same({
      nodes: ["x2", "x1", "x3"],
      matrix: [
        [1, "1/3", 3],
        [3, 1, 5],
        ["1/3", "1/5", 1],
      ],
    });
  });

  test("reciprocals rounded on paper: the judgement above 1 counts", () => {
    same([
      [1, 3, 5],
      [0.33, 1, 3],
      [0.2, 0.33, 1],
    ]);
  });

  test("another scale", () => {
    const solve = (scale: string) =>
      fitOf(ahp, {
        judgements: [
          [1, 9],
          [null, 1],
        ],
        scale,
      }).weights[0]!;
    expect(solve("saaty")).toBeCloseTo(9 / 10, 14);
    expect(solve("power")).toBeCloseTo(81 / 82, 14);
    expect(solve("root")).toBeCloseTo(3 / 4, 14);
    expect(solve("geometric")).toBeCloseTo(16 / 17, 14);
    expect(solve("logarithmic")).toBeCloseTo(Math.log2(10) / (1 + Math.log2(10)), 14);
    expect(solve("inverse-linear")).toBeCloseTo(9 / 10, 14);
    expect(solve("balanced")).toBeCloseTo(9 / 10, 14);
    expect(solve("exponential")).toBeCloseTo(Math.exp(1.6) / (1 + Math.exp(1.6)), 14);
    expect(
      fitOf(ahp, {
        judgements: [
          [1, 24],
          [null, 1],
        ],
        scale: "unbounded",
      }).weights[0],
    ).toBeCloseTo(0.96, 14);
  });

  test("what was judged but is not weighed here keeps no share, and is said", () => {
    const notes: Issue[] = [];
    const judgements = {
      nodes: ["a", "b", "c"],
      matrix: [
        [1, 2, 4],
        [null, 1, 2],
        [null, null, 1],
      ],
    };
    expect(fitOf(ahp, { judgements }, { ids: ["c", "a"], notes }).weights).toEqual([
      expect.closeTo(0.2, 14),
      expect.closeTo(0.8, 14),
    ]);
    expect(notes).toMatchObject([{ code: "judgements-extra", params: { nodes: ["b"] } }]);
  });
});

describe("inconsistency", () => {
  test("the note names CR, the worst triple and repairs that work", () => {
    const notes: Issue[] = [];
    const fitted = fitOf(ahp, { judgements: HOUSE }, { notes });
    expect(notes.map(({ code }) => code)).toEqual(["inconsistent-judgements"]);
    expect(issueText(notes[0]!)).toMatch(
      /CR is 0\.169, above 0\.1; most of all .* one change repairs it: x3\/x7 from 6 to /,
    );
    const repairs = fitted["repairs"] as { a: string; b: string; from: number; to: number; bound: number }[];
    expect(repairs.length).toBeGreaterThan(0);
    for (const { a, b, to, bound } of repairs) {
      const [i, j] = [Number(a.slice(1)) - 1, Number(b.slice(1)) - 1];
      for (const value of [to, bound]) {
        const mended = HOUSE.map((row, k) =>
          row.map((v, l) => (k === i && l === j ? value : k === j && l === i ? null : v)),
        );
        expect(number(fitOf(ahp, { judgements: mended, scale: "unbounded" }), "cr")).toBeLessThanOrEqual(0.1 + 1e-9);
      }
    }
    const size = ({ from, bound }: { from: number; bound: number }) => Math.abs(Math.log(bound / from));
    expect(repairs.map(size)).toEqual(repairs.map(size).sort((p, q) => p - q));
  });

  test("where no single change suffices, changes that do together", () => {
    const notes: Issue[] = [];
    const judgements = "1 9 1/9 9 1/9\n- 1 9 1/9 9\n- - 1 9 1/9\n- - - 1 9\n- - - - 1";
    const fitted = fitOf(ahp, { judgements }, { n: 5, notes });
    expect(fitted["repairs"]).toEqual([]);
    const together = fitted["repairsTogether"] as { a: string; b: string; to: number }[];
    expect(together.length).toBeGreaterThan(1);
    const pairs = new Map<string, unknown[]>();
    const cells = judgements.split("\n").map((line) => line.split(" "));
    cells.forEach((row, i) =>
      row.forEach((v, j) => j > i && pairs.set(`x${i + 1}x${j + 1}`, [`x${i + 1}`, `x${j + 1}`, v])),
    );
    for (const { a, b, to } of together) pairs.set(a + b, [a, b, to]);
    expect(number(fitOf(ahp, { judgements: { pairs: [...pairs.values()] } }, { n: 5 }), "cr")).toBeLessThanOrEqual(0.1);
    expect(issueText(notes[0]!)).toContain("no single change repairs it");
  });

  test("an error only above maxCr", () => {
    expect(() => fitOf(ahp, { judgements: HOUSE, maxCr: 0.15 })).toThrow(IndexError);
    expect(fitOf(ahp, { judgements: HOUSE, maxCr: 0.2 }).weights).toHaveLength(8);
  });

  test("a consistent enough matrix has no note and no repairs", () => {
    const notes: Issue[] = [];
    const fitted = fitOf(
      ahp,
      {
        judgements: [
          [1, 3, 5],
          [null, 1, 3],
          [null, null, 1],
        ],
      },
      { notes },
    );
    expect(notes).toEqual([]);
    expect(fitted["repairs"]).toBeUndefined();
  });
});

test("a completion of least λ cannot be bettered by moving any of its values", () => {
  const pairs = [
    ["x1", "x2", 3],
    ["x2", "x3", 2],
    ["x3", "x4", 5],
    ["x4", "x5", "1/2"],
    ["x5", "x1", 2],
    ["x1", "x3", "1/4"],
  ];
  const whole = (more: readonly unknown[][]) =>
    fitOf(ahp, { judgements: { pairs: [...pairs, ...more] }, scale: "unbounded" }, { n: 5 });
  const completed = whole([])["completed"] as { a: string; b: string; value: number }[];
  const least = number(whole([]), "lambda");
  expect(completed).toHaveLength(4);
  expect(least).toBeGreaterThan(5.1);
  for (const moved of completed) {
    for (const factor of [0.999, 1.001]) {
      const values = completed.map((one) => [one.a, one.b, one.value * (one === moved ? factor : 1)]);
      const rise = number(whole(values), "lambda") - least;
      // of second order in the step: at a point that were off by 1e-6 one side would fall
      expect(rise).toBeGreaterThan(0);
      expect(rise).toBeLessThan(1e-5);
    }
  }
});

describe("several experts", () => {
  const one = {
    name: "li",
    matrix: [
      [1, 3, 5],
      [null, 1, 3],
      [null, null, 1],
    ],
  };
  const two = {
    name: "wang",
    weight: 2,
    matrix: [
      [1, 1, 2],
      [null, 1, 2],
      [null, null, 1],
    ],
  };

  test("by geometric means AIJ is AIP", () => {
    const solve = (group: string) =>
      fitOf(ahp, { judgements: { experts: [one, two] }, group, priorities: "geometric" }, { n: 3 }).weights;
    solve("aij").forEach((v, i) => expect(v).toBeCloseTo(solve("aip")[i]!, 14));
  });

  test("experts of one mind: W and consensus 1, β 0", () => {
    const fitted = fitOf(ahp, { judgements: { experts: [one, { ...one, name: "b" }] } }, { n: 3 });
    expect(fitted["panel"]).toMatchObject({ consensus: { w: 1, beta: 0, consensus: 1 } });
  });

  test("each with all weight on another item: consensus 0", () => {
    const sharp = (k: number) => ({
      pairs: ["x1", "x2", "x3"].flatMap((a, i) =>
        ["x1", "x2", "x3"].flatMap((b, j) => (j > i ? [[a, b, i === k ? 9 : j === k ? "1/9" : 1]] : [])),
      ),
    });
    const { panel } = fitOf(ahp, { judgements: { experts: [0, 1, 2].map(sharp) } }, { n: 3 }) as {
      panel?: { consensus: Record<string, number> };
    };
    expect(panel!.consensus["consensus"]).toBeCloseTo(0, 12);
    expect(panel!.consensus["gamma"]).toBeCloseTo(Math.log(3), 12);
  });

  test("an expert may leave judgements to the others", () => {
    const fitted = fitOf(
      ahp,
      { judgements: { experts: [{ pairs: [["x1", "x2", 3]] }, { pairs: [["x2", "x3", 2]] }] } },
      { n: 3 },
    );
    // 6 : 2 : 1, the pair nobody judged filled without contradiction
    expect(fitted.weights).toEqual([6 / 9, 2 / 9, 1 / 9].map((v) => expect.closeTo(v, 12)));
  });
});
