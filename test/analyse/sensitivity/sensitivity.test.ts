import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareIndices,
  computeIndex,
  datasetFromColumns,
  IndexError,
  openSensitivity,
  parseSystem,
  rankReversal,
  removeElements,
  type SensitivityInput,
  sensitivity,
  toSensitivity,
  weightRange,
} from "../../../src/index.ts";
import { morrisEffect, morrisTrajectory } from "../../../src/stats/elementary-effects.ts";
import { createRandom } from "../../../src/stats/random.ts";
import { columns, data, definition, plan, system, units } from "../uncertainty/towns.ts";

const codesOf = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
};
const sobol = (spec: SensitivityInput) => {
  const found = sensitivity(definition, data, spec);
  if (found.method !== "sobol") throw new Error(found.method);
  return found;
};
const vary = [
  { vary: "weights", noise: 0.4 },
  { vary: "normalise", of: [{ method: "min-max", lower: 1, upper: 100 }, "rank"] },
  { vary: "aggregate", of: ["arithmetic", "geometric"] },
] as const;

describe("Sobol shares of an index", () => {
  // two indicators, one group, weights 1 ± s each: score = (w₁x₁ + w₂x₂)/(w₁ + w₂), symmetric in the two weights
  test("two weights that play the same part share alike", () => {
    const two = parseSystem({
      id: "t",
      version: "1",
      index: { id: "index", children: ["a", "b"].map((id) => ({ id, direction: "positive" })) },
    });
    const three = datasetFromColumns({ units: ["x", "y", "z"], periods: "1", columns: { a: [1, 3, 9], b: [9, 5, 1] } });
    const found = sensitivity({ system: two }, three, {
      vary: ["a", "b"].map((id) => ({ vary: "weights", name: id, noise: 0.2, nodes: [id] }) as const),
      n: 2048,
      output: { unit: "x" },
      bootstrap: 100,
    });
    if (found.method !== "sobol") throw new Error(found.method);
    const [a, b] = found.inputs;
    expect(a!.first).toBeCloseTo(0.5, 2);
    expect(b!.first).toBeCloseTo(0.5, 2);
    expect(a!.firstInterval[0]).toBeLessThan(0.5);
    expect(a!.firstInterval[1]).toBeGreaterThan(0.5);
    expect(found.nominal).toBe(50);
  });

  test("an input that changes nothing has no share; the words say the largest first", () => {
    const found = sobol({
      vary: [...vary, { vary: "treat", of: ["none", "none"] }],
      n: 128,
      output: { unit: "A" },
      bootstrap: 50,
    });
    const still = found.inputs.find(({ name }) => name === "treat")!;
    expect(still.first).toBeCloseTo(0, 12);
    expect(still.total).toBe(0);
    expect(found.evaluations).toBe(128 * 6);
    const shares = found.notes
      .filter(({ code }) => code === "variance-share")
      .map(({ params }) => (params as { total: number }).total);
    expect(shares).toEqual([...shares].sort((x, y) => y - x));
    expect(shares).toHaveLength(4);
  });

  test("nothing varies: no shares, and a note", () => {
    const found = sobol({ vary: [{ vary: "treat", of: ["none", "none"] }], n: 16 });
    expect(found.variance).toBe(0);
    expect(found.inputs[0]!.total).toBeNaN();
    expect(found.notes).toEqual([{ code: "variance-none", path: [], params: { value: 0 } }]);
  });

  test("Halton and random points say about the same as Sobol's", () => {
    const totals = (["sobol", "halton", "random"] as const).map((points) =>
      sobol({ vary, n: 1024, points, bootstrap: 0, output: { unit: "F", of: "rank" } }).inputs.map(
        ({ total }) => total,
      ),
    );
    for (const other of totals.slice(1))
      other.forEach((total, k) => expect(Math.abs(total - totals[0]![k]!)).toBeLessThan(0.12));
  });

  test("the same seed gives the same shares, another seed others", () => {
    const shares = (seed: number) => sobol({ vary, n: 64, seed, bootstrap: 20 }).inputs;
    expect(shares(1)).toEqual(shares(1));
    expect(shares(1)).not.toEqual(shares(2));
  });

  test("correlated inputs are refused; parts of one input may be", () => {
    const two = [
      { vary: "weights", noise: 0.3 },
      { vary: "normalise", of: ["min-max", "rank"] },
    ] as const;
    const run = (of: string[]) => () => sobol({ vary: two, n: 16, bootstrap: 0, correlations: [{ of, r: 0.5 }] });
    expect(codesOf(run(["weights.income", "normalise"]))).toEqual(["correlated-inputs"]);
    expect(codesOf(run(["weights.income", "weights.gap"]))).toEqual([]);
  });

  test("a unit that is not there", () => {
    expect(codesOf(() => sobol({ vary, output: { unit: "Z" } }))).toEqual(["no-such-unit"]);
  });
});

