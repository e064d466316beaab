// The built command gives the same bytes on every supported Node and with any number of threads: snapshots of the example
// projects, their scores with every step, and an uncertainty analysis on 1, 2 and 4 threads.
// Usage: node scripts/node-versions.mjs [major…]; default 20 and 24. A version that is not the running one is fetched from npm
// (node-<platform>-<arch>) into a temporary folder; where it cannot be had, it is skipped by name.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, "dist", "cli.js");
const PROJECTS = [
  { name: "fenghua", project: "gongfu.yaml" },
  { name: "zhejiang-2020", project: "gongfu.yaml" },
  { name: "zhejiang-urban-rural", project: "gongfu.yaml" },
  { name: "huangyan-illustrative", project: "towns.yaml" },
  { name: "survey", project: "gongfu.yaml" },
  { name: "snapshots-synthetic", project: "gongfu.yaml" },
];
const ANALYSED = { name: "huangyan-illustrative", project: "towns.yaml" };
const THREADS = [1, 2, 4];

if (!existsSync(command)) throw new Error("dist/cli.js is not there: npm run build:quick first");
const folder = mkdtempSync(join(tmpdir(), "gongfu-node-"));
try {
  process.exitCode = compareVersions();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compareVersions() {
  const running = String(process.versions.node.split(".")[0]);
  const asked = process.argv.length > 2 ? process.argv.slice(2) : ["20", "24"];
  /** @type {{ version: string, bytes: Map<string, string> }[]} */
  const tables = [];
  for (const major of new Set([running, ...asked])) {
    const node = major === running ? process.execPath : fetched(major);
    if (node !== null)
      tables.push({ version: run(node, ["--version"]).toString().trim(), bytes: bytesOf(node, major) });
  }
  const [first, ...others] = tables;
  if (first === undefined) return 1;
  let differing = 0;
  for (const { version, bytes } of others)
    for (const [name, hash] of first.bytes)
      if (bytes.get(name) !== hash) {
        differing += 1;
        process.stdout.write(`${name}: ${first.version} and ${version} differ\n`);
      }
  for (const { version, bytes } of tables) {
    for (const threads of THREADS) {
      if (bytes.get(`uncertainty, ${threads} threads`) === bytes.get("uncertainty, 1 threads")) continue;
      differing += 1;
      process.stdout.write(`${version}: ${threads} threads and 1 differ\n`);
    }
    process.stdout.write(`${version}: ${bytes.size} outputs\n`);
  }
  process.stdout.write(`${differing} of ${first.bytes.size} outputs differ over ${tables.length} versions of Node\n`);
  return differing === 0 ? 0 : 1;
}

/**
 * The outputs of one Node as hashes, by name.
 * @param {string} node @param {string} major @returns {Map<string, string>}
 */
function bytesOf(node, major) {
  /** @type {Map<string, string>} */
  const bytes = new Map();
  /** @param {string} name @param {string | Buffer} content */
  const keep = (name, content) => bytes.set(name, createHash("sha256").update(content).digest("hex"));
  const home = join(folder, `examples-${major}`);
  cpSync(join(root, "data", "examples"), home, { recursive: true });
  for (const { name, project } of PROJECTS) {
    const cwd = join(home, name);
    rmSync(join(cwd, "snapshots"), { recursive: true, force: true });
    run(node, [command, "snapshot", project], cwd);
    for (const file of readdirSync(join(cwd, "snapshots")).sort())
      keep(`${name}/snapshots/${file}`, readFileSync(join(cwd, "snapshots", file)));
    keep(`${name}, scores and steps`, run(node, [command, "compute", project, "--format", "json", "--steps"], cwd));
  }
  const { name, project } = ANALYSED;
  for (const threads of THREADS) {
    const args = ["uncertainty", project, "--n", "200", "--threads", String(threads), "--format", "json"];
    keep(`uncertainty, ${threads} threads`, run(node, [command, ...args], join(home, name)));
  }
  return bytes;
}

/** @param {string} node @param {string[]} args */
function run(node, args, cwd = folder) {
  const { status, stdout, stderr, error } = spawnSync(node, args, {
    cwd,
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH ?? "", LANG: "C" },
  });
  if (status !== 0) throw new Error(`${node} ${args.join(" ")}: ${error ?? stderr}`);
  return stdout;
}

/**
 * The program of another Node from npm, or null with the reason printed.
 * @param {string} major
 */
function fetched(major) {
  const name = `node-${platform() === "win32" ? "win" : platform()}-${arch()}`;
  const home = join(folder, `node-${major}`);
  const npm = platform() === "win32" ? "npm.cmd" : "npm";
  const { status, stderr } = spawnSync(
    npm,
    ["install", "--prefix", home, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${major}`],
    { cwd: folder, encoding: "utf8", timeout: 300_000, shell: platform() === "win32" },
  );
  const program = join(home, "node_modules", name, "bin", platform() === "win32" ? "node.exe" : "node");
  if (status === 0 && existsSync(program)) return program;
  const reason = (stderr ?? "").split("\n").find((line) => /ERR/.test(line)) ?? `npm ended with ${status}`;
  process.stdout.write(`Node ${major}: skipped, ${name}@${major} cannot be had from npm (${reason.trim()})\n`);
  return null;
}
