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

function indexWorks(limit: ((units: number) => number) | null): void {
  for (const units of quick ? [100_000] : [100_000, 1_000_000]) {
    const system = systemOf(64);
    const rounds = quick ? 5 : 9;
    const named: [string, Dataset, boolean][] = [
      ["fit and apply, resident, memory reused", dataOf(units, 64, { resident: true }), true],
      ["fit and apply, resident", dataOf(units, 64, { resident: true }), false],
      ["fit and apply, own arrays", dataOf(units, 64), false],
      ["fit and apply, 5 % missing, resident, reused", dataOf(units, 64, { resident: true, gaps: 0.05 }), true],
    ];
    const before: (IndexResult | undefined)[] = named.map(() => undefined);
    const cases = named.map(([, data, reused], k) => () => {
      const last = before[k];
      before[k] = computeIndex({ system }, data, reused && last !== undefined ? { reuse: last } : {});
      return undefined;
    });
    const times = interleave(limit === null ? cases : [...cases, () => limit(units)], rounds);
    const base = limit === null ? null : times[named.length]![0]!;
    named.forEach(([work], k) => {
      const baseline = base === null ? null : "limit.c";
      report({
        work,
        units,
        indicators: 64,
        median_ms: middle(times[k]!),
        min_ms: times[k]![0]!,
        baseline,
        baseline_ms: base,
      });
    });
  }
}

function growth(): void {
  const sizes = quick
    ? ([
        [1_000, 64],
        [10_000, 64],
        [100_000, 8],
        [10_000, 512],
      ] as const)
    : [1_000, 10_000, 100_000, 1_000_000]
        .flatMap((n) => [8, 64, 512].map((m) => [n, m] as const))
        .filter(([n, m]) => n * m <= 1e8);
  for (const [units, indicators] of sizes) {
    const system = systemOf(indicators);
    const data = dataOf(units, indicators, { resident: true });
    const [times] = interleave([() => void computeIndex({ system }, data)], quick ? 3 : 5);
    report({
      work: "growth",
      units,
      indicators,
      median_ms: middle(times!),
      min_ms: times![0]!,
      baseline: null,
      baseline_ms: null,
    });
  }
}

/** What a million rows add to the memory of the process, as a share of the data. */
function memory(): void {
  const units = quick ? 100_000 : 1_000_000;
  const system = systemOf(64);
  const data = dataOf(units, 64, { resident: true });
  const size = units * 64 * 8;
  globalThis.gc?.();
  for (const nodes of [["index"], undefined]) {
    const before = process.memoryUsage().arrayBuffers;
    const result = computeIndex({ system }, data, nodes === undefined ? {} : { nodes });
    const share = 1 + (process.memoryUsage().arrayBuffers - before) / size;
    if (!asJson)
      console.log(
        `memory${nodes === undefined ? "" : ' with nodes: ["index"]'}: ${share.toFixed(2)} × the data (${result.units.length} units)`,
      );
  }
}

const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  if (!asJson) console.log(`load ${loadavg()[0]!.toFixed(2)}; ms smallest, middle; baseline smallest`);
  indexWorks(limitProgram(folder));
  growth();
  memory();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
