import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  builtins,
  computeIndex,
  createIndex,
  type Dataset,
  datasetFromColumns,
  type IndexResult,
  parseDefinition,
} from "../../src/index.ts";
import { refusal } from "./fixtures.ts";

interface Given {
  readonly formulas: Record<string, string>;
  readonly variables?: readonly ({ id: string } & Record<string, unknown>)[];
  readonly level?: string;
  readonly levels?: readonly string[];
}

/** An index of indicators computed by formulas, from whatever columns the data have. */
async function define({ formulas, variables = [], level, levels = ["district", "town", "village"] }: Given) {
  // observed: these tests look at the values, whatever can be scored of them
  const children = [
    { id: "one", direction: "positive", formula: "1", goalposts: [0, 2] },
    ...Object.entries(formulas).map(([id, formula]) => ({
      id,
      direction: "positive",
      role: "observed",
      formula,
      goalposts: [0, 2],
    })),
  ];
  return parseDefinition({
    system: { id: "words", version: "1", levels, variables, index: { id: "index", children } },
    plan: { normalise: { method: "goalposts" }, ...(level === undefined ? {} : { level }) },
  });
}

async function derived(given: Given, data: Dataset): Promise<{ value(id: string): number[]; result: IndexResult }> {
  const result = computeIndex(await define(given), data);
  return { value: (id) => [...result.value("derived", id)], result };
}

/** A district of two towns in two years; 石塘 has no row in 2022. */
const towns = (income: readonly (number | null)[]): Dataset =>
  datasetFromColumns({
    units: ["黄岩", "黄岩", "黄桥", "黄桥", "石塘"],
    periods: ["2022", "2023", "2022", "2023", "2023"],
    groups: {
      level: ["district", "district", "town", "town", "town"],
      parent: ["台州", "台州", "黄岩", "黄岩", "黄岩"],
    },
    columns: { income, people: [null, null, 3, 3, 1] },
  });
const variables = [{ id: "income" }, { id: "people" }];
const noteOf = (result: IndexResult, code: string) =>
  result.notes.filter((note) => note.code === code).map(({ path, params }) => [path.at(-1), params]);

