import { expect, test } from "vitest";
import { parseDefinition } from "../../src/index.ts";
import { breaksOf, sourcesIn, statusOf } from "../../src/pipeline/sources.ts";
import { compileTree } from "../../src/pipeline/tree.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";

const at = (period: string, reason: string) => [{ period, reason }];

async function sources(columns: Record<string, number[]>, status: Record<string, string[]>) {
  const { system } = await parseDefinition({
    system: {
      id: "s",
      version: "1",
      variables: [{ id: "people", breaks: at("2021", "census") }, { id: "land" }, { id: "base" }],
      index: {
        id: "index",
        children: [
          { id: "per_land", direction: "positive", formula: "density * 2", denominator: "base" },
          { id: "density", direction: "positive", formula: "people / land", breaks: at("2020", "map") },
          { id: "plain", direction: "positive" },
        ],
      },
    },
  });
  const tree = compileTree(system, null);
  const data = datasetFromColumns({ units: ["a", "b"], columns, status: status as never });
  return { of: sourcesIn({ tree, data }), tree, data };
}

test("a figure has the breaks and the worst status of what it is made of, down to the data and over its denominator", async () => {
  const columns = { people: [1, 2], land: [1, 1], base: [1, 1], plain: [1, 2] };
  const status = {
    people: ["observed", "estimated"],
    base: ["provisional", "observed"],
    land: ["observed", "revised"],
  };
  const { of, tree, data } = await sources(columns, status);
  const years = (id: string) =>
    breaksOf(of(id), tree)
      .map(({ period }) => period)
      .sort();
  const marks = (id: string) => statusOf(of(id), { data, kept: null });
  expect(years("per_land")).toEqual(["2020", "2021"]);
  expect(marks("per_land")).toEqual(["provisional", "estimated"]);
  expect(marks("density")).toEqual(["observed", "estimated"]);
  expect([years("plain"), marks("plain")]).toEqual([[], undefined]);
});

test("a column that the data give has not the status of what its formula would read", async () => {
  const columns = { people: [1, 2], land: [1, 1], base: [1, 1], plain: [1, 2], density: [3, 4] };
  const { of, data, tree } = await sources(columns, { people: ["observed", "estimated"] });
  expect(statusOf(of("density"), { data, kept: null })).toBe(undefined);
  expect(breaksOf(of("density"), tree)).toEqual(at("2020", "map"));
});
