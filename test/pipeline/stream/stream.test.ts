import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyIndex,
  applyStream,
  type Dataset,
  type FittedIndex,
  fitIndex,
  fitStream,
  IndexError,
  type PlanInput,
  parseDefinition,
  parseSystem,
} from "../../../src/index.ts";
import { small } from "../fixtures.ts";
import { blocksOf } from "./fixtures.ts";

const IDS = ["x", "y", "z"];

/** Rows of several periods, interleaved, with gaps; never a column without two different values in a period. */
const table = fc
  .record({
    units: fc.integer({ min: 3, max: 12 }),
    periods: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ units, periods, seed }): Dataset => {
    const rows = units * periods;
    const value = (i: number, j: number) => ((seed + 31 * i + 17 * j * i + 7 * j) % 101) / 7 + 1;
    const column = (j: number) =>
      Float64Array.from({ length: rows }, (_, i) =>
        i >= 2 * periods && (seed + 13 * i + 5 * j) % 6 === 0
          ? Number.NaN
          : i < 2 * periods
            ? 1 + j + 20 * Math.floor(i / periods)
            : value(i, j),
      );
    return {
      units: Array.from({ length: rows }, (_, i) => `u${Math.floor(i / periods)}`),
      periods: Array.from({ length: rows }, (_, i) => String(2020 + (i % periods))),
      groups: { kind: Array.from({ length: rows }, (_, i) => (Math.floor(i / periods) % 2 === 0 ? "town" : "street")) },
      columns: new Map(IDS.map((id, j) => [id, column(j)])),
    };
  });

const PLANS: readonly PlanInput[] = [
  {},
  { over: "each-period" },
  { over: { base: "2020" }, normalise: { method: "min-max", lower: 1 }, aggregate: { method: "geometric" } },
  { normalise: { method: "z-score" }, aggregate: { levels: ["arithmetic", { method: "median", coverage: 0.4 }] } },
  { normalise: { method: "scaled", from: -10, to: 30 }, weigh: { method: "equal" }, screen: { coverage: 0.5 } },
  { weigh: { method: "given", weights: { x: 3 }, emphasis: { shortboard: 2 } }, withhold: { index: 0.8 } },
];
const LEARNED: readonly PlanInput[] = [
  { impute: { method: "mean" }, treat: { method: "winsorise" }, weigh: { method: "entropy" } },
  { impute: { method: "group-median", by: "kind" }, normalise: { method: "robust-z" }, aggregate: { method: "mpi" } },
  { impute: { method: "floor" }, weigh: { method: "critic" }, over: "each-period" },
];

async function streamed(fitted: FittedIndex, data: Dataset, size: number, node: string) {
  const scores: number[] = [];
  const coverage: number[] = [];
  for await (const block of applyStream(fitted, blocksOf(data, size))) {
    scores.push(...block.score(node));
    coverage.push(...block.coverage(node));
  }
  return { scores: Float64Array.from(scores), coverage: Float64Array.from(coverage) };
}

/** What is learned of a plan, where these small data allow it. */
function learned(plan: PlanInput, data: Dataset): FittedIndex | undefined {
  try {
    return fitIndex({ system: small, plan }, data);
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}

test("blocks of any size score to the bytes of all rows at once, whatever was learned", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(...PLANS, ...LEARNED),
      fc.integer({ min: 1, max: 40 }),
      async (data, plan, size) => {
        const fitted = learned(plan, data);
        if (fitted === undefined) return;
        const whole = applyIndex(fitted, data);
        for (const node of ["index", "a", "x"]) {
          const found = await streamed(fitted, data, size, node);
          expect(found.scores).toEqual(whole.score(node));
          expect(found.coverage).toEqual(whole.coverage(node));
        }
        compared += 1;
      },
    ),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(25);
});

/** Numbers of two learned trees agree to a share of 1e-12, all else is the same. */
function expectSame(a: unknown, b: unknown): void {
  if (typeof a === "number" && typeof b === "number")
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(b)));
  else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    expect(Object.keys(a)).toEqual(Object.keys(b));
    for (const key of Object.keys(a)) expectSame(a[key as never], b[key as never]);
  } else expect(a).toEqual(b);
}

