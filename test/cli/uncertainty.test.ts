import { afterAll, beforeAll, expect, test } from "vitest";
import { built, gongfu, scratch } from "./run.ts";

const folder = scratch();
const here = { cwd: folder.path };
const system = `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: a, direction: positive, weight: 2 }
      - { id: b, direction: positive }
      - { id: c, direction: positive }
data: [ { file: d.csv } ]
`;
const own = `${system}plan: { normalise: { method: min-max, lower: 1, upper: 100 } }
uncertainty:
  vary:
    - { vary: weights, noise: 0.3 }
    - { vary: aggregate, of: [arithmetic, geometric] }
  n: 200
  seed: 4
  top: 2
`;
beforeAll(() => {
  folder.put("gongfu.yaml", system);
  folder.put("own.yaml", own);
  folder.put(
    "d.csv",
    "unit,name,period,a,b,c\nx,East,2023,0,4,1\ny,South,2023,2,3,5\nz,West,2023,4,0,2\nw,North,2023,1,1,1\n",
  );
});
afterAll(() => folder.remove());

test("ranks with their intervals: the project's own inputs, and those by default, in each language", async () => {
  const { code, out, err } = await gongfu(["uncertainty", "own.yaml"], here);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatchSnapshot();
  expect((await gongfu(["uncertainty", "--n", "50", "--locale", "zh"], here)).out).toMatchSnapshot();
});

test("a table of ranks for a spreadsheet, and the whole as JSON", async () => {
  const csv = (await gongfu(["uncertainty", "own.yaml", "--format", "csv"], here)).out.trimEnd().split("\n");
  expect(csv[0]).toBe(
    "unit,period,score,rank,rank_mean,rank_median,rank_q0.05,rank_q0.95,rank_sd,score_mean,score_median,score_q0.05,score_q0.95,score_sd,first_2,above_next,alike",
  );
  expect(csv).toHaveLength(5);
  const args = ["uncertainty", "own.yaml", "--format", "json", "--n", "70", "--seed", "9", "--top", "1"];
  const json = JSON.parse((await gongfu(args, here)).out) as {
    format: string;
    n: number;
    spec: { seed: number; top: number; vary: unknown[] };
    rows: { unit: string; top: { share: number } }[];
  };
  expect(json).toMatchObject({ format: "common-prosperity-index/uncertainty@1", n: 70, spec: { seed: 9, top: 1 } });
  expect(json.spec.vary).toHaveLength(2);
  // one unit is first in each replicate, or some share the place
  expect(json.rows.reduce((sum, { top }) => sum + top.share, 0)).toBeGreaterThanOrEqual(1);
});

test.each(["sobol", "morris", "one-at-a-time"])("sensitivity by %s, in each language", async (method) => {
  const args = ["sensitivity", "own.yaml", "--method", method, "--n", "16"];
  const { code, out, err } = await gongfu(args, here);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatchSnapshot();
  expect((await gongfu([...args, "--locale", "zh", "--output", "rank:y"], here)).out).toMatchSnapshot();
  const csv = (await gongfu([...args, "--format", "csv"], here)).out.split("\n");
  expect(csv[1]).toMatch(/^weights,weights,/);
});

test("problems stand at their line of the project, all at once; a wrong call is one", async () => {
  folder.put(
    "bad.yaml",
    `${system}uncertainty:\n  vary:\n    - { vary: weights, noise: 3 }\n  n: 1\nsensitivity: { vary: [], method: sobel }\n`,
  );
  const { code, err } = await gongfu(["uncertainty", "bad.yaml"], here);
  expect(code).toBe(1);
  for (const place of [
    "bad.yaml, line 13, uncertainty.vary[0].noise",
    "bad.yaml, line 14, uncertainty.n",
    "sensitivity.vary",
    "sensitivity.method",
  ])
    expect(err).toContain(place);
  expect((await gongfu(["validate", "bad.yaml"], here)).code).toBe(1);
  // what only the data can show: a level that the tree does not have
  folder.put("level.yaml", `${system}uncertainty:\n  vary:\n    - { vary: weights, noise: 0.2, levels: [7] }\n`);
  const level = await gongfu(["uncertainty", "level.yaml"], here);
  expect(level.code).toBe(1);
  expect(level.err).toContain("level.yaml, line 13, uncertainty.vary[0]");
  for (const wrong of [
    ["--seed", "x"],
    ["--n", "0"],
    ["--threads", "none"],
  ])
    expect((await gongfu(["uncertainty", ...wrong], here)).code).toBe(2);
  expect((await gongfu(["sensitivity", "--output", "places:x"], here)).code).toBe(2);
  expect((await gongfu(["sensitivity", "--output", "rank:v"], here)).err).toContain("there is no row v");
});

test("a plan that offers nothing to vary says so", async () => {
  const one = system.replace(/ {6}- \{ id: [bc].*\n/g, "");
  folder.put("one.yaml", `${one}plan: { normalise: { method: rank } }\n`);
  folder.put("d1.csv", "unit,period,a\nx,2023,0\ny,2023,2\n");
  folder.put("one.yaml", `${one.replace("d.csv", "d1.csv")}plan: { normalise: { method: rank } }\n`);
  const { code, err } = await gongfu(["uncertainty", "one.yaml"], here);
  expect(code).toBe(1);
  expect(err).toContain("uncertainty: { vary: [ … ] }");
});

test("as installed: the same bytes with one thread, two and three, and as from the source", async () => {
  const args = ["uncertainty", "own.yaml", "--format", "json", "--threads"];
  const source = await gongfu([...args, "1"], here);
  for (const threads of ["1", "2", "3"]) expect(built([...args, threads], here)).toEqual(source);
  const sobol = ["sensitivity", "own.yaml", "--n", "32", "--format", "json", "--threads"];
  expect(built([...sobol, "2"], here)).toEqual(built([...sobol, "1"], here));
});

test("the schema of each specification accepts what the project says", async () => {
  for (const part of ["uncertainty", "sensitivity"]) {
    const { code, out } = await gongfu(["schema", part]);
    expect(code).toBe(0);
    const schema = JSON.parse(out) as { required: string[]; properties: Record<string, unknown> };
    expect(schema.required).toEqual(["vary"]);
    expect(Object.keys(schema.properties)).toContain("correlations");
  }
});
