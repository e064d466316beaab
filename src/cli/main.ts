#!/usr/bin/env node
import * as nodeModule from "node:module";

// compiled code is kept between runs where Node can (22.1 on); before the rest is loaded, so that the rest is in it
try {
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
} catch {
  // a cache that cannot be written is no cache
}
// what most calls want is loaded while the command line is read; what is wrong with it is said when it is called
if (process.argv[2] === "compute") import("./commands/compute.ts").catch(() => {});
const { run } = await import("./run.ts");

// the reader of a pipe may leave early (gongfu compute | head): that is no failure, and what a check found still counts
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

/** More than a file may have is not waited for: whoever reads it says so. */
const MOST = 500_000_001;
let incoming: Promise<Uint8Array> | undefined;

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size >= MOST) break;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  errWidth: process.stderr.isTTY ? process.stderr.columns : undefined,
  now: () => performance.now(),
  stdin: () => {
    incoming ??= readStdin();
    return incoming;
  },
  onInterrupt(stop) {
    process.once("SIGINT", stop);
    return () => void process.off("SIGINT", stop);
  },
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
