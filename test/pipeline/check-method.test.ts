import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { builtins, defineAggregator, defineImputer, defineNormaliser, defineWeigher } from "../../src/index.ts";
import { checkMethod } from "../../src/testing.ts";

/** Parameters that a method cannot do without. */
const required: Readonly<Record<string, object>> = {
  "impute group-mean": { group: "half" },
  "normalise index-to-base": { period: "2025" },
};
/** Methods that may leave a present value without a score, with a note: an attainment degree can be undefined. */
const mayLose = new Set(["normalise attainment"]);

describe("every built-in method keeps the contract", () => {
  const first = builtins.filter(({ kind, id }) =>
    [
      "impute none",
      "impute mean",
      "impute group-mean",
      "treat none",
      "treat winsorise",
      "normalise min-max",
      "normalise z-score",
      "normalise goalposts",
      "normalise attainment",
      "normalise efficacy",
      "normalise rank",
      "normalise index-to-base",
      "weigh equal",
      "weigh given",
      "weigh entropy",
      "aggregate arithmetic",
      "aggregate geometric",
    ].includes(`${kind} ${id}`),
  );
  test.each(first.map((method) => [`${method.kind} ${method.id}`, method] as const))("%s", (key, method) => {
    expect(checkMethod(method, { params: required[key] ?? {}, mayLose: mayLose.has(key) })).toEqual([]);
  });
});

describe("a method that breaks the contract is found out", () => {
  const params = z.strictObject({});
  const rules = (findings: ReturnType<typeof checkMethod>) => [...new Set(findings.map((finding) => finding.rule))];

  test("a normaliser that loses, turns or changes values", () => {
    const spec = { id: "bad", params, fit: () => null };
    const log = defineNormaliser({ ...spec, apply: (x) => x.map(Math.log) });
    expect(rules(checkMethod(log))).toContain("a present value is kept");
    const upside = defineNormaliser({ ...spec, apply: (x) => x.map((v) => -v) });
    expect(rules(checkMethod(upside))).toContain("a better value never has the lower score");
    const inPlace = defineNormaliser({ ...spec, apply: (x) => x.fill(1) });
    expect(rules(checkMethod(inPlace))).toContain("inputs are not changed");
    const crash = defineNormaliser({
      ...spec,
      apply: () => {
        throw new Error("boom");
      },
    });
    expect(rules(checkMethod(crash))).toEqual(["refuses only by IndexError"]);
    const byPlace = defineNormaliser({ ...spec, apply: (x) => x.map((v, i) => (Number.isNaN(v) ? v : i)) });
    expect(rules(checkMethod(byPlace))).toContain("rows may be applied one by one");
  });

  test("what was learned must be finite JSON", () => {
    const bad = defineNormaliser({
      id: "bad",
      params,
      fit: () => ({ best: Number.POSITIVE_INFINITY }),
      apply: (x) => x,
    });
    expect(rules(checkMethod(bad))).toContain("what is learned is plain JSON of finite numbers");
  });

  test("an imputer that touches present values", () => {
    const bad = defineImputer({ id: "bad", params, fit: () => null, apply: (x) => x.map(() => 1) });
    expect(rules(checkMethod(bad))).toContain("a present value is kept");
  });

  test("a weigher that gives NaN, or nothing to everybody", () => {
    const nan = defineWeigher({ id: "bad", params, fit: (columns) => ({ weights: columns.map(() => Number.NaN) }) });
    expect(rules(checkMethod(nan))).toContain("weights are finite and not negative");
    const zero = defineWeigher({ id: "bad", params, fit: (columns) => ({ weights: columns.map(() => 0) }) });
    expect(rules(checkMethod(zero))).toContain("weights are not all zero");
    const first = defineWeigher({
      id: "bad",
      params,
      fit: (columns) => ({ weights: columns.map((_, j) => (j === 0 ? 1 : 0)) }),
    });
    expect(rules(checkMethod(first))).toContain("the order of columns does not matter");
  });

  test("an aggregator that loses a row, or punishes better children", () => {
    const spec = { id: "bad", params, fit: () => null };
    const strict = defineAggregator({
      ...spec,
      apply: (columns) => columns[0]!.map((v, i) => (columns.some((x) => Number.isNaN(x[i]!)) ? Number.NaN : v)),
    });
    expect(rules(checkMethod(strict))).toContain("a row has a score where some child has one");
    const upside = defineAggregator({ ...spec, apply: (columns) => columns[0]!.map((v) => -v) });
    expect(rules(checkMethod(upside))).toContain("better children never give the lower score");
  });
});
