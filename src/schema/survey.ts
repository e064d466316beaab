import type { Issue } from "../errors/index.ts";
import type { Path } from "./path.ts";
import { checkQuestion } from "./survey-question.ts";
import { type Survey, type SurveyInput, type SurveyQuestion, SurveyShape } from "./survey-shape.ts";
import { checkShape } from "./zod-issues.ts";

/**
 * Reads what is said of a survey: every problem at once, or the survey with every default filled in.
 * Defaults: headings `unit` and `period`; equal weights; one stratum a period; every answer its own cluster; `single: fail`; independent
 * samples; level 0.95; a figure is shown from 30 answers on and up to a coefficient of variation of 0.3.
 */
export function checkSurvey(
  input: unknown,
  { path = [] }: { readonly path?: Path } = {},
): { readonly survey: Survey | undefined; readonly issues: readonly Issue[] } {
  const checked = checkShape(SurveyShape, input, path);
  if (checked.value === undefined) return { survey: undefined, issues: checked.issues };
  const value = checked.value;
  const issues: Issue[] = [];
  const questions: SurveyQuestion[] = [];
  const asked = Object.entries(value.questions);
  if (asked.length === 0) issues.push({ code: "survey-no-questions", path: [...path, "questions"], params: {} });
  for (const [id, question] of asked) {
    const read = checkQuestion(id, question, [...path, "questions", id]);
    issues.push(...read.issues);
    if (read.question) questions.push(read.question);
  }
  const { design = {}, calibrate, publish = {} } = value;
  if (design.samples === "panel" && design.cluster === undefined && design.respondent === undefined)
    issues.push({ code: "survey-panel-key", path: [...path, "design", "samples"], params: {} });
  calibrate?.margins.forEach(({ totals }, i) => {
    if (Object.keys(totals).length > 0) return;
    issues.push({ code: "survey-totals-empty", path: [...path, "calibrate", "margins", i, "totals"], params: {} });
  });
  if (issues.length > 0) return { survey: undefined, issues };
  const survey: Survey = {
    unit: value.unit ?? "unit",
    period: value.period ?? "period",
    design: {
      ...optional({ weight: design.weight, cluster: design.cluster, respondent: design.respondent }),
      ...optional({ population: design.population }),
      strata: listOf(design.strata),
      single: design.single ?? "fail",
      samples: design.samples ?? "independent",
    },
    ...(calibrate && {
      calibrate: {
        margins: calibrate.margins.map(({ by, totals }) => ({ by: listOf(by), totals })),
        tolerance: calibrate.tolerance ?? 1e-10,
        iterations: calibrate.iterations ?? 1000,
      },
    }),
    ...optional({ mode: value.mode, questionnaire: value.questionnaire, annual: value.annual }),
    level: value.level ?? 0.95,
    publish: { minimum: publish.minimum ?? 30, maximumCv: publish.maximumCv ?? 0.3 },
    questions,
  };
  return { survey, issues };
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** The entries that are given, so that an absent key stays absent. */
function optional<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export type { SurveyInput };
