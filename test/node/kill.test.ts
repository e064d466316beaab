import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";

/** `npm run test:long` kills a thousand times. */
const KILLS = Number(process.env["GONGFU_KILLS"] ?? 50);
const SIZE = 400_000;
const WRITER = fileURLToPath(new URL("kill-writer.mjs", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A copy of the built code, which a build that happens meanwhile does not take away; inside, so that packages are found. */
function ownLibrary(): { readonly folder: string; readonly url: string } {
  const folder = join(ROOT, "node_modules", ".cache", `kill-${process.pid}`);
  for (let tries = 1; ; tries++)
    try {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const code = (path: string) => path.endsWith(".js") || statSync(path).isDirectory();
      cpSync(join(ROOT, "dist"), folder, { recursive: true, filter: code });
      return { folder, url: pathToFileURL(join(folder, "node.js")).href };
    } catch (error) {
      if (tries === 5) throw error; // the folder is swapped while it is copied
    }
}

/** Delays in milliseconds that spread over several writes; the same in every run. */
function* delays(): Generator<number> {
  let state = 12345;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield (state / 2147483648) * 25;
  }
}

test(`${KILLS} kills while writing: never a half file`, { timeout: KILLS * 3000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "gongfu-kill-"));
  const file = join(folder, "2023.json");
  const [a, b] = ["a", "b"].map((letter) => `${letter.repeat(SIZE)}\n`);
  writeFileSync(file, a!);
  const pause = delays();
  const library = ownLibrary();
  let inTheMiddle = 0;
  try {
    for (let i = 0; i < KILLS; i++) {
      const child = spawn(process.execPath, [WRITER, library.url, file, String(SIZE)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      await wait(pause.next().value as number);
      child.kill("SIGKILL");
      await once(child, "exit");
      const found = readFileSync(file, "utf8");
      expect(found === a || found === b, `after kill ${i + 1} the file has ${found.length} characters`).toBe(true);
      const left = readdirSync(folder).filter((name) => name.endsWith(".tmp"));
      inTheMiddle += left.length > 0 ? 1 : 0;
      for (const name of left) rmSync(join(folder, name));
    }
    // a test that never met a write would prove nothing
    expect(inTheMiddle).toBeGreaterThan(KILLS / 10);
    if (KILLS > 50) process.stdout.write(`${KILLS} kills, ${inTheMiddle} in the middle of a write, 0 half files\n`);
  } finally {
    for (const made of [folder, library.folder]) rmSync(made, { recursive: true, force: true });
  }
});
