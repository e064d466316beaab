import { resolve } from "node:path";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { tableIssues } from "../io/dataset.ts";
import { type ReadDocument, readDocument } from "../io/document.ts";
import { decodeText } from "../io/text.ts";
import type { AppraisalEntry } from "../monitor/appraisal/types.ts";
import { builtins } from "../pipeline/builtins.ts";
import { derivations } from "../pipeline/derivations/index.ts";
import { createIndex, type Definition, type Engine } from "../pipeline/engine.ts";
import { toAnnual } from "../prepare/annual.ts";
import type { AsOf } from "../prepare/vintages.ts";
import type { LedgerRow } from "../schema/ledger.ts";
import type { NeighbourPair, Position } from "../schema/places.ts";
import type { PopulationRow } from "../schema/population.ts";
import { checkProject, type Project } from "../schema/project.ts";
import { checkSystem } from "../schema/system.ts";
import type { Dataset, System } from "../schema/types.ts";
import type { Vintage } from "../schema/vintage.ts";
import type { Work } from "../schema/works.ts";
import { errorCode, type Folder, readProjectFile, readWhole } from "./files.ts";
import { findProject, type ProjectPlace } from "./find.ts";
import { readTables, withPeople } from "./follow.ts";
import { tablesOfJudgements, withJudgements } from "./judgements.ts";
import { located, placedInSystem } from "./placed.ts";
import { readPlaces } from "./places.ts";
import { type ReadStdin, withStdin } from "./stdin.ts";
import { type ProjectSurvey, readSurveys, withSurveys } from "./surveys.ts";
import { resolveSystem, type Source } from "./system.ts";
import { isWorkbookName, readTableFile } from "./tables.ts";
import { tablesOfTargets, withTargetTables } from "./targets.ts";
import { type ReadVintages, readVintages, type VintagePart } from "./vintages.ts";
import { tablesOfWeights, withTables } from "./weights.ts";
import { readWorkbookProject } from "./workbook.ts";

/** A project with everything that it names read and checked. */
export interface LoadedProject {
  readonly project: Project;
  readonly definition: Definition;
  readonly data: Dataset;
  /** The figures as they were published, where files say `vintage` or `edition`, the earliest first; else none. */
  readonly vintages: readonly Vintage[];
  /** What each survey of the project says; its figures are columns of `data`. */
  readonly surveys: readonly ProjectSurvey[];
  /** Pairs from tables of kind `neighbours`. */
  readonly neighbours: readonly NeighbourPair[];
  /** From tables of kind `positions`. */
  readonly positions: readonly Position[];
  /** Work items from tables of kind `works`. */
  readonly works: readonly Work[];
  /** Problems from tables of kind `ledger`. */
  readonly ledger: readonly LedgerRow[];
  /** From tables of kind `population`; their figures are columns of `data`. */
  readonly population: readonly PopulationRow[];
  /** From tables of kind `appraisal`. */
  readonly appraisal: readonly AppraisalEntry[];
  /** The project file, written as it was given. */
  readonly path: string;
  /** The folder that its paths start from. */
  readonly folder: Folder;
  /** The same files read for another system, an earlier one for instance, or as they stood at another time. @throws IndexError */
  readonly dataFor: (system: System, options?: { readonly asOf?: AsOf | undefined }) => Promise<Dataset>;
  /** A problem of the project file, met later, with the line that it stands on. */
  readonly placed: (issue: Issue) => Issue;
  /** Every file that was read, written as in the project. */
  readonly files: readonly {
    readonly file: string;
    readonly role:
      | "project"
      | "system"
      | "plan"
      | "data"
      | "survey"
      | "weights"
      | "judgements"
      | "targets"
      | "neighbours"
      | "positions"
      | "population"
      | "works"
      | "ledger"
      | "appraisal";
  }[];
}

