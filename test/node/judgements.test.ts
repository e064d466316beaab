import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { computeIndex, type IndexError } from "../../src/index.ts";
import { loadProject } from "../../src/node/project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
  put("data.csv", "unit,period,gdp,income,jobs\na,2023,1,3,2\nb,2023,2,5,2\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, content: string) => writeFileSync(join(folder, file), content);
const SYSTEM = `system:
  id: tiny
  version: "1"
  index: { id: index, children: [ { id: gdp, direction: positive }, { id: income, direction: positive }, { id: jobs, direction: positive } ] }
`;
const project = (rest: string) => put("gongfu.yaml", `${SYSTEM}${rest}`);
const weights = async () => {
  const { definition, data, files } = await loadProject(undefined, { cwd: folder });
  const rows = computeIndex(definition, data).weights;
  return { effective: rows.filter(({ node }) => node !== "index").map(({ effective }) => effective), files };
};
const problems = async () =>
  loadProject(undefined, { cwd: folder }).then(
    () => [],
    (error: unknown) =>
      (error as IndexError).issues.map(({ code, at }) => `${code} ${at?.file ?? ""}:${at?.row ?? at?.line ?? ""}`),
  );
// 6 : 2 : 1
const TABLE = "a,b,value\ngdp,income,3\nincome,jobs,2\njobs,gdp,1/6\n";

test("a plan names a table of judgements; inline judgements are the same", async () => {
  put("j.csv", TABLE);
  project("data: [ { file: data.csv } ]\nplan: { weigh: { method: ahp, judgements: { file: j.csv } } }\n");
  const named = await weights();
  expect(named.effective).toEqual([6 / 9, 2 / 9, 1 / 9].map((w) => expect.closeTo(w, 13)));
  expect(named.files).toContainEqual({ file: "j.csv", role: "judgements" });
  project(
    "data: [ { file: data.csv } ]\nplan: { weigh: { method: ahp, judgements: { index: [ [1, 3, 6], [null, 1, 2], [null, null, 1] ] } } }\n",
  );
  expect((await weights()).effective).toEqual(named.effective.map((w) => expect.closeTo(w!, 13)));
  project(
    "data: [ { file: data.csv } ]\nplan:\n  weigh:\n    method: ahp\n    judgements:\n      index: |\n        1 3 6\n        - 1 2\n        - - 1\n",
  );
  expect((await weights()).effective).toEqual(named.effective.map((w) => expect.closeTo(w!, 13)));
});

test("data of kind judgements serve the plan's method; experts become a panel", async () => {
  put(
    "j.csv",
    "expert,a,b,value\nli,gdp,income,4\nli,gdp,jobs,8\nli,income,jobs,2\nwang,gdp,income,1\nwang,gdp,jobs,2\nwang,income,jobs,2\n",
  );
  project("data: [ { file: data.csv }, { file: j.csv, kind: judgements } ]\nplan: { weigh: { method: ahp } }\n");
  // 8 : 2 : 1 and 2 : 2 : 1, geometric mean 4 : 2 : 1
  expect((await weights()).effective).toEqual([4 / 7, 2 / 7, 1 / 7].map((w) => expect.closeTo(w, 13)));
});

test("problems of the table stand with its rows, once", async () => {
  put("j.csv", "a,b,value\ngdp,incom,3\nincome,jobs,x\n");
  project("data: [ { file: data.csv } ]\nplan: { weigh: { method: ahp, judgements: { file: j.csv } } }\n");
  expect(await problems()).toEqual(["weight-unknown j.csv:2", "judgement-not-read j.csv:3"]);
  project("data: [ { file: data.csv }, { file: j.csv, kind: judgements } ]\nplan: { weigh: { method: ahp } }\n");
  expect(await problems()).toEqual(["weight-unknown j.csv:2", "judgement-not-read j.csv:3"]);
});

test("judgements given twice, or without a method to use them", async () => {
  put("j.csv", TABLE);
  project(
    "data: [ { file: data.csv }, { file: j.csv, kind: judgements } ]\nplan: { weigh: { method: ahp, judgements: { file: j.csv } } }\n",
  );
  expect((await problems()).map((text) => text.split(" ")[0])).toEqual(["judgements-given-twice"]);
  project("data: [ { file: data.csv }, { file: j.csv, kind: judgements } ]\n");
  expect((await problems()).map((text) => text.split(" ")[0])).toEqual(["judgements-method"]);
});
