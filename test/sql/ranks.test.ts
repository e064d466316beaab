import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyIndex, datasetFromColumns, fitIndex, parseSystem } from "../../src/index.ts";
import type { PlanInput } from "../../src/pipeline/plan-types.ts";
import { toRankSql, toSql } from "../../src/sql/index.ts";
import { tableOf } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 300_000;
const leaf = (id: string) => ({ id, direction: "positive", goalposts: [0, 10] }) as const;
const system = parseSystem({
  id: "s",
  version: "1",
  index: { id: "index", children: [{ id: "one", children: [leaf("a"), leaf("b")] }, leaf("c")] },
});
const many = 40;
const data = datasetFromColumns({
  units: Array.from({ length: many }, (_, i) => `u${i % 20}`),
  periods: Array.from({ length: many }, (_, i) => (i < 20 ? "2023" : "2024")),
  groups: { kind: Array.from({ length: many }, (_, i) => (i % 3 === 0 ? "town" : "village")) },
  columns: {
    // ties, rows without any figure of `one`, scores that tie only when rounded
    a: Array.from({ length: many }, (_, i) => (i % 7 === 0 ? Number.NaN : i % 5)),
    b: Array.from({ length: many }, (_, i) => (i % 7 === 0 ? Number.NaN : (i % 4) + (i % 2) * 1e-4)),
    c: Array.from({ length: many }, (_, i) => i % 6),
  },
});
const RANKS: Readonly<Record<string, NonNullable<PlanInput["rank"]>>> = {
  "as they are": {},
  "max within groups, rounded": { ties: "max", within: "kind", decimals: 1 },
  "mean over all periods": { ties: "mean", over: "all-periods", decimals: 0 },
  dense: { ties: "dense", decimals: 2 },
  "first of scores that are all different": { ties: "first" },
};

describe.each(ENGINES)("ranks of scores that lie in a table: %s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
    await engine.load("rows_of_ranks", tableOf(data));
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  test.each(Object.entries(RANKS))("%s", async (_, rank) => {
    const own =
      rank.ties === "first"
        ? datasetFromColumns({
            units: data.units,
            periods: data.periods,
            groups: data.groups!,
            columns: Object.fromEntries(
              ["a", "b", "c"].map((id, k) => [id, data.units.map((_, i) => ((i * 7 + k) % 41) / 4.1)]),
            ),
          })
        : data;
    if (own !== data) await engine.load("rows_of_ranks", tableOf(own));
    const fitted = fitIndex({ system, plan: { normalise: { method: "goalposts" }, rank } }, own);
    const result = applyIndex(fitted, own);
    const columns = { groups: { kind: "kind" } };
    const scores = await toSql(fitted, { dialect: engine.name, table: "rows_of_ranks", columns, ranks: false });
    const given = await engine.query(scores.text);
    await engine.load("scores_of_rows", Object.fromEntries(given.columns) as never);
    for (const node of ["index", "one"]) {
      const { text, outputs } = toRankSql(fitted, scores, { table: "scores_of_rows", node });
      expect(outputs.map(({ column }) => column)).toEqual(["unit", "period", `${node}_rank`]);
      const found = await engine.query(text);
      const [units, periods, ranks] = outputs.map(({ column }) => [...found.columns.get(column)!]);
      const places = new Map(units!.map((unit, i) => [`${unit} ${periods![i]}`, ranks![i]]));
      const wanted = [...result.rank(node)].map((place) => (place === 0 ? Number.NaN : place));
      expect(result.units.map((unit, i) => places.get(`${unit} ${result.periods[i]}`))).toEqual(wanted);
    }
  });
});

test("a group that the statement does not score is refused by name; a key stands for unit and period", async () => {
  const fitted = fitIndex({ system, plan: { normalise: { method: "goalposts" } } }, data);
  const scores = await toSql(fitted, { dialect: "duckdb", table: "t", ranks: false, nodes: ["one"] });
  const { text, outputs } = toRankSql(fitted, scores, { table: "scores", node: "one", key: 'row"id' });
  expect(outputs).toEqual([{ column: "one_rank", is: "rank", node: "one" }]);
  expect(text).toContain('"row""id"');
  expect(text).not.toContain('"unit"');
  expect(() => toRankSql(fitted, scores, { table: "scores", node: "index" })).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: "no-such-node", path: ["node"] })] }),
  );
});
