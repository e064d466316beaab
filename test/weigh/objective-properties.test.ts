import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  angle,
  benefitOfTheDoubt,
  cilos,
  coefficientOfVariation,
  correlationOptimised,
  critic,
  dCritic,
  entropy,
  factor,
  gini,
  IndexError,
  idocriw,
  independence,
  information,
  lopcow,
  maxDeviation,
  merec,
  mpsi,
  pca,
  scatterDegree,
  standardDeviationWeights,
  varianceWeights,
} from "../../src/index.ts";
import type { Weigher } from "../../src/method/index.ts";
import { apart } from "./objective.ts";

const cases = [
  [critic, {}],
  [critic, { correlation: "spearman", sign: "squared" }],
  [critic, { correlation: "kendall", sign: "absolute" }],
  [dCritic, {}],
  [merec, {}],
  [cilos, {}],
  [idocriw, {}],
  [standardDeviationWeights, {}],
  [coefficientOfVariation, {}],
  [varianceWeights, {}],
  [gini, {}],
  [angle, {}],
  [lopcow, {}],
  [mpsi, {}],
  [independence, {}],
  [information, {}],
  [scatterDegree, {}],
  [maxDeviation, {}],
  [pca, {}],
  [factor, {}],
  [correlationOptimised, {}],
  [correlationOptimised, { maximise: "mean-correlation", max: 0.6 }],
  [benefitOfTheDoubt, {}],
  [entropy, {}],
  [entropy, { sharesOf: "raw" }],
] as unknown as readonly (readonly [Weigher, object])[];

/** Unaffected by a unit of measurement; correlation-optimised weights and the benefit of the doubt answer to it. */
const scaleFree = cases.filter(([{ id }]) => id !== "correlation-optimised" && id !== "benefit-of-the-doubt");

/** Positive values that do not repeat, so that nothing is constant, tied or collinear by chance. */
const column = (n: number) =>
  fc
    .uniqueArray(fc.double({ min: 0.5, max: 20, noNaN: true }), {
      minLength: n,
      maxLength: n,
      selector: (v) => v.toFixed(2),
    })
    .map((values) => Float64Array.from(values));
const table = fc
  .tuple(fc.integer({ min: 8, max: 14 }), fc.integer({ min: 2, max: 4 }))
  .chain(([n, m]) => fc.array(column(n), { minLength: m, maxLength: m }));

/** Weights, or null where the method has a reason to refuse, as for indicators that pull against each other. */
function weightsOf(weigher: Weigher, columns: readonly Float64Array[], params: object): readonly number[] | null {
  try {
    return weigher.fit(columns, params as never).weights;
  } catch (error) {
    if (error instanceof IndexError) return null;
    throw error;
  }
}

const name = ([{ id }, params]: readonly [Weigher, object]) => `${id} ${JSON.stringify(params)}`;

describe("weights do not depend on how the data is written down", () => {
  test.each(cases.map((each) => [name(each), ...each] as const))(
    "%s: the order of rows and columns",
    (_, weigher, params) => {
      fc.assert(
        fc.property(table, (columns) => {
          const plain = weightsOf(weigher, columns, params);
          const rows = columns.map((x) => x.slice().reverse());
          const turned = weightsOf(weigher, [...rows].reverse(), params);
          if (plain === null || turned === null) expect(plain).toBe(turned);
          else expect(apart([...turned].reverse(), plain)).toBeLessThan(1e-7);
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each(scaleFree.map((each) => [name(each), ...each] as const))(
    "%s: the unit of measurement",
    (_, weigher, params) => {
      fc.assert(
        fc.property(table, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (columns, factorOf) => {
          const plain = weightsOf(weigher, columns, params);
          const scaled = weightsOf(
            weigher,
            columns.map((x, j) => (j === 0 ? x.map((v) => v * factorOf) : x)),
            params,
          );
          if (plain === null || scaled === null) expect(plain).toBe(scaled);
          else expect(apart(scaled, plain)).toBeLessThan(1e-8);
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each(cases.map((each) => [name(each), ...each] as const))("%s: weights are shares", (_, weigher, params) => {
    fc.assert(
      fc.property(table, (columns) => {
        const weights = weightsOf(weigher, columns, params);
        if (weights === null) return;
        expect(weights.every((w) => w >= 0 && w <= 1)).toBe(true);
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a duplicate", () => {
  const byItself = [
    merec,
    standardDeviationWeights,
    coefficientOfVariation,
    varianceWeights,
    gini,
    angle,
    lopcow,
    mpsi,
    information,
    maxDeviation,
    entropy,
  ] as unknown as Weigher[];
  test.each(byItself.map((weigher) => [weigher.id, weigher] as const))("%s: weighs as its twin", (_, weigher) => {
    fc.assert(
      fc.property(table, (columns) => {
        const weights = weightsOf(weigher, [...columns, columns[0]!], {});
        if (weights !== null) expect(weights.at(-1)).toBeCloseTo(weights[0]!, 12);
      }),
      { numRuns: 30 },
    );
  });

  test("CRITIC: the twins weigh less than each would alone, relative to the others", () => {
    fc.assert(
      fc.property(table, (columns) => {
        const [alone, twice] = [
          weightsOf(critic as never, columns, {}),
          weightsOf(critic as never, [...columns, columns[0]!], {}),
        ];
        if (alone === null || twice === null) return;
        expect(twice.at(-1)).toBeCloseTo(twice[0]!, 12);
        expect(twice[0]! / twice[1]!).toBeLessThan(alone[0]! / alone[1]! + 1e-12);
      }),
      { numRuns: 40 },
    );
  });

  test("independence: the twins explain each other wholly, so they weigh least", () => {
    fc.assert(
      fc.property(table, (columns) => {
        const weights = weightsOf(independence as never, [...columns, columns[0]!], {});
        if (weights === null) return;
        for (const w of weights) expect(weights[0]).toBeLessThan(w + 1e-12);
      }),
      { numRuns: 40 },
    );
  });
});
