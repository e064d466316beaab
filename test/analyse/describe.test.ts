import fc from "fast-check";
import { expect, describe as suite, test } from "vitest";
import { secondsFor } from "../../src/analyse/correlations.ts";
import { sameColumns, sameRows } from "../../src/analyse/describe-duplicates.ts";
import { zh } from "../../src/errors/zh.ts";
import { correlationTable, datasetFromColumns, describe, issueText, parseSystem } from "../../src/index.ts";

const units = (n: number) => Array.from({ length: n }, (_, i) => `u${i}`);
const one = (columns: Record<string, (number | null)[]>, more: object = {}) => {
  const n = Object.values(columns)[0]!.length;
  const children = Object.keys(columns).map((id) => ({ id, direction: "positive" as const }));
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children }, ...more });
  return { system, data: datasetFromColumns({ units: units(n), periods: "2023", columns }) };
};

test("the figures of a column: closed forms", () => {
  const { system, data } = one({ x: [1, 2, 3, 4, 5, null, 0, 0] });
  const { indicators } = describe({ system }, data);
  // 0 0 1 2 3 4 5: mean 15/7, Σd² = 55 − 225/7 = 160/7, variance 80/21
  expect(indicators[0]).toMatchObject({
    n: 7,
    missing: 1,
    availability: 7 / 8,
    min: 0,
    max: 5,
    median: 2,
    zeros: 2,
    unique: 6,
    same: 2,
    mode: 0,
  });
  expect(indicators[0]!.mean).toBeCloseTo(15 / 7, 14);
  expect(indicators[0]!.standardDeviation).toBeCloseTo(Math.sqrt(80 / 21), 14);
  expect([indicators[0]!.lowerQuartile, indicators[0]!.upperQuartile]).toEqual([0.5, 3.5]);
});

suite("flags and findings", () => {
  const cases: [string, (number | null)[], object, string][] = [
    ["nothing present", [null, null, null, null], {}, "described-empty"],
    ["constant", [3, 3, 3, 3], {}, "described-constant"],
    ["mostly one value", [1, 1, 1, 1, 1, 1, 1, 1, 1, 2], {}, "described-mostly-same"],
    ["a range of one rounding unit", [5.1, 5.2, 5.1, 5.2], { rounding: 0.1 }, "described-near-constant"],
    ["an outlier", [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000], {}, "described-outliers"],
    ["few present", [1, 2, 3, null, null, null], {}, "described-few-present"],
    ["many zeros", [0, 0, 0, 1, 2], {}, "described-many-zeros"],
    ["few different", [1, 2, 1, 2, 1, 2], {}, "described-few-different"],
  ];
  test.each(cases)("%s", (_, x, thresholds, code) => {
    const { system, data } = one({ x, other: x.map((_, i) => (i * i * 7 + i) % 11) });
    const { findings } = describe({ system }, data, { thresholds });
    const found = findings.filter((finding) => finding.code === code && finding.path[1] === "x");
    expect(found).toHaveLength(1);
    expect(issueText(found[0]!)).toMatch(/^data\.x: /);
    expect(issueText(found[0]!, zh)).toMatch(/[\u4e00-\u9fff]/);
  });
  test("thresholds decide", () => {
    const { system, data } = one({ x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000], y: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3] });
    expect(describe({ system }, data, { thresholds: { skewness: 10 } }).indicators[0]!.flags).toEqual([]);
  });
});

test("standard errors: a range below two of them is near-constant", () => {
  const children = [{ id: "x", direction: "positive" as const }];
  const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
  const standardErrors = { x: [1, 1, 1, 1] };
  const data = datasetFromColumns({
    units: units(4),
    periods: "2023",
    columns: { x: [50, 50.5, 51, 51.5] },
    standardErrors,
  });
  expect(describe({ system }, data).indicators[0]!.flags).toEqual([{ kind: "standard-error", range: 1.5, unit: 1 }]);
});

test("copies, multiples and linear functions; not those of a few decimals only", () => {
  const x = Float64Array.of(1.1, 2.7, 3.2, 4.9, 5);
  const columns = new Map([
    ["x", x],
    ["copy", x.slice()],
    ["tenfold", x.map((v) => 10 * v)],
    ["left", x.map((v) => 100 - v)],
    ["near", x.map((v, i) => v + (i === 3 ? 0.001 : 0))],
    ["flat", x.map(() => 4)],
  ]);
  const found = sameColumns(columns).map(({ a, b, kind }) => `${a} ${b} ${kind}`);
  expect(found).toEqual([
    "x copy identical",
    "x tenfold multiple",
    "x left linear",
    "copy tenfold multiple",
    "copy left linear",
    "tenfold left linear",
  ]);
});

test("a line through all points is found whatever its slope", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 30 })
        .filter((v) => new Set(v).size > 1),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -500, max: 500 }),
      (values, slope, intercept) => {
        const x = Float64Array.from(values);
        const [found] = sameColumns(
          new Map([
            ["x", x],
            ["y", x.map((v) => slope * v + intercept)],
          ]),
        );
        expect(found!.slope).toBeCloseTo(slope, 9);
        expect(found!.intercept).toBeCloseTo(intercept, 6);
      },
    ),
  );
});

