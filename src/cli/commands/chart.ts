import { coherence } from "../../analyse/coherence.ts";
import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import type { SensitivityInput, UncertaintyInput } from "../../analyse/uncertainty/shape.ts";
import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { computeIndex } from "../../engine.ts";
import { tableText } from "../../io/table.ts";
import { type MonitorOptions, monitor } from "../../monitor/monitor.ts";
import type { ChartInput, ChartKind, ChartNeed } from "../../report/chart/kind.ts";
import { chartKinds } from "../../report/chart/registry.ts";
import type { ScoreChartOptions } from "../../report/chart/source.ts";
import { chartFile } from "../../report/chart/standalone.ts";
import type { ChartTheme } from "../../report/chart/types.ts";
import { choose, countFor, localeFor } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { type Locale, label, nameOf, type Words } from "../words/index.ts";
import { type Analysis, inThreads, openAnalysis } from "./analysis.ts";

export interface ChartCall extends ProjectCall {
  readonly list?: boolean;
  readonly unit?: string;
  readonly period?: string;
  readonly node?: string;
  readonly out?: string;
  readonly theme?: string;
  readonly width?: string;
  readonly title?: string;
}

const THEMES: readonly ChartTheme[] = ["light", "dark", "print", "auto"];

/** Draws one chart of a project, or lists the kinds. */
export async function chart(kind: string | undefined, path: string | undefined, call: ChartCall): Promise<void> {
  const { io, session, out } = call;
  if (kind === undefined || call.list === true) {
    const locale = localeFor(call.locale, { env: io.env });
    session.locale = locale;
    return deliver(kindList(locale, out === undefined ? io.width : undefined), { io, out, locale });
  }
  const known = chartKinds.map(({ id }) => id);
  const id = choose(kind, { option: "KIND", known });
  const theme = choose(call.theme ?? "light", { option: "--theme", known: THEMES });
  const width = countFor(call.width, { option: "--width" });
  const { input, locale } = await inputFor(chartKinds.find((one) => one.id === id)!, path, call);
  const options: ScoreChartOptions = {
    theme,
    locale: locale === "en" ? "en" : "zh",
    ...(width !== undefined && { width }),
    ...(call.title !== undefined && { title: call.title }),
    ...(call.unit !== undefined && { unit: call.unit }),
    ...(call.period !== undefined && { period: call.period }),
    ...(call.node !== undefined && { node: call.node }),
  };
  const drawn = chartKinds.find((one) => one.id === id)!.draw(input, options);
  await deliver(chartFile(drawn), { io, out, locale });
}

/** The result, and the analyses that the kind needs or, where the project asks for them, takes. */
async function inputFor(
  { needs, takes }: ChartKind,
  path: string | undefined,
  call: ChartCall,
): Promise<{ readonly input: ChartInput; readonly locale: Locale }> {
  const part = (["sensitivity", "uncertainty"] as const).find((one) => needs.includes(one));
  const opened =
    part === undefined
      ? null
      : await openAnalysis(path, call, part === "sensitivity" ? ["sensitivity", "uncertainty"] : ["uncertainty"]);
  const { loaded, locale } = opened ?? (await openProject(path, call));
  const { definition, data, project } = loaded;
  const result = opened?.nominal ?? computeIndex(definition, data);
  const own = (project.uncertainty ?? {}) as Pick<UncertaintyInput, "vary">;
  const said = { loaded, locale, nominal: result, own, path: ["uncertainty"], vary: own.vary };
  const analysis: Analysis = opened ?? said;
  const wanted = (need: ChartNeed): boolean =>
    needs.includes(need) || (takes.includes(need) && project[need as keyof typeof project] !== undefined);
  const input: ChartInput = {
    definition,
    data,
    result,
    ...(wanted("coherence") && { coherence: coherence(result) }),
    ...(wanted("monitor") && {
      monitor: monitor(definition, data, {
        ...(project.monitor as MonitorOptions | undefined),
        ...(call.period !== undefined && { at: call.period }),
      }),
    }),
    ...(wanted("uncertainty") && { uncertainty: await uncertaintyFor(analysis, call) }),
    ...(wanted("sensitivity") && { sensitivity: await sensitivityFor(analysis, call) }),
  };
  return { input, locale };
}

function uncertaintyFor(analysis: Analysis, { io, session, node }: ChartCall): Promise<Uncertainty> {
  const spec = { ...analysis.own, vary: analysis.vary, ...(node !== undefined && { node }) } as UncertaintyInput;
  const { definition, data } = analysis.loaded;
  return inThreads(
    analysis,
    { io, session, part: "uncertainty", threads: undefined, evaluations: spec.n ?? 1000 },
    (pool, how) => pool.uncertainty(definition, data, spec, { ...how, path: analysis.path }),
  );
}

function sensitivityFor(analysis: Analysis, { io, session, node }: ChartCall): Promise<Sensitivity> {
  const spec = { ...analysis.own, vary: analysis.vary, ...(node !== undefined && { node }) } as SensitivityInput;
  const { definition, data } = analysis.loaded;
  const evaluations = (spec.n ?? 1024) * (analysis.vary.length + 2);
  return inThreads(analysis, { io, session, part: "sensitivity", threads: undefined, evaluations }, (pool, how) =>
    pool.sensitivity(definition, data, spec, { ...how, path: analysis.path }),
  );
}

function kindList(locale: Locale, width: number | undefined): string {
  const heading = (key: keyof Words["chart"]) => label(locale, ({ chart }) => chart[key]);
  const rows = chartKinds.map(({ id, name, shows }) => [
    id,
    nameOf(name, { locale, id }),
    nameOf(shows, { locale, id: "" }),
  ]);
  const columns = [
    { heading: heading("kind") },
    { heading: heading("name") },
    { heading: heading("shows"), shrink: true },
  ];
  return tableText(rows, { columns, width });
}