describe("Morris screening", () => {
  test("walks: each input moves once by half the range, all its dimensions together, inside the cube", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer(),
        fc.constantFrom(2, 4, 8),
        (sizes, seed, levels) => {
          const { points, moved, signs } = morrisTrajectory(sizes, { levels, random: createRandom(seed) });
          expect([...moved].sort((a, b) => a - b)).toEqual(sizes.map((_, k) => k));
          moved.forEach((input, k) => {
            const from = sizes.slice(0, input).reduce((a, b) => a + b, 0);
            points[k + 1]!.forEach((v, j) => {
              const inside = j >= from && j < from + sizes[input]!;
              expect(Math.abs(v - points[k]![j]!)).toBe(inside ? 0.5 : 0);
              expect(v > 0 && v < 1).toBe(true);
            });
            expect(Math.sign(points[k + 1]![from]! - points[k]![from]!)).toBe(signs[k]);
          });
        },
      ),
    );
  });
  test("effects of a linear function are its coefficients, without spread", () => {
    const effects: number[][] = [[], [], []];
    for (let r = 0; r < 10; r++) {
      const { points, moved, signs } = morrisTrajectory([1, 1, 1], { levels: 4, random: createRandom(r) });
      const f = (u: Float64Array) => 3 * u[0]! - 2 * u[1]!;
      moved.forEach((input, k) => effects[input]!.push((signs[k]! * (f(points[k + 1]!) - f(points[k]!))) / 0.5));
    }
    expect(effects.map((list) => morrisEffect(list).mu.toFixed(10))).toEqual([
      "3.0000000000",
      "-2.0000000000",
      "0.0000000000",
    ]);
    expect(morrisEffect(effects[0]!).sigma).toBeCloseTo(0, 12);
  });
  test("of an index: what does nothing has μ* 0", () => {
    const found = sensitivity(definition, data, {
      vary: [...vary, { vary: "treat", of: ["none", "none"] }],
      method: "morris",
      n: 10,
    });
    if (found.method !== "morris") throw new Error(found.method);
    expect(found.evaluations).toBe(50);
    expect(found.inputs.map(({ name, muStar }) => [name, muStar > 0])).toEqual([
      ["weights", true],
      ["normalise", true],
      ["aggregate", true],
      ["treat", false],
    ]);
    expect(found.inputs[0]!.mu).toBeNaN();
  });
});

test("one at a time: each alternative alone is the index with it", () => {
  const found = sensitivity(definition, data, { vary, method: "one-at-a-time", n: 20, output: { unit: "F" } });
  if (found.method !== "one-at-a-time") throw new Error(found.method);
  const scoreWith = (more: object) => computeIndex({ system, plan: { ...plan, ...more } }, data).score("index")[5]!;
  expect(found.inputs[1]!.alternatives).toEqual([
    { name: 'min-max {"lower":1,"upper":100}', output: scoreWith({}) },
    { name: "rank", output: scoreWith({ normalise: { method: "rank" } }) },
  ]);
  expect(found.inputs[2]!.alternatives![1]!.output).toBe(scoreWith({ aggregate: { method: "geometric" } }));
  expect(found.evaluations).toBe(24);
});

