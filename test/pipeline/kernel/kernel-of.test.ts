import { describe, expect, test } from "vitest";
import {
  blockKernel,
  computeIndex,
  createIndex,
  datasetFromColumns,
  issueText,
  type Kernel,
  kernelOf,
  parseSystem,
} from "../../../src/index.ts";
import { builtins } from "../../../src/pipeline/builtins.ts";

const children = [
  { id: "a", direction: "positive" as const },
  { id: "b", direction: "negative" as const },
  { id: "c", direction: "positive" as const },
];
const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
const columns = { a: [1, 2, 4, 8], b: [9, 5, 3, 4], c: [2, 2, 5, 1] };
const data = datasetFromColumns({ units: ["w", "x", "y", "z"], periods: "1", columns });
const years = datasetFromColumns({ units: ["w", "x", "w", "x"], periods: ["1", "1", "2", "2"], columns });
type Plan = NonNullable<Parameters<typeof computeIndex>[0]["plan"]>;
const useOf = (plan: Plan, table = data) => {
  const { kernel, straight, apart, reasons } = kernelOf(computeIndex({ system, plan }, table));
  return { blocks: kernel !== "columns", straight, apart, codes: reasons.map(({ code, path }) => `${path} ${code}`) };
};
const all = ["a", "b", "c"];

/** Whether the engine scored by blocks when it applied what was fitted. */
function wentByBlocks(plan: Plan, table: typeof data): boolean {
  let went = false;
  const kernel: Kernel = (options) => {
    const fast = blockKernel(options);
    return {
      ...fast,
      score: (run, known) => {
        const scored = fast.score(run, known);
        went = scored !== null;
        return scored;
      },
    };
  };
  createIndex({ methods: builtins, kernel }).applyIndex(computeIndex({ system, plan }, table), table);
  return went;
}

describe("kernelOf", () => {
  test("straight rulers under arithmetic means go by blocks, learned weights included", () => {
    const plans = [
      {},
      { weigh: { method: "entropy" } },
      { normalise: { method: "scaled", from: 0, to: 10 } },
    ] as Plan[];
    for (const plan of plans) {
      expect(useOf(plan)).toEqual({ blocks: true, straight: all, apart: [], codes: [] });
      expect(wentByBlocks(plan, data)).toBe(true);
    }
  });
  test("an indicator with another normaliser joins as it is", () => {
    const plan = { normalise: { indicators: { c: { method: "rank" } } } };
    expect(useOf(plan)).toEqual({ blocks: true, straight: ["a", "b"], apart: ["c"], codes: ["c blocks-apart"] });
    expect(wentByBlocks(plan, data)).toBe(true);
  });
  const refused: [string, Plan, typeof data, string[]][] = [
    ["another aggregator", { aggregate: { method: "min" } }, data, ["index blocks-aggregator"]],
    ["no straight ruler", { normalise: { method: "rank" } }, data, ["normalise blocks-rulers"]],
    ["rulers by period", { normalise: { over: "each-period" } }, years, ["normalise blocks-rulers"]],
    ["weights by period", { weigh: { method: "entropy", over: "each-period" } }, years, ["weigh blocks-slices"]],
    ["weights by unit", { weigh: { method: "benefit-of-the-doubt" } }, data, ["weigh blocks-weights"]],
  ];
  test.each(refused)("%s: column by column, and why", (_, plan, table, codes) => {
    expect(useOf(plan, table)).toEqual({ blocks: false, straight: [], apart: all, codes });
    expect(wentByBlocks(plan, table)).toBe(false);
  });
  test("a sentence for each reason", () => {
    const { reasons } = kernelOf(computeIndex({ system, plan: { aggregate: { method: "min" } } }, data));
    expect(reasons.map((reason) => issueText(reason))).toEqual([
      'index: "min" is no arithmetic mean, so the index is scored column by column',
    ]);
  });
});
