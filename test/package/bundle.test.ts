import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { bundles, measured } from "../../scripts/bundles.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A message: its marks are full-width. The Chinese names of methods and measures have none. */
const chineseSentence = /[\u3400-\u9fff]+[，。；：、][^"'`]*/g;

/** What a bundler keeps of these imports: the inputs with code in the output, and the output. */
async function bundle(imports: Readonly<Record<string, readonly string[] | "*">>) {
  const names = Object.entries(imports).map(
    ([file, each]) => `export ${each === "*" ? "*" : `{ ${each.join(", ")} }`} from "./${file}";`,
  );
  const result = await build({
    ...(measured({}) as object),
    stdin: { contents: names.join("\n"), resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    charset: "utf8",
    logLevel: "silent",
  });
  const [output] = Object.values(result.metafile!.outputs);
  const inputs = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { inputs: inputs.map(([path]) => path), text: result.outputFiles![0]!.text, imports: output!.imports };
}

test.each(bundles.map((each) => [each.name, each] as const))(
  "%s holds nothing it must not",
  async (_, { imports, without }) => {
    const { inputs, text } = await bundle(imports);
    expect(inputs.filter((path) => without.some((ban) => ban.test(path)))).toEqual([]);
    expect(text.match(chineseSentence) ?? []).toEqual([]);
    expect(text.match(/["'`]node:\w+/g) ?? []).toEqual([]);
  },
);

test("one method brings no other", async () => {
  const { text } = await bundle(bundles[0]!.imports);
  expect(text.includes('"min-max"')).toBe(true);
  expect(text.match(/缩尾处理|熵权法|几何平均/g) ?? []).toEqual([]);
});

test("names that must not appear would be seen", async () => {
  const { inputs } = await bundle({ "node_modules/mathjs/lib/esm/number.js": ["parse"] });
  expect(inputs.filter((path) => bundles[0]!.without.some((ban) => ban.test(path))).length).toBeGreaterThan(0);
  const { text } = await bundle({ "dist/zh.js": ["zh"] });
  expect(text.match(chineseSentence)?.length).toBeGreaterThan(50);
});

test("the command starts without the parsers: they are chunks, loaded when a subcommand needs them", () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, path] of text.matchAll(/(?:^|[;}\n])(?:import|export)(?:[^"'();]*from)?\s*["'](\.[^"']+)["']/g))
      load(join(dirname(file), path!));
  };
  const cli = join(root, "dist/cli.js");
  load(cli);
  const atOnce = [...loaded].map((file) => readFileSync(file, "utf8")).join("\n");
  const heavy = {
    echarts: /ecmeta_/,
    zod: /ZodError/,
    mathjs: /OperatorNode/,
    yaml: /YAMLParseError/,
    system: /\\u9EC4\\u5CA9\\u5171\\u540C/,
  }; // escaped: 黄岩共同
  expect(Object.keys(heavy).filter((name) => heavy[name as keyof typeof heavy].test(atOnce))).toEqual([]);
  const everything = readdirSync(join(root, "dist/cli"))
    .map((file) => readFileSync(join(root, "dist/cli", file), "utf8"))
    .join("\n");
  expect(Object.keys(heavy).filter((name) => !heavy[name as keyof typeof heavy].test(everything))).toEqual([]);
  expect(readFileSync(cli, "utf8").slice(0, 20)).toBe("#!/usr/bin/env node\n");
});
