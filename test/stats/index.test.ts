import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as stats from "../../src/stats/index.ts";

test("the exported names", () => {
  expect(Object.keys(stats).sort()).toEqual([
    "competitionRanks",
    "count",
    "dot",
    "extent",
    "groupIndex",
    "kurtosis",
    "mean",
    "median",
    "medianAbsoluteDeviation",
    "normaliseWeights",
    "pearson",
    "pow",
    "quantile",
    "quantiles",
    "rankValues",
    "roundAll",
    "roundTo",
    "shannonEvenness",
    "skewness",
    "sortIndex",
    "spearman",
    "standardDeviation",
    "sum",
    "variance",
    "weightedMean",
  ]);
});

test("kernels import only each other", () => {
  const folder = fileURLToPath(new URL("../../src/stats/", import.meta.url));
  for (const file of readdirSync(folder))
    for (const [, from] of readFileSync(folder + file, "utf8").matchAll(/ from "([^"]+)"/g))
      expect(from, file).toMatch(/^\.\/[a-z-]+\.ts$/);
});
