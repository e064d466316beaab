import { describe, expect, test } from "vitest";
import { IndexError, parseSystem } from "../../src/index.ts";
import { createRegistry } from "../../src/method/index.ts";
import { builtins } from "../../src/pipeline/builtins.ts";
import { aggregatesUnlearned, learnsNothing } from "../../src/pipeline/stream/refusals.ts";
import { fitWithSql, sketchFitSql, sqlCapabilities, sqlFitStays, toFitSql } from "../../src/sql/index.ts";
import { sampleParams } from "../pipeline/sample-params.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "g",
        children: [
          { id: "x1", direction: "positive" },
          { id: "x2", direction: "negative" },
        ],
      },
      { id: "x3", direction: "positive" },
    ],
  },
});
const on = { dialect: "duckdb", table: "towns" } as const;

const said = (run: () => unknown): readonly { code: string; params: unknown }[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues.map(({ code, params }) => ({ code, params }));
    throw error;
  }
  return [];
};

describe("what an engine cannot learn is said before anything runs", () => {
  test.each([
    [
      { normalise: { method: "percentile-rank" } },
      { step: "normalise", method: "percentile-rank", node: "x1", reason: "many-values" },
    ],
    [{ treat: { method: "box-cox" } }, { step: "treat", method: "box-cox", node: "x1", reason: "iterative" }],
    [
      { treat: { method: "winsorise", then: "box-cox" } },
      { step: "treat", method: "winsorise", node: "x1", reason: "iterative" },
    ],
    [{ impute: { method: "em" } }, { step: "impute", method: "em", node: "x1", reason: "iterative" }],
    [{ weigh: { method: "merec" } }, { step: "weigh", method: "merec", node: "index", reason: "not-written" }],
    [
      { weigh: { method: "critic", correlation: "spearman" } },
      { step: "weigh", method: "critic", node: "index", reason: "whole-table" },
    ],
    [
      { weigh: { method: "combine", rule: "linear", of: [{ method: "equal" }, { method: "cilos" }] } },
      { step: "weigh", method: "cilos", node: "index", reason: "not-written" },
    ],
    [
      { aggregate: { method: "topsis" } },
      { step: "aggregate", method: "topsis", node: "index", reason: "not-written" },
    ],
  ])("%j", (plan, params) => {
    expect(said(() => toFitSql({ system, plan: plan as never }, on))).toEqual([{ code: "sql-fit", params }]);
    expect(sqlFitStays({ system, plan: plan as never }, on)).toEqual([params]);
  });

  test("a dialect that is not there", () => {
    expect(said(() => toFitSql({ system }, { ...on, dialect: "oracle" as never }))[0]?.code).toBe("sql-dialect");
  });

  test("each problem of a plan, not the first alone", () => {
    const plan = { treat: { method: "box-cox" }, weigh: { method: "merec" } } as never;
    expect(said(() => toFitSql({ system, plan }, on)).map(({ params }) => (params as { step: string }).step)).toEqual([
      "treat",
      "weigh",
    ]);
  });
});

