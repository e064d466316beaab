import { describe, expect, test } from "vitest";
import {
  applyIndex,
  computeIndex,
  type Dataset,
  datasetFromColumns,
  type IndexResult,
  type PlanInput,
  parseSystem,
  publicData,
  toScores,
} from "../../src/index.ts";

const leaf = (id: string, weight = 1) => ({ id, weight, direction: "positive" });
const nested = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "one", children: [leaf("a"), leaf("b"), leaf("c", 2)] },
      { id: "two", children: [leaf("d"), leaf("e")] },
    ],
  },
});

const UNITS = ["u", "v", "w", "x", "y"];
const FIGURES: Readonly<Record<string, readonly number[]>> = {
  a: [4, 1, 7, 10, 0],
  b: [6, 0, 10, 3, 5],
  c: [5, 10, 0, 2, 8],
  d: [3, 0, 10, 6, 6],
  e: [7, 2, 0, 10, 4],
};
const ALONE = 2;

/** The figures with some replaced; the cells named are of two enterprises each. */
function make(cells: readonly string[], changed: Readonly<Record<string, number>> = {}): Dataset {
  const at = (id: string, i: number) => `${id}/${UNITS[i]}`;
  return datasetFromColumns({
    units: UNITS,
    periods: "2023",
    columns: Object.fromEntries(
      Object.entries(FIGURES).map(([id, x]) => [id, x.map((v, i) => changed[at(id, i)] ?? v)]),
    ),
    contributors: Object.fromEntries(
      Object.entries(FIGURES).map(([id, x]) => [id, x.map((_, i) => (cells.includes(at(id, i)) ? ALONE : 40))]),
    ),
  });
}

/** All that is printed, scores to the ninth decimal: nobody prints more. */
function printed(result: IndexResult): string {
  const scores = toScores(result, { steps: true });
  return JSON.stringify(scores, (_, v: unknown) => (typeof v === "number" ? Math.round(v * 1e9) / 1e9 : v));
}

/** Values of a cell with which some values of the other hidden cells print exactly the same. */
function solutions(of: string, cells: readonly string[], beside: readonly string[], plan: PlanInput): number[] {
  const run = (changed: Readonly<Record<string, number>>) =>
    printed(computeIndex({ system: nested, plan }, make(cells, changed)));
  const target = run({});
  const others = [...cells, ...beside].filter((cell) => cell !== of);
  const range = Array.from({ length: 11 }, (_, k) => k);
  const fits = (value: number): boolean => {
    const tries = others.reduce<Record<string, number>[]>(
      (all, cell) => all.flatMap((one) => range.map((v) => ({ ...one, [cell]: v }))),
      [{ [of]: value }],
    );
    return tries.some((changed) => run(changed) === target);
  };
  return range.filter(fits);
}

const hiddenOf = (result: IndexResult, unit: string): string[] =>
  ["a", "b", "c", "d", "e"].filter((id) => result.suppressed(id)[UNITS.indexOf(unit)]);

