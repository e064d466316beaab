import { describe, expect, test } from "vitest";
import { factor, pca, scatterDegree } from "../../src/index.ts";
import { factorShares } from "../../src/weigh/factor.ts";
import { hasShared, named, sharedJson } from "../reference/shared.ts";
import { apart, columnsOf, listening, of, rowsOf } from "./objective.ts";

/**
 * The Technology Achievement Index of UNDP's Human Development Report 2001, its 23 leaders, as the OECD/JRC Handbook (2008)
 * uses it: patents, royalties, internet, exports, telephones (log), electricity (log), schooling, university.
 */
const tai = columnsOf([
  [187, 125.6, 200.2, 50.7, 3.08, 4.15, 10, 27.4],
  [289, 130, 179.1, 66.2, 3, 4.07, 12, 13.9],
  [271, 156.6, 125.8, 59.7, 3.1, 4.14, 11.4, 15.3],
  [994, 64.6, 49, 80.8, 3, 3.86, 9.5, 10],
  [779, 9.8, 4.8, 66.7, 2.97, 3.65, 10.8, 23.2],
  [189, 151.2, 136, 50.9, 3.02, 3.77, 9.4, 9.5],
  [82, 134, 57.4, 61.9, 3.02, 3.73, 9.4, 14.9],
  [31, 38.6, 108, 48.7, 2.94, 4.18, 11.6, 14.2],
  [75, 18.2, 125.9, 16.2, 2.94, 3.94, 10.9, 25.3],
  [8, 25.5, 72.3, 74.9, 2.95, 3.83, 7.1, 24.2],
  [235, 36.8, 41.2, 64.2, 2.94, 3.75, 10.2, 14.4],
  [103, 20.2, 193.6, 19, 3.12, 4.39, 11.9, 11.2],
  [106, 110.3, 48.6, 53.6, 2.97, 3.68, 9.4, 12.3],
  [72, 73.9, 58.9, 47.6, 2.91, 3.86, 9.3, 13.6],
  [103, 13, 146.7, 15.4, 2.86, 3.91, 11.7, 13.1],
  [165, 14.8, 84.2, 50.3, 2.99, 3.79, 8.4, 13.6],
  [205, 33.6, 36.4, 58.9, 2.97, 3.8, 7.9, 12.6],
  [74, 43.6, 43.2, 45, 2.96, 3.74, 9.6, 11],
  [42, 8.6, 21, 53.4, 2.86, 3.62, 7.3, 15.6],
  [13, 9.8, 30.4, 51, 3, 3.65, 7.2, 13],
  [28, 4.2, 25, 51.7, 2.75, 3.68, 9.5, 8.2],
  [26, 6.2, 21.6, 63.5, 2.73, 3.46, 9.1, 7.7],
  [105, 4, 20.3, 49.5, 2.84, 3.71, 7.1, 10.6],
]);

describe("the Technology Achievement Index, OECD/JRC Handbook (2008)", () => {
  test("table 16: eigenvalues in percent of the variance", () => {
    const { eigenvalues } = pca.fit(tai, {}, listening());
    const percent = (eigenvalues as number[]).map((value) => (value / 8) * 100);
    // the Handbook's data has more digits than it prints: one unit of the last digit printed, and half of one
    expect(apart(percent, [41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9])).toBeLessThan(0.15);
  });

  test("table 17: the first rows of the four factors turned by varimax", () => {
    const { loadings } = factor.fit(tai, { factors: 4 }, listening()) as unknown as { loadings: number[][] };
    expect(apart(loadings[0]!.map(Math.abs), [0.07, 0.97, 0.06, 0.06])).toBeLessThan(0.015);
  });

  test("the recipe: each indicator in the factor of which it has the largest share, weights its squared loading", () => {
    const heard = listening();
    const fitted = factor.fit(tai, { factors: 4 }, heard);
    // internet, electricity and schooling together; patents with exports; university alone; royalties with telephones
    const belongs = fitted["belongs"] as number[];
    const together = (...places: number[]) => places.every((j) => belongs[j] === belongs[places[0]!]);
    expect([together(2, 5, 6), together(0, 3), together(1, 4)]).toEqual([true, true, true]);
    expect(new Set([belongs[2], belongs[0], belongs[1], belongs[7]]).size).toBe(4);
    const loadings = fitted["loadings"] as number[][];
    const squares = loadings.map((row, j) => row[belongs[j]!]! ** 2);
    const total = squares.reduce((a, b) => a + b, 0);
    expect(
      apart(
        fitted.weights,
        squares.map((v) => v / total),
      ),
    ).toBeLessThan(1e-15);
    expect(heard.notes.map(({ code }) => code)).toEqual([]);
  });
});

