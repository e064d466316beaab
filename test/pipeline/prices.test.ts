import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  builtins,
  computeIndex,
  createIndex,
  datasetFromColumns,
  type IndexError,
  type IndexResult,
  parseDefinition,
} from "../../src/index.ts";
import { refusal } from "./fixtures.ts";

type Fields = Record<string, unknown>;

/** An index of one evaluated indicator `x`, and what stands beside it. */
const define = (x: Fields, { variables = [], more = [] }: { variables?: Fields[]; more?: Fields[] } = {}) =>
  parseDefinition({
    system: {
      id: "prices",
      version: "1",
      variables: [{ id: "cpi" }, { id: "people", measure: "人" }, ...variables],
      index: {
        id: "index",
        children: [
          { id: "x", direction: "positive", goalposts: [0, 1000], ...x },
          ...more.map((one) => ({ direction: "positive", goalposts: [0, 1000], ...one })),
        ],
      },
    },
    plan: { normalise: { method: "goalposts" } },
  });
const issuesOf = (definition: Promise<unknown>): Promise<string[]> =>
  definition.then(
    () => [],
    ({ issues }: IndexError) => issues.map(({ code, path }) => `${code} at ${path.slice(1).join(".")}`),
  );
const years = ["2019", "2020", "2021", "2022"];
const data = (columns: Record<string, (number | null)[]>, periods = years) =>
  datasetFromColumns({ units: periods.map(() => "a"), periods, columns: { people: periods.map(() => 1), ...columns } });
const codes = ({ notes }: IndexResult) => notes.map(({ code }) => code);

