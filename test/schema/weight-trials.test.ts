import { expect, test } from "vitest";
import { checkWeightTrials } from "../../src/schema/weight-trials.ts";

test("ids and steps; parameters are left to the method", () => {
  const trials = ["entropy", { method: "critic", label: "r", sign: "odd" }];
  expect(checkWeightTrials(trials)).toEqual({ trials, issues: [] });
});

test("what is no scheme", () => {
  const codes = (input: unknown) =>
    checkWeightTrials(input).issues.map(({ code, path }) => `${code} ${path.join(".")}`);
  expect(codes([1])).toEqual(["wrong-type 0"]);
  expect(codes(["", { method: "" }, { method: "equal", label: 3 }])).toEqual([
    "empty-text 0",
    "empty-text 1.method",
    "wrong-type 2.label",
  ]);
  expect(codes("entropy")).toEqual(["wrong-type "]);
  expect(codes([JSON.parse('{ "method": "equal", "__proto__": {} }')])).toHaveLength(1);
});
