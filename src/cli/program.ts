import { Command, Option } from "commander";
import { version } from "../../package.json";
import { FLAGS, type OptionName } from "./flags.ts";
import type { Io } from "./io.ts";
import { coloured, painted } from "./paint.ts";
import type { Session } from "./session.ts";
import { type Locale, label, lines, type Words, wordsOf } from "./words/index.ts";

type CommandName = keyof Words["help"]["commands"];

/**
 * The command line as commander knows it. Each action loads its own code when it runs, so that `--help` is there at once;
 * what is wrong with a call is thrown, never printed here.
 */
export function buildProgram({ io, session }: { readonly io: Io; readonly session: Session }): Command {
  const { locale } = session;
  const help = (say: (words: Words["help"]) => string): string => label(locale, (words) => say(words.help));
  const paragraphs = (say: (words: Words["help"]) => string): string =>
    lines(locale, (words) => say(words.help)).join("\n\n");
  const titles: Readonly<Record<string, string>> = {
    "Usage:": help(({ titles }) => titles.usage),
    "Arguments:": help(({ titles }) => titles.arguments),
    "Options:": help(({ titles }) => titles.options),
    "Commands:": help(({ titles }) => titles.commands),
    "Global Options:": help(({ titles }) => titles.globalOptions),
  };
  const colours = coloured(io, { terminal: io.width !== undefined });
  const helpWidth = () => Math.min(io.width ?? 100, 120);
  const describe = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => io.out(text),
        writeErr: (text) => io.err(text),
        outputError: () => {},
        getOutHelpWidth: helpWidth,
        getErrHelpWidth: helpWidth,
        getOutHasColors: () => colours,
        getErrHasColors: () => false,
      })
      .configureHelp({
        showGlobalOptions: true,
        styleTitle: (title) => painted(titles[title] ?? title, { style: "bold", colours }),
      })
      .helpOption(
        FLAGS.help,
        help(({ options }) => options.help),
      );
  const option = (name: OptionName): Option =>
    new Option(
      FLAGS[name],
      help(({ options }) => options[name]),
    );
  const many = (name: OptionName): Option =>
    option(name).argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);

  const program = describe(new Command("gongfu"))
    .description(paragraphs(({ about }) => about))
    .version(
      version,
      FLAGS.version,
      help(({ options }) => options.version),
    )
    .helpCommand(
      "help [command]",
      help(({ helpCommand }) => helpCommand),
    )
    .addHelpText("after", `\n${paragraphs(({ after }) => after)}`);

  // read before the call is, so that they hold for a call that cannot be read
  program.addOption(option("quiet")).addOption(option("jsonErrors"));

  const add = (
    name: CommandName,
    argument: "project" | "system" | "systemFile" | "schema" | "folder" | "shell" | undefined,
  ): Command => {
    const shown =
      argument === "system" || argument === "systemFile"
        ? "id"
        : argument === "schema"
          ? "name"
          : argument === "folder"
            ? "dir"
            : argument;
    const command = describe(program.command(shown === undefined ? name : `${name} [${shown}]`))
      .summary(help(({ commands }) => commands[name].summary))
      .description(paragraphs(({ commands }) => commands[name].description))
      .addHelpText("after", () => exampleText(name, locale));
    if (argument !== undefined)
      command.registeredArguments[0]!.description = help((words) => words.arguments[argument]);
    return command;
  };

  add("compute", "project")
    .addOption(option("format"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("steps"))
    .addOption(option("live"))
    .addOption(many("unit"))
    .addOption(many("period"))
    .addOption(many("node"))
    .addOption(option("top"))
    .addOption(option("fitted"))
    .addOption(option("saveFitted"))
    .addOption(option("stream"))
    .addOption(option("ranks"))
    .addOption(option("engine"))
    .addOption(many("engineData"))
    .addOption(option("engineTable"))
    .addOption(option("into"))
    .addOption(option("overwrite"))
    .addOption(option("database"))
    .addOption(option("memory"))
    .addOption(option("engineThreads"))
    .addOption(option("asOfVintage"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/compute.ts")).compute(project, { io, session, ...options }),
    );
  add("validate", "project")
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/validate.ts")).validate(project, { io, session, ...options }),
    );
  add("describe", "project")
    .addOption(option("step"))
    .addOption(many("section"))
    .addOption(many("period"))
    .addOption(option("describeFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/describe.ts")).describe(project, { io, session, ...options }),
    );
  add("monitor", "project")
    .addOption(option("at"))
    .addOption(many("unit"))
    .addOption(option("asOf"))
    .addOption(option("monitorAll"))
    .addOption(many("monitorSection"))
    .addOption(option("monitorFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/monitor.ts")).monitor(project, { io, session, ...options }),
    );
  add("uncertainty", "project")
    .addOption(option("replicates"))
    .addOption(option("seed"))
    .addOption(option("threads"))
    .addOption(option("firstPlaces"))
    .addOption(option("ofNode"))
    .addOption(option("uncertaintyFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/uncertainty.ts")).uncertainty(project, { io, session, ...options }),
    );
  add("sensitivity", "project")
    .addOption(option("method"))
    .addOption(option("output"))
    .addOption(option("ofPeriod"))
    .addOption(option("ofNode"))
    .addOption(option("designRows"))
    .addOption(option("seed"))
    .addOption(option("threads"))
    .addOption(option("sensitivityFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/sensitivity.ts")).sensitivity(project, { io, session, ...options }),
    );
  add("weights", "project")
    .addOption(many("schemes"))
    .addOption(option("planFile"))
    .addOption(option("process"))
    .addOption(option("weightsFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/weights.ts")).weights(project, { io, session, ...options }),
    );
  add("explain", undefined)
    .argument(
      "<unit>",
      help((words) => words.arguments.explainUnit),
    )
    .argument(
      "<period>",
      help((words) => words.arguments.explainPeriod),
    )
    .addOption(option("explainProject"))
    .addOption(option("explainFrom"))
    .addOption(option("explainTop"))
    .addOption(option("explainFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (unit: string, period: string, options) =>
      (await import("./commands/explain.ts")).explain(unit, period, { io, session, ...options }),
    );
  add("snapshot", "project")
    .addOption(many("snapshotPeriod"))
    .addOption(option("official"))
    .addOption(option("embed"))
    .addOption(option("ruler"))
    .addOption(option("replace"))
    .addOption(option("reason"))
    .addOption(option("asOfVintage"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/snapshot.ts")).snapshot(project, { io, session, ...options }),
    );
  add("verify", "project")
    .addOption(many("verifyPeriod"))
    .addOption(option("verifyFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/verify.ts")).verify(project, { io, session, ...options }),
    );
  add("diff", undefined)
    .argument(
      "<from>",
      help((words) => words.arguments.diffFrom),
    )
    .argument(
      "<to>",
      help((words) => words.arguments.diffTo),
    )
    .addOption(option("failOn"))
    .addOption(option("diffPeriod"))
    .addOption(option("asOfVintage"))
    .addOption(option("diffFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (from: string, to: string, options) =>
      (await import("./commands/diff.ts")).diff(from, to, { io, session, ...options }),
    );
  add("revisions", "project")
    .addOption(option("revisionsSection"))
    .addOption(option("biasOver"))
    .addOption(option("ofNode"))
    .addOption(option("revisionsFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/revisions.ts")).revisions(project, { io, session, ...options }),
    );
  add("series", "project")
    .addOption(option("seriesMethod"))
    .addOption(option("seriesEdition"))
    .addOption(option("seriesRuler"))
    .addOption(option("linkBy"))
    .addOption(option("keepLevel"))
    .addOption(many("seriesNode"))
    .addOption(option("asOfVintage"))
    .addOption(option("seriesFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/series.ts")).series(project, { io, session, ...options }),
    );
  add("sql", "project")
    .addOption(option("dialect"))
    .addOption(option("sqlTable"))
    .addOption(option("sqlMode"))
    .addOption(option("fitted"))
    .addOption(many("node"))
    .addOption(option("explainPlan"))
    .addOption(option("runner"))
    .addOption(many("engineData"))
    .addOption(option("database"))
    .addOption(option("sqlFormat"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/sql.ts")).sql(project, { io, session, ...options }),
    );
  add("chart", undefined)
    .argument(
      "[kind]",
      help((words) => words.arguments.chartKind),
    )
    .argument(
      "[project]",
      help((words) => words.arguments.project),
    )
    .addOption(option("chartList"))
    .addOption(option("chartUnit"))
    .addOption(option("chartPeriod"))
    .addOption(option("chartNode"))
    .addOption(option("chartFrom"))
    .addOption(option("chartPlan"))
    .addOption(option("chartGeojson"))
    .addOption(option("chartProperty"))
    .addOption(option("chartGroups"))
    .addOption(option("chartWeights"))
    .addOption(option("chartStage"))
    .addOption(option("chartPopulation"))
    .addOption(option("chartDevelopment"))
    .addOption(option("chartSharing"))
    .addOption(option("chartOthers"))
    .addOption(option("chartTheme"))
    .addOption(option("chartWidth"))
    .addOption(option("chartTitle"))
    .addOption(option("chartOut"))
    .addOption(option("locale"))
    .addOption(option("outside"))
    .action(async (kind: string | undefined, project: string | undefined, options) =>
      (await import("./commands/chart.ts")).chart(kind, project, { io, session, ...options }),
    );
  add("report", "project")
    .addOption(option("reportOut"))
    .addOption(option("locale"))
    .addOption(option("reportUnits"))
    .addOption(option("reportSections"))
    .addOption(option("reportPeriod"))
    .addOption(option("reportTemplate"))
    .addOption(option("reportTheme"))
    .addOption(option("asOfVintage"))
    .addOption(option("outside"))
    .action(async (project: string | undefined, options) =>
      (await import("./commands/report.ts")).report(project, { io, session, ...options }),
    );
  add("systems", "system")
    .addOption(option("formatList"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .action(async (id: string | undefined, options) =>
      (await import("./commands/systems.ts")).systems(id, { io, session, ...options }),
    );
  add("template", "systemFile")
    .addOption(option("templateFormat"))
    .addOption(option("templateTable"))
    .addOption(option("out"))
    .addOption(option("locale"))
    .action(async (id: string | undefined, options) =>
      (await import("./commands/template.ts")).template(id, { io, session, ...options }),
    );
  add("schema", "schema")
    .addOption(option("out"))
    .addOption(option("locale"))
    .action(async (name: string | undefined, options) =>
      (await import("./commands/schema.ts")).schema(name, { io, session, ...options }),
    );
  add("init", "folder")
    .addOption(option("locale"))
    .action(async (folder: string | undefined, options) =>
      (await import("./commands/init.ts")).init(folder, { io, session, ...options }),
    );
  add("completions", "shell")
    .addOption(option("locale"))
    .action(async (shell: string | undefined, options) =>
      (await import("./commands/completions.ts")).completions(shell, { io, session, program, ...options }),
    );
  return program;
}

function exampleText(name: CommandName, locale: Locale): string {
  const [first, ...others] = wordsOf(locale).map(({ help }) => help.commands[name].examples);
  const title = label(locale, ({ help }) => help.titles.examples);
  const items = first!.map(
    ([what, call], i) => `  # ${[what, ...others.map((examples) => examples[i]![0])].join(" / ")}\n  ${call}`,
  );
  return ["", title, ...items].join("\n");
}
