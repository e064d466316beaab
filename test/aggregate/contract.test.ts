import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ampi,
  arithmetic,
  bodScore,
  bordaCount,
  choquet,
  condorcet,
  copeland,
  electreI,
  fuzzy,
  geometric,
  harmonic,
  maximum,
  meanMin,
  minimum,
  mpi,
  ogwa,
  owa,
  power,
  product,
  prometheeIi,
  variationPenalty,
  weightedMedian,
} from "../../src/index.ts";
import type { Aggregator } from "../../src/method/index.ts";
import { checkMethod } from "../../src/testing.ts";

interface Tried {
  readonly name: string;
  readonly method: Aggregator;
  readonly params: object;
  /** Equal children x give x. */
  readonly mean?: boolean;
  /** A better child may lower the score, as unevenness is punished. */
  readonly mayFall?: boolean;
  /** Scores are whole places, so a row may stay where it is; and the search of `condorcet` is a heuristic. */
  readonly searched?: boolean;
}

const anyOf = (method: unknown) => method as Aggregator;
const tried: readonly Tried[] = [
  { name: "arithmetic", method: anyOf(arithmetic), params: {}, mean: true },
  { name: "geometric", method: anyOf(geometric), params: {}, mean: true },
  { name: "harmonic", method: anyOf(harmonic), params: {}, mean: true },
  { name: "power 2", method: anyOf(power), params: { p: 2 }, mean: true },
  { name: "power 0", method: anyOf(power), params: { p: 0 }, mean: true },
  { name: "power −3", method: anyOf(power), params: { p: -3 }, mean: true },
  { name: "power 0.001", method: anyOf(power), params: { p: 0.001 }, mean: true },
  { name: "median", method: anyOf(weightedMedian), params: {}, mean: true },
  { name: "min", method: anyOf(minimum), params: {}, mean: true },
  { name: "max", method: anyOf(maximum), params: {}, mean: true },
  { name: "product", method: anyOf(product), params: {} },
  { name: "owa", method: anyOf(owa), params: { orness: 0.3 }, mean: true },
  { name: "ogwa", method: anyOf(ogwa), params: { orness: 0.3, p: 2 }, mean: true },
  { name: "mean-min", method: anyOf(meanMin), params: {}, mean: true },
  { name: "mpi", method: anyOf(mpi), params: {}, mayFall: true },
  { name: "mpi as given", method: anyOf(mpi), params: { scale: "given" }, mean: true, mayFall: true },
  { name: "ampi", method: anyOf(ampi), params: {}, mayFall: true },
  { name: "variation-penalty", method: anyOf(variationPenalty), params: {}, mean: true, mayFall: true },
  {
    name: "variation-penalty by variance",
    method: anyOf(variationPenalty),
    params: { by: "variance" },
    mean: true,
    mayFall: true,
  },
  { name: "choquet", method: anyOf(choquet), params: {}, mean: true },
  { name: "fuzzy", method: anyOf(fuzzy), params: { cuts: [0, 30, 60, 100] }, mean: true },
  { name: "benefit-of-the-doubt", method: anyOf(bodScore), params: {} },
  { name: "benefit-of-the-doubt, shares", method: anyOf(bodScore), params: { min: 0.1, max: 0.8 } },
  { name: "benefit-of-the-doubt, direction", method: anyOf(bodScore), params: { direction: "equal" } },
  { name: "copeland", method: anyOf(copeland), params: {} },
  { name: "condorcet", method: anyOf(condorcet), params: {} },
  { name: "condorcet, searched", method: anyOf(condorcet), params: { exactTo: 1 }, searched: true },
  { name: "borda", method: anyOf(bordaCount), params: {} },
  { name: "promethee-ii", method: anyOf(prometheeIi), params: {} },
  { name: "promethee-ii, linear", method: anyOf(prometheeIi), params: { preference: { type: "linear", q: 5, p: 40 } } },
  { name: "promethee-ii, Gaussian", method: anyOf(prometheeIi), params: { preference: { type: "gaussian", s: 20 } } },
  { name: "electre-i", method: anyOf(electreI), params: {} },
];

