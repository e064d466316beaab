// node scripts/engines.mjs [--test [options of vitest]]
// Installs chdb (ClickHouse) and pyspark (Spark) into a virtual environment outside the project and prints its Python.
// --test: then runs the tests of ./sql on them (-u: keeps what they compared on record anew). What cannot be had is skipped by name; what is there and fails, fails.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const wanted = ["chdb==4.4.0", "pyspark==3.5.3"];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
const folder = join(cache, "common-prosperity-index", `engines-${wanted.join("-").replaceAll("==", "-")}`);
const python = join(folder, "bin", "python");

/** @param {string} why */
function skip(why) {
  console.log(`ClickHouse: skipped, ${why}`);
  console.log(`Spark: skipped, ${why}`);
  process.exit(0);
}

/** @param {string} command @param {string[]} args */
const quiet = (command, args) => spawnSync(command, args, { encoding: "utf8", timeout: 900_000 });

const works = () => existsSync(python) && quiet(python, ["-c", "import chdb, pyspark"]).status === 0;
if (!works()) {
  if (quiet("python3", ["--version"]).status !== 0) skip("there is no python3");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  if (quiet("python3", ["-m", "venv", folder]).status !== 0) skip("python3 makes no virtual environment");
  const installed = quiet(python, ["-m", "pip", "install", "--quiet", ...wanted]);
  if (installed.status !== 0)
    skip(`pip cannot install ${wanted.join(" and ")}: ${installed.stderr.trim().split("\n").at(-1)}`);
  if (!works()) skip("chdb and pyspark do not load");
}
if (quiet("java", ["-version"]).status !== 0) skip("there is no Java, which Spark runs on");
console.log(python);
const [, , test, ...more] = process.argv;
if (test === "--test") {
  // what opens no engine has run with all other tests
  const files = readdirSync(join(root, "test/sql"))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `test/sql/${name}`)
    .filter((path) => readFileSync(join(root, path), "utf8").includes('from "./engines.ts"'));
  const { status } = spawnSync(
    "npx",
    ["--no-install", "vitest", "run", ...files, "--coverage.enabled=false", "--maxWorkers=2", ...more],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, GONGFU_ENGINES: python },
    },
  );
  process.exit(status ?? 1);
}
