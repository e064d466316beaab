import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { toUncertainty, uncertainty } from "../../src/index.ts";
import { data, definition } from "../analyse/uncertainty/towns.ts";
import { chromiumPath as chromium } from "./chromium-path.ts";

// A page of a real browser, from the sources bundled for it; it sends what it computed back to the server that it came from.
const root = fileURLToPath(new URL("../..", import.meta.url));
const spec = {
  vary: [
    { vary: "weights", noise: 0.4 },
    { vary: "aggregate", of: ["arithmetic", "geometric"] },
  ],
  n: 300,
  seed: 5,
};
const page = `import { createPool } from "./src/browser/index.ts";
import { toUncertainty } from "./src/index.ts";
import { data, definition } from "./test/analyse/uncertainty/towns.ts";
const send = (what) => fetch("/done", { method: "POST", body: JSON.stringify(what) });
const worker = () => new Worker("/worker.js", { type: "module" });
try {
  const told = [];
  for (const threads of [1, 2]) {
    const pool = createPool({ threads, worker });
    const notes = [];
    const result = await pool.uncertainty(definition, data, ${JSON.stringify(spec)}, { onNote: ({ code }) => notes.push(code) });
    told.push({ threads, notes, json: JSON.stringify(toUncertainty(result)) });
    await pool.close();
  }
  const pool = createPool({ threads: 2, worker: () => new Worker("/none.js", { type: "module" }) });
  const lost = await pool.uncertainty(definition, data, ${JSON.stringify(spec)}).catch((error) => error.issues?.[0]?.code ?? String(error));
  await send({ told, lost });
} catch (error) {
  await send({ error: String(error?.stack ?? error) });
}`;

async function bundled(entry: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles } = await build({ bundle: true, format: "esm", target: "es2022", write: false, ...entry });
  return outputFiles![0]!.text;
}

function sameNumbers(a: unknown, b: unknown): void {
  if (typeof a === "number" && typeof b === "number")
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(b)));
  else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    expect(Object.keys(a)).toEqual(Object.keys(b));
    Object.values(a).forEach((v, k) => sameNumbers(v, Object.values(b)[k]));
  } else expect(a).toBe(b);
}

test.skipIf(chromium === undefined)(
  "Web Workers of a real browser give the bytes of one thread, and Node's numbers; one without a file is an error (needs chromium)",
  async () => {
    const [main, worker] = await Promise.all([
      bundled({ stdin: { contents: page, resolveDir: root, loader: "ts" } }),
      bundled({ entryPoints: [join(root, "src/browser/worker.ts")] }),
    ]);
    let done = (_: string): void => {};
    const answer = new Promise<string>((resolve) => {
      done = resolve;
    });
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
      "/": ["text/html", '<!doctype html><script type="module" src="/main.js"></script>'],
      "/main.js": ["text/javascript", main],
      "/worker.js": ["text/javascript", worker],
    };
    const server = createServer((request, response) => {
      if (request.method === "POST") {
        let text = "";
        request.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
        });
        request.on("end", () => {
          response.end();
          done(text);
        });
        return;
      }
      const file = files[request.url ?? ""];
      response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.[0] ?? "text/plain" });
      response.end(file?.[1] ?? "");
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const profile = mkdtempSync(join(tmpdir(), "gongfu-browser-"));
    const { port } = server.address() as AddressInfo;
    const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
    const browser = spawn(chromium!, [...flags, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`], {
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => browser.on("exit", resolve));
    try {
      const { told, lost, error } = JSON.parse(await answer) as {
        told: { threads: number; notes: string[]; json: string }[];
        lost: string;
        error?: string;
      };
      expect(error).toBeUndefined();
      expect(told.map(({ threads, notes }) => ({ threads, notes }))).toEqual(
        [1, 2].map((threads) => ({ threads, notes: [] })),
      );
      expect(told[1]!.json).toBe(told[0]!.json);
      // engines differ in the last digit of exp and log, which geometric means take: Node's numbers, not always its bytes
      sameNumbers(
        JSON.parse(told[0]!.json),
        JSON.parse(JSON.stringify(toUncertainty(uncertainty(definition, data, spec as never)))),
      );
      expect(lost).toBe("thread-lost");
    } finally {
      browser.kill("SIGKILL");
      await ended;
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  120_000,
);