const score = fc.double({ min: 1, max: 100, noNaN: true });
const weight = fc.double({ min: 0.1, max: 5, noNaN: true });
/** Rows of three children, and the weights of these. */
const table = fc.record({
  rows: fc.array(fc.tuple(score, score, score), { minLength: 2, maxLength: 8 }),
  weights: fc.tuple(weight, weight, weight),
});
const columnsOf = (rows: readonly (readonly number[])[]) =>
  [0, 1, 2].map((j) => Float64Array.from(rows, (row) => row[j]!));
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b));

/** Scores of rows by a method fitted on rows of its own. */
function run(
  { method, params }: Tried,
  rows: readonly (readonly number[])[],
  weights: readonly number[],
  fitOn = rows,
) {
  const fitted = method.fit(columnsOf(fitOn), params as never);
  return method.apply(columnsOf(rows), { weights, fitted });
}

describe.each(tried.map((one) => [one.name, one] as const))("%s", (_, one) => {
  test("keeps the contract at the edges", () => {
    expect(checkMethod(one.method, { params: one.params, mayFall: one.mayFall ?? false })).toEqual([]);
  });

  test("the order of rows does not matter", () => {
    fc.assert(
      fc.property(table, ({ rows, weights }) => {
        const y = run(one, rows, weights);
        const turned = run(one, [...rows].reverse(), weights).reverse();
        y.forEach((v, i) => expect(near(v, turned[i]!), `${v} ${turned[i]}`).toBe(true));
      }),
      { numRuns: 40 },
    );
  });

  test("neither does the order of children", () => {
    fc.assert(
      fc.property(table, ({ rows, weights }) => {
        const y = run(one, rows, weights);
        const turned = run(
          one,
          rows.map((row) => [...row].reverse()),
          [...weights].reverse(),
        );
        if (!one.searched) y.forEach((v, i) => expect(near(v, turned[i]!), `${v} ${turned[i]}`).toBe(true));
      }),
      { numRuns: 40 },
    );
  });

  test("unanimity: better in every child is never worse in all", () => {
    fc.assert(
      fc.property(table, fc.tuple(score, score, score), ({ rows, weights }, more) => {
        // the last row is the first and something on top in every child
        const all = [...rows, rows[0]!.map((v, j) => v + more[j]! / 10)];
        const y = run(one, all, weights);
        if (!one.mayFall) expect(y.at(-1)!).toBeGreaterThanOrEqual(y[0]! - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  test("monotony: a child that rises does not lower the score", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 2 }), score, ({ rows, weights }, child, more) => {
        if (one.mayFall || one.searched) return;
        const risen = rows.map((row, i) => (i === 0 ? row.map((v, j) => (j === child ? v + more : v)) : row));
        const before = run(one, rows, weights, rows);
        const after = run(one, risen, weights, rows);
        expect(after[0]!).toBeGreaterThanOrEqual(before[0]! - 1e-9 * Math.max(1, Math.abs(before[0]!)));
      }),
      { numRuns: 60 },
    );
  });

  if (one.mean)
    test("a mean: equal children give their value, and no score leaves their range but by a penalty", () => {
      fc.assert(
        fc.property(table, score, ({ rows, weights }, v) => {
          expect(near(run(one, [[v, v, v]], weights, rows)[0]!, v)).toBe(true);
          run(one, rows, weights).forEach((y, i) => {
            expect(y).toBeLessThanOrEqual(Math.max(...rows[i]!) * (1 + 1e-9));
            if (!one.mayFall) expect(y).toBeGreaterThanOrEqual(Math.min(...rows[i]!) * (1 - 1e-9));
          });
        }),
        { numRuns: 60 },
      );
    });

  test("weights of each row's own that are all alike give what one set of weights gives", () => {
    const rows = [
      [10, 40, 70],
      [30, 20, 90],
      [50, 50, 50],
    ];
    const columns = columnsOf(rows);
    const weights = [1, 2, 3];
    const fitted = one.method.fit(columns, one.params as never);
    const rowWeights = weights.map((w) => new Float64Array(3).fill(w));
    const common = one.method.apply(columns, { weights, fitted });
    const refuses = ["copeland", "condorcet", "electre-i"].includes(one.method.id);
    const own = () => one.method.apply(columns, { weights, rowWeights, fitted });
    if (refuses) expect(own).toThrow(/one set of weights/);
    else own().forEach((v, i) => expect(near(v, common[i]!)).toBe(true));
  });
});
