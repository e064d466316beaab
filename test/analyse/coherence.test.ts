import fc from "fast-check";
import { expect, test } from "vitest";
import { coherence, computeIndex, datasetFromColumns, parseSystem } from "../../src/index.ts";
import { adequacyOf, sphericityOf } from "../../src/stats/correlation-structure.ts";
import { cronbachAlpha } from "../../src/stats/cronbach.ts";
import { correlationRatio } from "../../src/stats/smoothing-spline.ts";

const result = (
  columns: Record<string, (number | null)[]>,
  directions: Record<string, "positive" | "negative"> = {},
) => {
  const n = Object.values(columns)[0]!.length;
  const children = Object.keys(columns).map((id) => ({ id, direction: directions[id] ?? ("positive" as const) }));
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
  const units = Array.from({ length: n }, (_, i) => `u${i}`);
  return computeIndex({ system }, datasetFromColumns({ units, periods: "2023", columns }));
};

test("Cronbach's alpha: equal columns 1, uncorrelated ones 0", () => {
  const x = Float64Array.of(1, 2, 3, 4);
  expect(cronbachAlpha([x, x, x]).alpha).toBeCloseTo(1, 14);
  expect(cronbachAlpha([Float64Array.of(1, 1, -1, -1), Float64Array.of(1, -1, 1, -1)]).alpha).toBeCloseTo(0, 14);
  expect(cronbachAlpha([x]).alpha).toBeNaN();
});

test("KMO and Bartlett of equal correlations: closed forms", () => {
  // three columns with correlation r: partial correlations r/(1 + r); det = (1 − r)²(1 + 2r)
  const r = 0.5;
  const matrix = [0, 1, 2].map((j) => Float64Array.from([0, 1, 2], (k) => (j === k ? 1 : r)));
  const q = r / (1 + r);
  const kmo = r ** 2 / (r ** 2 + q ** 2);
  expect(adequacyOf(matrix)!.overall).toBeCloseTo(kmo, 13);
  for (const v of adequacyOf(matrix)!.columns) expect(v).toBeCloseTo(kmo, 13);
  const { chiSquare, df } = sphericityOf(matrix, { n: 30 })!;
  expect(chiSquare).toBeCloseTo(-(30 - 1 - 11 / 6) * Math.log((1 - r) ** 2 * (1 + 2 * r)), 11);
  expect(df).toBe(3);
});

test("effects: a line all, a parabola by the curve only; between 0 and 1, free of units", () => {
  const x = Float64Array.from({ length: 60 }, (_, i) => (i * 37) % 60);
  expect(
    correlationRatio(
      x,
      x.map((v) => 3 - 2 * v),
    ),
  ).toMatchObject({ linear: expect.closeTo(1, 12), ratio: expect.closeTo(1, 12) });
  const bent = correlationRatio(
    x,
    x.map((v) => (v - 29.5) ** 2),
  );
  expect(bent.linear).toBeLessThan(1e-10);
  expect(bent.ratio).toBeGreaterThan(0.99);
  const noise = x.map((_, i) => ((i + 1) * 7919) % 101);
  const weak = correlationRatio(x, noise);
  const scaled = correlationRatio(
    x.map((v) => 1000 * v - 7),
    noise.map((v) => v / 3),
  );
  expect(scaled.ratio).toBeCloseTo(weak.ratio, 8);
  expect(
    correlationRatio(
      x,
      x.map(() => 5),
    ).ratio,
  ).toBeNaN();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.double({ min: -5, max: 5, noNaN: true })), {
        minLength: 4,
        maxLength: 40,
      }),
      (rows) => {
        const { ratio } = correlationRatio(
          Float64Array.from(rows, ([a]) => a),
          Float64Array.from(rows, ([, b]) => b),
        );
        expect(Number.isNaN(ratio) || (ratio >= 0 && ratio <= 1)).toBe(true);
      },
    ),
  );
});

test("two values of x: the curve is the line, and the ratio that of the group means", () => {
  const { ratio, linear } = correlationRatio(Float64Array.of(0, 0, 1, 1, 1), Float64Array.of(1, 3, 6, 7, 8));
  // means 2 and 7 about 5: between 2·9 + 3·4 = 30 of Σ(y − 5)² = 34
  expect(ratio).toBeCloseTo(30 / 34, 12);
  expect(linear).toBeCloseTo(30 / 34, 12);
});

