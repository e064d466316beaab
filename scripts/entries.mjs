// What the package exports, by the name of the file in dist, and the source of each.
export const entries = {
  index: "src/index.ts",
  core: "src/core.ts",
  stats: "src/stats/index.ts",
  sql: "src/sql/index.ts",
  node: "src/node/index.ts",
  browser: "src/browser/index.ts",
  report: "src/report/index.ts",
  systems: "src/systems/index.ts",
  testing: "src/testing.ts",
  zh: "src/errors/zh.ts",
};
