// Kernels of src/stats on a column of a million values: rounds interleaved, smallest and middle time of each.
import {
  competitionRanks,
  extent,
  kurtosis,
  mean,
  median,
  pearson,
  pow,
  quantiles,
  roundAll,
  shannonEvenness,
  spearman,
  standardDeviation,
  sum,
} from "../src/stats/index.ts";

const n = 1_000_000;
const rounds = 7;
let state = 1;
const x = Float64Array.from({ length: n }, () => {
  state = (state * 48271) % 2147483647; // the minimal standard generator
  return (state / 2147483647) * 100;
});
const y = x.map((v, i) => v + (i % 17));
const shares = Float64Array.of(0.05, 0.5, 0.95);

const cases: Readonly<Record<string, () => unknown>> = {
  sum: () => sum(x),
  extent: () => extent(x),
  mean: () => mean(x),
  standardDeviation: () => standardDeviation(x),
  kurtosis: () => kurtosis(x),
  median: () => median(x),
  "quantiles (3)": () => quantiles(x, shares),
  competitionRanks: () => competitionRanks(x),
  "roundAll (3 decimals)": () => roundAll(x, { decimals: 3 }),
  shannonEvenness: () => shannonEvenness(x),
  pearson: () => pearson(x, y),
  spearman: () => spearman(x, y),
  "pow (0.37)": () => x.map((v) => pow(v, 0.37)),
};

const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(cases)) {
    const start = performance.now();
    run();
    times.get(name)!.push(performance.now() - start);
  }

console.log(`stats: ms for ${n.toLocaleString("en")} values, smallest and middle of ${rounds}`);
for (const [name, taken] of times) {
  const sorted = taken.toSorted((a, b) => a - b);
  console.log(`${name.padEnd(24)} ${sorted[0]!.toFixed(1).padStart(8)} ${sorted[rounds >> 1]!.toFixed(1).padStart(8)}`);
}
