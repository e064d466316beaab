import { describe, expect, test } from "vitest";
import {
  builtins,
  type Change,
  computeIndex,
  datasetFromColumns,
  explainDifference,
  type PlanInput,
  parseSystem,
} from "../../../src/index.ts";
import { replicateRandom } from "../../../src/stats/replicate-random.ts";
import { sampleParams } from "../../pipeline/sample-params.ts";

const child = (id: string, weight: number) => ({ id, direction: "positive", weight }) as const;
const indexOf = (extra: readonly object[]) => ({
  id: "index",
  children: [
    { id: "g", weight: 2, children: [child("a", 1), child("b", 3), ...extra] },
    { id: "h", children: [child("c", 2), child("d", 1), child("e", 1)] },
    { id: "f", direction: "negative", weight: 1 },
  ],
});
const system = parseSystem({ id: "s", version: "1", index: indexOf([]) });
const grown = parseSystem({ id: "s", version: "2", index: indexOf([child("n", 2)]) });
const ids = ["a", "b", "c", "d", "e", "f", "n"];
const units = ["u1", "u2", "u3", "u4"];
const periods = [...units.map(() => "2022"), ...units.map(() => "2023")];

/** Figures from 1 to 99, whole; some absent where told. */
function dataOf(seed: number, { holes = [] as readonly (readonly [string, number])[] } = {}) {
  const random = replicateRandom(seed, 0);
  const columns = Object.fromEntries(
    ids.map((id) => [
      id,
      periods.map((_, i) => {
        const v = 1 + random.integer(99);
        return holes.some(([hole, at]) => hole === id && at === i) ? null : v;
      }),
    ]),
  );
  return datasetFromColumns({ units: [...units, ...units], periods, columns });
}

/** The parts, and the causes, of each unit's change sum to it within 1e-12 of its scores. */
function expectExact(changes: readonly Change[]) {
  for (const { parts, change, from, to, causes } of changes) {
    const size = 1e-12 * Math.max(1, Math.abs(from.score), Math.abs(to.score));
    expect(Math.abs(to.score - from.score - change)).toBeLessThanOrEqual(size);
    expect(Math.abs(parts.reduce((sum, { amount }) => sum + amount, 0) - change)).toBeLessThanOrEqual(size);
    expect(Math.abs(Object.values(causes).reduce((sum, v) => sum + v, 0) - change)).toBeLessThanOrEqual(size);
  }
  return changes.length;
}

const years = { from: "2022", to: "2023" };
const normalise = { method: "min-max", lower: 1, upper: 100, constant: 50 };
const aggregators = builtins.filter(({ kind }) => kind === "aggregate");

describe("parts sum to the change, whatever the aggregator", () => {
  test.each(aggregators.map((method) => [method.id, method] as const))("%s", (id, method) => {
    const aggregate = { method: id, ...sampleParams(method) };
    const plans: PlanInput[] = [
      // one ruler, the method where it meets indicators
      { normalise, aggregate: { method: "arithmetic", nodes: { g: aggregate, h: aggregate } } },
      // ruler and weights learned anew in each period, the method on the scores of groups
      {
        over: "each-period",
        normalise,
        weigh: { method: "standard-deviation", nodes: { index: { method: "given" } } },
        aggregate: { method: "arithmetic", nodes: { index: aggregate } },
      },
    ];
    let explained = 0;
    for (const [seed, plan] of plans.entries()) {
      const result = computeIndex({ system, plan }, dataOf(seed));
      explained += expectExact(explainDifference(result, result, years));
    }
    expect(explained).toBe(plans.length * units.length);
  });

  test.each(aggregators.map((method) => [method.id, method] as const))(
    "%s against arithmetic means of another system, weights and figures",
    (id, method) => {
      const nodes = { g: { method: id, ...sampleParams(method) } };
      const plan: PlanInput = { normalise, aggregate: { method: "arithmetic", nodes } };
      const before = computeIndex({ system, plan: { normalise: { ...normalise, upper: 90 } } }, dataOf(3));
      const weigh = { method: "given", weights: { a: 5, h: 3 } };
      const after = computeIndex({ system: grown, plan: { ...plan, weigh } }, dataOf(4, { holes: [["c", 5]] }));
      const changes = explainDifference(before, after, years);
      expect(expectExact(changes)).toBe(units.length);
      const found = new Set(changes.flatMap(({ parts }) => parts.map(({ cause }) => cause)));
      for (const cause of ["membership", "weights", "revision"] as const) expect([...found]).toContain(cause);
    },
  );
});