test("what is found: redundant, turned round, hardly heard", () => {
  const a = [1, 2, 3, 4, 5, 6, 7, 8];
  const b = a.map((v) => v + (v % 2) * 0.1);
  const turned = a.map((v) => 10 - v + (v % 3) * 0.2);
  const { findings, groups } = coherence(result({ a, b, turned }));
  const codes = findings.map(({ code, path }) => `${code} ${path[1]}`);
  expect(codes).toContain("coherence-redundant b");
  expect(codes).toContain("coherence-opposed turned");
  expect(codes).toContain("coherence-against-parent turned");
  expect(codes).toContain("coherence-alpha-negative index");
  expect(findings[0]!.severity).toBe("act");
  expect(groups[0]!.explained[0]).toBeGreaterThan(0.99);
  const right = coherence(result({ a, b, turned }, { turned: "negative" }));
  expect(right.groups[0]!.alpha).toBeGreaterThan(0.95);
  expect(right.findings.map(({ code }) => code)).not.toContain("coherence-against-parent");
});

test("a child that is a sum of the others is collinear, and nothing is undefined for that", () => {
  const a = [1, 5, 2, 8, 3, 9];
  const b = [4, 1, 7, 3, 8, 2];
  const c = a.map((v, i) => v + b[i]!);
  const { groups, findings } = coherence(result({ a, b, c }));
  expect(groups[0]!.kmo).toBeNull();
  expect(Array.from(groups[0]!.inflation)).toEqual([Infinity, Infinity, Infinity]);
  expect(findings.filter(({ code }) => code === "coherence-collinear")).toHaveLength(3);
});

test("influence: shares and weights of a family sum to 1; effective weights against the index", () => {
  const index = {
    id: "index",
    children: [
      {
        id: "g",
        weight: 3,
        children: [
          { id: "a", direction: "positive" as const },
          { id: "b", direction: "positive" as const },
        ],
      },
      { id: "c", direction: "positive" as const },
    ],
  };
  const system = parseSystem({ id: "s", version: "1", index });
  const columns = { a: [1, 4, 2, 8, 5, 7], b: [3, 1, 2, 5, 9, 4], c: [9, 2, 4, 4, 1, 3] };
  const units = ["1", "2", "3", "4", "5", "6"];
  const { influence } = coherence(computeIndex({ system }, datasetFromColumns({ units, periods: "2023", columns })));
  expect(influence.map(({ node, of, weight }) => [node, of, weight])).toEqual([
    ["g", "index", 0.75],
    ["c", "index", 0.25],
    ["a", "g", 0.5],
    ["b", "g", 0.5],
    ["a", "index", 0.375],
    ["b", "index", 0.375],
    ["c", "index", 0.25],
  ]);
  const shares = influence.filter(({ of }) => of === "g").map(({ share }) => share);
  expect(shares[0]! + shares[1]!).toBeCloseTo(1, 14);
});

test("several periods are pooled and that is said; one period is its own", () => {
  const children = ["a", "b", "c"].map((id) => ({ id, direction: "positive" as const }));
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
  const columns = { a: [1, 2, 3, 4, 4, 3, 2, 1], b: [1, 2, 3, 4, 1, 2, 3, 4], c: [2, 1, 4, 3, 5, 1, 2, 6] };
  const data = datasetFromColumns({
    units: ["a", "b", "c", "d", "a", "b", "c", "d"],
    periods: ["1", "1", "1", "1", "2", "2", "2", "2"],
    columns,
  });
  const computed = computeIndex({ system }, data);
  expect(coherence(computed).findings.map(({ code }) => code)).toContain("coherence-pooled");
  const first = coherence(computed, { periods: ["1"] });
  expect([first.rows, first.periods]).toEqual([4, ["1"]]);
  expect(first.indicators.matrices[0]!.r[0]![1]).toBeCloseTo(1, 14);
  expect(() => coherence(computed, { periods: ["9"] })).toThrow(/9/);
});
