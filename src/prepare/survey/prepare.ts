import { en, IndexError, type Issue } from "../../errors/index.ts";
import { checkSurvey, type SurveyInput } from "../../schema/survey.ts";
import type { Survey, SurveyQuestion } from "../../schema/survey-shape.ts";
import { type AnswerReader, answerReader, type SurveyAnswers } from "./answers.ts";
import { calibrateRounds, type RoundCalibration } from "./calibrate.ts";
import { readDesign, type SurveyDesign } from "./design.ts";
import { type ScoredColumn, scoreColumn } from "./score.ts";

/** A survey read and checked: rows by round and unit, the design, final weights and every answer's score. */
export interface PreparedSurvey {
  readonly survey: Survey;
  readonly rows: number;
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** Unit and period of each cell, in the order in which they appear. */
  readonly cells: readonly { readonly unit: string; readonly period: string; readonly rows: Uint32Array }[];
  readonly design: SurveyDesign;
  readonly weights: Float64Array;
  readonly rounds: readonly RoundCalibration[];
  /** By question: a column, or a column for each item. */
  readonly scored: ReadonlyMap<string, readonly ScoredColumn[]>;
  /** By row, where the survey names them. */
  readonly mode?: readonly string[];
  readonly questionnaire?: readonly string[];
}

/** @throws IndexError with every problem of the survey and its answers */
export function prepareSurvey(answers: SurveyAnswers, input: SurveyInput): PreparedSurvey {
  const checked = checkSurvey(input, { path: ["survey"] });
  const issues: Issue[] = [...checked.issues];
  const prepared = checked.survey && read(answers, checked.survey, issues);
  if (issues.length > 0 || !prepared) throw new IndexError(issues, en);
  return prepared;
}

function read(answers: SurveyAnswers, survey: Survey, issues: Issue[]): PreparedSurvey | undefined {
  const reader = answerReader(answers, issues);
  const units = reader.source("unit", survey.unit);
  const periods = reader.source("period", survey.period);
  const mode = survey.mode === undefined ? undefined : reader.source("mode", survey.mode);
  const form = survey.questionnaire === undefined ? undefined : reader.source("questionnaire", survey.questionnaire);
  const scored = new Map(survey.questions.map((question) => [question.id, scoreAll(reader, question, issues)]));
  if (reader.rows === 0 && issues.length === 0)
    issues.push({ code: "survey-no-answers", path: ["answers"], params: {} });
  const design = periods && readDesign(reader, { survey, periods, issues });
  if (!units || !design || issues.length > 0) return undefined;
  const weights = design.weights.slice();
  const rounds = calibrateRounds(reader, { survey, periods, weights, issues });
  if (survey.annual) {
    const odd = [...new Set(periods)].filter((period) => yearOf(period) === undefined);
    if (odd.length > 0)
      issues.push({ code: "survey-annual-period", path: ["survey", "annual"], params: { periods: odd } });
  }
  return {
    survey,
    rows: reader.rows,
    units,
    periods,
    cells: cellsOf(units, periods),
    design,
    weights,
    rounds,
    scored,
    ...(mode && { mode }),
    ...(form && { questionnaire: form }),
  };
}

const scoreAll = (reader: AnswerReader, question: SurveyQuestion, issues: Issue[]): readonly ScoredColumn[] =>
  question.columns.map((column) => scoreColumn(reader, { question, column, issues }));

function cellsOf(units: readonly string[], periods: readonly string[]): PreparedSurvey["cells"] {
  const byUnit = new Map<string, Map<string, number[]>>();
  const order: { readonly unit: string; readonly period: string; readonly rows: number[] }[] = [];
  units.forEach((unit, i) => {
    const byPeriod = byUnit.get(unit) ?? new Map<string, number[]>();
    byUnit.set(unit, byPeriod);
    const period = periods[i]!;
    let rows = byPeriod.get(period);
    if (rows === undefined) {
      rows = [];
      byPeriod.set(period, rows);
      order.push({ unit, period, rows });
    }
    rows.push(i);
  });
  return order.map(({ unit, period, rows }) => ({ unit, period, rows: Uint32Array.from(rows) }));
}

/** The year that a period begins with: 2023 of `2023H1`, `2023Q2`, `2023-06`, `2023年上半年`. */
export function yearOf(period: string): string | undefined {
  return /^\d{4}(?!\d)/.exec(period)?.[0];
}