export interface LoadOptions {
  /** Where relative paths start and the search for a project begins; default: the working folder. */
  readonly cwd?: string;
  /** The engine whose methods the plan may name; default: the library's own. */
  readonly engine?: Pick<Engine, "parseDefinition">;
  /** Let the project name files outside its own folder; default: refuse. */
  readonly allowOutside?: boolean;
  /** What `-` stands for, as the project or as a table that it names; default: a file of that name. */
  readonly stdin?: ReadStdin | undefined;
  /** Of each cell the newest vintage not after this; an error where the files say no vintage. Default: the newest. */
  readonly asOf?: AsOf | undefined;
  /** With `asOf`: a project without vintages is read as it is. */
  readonly vintagesOptional?: boolean | undefined;
}

/**
 * Reads a project: the file given, `gongfu.yaml` (or `.yml`, `.json`) in the folder given, or without a path the one here or
 * above. Its system, plan, data and weights are read from the files it names, relative to it. All problems of all files are
 * reported together, each with its file and line or row.
 * @throws IndexError
 */
export async function loadProject(path?: string, options: LoadOptions = {}): Promise<LoadedProject> {
  const read = await readProject(path, options);
  const { checked, definition, folder, main, ownSystem, place } = read;
  const issues = [...read.issues];
  const files = [...read.files];
  const figures = await readFigures(read, { system: definition?.system ?? ownSystem(), ...options });
  issues.push(...figures.issues);
  files.push(...figures.files);
  const places = await readPlaces(checked.project?.data ?? [], { folder });
  issues.push(...places.issues);
  files.push(...places.files);
  if (issues.length > 0 || !checked.project || !definition || !figures.dataset) throw new IndexError(issues, en);
  const project = { ...checked.project, ...(read.monitor !== undefined && { monitor: read.monitor }) };
  const { neighbours, positions } = places;
  const { works, ledger, population, appraisal } = figures.tables;
  return {
    project,
    definition,
    data: figures.dataset,
    vintages: figures.vintages,
    surveys: figures.surveys,
    neighbours,
    positions,
    works,
    ledger,
    population,
    appraisal,
    path: place.file,
    folder,
    dataFor: async (system, { asOf = options.asOf } = {}) => {
      const { dataset, issues } = await readFigures(read, { system, asOf, vintagesOptional: true });
      if (dataset === undefined) throw new IndexError(issues, en);
      return dataset;
    },
    placed: (issue) => located(issue, { file: place.file, locate: main.locate, place: main.place }),
    files,
  };
}

/** Data, surveys and population joined; no dataset where there are problems. */
async function readFigures(
  { checked, folder, main, place }: Awaited<ReturnType<typeof readProject>>,
  { system, asOf, vintagesOptional }: Pick<LoadOptions, "asOf" | "vintagesOptional"> & { system: System | undefined },
) {
  const data = await readData(checked.project, { folder, system, asOf, vintagesOptional });
  const asked = await readSurveys(checked.project?.data ?? [], { folder, system });
  const tables = await readTables(checked.project?.data ?? [], { folder });
  const surveyed = data.dataset && withSurveys(data.dataset, asked.surveys);
  const joined = surveyed && withPeople(surveyed.dataset, tables);
  const issues = [
    ...data.issues,
    ...asked.issues.map((issue) => located(issue, { file: place.file, locate: main.locate, place: main.place })),
    ...(surveyed?.issues ?? []),
    ...tables.issues,
    ...(joined?.issues ?? []),
  ];
  const files = [
    ...data.files.map((file) => ({ file, role: "data" as const })),
    ...asked.files.map((file) => ({ file, role: "survey" as const })),
    ...tables.files,
  ];
  return {
    dataset: issues.length > 0 ? undefined : joined?.dataset,
    vintages: data.vintages,
    surveys: asked.surveys,
    tables,
    files,
    issues,
  };
}