describe("deflating", () => {
  const deflate = { by: "cpi", base: "2020" };

  test("an index with one base is brought to the base asked for", async () => {
    // 2015 = 100: 110, 120, 126, 132; at prices of 2020: x · 120 / I
    const result = computeIndex(
      await define({ price: "current", deflate }),
      data({ x: [110, 120, 126, 132], cpi: [110, 120, 126, 132] }),
    );
    expect([...result.value("derived", "x")].map((v) => Math.round(v * 1e10) / 1e10)).toEqual([120, 120, 120, 120]);
    expect(result.notes.find(({ code }) => code === "deflated")).toEqual({
      code: "deflated",
      path: ["data", "x"],
      params: { by: "cpi", base: "2020", form: "fixed" },
    });
  });

  test("an index with the year before = 100 is chained, forwards and back", async () => {
    // 2021 is 5 % dearer than 2020, 2022 10 % than 2021; 2020 is 25 % dearer than 2019
    const result = computeIndex(
      await define({ deflate: { ...deflate, form: "previous" } }),
      data({ x: [80, 100, 105, 115.5], cpi: [999, 125, 105, 110] }),
    );
    for (const v of result.value("derived", "x")) expect(v).toBeCloseTo(100, 10);
  });

  test("a missing link ends the chain there, with its places", async () => {
    const result = computeIndex(
      await define({ deflate: { ...deflate, form: "previous" } }),
      data({ x: [80, 100, 105, 110], cpi: [100, 125, null, 110] }),
    );
    expect([...result.value("derived", "x")]).toEqual([100, 100, Number.NaN, Number.NaN]);
    expect(result.notes.find(({ code }) => code === "deflator-missing")?.params).toEqual({
      by: "cpi",
      places: ["a 2021", "a 2022"],
      count: 2,
    });
  });

  test("the index of one unit serves all; a formula and a denominator read deflated figures", async () => {
    const definition = await define(
      { formula: "a / 2", denominator: "people" },
      { variables: [{ id: "a", price: "current", deflate: { ...deflate, unit: "省" } }] },
    );
    const both = datasetFromColumns({
      units: ["县", "县", "省", "省"],
      periods: ["2020", "2021", "2020", "2021"],
      columns: { a: [10, 22, null, null], cpi: [null, null, 100, 110], people: [5, 5, 1, 1] },
    });
    const result = computeIndex(definition, both);
    expect([...result.value("derived", "x")].slice(0, 2)).toEqual([5, 10]);
    expect([...result.value("denominated", "x")].slice(0, 2)).toEqual([1, 2]);
  });

  test("what a formula gives can be deflated", async () => {
    const definition = await define({ formula: "a * 2", deflate }, { variables: [{ id: "a", price: "current" }] });
    const result = computeIndex(definition, data({ a: [1, 1, 1, 1], cpi: [50, 100, 200, 400] }));
    expect([...result.value("derived", "x")]).toEqual([4, 2, 1, 0.5]);
  });

  test("the level of the index does not matter, only its ratios", async () => {
    const definition = await define({ deflate });
    const index = fc.array(fc.double({ min: 50, max: 200, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(index, fc.double({ min: 0.1, max: 10, noNaN: true }), (cpi, factor) => {
        const one = computeIndex(definition, data({ x: [1, 2, 3, 4], cpi })).value("derived", "x");
        const other = computeIndex(definition, data({ x: [1, 2, 3, 4], cpi: cpi.map((v) => v * factor) })).value(
          "derived",
          "x",
        );
        one.forEach((v, i) => {
          expect(other[i]).toBeCloseTo(v, 10);
        });
        expect(one[1]).toBe(2);
      }),
    );
  });

  test("what cannot be deflated is refused", async () => {
    expect(await issuesOf(define({ price: "constant", deflate }))).toEqual([
      "deflate-constant at index.children.0.deflate",
    ]);
    expect(await issuesOf(define({ deflate: { by: "ppi", base: "2020" } }))).toEqual([
      "deflate-unknown at index.children.0.deflate",
    ]);
    expect(await issuesOf(define({ deflate: { by: "x", base: "2020" } }))).toEqual([
      "deflate-unknown at index.children.0.deflate",
    ]);
    expect(
      await issuesOf(define({ deflate: { by: "y", base: "2020" } }, { more: [{ id: "y", formula: "cpi * 1" }] })),
    ).toEqual(["deflate-computed at index.children.0.deflate"]);
    const late = await define({ deflate: { by: "cpi", base: "2015", unit: "省" } });
    expect(refusal(() => computeIndex(late, data({ x: [1, 2, 3, 4], cpi: [1, 2, 3, 4] })))).toEqual([
      "deflate-base at system.x.deflate",
      "deflate-unit at system.x.deflate",
    ]);
    const definition = await define({ deflate });
    expect(refusal(() => computeIndex(definition, data({ x: [1, 2, 3, 4] })))).toEqual([
      "missing-column at system.x.deflate",
    ]);
    const bare = createIndex({ methods: builtins });
    expect(refusal(() => bare.computeIndex(definition, data({ x: [1, 2, 3, 4] })))).toEqual([
      "engine-without at system.x.deflate",
    ]);
  });
});

describe("prices that do not go together", () => {
  const current = { id: "now", price: "current" };
  const constant = { id: "fixed", price: "constant" };
  const at2020 = { id: "base", price: "current", deflate: { by: "cpi", base: "2020" } };
  const at2015 = { id: "older", price: "current", deflate: { by: "cpi", base: "2015" } };

  test.each<[string, Fields, Fields[]]>([
    ["a ratio of current to constant", { formula: "now / fixed" }, [current, constant]],
    ["constant prices of two bases", { formula: "base - older" }, [at2020, at2015]],
    ["a sum said to be constant", { formula: "now + now", price: "constant" }, [current]],
  ])("%s", async (_, x, variables) => {
    expect(await issuesOf(define(x, { variables }))).toEqual(["prices-mixed at index.children.0.formula"]);
  });

  test("a denominator at other prices", async () => {
    expect(await issuesOf(define({ price: "constant", denominator: "now" }, { variables: [current] }))).toEqual([
      "prices-mixed at index.children.0.denominator",
    ]);
  });

  test("constant prices without a base go with those of any; current with nothing said", async () => {
    expect(await issuesOf(define({ formula: "base / fixed" }, { variables: [at2020, constant] }))).toEqual([]);
    expect(await issuesOf(define({ formula: "now / people" }, { variables: [current] }))).toEqual([]);
  });

  test("a target at other prices", async () => {
    const targets = [{ period: "2025", value: 900, price: "constant" }];
    expect(await issuesOf(define({ price: "current", targets }))).toEqual([
      "price-of-target at index.children.0.targets.0.price",
    ]);
    expect(await issuesOf(define({ price: "constant", targets }))).toEqual([]);
  });
});

describe("kinds of figures", () => {
  test("an order is not divided", async () => {
    expect(await issuesOf(define({ figure: "ordinal", denominator: "people" }))).toEqual([
      "ordinal-divided at index.children.0.denominator",
    ]);
    const variables = [{ id: "grade", figure: "ordinal" }];
    expect(await issuesOf(define({ denominator: "grade" }, { variables }))).toEqual([
      "ordinal-divided at index.children.0.denominator",
    ]);
  });

  test.each([
    ["rate", "sum", 1],
    ["rate", "mean", 0],
    ["ordinal", "mean", 1],
    ["ordinal", "gini", 1],
    ["ordinal", "median", 0],
    ["flow", "sum", 0],
  ])("%s over units by %s", async (figure, name, count) => {
    const formula = `across("town", ${name}(y))`;
    const found = await issuesOf(define({ formula }, { variables: [{ id: "y", figure }] }));
    expect(found).toEqual(Array(count).fill("figure-over-units at index.children.0.formula"));
  });
});

describe("notes", () => {
  const money = { measure: "万元" };

  test("money over several years without a word on its prices", async () => {
    const columns = { x: [1, 2, 3, 4] };
    expect(codes(computeIndex(await define(money), data(columns)))).toContain("price-unstated");
    expect(codes(computeIndex(await define({ ...money, price: "current" }), data(columns)))).not.toContain(
      "price-unstated",
    );
    expect(codes(computeIndex(await define(money), data({ x: [1] }, ["2022"])))).not.toContain("price-unstated");
  });

  test("growth computed of current prices", async () => {
    const grown = (price: string) => define({ formula: "a / lag(a) - 1" }, { variables: [{ id: "a", price }] });
    const columns = { a: [1, 2, 3, 4] };
    expect(computeIndex(await grown("current"), data(columns)).notes).toContainEqual({
      code: "growth-of-current",
      path: ["system", "x"],
      params: { columns: ["a"] },
    });
    expect(codes(computeIndex(await grown("constant"), data(columns)))).not.toContain("growth-of-current");
  });

  test("a denominator of persons that does not say which, and two that differ", async () => {
    const columns = { x: [1, 2, 3, 4], y: [1, 2, 3, 4], r: [1, 1, 1, 1], h: [1, 1, 1, 1] };
    const unstated = computeIndex(await define({ denominator: "people" }), data(columns));
    expect(unstated.notes.find(({ code }) => code === "population-unstated")?.params).toEqual({ ids: ["people"] });
    const variables = [
      { id: "r", measure: "人", population: { who: "resident", when: "year-end" } },
      { id: "h", measure: "人", population: { who: "registered" } },
    ];
    const two = await define({ denominator: "r" }, { variables, more: [{ id: "y", denominator: "h" }] });
    const { notes, system } = computeIndex(two, data(columns));
    expect(notes.find(({ code }) => code === "populations-differ")?.params).toEqual({
      found: ["r: resident, year-end", "h: registered"],
    });
    expect(notes.some(({ code }) => code === "population-unstated")).toBe(false);
    expect(system.variables.find(({ id }) => id === "r")?.population).toEqual({ who: "resident", when: "year-end" });
  });
});
