// The compiled kernel in the repository is what its source compiles to.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kernelText } from "../../../scripts/kernel.mjs";
import { kernelKind } from "../../../src/pipeline/kernel/machine.ts";

test("src/pipeline/kernel/bytes.ts is compiled from assembly/kernel.as", async () => {
  expect(await kernelText()).toBe(readFileSync("src/pipeline/kernel/bytes.ts", "utf8"));
});

test("where WebAssembly has SIMD, the kernel uses it", () => {
  expect(kernelKind()).toBe("simd");
});
