import { expect, test } from "vitest";
import {
  applyIndex,
  computeIndex,
  datasetFromColumns,
  fitIndex,
  type PlanInput,
  parseDefinition,
} from "../../src/index.ts";

const data = datasetFromColumns({
  units: ["a", "b", "a", "b"],
  periods: ["2020", "2020", "2021", "2021"],
  columns: { income: [1, 2, 30, 40], people: [1, 1, 1, 1], x: [1, 2, 3, 5] },
});
const breaks = [{ period: "2021", reason: { en: "new survey", zh: "调查口径变更" } }];
const index = {
  id: "index",
  children: [
    { id: "level", direction: "positive", formula: "income / people", goalposts: [0, 50] },
    { id: "x", direction: "positive" },
  ],
};
const system = (at = breaks) => ({
  id: "s",
  version: "1",
  variables: [{ id: "income", breaks: at }, { id: "people" }],
  index,
});

async function told(plan: PlanInput, at = breaks) {
  const { notes } = computeIndex(await parseDefinition({ system: system(at), plan }), data);
  return notes.filter(({ code }) => code === "learned-across-break");
}

test("a ruler learned from both sides of a break, through a formula too, is said", async () => {
  const [reason] = breaks.map((one) => one.reason);
  expect(await told({})).toEqual([
    {
      code: "learned-across-break",
      path: ["data", "level"],
      params: { id: "level", period: "2021", reason, steps: ["normalise"] },
    },
  ]);
});

test("not where each period has its own ruler, where goalposts are given, or where all data lie on one side", async () => {
  expect(await told({ normalise: { over: "each-period" } })).toEqual([]);
  expect(await told({ normalise: { over: { base: "2021" } } })).toEqual([]);
  expect(await told({ normalise: { method: "goalposts", indicators: { x: { method: "min-max" } } } })).toEqual([]);
  expect(await told({}, [{ ...breaks[0]!, period: "2022" }])).toEqual([]);
  expect(await told({}, [{ ...breaks[0]!, period: "2020" }])).toEqual([]);
});

test("treatment too; and what was learned before is not learned again", async () => {
  const plan: PlanInput = { treat: { method: "percentile", low: 0.1, high: 0.9 }, normalise: { over: "each-period" } };
  expect((await told(plan)).map(({ params }) => (params as { steps: string[] }).steps)).toEqual([["treat"]]);
  const both = await told({ ...plan, normalise: {} });
  expect(both.map(({ params }) => (params as { steps: string[] }).steps)).toEqual([["treat", "normalise"]]);
  const definition = await parseDefinition({ system: system() });
  const { notes } = applyIndex(fitIndex(definition, data), data);
  expect(notes.map(({ code }) => code)).not.toContain("learned-across-break");
});
