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
    "kendall",
    "kurtosis",
    "mean",
    "median",
    "medianAbsoluteDeviation",
    "naturalBreaks",
    "normaliseWeights",
    "pearson",
    "pow",
    "quantile",
    "quantiles",
    "rankSimilarity",
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
    "weightSimilarity",
    "weightedMean",
    "weightedSpearman",
  ]);
});

/** The only files that import a package, one each; what does not need it does not import them. */
const wrappers: Readonly<Record<string, RegExp>> = {
  "random.ts": /^pure-rand\//,
};

test("kernels import only each other, and a wrapper its package", () => {
  const folder = fileURLToPath(new URL("../../src/stats/", import.meta.url));
  for (const file of readdirSync(folder))
    for (const [, from] of readFileSync(folder + file, "utf8").matchAll(/ from "([^"]+)"/g))
      if (!wrappers[file]?.test(from!)) expect(from, file).toMatch(/^\.\/[a-z-]+\.ts$/);
});
