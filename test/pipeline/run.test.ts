import { describe, expect, test } from "vitest";
import { applyIndex, computeIndex, fitIndex, type PlanInput, parseDefinition, parseSystem } from "../../src/index.ts";
import { data, refusal, small } from "./fixtures.ts";

const three = data({ x: [0, 50, 100], y: [10, 20, 30], z: [1, 2, 3] });

describe("computeIndex", () => {
  test("min-max, direction and plain means, by hand", () => {
    const result = computeIndex({ system: small }, three);
    // x: 0 50 100; y, less is better: 100 50 0; a = mean; z: 0 50 100; index = mean of a and b
    expect([...result.score("a")]).toEqual([50, 50, 50]);
    expect([...result.score("index")]).toEqual([25, 50, 75]);
    expect([...result.rank("index")]).toEqual([3, 2, 1]);
  });

  test("weights are relative among siblings, effective along the path", () => {
    const result = computeIndex(
      { system: small, plan: { weigh: { method: "given", weights: { a: 3, x: 4 } } } },
      three,
    );
    const rows = Object.fromEntries(result.weights.map((row) => [row.node, [row.nominal, row.effective]]));
    // a : b = 3 : 1, x : y = 4 : 1
    expect(rows).toEqual({
      index: [1, 1],
      a: [0.75, 0.75],
      x: [0.8, 0.75 * 0.8],
      y: [0.2, 0.75 * 0.2],
      b: [0.25, 0.25],
      z: [1, 0.25],
    });
  });

  test("scope indicators: one vector over all leaves, a group weighs their sum", () => {
    const result = computeIndex({ system: small, plan: { weigh: { method: "equal", scope: "indicators" } } }, three);
    const rows = new Map(result.weights.map((row) => [row.node, row.effective]));
    expect(rows.get("a")).toBeCloseTo(2 / 3, 15);
    for (const id of ["x", "y", "z"]) expect(rows.get(id)).toBeCloseTo(1 / 3, 15);
    // (0 + 100 + 0)/3, (50·3)/3, (100 + 0 + 100)/3
    [100 / 3, 50, 200 / 3].forEach((want, i) => expect(result.score("index")[i]).toBeCloseTo(want, 12));
  });

  test("emphasis multiplies a tagged child and renormalises its siblings", () => {
    const result = computeIndex(
      { system: small, plan: { weigh: { method: "equal", emphasis: { shortboard: 3 } } } },
      three,
    );
    expect(result.weights.find((row) => row.node === "x")!.nominal).toBe(0.75);
    expect(result.tagShares).toEqual([{ tag: "shortboard", share: 0.375, before: 0.25 }]);
  });

  test("a missing child is skipped, its siblings count, and a note says where", () => {
    const result = computeIndex({ system: small }, data({ x: [0, Number.NaN, 100], y: [10, 20, 30], z: [1, 2, 3] }));
    expect([...result.score("a")]).toEqual([50, 50, 50]);
    expect([...result.coverage("a")]).toEqual([1, 0.5, 1]);
    expect([...result.availability("index")]).toEqual([1, 2 / 3, 1]);
    expect(result.missing).toBe(1);
    expect(result.notes).toContainEqual({
      code: "partial-scores",
      path: ["aggregate", "a"],
      params: { places: ["u2 2023"], count: 1 },
    });
  });

  test("coverage: a group below the share of present children has no score and no rank", () => {
    const plan: PlanInput = { aggregate: { coverage: 0.6 } };
    const result = computeIndex(
      { system: small, plan },
      data({ x: [0, Number.NaN, 100], y: [10, 20, 30], z: [1, 2, 3] }),
    );
    expect([...result.score("a")]).toEqual([50, Number.NaN, 50]);
    expect([...result.score("index")]).toEqual([25, Number.NaN, 75]);
    expect([...result.rank("index")]).toEqual([2, 0, 1]);
    const params = { coverage: 0.6, places: ["u2 2023"], count: 1 };
    expect(result.notes).toContainEqual({ code: "score-withheld", path: ["aggregate", "a"], params });
  });

  test("each level its own aggregator, from the lowest up", () => {
    const plan: PlanInput = {
      normalise: { method: "min-max", lower: 1 },
      aggregate: { levels: ["arithmetic", "geometric"] },
    };
    const result = computeIndex({ system: small, plan }, three);
    // first unit: a = (1 + 100)/2 = 50.5, b = 1: √(50.5·1)
    expect(result.score("index")[0]).toBeCloseTo(Math.sqrt(50.5), 12);
  });

  test("a geometric mean of zero is refused with the group, the child and a way out", () => {
    expect(refusal(() => computeIndex({ system: small, plan: { aggregate: { method: "geometric" } } }, three))).toEqual(
      ["score-not-positive at aggregate.b.z"],
    );
  });

  test("a negative group is mirrored on the bounded scale", () => {
    const mirrored = parseSystem({ ...JSON.parse(JSON.stringify(small)), index: mirrorB() });
    expect([...computeIndex({ system: mirrored }, three).score("b")]).toEqual([100, 50, 0]);
    const plan: PlanInput = { normalise: { method: "z-score" } };
    expect(refusal(() => computeIndex({ system: mirrored, plan }, three))).toEqual(["unbounded-mirror at aggregate.b"]);
  });

  function mirrorB() {
    const index = JSON.parse(JSON.stringify(small.index));
    index.children[1].direction = "negative";
    return index;
  }

  test("observed, unstated and gate indicators are shown apart and weigh nothing", () => {
    const system = parseSystem({
      id: "roles",
      version: "1",
      index: {
        id: "index",
        children: [
          { id: "x", direction: "positive" },
          { id: "o", direction: "negative", role: "observed" },
          { id: "s", direction: "unstated" },
          { id: "g", direction: "positive", role: "gate" },
          { id: "watch", children: [{ id: "w", direction: "positive", role: "observed" }] },
        ],
      },
    });
    const result = computeIndex(
      { system },
      data({ x: [1, 2, 3], o: [3, 2, 1], s: [1, 1, 2], g: [1, 0, 1], w: [1, 2, 2] }),
    );
    expect(result.nodes.map((node) => node.id)).toEqual(["index", "x"]);
    expect(result.weights.map((row) => row.node)).toEqual(["index", "x"]);
    expect([...result.value("normalised", "o")]).toEqual([0, 50, 100]);
    expect(result.notes.map(({ code, params }) => [code, params])).toEqual([
      ["observed-only", { ids: ["o", "w"] }],
      ["gate-not-scored", { ids: ["g"] }],
      ["direction-unstated", { ids: ["s"] }],
    ]);
  });

  test("level: only what has a meaning there counts, and data for the rest is an error", () => {
    const index = {
      id: "index",
      children: [
        { id: "x", direction: "positive", levels: ["town"] },
        { id: "gap_between", direction: "negative", levels: ["district"] },
      ],
    };
    const system = parseSystem({ id: "levels", version: "1", levels: ["district", "town"], index });
    const plan: PlanInput = { level: "town" };
    expect(computeIndex({ system, plan }, data({ x: [1, 2] })).weights.map((row) => row.node)).toEqual(["index", "x"]);
    expect(refusal(() => computeIndex({ system, plan }, data({ x: [1, 2], gap_between: [1, 2] })))).toEqual([
      "no-meaning-at-level at data.gap_between",
    ]);
    expect(refusal(() => computeIndex({ system, plan: { level: "province" } }, data({ x: [1, 2] })))).toEqual([
      "unknown-level at plan.level",
    ]);
  });

  test("a missing column, an all-missing one: all of them at once, by id", () => {
    expect(refusal(() => computeIndex({ system: small }, data({ z: [1, 2] })))).toEqual([
      "missing-column at data.x",
      "missing-column at data.y",
    ]);
    const empty = [Number.NaN, Number.NaN];
    expect(refusal(() => computeIndex({ system: small }, data({ x: empty, y: [1, 2], z: empty })))).toEqual([
      "all-missing at data.x",
      "all-missing at data.z",
    ]);
  });

  test("screening drops rows below the coverage and says so", () => {
    const gaps = data({ x: [Number.NaN, 50, 100], y: [Number.NaN, 20, 30], z: [1, 2, 3] });
    const result = computeIndex({ system: small, plan: { screen: { coverage: 0.5 } } }, gaps);
    expect(result.units).toEqual(["u2", "u3"]);
    expect(result.notes[0]).toEqual({
      code: "unit-screened",
      path: ["data"],
      params: { unit: "u1", period: "2023", present: 1, of: 3, coverage: 0.5 },
    });
  });

  test("a constant indicator is a named choice", () => {
    const flat = data({ x: [5, 5, 5], y: [10, 20, 30], z: [1, 2, 3] });
    const at = (constant: string | number) =>
      computeIndex({ system: small, plan: { normalise: { method: "min-max", constant } } }, flat);
    expect([...at("midpoint").value("normalised", "x")]).toEqual([50, 50, 50]);
    expect([...at(7).value("normalised", "x")]).toEqual([7, 7, 7]);
    const dropped = at("drop");
    expect(dropped.weights.map((row) => row.node)).toEqual(["index", "a", "y", "b", "z"]);
    expect([...dropped.coverage("a")]).toEqual([1, 1, 1]);
    expect(refusal(() => at("error"))).toEqual(["constant-indicator at data.x.constant"]);
  });

  test("rank rules: decimals, ties, within a group", () => {
    const scores = data(
      { x: [1, 2, 2.004, 3], y: [1, 1, 1, 1], z: [1, 1, 1, 1] },
      { groups: { kind: ["town", "street", "town", "street"] } },
    );
    const ranks = (rank: NonNullable<PlanInput["rank"]>) => [
      ...computeIndex({ system: small, plan: { normalise: { method: "min-max", constant: 0 }, rank } }, scores).rank(
        "x",
      ),
    ];
    expect(ranks({})).toEqual([4, 3, 2, 1]);
    // 0, 50, 50.2, 100 on no decimals: 50 and 50 tie
    expect(ranks({ decimals: 0 })).toEqual([4, 2, 2, 1]);
    expect(ranks({ decimals: 0, ties: "max" })).toEqual([4, 3, 3, 1]);
    expect(ranks({ decimals: 0, ties: "mean" })).toEqual([4, 2.5, 2.5, 1]);
    expect(ranks({ decimals: 0, ties: "dense" })).toEqual([3, 2, 2, 1]);
    expect(ranks({ decimals: 0, ties: "first" })).toEqual([4, 2, 3, 1]);
    expect(ranks({ within: "kind" })).toEqual([2, 2, 1, 1]);
    expect(refusal(() => ranks({ within: "county" }))).toEqual(["unknown-group at plan.rank.within"]);
  });

  test("score of an id that does not exist names the nearest", () => {
    const result = computeIndex({ system: small }, three);
    expect(() => result.score("indx")).toThrow('the system has no node "indx"; did you mean "index"?');
  });
});

