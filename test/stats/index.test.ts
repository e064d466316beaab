import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as stats from "../../src/stats/index.ts";

test("the exported names", () => {
  expect(Object.keys(stats).sort()).toEqual([
    "alongLine",
    "atkinson",
    "bandInequality",
    "bandShare",
    "betaConvergence",
    "competitionRanks",
    "compoundGrowth",
    "convergenceClubs",
    "count",
    "couplingCoordination",
    "createMoments",
    "dagum",
    "dot",
    "extent",
    "forecast",
    "gini",
    "greyModel",
    "groupIndex",
    "holt",
    "hoover",
    "inequalityAdjusted",
    "kendall",
    "kernelDensity",
    "kurtosis",
    "lineOf",
    "localMoran",
    "logT",
    "lorenzCurve",
    "mean",
    "median",
    "medianAbsoluteDeviation",
    "moran",
    "naturalBreaks",
    "normaliseWeights",
    "palma",
    "pearson",
    "percentChange",
    "pow",
    "quantile",
    "quantileGroups",
    "quantileRatio",
    "quantiles",
    "rankSimilarity",
    "rankValues",
    "roundAll",
    "roundTo",
    "shannonEvenness",
    "shareRatio",
    "sigmaConvergence",
    "skewness",
    "sortIndex",
    "spatialTransitions",
    "spearman",
    "spreadOf",
    "standardDeviation",
    "sum",
    "theilByGroup",
    "theilL",
    "theilT",
    "transitions",
    "variance",
    "variationCoefficient",
    "weightSimilarity",
    "weightedMean",
    "weightedSpearman",
    "wolfson",
  ]);
});

/** The only files that import a package, one each; what does not need it does not import them. */
const wrappers: Readonly<Record<string, RegExp>> = {
  "random.ts": /^pure-rand\//,
};

test("kernels import only each other and the texts of what they refuse, and a wrapper its package", () => {
  const folder = fileURLToPath(new URL("../../src/stats/", import.meta.url));
  for (const file of readdirSync(folder))
    for (const [, from] of readFileSync(folder + file, "utf8").matchAll(/ from "([^"]+)"/g))
      if (!wrappers[file]?.test(from!)) expect(from, file).toMatch(/^\.\/[a-z-]+\.ts$|^\.\.\/errors\//);
});
