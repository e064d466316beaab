import { STEPS } from "../pipeline/result.ts";
import { SQL_DIALECTS } from "../sql/types.ts";
import { TABLE_FORMATS } from "./formats.ts";
import { SECTIONS } from "./render/describe-tables.ts";
import { LOCALES } from "./words/index.ts";

type Values = Readonly<Record<string, readonly string[]>>;

export const SHELLS = ["bash", "zsh", "fish"] as const;
const SYSTEMS = ["huangyan_64", "fenghua_2025", "fenghua_2022", "jinhua_2025", "haiyan_2025"];

const CHARTS = [
  "ranking",
  "contributions",
  "heatmap",
  "indicators",
  "radar",
  "distribution",
  "trend",
  "slope",
  "weights",
  "sunburst",
  "correlation",
  "scree",
  "sensitivity",
  "rank-probabilities",
  "rank-scatter",
  "attainment",
  "board",
  "lorenz",
  "dagum",
  "quadrant",
  "density",
  "waterfall",
  "strengths",
  "obstacles",
  "tile-map",
  "map",
];

/** What an option of any command may be. */
const ANYWHERE: Values = { "--locale": LOCALES };

/** What an option or the first argument of a command may be, where that is a short list. */
const OF_COMMAND: Readonly<Record<string, Values>> = {
  compute: {
    "--format": ["table", "json", "csv", "tidy", "jsonl", "markdown", "parquet", "xlsx"],
    "--engine": ["duckdb", "postgresql", "clickhouse"],
  },
  sql: { "--dialect": SQL_DIALECTS, "--mode": ["apply", "fit"], "--format": ["sql", "json"] },
  report: { "--theme": ["auto", "light", "dark"] },
  describe: {
    "--format": TABLE_FORMATS,
    "--step": STEPS,
    "--section": SECTIONS,
  },
  monitor: { "--format": TABLE_FORMATS },
  uncertainty: { "--format": TABLE_FORMATS },
  sensitivity: { "--format": TABLE_FORMATS, "--method": ["sobol", "morris", "one-at-a-time"] },
  weights: { "--format": TABLE_FORMATS },
  explain: { "--format": ["table", "json"] },
  verify: { "--format": ["table", "json", "junit", "sarif"] },
  diff: { "--format": [...TABLE_FORMATS, "junit", "sarif"] },
  revisions: {
    "--format": TABLE_FORMATS,
    "--section": ["cells", "summary", "scores"],
    "--bias-over": ["cells", "periods"],
  },
  series: {
    "--format": TABLE_FORMATS,
    "--method": ["fixed", "chained"],
    "--ruler": ["kept", "anew"],
    "--by": ["ratio", "difference"],
    "--keep": ["latest", "earliest"],
  },
  chart: {
    "--theme": ["light", "dark", "print", "auto"],
    "--population": ["units", "households", "persons"],
    "--others": ["refuse", "show"],
    kind: CHARTS,
  },
  systems: { "--format": TABLE_FORMATS, id: SYSTEMS },
  template: {
    "--format": ["xlsx", "csv"],
    "--table": ["targets", "works", "ledger", "appraisal", "population"],
    id: SYSTEMS,
  },
  schema: {
    name: [
      "system",
      "project",
      "dataset",
      "scores",
      "snapshot",
      "plan",
      "appraisal",
      "uncertainty",
      "sensitivity",
      "monitor",
    ],
  },
  completions: { shell: SHELLS },
};

/** The words that an option (`--format`) or argument (`shell`) of a command takes; none where it takes anything. */
export function valuesOf(command: string, name: string): readonly string[] {
  return OF_COMMAND[command]?.[name] ?? ANYWHERE[name] ?? [];
}
