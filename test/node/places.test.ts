import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { IndexError, moranOf, neighboursByPosition } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";

let folder: string;
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-places-"));
  write(
    "gongfu.yaml",
    `system: { id: s, version: "1", index: { id: index, children: [{ id: x, direction: positive }] } }
data:
  - { file: data.csv }
  - { file: beside.csv, kind: neighbours }
  - { file: where.csv, kind: positions }
`,
  );
  write("data.csv", "unit,period,x\na,2023,9\nb,2023,9\nc,2023,1\nd,2023,1\n");
  write("where.csv", "unit,x,y\na,0,0\nb,1,0\nc,9,0\nd,10,0\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a project's tables of neighbours and positions stand in what is loaded", async () => {
  write("beside.csv", "unit,neighbour\na,b\nb,a\nc,d\nd,c\n");
  const { data, neighbours, positions, files } = await loadProject(folder);
  expect(neighbours).toHaveLength(4);
  expect(files.slice(2)).toEqual([
    { file: "beside.csv", role: "neighbours" },
    { file: "where.csv", role: "positions" },
  ]);
  const listed = moranOf(data, { of: "x", neighbours, permutations: 0 });
  const near = moranOf(data, { of: "x", neighbours: neighboursByPosition(positions, { within: 1 }), permutations: 0 });
  expect(listed.periods[0]!.index).toBe(1);
  expect(near).toEqual(listed);
});

test("a broken table is refused with its file and row", async () => {
  write("beside.csv", "unit,neighbour\na,a\n");
  const error = await loadProject(folder).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(IndexError);
  expect((error as IndexError).issues).toEqual([
    { code: "neighbour-self", path: [], params: { unit: "a" }, at: { file: "beside.csv", row: 2 } },
  ]);
});