test("a first pass learns what all rows teach: to the byte, z-scores to 1e-12", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(...PLANS), fc.integer({ min: 1, max: 40 }), async (data, plan, size) => {
      const whole = learned(plan, data);
      if (whole === undefined) return;
      const found = await fitStream({ system: small, plan }, blocksOf(data, size));
      expect(found.plan).toEqual(whole.plan);
      if (plan.normalise?.method === "z-score") expectSame(found.fitted, whole.fitted);
      else expect(found.fitted).toEqual(whole.fitted);
      compared += 1;
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(40);
});

describe("ranks", () => {
  const rules: readonly NonNullable<PlanInput["rank"]>[] = [
    {},
    { over: "all-periods", ties: "mean", decimals: 0 },
    { within: "kind", ties: "dense" },
    { ties: "first" },
  ];
  test("of all rows, by the plan's rule, in the order of the rows, whatever the blocks", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(...rules), fc.integer({ min: 1, max: 40 }), async (data, rank, size) => {
        const fitted = fitIndex({ system: small, plan: { rank } }, data);
        const stream = applyStream(fitted, blocksOf(data, size), { ranks: true, nodes: ["index"] });
        for await (const _ of stream);
        const reader = stream.ranks();
        const ranks = [...blocksOf(data, size + 1)].flatMap((block) => [...reader.next({ groups: {}, ...block })]);
        expect(ranks).toEqual([...applyIndex(fitted, data).rank("index")]);
        expect(stream.notes).toContainEqual({
          code: "stream-ranks",
          path: ["plan", "rank"],
          params: { units: data.units.length, bytes: 8 * data.units.length },
        });
      }),
      { numRuns: 40 },
    );
  });
  test("before the end, or not asked for", async () => {
    const fitted = fitIndex({ system: small, plan: {} }, rows(4));
    expect(() => applyStream(fitted, [], { ranks: true }).ranks()).toThrow(/read the stream to its end/);
    const stream = applyStream(fitted, [rows(4)]);
    for await (const _ of stream);
    expect(() => stream.ranks()).toThrow(/ask for ranks/);
  });
});

function rows(n: number, more: Partial<Dataset> = {}): Dataset {
  return {
    units: Array.from({ length: n }, (_, i) => `u${i}`),
    periods: Array.from({ length: n }, () => "2020"),
    columns: new Map(IDS.map((id, j) => [id, Float64Array.from({ length: n }, (_, i) => ((i + 1) * (j + 3)) % 11)])),
    ...more,
  };
}

/** Blocks that tell when somebody reads them. */
function watched(): { blocks: Iterable<Dataset>; read: () => number } {
  let read = 0;
  return {
    read: () => read,
    blocks: {
      *[Symbol.iterator]() {
        read += 1;
        yield rows(5);
      },
    },
  };
}

const problems = (error: unknown) => (error as IndexError).issues.map(({ code, params }) => ({ code, ...params }));

test("a plan that compares rows is refused before anything is read, by step and method, all at once", () => {
  const plan: PlanInput = {
    impute: { method: "linear" },
    aggregate: { method: "copeland" },
    weigh: { nodes: { a: { method: "benefit-of-the-doubt" } } },
    screen: { exclude: ["u1"] },
  };
  const { blocks, read } = watched();
  let found: unknown;
  try {
    applyStream({ system: small, plan, fitted: {} } as never, blocks);
  } catch (error) {
    found = problems(error);
  }
  expect(found).toEqual([
    { code: "stream-method", step: "impute", method: "linear" },
    { code: "stream-method", step: "weigh", method: "benefit-of-the-doubt" },
    { code: "stream-method", step: "aggregate", method: "copeland" },
    { code: "stream-choice", key: "screen.exclude" },
  ]);
  expect(read()).toBe(0);
});

