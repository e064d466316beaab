// npm start: computes the bundled examples, prints their tables in Chinese and English, and writes out/.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const command = join(root, "dist", "cli.js");
const out = join(root, "out");

/** Name in out/, project, and what of it is printed. */
const projects = [
  ["fenghua", "fenghua/gongfu.yaml"],
  ["huangyan-district-synthetic", "huangyan-illustrative/district.yaml"],
  ["survey-synthetic", "survey/gongfu.yaml"],
  ["huangyan-towns-synthetic", "huangyan-illustrative/towns.yaml", "--period", "2025"],
];

function gongfu(...args) {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(out, { recursive: true });
for (const [name, project, ...shown] of projects) {
  const path = join(root, "data", "examples", project);
  gongfu("compute", path, "--locale", "both", ...shown);
  gongfu("compute", path, "--format", "json", "--steps", "--out", join(out, `${name}.json`));
  gongfu("compute", path, "--format", "csv", "--out", join(out, `${name}.csv`));
  process.stdout.write("\n");
}
process.stdout.write(`Scores, ranks, weights and every step: ${relative(process.cwd(), out) || "."}/ (JSON and CSV)\n`);
