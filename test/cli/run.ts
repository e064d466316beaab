import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
export const examples = fileURLToPath(new URL("../../data/examples/", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Calls the built command as a user would, in a folder, with no language set. */
export function gongfu(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

export function scratch(): {
  readonly path: string;
  put(file: string, content: string | Uint8Array): void;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), "gongfu-"));
  return {
    path,
    put(file, content) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
