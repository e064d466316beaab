import * as z from "zod/mini";
import type { Issue } from "../errors/index.ts";
import { formatIssues } from "./format.ts";
import { checkLimits } from "./limits.ts";
import type { Path } from "./path.ts";
import { FormatShape, NameShape, Text } from "./shapes.ts";
import { type SnapshotSettings, SnapshotSettingsShape } from "./snapshot-settings.ts";
import { checkSurvey, type SurveyInput } from "./survey.ts";
import { SurveyShape } from "./survey-shape.ts";
import type { Name } from "./types.ts";
import { EDITION_WORDS, type Edition } from "./vintage.ts";
import { checkShape } from "./zod-issues.ts";

/** A heading of the file, or one value for all its rows. */
export type ColumnSource = string | { readonly value: string };

/** Which headings of a file mean what, where they are not `unit`, `name`, `period` and `group:…`. */
export interface ColumnMapping {
  readonly unit?: ColumnSource;
  readonly name?: ColumnSource;
  readonly period?: ColumnSource;
  /** Headings whose texts sort the units into groups. */
  readonly groups?: readonly ColumnSource[];
  /** Headings to pass over. */
  readonly ignore?: readonly ColumnSource[];
  /** The kind of unit of each row (town, village), and the unit above it. */
  readonly level?: ColumnSource;
  readonly parent?: ColumnSource;
  /** The measure of a column of this file, by id; converted to the system's. */
  readonly measures?: Readonly<Record<string, string>>;
  /** The prices of a column of this file, by id; the system must say the same. */
  readonly prices?: Readonly<Record<string, "current" | "constant">>;
  /** By the id of an indicator or variable: its heading, or in a tidy table its word in the column `indicator`. */
  readonly indicators?: Readonly<Record<string, string>>;
  /** Of a table of works, ledger, population or appraisal: the heading of each of its columns, by their English names. */
  readonly fields?: Readonly<Record<string, string>>;
}

export const TABLE_KINDS = [
  "indicators",
  "survey",
  "judgements",
  "weights",
  "targets",
  "population",
  "neighbours",
  "positions",
  "appraisal",
  "works",
  "ledger",
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];
/** Tables with columns of their own, whose headings the project may say. */
const FIELDED: readonly TableKind[] = ["population", "works", "ledger", "appraisal"];
/** Tables whose headings are fixed. */
const UNMAPPED: readonly TableKind[] = ["judgements", "weights", "targets", "neighbours", "positions"];

/** Which part of a workbook is the table, and what it may hold that cannot be read without being told how. */
export interface SheetOptions {
  /** The name on the tab; without it the only sheet, or the one named after the kind of table (`data`, 数据). */
  readonly sheet?: string;
  /** The rectangle that holds the table with its headings: `A3:F60`; default: all cells. */
  readonly range?: string;
  /** The row of the headings, or the first and last of several rows whose texts are joined by ` / `; default: the first row with cells. */
  readonly header?: number | readonly [number, number];
  /** Rows to pass over: notes, totals. */
  readonly skip?: readonly number[];
  /** `fill`: a merged cell says the same for every row and column that it covers; default: refused. */
  readonly merged?: "fill";
  /** Hidden rows and columns of the table; default: refused. */
  readonly hidden?: "read" | "skip";
  /** What a date stands for; default: a date where a period is wanted is refused. */
  readonly dates?: "year" | "month" | "day";
  /** A number shown as a percentage is read as `stored` (0.55) or as `shown` (55); default: shown where the measure is %, else refused. */
  readonly percent?: "stored" | "shown";
}

export const SHEET_OPTIONS = ["sheet", "range", "header", "skip", "merged", "hidden", "dates", "percent"] as const;

export interface DataPart extends SheetOptions {
  readonly file: string;
  readonly kind: TableKind;
  readonly columns?: ColumnMapping;
  readonly encoding?: "utf-8" | "gb18030";
  /** Said of this file and shown with every result: synthetic, provisional, reconstructed. */
  readonly note?: Name;
  /** When these figures were published, ordered as periods are: `2024-03`. A later file revises the cells that it gives. */
  readonly vintage?: string;
  /** What they were called: 初步核算, 最终核实, 普查修订. */
  readonly edition?: Edition;
  /** Of `kind: survey`: how it was drawn, what was asked, and what may be shown. */
  readonly survey?: SurveyInput;
}

export interface Project {
  readonly title?: Name;
  readonly locale?: "en" | "zh";
  /** A bundled id, a path, or the system itself, not yet checked. */
  readonly system: unknown;
  readonly data: readonly DataPart[];
  /** `annual`: quarters, months and half-years become years before anything is computed. */
  readonly periods?: "annual";
  /** A path, or the plan itself, not yet checked. */
  readonly plan?: unknown;
  /** What `uncertainty` and `sensitivity` vary, not yet checked. */
  readonly uncertainty?: unknown;
  readonly sensitivity?: unknown;
  /** Settings of the monitoring, not yet checked. */
  readonly monitor?: unknown;
  readonly snapshots?: SnapshotSettings;
  /** How a report looks and what it holds, not yet checked. */
  readonly report?: unknown;
}

const Source = z.union([Text, z.strictObject({ value: Text })]);

const RowNumber = z.int().check(z.gte(1));
export const sheetOptionsShape = {
  sheet: z.optional(Text),
  range: z.optional(Text),
  header: z.optional(z.union([RowNumber, z.tuple([RowNumber, RowNumber])])),
  skip: z.optional(z.array(RowNumber)),
  merged: z.optional(z.enum(["fill"])),
  hidden: z.optional(z.enum(["read", "skip"])),
  dates: z.optional(z.enum(["year", "month", "day"])),
  percent: z.optional(z.enum(["stored", "shown"])),
};

