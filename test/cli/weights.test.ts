import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quantitiesOf } from "../../src/cli/render/process.ts";
import { gongfu, scratch } from "./run.ts";

const folder = scratch();
const here = { cwd: folder.path };
beforeAll(() => {
  folder.put(
    "gongfu.yaml",
    `system:
  id: s
  version: "1"
  index:
    id: index
    children:
      - { id: a, direction: positive, weight: 3, name: { en: Alpha, zh: 甲 } }
      - { id: b, direction: positive }
      - { id: c, direction: positive }
data: [ { file: d.csv } ]
`,
  );
  folder.put("d.csv", "unit,period,a,b,c\nx,2023,0,4,1\ny,2023,2,3,5\nz,2023,4,0,2\nw,2023,1,1,1\n");
  folder.put(
    "ahp.yaml",
    "- method: ahp\n  judgements: { index: { nodes: [a, b, c], matrix: [[1, 2, 4], [1/2, 1, 2], [1/4, 1/2, 1]] } }\n- { method: critic, label: ranks, correlation: spearman }\n",
  );
});
afterAll(() => folder.remove());

test("schemes side by side, in each language", async () => {
  const { code, out, err } = await gongfu(["weights"], here);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatchSnapshot();
  expect(
    (await gongfu(["weights", "--locale", "zh", "--process", "--schemes", "entropy,critic"], here)).out,
  ).toMatchSnapshot();
});

test("schemes from a file: a consistent matrix weighs 4 : 2 : 1, λ = 3, CR = 0", async () => {
  const { out } = await gongfu(["weights", "--plan", "ahp.yaml", "--process", "--format", "json"], here);
  const { schemes } = JSON.parse(out) as {
    schemes: { label: string; weights: { effective: number }[]; process: { learned: Record<string, number> }[] }[];
  };
  expect(schemes.map(({ label }) => label)).toEqual(["plan", "ahp", "ranks"]);
  expect(schemes[1]!.weights.slice(1).map(({ effective }) => effective)).toEqual(
    [4 / 7, 2 / 7, 1 / 7].map((w) => expect.closeTo(w, 10)),
  );
  expect(schemes[1]!.process[0]!.learned["lambda"]).toBeCloseTo(3, 10);
  const rows = (await gongfu(["weights", "--plan", "ahp.yaml", "--process", "--format", "csv"], here)).out.split("\n");
  expect(rows[0]).toBe("scheme,method,period,group,quantity,node,other,value");
  const lambda = rows.find((row) => row.startsWith("ahp,ahp,,index,lambda,,,"))!;
  expect(Number(lambda.split(",").at(-1))).toBeCloseTo(3, 10);
  expect(rows).toContain("ahp,ahp,,index,matrix,a,c,4");
});

test("a table of weights, to a file", async () => {
  const file = join(folder.path, "w.csv");
  expect(await gongfu(["weights", "--schemes", "equal", "--out", "w.csv"], here)).toMatchObject({
    code: 0,
    err: "written: w.csv\n",
  });
  const rows = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(rows[0]).toBe("scheme,method,node,parent,nominal,effective");
  expect(rows[2]).toBe("plan,given,a,index,0.6,0.6");
  expect(rows).toHaveLength(1 + 2 * 4);
});

test("a refused scheme is listed and no failure; a wrong project is; a method that does not exist is a wrong call", async () => {
  const { code, out } = await gongfu(["weights", "--schemes", "equal,ahp"], here);
  expect(code).toBe(0);
  expect(out).toMatch(/Refused\n- ahp: /);
  expect(out).not.toContain("undefined");
  folder.put("bad.yaml", "system: huangyan_64\ndata: [ { file: none.csv } ]\n");
  expect((await gongfu(["weights", "bad.yaml"], here)).code).toBe(1);
  const wrong = await gongfu(["weights", "--schemes", "entropi"], here);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain("did you mean entropy?");
  folder.put("list.yaml", "- 3\n");
  expect(await gongfu(["weights", "--plan", "list.yaml"], here)).toMatchObject({
    code: 1,
    err: expect.stringContaining("list.yaml, line 1, [0]"),
  });
});

test("what was learned, by its form; parts within parts by their way", () => {
  const process = {
    group: "g",
    nodes: ["a", "b"],
    learned: {
      weights: [3, 1],
      entropy: [0.5, null],
      lambda: 2,
      judged: { a: 0.75, b: 0.25 },
      correlation: [
        [1, 0.2],
        [0.2, 1],
      ],
      eigenvalues: [1.2, 0.8, 0],
      of: [{ method: "equal", weights: [1, 1] }],
      empty: [],
    },
  };
  expect(
    quantitiesOf(process).map(({ path, form, values }) => [path.join("."), form, values.map(({ value }) => value)]),
  ).toEqual([
    ["entropy", "node", [0.5, null]],
    ["lambda", "fact", [2]],
    ["judged", "node", [0.75, 0.25]],
    ["correlation", "table", [1, 0.2, 0.2, 1]],
    ["eigenvalues", "table", [1.2, 0.8, 0]],
    ["of.1.method", "fact", ["equal"]],
    ["of.1.weights", "node", [0.5, 0.5]],
    ["weights", "node", [0.75, 0.25]],
  ]);
});
