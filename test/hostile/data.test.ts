import { describe, expect, test } from "vitest";
import {
  computeIndex,
  type Dataset,
  datasetFromColumns,
  datasetFromRows,
  hashDataset,
  parseSystem,
} from "../../src/index.ts";
import { type Case, cases, outcome, sound, wrong } from "./oracle.ts";
import { plainSystem } from "./samples.ts";

const plain = parseSystem(plainSystem);
type Columns = Readonly<Record<string, ArrayLike<number | null>>>;
const four = { x: [1, 2, 3, 4], y: [4, 2, 1, 3], z: [2, 9, 4, 5] };

function compute(columns: Columns, { plan = {}, ...more }: Record<string, unknown> = {}): unknown {
  const data = datasetFromColumns({ units: ["a", "b", "c", "d"].slice(0, columns["x"]!.length), columns, ...more });
  return sound(computeIndex({ system: plain, plan: plan as object }, data), data);
}
const x = (...values: (number | null)[]) => compute({ ...four, x: values });
const same = (v: number | null) => compute({ x: [v, v, v, v], y: [v, v, v, v], z: [v, v, v, v] });
const { MAX_VALUE, POSITIVE_INFINITY, NaN: gap } = Number;

const values: readonly Case[] = [
  ["all the same", () => same(1), "ok"],
  ["all zero", () => same(0), "ok"],
  ["all minus zero", () => same(-0), "ok"],
  ["zero and minus zero", () => x(0, -0, 0, -0), "ok"],
  ["all 1e308", () => same(1e308), "ok"],
  ["all 5e-324", () => same(5e-324), "ok"],
  ["all missing", () => same(gap), "all-missing"],
  ["all null", () => same(null), "all-missing"],
  ["one column missing", () => x(gap, gap, gap, gap), "all-missing"],
  ["one value present", () => x(gap, gap, 7, gap), "ok"],
  ["an infinity", () => x(1, POSITIVE_INFINITY, 2, 3), "infinite-value"],
  ["from -1e308 to 1e308", () => x(-1e308, 1e308, 0, 1), "range-overflow"],
  ["from 0 to the largest number", () => x(0, MAX_VALUE, 1, 2), "ok"],
  ["from 0 to 5e-324", () => x(0, 5e-324, 0, 5e-324), "ok"],
  ["1e-320 apart", () => x(1e-320, 2e-320, 3e-320, 4e-320), "ok"],
  ["the last digit apart", () => x(1, 1 + Number.EPSILON, 1, 1), "ok"],
  [
    "z-scores of 1e200",
    () => compute({ ...four, x: [1e200, -1e200, 0, 1] }, { plan: { normalise: { method: "z-score" } } }),
    "range-overflow",
  ],
  [
    "z-scores of 1e-200",
    () => compute({ ...four, x: [1e-200, 3e-200, 2e-200, 0] }, { plan: { normalise: { method: "z-score" } } }),
    "ok",
  ],
  [
    "z-scores of 1e308 and its neighbour",
    () =>
      compute(
        { ...four, x: [1e308, 1.0000000000000002e308, 1e308, 1e308] },
        { plan: { normalise: { method: "z-score" } } },
      ),
    "range-overflow",
  ],
  [
    "winsorising 1e308",
    () =>
      compute({ ...four, x: [1e308, 1, 2, 3] }, { plan: { treat: { method: "winsorise", force: true, then: "log" } } }),
    "ok",
  ],
  [
    "the mean of 1e308",
    () => compute({ ...four, x: [1.7e308, 1.7e308, gap, 1.6e308] }, { plan: { impute: { method: "mean" } } }),
    "ok",
  ],
  [
    "entropy of raw 1e308",
    () =>
      compute(
        { x: [1e308, 1.7e308, 1, 2], y: [1, 2, 3, 4], z: [1, 2, 3, 5] },
        { plan: { weigh: { method: "entropy", sharesOf: "raw", nodes: { index: { method: "equal" } } } } },
      ),
    "ok",
  ],
  [
    "entropy of raw negatives",
    () =>
      compute(
        { ...four, x: [-1, 2, 3, 4] },
        { plan: { weigh: { method: "entropy", sharesOf: "raw", nodes: { index: { method: "equal" } } } } },
      ),
    "shares-not-positive",
  ],
  [
    "entropy of raw zeros, less is better",
    () =>
      compute(
        { ...four, y: [0, 2, 3, 4] },
        { plan: { weigh: { method: "entropy", sharesOf: "raw", nodes: { index: { method: "equal" } } } } },
      ),
    "shares-not-positive",
  ],
  [
    "entropy of raw 5e-324, less is better",
    () =>
      compute(
        { ...four, y: [5e-324, 2, 3, 4] },
        { plan: { weigh: { method: "entropy", sharesOf: "raw", nodes: { index: { method: "equal" } } } } },
      ),
    "no-divergence",
  ],
];

