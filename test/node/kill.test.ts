import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** `npm run test:long` kills a thousand times. */
const KILLS = Number(process.env["GONGFU_KILLS"] ?? 50);
const SIZE = 400_000;
const WRITER = fileURLToPath(new URL("kill-writer.mjs", import.meta.url));
const LIBRARY = new URL("../../dist/node.js", import.meta.url).href;

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
  let inTheMiddle = 0;
  try {
    for (let i = 0; i < KILLS; i++) {
      const child = spawn(process.execPath, [WRITER, LIBRARY, file, String(SIZE)], {
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
    rmSync(folder, { recursive: true, force: true });
  }
});
