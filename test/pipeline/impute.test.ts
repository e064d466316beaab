import { describe, expect, test } from "vitest";
import {
  applyIndex,
  builtins,
  computeIndex,
  createIndex,
  datasetFromColumns,
  fitIndex,
  parseDefinition,
  parseSystem,
} from "../../src/index.ts";

const gap = Number.NaN;
const system = parseSystem({
  id: "s",
  version: "1",
  variables: [{ id: "pop", breaks: [{ period: "2022", reason: "census" }] }],
  index: {
    id: "index",
    children: [
      { id: "a", direction: "positive", goalposts: [0, 100] },
      { id: "b", direction: "negative", goalposts: [100, 0] },
      { id: "c", direction: "positive", denominator: "pop" },
    ],
  },
});
const one = { pop: [1, 1, 1, 1] };
const columns = { a: [10, 20, null, 40], b: [10, null, 30, 50], c: [1, 2, 3, 4], ...one };
const units = ["u", "v", "w", "x"];
const fixed = {
  normalise: { method: "min-max", indicators: { a: { method: "goalposts" }, b: { method: "goalposts" } } },
};
const noted = (notes: readonly { code: string; path: readonly unknown[]; params: unknown }[], code: string) =>
  notes.filter((note) => note.code === code).map(({ path, params }) => [path, params]);

test("no imputer fills a cell that does not apply or is kept back, and what was filled is said by method", () => {
  const data = datasetFromColumns({
    units,
    columns,
    status: {
      a: ["observed", "observed", "not-applicable", "observed"],
      b: ["observed", "suppressed", "observed", "observed"],
    },
  });
  const result = computeIndex({ system, plan: { impute: { method: "mean" } } }, data);
  expect([...result.value("imputed", "a")]).toEqual([10, 20, gap, 40]);
  expect([...result.value("imputed", "b")]).toEqual([10, gap, 30, 50]);
  expect(noted(result.notes, "imputed")).toEqual([]);
  const open = computeIndex({ system, plan: { impute: { method: "mean" } } }, datasetFromColumns({ units, columns }));
  expect(noted(open.notes, "imputed")).toEqual([
    [["data", "a"], { count: 1, of: 4, by: { mean: 1 } }],
    [["data", "b"], { count: 1, of: 4, by: { mean: 1 } }],
  ]);
  expect(open.imputation.how.get("a")).toEqual([undefined, undefined, "mean", undefined]);
});

test("a figure has the status of the worst of what it is made of", () => {
  const data = datasetFromColumns({
    units,
    columns,
    status: {
      pop: ["not-applicable", "observed", "provisional", "observed"],
      c: ["observed", "estimated", "revised", "observed"],
    },
  });
  const { imputation } = computeIndex({ system }, data);
  expect(imputation.status.get("c")).toEqual(["not-applicable", "estimated", "provisional", "observed"]);
  expect(imputation.status.has("a")).toBe(false);
});

describe("floor", () => {
  const efficacy = { normalise: { method: "efficacy", indicators: { c: { method: "min-max" } } } };
  test("gives the lowest score, 60 on the 60+40 scale, and leaves the value missing", () => {
    const result = computeIndex(
      { system, plan: { ...efficacy, impute: { method: "floor" } } },
      datasetFromColumns({ units, columns }),
    );
    expect(result.score("a")[2]).toBe(60);
    expect(result.score("b")[1]).toBe(60);
    expect(Number.isNaN(result.value("imputed", "a")[2]!)).toBe(true);
    expect(noted(result.notes, "imputed")).toHaveLength(2);
  });
  test("only cells that are not yet there, others by the rest of a chain", () => {
    const data = datasetFromColumns({
      units,
      columns: { ...columns, b: [10, null, null, 50] },
      status: { b: ["observed", "not-yet-available", "observed", "observed"] },
    });
    const impute = { method: "chain", of: [{ method: "floor", cells: "not-yet-available" }, { method: "mean" }] };
    const result = computeIndex({ system, plan: { ...efficacy, impute } }, data);
    expect(result.imputation.how.get("b")).toEqual([undefined, "floor", "mean", undefined]);
    expect([...result.value("imputed", "b")]).toEqual([10, gap, 30, 50]);
    expect(result.score("b")[1]).toBe(60);
  });
  test("a scale without a lowest score is refused unless the score is given", () => {
    const plan = { impute: { method: "floor" }, normalise: { method: "z-score" } };
    const data = datasetFromColumns({ units, columns });
    expect(() => computeIndex({ system, plan }, data)).toThrow("no lowest score");
    expect(
      computeIndex({ system, plan: { ...plan, impute: { method: "floor", score: -3 } } }, data).score("a")[2],
    ).toBe(-3);
  });
});

describe("drop-weight", () => {
  const impute = { method: "drop-weight" };
  test("a certified gap stays, and the note says where its weight went", () => {
    const data = datasetFromColumns({
      units,
      columns: { ...columns, b: [10, null, null, 50] },
      status: {
        a: ["observed", "observed", "not-applicable", "observed"],
        b: ["observed", "not-applicable", "not-applicable", "observed"],
      },
    });
    const { notes } = computeIndex({ system, plan: { impute } }, data);
    expect(noted(notes, "weight-dropped")).toEqual([
      [["data", "a"], { to: ["c"], places: ["w"], count: 1 }],
      [["data", "b"], { to: ["a", "c"], places: ["v"], count: 1 }],
      [["data", "b"], { to: ["c"], places: ["w"], count: 1 }],
    ]);
  });
  test("any other gap is an error that names the cells", () => {
    expect(() => computeIndex({ system, plan: { impute } }, datasetFromColumns({ units, columns }))).toThrow(
      /"a" has gaps .* 1 value \(w\)[\s\S]*"b" has gaps .* 1 value \(v\)/,
    );
  });
});

