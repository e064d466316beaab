import type { Survey, SurveyInterval, SurveyQuestion } from "../../schema/survey-shape.ts";
import { effectiveSize, kornGraubardInterval, meanInterval, wilsonInterval } from "../../stats/survey-interval.ts";
import { linearVariance } from "../../stats/survey-variance.ts";
import type { CellEstimate } from "./estimate.ts";
import type { PreparedSurvey } from "./prepare.ts";

/** Why a figure is not shown. */
export type SurveyWithheld = "no-answers" | "minimum-n" | "no-standard-error" | "maximum-cv";

/** What a survey says of one question, unit and period. Of a withheld one n and the reason stand, and no figure. */
export interface SurveyCell {
  readonly question: string;
  readonly unit: string;
  readonly period: string;
  readonly rounds: readonly string[];
  readonly n: number;
  readonly missing: number;
  readonly dontKnow: number;
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly interval: SurveyInterval;
  readonly level: number;
  /** PSUs less strata. */
  readonly df: number;
  /** Variance over that of as many respondents drawn singly, with replacement. */
  readonly designEffect: number;
  /** n over the design effect; for a share p(1−p)/V. */
  readonly effectiveSize: number;
  /** Kish's n·Σw²/(Σw)²: the part of the design effect that comes of unequal weights. */
  readonly weightEffect: number;
  /** Standard error over the figure. */
  readonly cv: number;
  readonly withheld?: SurveyWithheld;
}

export function surveyCell(prepared: PreparedSurvey, question: SurveyQuestion, estimate: CellEstimate): SurveyCell {
  const { survey, design } = prepared;
  const { unit, period, rounds, n, missing, dontKnow, value, simpleVariance, weightEffect } = estimate;
  const found = linearVariance(estimate.influence, { design: design.sample, single: survey.design.single });
  const { df, census } = found;
  const variance = df > 0 || census ? Math.max(0, found.variance) : Number.NaN;
  const standardError = Math.sqrt(variance);
  const cv = value === 0 && standardError === 0 ? 0 : standardError / Math.abs(value);
  const share = question.scoring === "satisfied-share" && question.columns.length === 1;
  const designEffect = simpleVariance > 0 ? variance / simpleVariance : Number.NaN;
  const size = share
    ? effectiveSize({ p: value / 100, variance: variance / 10_000, n })
    : designEffect > 0
      ? n / designEffect
      : Number.NaN;
  const given = { value, standardError, n, size, df, census };
  const withheld = withheldBy(survey, { n, standardError, cv });
  const common = { question: question.id, unit, period, rounds, n, missing, dontKnow };
  const kind = { interval: question.interval, level: survey.level, df };
  if (withheld === undefined) {
    const { low, high } = intervalOf(question.interval, given, survey.level);
    const effects = { designEffect, effectiveSize: size, weightEffect };
    return { ...common, value, standardError, low, high, ...kind, ...effects, cv };
  }
  const none = { value: Number.NaN, standardError: Number.NaN, low: Number.NaN, high: Number.NaN };
  const noEffects = { designEffect: Number.NaN, effectiveSize: Number.NaN, weightEffect: Number.NaN };
  return { ...common, ...none, ...kind, ...noEffects, cv: Number.NaN, withheld };
}

function withheldBy(
  { publish }: Pick<Survey, "publish">,
  { n, standardError, cv }: { readonly n: number; readonly standardError: number; readonly cv: number },
): SurveyWithheld | undefined {
  if (n === 0) return "no-answers";
  if (n < publish.minimum) return "minimum-n";
  if (Number.isNaN(standardError)) return "no-standard-error";
  return cv > publish.maximumCv ? "maximum-cv" : undefined;
}

function intervalOf(
  interval: SurveyInterval,
  given: {
    readonly value: number;
    readonly standardError: number;
    readonly n: number;
    readonly size: number;
    readonly df: number;
    readonly census: boolean;
  },
  level: number,
): { readonly low: number; readonly high: number } {
  const { value, standardError, n, size, df, census } = given;
  if (census) return { low: value, high: value };
  if (interval === "t") return meanInterval({ value, standardError }, { level, df });
  const p = value / 100;
  const { low, high } =
    interval === "wilson"
      ? wilsonInterval({ p, size }, { level, df })
      : kornGraubardInterval({ p, size, n }, { level, df });
  return { low: low * 100, high: high * 100 };
}
