// node scripts/check-package.mjs [--built]
// Packs what would be published (after a full build, unless --built says that dist is one) and holds the tarball to npm publish --dry-run, publint, attw and the command's start-up time.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const startUp = 0.25; // seconds for `gongfu --help`
const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const scratch = mkdtempSync(join(tmpdir(), "gongfu-pack-"));
const built = process.argv.includes("--built") ? ["--ignore-scripts"] : [];
let failed = 0;

/** @param {string} what @param {boolean} passed @param {string} [detail] */
function report(what, passed, detail = "") {
  console.log(`${passed ? "ok    " : "FAILED"} ${what}${detail && ` ${detail}`}`);
  if (!passed) failed += 1;
}

try {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", scratch, ...built], {
      encoding: "utf8",
    }).replace(/^[^[]*/, ""),
  );
  const tarball = join(scratch, packed.filename);
  report(`${packed.files.length} files, ${(packed.size / 1024).toFixed(0)} KB packed`, packed.files.length > 0);

  // as `npm publish` would do it, but for the sending; needs neither network nor login
  const publish = spawnSync("npm", ["publish", tarball, "--dry-run", "--offline", "--ignore-scripts", "--json"], {
    encoding: "utf8",
    env: { ...process.env, npm_config_provenance: "false" },
  });
  const named = /"id":\s*"([^"]+)"/.exec(publish.stdout ?? "")?.[1];
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  report(
    `npm publish --dry-run: ${named}`,
    publish.status === 0 && named === `${name}@${version}`,
    publish.status === 0 ? "" : `\n${publish.stderr}`,
  );

  const bin = (/** @type {string} */ name) => join("node_modules/.bin", name);
  const publint = spawnSync(bin("publint"), ["run", tarball, "--strict"], { encoding: "utf8" });
  report("publint", publint.status === 0, publint.status === 0 ? "" : `\n${publint.stdout}${publint.stderr}`);
  const attw = spawnSync(bin("attw"), [tarball, "--profile", "node16"], { encoding: "utf8" });
  report("attw", attw.status === 0, attw.status === 0 ? "" : `\n${attw.stdout}${attw.stderr}`);

  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, ["dist/cli.js", "--help"], { stdio: "ignore" });
    return (performance.now() - start) / 1000;
  });
  const best = Math.min(...times);
  report(`gongfu --help starts in ${best.toFixed(3)} s (at most ${startUp})`, best < startUp);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