test("without an element the index is that of the system without it", () => {
  const { elements, refused } = removeElements(definition, data);
  expect(refused).toEqual([]);
  expect(elements.map(({ id, level, group }) => [id, level, group])).toEqual([
    ["wealth", 2, true],
    ["income", 1, false],
    ["gap", 1, false],
    ["wages", 1, false],
    ["life", 2, true],
    ["schooling", 1, false],
    ["beds", 1, false],
  ]);
  for (const { id, scores, ranks } of elements) {
    const smaller = parseSystem({ extends: "towns", id: "less", version: "1", drop: [id] }, { resolve: () => system });
    const whole = computeIndex({ system: smaller, plan }, data);
    whole.score("index").forEach((v, i) => expect(scores[i], id).toBeCloseTo(v, 10));
    expect(Array.from(ranks)).toEqual([...whole.rank("index")]);
  }
});

describe("two results side by side", () => {
  const a = computeIndex(definition, data);
  test("an index against itself", () => {
    const same = compareIndices(a, a);
    expect(same.meanShift).toBe(0);
    expect(same.rows[0]!.score.difference).toBe(0);
    expect(same.nodes.map(({ pearson }) => pearson.toFixed(12))).toEqual(same.nodes.map(() => "1.000000000000"));
  });
  test("rows that only one has", () => {
    const fewer = datasetFromColumns({
      units: units.slice(2),
      periods: "2023",
      columns: Object.fromEntries(Object.entries(columns).map(([id, x]) => [id, x.slice(2)])),
    });
    const compared = compareIndices(a, computeIndex(definition, fewer));
    expect(compared.only).toEqual({ a: ["A 2023", "B 2023"], b: [] });
    expect(compared.rows).toHaveLength(10);
  });
  test("nothing in common", () => {
    const others = datasetFromColumns({ units: units.map((unit) => `${unit}${unit}`), periods: "2023", columns });
    expect(codesOf(() => compareIndices(a, computeIndex(definition, others)))).toEqual(["no-common-rows"]);
  });
});

describe("rank reversal", () => {
  test("with goalposts and given weights nobody changes places", () => {
    const fixed = { system, plan: { normalise: { method: "goalposts" } } };
    const { reversals, compared, cases } = rankReversal(fixed, data);
    expect(reversals).toBe(0);
    expect(cases).toHaveLength(12);
    expect(compared).toBe(12 * 55);
  });
  test("a unit that joins and stretches a ruler turns two others round", () => {
    const two = parseSystem({
      id: "t",
      version: "1",
      index: { id: "index", children: ["a", "b"].map((id) => ({ id, direction: "positive" })) },
    });
    const make = (names: string[], a: number[], b: number[]) =>
      datasetFromColumns({ units: names, periods: "1", columns: { a, b } });
    // x leads on a, y on b. Without w x has (100 + 0)/2, y (0 + 90)/2; with w a is worth a tenth
    const before = make(["x", "y", "z"], [10, 0, 5], [0, 9, 10]);
    const after = make(["x", "y", "z", "w"], [10, 0, 5, 100], [0, 9, 10, 0]);
    const { cases } = rankReversal({ system: two }, before, { added: after });
    expect(cases).toEqual([{ added: ["w"], pairs: [{ above: "x", below: "y", period: "1" }] }]);
  });
});

