// The index where the data lie: `gongfu compute --engine duckdb` over Parquet files beside `gongfu compute --stream` over the same
// files, each in a process of its own, both with dist/ as it was built; time and the most memory that a process had. Then the size
// of the statement. --rows=N takes one size alone, --minutes=N ends what takes longer, --engine-only leaves out the stream,
// --index-only the ranks of all groups.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { datasetFromColumns, fitIndex, parseSystem } from "../src/index.ts";
import { openDuckDb } from "../src/node/engines/duckdb.ts";
import { toSql } from "../src/sql/index.ts";
import { report, systemInFours } from "./lines.ts";

const option = (name: string, fallback: number): number => {
  const given = process.argv.find((text) => text.startsWith(`--${name}=`));
  return given === undefined ? fallback : Number(given.split("=")[1]);
};
const quick = process.argv.includes("--quick");
const asJson = process.argv.includes("--json");
const sizes = process.argv.some((text) => text.startsWith("--rows="))
  ? [option("rows", 0)]
  : quick
    ? [50_000]
    : [1_000_000, 20_000_000];
const minutes = option("minutes", 60);
const LIMIT = "1200MB";
const INDICATORS = 64;
const command = resolve("dist", "cli.js");
const ids = (count: number) => Array.from({ length: count }, (_, j) => `x${j}`);

/** A million units in as many periods as it takes, figures of two decimals from 0 to 1000. */
async function writeFile(file: string, rows: number): Promise<void> {
  const engine = await openDuckDb({ memory: LIMIT });
  const figures = ids(INDICATORS).map((id, j) => `((i * ${7919 + 2 * j} + ${j * 104_729}) % 100003) / 1e2 AS ${id}`);
  try {
    await engine.run(
      `COPY (SELECT 'u' || (i % 1000000) AS unit, CAST(2001 + i // 1000000 AS VARCHAR) AS period, ${figures.join(", ")} FROM range(${rows}) r(i)) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    await engine.close();
  }
}

interface Ran {
  readonly ms: number;
  readonly peak_mb: number;
}

/** The command in `folder`; null where it took longer than it may. */
function run(folder: string, args: readonly string[]): Ran | null {
  const told = "process.on('exit', () => process._rawDebug('rss ' + process.resourceUsage().maxRSS))";
  const began = performance.now();
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(told)}`, command, "compute", ...args],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: minutes * 60_000,
      killSignal: "SIGKILL",
      env: { ...process.env, TMPDIR: folder }, // what is ended leaves its own behind
    },
  );
  if (signal === "SIGKILL") return null;
  if (status !== 0) throw new Error(stderr);
  return { ms: performance.now() - began, peak_mb: Math.round(Number(/rss (\d+)/.exec(stderr)![1]) / 1024) };
}

async function engineBesideStream(folder: string, rows: number): Promise<void> {
  mkdirSync(folder);
  const file = join(folder, "data.parquet");
  await writeFile(file, rows);
  const system = systemInFours(INDICATORS);
  writeFileSync(join(folder, "gongfu.json"), JSON.stringify({ system, data: [{ file: "data.parquet" }] }));
  const works = [
    { work: "index with its rank", only: ["--node", "index"], stream: ["--node", "index", "--ranks"] },
    { work: "21 groups, with ranks in the engine alone", only: [], stream: [] },
  ];
  for (const { work, only, stream } of process.argv.includes("--index-only") ? works.slice(0, 1) : works) {
    const on = run(folder, ["--engine", "duckdb", "--memory", LIMIT, ...only, "--out", "engine.parquet"]);
    const beside = process.argv.includes("--engine-only")
      ? null
      : run(folder, ["--stream", ...stream, "--out", "stream.parquet"]);
    if (on === null) throw new Error(`${work}: not done in ${minutes} minutes`);
    report({
      work: `DuckDB: ${work}`,
      units: rows,
      indicators: INDICATORS,
      median_ms: on.ms,
      min_ms: on.ms,
      baseline: beside === null ? null : "--stream",
      baseline_ms: beside?.ms ?? null,
      peak_mb: on.peak_mb,
      ...(beside === null ? {} : { baseline_peak_mb: beside.peak_mb }),
      file_mb: Math.round(statSync(file).size / 1e6),
      load: Number(loadavg()[0]!.toFixed(1)),
    });
  }
}

/** How long the statement is, and how long it takes to write. */
async function statements(): Promise<void> {
  for (const indicators of [64, 512]) {
    const system = parseSystem(systemInFours(indicators));
    const columns = Object.fromEntries(ids(indicators).map((id, j) => [id, [j, 2 * j + 1, j + 0.1]]));
    const data = datasetFromColumns({ units: ["a", "b", "c"], periods: "2001", columns });
    const fitted = fitIndex({ system }, data);
    for (const ranks of [true, false]) {
      const began = performance.now();
      const { text, steps } = await toSql(fitted, { dialect: "duckdb", table: "data", ranks });
      const ms = performance.now() - began;
      const [bytes, ctes] = [new TextEncoder().encode(text).length, steps.length];
      const work = `statement, ${ranks ? "with" : "without"} ranks`;
      report({ work, units: 3, indicators, median_ms: ms, min_ms: ms, baseline: null, baseline_ms: null, bytes, ctes });
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), "bench-sql-"));
try {
  if (!asJson) console.log(`load ${loadavg()[0]!.toFixed(2)}; one run each; DuckDB with at most ${LIMIT}`);
  await statements();
  for (const rows of sizes) {
    const own = join(folder, String(rows));
    await engineBesideStream(own, rows);
    rmSync(own, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
