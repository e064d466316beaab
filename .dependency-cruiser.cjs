// Who may import whom under src/. A folder imports only tiers before its own; folders of one tier never import each other.
const tiers = [
  ["errors"],
  ["stats"],
  ["schema"],
  ["method"],
  ["prepare", "weigh", "aggregate"],
  ["pipeline"],
  ["analyse"],
  ["monitor", "snapshot", "sql"],
  ["io", "report"],
  ["node", "browser"],
  ["cli"],
];
const order = tiers.map((tier) => (tier.length > 1 ? `{${tier.join(", ")}}` : tier[0])).join(" ← ");
const outer = ["io", "report", "node", "browser", "cli"]; // these know the bundled systems
const top = "^src/[^/]+\\.ts$"; // index.ts, core.ts, testing.ts: they gather, nothing but the command imports them

const arrows = tiers.flatMap((tier, i) => {
  const left = tiers.slice(0, i).flat();
  return tier.map((folder) => {
    const allowed = [folder, ...left, ...(outer.includes(folder) ? ["systems"] : [])].map((name) => `^src/${name}/`);
    return {
      name: `arrow-${folder}`,
      comment: `${order}: a folder imports only folders to its left`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: "^src/", pathNot: folder === "cli" ? [...allowed, top] : allowed },
    };
  });
});

/** An npm package is imported by the folders that wrap it, and by nobody else. */
const packages = [
  { name: "zod", folders: "schema|method|prepare|weigh|aggregate|pipeline|analyse|monitor|snapshot|sql|io|report|cli" },
  { name: "mathjs", folders: "schema" },
  { name: "csv-parse", folders: "io" },
  { name: "fflate", folders: "io" },
  { name: "yaml", folders: "io" },
  { name: "pure-rand", folders: "stats" },
  { name: "@duckdb/node-api", folders: "node" },
  { name: "postgres", folders: "node" },
  { name: "@clickhouse/client", folders: "node" },
  { name: "hyparquet", folders: "io" },
  { name: "hyparquet-compressors", folders: "io" },
  { name: "hyparquet-writer", folders: "io" },
  { name: "commander", folders: "cli" },
  { name: "echarts", folders: "report" },
].map(({ name, folders }) => ({
  name: `package-${name}`,
  comment: `${name} is imported by src/{${folders}} only`,
  severity: "error",
  from: { path: "^src/", pathNot: [`^src/(${folders})/`, name === "zod" ? "^src/testing\\.ts$" : "^$"] },
  to: { path: `(^|/)node_modules/${name}/` },
}));

/** @type {Required<Pick<import("dependency-cruiser").IFlattenedRuleSet, "forbidden">> & { options: import("dependency-cruiser").ICruiseOptions }} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "no circles, type imports included",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "resolves",
      comment: "an import must lead to a file or an installed package",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
    ...arrows,
    {
      name: "arrow-unknown",
      comment: "a folder that the order does not name has no place yet: add it to .dependency-cruiser.cjs",
      severity: "error",
      from: { path: "^src/", pathNot: [top, "^src/systems/", ...tiers.flat().map((name) => `^src/${name}/`)] },
      to: {},
    },
    {
      name: "arrow-systems",
      comment: "systems imports schema (with the errors that schema reports) and data/systems only",
      severity: "error",
      from: { path: "^src/systems/" },
      to: { pathNot: ["^src/(systems|schema|errors)/", "^data/systems/"] },
    },
    {
      name: "arrow-data",
      comment: "the bundled systems reach src/ through src/systems only",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(systems|cli)/" },
      to: { path: "^data/" },
    },
    {
      name: "arrow-index",
      comment: "the public API runs in a browser: nothing of node, browser or cli",
      severity: "error",
      from: { path: "^src/(index|core|testing)\\.ts$" },
      to: { path: "^src/(node|browser|cli)/", reachable: true },
    },
    {
      name: "arrow-core",
      comment: "core is the engine without the built-in list, the bundled systems and the Chinese texts",
      severity: "error",
      from: { path: "^src/core\\.ts$" },
      to: { path: "^src/(pipeline/builtins\\.ts|systems/|errors/zh)", reachable: true },
    },
    {
      name: "node-modules",
      comment: "only node and cli touch node:*",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(node|cli)/" },
      to: { dependencyTypes: ["core"] },
    },
    ...packages,
    {
      name: "package-unknown",
      comment: "a new package needs a line in .dependency-cruiser.cjs and in CONTRIBUTING.md",
      severity: "error",
      from: { path: "^src/" },
      to: {
        path: "(^|/)node_modules/",
        pathNot:
          "(^|/)node_modules/(zod|mathjs|csv-parse|fflate|yaml|pure-rand|commander|hyparquet|hyparquet-compressors|hyparquet-writer|echarts|@duckdb/node-api|postgres|@clickhouse/client)/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