describe("across and share", () => {
  test("ratio, mean and count of the towns of a district; a town without a row is a gap that is told", async () => {
    const { value, result } = await derived(
      {
        variables,
        level: "district",
        formulas: {
          gap: 'across("town", max(income) / min(income))',
          average: 'across("town", mean(income))',
          weighted: 'across("town", mean(income, people))',
          many: 'across("town", count(income))',
          total: 'across("town", sum(income))',
          rich: 'share("town", income >= 30)',
        },
      },
      towns([null, null, 20, 24, 48]),
    );
    expect(value("gap")).toEqual([1, 2]);
    expect(value("average")).toEqual([20, 36]);
    expect(value("weighted")).toEqual([20, (3 * 24 + 48) / 4]);
    expect(value("many")).toEqual([1, 2]);
    expect(value("total")).toEqual([Number.NaN, 72]); // a sum without a part is not the sum
    expect(value("rich")).toEqual([0, 0.5]);
    expect(noteOf(result, "children-missing")[0]).toEqual([
      "gap",
      { level: "town", missing: 1, of: 2, places: ["黄岩 2022"], count: 1 },
    ]);
    expect(noteOf(result, "parents-unknown")).toEqual([["parent", { units: ["台州"] }]]);
    expect(noteOf(result, "level-rows")).toEqual([["level", { level: "district", kept: 2, of: 5 }]]);
    expect(result.units).toEqual(["黄岩", "黄岩"]);
  });

  test("a value that a town lacks is a gap as a missing row is", async () => {
    const { value, result } = await derived(
      { variables, level: "district", formulas: { gap: 'across("town", max(income) / min(income))' } },
      towns([null, null, 20, 24, null]),
    );
    expect(value("gap")).toEqual([1, 1]);
    expect(noteOf(result, "children-missing")).toEqual([
      ["gap", { level: "town", missing: 2, of: 4, places: ["黄岩 2022", "黄岩 2023"], count: 2 }],
    ]);
  });

  test("villages count for their district through their town, and for the town", async () => {
    const data = datasetFromColumns({
      units: ["d", "t1", "t2", "v1", "v2", "v3", "v4"],
      periods: "2023",
      groups: {
        level: ["district", "town", "town", "village", "village", "village", "village"],
        parent: ["", "d", "d", "t1", "t1", "t2", "t2"],
      },
      columns: {
        a: [null, null, null, 40, 20, 30, 35],
        b: [null, null, null, 15, 20, 14, 16],
        w: [null, null, null, 1, 1, 1, 2],
      },
    });
    const formulas = {
      passing: 'share("village", a >= 30 and b >= 15)',
      people: 'share("village", a >= 30 and b >= 15, w)',
      best_town: 'across("town", max(passing))',
    };
    const given = { variables: ["a", "b", "w"].map((id) => ({ id })), formulas };
    const district = await derived({ ...given, level: "district" }, data);
    expect([district.value("passing"), district.value("people"), district.value("best_town")]).toEqual([
      [0.5],
      [0.6],
      [0.5],
    ]);
    const { value, result } = await derived({ ...given, formulas: { passing: formulas.passing }, level: "town" }, data);
    expect(value("passing")).toEqual([0.5, 0.5]);
    expect(noteOf(result, "children-missing")).toEqual([]);
  });

  test("coefficient of variation and Gini over the units, a population of its own", async () => {
    // 1 and 3: mean 2, deviation 1, cv ½; Σ|xᵢ−xⱼ| = 4 over 2·2²·2 = 16: Gini ¼
    const data = datasetFromColumns({
      units: ["d", "t1", "t2"],
      periods: "2023",
      groups: { level: ["district", "town", "town"], parent: ["", "d", "d"] },
      columns: { income: [null, 1, 3], people: [null, 1, 1] },
    });
    const formulas = {
      spread: 'across("town", cv(income))',
      weighted: 'across("town", cv(income, people))',
      unequal: 'across("town", gini(income))',
      middle: 'across("town", median(income))',
    };
    const { value } = await derived({ variables, level: "district", formulas }, data);
    expect([value("spread"), value("weighted"), value("unequal"), value("middle")]).toEqual([
      [0.5],
      [0.5],
      [0.25],
      [2],
    ]);
  });

  test("a mean of 0, a negative weight and negative values are told, not computed", async () => {
    const data = datasetFromColumns({
      units: ["d", "t1", "t2"],
      periods: "2023",
      groups: { level: ["district", "town", "town"], parent: ["", "d", "d"] },
      columns: { x: [1, -1, 1], w: [1, -1, 1] },
    });
    const formulas = {
      spread: 'coalesce(across("town", cv(x)), 9)',
      unequal: 'coalesce(across("town", gini(x)), 9)',
      weighted: 'coalesce(across("town", mean(x, w)), 9)',
    };
    const { value, result } = await derived(
      { variables: [{ id: "x" }, { id: "w" }], level: "district", formulas },
      data,
    );
    expect([value("spread"), value("unequal"), value("weighted")]).toEqual([[9], [9], [9]]);
    expect(
      noteOf(result, "formula-undefined").map(([id, params]) => [id, (params as { reason: string }).reason]),
    ).toEqual([
      ["spread", "division-by-zero"],
      ["unequal", "domain"],
      ["weighted", "domain"],
    ]);
  });
});

