// node scripts/kernel.mjs [--check]
// Compiles assembly/kernel.as to WebAssembly and writes it, as text, to src/pipeline/kernel/bytes.ts; --check only compares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "src/pipeline/kernel/bytes.ts");

/** The text of src/pipeline/kernel/bytes.ts. @returns {Promise<string>} */
export async function kernelText() {
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  try {
    writeFileSync(join(folder, "kernel.ts"), readFileSync(join(root, "assembly/kernel.as"))); // the compiler wants .ts
    const options = "-O3 --converge --noAssert --enable simd --runtime stub --importMemory --use abort=".split(" ");
    const { error, stderr } = await main(["kernel.ts", "-o", "kernel.wasm", "--baseDir", folder, ...options]);
    if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
    const bytes = readFileSync(join(folder, "kernel.wasm")).toString("base64");
    return `// Written by scripts/kernel.mjs from assembly/kernel.as.\nexport const KERNEL =\n  "${bytes}";\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await kernelText();
  if (!process.argv.includes("--check")) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) {
    console.error(
      "src/pipeline/kernel/bytes.ts is not what assembly/kernel.as compiles to; run node scripts/kernel.mjs",
    );
    process.exitCode = 1;
  }
}
