import { describe, expect, test } from "vitest";
import { compareMethods, computeIndex, datasetFromColumns, IndexError, parseSystem } from "../../src/index.ts";

const system = parseSystem({
  id: "towns",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "income", direction: "positive", weight: 2 },
      { id: "jobs", direction: "positive" },
      { id: "gap", direction: "negative" },
    ],
  },
});
const data = datasetFromColumns({
  units: ["a", "b", "c", "d", "e"],
  periods: "2023",
  columns: { income: [10, 20, 30, 40, 50], jobs: [9, 3, 8, 2, 5], gap: [1, 2, 5, 3, 4] },
});

describe("every combination", () => {
  const plan = { normalise: { lower: 1, upper: 100 }, aggregate: { coverage: 0.5 } };
  const trials = {
    normalise: [{ method: "min-max", lower: 1, upper: 100 }, "rank"],
    weigh: ["given", "equal", "entropy"],
    aggregate: ["arithmetic", "geometric", { method: "power", p: 2, label: "quadratic" }],
  };
  const result = compareMethods({ system, plan }, data, trials);

  test("is what computeIndex gives for its plan, byte for byte", () => {
    expect(result.combinations).toHaveLength(18);
    const [first] = result.combinations;
    expect([first!.normalise, first!.weigh, first!.aggregate]).toEqual([
      'min-max {"lower":1,"upper":100}',
      "given",
      "arithmetic",
    ]);
    for (const one of result.combinations) {
      const normalise = one.normalise === "rank" ? { method: "rank" } : plan.normalise;
      const aggregate = one.aggregate === "quadratic" ? { method: "power", p: 2 } : { method: one.aggregate };
      const alone = computeIndex({ system, plan: { normalise, weigh: { method: one.weigh }, aggregate } }, data);
      expect([...one.scores]).toEqual([...alone.score("index")]);
      expect([...one.ranks]).toEqual([...alone.rank("index")]);
    }
  });

  test("the first combination is the plan itself: full agreement", () => {
    expect(result.base.agreement).toEqual({
      spearman: 1,
      kendall: 1,
      weightedSpearman: 1,
      ws: 1,
      meanShift: 0,
      held: 1,
    });
    expect(result.combinations[0]!.agreement).toEqual(result.base.agreement);
    expect([...result.combinations[0]!.scores]).toEqual([...result.base.scores]);
  });

  test("a row's stability is that of its ranks", () => {
    result.units.forEach((unit, i) => {
      const ranks = result.combinations.map((one) => one.ranks[i]!);
      const row = result.rows[i]!;
      expect(row).toMatchObject({
        unit,
        rank: result.base.ranks[i],
        least: Math.min(...ranks),
        greatest: Math.max(...ranks),
        scored: 18,
      });
      expect(row.held).toBe(ranks.filter((rank) => rank === row.rank).length / 18);
    });
    const mean = result.combinations.reduce((sum, one) => sum + one.agreement.held, 0) / 18;
    expect(result.stability.held).toBeCloseTo(mean, 14);
    expect(result.stability).toMatchObject({ combinations: 18, refused: 0 });
  });
});

test("a refusal is reported with its issues and stops nothing else", () => {
  // scores from 0: the geometric mean refuses; a parameter that does not exist too; so does an unknown method
  const result = compareMethods({ system }, data, {
    normalise: ["min-max", "z-score"],
    aggregate: ["arithmetic", "geometric", { method: "power", q: 2 }, "mode"],
  });
  expect(result.combinations.map((one) => `${one.normalise} ${one.aggregate}`)).toEqual([
    "min-max arithmetic",
    "z-score arithmetic",
  ]);
  expect(result.refused).toHaveLength(6);
  const codes = result.refused.map(({ aggregate, issues }) => [aggregate, issues[0]!.code]);
  expect(codes.slice(0, 3)).toEqual([
    ["geometric", "score-not-positive"],
    ['power {"q":2}', "missing-key"],
    ["mode", "unknown-method"],
  ]);
});

test("a normaliser that is refused refuses all after it, once prepared", () => {
  const result = compareMethods({ system }, data, {
    normalise: ["goalposts", "min-max"],
    aggregate: ["arithmetic", "min"],
  });
  expect(result.refused.map(({ normalise, issues }) => [normalise, issues[0]!.code])).toEqual([
    ["goalposts", "missing-goalposts"],
    ["goalposts", "missing-goalposts"],
  ]);
  expect(result.combinations).toHaveLength(2);
});

test("exceptions by node and coverage stay with the plan, levels give way", () => {
  const nested = parseSystem({
    id: "two",
    version: "1",
    index: {
      id: "index",
      children: [
        {
          id: "good",
          children: [
            { id: "income", direction: "positive" },
            { id: "jobs", direction: "positive" },
          ],
        },
        { id: "bad", children: [{ id: "gap", direction: "negative" }] },
      ],
    },
  });
  const plan = { aggregate: { levels: ["arithmetic", "min"], nodes: { good: { method: "max" } } } };
  const { combinations } = compareMethods({ system: nested, plan }, data, { aggregate: ["median"] });
  const alone = computeIndex(
    { system: nested, plan: { aggregate: { method: "median", nodes: { good: { method: "max" } } } } },
    data,
  );
  expect([...combinations[0]!.scores]).toEqual([...alone.score("index")]);
});

test("several periods: agreement within each; missing scores count in none", () => {
  const panel = datasetFromColumns({
    units: ["a", "b", "c", "a", "b", "c"],
    periods: ["2022", "2022", "2022", "2023", "2023", "2023"],
    columns: { income: [1, 2, 3, 6, 5, 4], jobs: [1, 2, 3, 4, 5, 6], gap: [1, 1, 2, 2, null, 1] },
  });
  const { base, combinations, rows } = compareMethods({ system, plan: { aggregate: { coverage: 1 } } }, panel, {
    aggregate: ["arithmetic", "min", "copeland"],
  });
  // coverage 1: the fifth row lacks a value and has no score
  expect([...base.ranks].map((rank) => rank === 0)).toEqual([false, false, false, false, true, false]);
  expect(rows[4]).toMatchObject({ rank: 0, scored: 0 });
  expect(rows[4]!.held).toBeNaN();
  expect(combinations.map((one) => one.ordinal)).toEqual([false, false, true]);
  expect(combinations[0]!.agreement.held).toBe(1);
});

test("progress is told and may stop", () => {
  const told: number[] = [];
  compareMethods(
    { system },
    data,
    { aggregate: ["arithmetic", "min", "max"] },
    { onProgress: ({ done }) => told.push(done) },
  );
  expect(told).toEqual([0, 1, 2, 3]);
  const stop = () => {
    throw new Error("stopped");
  };
  expect(() => compareMethods({ system }, data, {}, { onProgress: stop })).toThrow("stopped");
});

test("an unsound plan is an error, not a refusal", () => {
  expect(() => compareMethods({ system, plan: { aggregate: { method: "mode" } } }, data, {})).toThrow(IndexError);
});
