import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { loadSchemes } from "../../src/node/schemes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, text: string) => writeFileSync(join(folder, file), text);
const load = (file = "s.yaml") => loadSchemes(file, { cwd: folder });
const problems = async (): Promise<string[]> => {
  const error = await load().catch((thrown: unknown) => thrown);
  if (!(error instanceof IndexError)) throw new Error("loaded");
  return error.issues.map(({ code, at, path }) => `${code} @ ${at?.file}, ${at?.line ?? at?.row}, ${path.join(".")}`);
};

test("method ids and steps, with tables beside the file", async () => {
  mkdirSync(join(folder, "sub"));
  put("sub/w.csv", "node,weight\na,3\n");
  put(
    "sub/s.yaml",
    "- entropy\n- { method: critic, correlation: spearman, label: ranks }\n- { method: given, weights: { file: w.csv } }\n",
  );
  expect(await load("sub/s.yaml")).toEqual([
    "entropy",
    { method: "critic", correlation: "spearman", label: "ranks" },
    { method: "given", weights: { a: 3 } },
  ]);
});

test("every problem has its place", async () => {
  put("s.yaml", "- entropy\n- { metod: critic }\n");
  expect(await problems()).toContain("missing-key @ s.yaml, 2, 1.method");
  put("s.yaml", "schemes: [entropy]\n");
  expect(await problems()).toEqual(["wrong-type @ s.yaml, 1, "]);
  put("s.yaml", "[]\n");
  expect(await problems()).toEqual(["wrong-length @ s.yaml, 1, "]);
  put("s.yaml", "- { method: given, weights: { file: no.csv } }\n");
  expect(await problems()).toEqual(["file-missing @ no.csv, undefined, "]);
  put("w.csv", "node,weight\na,x\n");
  put("s.yaml", "- { method: given, weights: { file: w.csv } }\n");
  expect(await problems()).toEqual(["not-a-number @ w.csv, 2, "]);
  rmSync(join(folder, "s.yaml"));
  expect(await problems()).toEqual(["file-missing @ s.yaml, undefined, "]);
});
