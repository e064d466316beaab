import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the engines of Python answer, one process for all files. */
    readonly served: { readonly clickhouse: string; readonly spark: string };
  }
}

const DRIVER = fileURLToPath(new URL("./engines.py", import.meta.url));

/** Starts ClickHouse and Spark once for all files of tests, with the Python that has them (scripts/engines.mjs); else nothing. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const python = process.env["GONGFU_ENGINES"];
  if (python === undefined) return undefined;
  const [clickhouse, spark] = await Promise.all([started(python, "clickhouse"), started(python, "spark")]);
  project.provide("served", { clickhouse: clickhouse.url, spark: spark.url });
  return async () => {
    await Promise.all([clickhouse.end(), spark.end()]);
  };
}

/** The driver's first line is its port; it ends with its input. */
async function started(python: string, which: string): Promise<{ readonly url: string; end(): Promise<void> }> {
  const child = spawn(python, [DRIVER, which], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said = (said + text.toString()).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const port = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve)),
    ended.then((code) => Promise.reject(new Error(`${which} ended with ${code}: ${said}`))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
