import type { Issue } from "../errors/index.ts";
import { idIssue } from "./ids.ts";
import type { Path } from "./path.ts";
import type { QuestionInput, ScoringInput, ScoringMethod, SurveyQuestion } from "./survey-shape.ts";

/**
 * The text by which an answer is known: trimmed, in NFC, and numbers without needless zeros, so that `5`, `5.0` and `"5"`
 * are one answer.
 * @example answerKey(" 5.0 "); // => "5"
 */
export function answerKey(answer: string | number): string {
  const text = String(answer).trim().normalize("NFC");
  return /^-?\d+(?:\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

/**
 * The score of each category of a scale of k, from the lowest (赋分): satisfied share 100 for the `top` highest and 0 for the others;
 * linear 100·(j−1)/(k−1); linear from 20 20 + 80·(j−1)/(k−1); or the values given.
 * @example categoryScores(5, { method: "linear-20-100" }); // => [20, 40, 60, 80, 100]
 */
export function categoryScores(
  categories: number,
  scoring: { readonly method: ScoringMethod; readonly top?: number; readonly values?: readonly number[] },
): number[] {
  return Array.from({ length: categories }, (_, j) => {
    switch (scoring.method) {
      case "satisfied-share":
        return j >= categories - (scoring.top ?? 2) ? 100 : 0;
      case "linear-100":
        return (100 * j) / (categories - 1);
      case "linear-20-100":
        return 20 + (80 * j) / (categories - 1);
      case "custom":
        return scoring.values?.[j] ?? Number.NaN;
      default:
        return scoring.method satisfies never;
    }
  });
}

export function checkQuestion(
  id: string,
  input: QuestionInput,
  path: Path,
): { readonly question: SurveyQuestion | undefined; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const badId = idIssue(id, path);
  if (badId) issues.push(badId);
  const { places, categories } = readScale(input.scale, { path: [...path, "scale"], issues });
  const { method, top, values } = scoringOf(input.scoring);
  const items = input.items;
  if (items && input.column !== undefined)
    issues.push({ code: "survey-column-and-items", path: [...path], params: { question: id } });
  if (items && input.combine === undefined)
    issues.push({ code: "survey-combine", path: [...path, "combine"], params: { question: id } });
  if (values && values.length !== categories) {
    issues.push({
      code: "survey-values",
      path: [...path, "scoring", "values"],
      params: { found: values.length, categories },
    });
  }
  if (method === "satisfied-share" && top >= categories)
    issues.push({ code: "survey-top", path: [...path, "scoring"], params: { top, categories } });
  const least = input.least ?? items?.length ?? 1;
  if (least > (items?.length ?? 1))
    issues.push({ code: "survey-least", path: [...path, "least"], params: { least, items: items?.length ?? 1 } });
  const share = method === "satisfied-share" && items === undefined && input.dontKnow?.score === undefined;
  const interval = input.interval ?? (share ? "wilson" : "t");
  if (interval !== "t" && !share)
    issues.push({ code: "survey-interval", path: [...path, "interval"], params: { interval } });
  const dontKnow = input.dontKnow && {
    answers: new Set(input.dontKnow.answers.map(answerKey)),
    count: input.dontKnow.count,
    score: input.dontKnow.score ?? 0,
  };
  for (const answer of dontKnow?.answers ?? [])
    if (places.has(answer))
      issues.push({ code: "survey-dont-know-in-scale", path: [...path, "dontKnow", "answers"], params: { answer } });
  if (dontKnow?.count === "in" && input.dontKnow?.score === undefined && method !== "satisfied-share")
    issues.push({ code: "survey-dont-know-score", path: [...path, "dontKnow", "score"], params: { question: id } });
  if (issues.length > 0) return { question: undefined, issues };
  const question: SurveyQuestion = {
    id,
    columns: items ?? [input.column ?? id],
    ...(items && input.combine && { combine: input.combine }),
    least,
    places,
    categories,
    scoring: method,
    ...(method === "satisfied-share" && { top }),
    scores: categoryScores(categories, { method, top, ...(values && { values }) }),
    ...(dontKnow && { dontKnow }),
    interval,
  };
  return { question, issues };
}

function scoringOf(input: ScoringInput): {
  readonly method: ScoringMethod;
  readonly top: number;
  readonly values?: readonly number[];
} {
  if (typeof input === "string") return { method: input, top: 2 };
  if (input.method === "custom") return { method: "custom", top: 2, values: input.values };
  return { method: "satisfied-share", top: input.top ?? 2 };
}

/** A list runs from the lowest answer to the highest; a map gives each answer its place, and several may share one. */
function readScale(
  scale: QuestionInput["scale"],
  { path, issues }: { readonly path: Path; readonly issues: Issue[] },
): { readonly places: ReadonlyMap<string, number>; readonly categories: number } {
  const entries = isList(scale)
    ? scale.map((answer, j) => [answerKey(answer), j + 1] as const)
    : Object.entries(scale).map(([answer, place]) => [answerKey(answer), place] as const);
  const places = new Map<string, number>();
  for (const [answer, place] of entries) {
    if (places.has(answer)) issues.push({ code: "survey-answer-twice", path: [...path], params: { answer } });
    places.set(answer, place);
  }
  const used = new Set(places.values());
  const categories = [...used].reduce((most, place) => Math.max(most, place), 0);
  const gaps = Array.from({ length: Math.min(categories, 1000) }, (_, j) => j + 1).filter((place) => !used.has(place));
  if (categories < 2 || gaps.length > 0)
    issues.push({ code: "survey-scale", path: [...path], params: { categories, gaps } });
  return { places, categories };
}

const isList = (scale: QuestionInput["scale"]): scale is readonly (string | number)[] => Array.isArray(scale);
