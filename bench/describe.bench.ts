// What it takes to know and to treat 100,000 units × 64 indicators: `describe` (statistics, availability, duplicates,
// Pearson's and Spearman's correlations with p-values) and winsorising. Rounds interleaved, smallest and middle time of
// each; the load average, the memory beside the data, and NumPy's time for the same statistics where it is there.
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { datasetFromColumns, describe, parseSystem, winsorise } from "../src/index.ts";

const rounds = 5;
const units = 100_000;
const indicators = 64;
let state = 1;
const draw = (): number => {
  state = (state * 48271) % 2147483647; // the minimal standard generator
  return state / 2147483647;
};
const skewed = (): number => 1 / (0.02 + draw()); // a long tail, so that there is something to treat

const system = parseSystem({
  id: "bench",
  version: "1",
  index: {
    id: "index",
    children: Array.from({ length: 16 }, (_, g) => ({
      id: `g${g}`,
      children: Array.from({ length: 4 }, (_, k) => ({ id: `x${4 * g + k}`, direction: "positive" as const })),
    })),
  },
});
const columns = new Map(
  Array.from({ length: indicators }, (_, j) => [`x${j}`, Float64Array.from({ length: units }, skewed)] as const),
);
const data = datasetFromColumns({
  units: Array.from({ length: units }, (_, i) => `u${i}`),
  periods: Array.from({ length: units }, () => "2023"),
  columns,
});

// as a plan gives them: made once, not a column
const rows = { length: units, unit: data.units, period: data.periods, group: {} };

/** Most memory of arrays beyond the data during a call, sampled by the allocations themselves: before and right after. */
function memory(run: () => unknown): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  const before = process.memoryUsage();
  const kept = run();
  const after = process.memoryUsage();
  void kept;
  return Math.max(0, after.arrayBuffers - before.arrayBuffers) + Math.max(0, after.heapUsed - before.heapUsed);
}

const describeAll = () => describe({ system }, data, { correlations: ["pearson", "spearman", "kendall"] });
const treatAll = () => {
  for (const x of columns.values())
    winsorise.apply(x, winsorise.fit(x, { maxPoints: 5, then: "log" }, { rows }), { rows });
};
const cases: Readonly<Record<string, () => unknown>> = {
  describe: describeAll,
  "treat (winsorise, then log)": treatAll,
};

const numpy = `
import sys, time
try:
    import numpy as np
except ImportError:
    sys.exit(3)
x = 1 / (0.02 + np.random.default_rng(1).random((${units}, ${indicators})))
times = []
for _ in range(${rounds}):
    t = time.perf_counter()
    m = x.mean(0); d = x - m; s = np.sqrt((d ** 2).sum(0) / (len(x) - 1)); (d ** 3).mean(0); (d ** 4).mean(0)
    np.quantile(x, [0, .25, .5, .75, 1], axis=0); np.corrcoef(x, rowvar=False)
    for j in range(x.shape[1]): np.unique(x[:, j], return_counts=True)
    np.corrcoef(x.argsort(0).argsort(0), rowvar=False)
    times.append((time.perf_counter() - t) * 1000)
times.sort(); print(times[0], times[len(times) // 2])
`;

const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(cases)) {
    const start = performance.now();
    run();
    times.get(name)!.push(performance.now() - start);
  }
const bytes = units * indicators * 8;
console.log(
  `describe: ms for ${units} × ${indicators}, smallest and middle of ${rounds}; load ${loadavg()[0]!.toFixed(2)}`,
);
for (const [name, taken] of times) {
  const sorted = taken.toSorted((a, b) => a - b);
  const used = (memory(cases[name]!) / bytes).toFixed(2);
  const figures = `${sorted[0]!.toFixed(0).padStart(7)} ${sorted[rounds >> 1]!.toFixed(0).padStart(7)}`;
  console.log(`${name.padEnd(28)} ${figures}   memory allocated: ${used} × the data`);
}
console.log(`left out: ${JSON.stringify(describeAll().correlations.leftOut)}`);
const python = spawnSync(process.env["PYTHON"] ?? "python3", ["-c", numpy], {
  encoding: "utf8",
  env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
});
if (python.status === 0)
  console.log(
    `NumPy, one thread: the same statistics   ${python.stdout
      .trim()
      .split(" ")
      .map((v) => Number(v).toFixed(0))
      .join(" ")}`,
  );
else console.log("NumPy is not there: no baseline");
