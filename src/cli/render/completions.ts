import type { Command } from "commander";
import { valuesOf } from "../values.ts";

interface CompletedOption {
  readonly flag: string;
  /** The letter of a short form. */
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** None where it takes anything: a file, a number, a name. */
  readonly values: readonly string[];
}

export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its first argument may be; none where it is a file. */
  readonly values: readonly string[];
}

/** What a shell completes, read from the command itself. The first entry is the command without a name: its own options. */
export function callTree(program: Command): readonly CompletedCommand[] {
  const names = program.commands.map((command) => command.name());
  const root = { ...completed(program), name: "", values: [...names, "help"] };
  const help: CompletedCommand = { name: "help", summary: "", options: [], values: names };
  return [root, ...program.commands.map((command) => completed(command, root.options)), help];
}

function completed(command: Command, inherited: readonly CompletedOption[] = []): CompletedCommand {
  const name = command.name();
  const options = command.createHelp().visibleOptions(command);
  const own = options.map(({ long, short, description, required }) => ({
    flag: long ?? "",
    short: short?.slice(1),
    description: oneLine(description),
    takesValue: required,
    values: valuesOf(name, long ?? ""),
  }));
  const seen = new Set(own.map(({ flag }) => flag));
  const argument = command.registeredArguments[0]?.name();
  return {
    name,
    summary: oneLine(command.summary()),
    options: [...own, ...inherited.filter(({ flag }) => !seen.has(flag))],
    values: argument === undefined ? [] : valuesOf(name, argument),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const flags = (options: readonly CompletedOption[]): string => options.map(({ flag }) => flag).join(" ");
/** The case label of an option of a command; both are words without spaces. */
const label = (command: string, flag: string): string => `'${command} ${flag}'`;

/** A line of a `case` for each option that takes a value: with these words, or with whatever the shell offers for files. */
function valueCases(
  commands: readonly CompletedCommand[],
  write: (label: string, values: readonly string[]) => string,
): readonly string[] {
  return commands.flatMap(({ name, options }) =>
    options.filter(({ takesValue }) => takesValue).map(({ flag, values }) => write(label(name, flag), values)),
  );
}

/** The command that a line calls: its first word that is no option. */
const CALLED = (words: string, first: number, last: string): string =>
  `  local word called="" i
  for ((i = ${first}; i < ${last}; i++)); do
    word="\${${words}[i]}"
    if [[ $word != -* ]]; then called="$word"; break; fi
  done`;

/** For bash 3.2 and later; paths where nothing else fits. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const reply = (words: readonly string[] | string): string =>
    `COMPREPLY=($(compgen -W '${typeof words === "string" ? words : words.join(" ")}' -- "$current"))`;
  return `# completion of gongfu for bash; written by: gongfu completions bash
_gongfu() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  COMPREPLY=()
  # bash takes --format=csv for three words
  if [[ $current == "=" ]]; then current=""; elif [[ $before == "=" ]]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
${CALLED("COMP_WORDS", 1, "COMP_CWORD")}
  case "$called $before" in
${valueCases(commands, (name, values) => `    ${name}) ${values.length === 0 ? "" : `${reply(values)}; `}return ;;`).join("\n")}
  esac
  case "$called" in
${commands
  .map(({ name, options, values }) => {
    const other = values.length === 0 ? "" : `\n      ${reply(values)}`;
    return `    '${name}')
      if [[ $current == -* ]]; then ${reply(flags(options))}; return; fi${other}
      ;;`;
  })
  .join("\n")}
  esac
}
complete -o default -F _gongfu gongfu
`;
}

/** For zsh; to be put in a folder of \`$fpath\`, or sourced after \`compinit\`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const described = (name: string, text: string): string => quoted(`${name}:${text}`);
  const summaries = new Map(commands.map(({ name, summary }) => [name, summary]));
  const list = (entries: readonly string[]): string => entries.map((entry) => `\n        ${entry}`).join("");
  return `#compdef gongfu
# completion of gongfu for zsh; written by: gongfu completions zsh
_gongfu() {
  local current="\${words[CURRENT]}" before="\${words[CURRENT - 1]}"
  local -a offered
${CALLED("words", 2, "CURRENT")}
  case "$called $before" in
${valueCases(commands, (name, values) => `    ${name}) ${values.length === 0 ? "_files" : `compadd -- ${values.join(" ")}`}; return ;;`).join("\n")}
  esac
  case "$called" in
${commands
  .map(({ name, options, values }) => {
    const offered = list(options.map(({ flag, description }) => described(flag, description)));
    const words = list(values.map((value) => described(value, summaries.get(value) ?? "")));
    const other = values.length === 0 ? "_files" : `offered=(${words}\n      ); _describe 'gongfu' offered`;
    return `    '${name}')
      if [[ $current == -* ]]; then offered=(${offered}
      ); _describe 'option' offered; return; fi
      ${other}
      ;;`;
  })
  .join("\n")}
  esac
}
if [[ \${funcstack[1]} == _gongfu ]]; then _gongfu "$@"; else compdef _gongfu gongfu; fi
`;
}

/** For fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const [root, ...others] = commands;
  const option = ({ flag, short, takesValue, values, description }: CompletedOption): string =>
    [
      `-l ${flag.slice(2)}`,
      ...(short === undefined ? [] : [`-s ${short}`]),
      ...(!takesValue ? [] : values.length === 0 ? ["-r"] : ["-x", `-a '${values.join(" ")}'`]),
      `-d ${fishQuoted(description)}`,
    ].join(" ");
  const lines = others.flatMap(({ name, summary, options, values }) => {
    const called = `complete -c gongfu -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c gongfu -f -n __fish_use_subcommand -a ${name} -d ${fishQuoted(summary)}`,
      ...options.map((one) => `${called} ${option(one)}`),
      ...(values.length === 0 ? [] : [`${called} -f -a '${values.join(" ")}'`]),
    ];
  });
  return `# completion of gongfu for fish; written by: gongfu completions fish
${[...(root?.options ?? []).map((one) => `complete -c gongfu -n __fish_use_subcommand ${option(one)}`), ...lines].join("\n")}
`;
}

/** In single quotes, as zsh reads them. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** In single quotes, as fish reads them. */
const fishQuoted = (text: string): string => `'${text.replace(/[\\']/g, (c) => `\\${c}`)}'`;
