// Fit and apply of a whole index beside the C program of the same sums, growth over rows and indicators, memory. One line a
// work; rounds interleaved. The peers in other languages are in peers.bench.ts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import {
  computeIndex,
  createColumns,
  type Dataset,
  datasetFromColumns,
  type IndexResult,
  parseSystem,
} from "../src/index.ts";

const quick = process.argv.includes("--quick");
const asJson = process.argv.includes("--json");

interface Line {
  readonly work: string;
  readonly units: number;
  readonly indicators: number;
  readonly median_ms: number;
  readonly min_ms: number;
  readonly baseline: string | null;
  readonly baseline_ms: number | null;
}

function report(line: Line): void {
  if (asJson) {
    console.log(JSON.stringify(line));
    return;
  }
  const { work, units, indicators, median_ms, min_ms, baseline, baseline_ms } = line;
  const against =
    baseline === null ? "" : `${baseline} ${baseline_ms!.toFixed(1)}, ratio ${(min_ms / baseline_ms!).toFixed(2)}`;
  const size = `${units.toLocaleString("en")} × ${indicators}`;
  console.log(
    `${work.padEnd(44)} ${size.padStart(16)} ${min_ms.toFixed(1).padStart(9)} ${median_ms.toFixed(1).padStart(9)}  ${against}`,
  );
}

let state = 1;
const draw = (): number => {
  state = (state * 48271) % 2147483647; // the minimal standard generator
  return (state / 2147483647) * 100;
};

/** Indicators in fours under groups, groups in fours under domains, domains under the index. */
function systemOf(indicators: number) {
  let nodes: object[] = Array.from({ length: indicators }, (_, j) => ({
    id: `x${j}`,
    direction: j % 3 === 2 ? "negative" : "positive",
  }));
  for (const letter of ["g", "d"]) {
    const below = nodes;
    nodes = Array.from({ length: Math.ceil(below.length / 4) }, (_, k) => ({
      id: `${letter}${k}`,
      children: below.slice(4 * k, 4 * k + 4),
    }));
  }
  return parseSystem({ id: "bench", version: "1", index: { id: "index", children: nodes } });
}

function dataOf(units: number, indicators: number, { gaps = 0, resident = false } = {}): Dataset {
  const ids = Array.from({ length: indicators }, (_, j) => `x${j}`);
  const columns = resident
    ? createColumns({ rows: units, ids })
    : new Map(ids.map((id) => [id, new Float64Array(units)] as const));
  for (const column of columns.values())
    for (let i = 0; i < units; i++) column[i] = gaps > 0 && draw() < gaps * 100 ? Number.NaN : draw();
  return datasetFromColumns({ units: Array.from({ length: units }, (_, i) => `u${i}`), periods: "2023", columns });
}

/** Times of each case, in turns: whatever else the machine does hits all of them. */
function interleave(cases: readonly (() => number | undefined)[], rounds: number): number[][] {
  const times = cases.map((): number[] => []);
  for (let round = 0; round < rounds + 1; round++)
    cases.forEach((run, k) => {
      const from = performance.now();
      const own = run();
      const taken = own ?? performance.now() - from;
      if (round > 0) times[k]!.push(taken); // the first round warms up
    });
  return times.map((list) => list.sort((a, b) => a - b));
}

const middle = (sorted: readonly number[]): number => sorted[sorted.length >> 1]!;

/** The C program, compiled here; null where the compiler or its source is lacking. */
function limitProgram(folder: string): ((units: number) => number) | null {
  const source = join("..", "shared", "bench", "limit.c");
  if (!existsSync(source)) return null;
  const program = join(folder, "limit");
  const { status } = spawnSync("gcc", ["-O3", "-march=native", source, "-o", program, "-lm"]);
  if (status !== 0) return null;
  return (units) => {
    const { stdout } = spawnSync(program, [String(units)], { encoding: "utf8" });
    const ms = (name: string): number =>
      Number(
        stdout
          .split("\n")
          .find((line) => line.startsWith(name))!
          .match(/([\d.]+) ms/)![1],
      );
    return ms("minmax rowmajor") + ms("norm+4-level agg (+20 node scores)");
  };
}

interface Work {
  readonly work: string;
  readonly gaps?: number;
  readonly resident?: boolean;
  readonly reused?: boolean;
}

