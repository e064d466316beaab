import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/sequence.ts";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));
const entries = {
  core: "core.ts",
  stats: "stats/index.ts",
  node: "node/index.ts",
  systems: "systems/index.ts",
  testing: "testing.ts",
  zh: "errors/zh.ts",
};

export default defineConfig({
  resolve: {
    // documentation says `from "common-prosperity-index/stats"`; its blocks run against the source
    alias: [
      ...Object.entries(entries).map(([name, path]) => ({
        find: new RegExp(`^common-prosperity-index/${name}$`),
        replacement: source(path),
      })),
      { find: /^common-prosperity-index$/, replacement: source("index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup.ts", "test/sql/serve.ts"],
    // no module of the sources keeps state, so that files may share them: reading them again for each took half of the time
    isolate: false,
    sequence: { sequencer: LongFirst },
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // documentation blocks are written there, so that they find the packages; they must still be transformed
    server: { deps: { inline: [/\/\.cache\/docs-/] } },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/cli/main.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      reportOnFailure: true,
      thresholds: { lines: 95, branches: 88 },
    },
  },
});
