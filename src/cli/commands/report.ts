import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defaultInputs } from "../../analyse/uncertainty/default-inputs.ts";
import type { SensitivityInput, UncertaintyInput } from "../../analyse/uncertainty/shape.ts";
import { revisions as revisionsOf } from "../../calls.ts";
import { computeIndex } from "../../engine.ts";
import { en, IndexError } from "../../errors/index.ts";
import { type MonitorOptions, monitor as monitorData } from "../../monitor/monitor.ts";
import type { LoadedProject } from "../../node/project.ts";
import { loadReportTemplate, withLogo } from "../../node/report.ts";
import { loadSnapshot, snapshotFiles, snapshotFolder } from "../../node/snapshots.ts";
import { hashDataset, hashSystem } from "../../pipeline/hash.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { toAnnual } from "../../prepare/annual.ts";
import { report as reportOf } from "../../report/html/report.ts";
import { SECTIONS } from "../../report/html/sections/ids.ts";
import type { Provenance, ReportSource } from "../../report/html/source.ts";
import type { ReportSettings } from "../../report/html/template.ts";
import { daysOf } from "../../schema/days.ts";
import { choose } from "../formats.ts";
import { deliver, shownPath } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { showProgress } from "../progress.ts";
import { SOFTWARE } from "../software.ts";
import { type Analysis, inThreads } from "./analysis.ts";
import { appraisalOf } from "./appraised.ts";
import { followedOf } from "./followed.ts";

export interface ReportCall extends ProjectCall {
  readonly out?: string;
  readonly units?: string;
  readonly sections?: string;
  readonly template?: string;
  readonly period?: string;
  readonly theme?: string;
  readonly asOf?: string;
}

/** Replicates where the project does not say how many: enough for intervals of ranks. */
const REPLICATES = 500;

/** Everything that there is of a project, as one page. */
export async function report(path: string | undefined, call: ReportCall): Promise<void> {
  const { io, session, out } = call;
  if (out === undefined && io.width !== undefined)
    throw new IndexError([{ code: "call-out-needs-file", path: [], params: {} }], en);
  const sections = listed(call.sections)?.map((name) => choose(name, { option: "--sections", known: SECTIONS }));
  const theme =
    call.theme === undefined ? undefined : choose(call.theme, { option: "--theme", known: ["auto", "light", "dark"] });
  const { loaded, locale } = await openProject(path, call, {
    vintagesOptional: call.asOf !== undefined && daysOf(call.asOf) !== undefined,
  });
  const { project, definition, data, folder } = loaded;
  const settings =
    call.template === undefined
      ? await withLogo((project.report ?? {}) as ReportSettings, folder)
      : await loadReportTemplate(call.template, { cwd: io.cwd, allowOutside: call.allowOutside === true });
  const progress = showProgress({ io, locale: () => session.locale });
  const result = computeIndex(definition, data, progress);
  progress.end();
  const source: ReportSource = {
    definition,
    data,
    result,
    title: project.title,
    ...followed(loaded, result, call),
    ...(await varied(loaded, result, { call, locale })),
    revisions: revised(loaded),
    positions: loaded.positions.length === 0 ? null : loaded.positions,
    provenance: await provenanceOf(loaded, result, call),
  };
  const { logo: _file, logoFile, ...said } = settings;
  const text = reportOf(source, {
    ...said,
    ...(logoFile !== undefined && { logo: logoFile }),
    locale: locale === "zh" ? "zh" : "en",
    ...(call.period !== undefined && { period: call.period }),
    ...(call.units !== undefined && { units: listed(call.units)! }),
    ...(sections !== undefined && { sections }),
    ...(theme !== undefined && { theme }),
  });
  await deliver(text, { io, out, locale });
}

const listed = (text: string | undefined) =>
  text
    ?.split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Targets, works, problems and appraisal, where the project has them. */
function followed(
  loaded: LoadedProject,
  result: IndexResult,
  { period, asOf }: ReportCall,
): Pick<ReportSource, "monitored" | "works" | "ledger" | "appraisal"> {
  const { project, definition, data } = loaded;
  const settings: MonitorOptions = {
    ...(project.monitor as MonitorOptions | undefined),
    ...(period !== undefined && { at: period }),
    ...(asOf !== undefined && { asOf }),
  };
  const found = monitorData(definition, data, settings);
  const others = followedOf(loaded, { settings, found, definition });
  const appraisal = appraisalOf(loaded, { settings, followed: others, at: period, scores: result });
  return { monitored: found.targets.length > 0 ? found : null, ...others, appraisal };
}

/** Uncertainty by what the project says of it, else by default; sensitivity only where the project says something. */
async function varied(
  loaded: LoadedProject,
  nominal: IndexResult,
  { call, locale }: { readonly call: ReportCall; readonly locale: Analysis["locale"] },
): Promise<Pick<ReportSource, "uncertainty" | "sensitivity">> {
  const { project, definition, data } = loaded;
  const { io, session } = call;
  const threads = String(availableParallelism());
  const of = (part: "uncertainty" | "sensitivity"): Analysis | null => {
    const own = project[part] as Readonly<Record<string, unknown>> | undefined;
    if (own === undefined && part === "sensitivity") return null;
    const vary = own === undefined ? defaultInputs(nominal) : (own["vary"] as UncertaintyInput["vary"]);
    if (vary.length === 0 || nominal.units.length < 2) return null;
    return { loaded, locale, nominal, own: own ?? null, path: own === undefined ? [] : [part], vary };
  };
  const uncertain = of("uncertainty");
  const spec = uncertain && ({ n: REPLICATES, ...uncertain.own, vary: uncertain.vary } as UncertaintyInput);
  const uncertainty =
    uncertain === null || spec === null
      ? null
      : await inThreads(
          uncertain,
          { io, session, part: "uncertainty", threads: undefined, evaluations: spec.n ?? REPLICATES },
          (pool, how) => pool.uncertainty(definition, data, spec, { ...how, path: uncertain.path }),
        );
  const sensitive = of("sensitivity");
  const design = sensitive && ({ ...sensitive.own, vary: sensitive.vary } as SensitivityInput);
  const sensitivity =
    sensitive === null || design === null
      ? null
      : await inThreads(
          sensitive,
          { io, session, part: "sensitivity", threads, evaluations: (design.n ?? 1024) * (sensitive.vary.length + 2) },
          (pool, how) => pool.sensitivity(definition, data, design, { ...how, path: sensitive.path }),
        );
  return { uncertainty, sensitivity };
}

function revised({ vintages, definition, project }: LoadedProject): ReportSource["revisions"] {
  if (vintages.length < 2) return null;
  const { system } = definition;
  return revisionsOf(vintages, definition, {
    ...(project.periods === "annual" && { prepare: (one) => toAnnual(one, { system }) }),
  });
}

async function provenanceOf(loaded: LoadedProject, result: IndexResult, { io, asOf }: ReportCall): Promise<Provenance> {
  const { project, definition, folder, files } = loaded;
  const place = await snapshotFolder(folder, { folder: project.snapshots?.folder ?? "snapshots" });
  const snapshots: Provenance["snapshots"][number][] = [];
  for (const file of await snapshotFiles(place)) {
    const { periods, sha256 } = await loadSnapshot(shownPath(join(place, file), io), { cwd: io.cwd });
    snapshots.push({ file, periods, id: sha256 });
  }
  return {
    software: SOFTWARE,
    systemSha256: await hashSystem(definition.system),
    parts: (await hashDataset(result.publicData)).parts,
    files,
    asOf: asOf ?? null,
    snapshots,
  };
}