describe("periods and rulers", () => {
  const panel = data(
    { x: [0, 100, 0, 200], y: [0, 10, 0, 10], z: [1, 2, 1, 2] },
    { units: ["u", "v", "u", "v"], periods: ["2022", "2022", "2023", "2023"] },
  );
  const x = (over: NonNullable<PlanInput["over"]>) => {
    const result = computeIndex({ system: small, plan: { over } }, panel);
    return [[...result.value("normalised", "x")], result.notes.map((note) => note.code)];
  };

  test("all-periods shares one ruler and says that it moves; each-period has its own; a base is kept", () => {
    expect(x("all-periods")).toEqual([[0, 50, 0, 100], ["moving-ruler"]]);
    expect(x("each-period")).toEqual([[0, 100, 0, 100], []]);
    expect(x({ base: "2022" })).toEqual([[0, 100, 0, 200], ["outside-scale"]]);
  });

  test("a base period that is not in the data is refused with those that are", () => {
    expect(refusal(() => x({ base: "2021" }))).toEqual(["unknown-period at plan.over.base"]);
  });

  test("ranks are by period unless asked for over all", () => {
    const rank = (over: "each-period" | "all-periods") => [
      ...computeIndex({ system: small, plan: { rank: { over } } }, panel).rank("x"),
    ];
    expect(rank("each-period")).toEqual([2, 1, 2, 1]);
    expect(rank("all-periods")).toEqual([3, 2, 3, 1]);
  });

  test("weights learned by period stand in rows by period", () => {
    const result = computeIndex({ system: small, plan: { weigh: { method: "equal", over: "each-period" } } }, panel);
    expect(result.weights.filter((row) => row.node === "index").map((row) => row.period)).toEqual(["2022", "2023"]);
  });

  test("last year's ruler scores this year's data; a ruler by period cannot score another", () => {
    const last = data({ x: [0, 100], y: [0, 10], z: [1, 2] });
    const next = data({ x: [50, 150], y: [5, 5], z: [1, 2] }, { periods: ["2024", "2024"] });
    expect([...applyIndex(fitIndex({ system: small }, last), next).value("normalised", "x")]).toEqual([50, 150]);
    const fitted = fitIndex({ system: small, plan: { over: "each-period" } }, last);
    expect(refusal(() => applyIndex(fitted, next))).toEqual(["period-not-fitted at "]);
  });

  test("fit, then apply to the same rows: the bytes of compute, also through JSON", () => {
    const plan: PlanInput = {
      treat: { method: "winsorise", then: "log" },
      normalise: { method: "min-max" },
      weigh: { method: "entropy" },
    };
    const definition = {
      system: small,
      plan: { ...plan, weigh: { method: "entropy", nodes: { index: { method: "equal" } } } },
    };
    const computed = computeIndex(definition, panel);
    const replayed = applyIndex(JSON.parse(JSON.stringify(fitIndex(definition, panel))), panel);
    for (const { id } of computed.nodes) expect(replayed.score(id)).toEqual(computed.score(id));
    expect(replayed.weights).toEqual(computed.weights);
  });

  test("one unit alone has no cross-section: the error names the ways out", () => {
    const alone = data({ x: [1, 2], y: [2, 1], z: [1, 3] }, { units: ["u", "u"], periods: ["2022", "2023"] });
    expect(refusal(() => computeIndex({ system: small }, alone))).toEqual([
      "single-unit at data.x",
      "single-unit at data.y",
      "single-unit at data.z",
    ]);
    const plan: PlanInput = { normalise: { method: "index-to-base", period: "2022" } };
    // x: 2/1, y (less is better): 2/1, z: 3/1
    expect([...computeIndex({ system: small, plan }, alone).score("index")]).toEqual([100, 250]);
  });
});

