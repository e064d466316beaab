import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Block, isCommand, toModule, usedNames } from "./pages.ts";
import { difference, parseValue } from "./values.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const generated = join(root, "node_modules/.cache", `docs-${process.pid}`);
let count = 0;

/** The files of a folder of the project, those below it too, by their ending. */
export const under = (folder: string, ending: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(ending))
        .map((file) => `${folder}/${file}`)
        .sort()
    : [];

/** A folder of its own for a page: the examples' data, the page's files, and `gongfu` on the path. */
export function openFolder(blocks: readonly Block[]): { path: string; close: () => void } {
  const path = mkdtempSync(join(tmpdir(), "gongfu-docs-"));
  const examples = join(root, "data/examples");
  if (existsSync(examples)) cpSync(examples, join(path, "data/examples"), { recursive: true });
  const command = join(path, ".bin/gongfu");
  mkdirSync(dirname(command));
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/cli.js")}" "$@"\n`, {
    mode: 0o755,
  });
  for (const block of [...blocks].reverse()) writeBlock(path, block); // a command may stand before the file it reads
  return { path, close: () => rmSync(path, { recursive: true, force: true }) };
}

export function writeBlock(folder: string, { file, text }: Block): void {
  if (file === undefined) return;
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** @returns what the commands printed; throws when the exit code is not the one that the block states */
export function runCommands(folder: string, block: Block): string {
  if (!isCommand(block)) throw new Error(`line ${block.line}: not a block of gongfu commands`);
  const script = block.text.replace(/^(\s*)npx gongfu /gm, "$1gongfu ");
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", script], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: "1", PATH: `${join(folder, ".bin")}${delimiter}${process.env["PATH"]}` },
  });
  if (status !== block.exit)
    throw new Error(`line ${block.line}: exit ${status}, not ${block.exit}\n${stdout}${stderr}`);
  return stdout;
}

export interface Offer {
  readonly module: string; // absolute path
  readonly names: readonly string[];
}

/** Runs blocks as one module, with the folder as the working directory. Names from `offers` are imported when the text uses them. */
export async function runCode(folder: string, blocks: readonly Block[], offers: readonly Offer[] = []): Promise<void> {
  const modules = blocks.map(toModule);
  const text = modules.map((each) => each.text).join("\n");
  const taken = new Set<string>();
  const imports = offers.flatMap(({ module, names }) => {
    const used = usedNames(text, names).filter((name) => !taken.has(name));
    for (const name of used) taken.add(name);
    return used.length > 0 ? [`import { ${used.join(", ")} } from ${JSON.stringify(module)};`] : [];
  });
  const done = new Set<number>();
  Object.assign(globalThis, {
    __check(line: number, got: unknown, value: string) {
      done.add(line);
      const differs = difference(parseValue(value), got);
      if (differs) throw new Error(`line ${line}: ${differs} (written: ${value})`);
    },
    async __throws(line: number, run: () => unknown, value: string) {
      done.add(line);
      let message: string;
      try {
        await run();
      } catch (error) {
        message = `${error} ${JSON.stringify(error)}`;
        if (message.includes(value)) return;
        throw new Error(`line ${line}: it throws ${message}, which does not hold "${value}"`);
      }
      throw new Error(`line ${line}: nothing is thrown`);
    },
  });
  mkdirSync(generated, { recursive: true });
  const file = join(generated, `block-${++count}.ts`);
  writeFileSync(file, `${imports.join("\n")}\n${text}\nexport {};\n`);
  const before = process.cwd();
  const { log } = console;
  console.log = () => {};
  process.chdir(folder);
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    process.chdir(before);
    console.log = log;
    rmSync(generated, { recursive: true, force: true });
  }
  const skipped = modules.flatMap(({ checks }) => checks).filter((line) => !done.has(line));
  if (skipped.length > 0)
    throw new Error(`line ${skipped.join(", ")}: the block never came there, so nothing was checked`);
}
