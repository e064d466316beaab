// Uncertainty of four choices (10,000 replicates) and Sobol shares of four inputs (N = 1024) on an index of the size of
// ASEM: 51 units × 49 indicators in three levels; replicates in this thread, and in pools of one and two. In turns, smallest and
// middle time of each. The workers are those of dist/: build first.
import { loadavg } from "node:os";
import { sensitivity } from "../src/analyse/sensitivity/sensitivity.ts";
import { uncertainty } from "../src/analyse/uncertainty/uncertainty.ts";
import { datasetFromColumns, parseSystem } from "../src/index.ts";
import { createPool } from "../src/node/index.ts";
import { inTurns, middle, report } from "./lines.ts";

const n = 51;
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

// what a single thread has done must not be told as the time of two
const refuse = ({ code, params }: { readonly code: string; readonly params: object }) => {
  throw new Error(`${code}: ${JSON.stringify(params)}`);
};
const sized = (work: string) => ({ work, units: n, indicators: made });
const pools = [1, 2].map((threads) =>
  createPool({ threads, worker: new URL("../../../dist/worker.js", import.meta.url) }),
);
const quick = process.argv.includes("--quick");
const works: readonly (readonly [name: string, run: () => unknown])[] = [
  ["uncertainty, 10,000 replicates", () => uncertainty(definition, data, { vary, n: 10_000 })],
  ["Sobol, 4 inputs, N = 1024", () => sensitivity(definition, data, { vary, n: 1024, bootstrap: 500 })],
  ...pools.flatMap((pool, k) =>
    (quick ? [10_000] : [10_000, 100_000]).map(
      (count) =>
        [
          `uncertainty, ${count.toLocaleString("en")} replicates, ${k + 1} thread${k === 0 ? "" : "s"}`,
          () => pool.uncertainty(definition, data, { vary, n: count }, { onNote: refuse }),
        ] as const,
    ),
  ),
];

// what a first call costs: compiling and learning included
const began = performance.now();
works[0]![1]();
const first = performance.now() - began;
report({ ...sized(`${works[0]![0]}, first call`), median_ms: first, min_ms: first, baseline: null, baseline_ms: null });

const times = await inTurns(
  works.map(([, run]) => run),
  quick ? 2 : 5,
);
// 100,000 replicates in two threads are told beside those in one
works.forEach(([work], k) => {
  const one = work.endsWith("2 threads")
    ? works.findIndex(([name]) => name === work.replace("2 threads", "1 thread"))
    : -1;
  report({
    ...sized(work),
    median_ms: middle(times[k]!),
    min_ms: times[k]![0]!,
    baseline: one < 0 ? null : "1 thread",
    baseline_ms: one < 0 ? null : times[one]![0]!,
  });
});
await Promise.all(pools.map((pool) => pool.close()));
if (!process.argv.includes("--json"))
  console.log(
    `load ${loadavg()
      .map((value) => value.toFixed(2))
      .join(" ")}`,
  );
