// node bench/stream.mjs [--rows N] [--columns M] [--ranks] [--parquet]
// Writes a CSV, or a Parquet file in groups of 100,000 rows, of N rows and M columns into a temporary folder, scores it with `gongfu compute --stream` from dist/, and
// prints the time and the largest memory that the process had, as one line of JSON.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parquetWriteBuffer } from "hyparquet-writer";

/** @type {(name: string, fallback: number) => number} */
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rows = option("rows", 2_000_000);
const columns = option("columns", 16);
const ranks = process.argv.includes("--ranks");
const parquet = process.argv.includes("--parquet");
const name = parquet ? "data.parquet" : "data.csv";
const command = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "gongfu-stream-"));
/** @type {(i: number, j: number) => number} */
const figure = (i, j) => ((i * 7919 + j * 104_729) % 1_000_003) / 1000;

/** @type {(ids: readonly string[]) => void} */
function writeCsv(ids) {
  const file = openSync(join(folder, "data.csv"), "w");
  writeSync(file, `unit,period,${ids.join(",")}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    let text = "";
    for (let i = from; i < Math.min(rows, from + 10_000); i++) {
      text += `u${i},2023`;
      for (let j = 0; j < columns; j++) text += `,${figure(i, j)}`;
      text += "\n";
    }
    writeSync(file, text);
  }
  closeSync(file);
}

/** @type {(ids: readonly string[]) => void} */
function writeParquet(ids) {
  const numbers = Array.from({ length: rows }, (_, i) => i);
  const columnData = [
    { name: "unit", data: numbers.map((i) => `u${i}`), type: /** @type {const} */ ("STRING") },
    { name: "period", data: numbers.map(() => "2023"), type: /** @type {const} */ ("STRING") },
    ...ids.map((id, j) => ({
      name: id,
      data: Float64Array.from(numbers, (i) => figure(i, j)),
      type: /** @type {const} */ ("DOUBLE"),
    })),
  ];
  writeFileSync(join(folder, name), Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 100_000 })));
}

try {
  const ids = Array.from({ length: columns }, (_, j) => `x${j}`);
  const children = ids.map((id, j) => ({ id, direction: j % 2 === 0 ? "positive" : "negative" }));
  const system = { id: "bench", version: "1", index: { id: "index", children } };
  writeFileSync(join(folder, "gongfu.json"), JSON.stringify({ system, data: [{ file: name }] }));
  if (parquet) writeParquet(ids);
  else writeCsv(ids);
  const bytes = statSync(join(folder, name)).size;
  const report = "process.on('exit', () => process._rawDebug('rss ' + process.resourceUsage().maxRSS))";
  const args = ["--import", `data:text/javascript,${encodeURIComponent(report)}`, command, "compute", "--stream"];
  const began = performance.now();
  const run = spawnSync(
    process.execPath,
    [...args, "--node", "index", "--out", "scores.csv", ...(ranks ? ["--ranks"] : [])],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const seconds = (performance.now() - began) / 1000;
  if (run.status !== 0) throw new Error(run.stderr);
  const rss = Number(/rss (\d+)/.exec(run.stderr)?.[1]) / 1024;
  const line = {
    work: "gongfu compute --stream",
    rows,
    columns,
    ranks,
    format: parquet ? "parquet" : "csv",
    file_mb: Math.round(bytes / 1e6),
    seconds,
    rss_mb: Math.round(rss),
  };
  console.log(JSON.stringify(line));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
