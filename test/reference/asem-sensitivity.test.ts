import { beforeAll, describe, expect, test } from "vitest";
import {
  compareIndices,
  computeIndex,
  type Dataset,
  type Definition,
  datasetFromColumns,
  parseSystem,
  type RemovedElements,
  removeElements,
  sensitivity,
  type Uncertainty,
  uncertainty,
} from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson, sharedPath } from "./shared.ts";

interface Removed {
  Scores: Frame;
  Ranks: Frame;
  RankDiffs: Frame;
  MeanAbsDiff: Record<string, number>;
}
interface Misc {
  compare: { out: { ranks: Frame; scores: Frame; corr: Frame } };
}
const CHOICES = [
  {
    vary: "normalise",
    of: [{ method: "min-max", lower: 1, upper: 100 }, { method: "z-score", mean: 50, sd: 10 }, { method: "rank" }],
  },
  { vary: "weights", noise: 0.25 },
  { vary: "aggregate", of: ["arithmetic", "geometric"] },
  { vary: "impute", of: [{ method: "group-mean", group: "EurAsia_group" }, "mean", "none"] },
] as const;

describe.skipIf(!hasShared)(named("ASEM against COINr 1.1.14: removed elements, compared indices"), () => {
  let definition: Definition;
  let data: Dataset;
  let removed: RemovedElements;
  const sorted = (x: ArrayLike<number>, frame: Frame, units: readonly string[]): number[] =>
    frame.data["uCode"]!.map((unit) => x[units.indexOf(String(unit))]!);

  beforeAll(async () => {
    ({ definition, data } = await loadProject(sharedPath("examples/asem.yaml")));
    removed = removeElements(definition, data);
  });

  test.each([1, 2, 3])("level %i: scores, ranks and mean shift without each element", (level) => {
    const { results } = sharedJson("reference/coinr/asem_remove_elements.json") as { results: Record<string, Removed> };
    const reference = results[`Level${level}`]!;
    const own = removed.elements.filter((one) => one.level === level);
    expect(own.map(({ id }) => id).sort()).toEqual(reference.Scores.columns.slice(2).sort());
    for (const { id, scores, ranks, rankChange, meanShift } of own) {
      const at = (x: ArrayLike<number>) => sorted(x, reference.Scores, removed.units);
      expect(relativeError(at(scores), reference.Scores.data[id]!), id).toBeLessThanOrEqual(1e-12);
      expect(at(ranks), id).toEqual(reference.Ranks.data[id]);
      expect(at(rankChange).map(Math.abs), id).toEqual(reference.RankDiffs.data[id]!.map((v) => Math.abs(Number(v))));
      expect(meanShift, id).toBeCloseTo(reference.MeanAbsDiff[id]!, 12);
    }
  });

  test("two indices: ranks, scores and correlations", () => {
    const { ranks, scores, corr } = (sharedJson("reference/coinr/asem_misc.json") as Misc).compare.out;
    const plan = { ...definition.plan, normalise: { method: "z-score", mean: 10, sd: 2 } };
    const compared = compareIndices(
      computeIndex(definition, data),
      computeIndex({ ...definition, plan } as Definition, data),
    );
    const units = compared.rows.map(({ unit }) => unit);
    for (const [what, frame] of [
      ["rank", ranks],
      ["score", scores],
    ] as const)
      for (const [key, column] of [
        ["a", "coin.1"],
        ["b", "coin.2"],
        ["difference", "Diff"],
      ] as const) {
        const own = sorted(
          compared.rows.map((row) => row[what][key]),
          frame,
          units,
        );
        expect(relativeError(own, frame.data[column]!), `${what} ${key}`).toBeLessThanOrEqual(1e-12);
      }
    corr.data["iCode"]!.forEach((id, i) => {
      const own = compared.nodes.find(({ node }) => node === id)!;
      expect(own.spearman, String(id)).toBeCloseTo(Number(corr.data["Correlation"]![i]), 12);
    });
  });

  describe("uncertainty of four choices", () => {
    let one: Uncertainty;
    let other: Uncertainty;
    beforeAll(() => {
      one = uncertainty(definition, data, { vary: CHOICES, n: 4000, seed: 1 });
      other = uncertainty(definition, data, { vary: CHOICES, n: 4000, seed: 2 });
    });

    test("two seeds differ by no more than their stated errors", () => {
      // 51 units, means of rank and score: with independent seeds z is standard normal, and 4.5 once in 150,000
      const z = one.rows.flatMap((row, i) =>
        (["rank", "score"] as const).map((what) => {
          const [a, b] = [row[what], other.rows[i]![what]];
          return Math.abs(a.mean - b.mean) / Math.sqrt(a.error ** 2 + b.error ** 2 + 1e-30);
        }),
      );
      expect(z).toHaveLength(102);
      expect(Math.max(...z)).toBeLessThan(4.5);
      // and they do differ: the errors are not too large either. The mean of |z| is √(2/π) = 0.80
      expect(z.reduce((sum, v) => sum + v, 0) / z.length).toBeGreaterThan(0.4);
      expect(Math.abs(one.shift.mean - other.shift.mean)).toBeLessThan(
        4.5 * Math.hypot(one.shift.error, other.shift.error),
      );
      for (const [i, row] of one.rows.entries()) {
        const top = Math.hypot(row.top.error, other.rows[i]!.top.error);
        expect(Math.abs(row.top.share - other.rows[i]!.top.share)).toBeLessThanOrEqual(4.5 * top + 1e-3);
      }
    });

    test("all by means over nine preparations, none refused", () => {
      expect(one.refused).toEqual([]);
      expect(one.recomputed).toMatchObject({ means: 4000, engine: 0, held: 0, prepared: { once: 0 } });
      expect(one.recomputed.prepared.kept).toHaveLength(9);
    });
  });

  test("Sobol shares of two seeds lie in each other's intervals, and the totals add up to more than the firsts", () => {
    const run = (seed: number) => {
      const found = sensitivity(definition, data, { vary: CHOICES, n: 512, seed, bootstrap: 200, level: 0.999 });
      if (found.method !== "sobol") throw new Error(found.method);
      return found;
    };
    const [a, b] = [run(1), run(2)];
    a.inputs.forEach((input, k) => {
      const twin = b.inputs[k]!;
      expect(input.totalInterval[0], input.name).toBeLessThanOrEqual(twin.totalInterval[1]);
      expect(input.totalInterval[1], input.name).toBeGreaterThanOrEqual(twin.totalInterval[0]);
    });
    const sum = (of: "first" | "total") => a.inputs.reduce((total, input) => total + input[of], 0);
    expect(sum("total")).toBeGreaterThan(sum("first"));
    expect(a.evaluations).toBe(512 * 6);
  });
});

