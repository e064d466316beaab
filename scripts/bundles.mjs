// What a consumer's bundler gets: the budgets (npm run size) and the names that must not appear (test/package/bundle.test.ts).
/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {Record<string, readonly string[] | "*">} imports names by file
 * @property {string} limit minified and gzipped
 * @property {RegExp[]} without paths of inputs that must not be part of it
 */

const never = [
  /node_modules\/(mathjs|commander|fflate|hyparquet|hyparquet-compressors|hyparquet-writer|read-excel-file|write-excel-file)\//,
  /chunks\/formula/,
  /\.json$/,
];

/** @type {Bundle[]} */
export const bundles = [
  {
    name: "./core with one method",
    imports: { "dist/core.js": ["createIndex"], "dist/index.js": ["minMax"] },
    limit: "45 KB",
    without: [...never, /node_modules\/(csv-parse|yaml)\//],
  },
  {
    name: "computeIndex with all methods",
    imports: { "dist/index.js": ["computeIndex"] },
    // every method of every step, their English texts, formulas over other rows, confidentiality and the block kernel; who
    // names the methods wanted (./core) is at 45. The same 461,826 bytes are 162.9 or 163.4 KB, as the chunks happen to be
    // ordered
    limit: "164 KB",
    without: never,
  },
  {
    name: "./stats",
    imports: { "dist/stats.js": "*" },
    limit: "24 KB",
    without: [...never, /node_modules\/(?!pure-rand\/)/], // random numbers for permutation tests
  },
];

/** import() starts a chunk of its own, which is loaded when it is needed and is not counted. @type {import("esbuild").Plugin} */
const lazy = {
  name: "lazy",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : null,
    );
  },
};

/** The settings under which a bundle is measured. @param {import("esbuild").BuildOptions} options */
export const measured = (options) => ({
  ...options,
  format: "esm",
  platform: "browser",
  target: "es2022",
  logLevel: "error",
  plugins: [lazy],
});
