import { describe, expect, test } from "vitest";
import { IndexError } from "../../../src/errors/index.ts";
import { computeIndex, datasetFromColumns, parseDefinition, parseSystem } from "../../../src/index.ts";
import { toWorkbook } from "../../../src/io/workbook/to-workbook.ts";
import { loadProject } from "../../../src/node/project.ts";
import type { PlanInput } from "../../../src/pipeline/plan-types.ts";
import { hasShared, sharedPath } from "../../reference/shared.ts";
import { cellAt, compare, hasOffice, recalculated, sheetsOf } from "./office.ts";

const NAN = Number.NaN;
const children = [
  {
    id: "a",
    direction: "positive",
    goalposts: [0, 20],
    targets: [{ kind: "value", period: "2", value: 12, comparator: "reach" }],
  },
  {
    id: "b",
    direction: "negative",
    goalposts: [9, 1],
    targets: [{ kind: "value", period: "2", value: 4, comparator: "reach", base: { period: "1", value: 9 } }],
  },
  {
    id: "g",
    children: [
      {
        id: "c",
        direction: "positive",
        goalposts: [0, 10],
        targets: [{ kind: "range", period: "2", from: 4, to: 6, min: 1, max: 9 }],
      },
      {
        id: "d",
        direction: "positive",
        weight: 2,
        goalposts: [1, 30],
        targets: [{ kind: "value", period: "2", value: 8, comparator: ">" }],
      },
    ],
  },
];
const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } } as never);
const data = datasetFromColumns({
  units: ["u", "v", "w", "x", "u", "v", "w", "x"],
  periods: ["1", "1", "1", "1", "2", "2", "2", "2"],
  columns: {
    a: [3, 8, 8, 15, 4, 9, NAN, 16],
    b: [7, 5, 4, 2, 6, 5, 3, 2],
    c: [5, 2, 7, 4, 6, NAN, 8, 5],
    d: [10, 20, 5, 12, 11, 22, 6, 13],
  },
});

/** Every normaliser and aggregator that has formulas, each with what it asks for. */
const NORMALISERS: readonly PlanInput["normalise"][] = [
  { method: "min-max", lower: 1, clip: true },
  { method: "goalposts", clip: true },
  { method: "scaled", to: 50 },
  { method: "z-score" },
  { method: "robust-z" },
  { method: "rank" },
  { method: "borda", ties: "mean" },
  { method: "percentile-rank", position: "midpoint", ties: "max" },
  { method: "efficacy" },
  { method: "efficacy", form: "exponential" },
  { method: "efficacy", form: "logarithmic" },
  { method: "distance-to-max" },
  { method: "distance-to-reference", unit: "x", period: "1", cap: true },
  { method: "distance-to-target", period: "2" },
  { method: "attainment", period: "2" },
  { method: "attainment", period: "2", base: "none", cap: null },
  { method: "threshold-flags", period: "2" },
  { method: "share-of-max" },
  { method: "share-of-sum" },
  { method: "vector" },
  { method: "sigmoid" },
  { method: "categorical", percentiles: [25, 75] },
  { method: "above-below-mean", band: 0.1 },
  { method: "index-to-base", period: "1" },
  { method: "change-rate" },
];
const AGGREGATORS: readonly PlanInput["aggregate"][] = [
  { method: "arithmetic", coverage: 0.6 },
  { method: "geometric" },
  { method: "harmonic" },
  { method: "min" },
  { method: "max" },
  { method: "power", p: 2 },
  { method: "product" },
  { method: "mean-min", alpha: 0.4 },
  { method: "variation-penalty", deviation: "sample" },
  { method: "variation-penalty", by: "variance" },
  { method: "mpi" },
  { method: "mpi", scale: "given", polarity: "negative" },
  { method: "ampi" },
];
const OTHERS: readonly PlanInput[] = [
  { normalise: { method: "min-max", over: "each-period" }, weigh: { method: "entropy", over: "each-period" } },
  { impute: { method: "mean" }, rank: { ties: "mean", decimals: 0 } },
  { impute: { method: "median" }, rank: { ties: "first", over: "all-periods" } },
  { treat: { method: "winsorise" }, rank: { ties: "max" } },
  { aggregate: { method: "topsis" } },
  { aggregate: { method: "median" } },
];
/** Some methods at a time, so that LibreOffice opens fewer files: three indicators, two groups. */
const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, k) => list.slice(k * size, (k + 1) * size));
const PLANS: readonly (readonly [string, PlanInput])[] = [
  ...chunks(NORMALISERS, 3).map(([a, b, d]): PlanInput => {
    const indicators = { a, ...(b && { b }), ...(d && { d }) };
    return { normalise: { method: "min-max", indicators } as PlanInput["normalise"] & object };
  }),
  ...chunks(AGGREGATORS, 2).map(([index, g]): PlanInput => {
    const nodes = g && { nodes: { g } };
    return {
      normalise: { method: "min-max", lower: 10 },
      aggregate: { ...index, ...nodes } as PlanInput["aggregate"] & object,
    };
  }),
  ...OTHERS,
].map(
  (plan, k) =>
    [
      `${k}-${JSON.stringify(plan)
        .replace(/[^a-z]+/gi, "-")
        .slice(0, 150)}`,
      plan,
    ] as const,
);
const live = (plan: PlanInput) => toWorkbook(computeIndex({ system, plan } as never, data), { live: true });

