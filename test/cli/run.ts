import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.ts";

export const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
export const examples = fileURLToPath(new URL("../../data/examples/", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
interface Where {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly errWidth?: number;
  readonly now?: () => number;
  /** What comes in on the standard input. */
  readonly stdin?: string | Uint8Array;
}

/** Calls the command within this process, with no language set. */
export async function gongfu(
  args: readonly string[],
  { cwd = "/", env = {}, width, errWidth, now = () => 0, stdin = "" }: Where = {},
): Promise<Outcome> {
  let out = "";
  let err = "";
  const code = await run(args, {
    cwd,
    env,
    width,
    errWidth,
    now,
    stdin: async () => (typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin),
    out: (text) => {
      out += typeof text === "string" ? text : Buffer.from(text).toString("latin1");
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Calls the built command as a user would. */
export function built(args: readonly string[], { cwd, env = {}, stdin = "" }: Where = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    input: stdin,
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
