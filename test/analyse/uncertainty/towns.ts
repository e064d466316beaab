import { datasetFromColumns, parseSystem } from "../../../src/index.ts";

/** Twelve towns, invented: two pillars, one of them in two parts; a gap, statuses, standard errors and goalposts. */
export const system = parseSystem({
  id: "towns",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "wealth",
        weight: 2,
        children: [
          { id: "income", direction: "positive", weight: 3, goalposts: [10, 70] },
          { id: "gap", direction: "negative", goalposts: [4, 1] },
          { id: "wages", direction: "positive", goalposts: [0, 30] },
        ],
      },
      {
        id: "life",
        children: [
          { id: "schooling", direction: "positive", goalposts: [6, 15] },
          { id: "beds", direction: "positive", goalposts: [1, 14] },
        ],
      },
    ],
  },
});

export const units = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
const income = [48.1, 36.2, 42.4, 40.9, 45.5, 60.3, 33.3, 38.8, 52.6, 47.2, 41.1, 29.9];
const gap = [1.9, 1.5, 1.6, 1.8, 1.7, 2.4, 1.4, 2.1, 2.0, 1.75, 1.65, 1.95];
const wages = [14.2, 12.1, 13.9, 9.8, 15.0, 20.1, 8.7, 11.1, Number.NaN, 12.9, 13.3, 9.1];
const schooling = [9.6, 10.4, 11.2, 9.9, 10.1, 9.2, 10.9, 9.4, 10.0, 11.6, 9.8, 8.9];
const beds = [5.1, 6.2, 4.4, 7.7, 5.9, 3.8, 8.2, 6.6, 5.5, 4.9, 7.1, 6.0];

export const columns = { income, gap, wages, schooling, beds };
export const data = datasetFromColumns({
  units,
  periods: "2023",
  columns,
  standardErrors: { income: income.map((v) => v / 50), beds: beds.map((_, i) => (i % 3 === 0 ? 0 : 0.4)) },
  status: { gap: gap.map((_, i) => (i < 4 ? "provisional" : "observed")) },
});
export const plan = { impute: { method: "mean" }, normalise: { method: "min-max", lower: 1, upper: 100 } } as const;
export const definition = { system, plan };
