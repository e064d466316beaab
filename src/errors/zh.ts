import type { Texts } from "./issue.ts";
import { aggregateMeansZh } from "./zh/aggregate-means.ts";
import { aggregateRankingZh } from "./zh/aggregate-ranking.ts";
import { appraisalZh } from "./zh/appraisal.ts";
import { chartChoiceZh } from "./zh/chart-choice.ts";
import { chartsZh } from "./zh/charts.ts";
import { coherenceZh } from "./zh/coherence.ts";
import { commandZh } from "./zh/command.ts";
import { confidentialZh } from "./zh/confidential.ts";
import { dataZh } from "./zh/data.ts";
import { decomposeZh } from "./zh/decompose.ts";
import { deriveZh } from "./zh/derive.ts";
import { describeZh } from "./zh/describe.ts";
import { distributionZh } from "./zh/distribution.ts";
import { distributionNotesZh } from "./zh/distribution-notes.ts";
import { documentZh } from "./zh/document.ts";
import { enginesZh } from "./zh/engines.ts";
import { gradeZh } from "./zh/grade.ts";
import { imputeZh } from "./zh/impute.ts";
import { mapZh } from "./zh/map.ts";
import { measureZh } from "./zh/measure.ts";
import { methodZh } from "./zh/method.ts";
import { minMaxZh } from "./zh/min-max.ts";
import { monitorZh } from "./zh/monitor.ts";
import { normaliseZh } from "./zh/normalise.ts";
import { noteZh } from "./zh/note.ts";
import { placeZh } from "./zh/place.ts";
import { reportZh } from "./zh/report.ts";
import { revisionsZh } from "./zh/revisions.ts";
import { screenZh } from "./zh/screen.ts";
import { snapshotZh } from "./zh/snapshot.ts";
import { sqlZh } from "./zh/sql.ts";
import { sqlFitZh } from "./zh/sql-fit.ts";
import { streamZh } from "./zh/stream.ts";
import { streamFileZh } from "./zh/stream-file.ts";
import { surveyZh } from "./zh/survey.ts";
import { systemsZh } from "./zh/systems.ts";
import { threadZh } from "./zh/thread.ts";
import { treatZh } from "./zh/treat.ts";
import { uncertaintyZh } from "./zh/uncertainty.ts";
import { weighObjectiveZh } from "./zh/weigh-objective.ts";
import { weighSubjectiveZh } from "./zh/weigh-subjective.ts";
import { workbookZh } from "./zh/workbook.ts";
import { workbookOutZh } from "./zh/workbook-out.ts";
import { worksZh } from "./zh/works.ts";

/** 中文提示：发现了什么，应当怎样改。位置由 `issueText` 写在前面。 */
export const zh: Texts = {
  ...placeZh,
  ...documentZh,
  ...decomposeZh,
  ...deriveZh,
  ...dataZh,
  ...chartChoiceZh,
  ...mapZh,
  ...measureZh,
  ...methodZh,
  ...monitorZh,
  ...noteZh,
  ...aggregateMeansZh,
  ...aggregateRankingZh,
  ...appraisalZh,
  ...enginesZh,
  ...gradeZh,
  ...distributionZh,
  ...distributionNotesZh,
  ...describeZh,
  ...chartsZh,
  ...coherenceZh,
  ...imputeZh,
  ...normaliseZh,
  ...minMaxZh,
  ...threadZh,
  ...treatZh,
  ...uncertaintyZh,
  ...screenZh,
  ...confidentialZh,
  ...weighSubjectiveZh,
  ...commandZh,
  ...snapshotZh,
  ...reportZh,
  ...revisionsZh,
  ...sqlZh,
  ...sqlFitZh,
  ...streamZh,
  ...streamFileZh,
  ...surveyZh,
  ...systemsZh,
  ...weighObjectiveZh,
  ...workbookZh,
  ...workbookOutZh,
  ...worksZh,
};