const one = (more: object = {}) => datasetFromColumns({ units: ["a"], columns: { x: [1], y: [1], z: [1] }, ...more });
const rows = (n: number) => Array.from({ length: n }, (_, i) => i);
const tables: readonly Case[] = [
  ["one row", () => sound(computeIndex({ system: plain }, one()), one()), "ok"],
  [
    "one unit in two periods",
    () => {
      const data = datasetFromColumns({
        units: ["a", "a"],
        periods: ["1", "2"],
        columns: { x: [1, 2], y: [1, 2], z: [1, 2] },
      });
      return sound(computeIndex({ system: plain }, data), data);
    },
    "single-unit",
  ],
  [
    "no rows",
    () => computeIndex({ system: plain }, datasetFromColumns({ units: [], columns: { x: [], y: [], z: [] } })),
    "all-missing",
  ],
  [
    "no columns",
    () => computeIndex({ system: plain }, datasetFromColumns({ units: ["a"], columns: {} })),
    "missing-column",
  ],
  ["a column too few", () => compute({ x: four.x, y: four.y }), "missing-column"],
  ["a column too short", () => compute({ ...four, z: [1, 2] }), "column-length"],
  ["a column too long", () => compute({ ...four, z: [1, 2, 3, 4, 5] }), "column-length"],
  ["the same unit twice", () => compute(four, { units: ["a", "b", "a", "c"] }), "duplicate-row"],
  ["units that differ in spaces", () => compute(four, { units: ["a", " a", "b", "c"] }), "duplicate-row"],
  [
    "units that differ in composition",
    () => compute(four, { units: ["\u00e9", "e\u0301", "b", "c"] }),
    "duplicate-row",
  ],
  ["an empty unit", () => compute(four, { units: ["a", "", "b", "c"] }), "empty-unit"],
  ["units of numbers", () => compute(four, { units: [1, 2, 3, 4] }), "ok"],
  ["hostile units", () => compute(four, { units: ["__proto__", "constructor", "toString", "=cmd()"] }), "ok"],
  ["units of any writing", () => compute(four, { units: ["\u202eabc", "👩‍👩‍👧", "\ud800", "黄岩"] }), "ok"],
  ["units of 100,000 characters", () => compute(four, { units: ["a", "b", "c", "d"].map((c) => c.repeat(1e5)) }), "ok"],
  [
    "a group __proto__",
    () =>
      compute(four, {
        groups: new Map([["__proto__", ["n", "n", "s", "s"]]]),
        plan: { rank: { within: "__proto__" } },
      }),
    "ok",
  ],
  [
    "a group constructor",
    () => compute(four, { groups: { constructor: ["n", "n", "s", "s"] }, plan: { rank: { within: "constructor" } } }),
    "ok",
  ],
  [
    "labels __proto__",
    () =>
      compute(
        { ...four, x: [1, gap, 2, 3] },
        {
          groups: { g: ["__proto__", "__proto__", "constructor", "toString"] },
          plan: { impute: { method: "group-mean", group: "g" }, rank: { within: "g" } },
        },
      ),
    "ok",
  ],
  ["a group too short", () => compute(four, { groups: { g: ["n"] } }), "column-length"],
  [
    "a column __proto__",
    () => compute(JSON.parse('{"x":[1,2,3,4],"y":[4,2,1,3],"z":[1,2,3,4],"__proto__":[1,2,3,4]}') as Columns),
    "bad-id",
  ],
  ["a column constructor", () => compute({ ...four, constructor: [1, 2, 3, 4] } as unknown as Columns), "ok"],
  [
    "20,000 columns more",
    () => compute({ ...four, ...Object.fromEntries(rows(20_000).map((i) => [`c${i}`, four.x])) }),
    "ok",
  ],
  [
    "an unknown status",
    () => compute(four, { status: { x: ["observed", "__proto__", "observed", "observed"] } }),
    "not-one-of",
  ],
  ["a negative standard error", () => compute(four, { standardErrors: { x: [1, -1, 1, 1] } }), "negative-error"],
  [
    "an infinite standard error",
    () => compute(four, { standardErrors: { x: [1, POSITIVE_INFINITY, 1, 1] } }),
    "infinite-value",
  ],
  ["texts in the place of numbers", () => compute({ ...four, x: ["1", "2", "3", "4"] as never }), "cell-not-number"],
  ["bigints in the place of numbers", () => compute({ ...four, x: [1n, 2n, 3n, 4n] as never }), "cell-not-number"],
  [
    "rows of __proto__",
    () => datasetFromRows([JSON.parse('{"unit":"a","__proto__":1}') as Record<string, number>]),
    "bad-id",
  ],
  ["rows of nothing", () => datasetFromRows([]), "ok"],
];

