import { describe, expect, test } from "vitest";
import {
  compareMethods,
  compareWeights,
  computeIndex,
  datasetFromColumns,
  describe as describeData,
  inequalityOf,
  leaveOneOut,
  monitor,
  openUncertainty,
  parseSystem,
  rankReversal,
  removeElements,
} from "../../src/index.ts";

// a is confidential in u; b, of the same group, is hidden with it, for the score of u less b would give a
const leaf = (id: string) => ({ id, direction: "positive", targets: [{ period: "2023", value: 10 }] });
const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "one", children: [leaf("a"), leaf("b"), leaf("c")] },
      { id: "two", children: [leaf("d")] },
    ],
  },
});
const make = (a: number, b: number) =>
  datasetFromColumns({
    units: ["u", "v", "w", "x", "y"],
    periods: "2023",
    columns: { a: [a, 1, 7, 10, 0], b: [b, 0, 10, 3, 5], c: [5, 10, 0, 2, 8], d: [3, 1, 4, 1, 5] },
    contributors: { a: [2, 9, 9, 9, 9] },
  });
const json = (value: unknown) =>
  JSON.stringify(value, (_, v) =>
    ArrayBuffer.isView(v) ? [...(v as Float64Array)].map(String) : v instanceof Map ? [...v] : v,
  );

describe("nothing made beside the index shows the second cell, which with the score would give the first", () => {
  const outputs: Readonly<Record<string, (data: ReturnType<typeof make>) => unknown>> = {
    describe: (data) => describeData({ system }, data),
    "describe, normalised": (data) => describeData({ system }, data, { step: "normalised" }),
    compareMethods: (data) => compareMethods({ system }, data, { normalise: ["min-max", "rank"] }),
    compareWeights: (data) => compareWeights({ system }, data),
    leaveOneOut: (data) => leaveOneOut({ system }, data),
    rankReversal: (data) => rankReversal({ system }, data),
    removeElements: (data) => removeElements({ system }, data),
    monitor: (data) => monitor({ system }, data),
    uncertainty: (data) => {
      const run = openUncertainty({ system }, data, { vary: [{ vary: "weights", noise: 0.2 }], n: 20, seed: 1 });
      return [run.finish([run.compute({ from: 0, to: 20 })]), run.replicate(1).data];
    },
    "inequality of a column": (data) => {
      const result = computeIndex({ system }, data);
      return inequalityOf(result, { of: "b", population: "units" });
    },
    "inequality of a column of the data": (data) => inequalityOf(data, { of: "a", population: "units" }),
  };
  test.each(Object.entries(outputs))("%s", (_, output) => {
    expect(json(output(make(4, 6)))).toBe(json(output(make(9, 2))));
    expect(json(output(make(4, 6)))).not.toBe(json(output(withoutFirst())));
  });
});

/** The same without the unit, which every output tells. */
function withoutFirst() {
  return datasetFromColumns({
    units: ["v", "w", "x", "y"],
    periods: "2023",
    columns: { a: [1, 7, 10, 0], b: [0, 10, 3, 5], c: [10, 0, 2, 8], d: [1, 4, 1, 5] },
  });
}
