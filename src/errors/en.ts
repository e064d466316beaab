import { aggregateMeansEn } from "./en/aggregate-means.ts";
import { aggregateRankingEn } from "./en/aggregate-ranking.ts";
import { commandEn } from "./en/command.ts";
import { dataEn } from "./en/data.ts";
import { documentEn } from "./en/document.ts";
import { gradeEn } from "./en/grade.ts";
import { methodEn } from "./en/method.ts";
import { normaliseEn } from "./en/normalise.ts";
import { noteEn } from "./en/note.ts";
import { placeEn } from "./en/place.ts";
import { systemsEn } from "./en/systems.ts";
import { treatEn } from "./en/treat.ts";
import { weighObjectiveEn } from "./en/weigh-objective.ts";
import { weighSubjectiveEn } from "./en/weigh-subjective.ts";

/** English texts: what was found, and what to do. The place is written before them by `issueText`. */
export const en = {
  ...placeEn,
  ...documentEn,
  ...dataEn,
  ...methodEn,
  ...noteEn,
  ...aggregateMeansEn,
  ...aggregateRankingEn,
  ...gradeEn,
  ...normaliseEn,
  ...treatEn,
  ...weighSubjectiveEn,
  ...commandEn,
  ...systemsEn,
  ...weighObjectiveEn,
};
