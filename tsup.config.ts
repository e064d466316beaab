import { readdirSync } from "node:fs";
import { defineConfig } from "tsup";
import { entries } from "./scripts/entries.mjs";

// scripts/build.mjs runs this file, then adds what tsup cannot: types, CommonJS twins, JSON Schemas, licences.
const common = {
  outDir: "dist",
  format: ["esm" as const],
  target: "es2022",
  splitting: true, // mathjs and each bundled system are chunks of their own, loaded on demand
  sourcemap: false,
  clean: false,
  silent: true,
};

/** Not exported: what the threads of a pool start from. */
const workers = { worker: "src/node/worker.ts", "browser-worker": "src/browser/worker.ts" };

/** Not exported: files of their own, so that whoever uses one method, or reads no CSV, is spared the others. */
const parts = [
  "errors",
  "schema",
  "method",
  "prepare",
  "weigh",
  "aggregate",
  "pipeline",
  "analyse",
  "monitor",
  "snapshot",
  "io",
  "report",
].flatMap((folder) =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => [`parts/${folder}/${file.slice(0, -3)}`, `src/${folder}/${file}`] as const),
);

export default defineConfig([
  {
    ...common,
    name: "library",
    platform: "neutral",
    entry: { ...entries, ...workers, ...Object.fromEntries(parts) },
    // the parser alone is 40 KB gzip and loads in 6 ms; resolved from node_modules, mathjs takes half a second
    // Parquet: a chunk loaded with the first such file
    // echarts: parts of it, behind ./report; whole it takes 60 MB of a disk
    noExternal: [/^mathjs/, /^hyparquet/, /^(echarts|zrender|tslib)(\/|$)/],
    dts: false,
    esbuildOptions(options) {
      options.chunkNames = "chunks/[name]-[hash]";
      options.mainFields = ["module", "main"];
      options.define = { ...options.define, "process.env.NODE_ENV": '"production"' }; // echarts asks
      options.legalComments = "none"; // dist/THIRD-PARTY.txt has them in full
      options.charset = "utf8";
    },
  },
  {
    ...common,
    name: "command",
    platform: "node",
    entry: { cli: "src/cli/main.ts" },
    // one file to start from: nothing is looked up in node_modules but the drivers of engines, which the user adds
    noExternal: [/^(?!@duckdb\/|@clickhouse\/|postgres$)[^.]/],
    minify: true,
    dts: false,
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    esbuildOptions(options) {
      options.chunkNames = "cli/[name]-[hash]";
      options.define = { ...options.define, "process.env.NODE_ENV": '"production"' };
      options.charset = "ascii"; // read and compiled faster: a file with one Chinese character is kept in twice the memory
      options.alias = { "csv-parse/browser/esm/sync": "csv-parse/sync" }; // Node has what the other brings for browsers
      options.legalComments = "none";
    },
  },
]);