/** A project with all that it names but its figures; every problem so far. */
export async function readProject(
  path: string | undefined,
  {
    cwd = resolve(),
    allowOutside = false,
    stdin,
    engine = createIndex({ methods: builtins, derivations }),
  }: LoadOptions,
) {
  const place = await findProject(path, { cwd, stdin: stdin !== undefined });
  const { folder, piped } = withStdin(place, { allowOutside, stdin });
  const main = await readMain(place, { folder, piped });
  const issues: Issue[] = [...main.issues];
  const files: LoadedProject["files"][number][] = [{ file: place.file, role: "project" }];

  const checked = checkProject(main.value);
  issues.push(
    ...checked.issues.map((issue) => located(issue, { file: place.file, locate: main.locate, place: main.place })),
  );
  // a project with a slip elsewhere still has a system and a plan to check
  const raw = checked.project ?? asObject(main.value);
  const inline: Source = { file: place.file, under: [], locate: main.locate, place: main.place };
  if (raw["uncertainty"] !== undefined || raw["sensitivity"] !== undefined) {
    const { checkSensitivity, checkUncertainty } = await import("../analyse/uncertainty/check.ts"); // most projects have none
    for (const [part, check] of [
      ["uncertainty", checkUncertainty] as const,
      ["sensitivity", checkSensitivity] as const,
    ])
      if (raw[part] !== undefined)
        issues.push(...check(raw[part], [part]).issues.map((issue) => located(issue, inline)));
  }
  if (raw["report"] !== undefined) {
    const { checkReportSettings } = await import("../report/html/template.ts"); // most projects have none
    issues.push(...checkReportSettings(raw["report"], ["report"]).issues.map((issue) => located(issue, inline)));
  }
  const watched = await readMonitor(raw["monitor"], { folder, inline });
  issues.push(...watched.issues);
  if (watched.file !== undefined) files.push({ file: watched.file, role: "appraisal" });
  if (watched.value !== undefined) {
    const { checkMonitor } = await import("../monitor/settings.ts");
    issues.push(
      ...checkMonitor(watched.value).issues.map((issue) =>
        located(issue, issue.path[1] === "appraisal" ? watched.source : inline),
      ),
    );
  }

  const system = await resolveSystem(raw["system"], { folder, inline: { ...inline, under: ["system"] } });
  issues.push(...system.issues);
  if (system.file !== undefined) files.push({ file: system.file, role: "system" });
  files.push(...system.bases.map(({ source }) => ({ file: source.file!, role: "system" as const })));
  const plan = await readPlan(raw["plan"], { folder, inline: { ...inline, under: ["plan"] } });
  issues.push(...plan.issues);
  if (plan.file !== undefined) files.push({ file: plan.file, role: "plan" });

  let checkedSystem: { readonly system: System | undefined } | undefined;
  /** The system by itself, for tables that speak of its nodes, and where the plan has problems. */
  const ownSystem = (): System | undefined => {
    if (system.value === undefined) return undefined;
    checkedSystem ??= checkSystem(system.value, { resolve: system.resolve, path: ["system"] });
    return checkedSystem.system;
  };
  const tables = await tablesOfWeights(
    { plan: plan.value, data: checked.project?.data ?? [] },
    { folder, system: ownSystem },
  );
  issues.push(...tables.issues.map((issue) => (issue.path[0] === "plan" ? located(issue, plan.source) : issue)));
  files.push(...tables.files.map((file) => ({ file, role: "weights" as const })));
  const judged = await tablesOfJudgements(
    { plan: plan.value, data: checked.project?.data ?? [] },
    { folder, system: ownSystem },
  );
  issues.push(...judged.issues.map((issue) => (issue.path[0] === "plan" ? located(issue, plan.source) : issue)));
  files.push(...judged.files.map((file) => ({ file, role: "judgements" as const })));

  const aims = await tablesOfTargets(checked.project?.data ?? [], { folder, system: ownSystem });
  issues.push(...aims.issues);
  files.push(...aims.files.map((file) => ({ file, role: "targets" as const })));
  const aimed = withTargetTables(system.value, ownSystem, aims);

  let definition: Definition | undefined;
  if (system.value !== undefined) {
    try {
      const input = { system: aimed.value, plan: withJudgements(withTables(plan.value, tables), judged) };
      definition = await engine.parseDefinition(input, { resolve: system.resolve });
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      const inPlan = error.issues.filter(({ path }) => path[0] === "plan");
      const inSystem = error.issues.filter(({ path }) => path[0] !== "plan").map(aimed.locate);
      issues.push(...(await placedInSystem(inSystem, { ...system, engine })));
      issues.push(...inPlan.map((issue) => located(issue, plan.source)));
    }
  }
  return { place, folder, main, checked, ownSystem, definition, monitor: watched.value, issues, files };
}