const hostile = ["__proto__", "constructor", "toString", "hasOwnProperty", "*", "valueOf"];
test.each(hostile)("the period %s, each step over each period", async (period) => {
  const data = datasetFromColumns({
    units: ["a", "b", "c", "a", "b", "c"],
    periods: [period, period, period, "2020", "2020", "2020"],
    columns: { x: [1, 2, 3, 9, 5, 1], y: [4, 2, 1, 3, 2, 2], z: [2, 9, 4, 5, 5, 6] },
  });
  const plan = { over: "each-period", impute: { method: "mean" }, treat: { method: "winsorise" } } as const;
  const { codes, value } = await outcome(() => sound(computeIndex({ system: plain, plan }, data), data));
  expect(codes).toBe("ok");
  const { fitted, weights } = value as ReturnType<typeof computeIndex>;
  const replayed = JSON.parse(JSON.stringify(fitted)) as typeof fitted;
  for (const step of ["impute", "treat", "normalise", "weigh", "aggregate"] as const)
    expect(Object.keys(replayed[step]).sort(), step).toEqual(["2020", period].sort());
  expect([...new Set(weights.map((row) => row.period))].sort()).toEqual(["2020", period].sort());
  await outcome(() => hashDataset(data));
});

test("a hostile base period", async () => {
  for (const base of hostile) {
    const data = datasetFromColumns({
      units: ["a", "b", "a", "b"],
      periods: [base, base, "1", "1"],
      columns: { x: [1, 2, 3, 4], y: [1, 2, 3, 4], z: [4, 1, 2, 3] },
    });
    const { codes } = await outcome(() => sound(computeIndex({ system: plain, plan: { over: { base } } }, data), data));
    expect(codes, base).toBe("ok");
  }
});

describe("a wrong value for each part of a dataset", () => {
  const good = datasetFromColumns({
    units: ["a", "b"],
    names: ["A", "B"],
    groups: { g: ["n", "s"] },
    columns: { x: [1, 2], y: [1, 2], z: [2, 1] },
    status: { x: ["observed", "observed"] },
    standardErrors: { x: [1, 1] },
    notes: ["n"],
  });
  const parts: readonly (readonly [string, (value: unknown) => unknown])[] = [
    ...Object.keys(good).map((key) => [key, (value: unknown) => ({ ...good, [key]: value })] as const),
    ["the dataset", (value) => value],
    ["a unit", (value) => ({ ...good, units: ["a", value] })],
    ["a period", (value) => ({ ...good, periods: ["1", value] })],
    ["a name", (value) => ({ ...good, names: ["a", value] })],
    ["a column", (value) => ({ ...good, columns: new Map([...good.columns, ["x", value]]) })],
    ["a column's id", (value) => ({ ...good, columns: new Map([...good.columns, [value, Float64Array.of(1, 2)]]) })],
    ["a group", (value) => ({ ...good, groups: { g: value } })],
    ["a label", (value) => ({ ...good, groups: { g: ["n", value] } })],
    ["a status", (value) => ({ ...good, status: new Map([["x", value]]) })],
    ["an error", (value) => ({ ...good, standardErrors: new Map([["x", value]]) })],
    ["a note", (value) => ({ ...good, notes: [value] })],
  ];
  test.each(parts)("%s", async (_, make) => {
    for (const [, value] of [...wrong, ["nothing", undefined] as const])
      await outcome(() =>
        computeIndex({ system: plain, plan: { rank: { within: "g" } } }, make(value) as Dataset).rank("index"),
      );
  });

  const input: Record<string, unknown> = {
    units: ["a", "b"],
    periods: ["1", "1"],
    names: ["A", "B"],
    groups: { g: ["n", "s"] },
    columns: { x: [1, 2] },
    status: { x: ["observed", "observed"] },
    standardErrors: { x: [1, 1] },
    notes: ["n"],
  };
  test.each(Object.keys(input))("datasetFromColumns: %s", async (key) => {
    for (const [, value] of [...wrong, ["nothing", undefined] as const]) {
      await outcome(() => datasetFromColumns({ ...input, [key]: value } as never));
      await outcome(() => datasetFromColumns({ ...input, [key]: { x: value } } as never));
      await outcome(() => datasetFromColumns({ ...input, [key]: [value, "a"] } as never));
    }
  });

  test("datasetFromRows and both as a whole", async () => {
    for (const [, value] of [...wrong, ["nothing", undefined] as const]) {
      await outcome(() => datasetFromColumns(value as never));
      await outcome(() => datasetFromRows(value as never));
      await outcome(() => datasetFromRows([value as never]));
      await outcome(() => datasetFromRows([{ unit: "a", x: value as never }]));
      await outcome(() => datasetFromRows([{ unit: value as never, x: 1 }]));
    }
  });
});

describe("values", () => cases(values, test));
describe("tables", () => cases(tables, test));
