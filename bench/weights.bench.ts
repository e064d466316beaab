// Weights learned from 100,000 units × 64 indicators: rounds interleaved, smallest and middle time of each.
import { loadavg } from "node:os";
import { critic } from "../src/weigh/critic.ts";
import { entropy } from "../src/weigh/entropy.ts";
import { gini } from "../src/weigh/gini.ts";
import { merec } from "../src/weigh/merec.ts";

const n = 100_000;
const m = 64;
const rounds = 7;
let state = 1;
const columns = Array.from({ length: m }, (_, j) =>
  Float64Array.from({ length: n }, () => {
    state = (state * 48271) % 2147483647; // the minimal standard generator
    return (state / 2147483647) * 100 + j + 1;
  }),
);

const texts = Array.from({ length: n }, (_, i) => String(i));
const context = { rows: { length: n, unit: texts, period: texts.map(() => "2023"), group: {} } };

const cases: Readonly<Record<string, () => unknown>> = {
  "critic (pearson)": () => critic.fit(columns, {}, context),
  merec: () => merec.fit(columns, {}, context),
  "entropy (min-max)": () => entropy.fit(columns, {}, context),
  "entropy (raw)": () => entropy.fit(columns, { sharesOf: "raw" }, context),
  gini: () => gini.fit(columns, {}, context),
};

const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(cases)) {
    const start = performance.now();
    run();
    times.get(name)!.push(performance.now() - start);
  }

const load = loadavg().map((value) => value.toFixed(2));
console.log(
  `weights: ms for ${n.toLocaleString("en")} × ${m}, smallest and middle of ${rounds}; load ${load.join(" ")}`,
);
for (const [name, taken] of times) {
  const sorted = taken.toSorted((a, b) => a - b);
  console.log(`${name.padEnd(24)} ${sorted[0]!.toFixed(1).padStart(8)} ${sorted[rounds >> 1]!.toFixed(1).padStart(8)}`);
}
