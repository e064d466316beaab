import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
/** `; do this`, after the word that was probably meant. */
const or = (nearest: string | undefined, advice: string) =>
  `${nearest === undefined ? "" : ` (did you mean ${nearest}?)`}; ${advice}`;

/** Problems with a call of the command `gongfu`. Codes that begin with `call-` end it with exit code 2. */
export const commandEn = {
  "call-option-unknown": ({ option, nearest }: { option: string; nearest: string | undefined }) =>
    `there is no option ${option}${or(nearest, "see --help for the options")}`,
  "call-command-unknown": ({
    command,
    nearest,
    known,
  }: {
    command: string;
    nearest: string | undefined;
    known: readonly string[];
  }) => `there is no command "${command}"${or(nearest, `choose from: ${names(known)}`)}`,
  "call-value-missing": ({ option }: { option: string }) => `${option} needs a value; --help shows examples`,
  "call-value-unknown": ({
    option,
    value,
    known,
    nearest,
  }: {
    option: string;
    value: string;
    known: readonly string[];
    nearest: string | undefined;
  }) => `${option} cannot be "${value}"${or(nearest, `choose from: ${names(known)}`)}`,
  "call-number": ({ option, value }: { option: string; value: string }) =>
    `${option} needs a whole number of 1 or more, not "${value}"`,
  "call-arguments-many": ({ found, most }: { found: number; most: number }) =>
    `${found} arguments are given, and this command takes at most ${most}; put a path with spaces in quotes`,
  "call-argument-missing": ({ argument }: { argument: string }) => `the ${argument} is missing; --help shows examples`,
  "call-wrong": ({ message }: { message: string }) => `the call cannot be read (${message}); --help shows examples`,
  "call-out-needs-file": (_: object) => "--out needs the name of a file",
  "init-exists": ({ files }: { files: readonly string[] }) =>
    `nothing was written, because ${files.length === 1 ? "this exists" : "these exist"} already: ${names(files)}; choose another folder, or move ${files.length === 1 ? "it" : "them"} away`,
  "stdin-taken": (_: object) =>
    "the standard input holds the project already, and it can be read once; give one of the two as a file",
  "stdin-stream": (_: object) =>
    "--stream reads a file more than once, which the standard input does not allow; name a file, or compute without --stream",
  "file-changed": (_: object) => "the file changed while it was read; run again when it is complete",
  internal: ({ message }: { message: string }) =>
    `something went wrong inside the program (${message}). Please report it with the command and the project; GONGFU_DEBUG=1 shows where`,
};
