// The kernel is a second way to say what the general way says, so every case runs through each: score for score and note
// for note, to the bit. The expected values are the general way's own.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ComputeOptions,
  createColumns,
  type Dataset,
  datasetFromColumns,
  IndexError,
  type IndexResult,
  type PlanInput,
  parseSystem,
  type System,
} from "../../../src/index.ts";
import { builtins } from "../../../src/pipeline/builtins.ts";
import { createIndex } from "../../../src/pipeline/engine.ts";
import { kernelOn } from "../../../src/pipeline/kernel/index.ts";
import { constrainWeights } from "../../../src/pipeline/weight-constraints.ts";

const parts = { methods: builtins, constrain: constrainWeights };
const general = createIndex(parts);
const plain = createIndex({ ...parts, kernel: kernelOn("plain") });
const simd = createIndex({ ...parts, kernel: kernelOn("simd") });

interface Leaf {
  readonly direction: "positive" | "negative";
  readonly weight: number;
}
interface Branch extends Leaf {
  readonly children: readonly Shape[];
}
type Shape = Leaf | Branch;

const leaf = fc.record({
  direction: fc.constantFrom("positive" as const, "negative" as const),
  weight: fc.constantFrom(0, 0.1, 1, 1 / 3, 2.5),
});
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      direction: fc.constantFrom("positive" as const, "positive" as const, "negative" as const),
      weight: fc.constantFrom(0.3, 1, 7),
      children: fc.array(tie("shape"), { minLength: 1, maxLength: 6 }),
    }),
  ),
}));

function systemOf(children: readonly Shape[]): { system: System; leaves: string[] } {
  const leaves: string[] = [];
  let groups = 0;
  /** Some sibling has a weight. */
  const nodes = (list: readonly Shape[]): object[] =>
    list.map((one, j) => node(j === 0 && one.weight === 0 ? { ...one, weight: 1 } : one));
  const node = (one: Shape): object => {
    if ("children" in one) {
      groups += 1;
      return { id: `g${groups}`, direction: one.direction, weight: one.weight, children: nodes(one.children) };
    }
    leaves.push(`x${leaves.length}`);
    return { id: leaves.at(-1)!, direction: one.direction, weight: one.weight };
  };
  return {
    system: parseSystem({ id: "s", version: "1", index: { id: "index", children: nodes(children) } }),
    leaves,
  };
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
);
const gap = fc.constant(Number.NaN);

/** Columns whose values or gaps come from a cycle of drawn ones, so that long blocks cost no more to draw. */
const cells = fc.array(fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: gap }), {
  minLength: 3,
  maxLength: 40,
});
const full = fc.array(value, { minLength: 3, maxLength: 40 });

const plan: fc.Arbitrary<PlanInput> = fc.record({
  normalise: fc.constantFrom<NonNullable<PlanInput["normalise"]>[]>(
    {},
    { lower: 1, upper: 100, clip: true },
    { lower: 0.1, upper: 0.3 },
    { method: "scaled", from: -3, to: 3, clip: true },
    { method: "scaled", from: -4, to: 5, upper: 7 },
    { method: "min-max", indicators: { x1: { method: "rank" } } },
  ),
  weigh: fc.constantFrom<NonNullable<PlanInput["weigh"]>[]>({}, { method: "equal" }, { scope: "indicators" }),
  aggregate: fc.constantFrom<NonNullable<PlanInput["aggregate"]>[]>(
    {},
    { coverage: 0.5 },
    { coverage: 1 },
    { coverage: 2 / 3 },
  ),
});

/** All digits of a column, which compare faster than its elements; they tell −0 from 0. */
const digits = (x: Float64Array): string => Array.from(x, (v) => (Object.is(v, -0) ? "-0" : v)).join();

function outcome(run: () => IndexResult): unknown {
  try {
    const result = run();
    const columns = result.nodes.map(({ id }) => [id, ...[result.score(id), result.coverage(id)].map(digits)]);
    const normalised = result.nodes
      .filter(({ group }) => !group)
      .map(({ id }) => digits(result.value("normalised", id)));
    const { fitted, notes, weights, plan: resolved } = result;
    return { columns, normalised, fitted, notes, weights, resolved };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues;
  }
}

