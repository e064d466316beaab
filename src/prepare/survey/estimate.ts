import type { SurveyQuestion } from "../../schema/survey-shape.ts";
import { calibratedInfluence } from "../../stats/survey-calibrate.ts";
import { surveyMean } from "../../stats/survey-mean.ts";
import { combineInfluences, type Influence } from "../../stats/survey-variance.ts";
import type { PreparedSurvey } from "./prepare.ts";

/** The figure of one question for one unit in one or more rounds, before it is known whether it may be shown. */
export interface CellEstimate {
  readonly unit: string;
  readonly period: string;
  /** The rounds it rests on. */
  readonly rounds: readonly string[];
  readonly value: number;
  /** Respondents that count; those without an answer; those who said that they do not know. */
  readonly n: number;
  readonly missing: number;
  readonly dontKnow: number;
  readonly influence: Influence;
  /** Variance that as many respondents drawn singly would give; NaN where items are averaged. */
  readonly simpleVariance: number;
  readonly weightEffect: number;
}

/** One question in one unit over the rows given: one round, or several pooled. */
export function estimateCell(
  prepared: PreparedSurvey,
  { question, rows }: { readonly question: SurveyQuestion; readonly rows: Uint32Array },
): Pick<CellEstimate, "value" | "n" | "missing" | "dontKnow" | "influence" | "simpleVariance" | "weightEffect"> {
  const columns = prepared.scored.get(question.id)!;
  const w = prepared.weights;
  const count = (pick: "missing" | "dontKnow") =>
    rows.reduce((sum, row) => sum + (columns.some((column) => column[pick][row] === 1) ? 1 : 0), 0);
  const common = { missing: count("missing"), dontKnow: count("dontKnow") };
  if (question.combine === "items") {
    const means = columns.map(({ y }) => surveyMean({ rows, y: Float64Array.from(rows, (row) => y[row]!) }, { w }));
    const by = 1 / means.length;
    const answered = rows.filter((row) => w[row]! > 0 && columns.some(({ y }) => !Number.isNaN(y[row]!)));
    return {
      ...common,
      value: means.reduce((sum, { value }) => sum + value, 0) * by,
      n: answered.length,
      influence: calibrated(prepared, combineInfluences(means.map(({ influence }) => ({ influence, by })))),
      simpleVariance: Number.NaN,
      weightEffect: Number.NaN,
    };
  }
  const y = Float64Array.from(rows, (row) => {
    let sum = 0;
    let answered = 0;
    for (const column of columns) {
      const score = column.y[row]!;
      if (Number.isNaN(score)) continue;
      sum += score;
      answered += 1;
    }
    return answered >= question.least ? sum / answered : Number.NaN;
  });
  const mean = surveyMean({ rows, y }, { w });
  return { ...common, ...mean, influence: calibrated(prepared, mean.influence) };
}

/** Under calibrated weights the residuals of each round take the place of the influences. */
function calibrated(prepared: PreparedSurvey, influence: Influence): Influence {
  if (prepared.rounds.length === 0) return influence;
  const parts = prepared.rounds.flatMap(({ period, rows, weights, margins }) => {
    const own = [...influence.rows.keys()].filter((i) => prepared.periods[influence.rows[i]!] === period);
    if (own.length === 0) return [];
    const part = {
      rows: Uint32Array.from(own, (i) => influence.rows[i]!),
      z: Float64Array.from(own, (i) => influence.z[i]!),
    };
    return [{ influence: calibratedInfluence(part, { rows, weights, margins }), by: 1 }];
  });
  return combineInfluences(parts);
}