describe("what is printed does not determine a confidential cell", () => {
  test("one cell: a second is hidden with it, and the group's score stays", () => {
    const result = computeIndex({ system: nested }, make(["a/u"]));
    expect(hiddenOf(result, "u")).toEqual(["a", "b"]);
    expect(result.score("one")[0]).not.toBeNaN();
    expect(result.withheld).toEqual([]);
    const found = solutions("a/u", ["a/u"], ["b/u"], {});
    // a and b weigh the same and their rulers learn from the other four: 0 to 10 both
    expect(found).toContain(4);
    expect(found.length).toBeGreaterThan(1);
  });

  test("the largest value of a column is in no ruler, no score of another unit and no fitted value", () => {
    const plain = computeIndex({ system: nested }, make([]));
    const result = computeIndex({ system: nested }, make(["a/x"]));
    expect(JSON.stringify(plain.fitted.normalise)).toContain('"best":10');
    expect(result.fitted.normalise["*"]!["a"]).toMatchObject({ worst: 0, best: 7 });
    const moved = computeIndex({ system: nested }, make(["a/x"], { "a/x": 1000 }));
    expect(moved.fitted).toEqual(result.fitted);
    for (const id of ["one", "two", "index"])
      UNITS.forEach((unit, i) => {
        if (unit !== "x") expect(moved.score(id)[i], `${id} ${unit}`).toBe(result.score(id)[i]);
      });
  });

  test("no step shows a hidden cell, whatever fills, treats or normalises it", () => {
    const plan: PlanInput = { impute: { method: "mean" }, treat: { method: "yeo-johnson" } };
    const result = computeIndex({ system: nested, plan }, make(["a/u"]));
    const { steps, scores } = toScores(result, { steps: true });
    for (const cells of Object.values(steps ?? {}))
      for (const cell of cells ?? [])
        if (cell.unit === "u" && ["a", "b"].includes(cell.indicator)) expect(cell.value).toBeNull();
    expect(Object.keys(steps ?? {})).toHaveLength(6);
    expect(scores.find((row) => row.unit === "u" && row.node === "one")!.score).not.toBeNull();
  });

  test("a group of two: both are hidden; three cells in two groups stay apart", () => {
    const result = computeIndex({ system: nested }, make(["d/v", "a/v", "b/v"]));
    expect(hiddenOf(result, "v")).toEqual(["a", "b", "d", "e"]);
    expect(solutions("d/w", ["d/w"], ["e/w"], { weigh: { method: "equal" } }).length).toBeGreaterThan(1);
  });

  test("an indicator alone in its group: the neighbour's score goes, the index stays", () => {
    const system = parseSystem({
      id: "s",
      version: "1",
      index: {
        id: "index",
        children: [
          { id: "one", children: [leaf("a")] },
          { id: "two", children: [leaf("d"), leaf("e")] },
        ],
      },
    });
    const result = computeIndex({ system }, make(["a/u"]));
    expect(result.withheld.map(({ node, unit, reason }) => [node, unit, reason])).toEqual([
      ["one", "u", "confidential"],
      ["two", "u", "confidential"],
    ]);
    expect(result.score("one")[0]).toBeNaN();
    expect(result.rank("one")[0]).toBe(0);
    expect(result.score("index")[0]).not.toBeNaN();
  });

  test("nothing to hide it behind: its scores are withheld up to the index", () => {
    const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [leaf("a")] } });
    const result = computeIndex({ system }, make(["a/u"]));
    expect(result.score("index")[0]).toBeNaN();
    expect(result.score("index")[1]).not.toBeNaN();
  });

  test("one figure behind two indicators is one unknown: their scores are withheld without others to hide behind", () => {
    const by = (id: string) => ({ ...leaf(id), denominator: "people" });
    const system = parseSystem({
      id: "s",
      version: "1",
      variables: [{ id: "people" }],
      index: { id: "index", children: [by("a"), by("b")] },
    });
    const data = datasetFromColumns({
      units: UNITS,
      columns: { a: FIGURES["a"]!, b: FIGURES["b"]!, people: [2, 3, 4, 5, 6] },
      contributors: { people: [ALONE, 9, 9, 9, 9] },
    });
    const result = computeIndex({ system }, data);
    expect([result.suppressed("a")[0], result.suppressed("b")[0]]).toEqual([true, true]);
    expect(result.score("index")[0]).toBeNaN();
  });

  test("a cell at the end of a clipped scale could be nothing else, so it hides nothing", () => {
    const plan: PlanInput = { normalise: { method: "min-max", clip: true } };
    // 0 is the least of the others' a and b: the score of u would be that of two zeros
    const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [leaf("a"), leaf("b")] } });
    const data = make(["a/u", "b/u"], { "a/u": 0, "b/u": 0 });
    expect(computeIndex({ system, plan }, data).score("index")[0]).toBeNaN();
  });

  test("weights that the data give are learned without the cell", () => {
    const plan: PlanInput = { weigh: { method: "entropy" } };
    const far = computeIndex({ system: nested, plan }, make(["a/u"], { "a/u": 99 }));
    expect(far.weights).toEqual(computeIndex({ system: nested, plan }, make(["a/u"])).weights);
  });

  test("weights a unit has of its own are not shown where they rest on a hidden cell", () => {
    const plan: PlanInput = { weigh: { method: "benefit-of-the-doubt" } };
    const { weights } = computeIndex({ system: nested, plan }, make(["a/u"]));
    expect(new Set(weights.flatMap(({ unit }) => unit ?? []))).toEqual(new Set(["v", "w", "x", "y"]));
  });

  test("with what was learned before, the same cells are hidden", () => {
    const fitted = computeIndex({ system: nested }, make([]));
    const result = applyIndex(fitted, make(["a/u"]));
    expect(hiddenOf(result, "u")).toEqual(["a", "b"]);
    expect(result.score("one")[0]).toBe(fitted.score("one")[0]);
  });
});