describe("a live workbook", () => {
  test("our values stand beside the formulas; Results says what the result says", () => {
    const sheets = sheetsOf(live({}));
    const result = computeIndex({ system }, data);
    // rows stand period by period, as in the data; two lines of headings, three columns before the index
    expect(result.units.map((_, i) => Number(cellAt(sheets, "Results", 3 + i, 2)))).toEqual([...result.score("index")]);
    expect(result.units.map((_, i) => Number(cellAt(sheets, "Results", 3 + i, 3)))).toEqual([...result.rank("index")]);
    expect(sheets.find(({ name }) => name === "Results")!.rows.get(3)![2]!.formula).toBe("computed");
  });

  test("a method that is no formula is carried as values, and the Method sheet says so", () => {
    const lines = (plan: PlanInput) =>
      [
        ...sheetsOf(live(plan))
          .find(({ name }) => name === "Method")!
          .rows.values(),
      ]
        .map((cells) => cells.map(({ text }) => text))
        .filter(([first]) => first === "carried as values");
    expect(lines({ aggregate: { method: "topsis" } })).toEqual([
      ["carried as values", "index", "TOPSIS (topsis)"],
      ["carried as values", "g", "TOPSIS (topsis)"],
    ]);
    expect(lines({})).toEqual([["carried as values", "none"]]);
  });

  test("confidential cells that count in scores: refused by name", () => {
    const hidden = { ...data, contributors: new Map([["a", Float64Array.of(9, 9, 9, 2, 9, 9, 9, 9)]]) };
    const result = computeIndex({ system }, hidden);
    expect(() => toWorkbook(result, { live: true })).toThrow(IndexError);
    expect(sheetsOf(toWorkbook(result)).length).toBe(7);
  });
});

describe.skipIf(!hasOffice)("LibreOffice computes what we compute", () => {
  test("every method with formulas, gaps, rulers and weights by period, ranks with ties", { timeout: 240_000 }, () => {
    const books = Object.fromEntries(PLANS.map(([name, plan]) => [name, live(plan)]));
    const theirs = recalculated(books);
    for (const [name] of PLANS) {
      const { compared, differences } = compare(sheetsOf(books[name]!), theirs[name]!, { tolerance: 1e-9 });
      expect([name, differences]).toEqual([name, []]);
      expect([name, compared > 60]).toEqual([name, true]);
    }
  });

  test("the examples, in Chinese", {
    timeout: 240_000,
  }, async () => {
    const books: Record<string, Uint8Array> = {};
    for (const path of [
      "fenghua/gongfu.yaml",
      "zhejiang-urban-rural/gongfu.yaml",
      "huangyan-illustrative/towns.yaml",
    ]) {
      const { definition, data: own } = await loadProject(path, {
        cwd: new URL("../../../data/examples", import.meta.url).pathname,
      });
      books[path.replace(/\W/g, "-")] = toWorkbook(computeIndex(definition, own), { live: true, locale: "zh" });
    }
    if (hasShared) {
      const { definition, data: own } = await loadProject(sharedPath("examples/asem.yaml"), {
        cwd: "/",
        allowOutside: true,
      });
      books["asem"] = toWorkbook(computeIndex(definition, own), { live: true });
    }
    const theirs = recalculated(books);
    for (const name of Object.keys(books)) {
      const { compared, differences } = compare(sheetsOf(books[name]!), theirs[name]!, { tolerance: 1e-9 });
      expect([name, differences.slice(0, 5)]).toEqual([name, []]);
      expect([name, compared > 40]).toEqual([name, true]);
    }
  });

  test("formula, denominator, transform, ideal and band, and a group that is mirrored", {
    timeout: 240_000,
  }, async () => {
    const definition = await parseDefinition({
      system: {
        id: "t",
        version: "1",
        variables: [{ id: "urban" }, { id: "rural" }, { id: "people" }],
        index: {
          id: "index",
          children: [
            { id: "ratio", direction: "negative", formula: "urban / rural" },
            { id: "beds", direction: "positive", denominator: { by: "people", scale: 10000 } },
            { id: "income", direction: "positive", transform: "ln" },
            { id: "mid", direction: { ideal: 5 } },
            { id: "band", direction: { from: 3, to: 5, min: 0, max: 10 } },
            { id: "bad", direction: "negative", children: [{ id: "e", direction: "positive" }] },
          ],
        },
      },
    } as never);
    const own = datasetFromColumns({
      units: ["u", "v", "w"],
      periods: "1",
      columns: {
        urban: [30, 40, 50],
        rural: [20, 20, 30],
        people: [1000, 2000, 500],
        beds: [4, NAN, 5],
        income: [100, 200, 150],
        mid: [4, 7, 5],
        band: [2, 4, 9],
        e: [1, 2, 4],
      },
    });
    const bytes = toWorkbook(computeIndex(definition as never, own), { live: true });
    const { t } = recalculated({ t: bytes });
    expect(compare(sheetsOf(bytes), t!, { tolerance: 1e-9 }).differences).toEqual([]);
    expect(cellAt(sheetsOf(bytes), "Method", 1, 0)).toBe("t");
    const carriedLine = [
      ...sheetsOf(bytes)
        .find(({ name }) => name === "Method")!
        .rows.values(),
    ].at(-1)!;
    expect(carriedLine.map(({ text }) => text)).toEqual(["carried as values", "none"]);
  });
});