test("rows that repeat within a period, gaps included; empty rows do not count", () => {
  const columns = [
    Float64Array.of(1, 1, 1, Number.NaN, Number.NaN),
    Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN),
  ];
  const found = sameRows(columns, { units: ["a", "b", "a", "c", "d"], periods: ["1", "1", "2", "1", "1"] });
  expect(found).toEqual([{ period: "1", units: ["a", "b"] }]);
});

test("availability by row and group; rows below the threshold are one finding", () => {
  const index = {
    id: "index",
    children: [
      {
        id: "g",
        children: [
          { id: "a", direction: "positive" as const },
          { id: "b", direction: "positive" as const },
        ],
      },
      { id: "c", direction: "positive" as const },
    ],
  };
  const system = parseSystem({ id: "s", version: "1", index });
  const columns = { a: [1, null, 0], b: [2, null, 5], c: [3, 4, 9] };
  const { availability, findings } = describe(
    { system },
    datasetFromColumns({ units: units(3), periods: "2023", columns }),
  );
  expect(Array.from(availability.missing)).toEqual([0, 2, 0]);
  expect(Array.from(availability.zeros)).toEqual([0, 0, 1]);
  expect(availability.nodes.map(({ node, overall, complete }) => [node, overall, complete])).toEqual([
    ["index", expect.closeTo(7 / 9, 14), 2],
    ["g", expect.closeTo(2 / 3, 14), 2],
  ]);
  expect(findings.filter(({ code }) => code === "described-rows-few").map(({ params }) => params)).toEqual([
    { count: 1, of: 3, least: 65, places: ["u1 2023"] },
  ]);
});

test("links: a total driven by size, a ratio that still is, a variable outside", () => {
  const people = [10, 20, 30, 40, 50, 60];
  const children = [
    { id: "total", direction: "positive" as const },
    { id: "ratio", direction: "positive" as const, denominator: "people" },
  ];
  const variables = [{ id: "people" }, { id: "altitude" }];
  const system = parseSystem({ id: "s", version: "1", variables, index: { id: "index", children } });
  const columns = {
    total: [11, 19, 33, 41, 48, 66],
    ratio: [100, 101, 99, 102, 98, 100],
    people,
    altitude: [3, 9, 1, 7, 2, 8],
  };
  const { links, findings } = describe({ system }, datasetFromColumns({ units: units(6), periods: "2023", columns }));
  expect(links.map(({ indicator, variable, kind }) => `${indicator} ${variable} ${kind}`)).toEqual([
    "total people other",
    "total altitude outside",
    "ratio people own",
    "ratio altitude outside",
  ]);
  expect(findings.map(({ code, path }) => `${path[1]} ${code}`)).toEqual([
    "total described-denominator-drives",
    "ratio described-denominator-stays",
  ]);
});

test("periods, steps and confidential cells", () => {
  const { system } = one({ x: [1, 2] });
  const data = datasetFromColumns({
    units: ["a", "b", "a", "b"],
    periods: ["1", "1", "2", "2"],
    columns: { x: [1, 3, 10, 30] },
  });
  expect(describe({ system }, data, { periods: ["2"] }).indicators[0]!.mean).toBe(20);
  expect(describe({ system }, data, { step: "normalised" }).indicators[0]!.max).toBe(100);
  expect(() => describe({ system }, data, { periods: ["3"] })).toThrow(/3/);
});

test("what would take long is left out and said, Pearson's and complete Spearman's never are", () => {
  const n = 2001;
  const x = Float64Array.from({ length: n }, (_, i) => (i * 7919) % n);
  const gap = x.map((v, i) => (i === 5 ? Number.NaN : -v));
  const table = correlationTable(
    new Map([
      ["x", x],
      ["y", x.map((v) => v * v)],
      ["gap", gap],
    ]),
  );
  const of = (kind: string) => table.matrices.find((matrix) => matrix.kind === kind)!.r;
  expect(of("spearman")[0]![1]).toBeCloseTo(1, 14);
  expect(of("spearman")[0]![2]).toBeNaN();
  expect(of("pearson")[0]![2]).toBeCloseTo(-1, 14);
  expect(table.n[0]![2]).toBe(2000);
  expect(table.leftOut.map(({ kind, pairs }) => [kind, pairs])).toEqual([
    ["spearman", 2],
    ["kendall", 3],
  ]);
  expect(table.leftOut[1]!.seconds).toBe(secondsFor("kendall", { pairs: 3, rows: n }));
  const all = correlationTable(
    new Map([
      ["x", x],
      ["gap", gap],
    ]),
    { most: 3000 },
  );
  expect(all.leftOut).toEqual([]);
  expect(all.matrices[2]!.r[0]![1]).toBe(-1);
});