/** What the C program does, in turns with it alone: fresh memory of another case would be paid for here. */
const BESIDE_C: readonly Work[] = [
  { work: "fit and apply, resident, memory reused", resident: true, reused: true },
  { work: "fit and apply, 5 % missing, resident, reused", resident: true, reused: true, gaps: 0.05 },
];
const FRESH: readonly Work[] = [
  { work: "fit and apply, resident", resident: true },
  { work: "fit and apply, own arrays" },
];

function indexWorks(limit: ((units: number) => number) | null): void {
  for (const units of quick ? [100_000] : [100_000, 1_000_000])
    for (const works of [BESIDE_C, FRESH]) {
      const system = systemOf(64);
      const cases = works.map(({ gaps, resident, reused }) => {
        const data = dataOf(units, 64, { ...(gaps && { gaps }), ...(resident && { resident }) });
        let last: IndexResult | undefined;
        return () => {
          last = computeIndex({ system }, data, reused && last !== undefined ? { reuse: last } : {});
          return undefined;
        };
      });
      const times = interleave(limit === null ? cases : [...cases, () => limit(units)], quick ? 5 : 9);
      const base = limit === null ? null : times[works.length]!;
      works.forEach(({ work }, k) => {
        const [min_ms, median_ms] = [times[k]![0]!, middle(times[k]!)];
        const baseline = base === null ? null : "limit.c";
        report({ work, units, indicators: 64, median_ms, min_ms, baseline, baseline_ms: base?.[0] ?? null });
      });
    }
}

/** Growth over rows and indicators, memory reused, with and without missing values. */
function growth(): void {
  const sizes = quick
    ? [
        [1_000, 64],
        [10_000, 64],
        [100_000, 8],
        [10_000, 512],
      ]
    : [1_000, 10_000, 100_000, 1_000_000]
        .flatMap((n) => [8, 64, 512].map((m) => [n, m]))
        .filter(([n, m]) => n! * m! <= 1e8);
  for (const [units, indicators] of sizes as [number, number][])
    for (const gaps of [0, 0.05]) {
      const system = systemOf(indicators);
      const data = dataOf(units, indicators, { resident: true, gaps });
      let last: IndexResult | undefined;
      const run = () => {
        last = computeIndex({ system }, data, last === undefined ? {} : { reuse: last });
        return undefined;
      };
      // short calls are warm only after some, and cost nothing to repeat
      const [times] = interleave([run], Math.min(200, Math.max(quick ? 3 : 7, Math.ceil(2e7 / (units * indicators)))));
      const work = gaps === 0 ? "growth" : "growth, 5 % missing";
      const [min_ms, median_ms] = [times![0]!, middle(times!)];
      report({ work, units, indicators, median_ms, min_ms, baseline: null, baseline_ms: null });
    }
}

/** What the rows of a whole index add to a process of its own, as a share of the data: array buffers, and resident pages. */
function memory(): void {
  const nodes = process.argv.includes("--memory-of-index") ? ["index"] : undefined;
  const units = quick ? 100_000 : 1_000_000;
  const system = systemOf(64);
  const small = dataOf(1_000, 64, { resident: true });
  for (let k = 0; k < 50; k++) computeIndex({ system }, small); // code and tables are not data
  const data = dataOf(units, 64, { resident: true });
  const size = units * 64 * 8;
  globalThis.gc?.();
  const before = process.memoryUsage();
  const result = computeIndex({ system }, data, nodes === undefined ? {} : { nodes });
  const peak = process.memoryUsage();
  globalThis.gc?.();
  const after = process.memoryUsage();
  const share = (bytes: number) => (1 + bytes / size).toFixed(2);
  console.log(
    `memory, ${units.toLocaleString("en")} × 64, ${nodes === undefined ? "every node" : 'nodes: ["index"]'}: array buffers ${share(after.arrayBuffers - before.arrayBuffers)}, resident ${share(Math.max(peak.rss, after.rss) - before.rss)} × the data (${result.units.length} units)`,
  );
}

/** A process for each, so that what one leaves behind is not counted for the other. */
function memoryWorks(): void {
  for (const more of [[], ["--memory-of-index"]]) {
    const flags = [...process.argv.slice(2), "--memory", ...more];
    spawnSync(process.execPath, ["--expose-gc", process.argv[1]!, ...flags], { stdio: "inherit" });
  }
}

const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  if (process.argv.includes("--memory")) memory();
  else {
    if (!asJson) console.log(`load ${loadavg()[0]!.toFixed(2)}; ms smallest, middle; baseline smallest`);
    indexWorks(limitProgram(folder));
    growth();
    if (!asJson) memoryWorks();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
