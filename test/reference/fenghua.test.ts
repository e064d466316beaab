import { beforeAll, describe, expect, test } from "vitest";
import { computeIndex, type IndexResult } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { hasShared, named, sharedPath } from "./shared.ts";

describe.skipIf(!hasShared)(named("Fenghua's plan for 2022 against its plan for 2025"), () => {
  let result: IndexResult;
  beforeAll(async () => {
    const { definition, data } = await loadProject(sharedPath("examples/fenghua.yaml"));
    result = computeIndex(definition, data);
  });

  // closed form by hand: value / target, or target / value where less is better, in percent, at most 100
  const byHand: [string, number][] = [
    ["gdp_per_capita", (150000 / 200000) * 100],
    ["disposable_income_per_capita", (56000 / 75000) * 100],
    ["labour_productivity", (245000 / 270000) * 100],
    ["rd_share_gdp", (2.44 / 3.6) * 100],
    ["digital_core_share_gdp", (7 / 15) * 100],
    ["industrial_tax_per_mu", 100], // 175 of 174: capped
    ["land_use_per_gdp", (16.4 / 18.59) * 100],
    ["urban_unemployment_rate", 100], // 3.5 of at most 3.5
    ["urban_rural_income_ratio", (1.65 / 1.67) * 100],
    ["subsistence_allowance", 100],
    ["work_safety_mortality", (0.006 / 0.009) * 100],
    ["litigation_per_10k", (80 / 86.7) * 100],
    ["lawyers_per_10k", (2 / 2.5) * 100],
  ];
  test.each(byHand)("%s = %d", (id, want) => {
    expect(Math.abs(result.value("normalised", id)[0]! / want - 1)).toBeLessThanOrEqual(1e-14);
  });

  test("the total is 89.0529: plain means of the areas' plain means", () => {
    expect(result.score("index")[0]!.toFixed(4)).toBe("89.0529");
    expect(Math.abs(result.score("index")[0]! / 89.05286222910563 - 1)).toBeLessThanOrEqual(1e-12);
    expect(result.weights.filter((row) => row.parent === "index")).toHaveLength(7);
  });
});
