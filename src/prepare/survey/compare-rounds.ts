import { en, IndexError, type Issue } from "../../errors/index.ts";
import type { SurveyInput } from "../../schema/survey.ts";
import { meanInterval } from "../../stats/survey-interval.ts";
import { combineInfluences, linearVariance } from "../../stats/survey-variance.ts";
import type { SurveyAnswers } from "./answers.ts";
import { breaksBetween, type SurveyBreak } from "./breaks.ts";
import { surveyCell } from "./cell.ts";
import { testOf, unknownRound } from "./compare-units.ts";
import { type PreparedSurvey, prepareSurvey } from "./prepare.ts";
import { estimateQuestion } from "./rounds.ts";

export interface CompareRoundsOptions {
  readonly question: string;
  /** A round, or under an annual rule a year. */
  readonly from: string;
  readonly to: string;
  /** What to do where the mode or the questionnaire changed in between: no figure, or a figure with the break beside it. Default: refuse. */
  readonly breaks?: "refuse" | "flag";
}

/** The change of one unit. Where it is refused the figures are NaN. */
export interface RoundChange {
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
  /** Covariance of the two rounds: 0 for independent samples. */
  readonly covariance: number;
  readonly breaks: readonly SurveyBreak[];
  readonly refused?: "break" | "withheld" | "not-in-both";
}

/**
 * Change between two rounds with its standard error and test. Independent samples: V = V₁ + V₂. A panel (`design.samples: panel`): the same
 * clusters or respondents in both, V = V₁ + V₂ − 2·Cov, all of it by the design from the difference of the influences; for respondents
 * alone that is the paired t-test.
 * t = change/√V with the degrees of freedom of both rounds together. A changed mode or questionnaire is a break (断点): refused, or flagged.
 * @throws IndexError as `surveyToDataset`; "survey-question-unknown", "survey-round-unknown", "survey-rounds-same"
 * @example
 * const period = Array.from({ length: 200 }, (_, i) => (i < 100 ? "2023H1" : "2023H2"));
 * const q1 = period.map((round, i) => (i % 100 < (round === "2023H1" ? 60 : 80) ? 5 : 1));
 * const questions = { satisfied: { column: "q1", scale: [1, 2, 3, 4, 5], scoring: "satisfied-share" } };
 * const survey = { unit: { value: "北城" }, questions };
 * const [row] = compareRounds({ period, q1 }, survey, { question: "satisfied", from: "2023H1", to: "2023H2" });
 * row.change; // => 20
 */
export function compareRounds(
  answers: SurveyAnswers,
  survey: SurveyInput,
  { question: id, from, to, breaks: onBreak = "refuse" }: CompareRoundsOptions,
): readonly RoundChange[] {
  const prepared = prepareSurvey(answers, survey);
  const { questions, design, level } = prepared.survey;
  const question = questions.find((one) => one.id === id);
  const issues: Issue[] = [];
  if (!question) {
    const known = questions.map((one) => one.id);
    issues.push({ code: "survey-question-unknown", path: ["question"], params: { id, known } });
  }
  if (from === to) issues.push({ code: "survey-rounds-same", path: ["to"], params: { period: to } });
  const estimates = question ? estimateQuestion(prepared, question) : [];
  for (const period of new Set([from, to]))
    if (question && !estimates.some((estimate) => estimate.period === period))
      issues.push(unknownRound(period, estimates));
  if (issues.length > 0 || !question) throw new IndexError(issues, en);

  const units = [
    ...new Set(estimates.filter(({ period }) => period === from || period === to).map(({ unit }) => unit)),
  ];
  return units.map((unit) => {
    const [first, second] = [from, to].map((period) => estimates.find((e) => e.unit === unit && e.period === period));
    if (!first || !second) return refusedChange(unit, [], "not-in-both");
    const breaks = breaksOf(prepared, { unit, from: first.rounds, to: second.rounds });
    const shown = [first, second].map((estimate) => surveyCell(prepared, question, estimate));
    if (shown.some(({ withheld }) => withheld !== undefined)) return refusedChange(unit, breaks, "withheld");
    if (breaks.length > 0 && onBreak === "refuse") return refusedChange(unit, breaks, "break");
    const influence = combineInfluences([
      { influence: second.influence, by: 1 },
      { influence: first.influence, by: -1 },
    ]);
    const found = linearVariance(influence, { design: prepared.design.sample, single: design.single });
    const {
      difference: change,
      standardError,
      df,
      t,
      p,
    } = testOf({ difference: second.value - first.value, ...found });
    const { low, high } = meanInterval({ value: change, standardError }, { level, df });
    const apart = shown.reduce((sum, cell) => sum + cell.standardError ** 2, 0);
    const covariance = design.samples === "panel" ? (apart - standardError ** 2) / 2 : 0;
    const figures = {
      before: first.value,
      after: second.value,
      change,
      standardError,
      low,
      high,
      df,
      t,
      p,
      covariance,
    };
    return { unit, ...figures, breaks };
  });
}

/** Breaks between the last round of the one figure and the first of the other, and within each of them. */
function breaksOf(
  prepared: PreparedSurvey,
  { unit, from, to }: { readonly unit: string; readonly from: readonly string[]; readonly to: readonly string[] },
): SurveyBreak[] {
  const rounds = [...from, ...to];
  return rounds.slice(1).flatMap((next, i) => breaksBetween(prepared, { unit, from: rounds[i]!, to: next }));
}

function refusedChange(
  unit: string,
  breaks: readonly SurveyBreak[],
  refused: NonNullable<RoundChange["refused"]>,
): RoundChange {
  const none = Number.NaN;
  const figures = { before: none, after: none, change: none, standardError: none, low: none, high: none };
  return { unit, ...figures, df: none, t: none, p: none, covariance: none, breaks, refused };
}
