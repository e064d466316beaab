#!/usr/bin/env node
import * as nodeModule from "node:module";

// compiled code is kept between runs where Node can (22.1 on); before the rest is loaded, so that the rest is in it
try {
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
} catch {
  // a cache that cannot be written is no cache
}
const { run } = await import("./run.ts");

// the reader of a pipe may leave early (gongfu compute | head): that is no failure
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  errWidth: process.stderr.isTTY ? process.stderr.columns : undefined,
  now: () => performance.now(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
