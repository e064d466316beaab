import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyIndex, computeIndex } from "../../src/engine.ts";
import { loadProject } from "../../src/node/project.ts";
import { toSql } from "../../src/sql/index.ts";
import { hasShared, named, sharedPath } from "../reference/shared.ts";
import { differences, tableOf } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 600_000;
const example = (path: string) => fileURLToPath(new URL(`../../data/examples/${path}`, import.meta.url));

const PROJECTS: readonly (readonly [name: string, path: string, there: boolean])[] = [
  ...["asem", "hdi", "fenghua"].map((id) => [named(id), sharedPath(`examples/${id}.yaml`), hasShared] as const),
  ["zhejiang-2020", example("zhejiang-2020"), true],
  ["zhejiang-urban-rural", example("zhejiang-urban-rural"), true],
  ["huangyan-illustrative, towns", example("huangyan-illustrative/towns.yaml"), true],
  ["snapshots-synthetic", example("snapshots-synthetic"), true],
];

describe.each(ENGINES)("scores, coverage and ranks of whole projects on %s", (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  for (const [project, path, there] of PROJECTS)
    test.skipIf(!there)(
      project,
      async () => {
        const { definition, data } = await loadProject(path);
        const result = computeIndex(definition, data);
        const statement = await toSql(result, {
          dialect: name,
          table: "project",
          columns: { groups: Object.fromEntries(Object.keys(data.groups ?? {}).map((group) => [group, group])) },
          steps: true,
        });
        expect(statement.split).toBeUndefined();
        await engine.load("project", tableOf(data));
        const found = await engine.query(statement.text);
        expect(statement.outputs.some(({ is }) => is === "rank")).toBe(true);
        expect(differences(found, { result: applyIndex(result, data), statement })).toEqual([]);
      },
      WAIT,
    );
});
