import { describe, expect, test } from "vitest";
import { biasTest } from "../../../src/analyse/revisions/cells.ts";
import {
  asOf,
  computeIndex,
  datasetFromColumns,
  datasetFromRows,
  IndexError,
  parseSystem,
  revisions,
  type Vintage,
} from "../../../src/index.ts";

const issuesOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues;
    throw error;
  }
  return [];
};
const at = (vintage: string, edition: Vintage["edition"], columns: Record<string, (number | null)[]>): Vintage => ({
  vintage,
  ...(edition && { edition }),
  data: datasetFromColumns({ units: ["a", "b"], periods: "2023", columns }),
});
const three = [
  at("2024-12", "final", { x: [104, null] }),
  at("2024-3", "preliminary", { x: [100, 50], y: [1, 2] }),
  at("2025-06", "census-revision", { x: [110, 45] }),
];

describe("asOf", () => {
  test("of each cell the newest vintage not after the one asked for, ordered as periods are", () => {
    // 2024-3 stands before 2024-12: digit runs are numbers
    const x = (v?: string) => [...asOf(three, v).columns.get("x")!];
    expect(x("2024-3")).toEqual([100, 50]);
    expect(x("2024-11")).toEqual([100, 50]);
    expect(x("2024-12")).toEqual([104, 50]);
    expect(x("2025")).toEqual([104, 50]);
    expect(x()).toEqual([110, 45]);
    expect([...asOf(three).columns.get("y")!]).toEqual([1, 2]);
  });

  test("an edition takes all up to it", () => {
    expect([...asOf(three, "preliminary").columns.get("x")!]).toEqual([100, 50]);
    expect([...asOf(three, "最终核实").columns.get("x")!]).toEqual([104, 50]);
    expect([...asOf(three, "普查修订").columns.get("x")!]).toEqual([110, 45]);
  });

  test("the edition tells the status, unless the cell says another", () => {
    expect(asOf(three, "2024-12").status?.get("x")).toEqual(["observed", "provisional"]);
    expect(asOf(three).status?.get("x")).toEqual(["revised", "revised"]);
    const own = datasetFromColumns({
      units: ["a", "b"],
      periods: "2023",
      columns: { x: [1, 2] },
      status: { x: ["estimated", "observed"] },
    });
    expect(asOf([{ vintage: "1", edition: "preliminary", data: own }]).status?.get("x")).toEqual([
      "estimated",
      "provisional",
    ]);
  });

  test("missing says nothing; a missing figure with a status takes the earlier one back", () => {
    const back = datasetFromColumns({
      units: ["a", "b"],
      periods: "2023",
      columns: { x: [null, null] },
      status: { x: ["suppressed", "observed"] },
    });
    const data = asOf([three[1]!, { vintage: "2025", data: back }]);
    expect([...data.columns.get("x")!]).toEqual([Number.NaN, 50]);
    expect(data.status?.get("x")).toEqual(["suppressed", "provisional"]);
  });

  test("units, names, groups, errors and contributors: the newest word, rows in order of appearance", () => {
    const first = datasetFromColumns({
      units: ["a"],
      periods: "2022",
      names: ["A"],
      groups: { area: ["east"] },
      columns: { x: [1] },
      standardErrors: { x: [0.5] },
      contributors: { x: [2] },
    });
    const second = datasetFromColumns({ units: ["b", "a"], periods: "2022", names: ["B", ""], columns: { x: [3, 4] } });
    const data = asOf([
      { vintage: "2", data: second },
      { vintage: "1", data: first },
    ]);
    expect([data.units, data.names, data.groups]).toEqual([["a", "b"], ["A", "B"], { area: ["east", ""] }]);
    // the later figure has no error of its own; how many stand behind it was not said anew, so what was confidential stays so
    expect([...data.standardErrors!.get("x")!]).toEqual([Number.NaN, Number.NaN]);
    expect([...data.contributors!.get("x")!]).toEqual([2, Number.NaN]);
  });

  test("the result's notes name the vintages used, and what is newer", () => {
    const system = parseSystem({
      id: "s",
      version: "1",
      index: { id: "index", children: [{ id: "x", direction: "positive", goalposts: [0, 200] }] },
    });
    const plan = { normalise: { method: "goalposts" } } as const;
    const only = three.map(({ data, ...rest }) => ({
      ...rest,
      data: datasetFromColumns({ units: data.units, periods: data.periods, columns: { x: data.columns.get("x")! } }),
    }));
    const { notes } = computeIndex({ system, plan }, asOf(only, "2024-12"));
    expect(notes.filter(({ code }) => code.startsWith("vintages-"))).toEqual([
      {
        code: "vintages-used",
        path: ["data"],
        params: {
          used: [
            { vintage: "2024-3", edition: "preliminary", cells: 1 },
            { vintage: "2024-12", edition: "final", cells: 1 },
          ],
        },
      },
      {
        code: "vintages-newer",
        path: ["data"],
        params: { later: [{ vintage: "2025-06", edition: "census-revision", cells: 2 }] },
      },
    ]);
  });

  test("refused: nothing that early; a cell twice in one vintage, all columns at once", () => {
    expect(issuesOf(() => asOf(three, "2023"))).toMatchObject([
      { code: "vintage-none", params: { asked: { vintage: "2023" }, known: [{ vintage: "2024-3" }, {}, {}] } },
    ]);
    expect(issuesOf(() => asOf([]))).toMatchObject([{ code: "vintage-none", params: { known: [] } }]);
    const twice = [...three, at("2024-3", "preliminary", { x: [100, 50], y: [null, 3] })];
    expect(issuesOf(() => asOf(twice)).map(({ code, params }) => [code, params])).toEqual([
      [
        "vintage-cell-twice",
        { vintage: "2024-3", edition: "preliminary", column: "x", count: 2, unit: "a", period: "2023" },
      ],
      [
        "vintage-cell-twice",
        { vintage: "2024-3", edition: "preliminary", column: "y", count: 1, unit: "b", period: "2023" },
      ],
    ]);
    // two files of one vintage that give different cells are one vintage
    expect([...asOf([three[1]!, at("2024-3", "preliminary", { z: [7, 8] })]).columns.get("z")!]).toEqual([7, 8]);
  });
});

