import { IndexError, type Issue } from "../errors/index.ts";
import { type SurveyResult, surveyToDataset } from "../prepare/survey/dataset.ts";
import type { SurveyInput } from "../schema/survey.ts";
import type { System } from "../schema/types.ts";
import { knownIds, nearestId } from "./columns.ts";
import { readTable, type Table } from "./csv.ts";
import { collectIssues } from "./found.ts";

/**
 * Answers of a survey from a CSV with a row a respondent, or such a table of a workbook, as figures with their standard errors. A problem of an
 * answer is placed at file, row and column; a problem of the survey keeps its path, which begins with `survey`.
 * Columns that the survey does not name are passed over: a questionnaire has many.
 * @example readSurvey("q\n5\n4", { file: "s.csv", survey: { unit: { value: "a" }, period: { value: "2023" }, publish: { minimum: 2 }, questions: { q: { scale: [1, 2, 3, 4, 5], scoring: "linear-100" } } } }).result?.cells[0]?.value; // => 87.5
 */
export function readSurvey(
  given: string | Table,
  options: { readonly file: string; readonly survey: SurveyInput; readonly system?: System | undefined },
): { readonly result: SurveyResult | undefined; readonly issues: readonly Issue[] } {
  const file = typeof given === "string" ? options.file : given.file;
  const found = collectIssues({ file, place: typeof given === "string" ? undefined : given.sheet?.place });
  const inSurvey: Issue[] = [];
  const table = typeof given === "string" ? readTable(given, { file, found }) : given;
  if (table?.rows.length === 0) found.add({ code: "file-no-rows", path: [], params: {}, at: { file } });
  if (options.system) inSurvey.push(...idIssues(options.survey, options.system));
  if (!table || table.rows.length === 0) return { result: undefined, issues: [...found.issues(), ...inSurvey] };

  const answers: Record<string, string[]> = Object.create(null);
  table.headings.forEach((heading, j) => {
    if (heading !== "") answers[heading] = table.rows.map((cells) => cells[j]!);
  });
  let result: SurveyResult | undefined;
  try {
    result = surveyToDataset(answers, options.survey);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    for (const issue of error.issues) {
      const [root, column, row] = issue.path;
      if (root !== "answers") inSurvey.push(issue);
      else {
        const at = { file, row: typeof row === "number" ? table.numbers[row]! : table.headingRow };
        found.add({ ...issue, path: [], at: typeof column === "string" ? { ...at, column } : at });
      }
    }
  }
  const issues = [...found.issues(), ...inSurvey];
  if (issues.length > 0 || !result) return { result: undefined, issues };
  const notes = [...table.remarks, ...(result.dataset.notes ?? [])];
  return { result: { ...result, dataset: { ...result.dataset, notes } }, issues };
}

/** A question is an indicator or a variable of the system that takes figures. */
function idIssues({ questions }: SurveyInput, system: System): Issue[] {
  const known = knownIds(system);
  return Object.keys(questions).flatMap((id): Issue[] => {
    const path = ["survey", "questions", id];
    const formula = known.formulas.get(id);
    if (formula !== undefined) return [{ code: "formula-and-column", path, params: { id, formula } }];
    if (known.groups.has(id)) return [{ code: "column-of-group", path, params: { id } }];
    if (known.values.has(id)) return [];
    return [{ code: "indicator-unknown", path, params: { id, nearest: nearestId(id, known) } }];
  });
}
