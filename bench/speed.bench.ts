// Fit and apply of a whole index beside the C program of the same sums, growth over rows and indicators, memory. One line a
// work; rounds interleaved. The peers in other languages are in peers.bench.ts.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  computeIndex,
  createColumns,
  type Dataset,
  datasetFromColumns,
  type IndexResult,
  parseSystem,
} from "../src/index.ts";
import { drawing, inTurns, middle, report, systemInFours } from "./lines.ts";

const quick = process.argv.includes("--quick");
const asJson = process.argv.includes("--json");
const draw = drawing();

const systemOf = (indicators: number) => parseSystem(systemInFours(indicators));

function dataOf(units: number, indicators: number, { gaps = 0, resident = false } = {}): Dataset {
  const ids = Array.from({ length: indicators }, (_, j) => `x${j}`);
  const columns = resident
    ? createColumns({ rows: units, ids })
    : new Map(ids.map((id) => [id, new Float64Array(units)] as const));
  for (const column of columns.values())
    for (let i = 0; i < units; i++) column[i] = gaps > 0 && draw() < gaps * 100 ? Number.NaN : draw();
  return datasetFromColumns({ units: Array.from({ length: units }, (_, i) => `u${i}`), periods: "2023", columns });
}

interface Limit {
  /** Milliseconds of what is measured here, the middle of its seven rounds. */
  ask(units: number): Promise<number>;
  close(): void;
}

/**
 * The C program, compiled here; null where the compiler or its source is lacking. A shell that was started before there are any
 * data runs it: starting it from here would copy this process for a moment, and at the next call every page of memory that is
 * written would be taken back one by one, 60 to 80 ms for a million rows.
 */
function limitProgram(folder: string): Limit | null {
  const source = join("..", "shared", "bench", "limit.c");
  if (!existsSync(source)) return null;
  const program = join(folder, "limit");
  const { status } = spawnSync("gcc", ["-O3", "-march=native", source, "-o", program, "-lm"]);
  if (status !== 0) return null;
  const shell = spawn("sh", ["-c", 'while read n; do "$0" "$n"; echo end; done', program], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (units) => {
      shell.stdin.write(`${units}\n`);
      let sum = 0;
      for (;;) {
        const { done, value } = await lines.next();
        if (done === true || value === "end") return sum;
        const named = ["minmax rowmajor", "norm+4-level agg (+20 node scores)"].some((name) => value.startsWith(name));
        if (named) sum += Number(value.match(/([\d.]+) ms/)![1]);
      }
    },
    close: () => shell.stdin.end(),
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

async function indexWorks(limit: Limit | null): Promise<void> {
  for (const units of quick ? [100_000] : [100_000, 1_000_000])
    for (const works of [BESIDE_C, FRESH]) {
      const system = systemOf(64);
      const cases = works.map(({ gaps, resident, reused }) => {
        const data = dataOf(units, 64, { ...(gaps && { gaps }), ...(resident && { resident }) });
        let last: IndexResult | undefined;
        return () => {
          last = computeIndex({ system }, data, reused && last !== undefined ? { reuse: last } : {});
        };
      });
      const rounds = units < 1_000_000 ? 25 : 11; // short calls are warm only after some
      const times = await inTurns(limit === null ? cases : [...cases, () => limit.ask(units)], rounds);
      const base = limit === null ? null : times[works.length]!;
      works.forEach(({ work }, k) => {
        const [min_ms, median_ms] = [times[k]![0]!, middle(times[k]!)];
        const baseline = base === null ? null : "limit.c";
        report({ work, units, indicators: 64, median_ms, min_ms, baseline, baseline_ms: base?.[0] ?? null });
      });
    }
}

/** Growth over rows and indicators, memory reused, with and without missing values. */
async function growth(): Promise<void> {
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
      };
      // short calls are warm only after some, and cost nothing to repeat
      const [times] = await inTurns(
        [run],
        Math.min(200, Math.max(quick ? 3 : 7, Math.ceil(2e7 / (units * indicators)))),
      );
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
    const limit = limitProgram(folder);
    await indexWorks(limit);
    limit?.close();
    await growth();
    if (!asJson) memoryWorks();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
