import type { Command } from "commander";
import { choose, localeFor } from "../formats.ts";
import type { Call } from "../session.ts";
import { SHELLS } from "../values.ts";

export interface CompletionsCall extends Call {
  readonly program: Command;
}

/** Prints the script with which a shell completes this command. */
export async function completions(
  shell: string | undefined,
  { io, session, program, ...options }: CompletionsCall,
): Promise<void> {
  session.locale = localeFor(options.locale, { env: io.env });
  const { bashScript, callTree, fishScript, zshScript } = await import("../render/completions.ts");
  const { IndexError } = await import("../../errors/index.ts");
  if (shell === undefined)
    throw new IndexError([{ code: "call-argument-missing", path: [], params: { argument: "shell" } }]);
  const write = { bash: bashScript, zsh: zshScript, fish: fishScript };
  io.out(write[choose(shell, { option: "SHELL", known: SHELLS })](callTree(program)));
}
