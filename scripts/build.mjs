// node scripts/build.mjs [--quick] [--into FOLDER]
// Builds aside and swaps the folder (dist) in at the end, so that nobody meets half a build. --quick leaves out the types.
import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build as esbuild } from "esbuild";
import { build as tsup } from "tsup";
import { entries } from "./entries.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const quick = process.argv.includes("--quick");
const into = process.argv.includes("--into") ? process.argv[process.argv.indexOf("--into") + 1] : "dist";
if (!into) throw new Error("--into needs a folder");
const started = performance.now();
const work = join("node_modules", ".cache", `build-${process.pid}`);
const next = join(work, "dist");
rmSync(work, { recursive: true, force: true });
mkdirSync(next, { recursive: true });

try {
  const [bundled] = await Promise.all([code(), quick ? undefined : declarations()]);
  await schemas();
  licences(bundled);
  chmodSync(join(next, "cli.js"), 0o755);
  swap();
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(
  `built ${into}${quick ? " (without types)" : ""} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);

/** ESM, CommonJS and the command. */
async function code() {
  const bundled = await bundle();
  markPure();
  await commonJs();
  return bundled;
}

/**
 * A .d.ts an entry, with its twin. The compiler writes one beside each source without checking it, which
 * `npm run check:types` does; tsup rolls them up. From the sources it would check them all again.
 */
async function declarations() {
  const beside = mkdtempSync(join(tmpdir(), "gongfu-types-")); // under node_modules they would pass for somebody else's
  const config = resolve(work, "tsconfig.json");
  const compilerOptions = { noEmit: false, emitDeclarationOnly: true, noCheck: true, outDir: beside, rootDir: root };
  writeFileSync(
    config,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include: [join(root, "src")] }),
  );
  const tsc = spawn(process.execPath, ["node_modules/typescript/bin/tsc", "-p", config], { stdio: "inherit" });
  process.on("exit", () => {
    tsc.kill();
    rmSync(beside, { recursive: true, force: true });
  });
  const status = await new Promise((done) => tsc.on("close", done));
  if (status !== 0) throw new Error("the compiler could not write the types");
  const entry = Object.fromEntries(
    Object.entries(entries).map(([name, source]) => [name, join(beside, source.replace(/\.ts$/, ".d.ts"))]),
  );
  await tsup({
    config: false,
    entry,
    outDir: next,
    format: ["esm"],
    dts: { only: true, entry, compilerOptions: { ignoreDeprecations: "6.0" } },
    clean: false,
    silent: true,
  });
  typesForCommonJs();
}

/** tsup: ESM and the command. @returns the folders of the packages whose code is inside */
async function bundle() {
  /** @type {Set<string>} */
  const packages = new Set();
  await tsup({
    config: "tsup.config.ts",
    outDir: next,
    esbuildPlugins: [
      {
        // Node's condition of this package reads files; what is bundled takes bytes only, so that it runs in browsers too
        name: "without-files",
        setup(build) {
          build.onResolve({ filter: /^hyparquet$/ }, ({ resolveDir, kind }) =>
            build.resolve("hyparquet/src/index.js", { resolveDir, kind }),
          );
        },
      },
      {
        name: "packages",
        setup(build) {
          build.initialOptions.metafile = true;
          build.onEnd(({ metafile }) => {
            for (const output of Object.values(metafile?.outputs ?? {}))
              for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
                const folder = bytesInOutput > 0 && /.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
                if (folder) packages.add(folder);
              }
          });
        },
      },
    ],
  });
  return [...packages].sort();
}

/** The library's .js files, chunks too, without the command's. */
function libraryFiles() {
  return readdirSync(next, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js") && file !== "cli.js" && dirname(file) !== "cli")
    .sort();
}

/** define…() and zod's shells only make objects: said to bundlers, so that who imports one method gets that one. */
function markPure() {
  const shells = "strictObject|object|enum|literal|number|string|boolean|union|array|record|optional|nullable|_default";
  const calls = new RegExp(`(?<![.\\w])(define[A-Z]\\w+\\(\\{|z\\d*\\.(?:${shells})\\()`, "g");
  for (const file of libraryFiles()) {
    const text = readFileSync(join(next, file), "utf8");
    const marked = text.replace(calls, "/* @__PURE__ */ $1");
    if (marked !== text) writeFileSync(join(next, file), marked);
  }
}

/** A .cjs twin of every library file. tsup's own lowers `?.` and `??` to function calls, which a kernel would feel. */
async function commonJs() {
  const { outputFiles } = await esbuild({
    absWorkingDir: resolve(next), // or the files would name the folder that they were built in
    entryPoints: libraryFiles(),
    outdir: ".",
    outbase: ".",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    write: false,
    format: "cjs",
    charset: "utf8",
    platform: "node",
    target: "es2022",
    define: { "import.meta.url": "__filename" }, // who reads it knows both
    supported: { "dynamic-import": false }, // import() of a .cjs would put its exports under `default`
    logLevel: "warning",
    plugins: [
      {
        name: "twins",
        setup(build) {
          build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
            if (kind === "entry-point") return null;
            if (path === "csv-parse/browser/esm/sync") return { path: "csv-parse/sync", external: true }; // ESM only
            return { path: path.startsWith(".") ? path.replace(/\.js$/, ".cjs") : path, external: true };
          });
        },
      },
    ],
  });
  for (const { path, text } of outputFiles) {
    const own = text.replace(/__toESM\((require\("\.{1,2}\/[^"]+"\)), 1\)/g, "$1"); // our own need no wrapper
    // a user's module, by its address: require knows no addresses
    const asked =
      /Promise\.resolve\(\)\.then\(\(\) => \(\s*(?:\/\*[^*]*\*\/\s*)?__toESM\(require\((\w+)\)(?:, 1)?\)\s*\)\)/g;
    writeFileSync(path, own.replace(asked, "import($1)"));
  }
}

/** A .d.cts twin of every .d.ts: the same text, with its neighbours' names changed. */
function typesForCommonJs() {
  for (const file of readdirSync(next, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".d.ts")) continue;
    const text = readFileSync(join(next, file), "utf8").replace(/(['"]\.{1,2}\/[^'"]+)\.js(['"])/g, "$1.cjs$2");
    writeFileSync(join(next, file.replace(/\.d\.ts$/, ".d.cts")), text);
  }
}

/** dist/schemas/*.json: one JSON Schema a kind of document, the plan's with every built-in method. */
async function schemas() {
  const file = join(next, "schemas.mjs");
  await esbuild({
    stdin: {
      contents: `import { builtins } from "./pipeline/builtins.ts";
import { createRegistry } from "./method/index.ts";
import { allSchemas } from "./io/document-schemas.ts";
export const schemas = allSchemas(createRegistry(builtins));`,
      resolveDir: "src",
    },
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  const { schemas } = await import(pathToFileURL(file).href);
  rmSync(file);
  mkdirSync(join(next, "schemas"));
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(next, "schemas", `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}

/** @param {string[]} folders */
function licences(folders) {
  const known = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)(\.|$)/i.test(file));
    // of code that the package took in itself
    const inner = join(folder, "licenses");
    if (existsSync(inner)) texts.push(...readdirSync(inner).map((file) => join("licenses", file)));
    const text = texts.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
    known.set(`${name} ${version} (${license})`, text || "The package carries no licence file.");
  }
  const parts = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}\n\n${text}\n`);
  writeFileSync(
    join(next, "THIRD-PARTY.txt"),
    ["Code of these packages is part of the files in this folder.\n", ...parts].join(`\n${"-".repeat(80)}\n\n`),
  );
}

function swap() {
  const target = /** @type {string} */ (into);
  if (existsSync(target)) renameSync(target, join(work, "last"));
  renameSync(next, target);
}
