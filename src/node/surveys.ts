import type { Issue } from "../errors/index.ts";
import { readSurvey } from "../io/survey.ts";
import type { SurveyResult } from "../prepare/survey/dataset.ts";
import { joinSurvey } from "../prepare/survey/join.ts";
import type { Project } from "../schema/project.ts";
import type { Dataset, System } from "../schema/types.ts";
import type { Folder } from "./files.ts";
import { readTableFile } from "./tables.ts";

/** A survey of a project as it was computed. */
export interface ProjectSurvey {
  readonly file: string;
  readonly result: SurveyResult;
}

export interface ReadSurveys {
  readonly surveys: readonly ProjectSurvey[];
  readonly files: readonly string[];
  /** Those with a path are of the project file; the others stand at their own file. */
  readonly issues: readonly Issue[];
}

/** The surveys that a project lists. */
export async function readSurveys(
  data: Project["data"],
  { folder, system }: { readonly folder: Folder; readonly system: System | undefined },
): Promise<ReadSurveys> {
  const surveys: ProjectSurvey[] = [];
  const files: string[] = [];
  const issues: Issue[] = [];
  for (const [i, entry] of data.entries()) {
    if (entry.kind !== "survey" || entry.survey === undefined) continue;
    const { kind: _kind, columns: _columns, note, survey, ...named } = entry;
    const { text, table, issues: reading } = await readTableFile(folder, named, "survey");
    issues.push(...reading);
    const given = text ?? table;
    if (given === undefined) continue;
    files.push(entry.file);
    const read = readSurvey(given, { file: entry.file, survey, system });
    for (const issue of read.issues) {
      if (issue.at === undefined) issues.push({ ...issue, path: ["data", i, ...issue.path] });
      else issues.push(issue);
    }
    if (read.result === undefined) continue;
    const notes = [...(note === undefined ? [] : [note]), ...(read.result.dataset.notes ?? [])];
    surveys.push({ file: entry.file, result: { ...read.result, dataset: { ...read.result.dataset, notes } } });
  }
  return { surveys, files, issues };
}

/** The dataset with the columns of every survey. */
export function withSurveys(
  base: Dataset,
  surveys: readonly ProjectSurvey[],
): { readonly dataset: Dataset; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let dataset = base;
  for (const { file, result } of surveys) {
    const joined = joinSurvey(dataset, result.dataset);
    issues.push(...joined.issues.map((issue) => ({ ...issue, path: [], at: { file } })));
    dataset = joined.dataset;
  }
  return { dataset, issues };
}
