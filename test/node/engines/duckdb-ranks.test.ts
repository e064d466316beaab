import { afterAll, expect, test } from "vitest";
import { datasetFromColumns, fitIndex, parseSystem } from "../../../src/index.ts";
import { openDuckDb } from "../../../src/node/engines/duckdb.ts";
import { ranksApart } from "../../../src/node/engines/duckdb-ranks.ts";
import { toSql } from "../../../src/sql/index.ts";
import type { SqlOptions } from "../../../src/sql/types.ts";

const leaf = (id: string) => ({ id, direction: "positive", goalposts: [0, 1000] }) as const;
// the score of `part_rank` would have the name of the rank of `part`
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "part", children: [leaf("a"), leaf("b")] },
      { id: "part_rank", children: [leaf("c")] },
    ],
  },
});
const small = datasetFromColumns({ units: ["u"], periods: "1", columns: { a: [1], b: [2], c: [3] } });
const fitted = fitIndex({ system, plan: { normalise: { method: "goalposts" }, rank: { decimals: 2 } } }, small);
const options: SqlOptions = { dialect: "duckdb", table: "many" };
const engine = await openDuckDb({ threads: 2, memory: "200MB" });
afterAll(() => engine.close());

test("one after the other they are those of one statement, row by row, over more rows than one part of a table holds", async () => {
  // hashes: ties, and one in 97 without any figure of `part`
  const figure = (k: number) => `CASE WHEN i % 97 > 0 THEN hash(i * 10 + ${k}) % 1000 END`;
  await engine.run(
    `CREATE TABLE many AS SELECT 'u' || i AS unit, CAST(i % 3 AS VARCHAR) AS period, ${figure(1)} AS a, ${figure(2)} AS b, hash(i) % 1000 AS c FROM range(300000) r(i)`,
  );
  const whole = await toSql(fitted, options);
  const apart = await ranksApart(engine, { fitted, whole, options }, {});
  expect(apart).toContain("POSITIONAL JOIN");
  const differing = await engine.query(
    `SELECT count(*) AS n FROM ((${whole.text}) EXCEPT ALL (${apart}) UNION ALL (${apart}) EXCEPT ALL (${whole.text}))`,
  );
  expect(differing.columns.get("n")).toEqual(Float64Array.of(0));
  const one = await engine.query(`SELECT * FROM (${apart}) LIMIT 1`);
  expect([...one.columns.keys()]).toEqual(whole.outputs.map(({ column }) => column));
  const [ranked] = [...(await engine.query(`SELECT count("part_rank") AS n FROM (${apart})`)).columns.values()];
  expect(Number(ranked![0])).toBe(300_000 - Math.ceil(300_000 / 97));
}, 120_000);

test("with one rank it is the statement itself", async () => {
  const own = { ...options, nodes: ["part"] };
  const whole = await toSql(fitted, own);
  expect(await ranksApart(engine, { fitted, whole, options: own }, {})).toBe(whole.text);
});
