import { expect, test } from "vitest";
import { computeIndex, datasetFromColumns, defineSystem } from "../../src/index.ts";

const system = defineSystem({
  id: "s",
  version: "1",
  variables: [{ id: "people" }],
  index: {
    id: "index",
    children: [{ id: "doctors", direction: "positive", denominator: { by: "people", scale: 1000 } }],
  },
});

test("a denominator of zero and one that is missing both leave a gap, and each is said with its places", () => {
  const data = datasetFromColumns({
    units: ["a", "b", "c", "d", "e"],
    periods: "2023",
    columns: { doctors: [2, 3, 4, null, 5], people: [1000, 0, null, null, 500] },
  });
  const result = computeIndex({ system }, data);
  expect([...result.value("denominated", "doctors")]).toEqual([2, Number.NaN, Number.NaN, Number.NaN, 10]);
  const said = result.notes.filter(({ code }) => code.includes("denominator"));
  expect(said.map(({ code, path, params }) => [code, path.join("."), params])).toEqual([
    ["denominator-missing", "data.doctors", { by: "people", places: ["c 2023"], count: 1 }],
    ["zero-denominator", "data.doctors", { by: "people", places: ["b 2023"], count: 1 }],
  ]);
});
