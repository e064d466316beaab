import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => statSync(join(root, folder, file)).mtimeMs,
    ),
  );
}

/** Folders whose tests read the build. */
const readers = ["test/cli", "test/docs", "test/examples", "test/hostile", "test/package", "test/systems"];

/** Whether the call names files or folders, none of which reads the build. */
function needless(args: readonly string[]): boolean {
  const named = args.filter((arg) => arg.startsWith("test/"));
  return named.length > 0 && named.every((path) => !readers.some((folder) => path.startsWith(folder)));
}

/**
 * The command and the package are tested as built: build (without types) when the build is missing or older than its sources.
 * `npm test` has built before and stops at a build that fails; here it is said, and tests of single sources go on.
 */
export default function setup(): void {
  if (needless(process.argv.slice(2))) return;
  const built = join(root, "dist/cli.js");
  const sources = Math.max(newest("src"), newest("data/systems"), statSync(join(root, "tsup.config.ts")).mtimeMs);
  if (existsSync(built) && statSync(built).mtimeMs >= sources) return;
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs"), "--quick"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) console.error("\nThe build failed: tests of dist/ would test an old one or none.\n");
}
