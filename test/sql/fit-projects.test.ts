import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyIndex, computeIndex } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { hasShared, named, sharedPath } from "../reference/shared.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";
import { expectSameFit } from "./fit-compare.ts";

const WAIT = 300_000;

describe.skipIf(!hasShared).each(ENGINES)(named("the pinned projects are learned on %s as in JavaScript"), (name) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine(name);
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  test.each(["asem", "hdi", "fenghua"])(
    "%s",
    async (project) => {
      const { definition, data } = await loadProject(sharedPath(`examples/${project}.yaml`));
      // skewness and kurtosis are sums of third and fourth powers, which keep fewer digits than the scores need
      const { fitted } = await expectSameFit(engine, definition, data, { learned: 1e-10 });
      const [wanted, got] = [computeIndex(definition, data), applyIndex(fitted, data)];
      const index = definition.system.index.id;
      expect(Array.from(got.rank(index))).toEqual(Array.from(wanted.rank(index)));
    },
    WAIT,
  );
});
