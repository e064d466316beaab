import { expect, test } from "vitest";
import { computeIndex, datasetFromColumns, defineSystem, IndexError, parseDefinition } from "../../src/index.ts";

const indicator = (id: string) => ({ id, direction: "positive" }) as const;
const system = defineSystem({
  id: "small",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "economy", children: [indicator("gdp"), indicator("income"), indicator("jobs")] },
      { id: "services", children: [indicator("care"), indicator("school")] },
    ],
  },
});
const data = datasetFromColumns({
  units: ["a", "b", "c"],
  periods: ["2023", "2023", "2023"],
  columns: Object.fromEntries(
    ["gdp", "income", "jobs", "care", "school"].map((id, i) => [id, Float64Array.of(1, 2 + i, 9 - i)]),
  ),
});
const judgements = {
  index: { pairs: [["economy", "services", 3]] },
  economy: {
    nodes: ["gdp", "income", "jobs"],
    matrix: [
      [1, "1/2", 2],
      [null, 1, 4],
      [null, null, 1],
    ],
  },
  services: "1 4\n- 1",
};
const codes = async (plan: object): Promise<string[]> => {
  const error = await parseDefinition({ system, plan }).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof IndexError)) return [];
  return error.issues.map(({ code, path }) => `${path.join(".")} ${code}`);
};

test("a matrix a group weighs the whole tree", async () => {
  const definition = await parseDefinition({ system, plan: { weigh: { method: "ahp", judgements } } });
  const { weights } = computeIndex(definition, data);
  const effective = Object.fromEntries(weights.map((row) => [row.node, row.effective]));
  expect(effective).toMatchObject({
    economy: expect.closeTo(3 / 4, 13),
    income: expect.closeTo(((3 / 4) * 4) / 7, 13),
    care: expect.closeTo(((1 / 4) * 4) / 5, 13),
  });
});

test("groups without judgements are all listed with the plan; a group may be weighed otherwise", async () => {
  const weigh = { method: "ahp", judgements: { economy: judgements.economy } };
  expect(await codes({ weigh })).toEqual(["plan.weigh.judgements judgements-absent"]);
  const nodes = { index: { method: "equal" }, services: { method: "ahp", judgements: "1 2\n- 1" } };
  expect(await codes({ weigh: { ...weigh, nodes } })).toEqual([]);
});

test("unknown groups and nodes, and problems of a matrix, are found with the plan, at their place", async () => {
  expect(await codes({ weigh: { method: "ahp", judgements: { ...judgements, econmy: "1 2\n- 1" } } })).toEqual([
    "plan.weigh.judgements.econmy no-such-node",
  ]);
  expect(await codes({ weigh: { method: "ahp", judgements: { ...judgements, services: "1 x\n- 0" } } })).toEqual([
    "plan.weigh.judgements.services.0.1 judgement-not-read",
    "plan.weigh.judgements.services.1.1 judgement-diagonal",
  ]);
  expect(await codes({ weigh: { method: "rank-order", ranks: { gpd: 1 } } })).toEqual([
    "plan.weigh.ranks.gpd no-such-node",
  ]);
  expect(await codes({ weigh: { method: "tiered", tiers: { gdp: 7 } } })).toEqual([
    "plan.weigh.tiers.gdp tier-unknown",
  ]);
});

test("one judgement cannot hold for several groups", async () => {
  expect(await codes({ weigh: { method: "ahp", judgements: "1 2\n- 1" } })).toEqual([
    "plan.weigh.judgements judgements-for-one",
  ]);
});

test("a weigher that maps nodes reaches every level", async () => {
  const ranks = { economy: 1, services: 2, gdp: 2, income: 1, jobs: 3, care: 1, school: 1 };
  const definition = await parseDefinition({ system, plan: { weigh: { method: "rank-order", ranks, rule: "sum" } } });
  const effective = Object.fromEntries(computeIndex(definition, data).weights.map((row) => [row.node, row.effective]));
  expect(effective["income"]).toBeCloseTo((2 / 3) * (3 / 6), 13);
  expect(effective["school"]).toBeCloseTo((1 / 3) * (1 / 2), 13);
});

test("judgements inside a combination of weighers reach their group", async () => {
  const of = [{ method: "ahp", judgements }, { method: "equal" }];
  const definition = await parseDefinition({ system, plan: { weigh: { method: "combine", rule: "linear", of } } });
  const effective = Object.fromEntries(computeIndex(definition, data).weights.map((row) => [row.node, row.effective]));
  expect(effective["economy"]).toBeCloseTo((3 / 4 + 1 / 2) / 2, 13);
  expect(
    await codes({
      weigh: { method: "combine", of: [{ method: "equal" }, { method: "ahp", judgements: { econmy: "1 2\n- 1" } }] },
    }),
  ).toContain("plan.weigh.of.1.judgements.econmy no-such-node");
});
