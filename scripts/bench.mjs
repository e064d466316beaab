// node scripts/bench.mjs [--quick] [--json] [part of a name …]
// --quick and --json run bench/peers.bench.ts and speed.bench.ts alone, in under a minute, or with one line of JSON a work.
// Runs bench/*.bench.ts one after the other, each bundled as a consumer would meet it and in a process of its own.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const flags = process.argv.slice(2).filter((text) => text.startsWith("--"));
const names = process.argv.slice(2).filter((text) => !text.startsWith("--"));
const wanted = names.length === 0 && flags.length > 0 ? ["speed", "peers"] : names;
const files = readdirSync("bench")
  .filter((file) => file.endsWith(".bench.ts") && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .sort();
if (files.length === 0) throw new Error(`no benchmark is called ${wanted.join(" or ") || "bench/*.bench.ts"}`);
const folder = join("node_modules", ".cache", `bench-${process.pid}`);
try {
  for (const file of files) {
    const outfile = join(folder, file.replace(/\.ts$/, ".mjs"));
    await build({
      entryPoints: [join("bench", file)],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "warning",
    });
    const { status } = spawnSync(process.execPath, ["--expose-gc", outfile, ...flags], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
