import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { applyIndex, fitIndex } from "../../src/index.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { compareOn, tableOf } from "./compare.ts";
import { keepRecord } from "./compared.ts";
import { ENGINES, openEngine, type TestEngine } from "./engines.ts";
import { casesOf, gappy, joined, learnedFrom, pushed, USED } from "./method-cases.ts";

const WAIT = 300_000;
/** A statement takes Spark half a second, however few its rows: there only the first configuration is learned from gaps, too. */
const slow = ENGINES.includes("spark");

describe.each(ENGINES)("every method that pushes down gives JavaScript's numbers on %s", (name) => {
  let engine: TestEngine;
  const loaded = new Map<string, { data: Dataset; table: string }>();
  const compared = new Map<string, number>();
  beforeAll(async () => {
    engine = await openEngine(name);
  }, WAIT);
  afterAll(() => engine.close(), WAIT);

  const loadedRows = async (labels: readonly string[]) => {
    const key = labels.join();
    const known = loaded.get(key) ?? { data: joined(labels), table: `rows_${loaded.size}` };
    if (!loaded.has(key)) await engine.load(known.table, tableOf(known.data));
    loaded.set(key, known);
    return known;
  };

  test.each(pushed.map((method) => [method.kind, method.id, method] as const))(
    "%s %s",
    async (kind, id, method) => {
      let numbers = 0;
      for (const [k, { params, definition }] of casesOf(method).entries()) {
        for (const from of k === 0 || !slow ? learnedFrom(method) : learnedFrom(method).slice(0, 1)) {
          if (from === gappy && refuses(() => fitIndex(definition, from))) continue;
          const fitted = fitIndex(definition, from);
          const labels = Object.keys(USED).filter((label) => !refuses(() => applyIndex(fitted, USED[label]!)));
          expect(labels).toContain("one row");
          const { data, table } = await loadedRows(labels);
          const found = await compareOn(engine, {
            fitted,
            data,
            table,
            steps: ["imputed", "treated", "normalised"],
            onCompared: (count) => {
              numbers += count;
            },
          });
          const told = JSON.stringify({ params, found: found.slice(0, 5) });
          expect(found.length, told).toBe(0);
        }
      }
      compared.set(`${kind} ${id}`, numbers);
    },
    WAIT,
  );

  test("what was compared is on record", () => keepRecord({ engine: name, what: "apply", compared }));
});

/** What JavaScript refuses has no number to compare. */
function refuses(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    if (error instanceof IndexError) return true;
    throw error;
  }
}