describe("formulas and denominators", () => {
  const system = {
    id: "ratios",
    version: "1",
    variables: [{ id: "urban" }, { id: "rural" }, { id: "people" }],
    index: {
      id: "index",
      children: [
        { id: "ratio", direction: "negative", formula: "urban / rural" },
        { id: "beds", direction: "positive", denominator: { by: "people", scale: 1000 } },
      ],
    },
  };
  const columns = { urban: [40, 30, 20], rural: [20, 0, 20], people: [1000, 2000, 500], beds: [5, 8, 1] };

  test("a formula and a scaled denominator; division by zero is missing, with a note naming unit and period", async () => {
    const definition = await parseDefinition({ system });
    const result = computeIndex(definition, data(columns));
    expect([...result.value("derived", "ratio")]).toEqual([2, Number.NaN, 1]);
    expect([...result.value("denominated", "beds")]).toEqual([5, 4, 2]);
    expect(result.notes[0]).toEqual({
      code: "formula-undefined",
      path: ["data", "ratio"],
      params: { reason: "division-by-zero", places: ["u2 2023"], count: 1 },
    });
  });

  test("a system whose formulas were not parsed is refused before anything runs", () => {
    expect(refusal(() => computeIndex({ system: parseSystem(system) }, data(columns)))).toEqual([
      "formula-not-parsed at system.ratio.formula",
    ]);
  });

  test("a raw column that a formula needs is asked for by name", async () => {
    const definition = await parseDefinition({ system });
    const { rural: _, ...without } = columns;
    expect(refusal(() => computeIndex(definition, data(without)))).toEqual(["missing-column at data.rural"]);
  });
});