describe("use: missing", () => {
  const plan: PlanInput = { confidential: { use: "missing" } };
  test("nothing at all depends on the cell", () => {
    const near = printed(computeIndex({ system: nested, plan }, make(["a/u"])));
    expect(printed(computeIndex({ system: nested, plan }, make(["a/u"], { "a/u": 999 })))).toBe(near);
  });
  test("it is missing, and said to be suppressed", () => {
    const result = computeIndex({ system: nested, plan }, make(["a/u"]));
    expect(result.missing).toBe(1);
    expect(hiddenOf(result, "u")).toEqual(["a"]);
    expect(result.notes.map(({ code }) => code)).toContain("cells-confidential");
  });
});

describe("which cells are confidential", () => {
  test("fewer contributors than the plan asks for; not known is not confidential; suppressed beside a value is", () => {
    const data = datasetFromColumns({
      units: ["a", "b", "c", "d"],
      columns: { x: [1, 2, 3, 4] },
      contributors: { x: [2, 3, null, 9] },
      status: { x: ["observed", "observed", "observed", "suppressed"] },
    });
    expect([...publicData(data).columns.get("x")!]).toEqual([Number.NaN, 2, 3, Number.NaN]);
    expect([...publicData(data, { contributors: 4 }).columns.get("x")!]).toEqual([
      Number.NaN,
      Number.NaN,
      3,
      Number.NaN,
    ]);
    expect(publicData(data).contributors).toBeUndefined();
    expect(publicData(data).status?.get("x")).toEqual(["suppressed", "observed", "observed", "suppressed"]);
  });
  test("data that say nothing of it pass through as they are", () => {
    const data = datasetFromColumns({ units: ["a"], columns: { x: [1] } });
    expect(publicData(data).columns).toBe(data.columns);
    expect(computeIndex({ system: nested }, make([])).withheld).toEqual([]);
  });
  test("the data that hashes are made of do not hold the hidden cells", () => {
    const shown = (changed: Record<string, number>) =>
      computeIndex({ system: nested }, make(["a/u"], changed)).publicData;
    expect(shown({ "a/u": 9, "b/u": 1 })).toEqual(shown({}));
  });
});

describe("what says a hidden number by itself", () => {
  // the rulers of u learn from the other four: a of 4 on 0 to 10 is 40, b of 6 is 60
  test.each(["min", "max", "median"])("a score by %s is withheld where it is one of the hidden numbers", (method) => {
    const changed = { "c/u": method === "min" ? 9 : method === "max" ? 1 : 4.5 };
    const result = computeIndex(
      { system: nested, plan: { aggregate: { nodes: { one: { method } } } } },
      make(["a/u"], changed),
    );
    const own = method === "median" ? 45 : Number.NaN;
    expect(result.score("one")[0]).toEqual(own);
    expect(result.withheld.some(({ node, unit }) => node === "one" && unit === "u")).toBe(method !== "median");
    // the other group is shown, so the index would give the group
    expect(Number.isNaN(result.score("index")[0]!)).toBe(method !== "median");
  });

  test("a score that cannot be computed with a confidential cell is refused without its number", () => {
    const plan: PlanInput = { normalise: { method: "min-max", lower: 1 }, aggregate: { method: "geometric" } };
    const run = () => computeIndex({ system: nested, plan }, make(["a/y"], { "a/y": -2 }));
    expect(run).toThrow(/cannot be computed \(aggregate\.one\.a: score-not-positive\)/);
    const refused = (() => {
      try {
        run();
      } catch (error) {
        return JSON.stringify((error as { issues: unknown }).issues) + String(error);
      }
      return "";
    })();
    // -2 on 1 to 10 is 1 − 3/9 · 99 = −32
    expect(refused).not.toMatch(/-32|-2\b|found/);
    expect(
      computeIndex(
        { system: nested, plan: { ...plan, confidential: { use: "missing" } } },
        make(["a/y"], { "a/y": -2 }),
      ).score("one")[4],
    ).not.toBeNaN();
  });
});