describe("closed forms", () => {
  // correlations 1/6 throughout: λ = 4/3, 5/6, 5/6
  const three = [of(0, 1, 1, 0, 0), of(0, 1, 0, 1, 0), of(0, 1, 0, 0, 1)];

  test("equal correlations weigh alike", () => {
    for (const fitted of [
      pca.fit(three, {}),
      pca.fit(three, { components: 1, squared: false }),
      factor.fit(three, {}),
      scatterDegree.fit(three, {}),
    ])
      expect(apart(fitted.weights, [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(1e-12);
    expect(apart(pca.fit(three, {})["eigenvalues"] as number[], [4 / 3, 5 / 6, 5 / 6])).toBeLessThan(1e-13);
  });

  test("all components together explain every column wholly: equal weights", () => {
    expect(apart(pca.fit(tai, { components: 8 }, listening()).weights, Array(8).fill(1 / 8))).toBeLessThan(1e-13);
  });

  test("how many components: a number, those above 1, a share of the variance; equal ones all or none", () => {
    const kept = (components: Parameters<typeof pca.fit>[1]["components"]) =>
      pca.fit(tai, { components }, listening())["components"];
    expect([kept(3), kept("kaiser"), kept({ variance: 0.85 }), kept({ variance: 1 }), kept(99)]).toEqual([
      3, 2, 4, 8, 8,
    ]);
    expect(pca.fit(three, { components: 2 })["components"]).toBe(3);
  });
});

describe("signs are said, never dropped", () => {
  const columns = [of(1, 2, 3, 4, 5, 6), of(1, 3, 2, 5, 4, 6), of(6, 4, 5, 3, 2, 1.5)];

  test("squared loadings: what runs against its component stands in a note", () => {
    for (const weigher of [pca, factor]) {
      const heard = listening();
      weigher.fit(columns, {}, heard);
      expect(heard.notes).toContainEqual({
        code: "opposed-loadings",
        path: [],
        params: { method: weigher.id, nodes: ["x3"] },
      });
    }
  });

  test("coefficients: an error, unless 0 or the size is asked for", () => {
    expect(() => pca.fit(columns, { squared: false })).toThrow("the components weigh x3 negatively");
    const heard = listening();
    expect(pca.fit(columns, { squared: false, negative: "zero" }, heard).weights[2]).toBe(0);
    expect(pca.fit(columns, { squared: false, negative: "absolute" }, heard).weights[2]).toBeGreaterThan(0.3);
    expect(heard.notes.map(({ code }) => code)).toEqual(["negative-loadings-kept-out", "negative-loadings-turned"]);
  });

  test("components that could as well be others are refused where their direction matters", () => {
    const free = [of(1, 1, -1, -1), of(1, -1, 1, -1)];
    expect(() => pca.fit(free, { squared: false })).toThrow("components of equal variance have no direction");
    expect(() => pca.fit([of(1, 2, 3), of(3, 2.5, 1)], { squared: false })).toThrow("pull against each other");
  });

  test("KMO below ½ and collinear columns are noted", () => {
    const heard = listening();
    pca.fit([of(1, 2, 3, 4, 5), of(2, 1, 2.5, 1.5, 2), of(3, 3, 5.5, 5.5, 7)], {}, heard);
    expect(heard.notes).toContainEqual({
      code: "collinear-indicators",
      path: [],
      params: { nodes: ["x1", "x2", "x3"] },
    });
    const low = listening();
    const fitted = pca.fit([of(1, 2, 3, 4, 5, 6), of(1, 2, 1, 3, 1, 2), of(5, 3, 6, 2, 8, 7)], {}, low);
    expect(fitted["kmo"]).toBeLessThan(0.5);
    expect(low.notes.map(({ code }) => code)).toContain("low-kmo");
  });
});

describe("factor shares", () => {
  test("of two factors the one of whose variance a column has the larger share, not the larger loading", () => {
    // 0.6² = 0.36 of 1.17 is 31 %; 0.5² = 0.25 of 0.26 is 96 %
    const { belongs, amounts } = factorShares([of(0.9, 0.1), of(0.6, 0.5)]);
    expect(belongs).toEqual([0, 1]);
    expect(amounts[1]).toBeCloseTo(0.25, 15);
  });
});

describe("scatter degree", () => {
  const [x, y, z] = [of(1, 2, 4, 7), of(2, 1, 5, 6), of(3, 9, 1, 2)];

  test("the static form of z-scores is the first component of the correlations", () => {
    const { eigenvector, share } = scatterDegree.fit([x, y], {}) as unknown as { eigenvector: number[]; share: number };
    expect(apart(eigenvector, [Math.SQRT1_2, Math.SQRT1_2])).toBeLessThan(1e-14);
    expect(share * 2).toBeCloseTo((pca.fit([x, y], {})["eigenvalues"] as number[])[0]!, 13);
  });

  test("min-max scores leave no negative entry, so no negative component", () => {
    const heard = listening();
    const { eigenvector } = scatterDegree.fit([x, y, z], { scale: "min-max" }, heard) as unknown as {
      eigenvector: number[];
    };
    expect(Math.min(...eigenvector)).toBeGreaterThan(0);
    expect(heard.notes).toEqual([]);
  });

  test("a negative component: the best of all w ≥ 0, said", () => {
    const heard = listening();
    const columns = [x, y, z];
    const { weights, eigenvector } = scatterDegree.fit(columns, {}, heard) as unknown as {
      weights: number[];
      eigenvector: number[];
    };
    expect(Math.min(...eigenvector)).toBeLessThan(0);
    expect(heard.notes).toEqual([
      { code: "negative-loadings-kept-out", path: [], params: { method: "scatter-degree", nodes: ["x3"] } },
    ]);
    // every support by itself: the largest eigenvalue with a vector of one sign is that of x and y
    expect(apart(weights, [...scatterDegree.fit([x, y], {}).weights, 0])).toBeLessThan(1e-12);
  });

  test("the dynamic form sets each period's rows apart by themselves", () => {
    const rows = rowsOf(["a", "b", "c", "a", "b", "c"], ["1", "1", "1", "2", "2", "2"]);
    // growth between the periods is the same for all units and enters the static form only
    const grows = of(1, 2, 3, 11, 12, 13);
    const turns = of(1, 3, 2, 1, 3, 2);
    const dynamic = scatterDegree.fit([grows, turns], { form: "dynamic" }, { rows });
    const within = scatterDegree.fit([of(1, 2, 3), of(1, 3, 2)], {});
    expect(apart(dynamic.weights, within.weights)).toBeLessThan(1e-13);
    expect(dynamic["eigenvalue"]).toBeCloseTo(2 * (within["eigenvalue"] as number), 12);
  });

  test("two indicators that only oppose each other have no single weighting", () => {
    expect(() => scatterDegree.fit([of(1, 2, 3), of(3, 2, 1)], {})).toThrow("pull against each other (x1, x2)");
  });
});

interface Pca {
  readonly rotation: { readonly matrix: number[][] };
  readonly sdev: number[];
  readonly iCodes: string[];
}
interface AsemPca {
  readonly inputs: { readonly Raw: { readonly data: Record<string, (number | null)[]> } };
  readonly [key: string]: unknown;
}

describe.skipIf(!hasShared)(named("principal components of ASEM's groups against COINr 1.1.14"), () => {
  test("eigenvalues and first loadings of the groups of raw indicators, rows with gaps left out", () => {
    const file = sharedJson("reference/coinr/asem_pca.json") as AsemPca;
    const found: Pca[] = [];
    const look = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("rotation" in value && "iCodes" in value) found.push(value as unknown as Pca);
      else for (const each of Object.values(value)) look(each);
    };
    look(file);
    const raw = file.inputs.Raw.data;
    const groups = found.filter(({ iCodes }) => iCodes.every((code) => code in raw));
    let compared = 0;
    for (const { iCodes, sdev, rotation } of groups) {
      const all = iCodes.map((code) => Float64Array.from(raw[code]!, (v) => v ?? Number.NaN));
      const rows = Array.from(all[0]!.keys()).filter((i) => all.every((x) => !Number.isNaN(x[i]!)));
      const columns = all.map((x) => Float64Array.from(rows, (i) => x[i]!));
      const { eigenvalues, loadings } = pca.fit(columns, { components: 1 }, listening()) as unknown as {
        eigenvalues: number[];
        loadings: number[][];
      };
      const gap = Math.max(...eigenvalues.map((value, k) => Math.abs(value - sdev[k]! ** 2)));
      if (gap > 1e-6) continue; // a group of another step, whose input is not the raw data
      compared += 1;
      expect(gap).toBeLessThan(1e-12);
      const first = rotation.matrix.map((row) => row[0]!);
      const v = loadings[0]!.map((l) => l / Math.sqrt(eigenvalues[0]!));
      const sign = Math.sign(first[0]! * v[0]!);
      expect(Math.max(...v.map((c, j) => Math.abs(c - sign * first[j]!)))).toBeLessThan(1e-11);
    }
    expect(compared).toBeGreaterThan(7);
  });
});