describe("over time", () => {
  const panel = (c: (number | null)[], periods = ["2021", "2021", "2022", "2022"]) =>
    datasetFromColumns({
      units: ["u", "v", "u", "v"],
      periods,
      columns: { a: [10, 20, null, null], b: [1, 2, 3, 4], c, pop: [1, 1, 1, 1] },
    });
  test("sees all periods though each period has its own ruler; chains keep each method's own rows", () => {
    const impute = { method: "chain", over: "each-period" as const, of: [{ method: "latest" }, { method: "mean" }] };
    const data = panel([1, 2, null, 6]);
    const result = computeIndex({ system, plan: { impute, ...fixed } }, data);
    expect([...result.value("imputed", "a")]).toEqual([10, 20, 10, 20]);
    // pop has a break in 2022, so c = c/pop is not carried over it: the mean of 2022 alone
    expect([...result.value("imputed", "c")]).toEqual([1, 2, 6, 6]);
    expect(result.imputation.how.get("c")).toEqual([undefined, undefined, "mean", undefined]);
    expect(noted(result.notes, "break-not-crossed")).toEqual([
      [["data", "c"], { period: "2022", reason: "census", places: ["u 2022"], count: 1 }],
    ]);
    expect(Object.keys(result.fitted.impute).sort()).toEqual(["*", "2021", "2022"]);
    const again = applyIndex(JSON.parse(JSON.stringify(fitIndex({ system, plan: { impute, ...fixed } }, data))), data);
    expect([...again.score("index")]).toEqual([...result.score("index")]);
  });
  test("next year's rows alone are filled from what was learned", () => {
    const fitted = fitIndex(
      { system, plan: { impute: { method: "latest", maxGap: 3 }, ...fixed } },
      panel([1, 2, 3, 6]),
    );
    const later = datasetFromColumns({
      units: ["u", "v"],
      periods: "2024",
      columns: { a: [null, 50], b: [null, null], c: [2, 2], pop: [1, 1] },
    });
    const result = applyIndex(JSON.parse(JSON.stringify(fitted)), later);
    expect([...result.value("imputed", "a")]).toEqual([10, 50]);
    expect([...result.value("imputed", "b")]).toEqual([3, 4]);
  });
});

test("several indicators with one choice share what was learned, by reference to the first", () => {
  const data = datasetFromColumns({ units, columns });
  const { fitted, imputation } = computeIndex({ system, plan: { impute: { method: "unit-mean" } } }, data);
  expect(Object.keys(fitted.impute["*"]!)).toEqual(["a"]);
  expect([...imputation.how.keys()]).toEqual(["a", "b"]);
});

test("multiple: draws of each gap are kept with the result, and come again from what was learned", () => {
  const plan = { impute: { method: "multiple", m: 4, seed: 5, ridge: 0.2 } };
  const wide = datasetFromColumns({
    units: ["1", "2", "3", "4", "5", "6", "7", "8"],
    columns: {
      a: [1, 2, null, 4, 5, 6, 7, 9],
      b: [2, 1, 4, 3, null, 5, 8, 6],
      c: [1, 3, 2, 5, 4, 6, 7, 7],
      pop: Array(8).fill(1),
    },
  });
  const result = computeIndex({ system, plan }, wide);
  const [cells] = result.imputation.draws.get("a")!;
  expect([...cells!.rows]).toEqual([2]);
  expect(cells!.values).toHaveLength(4);
  const replayed = applyIndex(JSON.parse(JSON.stringify({ system, plan: result.plan, fitted: result.fitted })), wide);
  expect(replayed.imputation.draws.get("a")).toEqual(result.imputation.draws.get("a"));
});

test("the parts of a chain are checked with the plan, their defaults spelled out", async () => {
  const impute = { method: "chain", of: [{ method: "latest" }, { method: "group-men", group: "g" }] };
  await expect(parseDefinition({ system, plan: { impute } })).rejects.toThrow(
    /plan\.impute\.of\[1\]\.method: .*group-men/,
  );
  const { plan } = await parseDefinition({ system, plan: { impute: { method: "chain", of: [{ method: "latest" }] } } });
  expect(plan.impute["of"]).toEqual([{ method: "latest", maxGap: null, ends: "after" }]);
});

test("an engine without the part that fills gaps refuses a plan that asks for it, and leaves gaps otherwise", () => {
  const data = datasetFromColumns({ units, columns });
  const bare = createIndex({ methods: builtins });
  expect(() =>
    bare.computeIndex({ system, plan: { impute: { indicators: { b: { method: "mean" } } } } }, data),
  ).toThrow("createIndex({ methods, impute: imputeGaps })");
  const fitted = bare.fitIndex({ system }, data);
  expect([...bare.applyIndex(fitted, data).score("index")]).toEqual([...computeIndex({ system }, data).score("index")]);
  expect(applyIndex(fitted, data).fitted).toEqual(fitIndex({ system }, data).fitted);
});
