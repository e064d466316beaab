import { appraisalWordsEn } from "../../report/words/appraisal.ts";
import { explainWordsEn } from "../../report/words/explain.ts";
import { monitorWordsEn } from "../../report/words/monitor.ts";
import { worksWordsEn } from "../../report/words/works.ts";
import type { Target } from "../../schema/types.ts";
import { callHelpEn } from "./call.ts";
import { chartHelpEn, chartWordsEn } from "./chart.ts";
import { describeWordsEn } from "./describe.ts";
import { enginesHelpEn, enginesWordsEn } from "./engines.ts";
import { explainHelpEn } from "./explain.ts";
import { monitorHelpEn } from "./monitor.ts";
import { reportHelpEn } from "./report.ts";
import { revisionsHelpEn, revisionsWordsEn } from "./revisions.ts";
import { snapshotHelpEn, snapshotWordsEn } from "./snapshot.ts";
import type { Words } from "./types.ts";
import { uncertaintyHelpEn, uncertaintyWordsEn } from "./uncertainty.ts";

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const comparators: Readonly<Record<string, string>> = {
  reach: "reach",
  ">=": "≥",
  "<=": "≤",
  ">": ">",
  "<": "<",
  exactly: "=",
  about: "about",
};

function target(t: Target): string {
  switch (t.kind) {
    case "value":
      return `${comparators[t.comparator]} ${t.value}`;
    case "about":
      return `about ${t.value}${t.tolerance === undefined ? "" : ` ± ${t.tolerance}`}`;
    case "range":
      return `${t.from} to ${t.to}`;
    case "trend":
      return `${t.trend}${t.every === "year" ? " every year" : ""}`;
    case "relative": {
      const of = t.reference;
      const what =
        "unit" in of
          ? typeof of.name === "string"
            ? of.name
            : (of.name?.en ?? of.unit)
          : "statistic" in of
            ? `${of.statistic} of ${of.of}`
            : "rank" in of
              ? `rank ${of.rank} of ${of.of}`
              : `quantile ${of.quantile} of ${of.of}`;
      return `${comparators[t.comparator]} ${t.factor === undefined || t.factor === 1 ? "" : `${t.factor} × `}${what}`;
    }
    case "synchrony":
      return `in step with ${t.with}`;
    case "joint":
      return `${comparators[t.comparator]} ${t.value} % of units pass ${t.floors.map(({ of, comparator, value }) => `${of} ${comparators[comparator]} ${value}`).join(" and ")}`;
    case "elimination":
      return "ended";
    case "multiple":
      return `${t.factor} × the base`;
    case "growth":
      return `${comparators[t.comparator]} ${t.value} % a year`;
    case "assigned":
      return `assigned by ${t.by}`;
    case "unknown":
      return `"${t.words}"`;
    default:
      return t satisfies never;
  }
}

