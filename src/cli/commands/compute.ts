import { version } from "../../../package.json";
import { en } from "../../errors/index.ts";
import { zh } from "../../errors/zh.ts";
import { computeIndex, hashDataset, hashSystem, toScores } from "../../index.ts";
import { jsonText, scoresToCsv, stepsToCsv } from "../../io/index.ts";
import { loadProject } from "../../node/index.ts";
import { filterScores, wantedOf } from "../filter.ts";
import { countFor, formatFor, localeFor } from "../formats.ts";
import { deliver } from "../io.ts";
import { showProgress } from "../progress.ts";
import { resultText } from "../render/result.ts";
import { surveyRows } from "../render/surveys.ts";
import type { Call } from "../session.ts";

export interface ComputeOptions extends Call {
  readonly format?: string;
  readonly out?: string;
  readonly steps?: boolean;
  readonly unit?: readonly string[];
  readonly period?: readonly string[];
  readonly node?: readonly string[];
  readonly top?: string;
  readonly allowOutside?: boolean;
}

export async function compute(path: string | undefined, { io, session, ...options }: ComputeOptions): Promise<void> {
  const format = formatFor(options, { known: ["table", "json", "csv"] });
  const top = countFor(options.top, { option: "--top" });
  session.locale = localeFor(options.locale, { env: io.env });
  const { project, definition, data, surveys } = await loadProject(path, {
    cwd: io.cwd,
    allowOutside: options.allowOutside === true,
  });
  const locale = localeFor(options.locale, { project: project.locale, env: io.env });
  session.locale = locale;

  const progress = showProgress({ io, locale: () => session.locale });
  const result = computeIndex(definition, data, progress);
  progress.end();
  const whole = toScores(result, {
    steps: options.steps === true,
    messages: locale === "zh" ? zh : en,
    software: { name: "common-prosperity-index", version },
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
  const text = {
    json: () => jsonText(shown),
    csv: () => (options.steps ? stepsToCsv(scores) : scoresToCsv(scores)),
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
}
