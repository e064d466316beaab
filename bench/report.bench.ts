// The whole report of 200 units, two periods and the 64 indicators of Huangyan with their targets: the first in a process, later
// ones, and `gongfu report` from a cold start (dist/: build first). Figures are drawn from a seed. Above 5 MB it fails.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { computeIndex, datasetFromColumns } from "../src/index.ts";
import { csvText } from "../src/io/write-csv.ts";
import { report as reportOf } from "../src/report/index.ts";
import { loadSystem } from "../src/systems/index.ts";
import { drawing, inTurns, middle, report } from "./lines.ts";

const UNITS = 200;
const PERIODS = ["2024", "2025"];
const MOST_BYTES = 5_000_000;

const rounds = process.argv.includes("--quick") ? 1 : 3;
const random = drawing();
const system = await loadSystem("huangyan_64");
const indicators = leaves(system.index);
const keys = Array.from({ length: UNITS }, (_, i) => PERIODS.map((period) => ({ unit: `u${i + 1}`, period }))).flat();
const columns = Object.fromEntries(indicators.map((id) => [id, keys.map(() => Number(random().toFixed(2)))]));
const data = datasetFromColumns({
  units: keys.map(({ unit }) => unit),
  periods: keys.map(({ period }) => period),
  names: keys.map(({ unit }) => `测试镇${unit}号`),
  columns,
});
const plan = { normalise: { method: "min-max" } };

function leaves(node: { readonly id: string; readonly children?: readonly (typeof node)[] | undefined }): string[] {
  return node.children === undefined ? [node.id] : node.children.flatMap(leaves);
}

function whole(): string {
  const definition = { system, plan };
  return reportOf({ definition, data, result: computeIndex(definition, data) }, { locale: "zh" });
}

function told(work: string, sorted: readonly number[]): void {
  const size = { units: UNITS, indicators: indicators.length, baseline: null, baseline_ms: null };
  report({ work, ...size, min_ms: sorted[0]!, median_ms: middle(sorted) });
}

function held(text: string): void {
  const bytes = Buffer.byteLength(text);
  if (!process.argv.includes("--json")) console.log(`${(bytes / 1e6).toFixed(2)} MB`);
  if (bytes <= MOST_BYTES) return;
  console.error(`a report of ${bytes} bytes, more than ${MOST_BYTES}`);
  process.exitCode = 1;
}

/** Times of the command, from its start to its end. */
async function commanded(command: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-report-"));
  try {
    const rows = keys.map(({ unit, period }, i) => [unit, period, ...indicators.map((id) => columns[id]![i]!)]);
    writeFileSync(join(folder, "data.csv"), csvText([["unit", "period", ...indicators], ...rows]));
    const project = { system: system.id, data: [{ file: "data.csv" }], plan };
    writeFileSync(join(folder, "gongfu.yaml"), JSON.stringify(project));
    const out = join(folder, "report.html");
    const run = () => {
      const call = [command, "report", join(folder, "gongfu.yaml"), "--locale", "zh", "--out", out];
      const { status, stderr } = spawnSync(process.execPath, call, { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    };
    const [times] = await inTurns([run], rounds);
    told("gongfu report, from a cold start", times!);
    held(readFileSync(out, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!process.argv.includes("--json")) console.log(`load ${loadavg()[0]!.toFixed(2)}; ms smallest, middle`);
const from = performance.now();
const text = whole();
told("computeIndex and report, the first", [performance.now() - from]);
held(text);
told("computeIndex and report, later", (await inTurns([whole], rounds))[0]!);
const command = resolve("dist", "cli.js");
if (existsSync(command)) await commanded(command);
else console.error("dist/cli.js is not there: the command was not timed");