describe("revisions", () => {
  test("each cell each time; the summary from first to latest figure, by hand", () => {
    const { vintages, cells, summary, effect } = revisions(three);
    expect(vintages.map(({ vintage }) => vintage)).toEqual(["2024-3", "2024-12", "2025-06"]);
    expect(
      cells.map(({ unit, from, to, difference, relative, before, after }) => ({
        unit,
        from,
        to,
        difference,
        relative,
        between: [before.vintage, after.vintage],
        edition: after.edition,
      })),
    ).toEqual([
      {
        unit: "a",
        from: 100,
        to: 104,
        difference: 4,
        relative: 0.04,
        between: ["2024-3", "2024-12"],
        edition: "final",
      },
      {
        unit: "a",
        from: 104,
        to: 110,
        difference: 6,
        relative: 6 / 104,
        between: ["2024-12", "2025-06"],
        edition: "census-revision",
      },
      {
        unit: "b",
        from: 50,
        to: 45,
        difference: -5,
        relative: -0.1,
        between: ["2024-3", "2025-06"],
        edition: "census-revision",
      },
    ]);
    // R = 10 and −5: mean 2.5, mean absolute 7.5, relative 15/155, s² = 2·7.5² = 112.5, t = 2.5/(s/√2) = ⅓ with 1 degree
    // of freedom, p = 1 − (2/π)·atan(⅓), the Cauchy distribution's
    const [x] = summary;
    expect(summary).toHaveLength(1); // y was stated once
    expect(x).toMatchObject({ indicator: "x", n: 2, revised: 2, mean: 2.5, meanAbsolute: 7.5, upward: 0.5 });
    expect(x!.relativeMeanAbsolute).toBeCloseTo(15 / 155, 14);
    expect(x!.standardDeviation).toBeCloseTo(Math.sqrt(112.5), 12);
    expect(x!.bias!.df).toBe(1);
    expect(x!.bias!.t).toBeCloseTo(1 / 3, 13);
    expect(x!.bias!.p).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(1 / 3), 12);
    expect(effect).toBeNull();
  });

  test("a cell confirmed as it was counts, one not given again does not, one taken back is told and left out", () => {
    const back = datasetFromColumns({
      units: ["a"],
      periods: "2023",
      columns: { z: [null] },
      status: { z: ["suppressed"] },
    });
    const { cells, summary } = revisions([
      at("1", undefined, { x: [10, 20], z: [5, 6] }),
      at("2", undefined, { x: [10, null] }),
      { vintage: "3", data: back },
    ]);
    expect(summary).toMatchObject([
      { indicator: "x", n: 1, revised: 0, mean: 0, standardDeviation: null, upward: 0, bias: null },
    ]);
    expect(cells).toMatchObject([{ indicator: "z", unit: "a", from: 5, to: null, difference: null, relative: null }]);
  });

  test("the bias test: over cells or over the means of periods; none where all revisions are alike", () => {
    expect(biasTest(Float64Array.of(1, 1, 1))).toBeNull();
    const of = (vintage: string, x: number[]): Vintage => ({
      vintage,
      data: datasetFromRows(x.map((v, i) => ({ unit: ["a", "b"][i % 2]!, period: i < 2 ? "2021" : "2022", x: v }))),
    });
    const given = [of("1", [0, 0, 0, 0]), of("2", [1, 3, 5, 7])];
    // cells 1 3 5 7: mean 4, s² = 20/3, t = 4/√(20/12); periods 2 and 6: mean 4, s² = 8, t = 4/2
    expect(revisions(given).summary[0]!.bias).toMatchObject({ t: expect.closeTo(4 / Math.sqrt(20 / 12), 12), df: 3 });
    expect(revisions(given, undefined, { biasOver: "periods" }).summary[0]!.bias).toMatchObject({
      t: expect.closeTo(2, 12),
      df: 1,
    });
  });

  const system = parseSystem({
    id: "s",
    version: "1",
    index: {
      id: "index",
      children: [
        { id: "x", direction: "positive", goalposts: [0, 200] },
        { id: "y", direction: "positive", goalposts: [0, 10] },
      ],
    },
  });

  test("what became of scores and ranks: the figures under a fixed ruler are all of it", () => {
    const plan = { normalise: { method: "goalposts" } } as const;
    const { effect } = revisions(
      [at("1", undefined, { x: [100, 90], y: [5, 5] }), at("2", undefined, { x: [100, 120] })],
      { system, plan },
    );
    // a: (50 + 50)/2 = 50 both times; b: (45 + 50)/2 = 47.5, then (60 + 50)/2 = 55
    expect(effect?.scores).toEqual([
      {
        unit: "a",
        period: "2023",
        from: { vintage: "1", score: 50, rank: 1 },
        to: { vintage: "2", score: 50, rank: 2 },
        change: 0,
        shift: -1,
      },
      {
        unit: "b",
        period: "2023",
        from: { vintage: "1", score: 47.5, rank: 2 },
        to: { vintage: "2", score: 55, rank: 1 },
        change: 7.5,
        shift: 1,
      },
    ]);
    const b = effect?.changes.find(({ unit }) => unit === "b");
    expect(b?.parts).toEqual([{ node: "x", cause: "revision", amount: 7.5 }]);
    expect(effect?.periods).toEqual([{ period: "2023", n: 2, meanAbsolute: 3.75, ranksMoved: 2, largestShift: 1 }]);
    expect(effect?.unexplained).toEqual([]);
  });

  test("a learned ruler moves with the figures, and that is told apart; the parts sum to the change", () => {
    const { effect } = revisions(
      [at("1", undefined, { x: [100, 90], y: [5, 6] }), at("2", undefined, { x: [130, 90], y: [7, 6] })],
      { system, plan: { normalise: { method: "z-score" } } },
    );
    for (const { change, parts } of effect!.changes)
      expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(change, 12);
    expect(effect!.changes.flatMap(({ parts }) => parts.map(({ cause }) => cause))).toContain("revision");
  });

  test("a vintage that cannot be computed is told, with the reason; fewer than two are refused", () => {
    const { effect } = revisions([at("1", undefined, { x: [100, 90], y: [5, 5] }), at("2", undefined, { y: [5, 6] })], {
      system,
      plan: { normalise: { method: "min-max", constant: "error" } },
    });
    expect(effect!.scores).toEqual([]);
    expect(effect!.unexplained).toMatchObject([{ period: "2023", issues: [{ code: "constant-indicator" }] }]);
    expect(issuesOf(() => revisions(three.slice(0, 1)))).toMatchObject([
      { code: "revisions-one", params: { found: 1 } },
    ]);
    expect(issuesOf(() => revisions([]))).toMatchObject([{ code: "revisions-one", params: { found: 0 } }]);
  });
});