// SALib on matrix B, min-max, weights U(½, 1½) renormalised, N = 512 unscrambled Sobol points: the same design is ours
describe.skipIf(!hasShared)(named("Sobol shares against SALib"), () => {
  test("mean rank shift and the score of the third unit: every total to 1e-9", () => {
    const input = sharedJson("reference/mcdm/input_B.json") as {
      criteria: string[];
      types: number[];
      matrix: number[][];
    };
    interface Shares {
      S1: number[];
      ST: number[];
    }
    const { weights_B } = sharedJson("reference/mcdm/salib_sobol.json") as {
      weights_B: { N: number; salib_rank_shift: Shares; salib_score_unit3: Shares };
    };
    const children = input.criteria.map((id, j) => ({ id, direction: input.types[j]! > 0 ? "positive" : "negative" }));
    const system = parseSystem({ id: "b", version: "1", index: { id: "index", children } });
    const units = input.matrix.map((_, i) => `u${i + 1}`);
    const data = datasetFromColumns({
      units,
      columns: Object.fromEntries(input.criteria.map((id, j) => [id, input.matrix.map((row) => row[j]!)])),
    });
    const definition = { system, plan: { normalise: { method: "min-max", lower: 0, upper: 1 } } };
    const vary = input.criteria.map((id) => ({ vary: "weights", name: id, noise: 0.5, nodes: [id] }) as const);
    const run = (output: "mean-rank-shift" | { unit: string }) => {
      const spec = { vary, n: weights_B.N, scramble: false, bootstrap: 0, output };
      const found = sensitivity(definition, data, spec);
      if (found.method !== "sobol") throw new Error(found.method);
      return found.inputs;
    };
    for (const [shares, inputs] of [
      [weights_B.salib_rank_shift, run("mean-rank-shift")],
      [weights_B.salib_score_unit3, run({ unit: "u3" })],
    ] as const)
      inputs.forEach(({ first, total, name }, k) => {
        // SALib centres by the mean over all its outputs, among them those for second order, we by that of A and B
        expect(Math.abs(first - shares.S1[k]!), `${name} first`).toBeLessThan(0.003);
        expect(Math.abs(total - shares.ST[k]!), `${name} total`).toBeLessThan(1e-9);
      });
  });
});
