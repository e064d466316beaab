import { aggregateMeansEn } from "./en/aggregate-means.ts";
import { aggregateRankingEn } from "./en/aggregate-ranking.ts";
import { appraisalEn } from "./en/appraisal.ts";
import { chartChoiceEn } from "./en/chart-choice.ts";
import { chartsEn } from "./en/charts.ts";
import { coherenceEn } from "./en/coherence.ts";
import { commandEn } from "./en/command.ts";
import { confidentialEn } from "./en/confidential.ts";
import { dataEn } from "./en/data.ts";
import { decomposeEn } from "./en/decompose.ts";
import { deriveEn } from "./en/derive.ts";
import { describeEn } from "./en/describe.ts";
import { distributionEn } from "./en/distribution.ts";
import { distributionNotesEn } from "./en/distribution-notes.ts";
import { documentEn } from "./en/document.ts";
import { enginesEn } from "./en/engines.ts";
import { gradeEn } from "./en/grade.ts";
import { imputeEn } from "./en/impute.ts";
import { mapEn } from "./en/map.ts";
import { measureEn } from "./en/measure.ts";
import { methodEn } from "./en/method.ts";
import { minMaxEn } from "./en/min-max.ts";
import { monitorEn } from "./en/monitor.ts";
import { normaliseEn } from "./en/normalise.ts";
import { noteEn } from "./en/note.ts";
import { placeEn } from "./en/place.ts";
import { reportEn } from "./en/report.ts";
import { revisionsEn } from "./en/revisions.ts";
import { screenEn } from "./en/screen.ts";
import { snapshotEn } from "./en/snapshot.ts";
import { sqlEn } from "./en/sql.ts";
import { sqlFitEn } from "./en/sql-fit.ts";
import { streamEn } from "./en/stream.ts";
import { streamFileEn } from "./en/stream-file.ts";
import { surveyEn } from "./en/survey.ts";
import { systemsEn } from "./en/systems.ts";
import { threadEn } from "./en/thread.ts";
import { treatEn } from "./en/treat.ts";
import { uncertaintyEn } from "./en/uncertainty.ts";
import { weighObjectiveEn } from "./en/weigh-objective.ts";
import { weighSubjectiveEn } from "./en/weigh-subjective.ts";
import { workbookEn } from "./en/workbook.ts";
import { workbookOutEn } from "./en/workbook-out.ts";
import { worksEn } from "./en/works.ts";

/** English texts: what was found, and what to do. The place is written before them by `issueText`. */
export const en = {
  ...placeEn,
  ...documentEn,
  ...decomposeEn,
  ...deriveEn,
  ...dataEn,
  ...chartChoiceEn,
  ...mapEn,
  ...measureEn,
  ...methodEn,
  ...monitorEn,
  ...noteEn,
  ...aggregateMeansEn,
  ...aggregateRankingEn,
  ...appraisalEn,
  ...enginesEn,
  ...gradeEn,
  ...distributionEn,
  ...distributionNotesEn,
  ...describeEn,
  ...chartsEn,
  ...coherenceEn,
  ...imputeEn,
  ...normaliseEn,
  ...minMaxEn,
  ...threadEn,
  ...treatEn,
  ...uncertaintyEn,
  ...screenEn,
  ...confidentialEn,
  ...weighSubjectiveEn,
  ...commandEn,
  ...snapshotEn,
  ...reportEn,
  ...revisionsEn,
  ...sqlEn,
  ...sqlFitEn,
  ...streamEn,
  ...streamFileEn,
  ...surveyEn,
  ...systemsEn,
  ...weighObjectiveEn,
  ...workbookEn,
  ...workbookOutEn,
  ...worksEn,
};
