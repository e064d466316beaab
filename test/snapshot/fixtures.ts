import { type Dataset, datasetFromColumns, parseSystem, type System } from "../../src/index.ts";

/** Three towns over three years; the figures are invented, with one gap. */
export const system: System = parseSystem({
  id: "towns",
  version: "1",
  variables: [{ id: "urban" }],
  index: {
    id: "index",
    children: [
      {
        id: "wealth",
        children: [
          { id: "income", direction: "positive", goalposts: [0, 100] },
          { id: "jobs", direction: "positive", goalposts: [50, 100] },
        ],
      },
      { id: "gap", direction: "negative", goalposts: [4, 1] },
    ],
  },
});

export const plan = { normalise: { method: "goalposts" } } as const;

export const UNITS = ["北山", "南湖", "东岭"];
export const PERIODS = ["2021", "2022", "2023"];

interface Figures {
  readonly income: number[];
  readonly jobs: number[];
  readonly gap: number[];
}

export const figures = (): Figures => ({
  income: [40, 52, 31, 44, 53, 35, 50.1, 55, 41.7],
  jobs: [80, 90, 71, 81, 91, Number.NaN, 83, 90, 75],
  gap: [2.2, 1.9, 2.8, 2.1, 1.9, 2.7, 2.05, 1.8, 2.5],
});

export function dataOf(columns: Figures = figures(), order?: readonly number[]): Dataset {
  const rows = order ?? columns.income.map((_, i) => i);
  const pick = <T>(list: readonly T[]) => rows.map((i) => list[i]!);
  return datasetFromColumns({
    units: pick(PERIODS.flatMap(() => UNITS)),
    periods: pick(PERIODS.flatMap((period) => UNITS.map(() => period))),
    columns: Object.fromEntries(Object.entries(columns).map(([id, x]) => [id, pick(x as number[])])),
  });
}
