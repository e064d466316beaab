import type { Method } from "../../src/index.ts";

/** Parameters that a method cannot do without, for tests that try every method; nodes are called x1, x2, x3. */
const required: Readonly<Record<string, object>> = {
  "impute group-mean": { group: "half" },
  "impute group-median": { group: "half" },
  "impute constant": { value: 1 },
  "impute regression": { predictors: ["x"] },
  "impute hot-deck": { seed: 1 },
  "impute multiple": { seed: 1, m: 3 },
  "impute chain": { of: [{ method: "mean" }] },
  "normalise index-to-base": { period: "2025" },
  "normalise distance-to-reference": { unit: "u1" },
  "normalise categorical": { cuts: [2, 3] },
  "weigh combine": { of: [{ method: "equal" }, { method: "entropy" }] },
  "aggregate power": { p: 2 },
  "aggregate owa": { orness: 0.3 },
  "aggregate ogwa": { orness: 0.3, p: 2 },
  "aggregate fuzzy": { cuts: [0, 30, 60, 100] },
};

export function sampleParams({ kind, id }: Method): object {
  return required[`${kind} ${id}`] ?? {};
}