describe("how far a weight may move", () => {
  const named = { system, plan: { ...plan, impute: { method: "none" } } };
  const nodes = ["income", "gap", "wages", "schooling", "beds", "wealth", "life"];
  /** Lead of a over b with the node at a share among its siblings, by the engine. */
  const leadAt = (node: string, share: number, a: number, b: number): number => {
    const own: Record<string, number> = { income: 3, gap: 1, wages: 1, schooling: 1, beds: 1, wealth: 2, life: 1 };
    const siblings = nodes.filter((id) => id !== node && parent(id) === parent(node));
    const rest = siblings.reduce((sum, id) => sum + own[id]!, 0);
    const weights = {
      ...own,
      [node]: share,
      ...Object.fromEntries(siblings.map((id) => [id, ((1 - share) * own[id]!) / rest])),
    };
    const score = computeIndex({ system, plan: { ...named.plan, weigh: { method: "given", weights } } }, data).score(
      "index",
    );
    return score[a]! - score[b]!;
  };
  const parent = (id: string) =>
    ["income", "gap", "wages"].includes(id) ? "wealth" : ["schooling", "beds"].includes(id) ? "life" : "index";

  test("crossings are where the engine's lead changes sign, found by halving; I has a gap", () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodes), fc.constantFrom(...units), fc.constantFrom(...units), (node, a, b) => {
        fc.pre(a !== b);
        const [i, j] = [units.indexOf(a), units.indexOf(b)];
        const found = weightRange(named, data, { node, a, b });
        expect(found.lead).toBeCloseTo(leadAt(node, found.share, i, j), 10);
        const roots: number[] = [];
        const steps = 25;
        for (let k = 0; k < steps; k++) {
          let [low, high] = [0.001 + (0.998 * k) / steps, 0.001 + (0.998 * (k + 1)) / steps];
          const sign = Math.sign(leadAt(node, low, i, j));
          if (sign === Math.sign(leadAt(node, high, i, j))) continue;
          for (let step = 0; step < 45; step++) {
            const middle = (low + high) / 2;
            if (Math.sign(leadAt(node, middle, i, j)) === sign) low = middle;
            else high = middle;
          }
          roots.push(low);
        }
        const inner = found.crossings.filter((s) => s > 0.001 && s < 0.999);
        expect(inner).toHaveLength(roots.length);
        inner.forEach((s, k) => expect(s).toBeCloseTo(roots[k]!, 9));
      }),
      { numRuns: 6 },
    );
  });
  test("another mean, an only child, a unit that is not there: refused", () => {
    const question = { node: "income", a: "A", b: "B" };
    const geometric = {
      system,
      plan: { ...plan, aggregate: { method: "arithmetic", nodes: { index: { method: "geometric" } } } },
    };
    expect(codesOf(() => weightRange(geometric, data, question))).toEqual(["linear-only"]);
    expect(codesOf(() => weightRange(named, data, { ...question, node: "index" }))).toEqual(["no-siblings"]);
    expect(codesOf(() => weightRange(named, data, { ...question, node: "incom" }))).toEqual(["no-such-node"]);
    expect(codesOf(() => weightRange(named, data, { ...question, a: "Z", b: "Y" }))).toEqual([
      "no-such-unit",
      "no-such-unit",
    ]);
  });
});

describe("rows of a design", () => {
  const methods = [
    { method: "sobol", n: 16 },
    { method: "morris", n: 9 },
    { method: "one-at-a-time", n: 11 },
  ] as const;
  test.each(methods)("$method: ranges computed apart and merged give the bytes of one, in any order", (spec) => {
    // the rank normaliser gives 0, which a geometric mean refuses: refusals must merge as well
    const run = openSensitivity(definition, data, {
      vary: [vary[0], { ...vary[1], of: ["rank", "min-max"] }, vary[2]],
      ...spec,
    });
    const whole = run.finish([run.compute({ from: 0, to: run.rows })]);
    expect(whole.refused.count > 0).toBe(spec.method !== "one-at-a-time");
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: run.rows - 1 }), { maxLength: 4 }), (cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), run.rows];
        const ranges = ends.slice(1).map((to, k) => run.compute({ from: ends[k]!, to }));
        expect(run.finish(ranges.reverse())).toEqual(whole);
      }),
      { numRuns: 15 },
    );
    expect(() => run.finish([run.compute({ from: 1, to: run.rows })])).toThrow(RangeError);
  });

  test("as JSON, numbers that are not there are null", () => {
    const result = sensitivity(definition, data, { vary: [vary[0], vary[2]], method: "morris" });
    if (result.method !== "morris") throw new Error(result.method);
    expect(result.inputs[0]!.mu).toBeNaN(); // five weights move together: no direction
    const json = toSensitivity(result);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json.inputs[0]).toEqual({ ...result.inputs[0], mu: null });
    expect(json).not.toHaveProperty("recomputed");
    expect(json.system).toEqual({ id: "towns", version: "1" });
  });
});