export const wordsEn: Words = {
  help: {
    titles: {
      globalOptions: callHelpEn.globalOptions,
      usage: "Usage:",
      arguments: "Arguments:",
      options: "Options:",
      commands: "Commands:",
      examples: "Examples:",
    },
    about:
      "gongfu (共富) computes composite indices from a project file: a system of indicators, data in CSV files, and a plan that says how to normalise, weigh and aggregate. It ships with indicator systems of common prosperity (共同富裕).",
    after:
      "Start with:  gongfu init my-index  and then  gongfu compute my-index\nExit codes:  0 done, 1 the input is wrong (every problem is listed), 2 the call is wrong, 3 a check failed",
    commands: {
      compute: {
        summary: "compute the index and print scores, ranks and notes",
        description:
          "Computes the index of a project: reads its system, data and plan, and prints the league table of each period with the score of each domain, followed by notes on what the reader should know (gaps, imputed or outlying values).",
        examples: [
          ["the project in this folder (gongfu.yaml here or above)", "gongfu compute"],
          ["one project, the ten best units, in Chinese", "gongfu compute asem.yaml --top 10 --locale zh"],
          ["everything as JSON, with each indicator after each step", "gongfu compute --steps --out scores.json"],
          ["the scores as a table for a spreadsheet", "gongfu compute --format csv --out scores.csv"],
          [
            "last year's ruler on a file larger than memory",
            "gongfu compute --stream --fitted 2023.json --out scores.csv",
          ],
        ],
      },
      validate: {
        summary: "check a project and list every problem",
        description:
          "Reads a project as compute does, runs it once, and says what was read: units, periods, indicators, missing figures. Prints every problem with its file and line, row or cell; prints ok when there is none.",
        examples: [
          ["the project in this folder", "gongfu validate"],
          ["one project, in both languages", "gongfu validate asem.yaml --locale both"],
        ],
      },
      describe: {
        summary: "show what the data are like before anything is scored",
        description:
          "Describes the data and how the parts of the index go together: first what was found, in words, the most serious first, with what to do; then statistics of each indicator, gaps by unit and group, duplicates, correlations, consistency and components of each group, and effective weights against nominal.",
        examples: [
          ["the project in this folder", "gongfu describe"],
          ["the indicators after outliers were treated", "gongfu describe --step treated --section statistics"],
          [
            "all correlations as a table for a spreadsheet",
            "gongfu describe --section correlations --out correlations.csv",
          ],
        ],
      },
      monitor: monitorHelpEn.command,
      ...snapshotHelpEn.commands,
      ...revisionsHelpEn.commands,
      explain: explainHelpEn.command,
      ...uncertaintyHelpEn.commands,
      ...callHelpEn.commands,
      sql: enginesHelpEn.command,
      chart: chartHelpEn.command,
      report: reportHelpEn.command,
      weights: {
        summary: "compare weighting schemes and their effect",
        description:
          "Computes the project once with each weighting scheme and puts them side by side: the weights of every node, the rank correlation of the schemes, and how far the ranks and scores of the index move from those of the project's own plan. A scheme that its method refuses is listed with the reason.",
        examples: [
          ["the project's own weights, equal, entropy and CRITIC weights", "gongfu weights"],
          [
            "schemes of one's choice, with the intermediate tables",
            "gongfu weights --schemes entropy,critic,pca --process",
          ],
          ["schemes with parameters, from a file", "gongfu weights asem.yaml --plan schemes.yaml --out weights.csv"],
        ],
      },
      systems: {
        summary: "list the bundled indicator systems, or show one",
        description:
          "Without an id, lists the indicator systems that come with the library. With one, prints its tree of groups and indicators: measure, which way is better, and targets with their periods.",
        examples: [
          ["what there is", "gongfu systems"],
          ["the 64 indicators of Huangyan", "gongfu systems huangyan_64"],
          ["a table of indicators for a spreadsheet", "gongfu systems huangyan_64 --format csv --out huangyan.csv"],
          [
            "a copy to edit, used in a project as system: my.json",
            "gongfu systems huangyan_64 --format json --out my.json",
          ],
        ],
      },
      template: {
        summary: "write an empty Excel workbook for a system",
        description:
          "Writes a workbook with a column for each figure that a system takes, rows that explain them, and sheets for the plan, weights, judgements, targets and survey. With the figures filled in it computes: gongfu compute book.xlsx. With --format csv: the headings of a CSV file.",
        examples: [
          ["a workbook for a bundled system", "gongfu template haiyan_2025 --out haiyan.xlsx"],
          ["for a system of one's own, in Chinese", "gongfu template system.yaml --locale zh --out book.xlsx"],
          ["only the headings of a CSV file", "gongfu template haiyan_2025 --format csv --out data.csv"],
        ],
      },
      schema: {
        summary: "print the JSON Schema of a kind of document",
        description:
          "Prints the JSON Schema of a document, with which editors check and complete a file while it is written. Without a name, lists the kinds of document.",
        examples: [
          ["the kinds of document", "gongfu schema"],
          ["for an editor", "gongfu schema project --out project.schema.json"],
        ],
      },
      init: {
        summary: "write a small project to start from",
        description:
          "Writes a project file (gongfu.yaml) and a table of invented figures (data/example.csv) that compute at once. Replace the figures and the system by your own. Nothing that exists is overwritten.",
        examples: [
          ["into this folder", "gongfu init"],
          ["into a new folder, then compute it", "gongfu init my-index && gongfu compute my-index"],
        ],
      },
    },
    arguments: {
      ...callHelpEn.arguments,
      ...explainHelpEn.arguments,
      ...snapshotHelpEn.arguments,
      ...chartHelpEn.arguments,
      project:
        "project file, or a folder with gongfu.yaml, or - for the standard input; default: the one here or in a folder above",
      system: "id of a bundled system; without it, all are listed",
      systemFile: "id of a bundled system, or the file of another",
      schema: "kind of document; without it, all are listed",
      folder: "folder to write to; default: this one",
    },
    options: {
      format:
        "table, json (everything), csv (a row a unit, period and node), tidy (the same in six columns), jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
      formatList: "table, json, csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
      templateFormat: "xlsx or csv (headings only); default: by the ending of --out, else xlsx",
      templateTable: "headings only (CSV) of a table that a project may have: targets, works, ledger or population",
      out: "write to a file instead of the screen; - for the standard output",
      locale: "language: en, zh or both; default: the project's locale, else that of this computer",
      steps: "add each indicator's value after each step (json); with csv, print these instead of the scores",
      unit: "only these units (repeat, or separate with commas)",
      period: "only these periods",
      node: "only these nodes: the index, groups",
      top: "only units that rank among the first N by the index, in each period",
      schemes: "methods to compare (repeat, or separate with commas); default: equal, entropy and critic",
      planFile: "a YAML or JSON file with a list of schemes: method ids, or weigh steps as in a plan",
      process: "add what each method learned; with csv, print this instead of the weights",
      weightsFormat:
        "table, json (everything), or a row a scheme and node as csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
      step: "describe the indicators after this step: derived, denominated, imputed, treated, transformed or normalised; default: denominated",
      section:
        "only these parts: findings, statistics, availability, duplicates, correlations, links, coherence, components or influence",
      describeFormat:
        "table, json (everything), markdown, xlsx, or one part (--section, default statistics) as csv, jsonl or parquet; default: by the ending of --out, else table",
      ...monitorHelpEn.options,
      ...snapshotHelpEn.options,
      ...revisionsHelpEn.options,
      ...explainHelpEn.options,
      ...uncertaintyHelpEn.options,
      ...callHelpEn.options,
      ...enginesHelpEn.options,
      ...chartHelpEn.options,
      ...reportHelpEn.options,
      outside: "let the project name files outside its own folder",
      live: "with --format xlsx: scores and ranks as formulas over a sheet of the data, for an auditor to follow",
      stream:
        "score while reading, for data larger than memory: wide CSV or Parquet in, csv, tidy, jsonl or parquet out (needs --out)",
      fitted: "score with the goalposts, means and weights in this file, learned before",
      saveFitted: "write what was learned to this file",
      ranks: "with --stream: rank the index too, for one more reading and 8 bytes a row of memory",
      help: "show this help",
      version: "show the version",
    },
    helpCommand: "show the help of a command",
  },
  problems: (count) => (count === 1 ? "1 problem:" : `${count} problems:`),
  written: (file) => `written: ${file}`,
  progress: ({ method, node, percent, seconds }) =>
    `${node === "" ? method : `${method}, ${node}`}: ${percent} % done, about ${seconds} s left (Ctrl-C stops)`,
  compute: {
    head: ({ id, version, units, periods, indicators, missing }) =>
      `${id}, version ${version}; ${plural(indicators, "indicator")}, ${plural(units, "unit")}, ${plural(periods, "period")}; ${missing}`,
    missing: ({ missing, cells, share }) =>
      missing === 0 ? "no figures missing" : `${missing} of ${cells} figures missing (${share})`,
    dataNote: "Data",
    period: "Period",
    rank: "rank",
    unit: "unit",
    name: "name",
    periodHeading: "period",
    available: "data available",
    weight: "weight",
    one: (unit) => `Unit: ${unit}`,
    tags: (shares) => `Share in the index by tag: ${shares.join(", ")}`,
    notes: "Notes",
    more: (count) => `and ${count} more of this kind`,
    moreRows: (count) => `… ${plural(count, "more unit")}`,
    allJson: "--format json lists every note",
    withheld: {
      "too-little-data": "† not published: the data give too few of its indicators",
      confidential: "‡ not published: a confidential value could be solved from it",
    },
    treated: {
      title: (count) => `Outliers treated: ${plural(count, "value")}`,
      headings: { indicator: "Indicator", unit: "Unit", before: "Before", after: "After", method: "Method" },
      how: { raised: "raised", lowered: "lowered", removed: "removed" },
      more: (count) => `… ${count} more, all with --format json`,
    },
  },
  surveys: {
    title: "From surveys",
    indicator: "indicator",
    figure: "figure",
    error: "std. error",
    interval: (percent) => `${percent} % interval`,
    effect: "design effect",
    withheld: {
      "no-answers": "no answers",
      "minimum-n": "withheld: too few answers",
      "no-standard-error": "withheld: no standard error",
      "maximum-cv": "withheld: too imprecise",
      confidential: "withheld: confidential",
    },
  },
  validate: {
    labels: { files: "files", system: "system", data: "data", columns: "columns", plan: "plan" },
    system: ({ id, version, groups, indicators, variables }) =>
      `${id} ${version}: ${plural(indicators, "indicator")} in ${plural(groups, "group")}${variables === 0 ? "" : `, ${plural(variables, "variable")}`}`,
    data: ({ units, periods, rows, missing, cells, share }) =>
      `${plural(units, "unit")}, ${plural(periods.length, "period")} (${periods.join(", ")}), ${plural(rows, "row")}; ${
        missing === 0 ? "no figures missing" : `${missing} of ${cells} figures missing (${share})`
      }`,
    columns: ({ present, indicators, absent }) =>
      `figures for ${present} of ${plural(indicators, "indicator")}${absent.length === 0 ? "" : `; none for ${absent.join(", ")}`}`,
    ok: (notes) => (notes === 0 ? "ok" : `ok, with ${plural(notes, "note")} (gongfu compute prints them)`),
  },
  weights: {
    node: "node",
    name: "name",
    effective: "Effective weights: share in the index",
    nominal: "Nominal weights: share among siblings",
    varies: "* differs by period or unit; the mean is shown",
    agreement: "Rank correlation of the effective indicator weights",
    movement: "How far the index moves from that of the plan",
    scheme: "scheme",
    meanShift: "mean shift of rank",
    maxShift: "largest",
    meanChange: "mean change of score",
    maxChange: "largest",
    at: "at",
    allIndicators: "all indicators",
    refused: "Refused",
    quantities: {
      weights: "weight w",
      entropy: "entropy e",
      divergence: "divergence d",
      deviation: "deviation σ",
      conflict: "conflict R",
      information: "information C",
      correlation: "correlation r",
      lambda: "λmax",
      ci: "CI",
      ri: "RI",
      cr: "CR",
      gci: "GCI",
      koczkodaj: "Koczkodaj's K",
      matrix: "judgement matrix",
      judged: "judged weight",
      eigenvalues: "eigenvalue",
      loadings: "loading",
      explained: "variance explained",
      coefficients: "coefficient",
      variation: "coefficient of variation",
      mean: "mean",
      sd: "standard deviation",
    },
  },
  describe: describeWordsEn,
  monitor: monitorWordsEn,
  works: worksWordsEn,
  appraisal: appraisalWordsEn,
  engines: enginesWordsEn,
  snapshot: snapshotWordsEn,
  revisions: revisionsWordsEn,
  chart: chartWordsEn,
  explain: explainWordsEn,
  uncertainty: uncertaintyWordsEn,
  systems: {
    columns: { id: "id", version: "version", name: "name", indicators: "indicators", targets: "targets" },
    more: "gongfu systems ID shows one.",
    head: ({ id, version, groups, indicators, targets }) =>
      `${id}, version ${version}: ${plural(indicators, "indicator")} in ${plural(groups, "group")}, ${plural(targets, "target")}`,
    tree: { node: "node", name: "name", measure: "measure", direction: "better", targets: "targets" },
    variables: "Variables",
    directions: { positive: "higher", negative: "lower", unstated: "not stated" },
    ideal: (value) => (value === null ? "near an unknown ideal" : `near ${value}`),
    formula: (text) => `= ${text}`,
    target,
    aspirational: "striven for",
    forUnit: (unit) => `for ${unit}`,
  },
  schemas: { heading: "Kinds of document (gongfu schema NAME):" },
  init: {
    made: (files) => `Made ${files.join(" and ")}.`,
    next: [
      "The figures are invented. Compute the index with:",
      "Then put your own figures into data/example.csv and your own indicators into gongfu.yaml.",
    ],
  },
};
