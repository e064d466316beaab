import { expect, test } from "vitest";
import { joinSurvey } from "../../../src/prepare/survey/join.ts";
import { datasetFromColumns } from "../../../src/schema/dataset.ts";

const base = datasetFromColumns({
  units: ["a", "b"],
  periods: "2022",
  names: ["甲", "乙"],
  groups: { kind: ["town", "street"] },
  columns: { gdp: [1, 2], trust: [50, null] },
  notes: ["synthetic"],
});

test("rows meet by unit and period; new rows take the unit's name and groups; errors and status are kept", () => {
  const survey = datasetFromColumns({
    units: ["b", "b", "c"],
    periods: ["2022", "2023", "2023"],
    columns: { trust: [60, 70, null] },
    standardErrors: { trust: [2, 3, null] },
    status: { trust: ["observed", "observed", "suppressed"] },
    notes: ["synthetic", "a survey"],
  });
  const { dataset, issues } = joinSurvey(base, survey);
  expect(issues).toEqual([]);
  expect(dataset.units).toEqual(["a", "b", "b", "c"]);
  expect(dataset.periods).toEqual(["2022", "2022", "2023", "2023"]);
  expect(dataset.names).toEqual(["甲", "乙", "乙", "c"]);
  expect(dataset.groups).toEqual({ kind: ["town", "street", "street", ""] });
  expect([...dataset.columns.get("gdp")!]).toEqual([1, 2, Number.NaN, Number.NaN]);
  expect([...dataset.columns.get("trust")!]).toEqual([50, 60, 70, Number.NaN]);
  expect([...dataset.standardErrors!.get("trust")!]).toEqual([Number.NaN, 2, 3, Number.NaN]);
  expect(dataset.status?.get("trust")).toEqual(["observed", "observed", "observed", "suppressed"]);
  expect(dataset.notes).toEqual(["synthetic", "a survey"]);
});

test("a figure in both is a problem, even a withheld one", () => {
  const again = datasetFromColumns({ units: ["a"], periods: "2022", columns: { trust: [55] } });
  const { issues, dataset } = joinSurvey(base, again);
  expect(issues).toEqual([
    { code: "survey-and-figure", path: ["data", "trust"], params: { id: "trust", unit: "a", period: "2022" } },
  ]);
  expect(dataset.columns.get("trust")![0]).toBe(50);
  const withheld = datasetFromColumns({
    units: ["a"],
    periods: "2022",
    columns: { trust: [null] },
    status: { trust: ["suppressed"] },
  });
  expect(joinSurvey(base, withheld).issues).toHaveLength(1);
  const silent = datasetFromColumns({ units: ["a"], periods: "2022", columns: { trust: [null] } });
  expect(joinSurvey(base, silent).issues).toEqual([]);
});