type Main = ReadDocument & Pick<Source, "place">;

async function readMain(
  { path, file, ...rest }: ProjectPlace,
  { folder, piped }: ReturnType<typeof withStdin>,
): Promise<Main> {
  const fail = (issues: readonly Issue[]): never => {
    throw new IndexError(issues, en);
  };
  const bytes = await (piped?.() ?? readWhole(path, { file })).catch(
    (error: unknown): Issue => ({
      code: "file-unreadable",
      path: [],
      params: { reason: errorCode(error) },
      at: { file },
    }),
  );
  if (!(bytes instanceof Uint8Array)) return fail([bytes]);
  if (isWorkbookName(file)) {
    const { later, ...book } = await readWorkbookProject({ path, file, ...rest }, { bytes, folder });
    return { ...book, issues: later, locate: () => undefined };
  }
  const { text, issues } = decodeText(bytes, { file });
  if (text === undefined) return fail(issues);
  const document = await readDocument(text, { file });
  return document.issues.length > 0 ? fail(document.issues) : document;
}

async function readPlan(
  given: unknown,
  { folder, inline }: { readonly folder: Folder; readonly inline: Source },
): Promise<{
  readonly value: unknown;
  readonly file?: string;
  readonly source: Source;
  readonly issues: readonly Issue[];
}> {
  if (typeof given !== "string") return { value: given, source: inline, issues: [] };
  const { text, issues } = await readProjectFile(folder, { file: given });
  if (text === undefined) return { value: undefined, source: inline, issues };
  const document = await readDocument(text, { file: given });
  return {
    value: document.value,
    file: given,
    source: { file: given, under: ["plan"], locate: document.locate, own: true },
    issues: document.issues,
  };
}

/** The part `monitor`, the rule book of an appraisal read from the file that it names. */
async function readMonitor(
  given: unknown,
  { folder, inline }: { readonly folder: Folder; readonly inline: Source },
): Promise<Awaited<ReturnType<typeof readPlan>>> {
  const book = asObject(given)["appraisal"];
  if (typeof book !== "string") return { value: given, source: inline, issues: [] };
  const { text, issues } = await readProjectFile(folder, { file: book });
  const { appraisal: _, ...rest } = asObject(given);
  if (text === undefined) return { value: rest, source: inline, issues };
  const document = await readDocument(text, { file: book });
  return {
    value: document.issues.length > 0 ? rest : { ...rest, appraisal: document.value },
    file: book,
    source: { file: book, under: ["monitor", "appraisal"], locate: document.locate, own: true },
    issues: document.issues,
  };
}

async function readData(
  project: Project | undefined,
  {
    folder,
    system,
    ...wanted
  }: Pick<LoadOptions, "asOf" | "vintagesOptional"> & { readonly folder: Folder; readonly system: System | undefined },
): Promise<
  Omit<ReadVintages, "dataset"> & { readonly dataset: Dataset | undefined; readonly files: readonly string[] }
> {
  const entries = (project?.data ?? []).filter(({ kind }) => kind === "indicators");
  const parts: VintagePart[] = [];
  const issues: Issue[] = [];
  for (const entry of entries) {
    const { columns, note, vintage, edition, kind: _kind, ...named } = entry;
    const { text, table, issues: reading } = await readTableFile(folder, { ...named, columns }, "data");
    issues.push(...reading);
    if (text !== undefined || table !== undefined)
      parts.push({ name: entry.file, text, table, columns, note, vintage, edition });
  }
  const read = system
    ? readVintages(parts, { system, ...wanted })
    : { dataset: undefined, vintages: [], issues: tableIssues(parts) };
  const files = parts.map(({ name }) => name);
  const { vintages } = read;
  issues.push(...read.issues);
  if (project?.periods !== "annual" || read.dataset === undefined || system === undefined)
    return { dataset: read.dataset, vintages, files, issues };
  try {
    return { dataset: toAnnual(read.dataset, { system }), vintages, files, issues };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return { dataset: undefined, vintages, files, issues: [...issues, ...error.issues] };
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
