// A whole index, fitted and applied: 64 indicators in 16 groups, 4 domains and the index; every node's score.
// Rounds interleaved over the sizes, smallest and middle time of each; the load average is printed beside them.
import { loadavg } from "node:os";
import { computeIndex, datasetFromColumns, type PlanInput, parseSystem } from "../src/index.ts";

const rounds = 7;
const leaf = (i: number) => ({ id: `x${i}`, direction: i % 3 === 2 ? "negative" : "positive" });
const system = parseSystem({
  id: "bench",
  version: "1",
  index: {
    id: "index",
    children: Array.from({ length: 4 }, (_, d) => ({
      id: `d${d}`,
      children: Array.from({ length: 4 }, (_, g) => ({
        id: `g${d}_${g}`,
        children: Array.from({ length: 4 }, (_, k) => leaf(16 * d + 4 * g + k)),
      })),
    })),
  },
});

let state = 1;
const draw = (): number => {
  state = (state * 48271) % 2147483647; // the minimal standard generator
  return (state / 2147483647) * 100;
};

function dataset(units: number, gaps: number) {
  const columns = new Map<string, Float64Array>();
  for (let j = 0; j < 64; j++) {
    columns.set(
      `x${j}`,
      Float64Array.from({ length: units }, () => (gaps > 0 && draw() < gaps * 100 ? Number.NaN : draw())),
    );
  }
  return datasetFromColumns({
    units: Array.from({ length: units }, (_, i) => `u${i}`),
    periods: Array.from({ length: units }, () => "2023"),
    columns,
  });
}

const whole = dataset(100_000, 0);
const gappy = dataset(100_000, 0.05);
const small = dataset(1_000, 0);
const entropy: PlanInput = { weigh: { method: "entropy" } };
const cases: Readonly<Record<string, () => unknown>> = {
  "1,000 units": () => computeIndex({ system }, small),
  "100,000 units": () => computeIndex({ system }, whole),
  "100,000 units, 5 % missing": () => computeIndex({ system }, gappy),
  "100,000 units, entropy weights": () => computeIndex({ system, plan: entropy }, whole),
  "100,000 units, ranks of the index": () => computeIndex({ system }, whole).rank("index"),
};

const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(cases)) {
    const from = performance.now();
    run();
    times.get(name)!.push(performance.now() - from);
  }
}
process.stdout.write(
  `load ${loadavg()[0]!.toFixed(2)}; 64 indicators, 4 levels, ${rounds} rounds; ms smallest / middle\n`,
);
for (const [name, list] of times) {
  const sorted = list.sort((a, b) => a - b);
  process.stdout.write(
    `${name.padEnd(36)} ${sorted[0]!.toFixed(1).padStart(8)} ${sorted[rounds >> 1]!.toFixed(1).padStart(8)}\n`,
  );
}