function dataOf(
  ids: readonly string[],
  rows: number,
  drawn: readonly (readonly number[])[],
  resident = false,
): Dataset {
  const units = Array.from({ length: rows }, (_, i) => `u${i}`);
  const at = (j: number, i: number) => drawn[j % drawn.length]![(i * (j + 1)) % drawn[j % drawn.length]!.length]!;
  if (!resident) {
    const columns = new Map(ids.map((id, j) => [id, Float64Array.from({ length: rows }, (_, i) => at(j, i))]));
    return datasetFromColumns({ units, columns });
  }
  const columns = createColumns({ rows, ids });
  ids.forEach((id, j) => {
    const column = columns.get(id)!;
    for (let i = 0; i < rows; i++) column[i] = at(j, i);
  });
  return datasetFromColumns({ units, columns });
}

const rows = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 50 }) },
  { weight: 1, arbitrary: fc.constantFrom(2047, 8192, 8195) },
);

test("plain, SIMD and resident columns give the general way's scores, notes and learning, to the bit", () => {
  fc.assert(
    fc.property(
      fc.array(shape, { minLength: 1, maxLength: 6 }),
      rows,
      fc.array(fc.oneof(cells, full), { minLength: 1, maxLength: 5 }),
      plan,
      (children, length, drawn, given) => {
        const { system, leaves } = systemOf(children);
        const input = { ...given, normalise: leaves.length > 1 ? given.normalise! : {} };
        const data = dataOf(leaves, length, drawn);
        const expected = outcome(() => general.computeIndex({ system, plan: input }, data));
        expect(outcome(() => plain.computeIndex({ system, plan: input }, data))).toStrictEqual(expected);
        expect(outcome(() => simd.computeIndex({ system, plan: input }, data))).toStrictEqual(expected);
        const resident = dataOf(leaves, length, drawn, true);
        expect(outcome(() => simd.computeIndex({ system, plan: input }, resident))).toStrictEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("a fitted index scores other rows alike, on and beyond its rulers", () => {
  fc.assert(
    fc.property(
      fc.array(shape, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 3, max: 30 }),
      fc.array(fc.oneof(cells, full), { minLength: 1, maxLength: 5 }),
      fc.array(fc.oneof(cells, full), { minLength: 1, maxLength: 5 }),
      plan,
      (children, length, first, second, given) => {
        const { system, leaves } = systemOf(children);
        const input = { ...given, normalise: leaves.length > 1 ? given.normalise! : {} };
        const learned = outcome(() => general.computeIndex({ system, plan: input }, dataOf(leaves, length, first)));
        fc.pre(!Array.isArray(learned));
        const fitted = general.fitIndex({ system, plan: input }, dataOf(leaves, length, first));
        const later = dataOf(leaves, length, second);
        const expected = outcome(() => general.applyIndex(fitted, later));
        expect(outcome(() => plain.applyIndex(fitted, later))).toStrictEqual(expected);
        expect(outcome(() => simd.applyIndex(fitted, later))).toStrictEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("what is not kept is computed when it is read, to the same bits", () => {
  const { system, leaves } = systemOf([
    {
      direction: "positive",
      weight: 1,
      children: [
        { direction: "negative", weight: 1 },
        { direction: "positive", weight: 2 },
      ],
    },
    { direction: "positive", weight: 3 },
  ]);
  const data = dataOf(leaves, 31, [
    [1, 2, 7, Number.NaN, 4],
    [3, 1, 9],
  ]);
  const all = general.computeIndex({ system }, data);
  const options: ComputeOptions = { nodes: ["index"] };
  for (const engine of [plain, simd]) {
    const some = engine.computeIndex({ system }, data, options);
    for (const { id } of all.nodes) expect(some.score(id)).toStrictEqual(all.score(id));
    expect(some.notes).toStrictEqual(all.notes);
  }
});
