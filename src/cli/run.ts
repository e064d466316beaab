import { type Command, CommanderError } from "commander";
import { IndexError, type Issue } from "../errors/index.ts";
import { nearest } from "../schema/nearest.ts";
import type { Io } from "./io.ts";
import { coloured } from "./paint.ts";
import { problemJson, problemList } from "./problems.ts";
import { buildProgram } from "./program.ts";
import type { Session } from "./session.ts";
import { loadTexts } from "./texts.ts";
import { LOCALES, type Locale, localeFrom } from "./words/index.ts";

const DONE = 0;
const INPUT_WRONG = 1;
const CALL_WRONG = 2;
const CHECK_FAILED = 3;

/** Runs one call. @returns the exit code: 0 done, 1 the input is wrong, 2 the call is wrong, 3 a check failed */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { quiet, json } = saidHow(args);
  const session: Session = { locale: spokenLocale(args, io.env), quiet: quiet || json };
  // what is told beside the result: progress, what was written, notes
  const calm: Io = session.quiet ? { ...io, errWidth: undefined, err: () => {} } : io;
  await loadTexts(session.locale);
  const program = buildProgram({ io: calm, session });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return CALL_WRONG;
    }
    await program.parseAsync([...args], { from: "user" });
    return session.failed === true ? CHECK_FAILED : DONE;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return DONE; // --help and --version are printed
    const issues =
      error instanceof CommanderError
        ? [callIssue(error, { program, args })]
        : error instanceof IndexError
          ? error.issues
          : [internal(error, calm)];
    const exit = issues.some(({ code }) => code.startsWith("call-")) ? CALL_WRONG : INPUT_WRONG;
    const { locale } = session;
    const colours = coloured(io, { terminal: io.errWidth !== undefined });
    io.err(json ? problemJson(issues, { locale, exit }) : problemList(issues, { locale, colours }));
    return exit;
  }
}

/** Options of the whole command, which hold for a call that cannot be read, too. */
function saidHow(args: readonly string[]): { readonly quiet: boolean; readonly json: boolean } {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  return { quiet: options.includes("--quiet"), json: options.includes("--json-errors") };
}

/** The language for help and for problems met before the project says its own. */
function spokenLocale(args: readonly string[], env: Io["env"]): Locale {
  const at = args.findIndex((arg) => arg === "--locale" || arg.startsWith("--locale="));
  const asked = at < 0 ? undefined : args[at]!.includes("=") ? args[at]!.slice("--locale=".length) : args[at + 1];
  return LOCALES.find((known) => known === asked) ?? localeFrom(env);
}

/** What commander found, in our words. */
function callIssue(
  error: CommanderError,
  { program, args }: { readonly program: Command; readonly args: readonly string[] },
): Issue {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const [flag = named] = named.split(" ");
  switch (error.code) {
    case "commander.unknownOption": {
      const called = program.commands.find((command) => args.includes(command.name()));
      const known = [program, ...(called === undefined ? [] : [called])]
        .flatMap(({ options }) => options.map(({ long }) => long ?? ""))
        .concat("--help");
      return { code: "call-option-unknown", path: [], params: { option: named, nearest: nearest(named, known) } };
    }
    case "commander.unknownCommand": {
      const known = program.commands.map((command) => command.name());
      return {
        code: "call-command-unknown",
        path: [],
        params: { command: named, nearest: nearest(named, known), known },
      };
    }
    case "commander.help": // an option without a command
      return { code: "call-argument-missing", path: [], params: { argument: "command" } };
    case "commander.missingArgument":
      return { code: "call-argument-missing", path: [], params: { argument: named } };
    case "commander.optionMissingArgument":
      return { code: "call-value-missing", path: [], params: { option: flag } };
    case "commander.excessArguments": {
      const [most, found] = (error.message.match(/\d+/g) ?? []).map(Number);
      return { code: "call-arguments-many", path: [], params: { found: found ?? 2, most: most ?? 1 } };
    }
    default:
      return { code: "call-wrong", path: [], params: { message: error.message.replace(/^error: /, "") } };
  }
}

/** Not the user's mistake: said in a line, with the place only on request. */
function internal(error: unknown, io: Io): Issue {
  if (io.env["GONGFU_DEBUG"] === "1" && error instanceof Error) io.err(`${error.stack ?? error.message}\n`);
  return { code: "internal", path: [], params: { message: error instanceof Error ? error.message : String(error) } };
}
