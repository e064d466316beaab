// Uncertainty of four choices (10,000 replicates) and Sobol shares of four inputs (N = 1024) on an index of the size of
// ASEM: 51 units × 49 indicators in three levels. Rounds interleaved, smallest and middle time of each.
import { loadavg } from "node:os";
import { sensitivity } from "../src/analyse/sensitivity/sensitivity.ts";
import { uncertainty } from "../src/analyse/uncertainty/uncertainty.ts";
import { datasetFromColumns, parseSystem } from "../src/index.ts";

const n = 51;
const rounds = 5;
let state = 1;
const next = () => {
  state = (state * 48271) % 2147483647; // the minimal standard generator
  return state / 2147483647;
};
const sizes = [8, 5, 3, 6, 8, 5, 9, 5];
let made = 0;
const pillars = sizes.map((size, p) => ({
  id: `pillar${p}`,
  children: Array.from({ length: size }, () => ({ id: `x${made++}`, direction: "positive" })),
}));
const index = {
  id: "index",
  children: [
    { id: "first", children: pillars.slice(0, 5) },
    { id: "second", children: pillars.slice(5) },
  ],
};
const definition = {
  system: parseSystem({ id: "bench", version: "1", index }),
  plan: { impute: { method: "mean" }, normalise: { method: "min-max", lower: 1, upper: 100 } },
};
const data = datasetFromColumns({
  units: Array.from({ length: n }, (_, i) => `u${i}`),
  periods: "1",
  columns: Object.fromEntries(
    Array.from({ length: made }, (_, j) => [
      `x${j}`,
      Array.from({ length: n }, () => (next() < 0.025 ? null : next() * 100)),
    ]),
  ),
});
const vary = [
  {
    vary: "normalise",
    of: [{ method: "min-max", lower: 1, upper: 100 }, { method: "z-score", mean: 50, sd: 5 }, "rank"],
  },
  { vary: "weights", noise: 0.25 },
  { vary: "aggregate", of: ["arithmetic", "geometric"] },
  { vary: "impute", of: ["mean", "median", "none"] },
] as const;

const works: Readonly<Record<string, () => unknown>> = {
  uncertainty: () => uncertainty(definition, data, { vary, n: 10_000 }),
  sensitivity: () => sensitivity(definition, data, { vary, n: 1024, bootstrap: 500 }),
};

const times = new Map(Object.keys(works).map((work) => [work, [] as number[]]));
for (let round = 0; round < rounds; round++)
  for (const [work, run] of Object.entries(works)) {
    const start = performance.now();
    run();
    times.get(work)!.push(performance.now() - start);
  }
const load = loadavg().map((value) => value.toFixed(2));
console.log(`uncertainty: ms for ${n} × ${made}, smallest and middle of ${rounds}; load ${load.join(" ")}`);
for (const [work, taken] of times) {
  const sorted = taken.toSorted((a, b) => a - b);
  console.log(`${work.padEnd(24)} ${sorted[0]!.toFixed(1).padStart(8)} ${sorted[rounds >> 1]!.toFixed(1).padStart(8)}`);
}