describe("lag, at and ref", () => {
  const data = datasetFromColumns({
    units: ["a", "a", "a", "b", "b", "省"],
    periods: ["2020", "2021", "2023", "2020", "2021", "2021"],
    groups: {
      level: ["county", "county", "county", "county", "county", "province"],
      parent: ["省", "省", "省", "省", "省", ""],
    },
    columns: { x: [10, 11, 14, 20, 30, 50] },
  });

  test("the period before is the one of the calendar, not the row before", async () => {
    const { value, result } = await derived(
      { variables: [{ id: "x" }], formulas: { growth: "x / lag(x) - 1", two: "lag(x, 2)" } },
      data,
    );
    const na = Number.NaN;
    expect(value("growth").map((v) => Math.round(v * 1e12) / 1e12)).toEqual([na, 0.1, na, na, 0.5, na]);
    expect(value("two")).toEqual([na, na, 11, na, na, na]);
    expect(noteOf(result, "other-row-absent")[0]).toEqual([
      "growth",
      { word: "lag", places: ["a 2020", "a 2023", "b 2020", "省 2021"], count: 4 },
    ]);
  });

  test("a period, a unit and a level by name", async () => {
    const formulas = { base: 'x / at(x, "2020")', share_of: 'x / ref("省", x)', above: 'ref("province", x) - x' };
    const { value } = await derived(
      { variables: [{ id: "x" }], formulas, levels: ["county", "province"], level: "county" },
      data,
    );
    expect(value("base")).toEqual([1, 1.1, 1.4, 1, 1.5]);
    expect(value("share_of")).toEqual([Number.NaN, 0.22, Number.NaN, Number.NaN, 0.6]);
    expect(value("above")).toEqual([Number.NaN, 39, Number.NaN, Number.NaN, 20]);
  });

  test("quarters and years to date go back in their own calendar", async () => {
    const quarters = datasetFromColumns({
      units: Array.from({ length: 6 }, () => "a"),
      periods: ["2022Q4", "2023Q1", "2022Q1-Q2", "2023Q1-Q2", "2022-12", "2023M01"],
      columns: { x: [1, 2, 3, 4, 5, 6] },
    });
    const { value } = await derived({ variables: [{ id: "x" }], formulas: { before: "lag(x)" } }, quarters);
    expect(value("before")).toEqual([Number.NaN, 1, Number.NaN, 3, Number.NaN, 5]);
  });

  test("only what is read is computed: a division by zero elsewhere is no problem", async () => {
    const zeros = datasetFromColumns({ units: ["a", "a"], periods: ["2020", "2021"], columns: { x: [4, 0] } });
    const { value, result } = await derived({ variables: [{ id: "x" }], formulas: { y: "lag(1 / x)" } }, zeros);
    expect(value("y")).toEqual([Number.NaN, 0.25]);
    expect(noteOf(result, "formula-undefined")).toEqual([]);
  });
});

describe("what is refused", () => {
  const one = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { x: [1, 2] } });
  const waves = datasetFromColumns({ units: ["a", "a"], periods: ["wave 1", "wave 2"], columns: { x: [1, 2] } });
  const x = [{ id: "x" }];
  test.each<[string, string, Dataset, string | undefined, string]>([
    ["lag in one period", "lag(x)", one, undefined, "lag-one-period at system.i.formula"],
    ["lag without a calendar", "lag(x)", waves, undefined, "lag-calendar at system.i.formula"],
    ["at a period that is not there", 'at(x, "2019")', one, undefined, "at-period at system.i.formula"],
    ["ref to nobody", 'ref("province", x)', one, undefined, "ref-unknown at system.i.formula"],
    ["across without a hierarchy", 'across("town", max(x))', one, undefined, "no-hierarchy at system.i.formula"],
    [
      "a level that no row has",
      'across("village", max(income))',
      towns([1, 1, 1, 1, 1]),
      "district",
      "across-level at system.i.formula",
    ],
    [
      "several levels and none chosen",
      'across("town", max(income))',
      towns([1, 1, 1, 1, 1]),
      undefined,
      "level-needed at plan.level",
    ],
    [
      "a level of the plan without rows",
      'across("town", max(income))',
      towns([1, 1, 1, 1, 1]),
      "village",
      "level-without-rows at plan.level",
    ],
  ])("%s", async (_, formula, data, level, refused) => {
    const definition = await define({
      variables: [...x, ...variables],
      formulas: { i: formula },
      ...(level && { level }),
    });
    expect(refusal(() => computeIndex(definition, data))).toEqual([refused]);
  });

  test("a unit that is above itself", async () => {
    const data = datasetFromColumns({
      units: ["a", "b"],
      periods: "2023",
      groups: { level: ["town", "town"], parent: ["b", "a"] },
      columns: { x: [1, 2] },
    });
    const definition = await define({ variables: x, formulas: { i: 'across("town", max(x))' } });
    expect(refusal(() => computeIndex(definition, data))).toEqual(["hierarchy-circle at data.groups.parent"]);
  });

  test("a name that is both a unit and a level", async () => {
    const data = datasetFromColumns({
      units: ["town", "b"],
      periods: "2023",
      groups: { level: ["town", "town"], parent: ["", ""] },
      columns: { x: [1, 2] },
    });
    const definition = await define({ variables: x, formulas: { i: 'ref("town", x)' } });
    expect(refusal(() => computeIndex(definition, data))).toEqual(["ref-ambiguous at system.i.formula"]);
  });

  test("a level that the system does not have, at the formula", async () => {
    const issues = await define({ variables: x, formulas: { i: 'across("towns", max(x))' } }).catch(
      ({ issues }) => issues,
    );
    expect(issues).toEqual([
      {
        code: "unknown-level",
        path: ["system", "index", "children", 1, "formula"],
        params: { level: "towns", declared: ["district", "town", "village"], nearest: "town" },
      },
    ]);
  });

  test("an engine without the part for it says so", async () => {
    const definition = await define({ variables: x, formulas: { i: "lag(x)" } });
    const bare = createIndex({ methods: builtins });
    expect(refusal(() => bare.computeIndex(definition, one))).toEqual(["engine-without at "]);
  });
});

