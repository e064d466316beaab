import type { Io } from "./io.ts";

/**
 * Whether a stream is coloured: never with NO_COLOR (of any length but 0) or FORCE_COLOR=0, always with another FORCE_COLOR,
 * else on a terminal that knows colours.
 */
export function coloured({ env }: Pick<Io, "env">, { terminal }: { readonly terminal: boolean }): boolean {
  const { NO_COLOR: off = "", FORCE_COLOR: on } = env;
  if (off !== "" || on === "0" || on === "false") return false;
  if (on !== undefined && on !== "") return true;
  return terminal && env["TERM"] !== "dumb";
}

const CODES = { bold: "1", red: "31" } as const;

/** A text in a style, or as it is. */
export function painted(
  text: string,
  { style, colours }: { readonly style: keyof typeof CODES; readonly colours: boolean },
): string {
  return colours ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}
