import { applyIndex, computeIndex } from "../../engine.ts";
import { notesTable, scoresTable, stepsTable, tidyScoresTable } from "../../io/output/scores.ts";
import { tableToCsv } from "../../io/write-csv.ts";
import { jsonText } from "../../io/write-json.ts";
import { loadFitted, saveFitted } from "../../node/fitted.ts";
import { hashDataset, hashSystem } from "../../pipeline/hash.ts";
import { toScores } from "../../pipeline/scores.ts";
import { filterScores, wantedOf } from "../filter.ts";
import { countFor, formatFor } from "../formats.ts";
import { deliver, shownPath } from "../io.ts";
import { openProject } from "../open.ts";
import { messagesIn } from "../problems.ts";
import { showProgress } from "../progress.ts";
import { resultText } from "../render/result.ts";
import { surveyRows } from "../render/surveys.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";
import { lines } from "../words/index.ts";
import { refuseForWorkbook, resultWorkbook } from "../workbook.ts";
import type { ComputeOptions } from "./compute-options.ts";

export async function compute(path: string | undefined, call: ComputeOptions): Promise<void> {
  if (call.engine !== undefined) {
    const { computeEngine } = await import("./engine.ts");
    return computeEngine(path, call);
  }
  if (call.stream === true) {
    const { computeStream } = await import("./stream.ts");
    return computeStream(path, call);
  }
  const { io, session, ...options } = call;
  const format = formatFor(options, {
    known: ["table", "json", "csv", "tidy", "jsonl", "markdown", "parquet", "xlsx"],
  });
  refuseForWorkbook(options, format);
  const top = countFor(options.top, { option: "--top" });
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { project, definition, data, surveys } = loaded;

  const progress = showProgress({ io, locale: () => session.locale });
  const result =
    options.fitted === undefined
      ? computeIndex(definition, data, progress)
      : applyIndex(await loadFitted(options.fitted, { cwd: io.cwd, definition }), data, progress);
  progress.end();
  const whole = toScores(result, {
    steps: options.steps === true,
    messages: messagesIn(locale),
    software: SOFTWARE,
    // a table shows no hashes, so it does not wait for them
    ...(format === "json"
      ? { hashes: { system: await hashSystem(definition.system), parts: (await hashDataset(result.publicData)).parts } }
      : {}),
  });
  const wanted = wantedOf(options, whole);
  const { scores, left } = filterScores(whole, { ...wanted, top, index: definition.system.index.id });
  const shown =
    surveys.length === 0
      ? scores
      : { ...scores, surveys: surveyRows(surveys, wanted, { data, publicData: result.publicData }) };
  const decimals = result.plan.rank.decimals ?? undefined;
  const text = await {
    json: () => jsonText(shown),
    ...tableFormats(
      () => [
        options.steps ? stepsTable(scores) : scoresTable(scores),
        ...(format === "markdown" && scores.notes.length > 0 ? [notesTable(scores)] : []),
      ],
      () => aboutOf(definition.system, result.plan),
    ),
    xlsx: () => resultWorkbook(result, { live: options.live === true, title: project.title, locale }),
    tidy: () => tableToCsv(options.steps ? stepsTable(scores) : tidyScoresTable(scores)),
    table: () =>
      resultText(shown, {
        system: definition.system,
        title: project.title,
        units: new Set(result.units).size,
        locale,
        width: options.out === undefined ? io.width : undefined,
        nodes: wanted.nodes,
        left,
        decimals,
      }),
  }[format]();
  await deliver(text, { io, out: options.out, locale });
  const { saveFitted: ruler } = options;
  if (ruler === undefined) return;
  await saveFitted(ruler, { system: result.system, plan: result.plan, fitted: result.fitted }, { cwd: io.cwd });
  for (const line of lines(locale, (words) => words.written(shownPath(ruler, io)))) io.err(`${line}\n`);
}
