import type { SurveyInput } from "../../schema/survey.ts";
import type { Dataset, Name, Status } from "../../schema/types.ts";
import type { SurveyAnswers } from "./answers.ts";
import { type SurveyBreak, surveyBreaks } from "./breaks.ts";
import { type SurveyCell, surveyCell } from "./cell.ts";
import { breakNote, questionNote, type ScoredQuestion, withheldNote } from "./notes.ts";
import { type PreparedSurvey, prepareSurvey } from "./prepare.ts";
import { estimateQuestion } from "./rounds.ts";

export interface SurveyResult {
  /** A column a question: the figure of each unit and period, with standard errors and status. */
  readonly dataset: Dataset;
  readonly cells: readonly SurveyCell[];
  readonly questions: readonly ScoredQuestion[];
  readonly breaks: readonly SurveyBreak[];
  readonly design: {
    readonly weighting: "column" | "from-population" | "equal";
    readonly psus: number;
    readonly strata: number;
    readonly single: string;
    readonly samples: "independent" | "panel";
  };
  /** One a round, where the survey calibrates. */
  readonly calibration: readonly {
    readonly period: string;
    readonly iterations: number;
    readonly distance: number;
    /** The largest weight over the smallest, after. */
    readonly weightRatio: number;
  }[];
}

/**
 * Answers of a survey (调查) as figures of an index: a column a question with its design-based standard error, a row a unit
 * and period, and for each figure n, interval, design effect, or why it is withheld.
 * Mean: Σwy/Σw over the answers that count. Variance: Taylor linearisation with ultimate clusters; a town in a round is a domain of the
 * sample, not a sample of its own. Intervals: t at PSUs − strata; for a satisfied share Wilson or Korn–Graubard on the effective n.
 * Missing: no answer is left out and counted; a withheld figure is NaN with the status `suppressed`. Scores run from 0 to
 * 100, or as the custom values say.
 * @throws IndexError with every problem of the survey and the answers, by column and row
 * @see Lohr (2010), Sampling: Design and Analysis; Korn and Graubard (1998), Surv. Methodol. 24, 193–201
 * @example
 * const town = Array.from({ length: 100 }, () => "北城");
 * const q1 = town.map((_, i) => (i < 5 ? 1 : i < 15 ? 2 : i < 45 ? 3 : i < 85 ? 4 : 5));
 * const questions = { satisfied: { column: "q1", scale: [1, 2, 3, 4, 5], scoring: "satisfied-share" } };
 * const { dataset } = surveyToDataset({ town, q1 }, { unit: "town", period: { value: "2023" }, questions });
 * dataset.columns.get("satisfied"); // => [55]
 */
export function surveyToDataset(answers: SurveyAnswers, survey: SurveyInput): SurveyResult {
  return resultOf(prepareSurvey(answers, survey));
}

export function resultOf(prepared: PreparedSurvey): SurveyResult {
  const { survey, design } = prepared;
  const cells = survey.questions.flatMap((question) =>
    estimateQuestion(prepared, question).map((estimate) => surveyCell(prepared, question, estimate)),
  );
  const questions = survey.questions.map(({ id, columns, combine, scoring, scores, interval, dontKnow }) => {
    const scored = prepared.scored.get(id)!;
    const marked = (pick: "missing" | "dontKnow") =>
      scored.reduce((sum, column) => sum + column[pick].reduce((a, b) => a + b, 0), 0);
    const counts = { missing: marked("missing"), dontKnow: marked("dontKnow") };
    const common = { id, columns, ...(combine && { combine }), scoring, scores, interval, ...counts };
    return { ...common, ...(dontKnow && { dontKnowCount: dontKnow.count }) };
  });
  const breaks = surveyBreaks(prepared);
  const notes: Name[] = [
    ...questions.map((question) => questionNote(question, survey.level)),
    ...withheldNote(cells, survey.publish),
    ...breakNote(breaks),
  ];
  return {
    dataset: datasetOf(prepared, { cells, notes }),
    cells,
    questions,
    breaks,
    design: {
      weighting: design.weighting,
      psus: design.sample.stratumOf.length,
      strata: design.strata.length,
      single: survey.design.single,
      samples: survey.design.samples,
    },
    calibration: prepared.rounds.map(({ period, iterations, distance, weights }) => ({
      period,
      iterations,
      distance,
      weightRatio: weights.reduce((most, w) => Math.max(most, w), 0) / leastWeight(weights),
    })),
  };
}

const leastWeight = (weights: Float64Array): number =>
  weights.reduce((least, w) => (w > 0 ? Math.min(least, w) : least), Infinity);

function datasetOf(
  { survey }: PreparedSurvey,
  { cells, notes }: { readonly cells: readonly SurveyCell[]; readonly notes: readonly Name[] },
): Dataset {
  const own = cells.filter(({ question }) => question === survey.questions[0]!.id);
  const rows = new Map(own.map(({ unit, period }, i) => [JSON.stringify([unit, period]), i]));
  const columns = new Map<string, Float64Array>();
  const standardErrors = new Map<string, Float64Array>();
  const status = new Map<string, Status[]>();
  for (const { id } of survey.questions) {
    columns.set(id, new Float64Array(own.length).fill(Number.NaN));
    standardErrors.set(id, new Float64Array(own.length).fill(Number.NaN));
    status.set(
      id,
      own.map(() => "observed"),
    );
  }
  for (const { question, unit, period, value, standardError, withheld } of cells) {
    const row = rows.get(JSON.stringify([unit, period]))!;
    columns.get(question)![row] = value;
    standardErrors.get(question)![row] = standardError;
    if (withheld !== undefined && withheld !== "no-answers") status.get(question)![row] = "suppressed";
  }
  return {
    units: own.map(({ unit }) => unit),
    periods: own.map(({ period }) => period),
    columns,
    standardErrors,
    status,
    notes,
  };
}