describe("passes", () => {
  test("the ends of columns take two, weights learned level by level two more each", () => {
    expect(sketchFitSql({ system }, on).map(({ statements }) => statements.length)).toEqual([1, 1]);
    const entropy = sketchFitSql({ system, plan: { weigh: { method: "entropy" } } }, on);
    expect(entropy.map(({ sketched }) => sketched)).toEqual([false, false, true, true, true, true]);
  });

  test("a statement has a step for each step of the plan", () => {
    const plan = { impute: { method: "median" }, treat: { method: "iqr" }, weigh: { method: "critic" } } as never;
    const last = sketchFitSql({ system, plan }, on).at(-1)!.statements[0]!;
    expect(last.steps).toEqual(
      expect.arrayContaining(["source", "imputed", "treated", "normalised", "level_2", "learned"]),
    );
    expect(last.comment).toBe("products of deviations");
  });

  test("columns that are put in order go a few to a statement", () => {
    const children = Array.from({ length: 20 }, (_, k) => ({ id: `i${k}`, direction: "positive" as const }));
    const wide = parseSystem({ id: "wide", version: "1", index: { id: "index", children } });
    const passes = sketchFitSql({ system: wide, plan: { treat: { method: "iqr" } } }, on);
    expect(passes.map(({ statements }) => statements.length)).toEqual([1, 1, 3, 1]);
  });

  test("rows may come as records", async () => {
    const answers = [
      [
        { of_period: "2024", all_rows: 3n, units: 3n, first_unit: "a" },
        { of_period: null, all_rows: 3n, units: 3n, first_unit: "a" },
      ],
      [1, 2, 3].flatMap((k) => [{ count: 3, min: k, max: 10 * k, sum: 0 }]),
    ] as const;
    let at = 0;
    const fitted = await fitWithSql(
      { system },
      {
        ...on,
        query: async (text) => {
          at += 1;
          if (at === 1) return answers[0];
          const names = [...text.matchAll(/AS "(x\d_(count|min|max|sum))"/g)];
          expect(names.length).toBe(12);
          return [
            Object.fromEntries(names.map(([, name, what]) => [name, answers[1][Number(name![1]) - 1]![what as "min"]])),
          ];
        },
      },
    );
    expect(at).toBe(2);
    expect(fitted.fitted.normalise["*"]?.["x2"]).toEqual({ worst: 20, best: 2, lower: 0, upper: 100, clip: false });
  });

  test("rows of too few statements, a column that is not there, and no rows are problems", () => {
    const first = toFitSql({ system }, on);
    if (first.done) throw new Error("nothing to learn");
    expect(said(() => first.read([]))[0]).toEqual({ code: "sql-fit-results", params: { found: 0, wanted: 1 } });
    expect(said(() => first.read([[{ of_period: "1" }]]))[0]?.code).toBe("sql-rows-differ");
    expect(said(() => first.read([[]]))[0]?.code).toBe("sql-fit-empty");
  });

  test("a column without any value", () => {
    const first = toFitSql({ system }, on);
    if (first.done) throw new Error("nothing to learn");
    const second = first.read([
      [
        { of_period: "1", all_rows: 2, units: 2, first_unit: "a" },
        { of_period: null, all_rows: 2, units: 2, first_unit: "a" },
      ],
    ]);
    if (second.done) throw new Error("nothing to learn");
    const row = Object.fromEntries(
      ["x1", "x2", "x3"].flatMap((id) =>
        [
          ["count", id === "x2" ? 0 : 2],
          ["min", id === "x2" ? null : 1],
          ["max", id === "x2" ? null : 4],
          ["sum", null],
        ].map(([name, value]) => [`${id}_${name}`, value]),
      ),
    );
    expect(said(() => second.read([[row]]))).toEqual([{ code: "all-missing", params: { id: "x2" } }]);
  });
});

test("what is said to learn nothing learns nothing, and nothing else does", () => {
  const registry = createRegistry(builtins);
  const node = {
    id: "x",
    direction: "positive",
    targets: [{ kind: "value", period: "2000", value: 50, comparator: ">=" }],
    goalposts: [0, 100],
    tags: [],
    weight: 1,
  } as const;
  for (const { kind, method: id, fit } of sqlCapabilities()) {
    if (kind === "weigh" || (kind === "impute" && fit !== "nothing")) continue;
    const method = registry.get(kind, id)!;
    const params = sampleParams(method);
    const nothing =
      kind === "aggregate"
        ? aggregatesUnlearned({ method: id, coverage: 0, ...params } as never, {
            registry,
            children: ["x1", "x2", "x3"],
            group: "index",
          })
        : learnsNothing(method as never, params as never, node as never);
    if (
      ["normalise categorical", "normalise efficacy", "normalise change-rate", "normalise sigmoid"].includes(
        `${kind} ${id}`,
      )
    )
      continue;
    expect(`${kind} ${id}: ${nothing}`).toBe(`${kind} ${id}: ${fit === "nothing"}`);
  }
});
