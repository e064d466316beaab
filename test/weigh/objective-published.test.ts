import { describe, expect, test } from "vitest";
import {
  cilos,
  coefficientOfVariation,
  combine,
  critic,
  entropy,
  idocriw,
  information,
  merec,
} from "../../src/index.ts";
import { apart, columnsOf, minMaxed, nodesOf, of } from "./objective.ts";

describe("published weights", () => {
  test("entropy: Elsayed et al. (2017), six printed digits", () => {
    const matrix = [
      [7, 312, 1891, 6613, 163],
      [72, 88, 728, 941804, 1078],
      [10, 252, 2594, 3466, 117471],
      [10, 145, 980, 2371, 86329],
      [65, 54, 350, 501, 29897],
      [29, 48, 380, 912, 34051],
      [7, 476, 3300, 78470, 2212],
      [70, 87, 650, 733, 819000],
      [4, 86, 591, 3015, 103],
      [12, 79, 579, 3240, 96098],
      [21, 45, 261, 1253, 453],
      [1, 72, 530, 4333, 0.1048],
    ];
    const { weights } = entropy.fit(columnsOf(matrix), { sharesOf: "raw" });
    expect(apart(weights, [0.104991, 0.069124, 0.071373, 0.449937, 0.304575])).toBeLessThan(5.1e-7);
    expect(weights[0]!.toFixed(8)).toBe("0.10499069");
  });

  test("MEREC: Keshavarz-Ghorabaee et al. (2021), table 5", () => {
    const matrix = [
      [450, 8000, 54, 145],
      [10, 9100, 2, 160],
      [100, 8200, 31, 153],
      [220, 9300, 1, 162],
      [5, 8400, 23, 158],
    ];
    const { weights } = merec.fit(columnsOf(matrix), {}, { nodes: nodesOf([1, 1, -1, -1]) });
    expect(weights.map((w) => w.toFixed(4))).toEqual(["0.5752", "0.0141", "0.4016", "0.0091"]);
  });

  test("CRITIC: Diakoulaki et al. (1995), the Greek pharmaceutical firms", () => {
    const matrix = [
      [61, 1.08, 4.33],
      [20.7, 0.26, 4.34],
      [16.3, 1.98, 2.53],
      [9, 3.29, 1.65],
      [5.4, 2.77, 2.33],
      [4, 4.12, 1.21],
      [-6.1, 3.52, 2.1],
      [-34.6, 3.31, 0.98],
    ];
    const columns = columnsOf(matrix);
    const { weights } = critic.fit(columns, {});
    expect(weights.map((w) => w.toFixed(2))).toEqual(["0.20", "0.48", "0.32"]);
    expect(weights.map((w) => w.toFixed(8))).toEqual(["0.20222554", "0.48090173", "0.31687273"]);
    // any linear score of the columns gives the same
    expect(apart(critic.fit(minMaxed(columns, [1, 1, 1]), {}).weights, weights)).toBeLessThan(1e-14);
  });

  test("CILOS and IDOCRIW: Zavadskas and Podvezko (2016), their numerical example", () => {
    const matrix = [
      [3, 100, 10, 7],
      [2.5, 80, 8, 5],
      [1.8, 50, 20, 11],
      [2.2, 70, 12, 9],
    ];
    const [columns, nodes] = [columnsOf(matrix), nodesOf([-1, 1, -1, 1])];
    // printed to four digits, the last of the second cut off
    expect(apart(cilos.fit(columns, {}, { nodes }).weights, [0.3343, 0.2199, 0.1957, 0.2501])).toBeLessThan(5.1e-5);
    expect(apart(idocriw.fit(columns, {}, { nodes }).weights, [0.1658, 0.1885, 0.3545, 0.2911])).toBeLessThan(5.1e-5);
  });
});

describe("printed outputs of mathmodels (zhjx19)", () => {
  const vectors: Record<string, number[]> = { judged: [0.4, 0.3, 0.2, 0.1], learned: [0.25, 0.2, 0.3, 0.25] };
  const weighBy = ({ method }: { method: string }) => ({ weights: vectors[method]! });
  const choices = [{ method: "judged" }, { method: "learned" }];
  const columns = [1, 2, 3, 4].map((v) => of(v));

  test.each([
    [{ rule: "linear", coefficients: [0.6, 0.4] }, [0.34, 0.26, 0.24, 0.16]],
    [{ rule: "product" }, [0.4081633, 0.244898, 0.244898, 0.1020408]],
    [{ rule: "root-product" }, [0.3279556, 0.2540333, 0.2540333, 0.1639778]],
    [{ rule: "game-theory" }, [0.3735683, 0.2823789, 0.2176211, 0.1264317]],
  ] as const)("combine %o", (params, want) => {
    const { weights } = combine.fit(columns, { of: choices, ...params } as never, { weighBy });
    expect(apart(weights, want)).toBeLessThan(5.1e-8);
  });

  test("entropy on [0.002, 0.998], and unshifted", () => {
    const scores = minMaxed([of(3, 5, 2, 7), of(10, 20, 15, 25)], [1, -1]);
    expect(apart(entropy.fit(scores, { range: [0.002, 0.998] }).weights, [0.5452618, 0.4547382])).toBeLessThan(5.1e-8);
    expect(apart(entropy.fit(scores, {}).weights, [0.5451997, 0.4548003])).toBeLessThan(5.1e-8);
  });

  test("coefficient of variation, which is SPSSAU's information weight", () => {
    const x = [of(10, 20, 15), of(5, 10, 8)];
    expect(apart(coefficientOfVariation.fit(x, {}).weights, [0.503839, 0.496161])).toBeLessThan(5.1e-7);
    expect(information.fit(x, {}).weights).toEqual(coefficientOfVariation.fit(x, {}).weights);
  });

  test("CRITIC of two columns: the conflict is the same, so the deviations decide", () => {
    const scores = minMaxed([of(3, 5, 2, 7), of(10, 20, 15, 25)], [1, -1]);
    expect(apart(critic.fit(scores, {}).weights, [0.5075187, 0.4924813])).toBeLessThan(5.1e-8);
  });
});
