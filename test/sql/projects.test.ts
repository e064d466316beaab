import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyIndex, fitIndex } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { resumeIndex, toSql } from "../../src/sql/index.ts";
import { hasShared, named, sharedPath } from "../reference/shared.ts";
import { differences, far, TOLERANCE, tableOf } from "./compare.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";

const WAIT = 300_000;

describe.skipIf(!hasShared).each(ENGINES)(
  named("the pinned projects have JavaScript's numbers, ranks included, on %s"),
  (name) => {
    let engine: TestEngine;
    beforeAll(async () => {
      engine = await openEngine(name);
    }, WAIT);
    afterAll(() => engine.close(), WAIT);

    test.each(["asem", "hdi", "fenghua"])(
      "%s",
      async (project) => {
        const { definition, data } = await loadProject(sharedPath(`examples/${project}.yaml`));
        const fitted = fitIndex(definition, data);
        await engine.load(project, tableOf(data));
        const groups = Object.fromEntries(Object.keys(data.groups ?? {}).map((group) => [group, group]));
        const statement = await toSql(fitted, { dialect: name, table: project, columns: { groups }, steps: true });
        const found = await engine.query(statement.text);
        const result = applyIndex(fitted, data);
        if (statement.split === undefined) {
          const differing = differences(found, { result, statement });
          expect(differing.length, JSON.stringify(differing.slice(0, 5))).toBe(0);
          return;
        }
        const resumed = resumeIndex(fitted, statement, found);
        const place = new Map(resumed.units.map((unit, i) => [JSON.stringify([unit, resumed.periods[i]]), i]));
        const order = result.units.map((unit, i) => place.get(JSON.stringify([unit, result.periods[i]]))!);
        for (const { id, group } of result.nodes) {
          const [wanted, got] = [result.score(id), resumed.score(id)];
          expect(
            order.filter((at, i) => far(wanted[i]!, got[at]!, TOLERANCE)),
            id,
          ).toEqual([]);
          if (group) expect(order.map((at) => resumed.rank(id)[at])).toEqual(Array.from(result.rank(id)));
        }
      },
      WAIT,
    );
  },
);