test("what cannot be learned in one pass is refused before anything is read, by step and method", async () => {
  const plan: PlanInput = {
    impute: { method: "mean" },
    treat: { method: "winsorise" },
    normalise: { method: "rank" },
    weigh: { method: "entropy" },
    aggregate: { method: "topsis" },
  };
  const { blocks, read } = watched();
  const found = await fitStream({ system: small, plan }, blocks).catch(problems);
  expect(found).toEqual([
    { code: "stream-fit", step: "impute", method: "mean" },
    { code: "stream-fit", step: "treat", method: "winsorise" },
    { code: "stream-fit", step: "normalise", method: "rank" },
    { code: "stream-fit", step: "aggregate", method: "topsis" },
    { code: "stream-fit", step: "weigh", method: "entropy" },
  ]);
  expect(read()).toBe(0);
});

test("goalposts need no data: efficacy with them streams, from the extremes of a table it does not", async () => {
  const system = (goalposts?: readonly [number, number]) =>
    parseSystem({
      id: "s",
      version: "1",
      index: { id: "index", children: [{ id: "x", direction: "positive", goalposts }] },
    });
  const plan = { normalise: { method: "efficacy" } };
  const fitted = await fitStream({ system: system([0, 10]), plan }, blocksOf(rows(6), 2));
  expect(fitted).toEqual(fitIndex({ system: system([0, 10]), plan }, rows(6)));
  expect(await fitStream({ system: system(), plan }, []).catch(problems)).toEqual([
    { code: "stream-fit", step: "normalise", method: "efficacy" },
  ]);
});

test("formulas of the own row stream; those that read other rows are refused", async () => {
  const index = (formula: string) => ({ id: "index", children: [{ id: "ratio", direction: "positive", formula }] });
  const variables = [{ id: "x" }, { id: "y" }];
  const ratio = await parseDefinition({ system: { id: "s", version: "1", variables, index: index("x / y") } });
  const data = rows(7);
  const fitted = await fitStream(ratio, blocksOf(data, 3));
  expect(fitted.fitted).toEqual(fitIndex(ratio, data).fitted);
  expect((await streamed(fitted, data, 2, "index")).scores).toEqual(applyIndex(fitted, data).score("index"));
  const lag = await parseDefinition({ system: { id: "s", version: "1", variables, index: index("x - lag(x)") } });
  expect(await fitStream(lag, []).catch(problems)).toEqual([{ code: "stream-formula", id: "ratio", word: "lag" }]);
});

test("notes of blocks add up to those of the whole; an empty or screened block is no problem, an empty stream is", async () => {
  const x = Float64Array.from([1, Number.NaN, 3, Number.NaN, 5, 6]);
  const data = rows(6, { columns: new Map([...rows(6).columns, ["x", x]]) });
  const fitted = fitIndex({ system: small, plan: { screen: { coverage: 0.9 } } }, data);
  const stream = applyStream(fitted, blocksOf(data, 1));
  for await (const _ of stream);
  expect(stream.rows).toBe(4);
  const plain = fitIndex({ system: small, plan: {} }, data);
  const all = applyStream(plain, blocksOf(data, 2));
  for await (const _ of all);
  expect(all.notes).toEqual(applyIndex(plain, data).notes);
  const nothing = applyStream(plain, []);
  await expect(nothing[Symbol.asyncIterator]().next()).rejects.toThrow(/no row came/);
  await expect(fitStream({ system: small }, [])).rejects.toThrow(/no row came/);
});

test("confidential cells are refused unless they count as missing", async () => {
  const people = new Map([["x", Float64Array.of(1, 9, 9, 9)]]);
  const data = rows(4, { contributors: people });
  const stream = applyStream(fitIndex({ system: small, plan: {} }, rows(4)), [data]);
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(/confidential cells in x/);
  const missing = fitIndex({ system: small, plan: { confidential: { use: "missing" } } }, rows(4));
  for await (const block of applyStream(missing, [data]))
    expect(block.coverage("a")).toEqual(Float64Array.of(0.5, 1, 1, 1));
});

test("a column without any value is told after the pass, as in memory", async () => {
  const none = rows(4, { columns: new Map([...rows(4).columns, ["y", new Float64Array(4).fill(Number.NaN)]]) });
  expect(await fitStream({ system: small }, blocksOf(none, 2)).catch(problems)).toEqual([
    { code: "all-missing", id: "y" },
  ]);
});
