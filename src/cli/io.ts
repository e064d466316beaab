import { isAbsolute, relative, resolve, sep } from "node:path";
import { IndexError } from "../errors/index.ts";
import { type Locale, lines, type Words } from "./words/index.ts";

/** What the command reads of and writes to the world; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal; undefined where the output goes to a file or another program. */
  readonly width: number | undefined;
  /** Columns of the terminal that the error stream goes to; undefined where it goes elsewhere. */
  readonly errWidth?: number | undefined;
  /** Milliseconds of a clock that only moves on. */
  now(): number;
  /** All that comes in on the standard input. */
  readonly stdin?: (() => Promise<Uint8Array>) | undefined;
  /** Does something when the person at the terminal asks to stop, instead of stopping; the answer takes that back. */
  onInterrupt?(stop: () => void): () => void;
  out(text: string | Uint8Array): void;
  err(text: string): void;
}

/** The name that stands for the standard output. */
export const STDOUT = "-";

/** Prints a text, or writes it, or bytes, to the file that was asked for and says so on the error stream. */
export async function deliver(
  content: string | Uint8Array,
  { io, out, locale }: { readonly io: Io; readonly out: string | undefined; readonly locale: Locale },
): Promise<void> {
  const whole = typeof content !== "string" || content.endsWith("\n") ? content : `${content}\n`;
  if (out === STDOUT || (out === undefined && typeof whole === "string")) return io.out(whole);
  if (out === undefined || out.trim() === "")
    throw new IndexError([{ code: "call-out-needs-file", path: [], params: {} }]);
  const { writeFileAtomic } = await import("../node/write.ts");
  await writeFileAtomic(resolve(io.cwd, out), whole, { name: out });
  for (const line of lines(locale, (words: Words) => words.written(shownPath(out, io)))) io.err(`${line}\n`);
}

/** A path as messages show it: from the working folder where it lies inside, else as it was given. */
export function shownPath(path: string, { cwd }: Pick<Io, "cwd">): string {
  const way = relative(cwd, resolve(cwd, path));
  const outside = way === "" || way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  return outside ? path : way;
}
