import { en, IndexError, type Issue } from "../../errors/index.ts";
import type { SurveyInput } from "../../schema/survey.ts";
import { studentTTail } from "../../stats/student-t.ts";
import { combineInfluences, linearVariance } from "../../stats/survey-variance.ts";
import { type Adjustment, adjustP } from "./adjust.ts";
import type { SurveyAnswers } from "./answers.ts";
import { surveyCell } from "./cell.ts";
import { indistinct } from "./indistinct.ts";
import { prepareSurvey } from "./prepare.ts";
import { estimateQuestion } from "./rounds.ts";

export interface CompareUnitsOptions {
  readonly question: string;
  /** A round, or under an annual rule a year. */
  readonly period: string;
  /** How p-values allow for the number of pairs; default: holm. */
  readonly adjust?: Adjustment;
  /** Share of false differences allowed; default: 1 − the survey's level. */
  readonly alpha?: number;
}

/** Two units: a's figure less b's. */
export interface UnitPair {
  readonly a: string;
  readonly b: string;
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
  readonly adjusted: number;
  readonly differs: boolean;
}

export interface UnitPlace {
  readonly unit: string;
  readonly value: number;
  readonly standardError: number;
  /** The best and the worst place that the differences allow: 1 + the units surely above, and all − those surely below. */
  readonly from: number;
  readonly to: number;
}

export interface UnitComparison {
  readonly question: string;
  readonly period: string;
  readonly adjust: Adjustment;
  readonly alpha: number;
  /** How many pairs were tested. */
  readonly tests: number;
  /** Highest first; equal places where nothing is known apart. */
  readonly places: readonly UnitPlace[];
  readonly pairs: readonly UnitPair[];
  /** Largest sets of units of which no two differ; a unit may stand in several. */
  readonly groups: readonly (readonly string[])[];
  /** Units whose figure is not shown, and so not compared. */
  readonly withheld: readonly string[];
}

/**
 * Which units a survey can tell apart (两两比较): every pair by t of the difference, its variance from the design, so that towns which share
 * clusters or calibrated weights are not taken as independent. Places are ranges: units that do not differ are not ordered.
 * t = (a − b)/√V(a − b), degrees of freedom those of both domains together; p-values adjusted for the number of pairs.
 * Edge: a difference without sampling error (census) differs when it is not 0.
 * @throws IndexError as `surveyToDataset`; "survey-question-unknown", "survey-round-unknown"
 * @example
 * const town = Array.from({ length: 120 }, (_, i) => (i < 60 ? "北城" : "南城"));
 * const q1 = town.map((name, i) => (name === "北城" ? 4 + (i % 2) : 2 + (i % 2)));
 * const questions = { satisfied: { column: "q1", scale: [1, 2, 3, 4, 5], scoring: "linear-100" } };
 * const survey = { unit: "town", period: { value: "2023" }, questions };
 * compareUnits({ town, q1 }, survey, { question: "satisfied", period: "2023" }).groups; // => [["北城"], ["南城"]]
 */
export function compareUnits(
  answers: SurveyAnswers,
  survey: SurveyInput,
  { question: id, period, adjust = "holm", alpha }: CompareUnitsOptions,
): UnitComparison {
  const prepared = prepareSurvey(answers, survey);
  const { questions, design, level } = prepared.survey;
  const question = questions.find((one) => one.id === id);
  if (!question) {
    const known = questions.map((one) => one.id);
    throw new IndexError([{ code: "survey-question-unknown", path: ["question"], params: { id, known } }], en);
  }
  const estimates = estimateQuestion(prepared, question);
  const here = estimates.filter((estimate) => estimate.period === period);
  if (here.length === 0) throw new IndexError([unknownRound(period, estimates)], en);
  const limit = alpha ?? 1 - level;
  const shown = here
    .map((estimate) => ({ estimate, cell: surveyCell(prepared, question, estimate) }))
    .filter(({ cell }) => cell.withheld === undefined)
    .sort((x, y) => y.cell.value - x.cell.value);
  const tested = shown.flatMap(({ estimate: a }, i) =>
    shown.slice(i + 1).map(({ estimate: b }) => {
      const influence = combineInfluences([
        { influence: a.influence, by: 1 },
        { influence: b.influence, by: -1 },
      ]);
      const { variance, df } = linearVariance(influence, { design: prepared.design.sample, single: design.single });
      return { a: a.unit, b: b.unit, ...testOf({ difference: a.value - b.value, variance, df }) };
    }),
  );
  const adjusted = adjustP(
    tested.map(({ p }) => p),
    adjust,
  );
  const pairs = tested.map((pair, k) => ({ ...pair, adjusted: adjusted[k]!, differs: adjusted[k]! <= limit }));
  const units = shown.map(({ cell }) => cell.unit);
  const apart = pairs.filter(({ differs }) => differs);
  const places = shown.map(({ cell: { unit, value, standardError } }) => ({
    unit,
    value,
    standardError,
    from: 1 + apart.filter(({ b }) => b === unit).length,
    to: units.length - apart.filter(({ a }) => a === unit).length,
  }));
  return {
    question: id,
    period,
    adjust,
    alpha: limit,
    tests: pairs.length,
    places,
    pairs,
    groups: indistinct(units, apart),
    withheld: here.map(({ unit }) => unit).filter((unit) => !units.includes(unit)),
  };
}

/** t and two-sided p of a difference; without sampling error p is 0, or 1 where there is no difference either. */
export function testOf({ difference, variance, df }: { difference: number; variance: number; df: number }) {
  const standardError = Math.sqrt(Math.max(0, variance));
  const exact = standardError === 0;
  const t = exact && difference === 0 ? 0 : difference / standardError;
  const p = exact ? (difference === 0 ? 1 : 0) : studentTTail(t, { df });
  return { difference, standardError, df, t, p };
}

export function unknownRound(period: string, estimates: readonly { readonly period: string }[]): Issue {
  const known = [...new Set(estimates.map((estimate) => estimate.period))];
  return { code: "survey-round-unknown", path: ["period"], params: { period, known } };
}
