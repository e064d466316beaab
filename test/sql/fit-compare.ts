import { expect } from "vitest";
import { applyIndex, computeIndex, fitIndex } from "../../src/index.ts";
import type { EngineTable } from "../../src/node/engines/types.ts";
import type { Definition } from "../../src/pipeline/engine.ts";
import type { FittedIndex } from "../../src/pipeline/result.ts";
import type { Dataset } from "../../src/schema/types.ts";
import { fitWithSql, type SqlFitOptions } from "../../src/sql/fit/to-fit-sql.ts";
import type { SqlDialect } from "../../src/sql/types.ts";
import { far, TOLERANCE, tableOf } from "./compare.ts";
import type { TestEngine } from "./engines.ts";

interface Known {
  readonly tables: Map<Dataset, string>;
  readonly answers: Map<string, Promise<EngineTable>>;
}
const known = new WeakMap<TestEngine, Known>();

/** Data are loaded once, and a statement that several plans begin with is asked once. */
function knownOf(engine: TestEngine): Known {
  const own = known.get(engine) ?? { tables: new Map(), answers: new Map() };
  known.set(engine, own);
  return own;
}

export interface FitRun {
  readonly fitted: FittedIndex;
  readonly passes: number;
  readonly statements: readonly string[];
}

/** Loads the data and learns from them in the engine. */
export async function fitOn(
  engine: TestEngine,
  definition: Definition,
  data: Dataset,
  options: Partial<SqlFitOptions> = {},
): Promise<FitRun> {
  const { tables, answers } = knownOf(engine);
  const table = tables.get(data) ?? `fit_${tables.size}`;
  if (!tables.has(data)) await engine.load(table, tableOf(data));
  tables.set(data, table);
  let passes = 0;
  const statements: string[] = [];
  const groups = Object.fromEntries(Object.keys(data.groups ?? {}).map((name) => [name, name]));
  const fitted = await fitWithSql(definition, {
    dialect: engine.name as SqlDialect,
    table,
    columns: { groups },
    ...options,
    query(text) {
      const answer = answers.get(text) ?? engine.query(text);
      answers.set(text, answer);
      return answer;
    },
    onStatement({ pass, text }) {
      passes = pass;
      statements.push(text);
    },
  });
  return { fitted, passes, statements };
}

/** Where two pieces of JSON differ, numbers by more than a tolerance. */
export function unlike(
  a: unknown,
  b: unknown,
  { tolerance, path = "" }: { tolerance: number; path?: string },
): string[] {
  if (typeof a === "number" && typeof b === "number") return far(a, b, tolerance) ? [`${path}: ${a} against ${b}`] : [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return a === b ? [] : [`${path}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`];
  const ordered = (x: unknown): Record<string, unknown> => {
    // groups come in the order of the rows, or of their labels
    if (path.endsWith(".centres"))
      return Object.fromEntries((x as { group: string }[]).map((entry) => [entry.group, entry]));
    return x as Record<string, unknown>;
  };
  const [left, right] = [ordered(a), ordered(b)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    unlike(left[key], right[key], { tolerance, path: `${path}.${key}` }),
  );
}

export interface Tolerances {
  /** Of what was learned, relative, absolute below 1. */
  readonly learned?: number;
  /** Of the scores. */
  readonly scores?: number;
}

/** What the engine learns is what `fitIndex` learns, and gives the scores of `computeIndex`. */
export async function expectSameFit(
  engine: TestEngine,
  definition: Definition,
  data: Dataset,
  { learned = TOLERANCE, scores = TOLERANCE }: Tolerances = {},
): Promise<FitRun> {
  const run = await fitOn(engine, definition, data);
  const wanted = fitIndex(definition, data);
  expect(unlike(run.fitted.fitted, wanted.fitted, { tolerance: learned })).toEqual([]);
  const result = computeIndex(definition, data);
  const replayed = applyIndex(run.fitted, data);
  const differ = result.nodes.flatMap(({ id }) => {
    const [want, got] = [result.score(id), replayed.score(id)];
    return [...want].flatMap((v, i) => (far(v, got[i]!, scores) ? [`${id} ${result.units[i]} ${v} ${got[i]}`] : []));
  });
  expect(differ).toEqual([]);
  return run;
}