describe("properties", () => {
  const cells = fc.array(fc.tuple(fc.nat(6), fc.nat(3), fc.option(fc.integer({ min: -50, max: 50 }), { nil: null })), {
    minLength: 2,
    maxLength: 30,
  });
  const build = (rows: readonly (readonly [unit: number, period: number, value: number | null])[]) =>
    datasetFromColumns({
      units: rows.map(([u]) => `u${u}`),
      periods: rows.map(([, p]) => String(2020 + p)),
      // u0 is above u1 and u2, which are above the rest
      groups: {
        level: rows.map(([u]) => (u === 0 ? "district" : u < 3 ? "town" : "village")),
        parent: rows.map(([u]) => (u === 0 ? "" : u < 3 ? "u0" : `u${1 + (u % 2)}`)),
      },
      columns: { x: rows.map(([, , v]) => v) },
    });
  const base = [0, 1, 2, 3].flatMap((p) => [0, 1, 3].map((u) => [u, p, 7] as const));
  const formulas = {
    spread: 'across("village", max(x) - min(x))',
    average: 'coalesce(across("village", mean(x)), 0)',
    before: "coalesce(lag(x), 0)",
    above: 'coalesce(ref("district", x), 0)',
    some: 'coalesce(share("village", x > 0), 0)',
  };
  const rowsOf = (found: readonly (readonly [number, number, number | null])[]) => {
    const seen = new Map<string, readonly [number, number, number | null]>(
      base.map((row) => [`${row[0]} ${row[1]}`, row]),
    );
    for (const row of found) seen.set(`${row[0]} ${row[1]}`, row);
    return [...seen.values()];
  };

  test("the order of the rows changes no value, to the bit", async () => {
    const definition = await define({ variables: [{ id: "x" }], formulas, level: "town" });
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat(1e6)), (found, keys) => {
        const rows = rowsOf(found);
        const mixed = rows
          .map((row) => [keys.next().value as number, row] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, row]) => row);
        const at = (result: IndexResult) =>
          Object.fromEntries(
            result.units.map((unit, i) => [
              `${unit} ${result.periods[i]}`,
              Object.keys(formulas).map((id) => result.value("derived", id)[i]),
            ]),
          );
        expect(at(computeIndex(definition, build(mixed)))).toEqual(at(computeIndex(definition, build(rows))));
      }),
      { numRuns: 40 },
    );
  });

  test("ratio and spread between towns do not depend on the unit of measurement", async () => {
    const data = (factor: number) => towns([null, null, 20 * factor, 24 * factor, 48 * factor]);
    const formulasOf = {
      gap: 'across("town", max(income) / min(income))',
      spread: 'across("town", cv(income))',
      unequal: 'across("town", gini(income))',
    };
    const definition = await define({ variables, formulas: formulasOf, level: "district" });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (factor) => {
        const [one, other] = [computeIndex(definition, data(1)), computeIndex(definition, data(factor))];
        for (const id of Object.keys(formulasOf))
          one.value("derived", id).forEach((v, i) => {
            expect(other.value("derived", id)[i]).toBeCloseTo(v, 12);
          });
      }),
    );
  });
});
