import type { Issue } from "../../errors/index.ts";
import { answerKey } from "../../schema/survey-question.ts";
import type { SurveyQuestion } from "../../schema/survey-shape.ts";
import { type AnswerReader, isMissing } from "./answers.ts";

/** One column of answers as scores. */
export interface ScoredColumn {
  /** NaN: no answer, or a don't-know that is left out. */
  readonly y: Float64Array;
  /** By row: 1 where there is no answer. */
  readonly missing: Uint8Array;
  /** By row: 1 for a don't-know, in or out. */
  readonly dontKnow: Uint8Array;
}

/** Scores by the question's scale; an answer that is neither on it nor a declared don't-know is a problem, never a guess. */
export function scoreColumn(
  reader: AnswerReader,
  {
    question,
    column,
    issues,
  }: { readonly question: SurveyQuestion; readonly column: string; readonly issues: Issue[] },
): ScoredColumn {
  const { places, scores, dontKnow, id } = question;
  const texts = reader.texts(id, column) ?? [];
  const y = new Float64Array(texts.length).fill(Number.NaN);
  const missing = new Uint8Array(texts.length);
  const unsure = new Uint8Array(texts.length);
  texts.forEach((text, i) => {
    const key = answerKey(text);
    const place = places.get(key);
    if (place !== undefined) y[i] = scores[place - 1]!;
    else if (dontKnow?.answers.has(key)) {
      unsure[i] = 1;
      if (dontKnow.count === "in") y[i] = dontKnow.score;
    } else if (isMissing(text)) missing[i] = 1;
    else {
      issues.push({
        code: "survey-answer",
        path: ["answers", column, i],
        params: { text, scale: [...places.keys()], question: id },
      });
    }
  });
  return { y, missing, dontKnow: unsure };
}
