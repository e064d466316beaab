import { coherence } from "../../analyse/coherence.ts";
import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import type { SensitivityInput, UncertaintyInput } from "../../analyse/uncertainty/shape.ts";
import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { portrait } from "../../calls.ts";
import { computeIndex } from "../../engine.ts";
import { en, IndexError } from "../../errors/index.ts";
import { readDocument } from "../../io/document.ts";
import { attainmentOf } from "../../monitor/attainment.ts";
import { type MonitorOptions, monitor } from "../../monitor/monitor.ts";
import { readProjectFile } from "../../node/files.ts";
import type { LoadedProject } from "../../node/project.ts";
import type { PlanInput } from "../../pipeline/plan-types.ts";
import type { ChartAnalyses, ChartInput, ChartKind, ChartNeed } from "../../report/chart/kind.ts";
import { rankedRows, scoresOf } from "../../report/chart/source.ts";
import { choose } from "../formats.ts";
import { type Opened, openProject, type ProjectCall } from "../open.ts";
import type { Locale } from "../words/index.ts";
import { type Analysis, inThreads, openAnalysis } from "./analysis.ts";

export interface ChartInputCall extends ProjectCall {
  readonly unit?: string;
  readonly period?: string;
  readonly node?: string;
  readonly from?: string;
  readonly plan?: string;
  readonly geojson?: string;
  readonly property?: string;
  readonly groups?: string;
  readonly weights?: string;
  readonly stage?: string;
  readonly population?: string;
  readonly development?: string;
  readonly sharing?: string;
  readonly others?: string;
}

type Makers = { readonly [Need in ChartNeed]: () => Promise<ChartAnalyses[Need]> | ChartAnalyses[Need] | undefined };

/** What is only worth its time where the project asks for it. */
const LONG: readonly ChartNeed[] = ["uncertainty", "sensitivity"];

/** The result, and the analyses that the kind needs, or takes where they are there. */
export async function chartInput(
  { needs, takes }: ChartKind,
  path: string | undefined,
  call: ChartInputCall,
): Promise<{ readonly input: ChartInput; readonly locale: Locale }> {
  const opened = await openFor(needs, path, call);
  const { loaded, locale } = opened;
  const { definition, data, project } = loaded;
  const analysed = "vary" in opened ? opened : null;
  const result = analysed?.nominal ?? computeIndex(definition, data);
  const own = (project.uncertainty ?? {}) as Pick<UncertaintyInput, "vary">;
  const said = { loaded, locale, nominal: result, own, path: ["uncertainty"], vary: own.vary };
  const analysis: Analysis = analysed ?? said;
  const settings = project.monitor as MonitorOptions | undefined;
  const at = call.period;
  const make: Makers = {
    uncertainty: () => uncertaintyFor(analysis, call),
    sensitivity: () => sensitivityFor(analysis, call),
    coherence: () => coherence(result),
    monitor: () => monitor(definition, data, { ...settings, ...(at !== undefined && { at }) }),
    before: () => {
      const { periods, period } = scoresOf(result, at === undefined ? {} : { period: at });
      const last = periods[periods.indexOf(period) - 1];
      return last === undefined ? undefined : attainmentOf(definition, data, { at: last });
    },
    reports: () => scoresOf(result).periods.map((period) => monitor(definition, data, { ...settings, at: period })),
    portrait: () => {
      const scores = scoresOf(result, at === undefined ? {} : { period: at });
      const unit = call.unit ?? result.units[rankedRows(scores)[0]!]!;
      return portrait(definition, data, { unit, period: scores.period });
    },
    other: async () => computeIndex({ ...definition, plan: await otherPlan(call, result.plan as PlanInput) }, data),
    positions: () => (loaded.positions.length === 0 ? undefined : loaded.positions),
    geojson: () => (call.geojson === undefined ? undefined : documentIn(call.geojson, call)),
  };
  const found: Record<string, unknown> = {};
  for (const need of [...needs, ...takes]) {
    const asked = needs.includes(need) || !LONG.includes(need) || project[need as keyof typeof project] !== undefined;
    const made = asked ? await make[need]() : undefined;
    if (made !== undefined) found[need] = made;
  }
  const { from, groups, weights, stage, property } = call;
  const chosen = <T extends string>(value: string | undefined, option: string, known: readonly T[]): T | undefined =>
    value === undefined ? undefined : choose(value, { option, known });
  const further = {
    population: chosen(call.population, "--population", ["units", "households", "persons"]),
    others: chosen(call.others, "--others", ["refuse", "show"]),
    development: listed(call.development),
    sharing: listed(call.sharing),
  };
  const input = {
    definition,
    data,
    result,
    ...found,
    settings: { from, groups, weights, stage, property, ...further },
  };
  return { input, locale };
}

/** The project, with what it says of the analysis that the chart cannot do without. */
function openFor(
  needs: readonly ChartNeed[],
  path: string | undefined,
  call: ChartInputCall,
): Promise<Analysis | Opened<LoadedProject>> {
  if (needs.includes("sensitivity")) return openAnalysis(path, call, ["sensitivity", "uncertainty"]);
  if (needs.includes("uncertainty")) return openAnalysis(path, call, ["uncertainty"]);
  return openProject(path, call);
}

function uncertaintyFor(analysis: Analysis, { io, session, node }: ChartInputCall): Promise<Uncertainty> {
  const spec = { ...analysis.own, vary: analysis.vary, ...(node !== undefined && { node }) } as UncertaintyInput;
  const { definition, data } = analysis.loaded;
  return inThreads(
    analysis,
    { io, session, part: "uncertainty", threads: undefined, evaluations: spec.n ?? 1000 },
    (pool, how) => pool.uncertainty(definition, data, spec, { ...how, path: analysis.path }),
  );
}

function sensitivityFor(analysis: Analysis, { io, session, node }: ChartInputCall): Promise<Sensitivity> {
  const own = analysis.path[0] === "sensitivity" ? analysis.own : {};
  const spec = { ...own, vary: analysis.vary, ...(node !== undefined && { node }) } as SensitivityInput;
  const { definition, data } = analysis.loaded;
  const evaluations = (spec.n ?? 1024) * (analysis.vary.length + 2);
  return inThreads(analysis, { io, session, part: "sensitivity", threads: undefined, evaluations }, (pool, how) =>
    pool.sensitivity(definition, data, spec, { ...how, path: analysis.path }),
  );
}

/** The plan of a file, or the project's own with equal weights. */
async function otherPlan(call: ChartInputCall, own: PlanInput): Promise<PlanInput> {
  if (call.plan === undefined) return { ...own, weigh: { method: "equal" } } as PlanInput;
  return (await documentIn(call.plan, call)) as PlanInput;
}

/** A document that the call names, from the working folder. */
async function documentIn(file: string, { io }: ChartInputCall): Promise<unknown> {
  const { text, issues } = await readProjectFile({ path: io.cwd, allowOutside: true }, { file });
  if (text === undefined) throw new IndexError(issues, en);
  const document = await readDocument(text, { file });
  if (document.issues.length > 0) throw new IndexError(document.issues, en);
  return document.value;
}

/** Ids with commas between. */
const listed = (ids: string | undefined): readonly string[] | undefined => ids?.split(",").map((id) => id.trim());
