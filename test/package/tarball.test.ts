import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// The package as a consumer gets it: packed, unpacked beside its declared dependencies and nothing else.

const root = fileURLToPath(new URL("../..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "gongfu-tarball-"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => statSync(join(root, folder, file)).mtimeMs,
    ),
  );

beforeAll(() => {
  const source = join(scratch, "source");
  const left = new Set(["node_modules", "dist", "out", "coverage", ".git"]);
  cpSync(root, source, {
    recursive: true,
    filter: (path) => dirname(path) !== root.replace(/\/$/, "") || !left.has(basename(path)),
  });
  const types = join(root, "dist/index.d.cts");
  if (existsSync(types) && statSync(types).mtimeMs >= newest("src"))
    cpSync(join(root, "dist"), join(source, "dist"), { recursive: true });
  else {
    const into = join(root, "node_modules/.cache", `dist-${process.pid}`);
    execFileSync(process.execPath, ["scripts/build.mjs", "--into", into], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    cpSync(into, join(source, "dist"), { recursive: true });
    rmSync(into, { recursive: true });
  }
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", scratch], { cwd: source });
  execFileSync("tar", ["-xzf", join(scratch, `${manifest.name}-${manifest.version}.tgz`), "-C", scratch]);
  for (const type of ["module", "commonjs"]) {
    const modules = join(scratch, type, "node_modules");
    mkdirSync(modules, { recursive: true });
    cpSync(join(scratch, "package"), join(modules, manifest.name), { recursive: true });
    for (const name of Object.keys(manifest.dependencies))
      symlinkSync(join(root, "node_modules", name), join(modules, name));
    writeFileSync(
      join(scratch, type, "package.json"),
      JSON.stringify({ name: `scratch-${type}`, private: true, type }),
    );
  }
}, 120_000);

const example = `
const system = {
  id: "towns",
  version: "1",
  name: { en: "Towns", zh: "乡镇" },
  index: {
    id: "index",
    children: [
      { id: "income", measure: "CNY", direction: "positive" },
      { id: "ratio", measure: "ratio", direction: "negative", formula: "urban / rural" },
    ],
  },
  variables: [{ id: "urban", measure: "CNY" }, { id: "rural", measure: "CNY" }],
};
const data = {
  units: ["a", "b", "c"],
  periods: ["2023", "2023", "2023"],
  columns: new Map([
    ["income", Float64Array.of(10, 20, 30)],
    ["urban", Float64Array.of(30, 20, 10)],
    ["rural", Float64Array.of(10, 10, 10)],
  ]),
};
async function main()MARK {
  const definition = await parseDefinition({ system, plan: {} });
  const result = computeIndex(definition, data);
  console.log(JSON.stringify([Array.from(result.score("index")), Array.from(result.rank("index"))]));
}
main();
`;
const answer = "[[0,50,100],[3,2,1]]\n";

const run = (project: string, file: string, text: string): string => {
  writeFileSync(join(scratch, project, file), text);
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    cwd: join(scratch, project),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

describe("in a scratch project", () => {
  test("ESM: import", () => {
    const text = `import { computeIndex, parseDefinition } from "${manifest.name}";\n${example.replace("MARK", "")}`;
    expect(run("module", "use.js", text)).toBe(answer);
  });

  test("CommonJS: require", () => {
    const text = `const { computeIndex, parseDefinition } = require("${manifest.name}");\n${example.replace("MARK", "")}`;
    expect(run("commonjs", "use.js", text)).toBe(answer);
  });

  const subpaths = Object.keys(
    (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { exports: Record<string, unknown> }).exports,
  ).filter((path) => !path.includes("json"));

  test("every subpath loads both ways, with the same names and the same classes", () => {
    const names = subpaths.map((path) => manifest.name + path.slice(1));
    const list = `.map((m) => Object.keys(m).filter((k) => k !== "default" && k !== "module.exports" && k !== "__esModule").sort())`;
    const esm = run(
      "module",
      "all.js",
      `const all = await Promise.all(${JSON.stringify(names)}.map((n) => import(n)));\nconsole.log(JSON.stringify(all${list}));`,
    );
    const cjs = run(
      "commonjs",
      "all.js",
      `const all = ${JSON.stringify(names)}.map((n) => require(n));\nconsole.log(JSON.stringify(all${list}));`,
    );
    expect(cjs).toBe(esm);
    for (const exported of JSON.parse(esm) as string[][]) expect(exported.length).toBeGreaterThan(0);
    const same = (load: (name: string) => string): string =>
      `const a = ${load(manifest.name)}, b = ${load(`${manifest.name}/core`)};\nconsole.log(a.IndexError === b.IndexError, typeof a.IndexError);`;
    expect(
      run(
        "module",
        "same.js",
        same((name) => `await import("${name}")`),
      ),
    ).toBe("true function\n");
    expect(
      run(
        "commonjs",
        "same.js",
        same((name) => `require("${name}")`),
      ),
    ).toBe("true function\n");
  });

  test("the JSON Schemas are there, by name", () => {
    const text = `const s = require("${manifest.name}/schemas/system.json");\nconsole.log(typeof s.$schema, s.type ?? "any");`;
    expect(run("commonjs", "schema.js", text)).toMatch(/^string /);
  });

  test("the command runs from the tarball", () => {
    const cli = join(scratch, "module/node_modules", manifest.name, "dist/cli.js");
    expect(execFileSync(process.execPath, [cli, "--version"], { encoding: "utf8" }).trim()).toBe(manifest.version);
    expect(execFileSync(cli, ["--help"], { encoding: "utf8" })).toMatch(/^Usage: gongfu/);
  });

  const compile = (project: string, file: string, text: string): string => {
    writeFileSync(join(scratch, project, file), text);
    const options = [
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2023,dom",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noEmit",
    ];
    const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), [...options, file], {
      cwd: join(scratch, project),
      encoding: "utf8",
    });
    return stdout;
  };
  const imports = `import { computeIndex, parseDefinition } from "${manifest.name}";\n${subpaths
    .slice(1)
    .map((path, i) => `import * as part${i} from "${manifest.name}${path.slice(1)}";\nvoid part${i};`)
    .join("\n")}\n`;
  const typed = imports + example.replace("MARK", ": Promise<void>");

  test("types resolve and compile for ESM, libraries checked too", () => {
    expect(compile("module", "use.ts", typed)).toBe("");
    expect(
      compile("module", "wrong.ts", `import { computeIndex } from "${manifest.name}";\ncomputeIndex(1);\n`),
    ).toMatch(/TS2\d{3}/);
  }, 60_000);

  test("types resolve and compile for CommonJS", () => {
    expect(compile("commonjs", "use.ts", typed)).toBe("");
  }, 60_000);

  test("bundled for a browser, nothing of Node is left", async () => {
    const text = subpaths
      .filter((path) => path !== "./node")
      .map((path, i) => `export * as part${i} from "${manifest.name}${path.slice(1)}";`)
      .join("\n");
    const { outputFiles, metafile } = await build({
      stdin: { contents: text, resolveDir: join(scratch, "module") },
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "browser",
      outdir: join(scratch, "browser"),
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const external = Object.values(metafile.outputs).flatMap((output) =>
      output.imports.filter((each) => each.external),
    );
    expect(external).toEqual([]);
    for (const { text: code } of outputFiles)
      expect(code).not.toMatch(/(from\s*|import\s*\(?|require\s*\(\s*)["']node:/);
  });
});

test("nothing names a folder of the machine that built it", () => {
  const unpacked = join(scratch, "package");
  const files = readdirSync(unpacked, { recursive: true, encoding: "utf8" }).map((file) => join(unpacked, file));
  const naming = files.filter((file) => statSync(file).isFile() && readFileSync(file, "latin1").includes(root));
  expect(naming).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

/** All that is published, and nothing else. */
const contents: readonly RegExp[] = [
  /^package\.json$/,
  /^LICENSE$/,
  /^(README|README\.zh-CN|CHANGELOG|SECURITY)\.md$/,
  /^dist\/(index|core|stats|node|browser|report|sql|systems|testing|zh)\.(js|cjs|d\.ts|d\.cts)$/,
  /^dist\/(browser-)?worker\.(js|cjs)$/,
  /^dist\/[\w-]+\.d-[\w-]{8}\.d\.c?ts$/, // types that entries share
  /^dist\/(chunks|parts)\/[\w./-]+\.c?js$/,
  /^dist\/cli\.js$/,
  /^dist\/cli\/[\w.-]+\.js$/,
  /^dist\/schemas\/[a-z-]+\.json$/,
  /^dist\/THIRD-PARTY\.txt$/,
  /^data\/examples\/(run\.mjs|README\.md)$/,
  /^data\/examples\/[a-z0-9-]+\/([\w-]+\.(yaml|csv|mjs|md)|snapshots\/\d{4}\.(json|csv))$/,
];

test("the tarball holds what is meant to be published, and everything that package.json points to", () => {
  const unpacked = join(scratch, "package");
  const files = readdirSync(unpacked, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => statSync(join(unpacked, file)).isFile());
  expect(files.filter((file) => !contents.some((known) => known.test(file)))).toEqual([]);
  expect(contents.filter((known) => !files.some((file) => known.test(file)))).toEqual([]);
  const { exports, bin, main, module, types } = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")) as {
    exports: unknown;
    bin: unknown;
    main: string;
    module: string;
    types: string;
  };
  const targets = [...JSON.stringify([exports, bin, main, module, types]).matchAll(/"(?:\.\/)?(dist\/[^"]+)"/g)].map(
    ([, target]) => target!,
  );
  expect(targets.length).toBeGreaterThan(30);
  expect(targets.filter((target) => !target.includes("*") && !files.includes(target))).toEqual([]);
});

test("every package that dist imports is a declared dependency, and every declared one is imported", async () => {
  const dist = join(scratch, "package/dist");
  const imported = new Set<string>();
  await build({
    entryPoints: readdirSync(dist, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.c?js$/.test(file))
      .map((file) => join(dist, file)),
    bundle: true,
    write: false,
    outdir: scratch,
    outExtension: { ".js": ".js" },
    format: "esm",
    platform: "node",
    entryNames: "[dir]/[name][ext]-[hash]",
    logLevel: "silent",
    plugins: [
      {
        name: "imports",
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
            if (kind === "entry-point") return null;
            const name = /^(@[^/]+\/)?[^/]+/.exec(path)![0];
            if (!path.startsWith("node:")) imported.add(name);
            return { path, external: true };
          });
        },
      },
    ],
  });
  const builtin = new Set((await import("node:module")).builtinModules);
  const { dependencies, peerDependencies } = manifest;
  expect([...imported].filter((name) => !builtin.has(name)).sort()).toEqual(
    Object.keys({ ...dependencies, ...peerDependencies }).sort(),
  );
}, 120_000);