/** `weights: { file, sheet }` of a plan. */
export const NamedTableShape = z.strictObject({ file: Text, ...sheetOptionsShape });

export const DataPartShape = z.strictObject({
  file: Text,
  ...sheetOptionsShape,
  kind: z.optional(z.enum(TABLE_KINDS)),
  columns: z.optional(
    z.strictObject({
      unit: z.optional(Source),
      name: z.optional(Source),
      period: z.optional(Source),
      groups: z.optional(z.array(Source)),
      ignore: z.optional(z.array(Source)),
      level: z.optional(Source),
      parent: z.optional(Source),
      measures: z.optional(z.record(z.string(), Text)),
      prices: z.optional(z.record(z.string(), z.enum(["current", "constant"]))),
      indicators: z.optional(z.record(z.string(), Text)),
      fields: z.optional(z.record(z.string(), Text)),
    }),
  ),
  encoding: z.optional(z.enum(["utf-8", "gb18030"])),
  note: z.optional(NameShape),
  vintage: z.optional(Text),
  edition: z.optional(z.enum(Object.keys(EDITION_WORDS))),
  survey: z.optional(SurveyShape),
});

export const ProjectShape = z.strictObject({
  format: z.optional(FormatShape),
  title: z.optional(NameShape),
  locale: z.optional(z.enum(["en", "zh"])),
  system: z.union([Text, z.looseObject({})]),
  data: z.array(DataPartShape).check(z.minLength(1)),
  periods: z.optional(z.literal("annual")),
  plan: z.optional(z.union([Text, z.looseObject({})])),
  monitor: z.optional(z.unknown()),
  uncertainty: z.optional(z.unknown()),
  sensitivity: z.optional(z.unknown()),
  snapshots: z.optional(SnapshotSettingsShape),
  report: z.optional(z.unknown()),
});

/**
 * Reads a project file: every problem at once, or the project with every default filled in. System and plan are only
 * seen to be a text or an object; whoever loads them checks them.
 */
export function checkProject(
  input: unknown,
  options: { readonly path?: Path | undefined } = {},
): { readonly project: Project | undefined; readonly issues: Issue[] } {
  const path = options.path ?? [];
  const issues = checkLimits(input, path);
  if (issues.length > 0) return { project: undefined, issues };
  issues.push(...formatIssues(input, "project", path));
  const checked = checkShape(ProjectShape, input, path);
  issues.push(...checked.issues);
  checked.value?.data.forEach((part, i) => {
    issues.push(...surveyIssues(part, [...path, "data", i]));
  });
  if (checked.value === undefined || issues.length > 0) return { project: undefined, issues };
  const { title, locale, system, data, periods, plan, monitor, uncertainty, sensitivity, snapshots, report } =
    checked.value;
  const project = {
    ...(title !== undefined && { title }),
    ...(locale !== undefined && { locale }),
    system,
    data: data.map(({ file, kind = "indicators", columns, encoding, note, edition, ...sheet }) => ({
      file,
      kind,
      ...(columns !== undefined && { columns }),
      ...(encoding !== undefined && { encoding }),
      ...(note !== undefined && { note }),
      ...(edition !== undefined && { edition: EDITION_WORDS[edition]! }),
      ...sheet,
    })),
    ...(periods !== undefined && { periods }),
    ...(plan !== undefined && { plan }),
    ...(monitor !== undefined && { monitor }),
    ...(uncertainty !== undefined && { uncertainty }),
    ...(sensitivity !== undefined && { sensitivity }),
    ...(snapshots !== undefined && { snapshots }),
    ...(report !== undefined && { report }),
  };
  return { project: project as Project, issues };
}

/** A survey says how it was drawn, and nothing else does. */
function surveyIssues(
  { kind = "indicators", survey, columns, vintage, edition }: z.output<typeof DataPartShape>,
  path: Path,
): Issue[] {
  const isSurvey = kind === "survey";
  const issues: Issue[] = [];
  for (const [word, given] of Object.entries({ vintage, edition }))
    if (given !== undefined && kind !== "indicators")
      issues.push({ code: "vintage-elsewhere", path: [...path, word], params: { word, kind } });
  if (isSurvey && survey === undefined) issues.push({ code: "survey-missing", path: [...path], params: {} });
  if (!isSurvey && survey !== undefined)
    issues.push({ code: "survey-elsewhere", path: [...path, "survey"], params: { kind } });
  if (isSurvey && columns !== undefined)
    issues.push({ code: "survey-mapping", path: [...path, "columns"], params: {} });
  if (UNMAPPED.includes(kind) && columns !== undefined)
    issues.push({ code: "mapping-unused", path: [...path, "columns"], params: { kind } });
  const takes = FIELDED.includes(kind) ? ["fields", "ignore"] : undefined;
  const keys = Object.keys(columns ?? {}).filter((key) => (takes ? !takes.includes(key) : key === "fields"));
  if (keys.length > 0 && !UNMAPPED.includes(kind))
    issues.push({
      code: "mapping-fields",
      path: [...path, "columns"],
      params: { kind, keys, fielded: takes !== undefined },
    });
  if (survey !== undefined) issues.push(...checkSurvey(survey, { path: [...path, "survey"] }).issues);
  return issues;
}
