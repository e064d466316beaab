import { availableParallelism } from "node:os";
import type { Pool } from "../../analyse/threads/pool.ts";
import { defaultInputs } from "../../analyse/uncertainty/default-inputs.ts";
import type { UncertaintyInput } from "../../analyse/uncertainty/shape.ts";
import { computeIndex } from "../../engine.ts";
import { en, IndexError, type Issue } from "../../errors/index.ts";
import { tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { createPool } from "../../node/pool.ts";
import type { LoadedProject } from "../../node/project.ts";
import { kernelOf } from "../../pipeline/kernel/kernel-of.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { countFor, type TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { withMessages } from "../problems.ts";
import { type Progress, showProgress } from "../progress.ts";
import type { AnalysisTextOptions } from "../render/uncertainty.ts";
import type { Call, Session } from "../session.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";
import { type Locale, label, type Words } from "../words/index.ts";

export interface AnalysisOptions extends ProjectCall {
  readonly format?: string;
  readonly out?: string;
  readonly n?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly node?: string;
}

export interface Analysis {
  readonly loaded: LoadedProject;
  readonly locale: Locale;
  readonly nominal: IndexResult;
  /** What the project says under the first of these keys that it has. */
  readonly own: Readonly<Record<string, unknown>> | null;
  /** Where it stands in the project. */
  readonly path: readonly string[];
  readonly vary: UncertaintyInput["vary"];
}

type Part = "uncertainty" | "sensitivity";

/** Reads a project with what it says of an analysis; where it says nothing, what varies by default. */
export async function openAnalysis(
  project: string | undefined,
  call: ProjectCall,
  parts: readonly [Part, ...Part[]],
): Promise<Analysis> {
  const { loaded, locale } = await openProject(project, call);
  const nominal = computeIndex(loaded.definition, loaded.data);
  const part = parts.find((one) => loaded.project[one] !== undefined);
  if (part === undefined) {
    const vary = defaultInputs(nominal);
    if (vary.length === 0)
      throw new IndexError([loaded.placed({ code: "nothing-varies", path: [], params: { part: parts[0] } })], en);
    return { loaded, locale, nominal, own: null, path: [], vary };
  }
  const own = loaded.project[part] as Readonly<Record<string, unknown>>;
  return { loaded, locale, nominal, own, path: [part], vary: own["vary"] as UncertaintyInput["vary"] };
}

/** A whole number with a sign, as seeds are. */
export function seedFor(value: string | undefined): number | undefined {
  if (value === undefined || /^(0|[1-9]\d{0,8})$/.test(value)) return value === undefined ? undefined : Number(value);
  throw new IndexError([{ code: "call-number", path: [], params: { option: "--seed", value } }]);
}

/** Values of replicates that one thread has computed before others are ready: where weighted means of straight lines are all. */
const SOON = { simd: 24_000_000, plain: 24_000_000, columns: 3_000_000 } as const;

/** Computes with the threads asked for, or those that the work is worth; problems are told at their line of the project. */
export async function inThreads<Result>(
  { loaded, nominal, locale }: Analysis,
  {
    io,
    session,
    part,
    threads,
    evaluations,
  }: Pick<Call, "io"> & {
    readonly session: Session;
    readonly part: Part;
    readonly threads: string | undefined;
    readonly evaluations: number;
  },
  work: (
    pool: Pool,
    how: Pick<Progress, "onNote"> & { onProgress(step: { done: number; total: number }): void },
  ) => Promise<Result>,
): Promise<Result> {
  const values = evaluations * nominal.units.length * nominal.nodes.length;
  const asked = countFor(threads, { option: "--threads" });
  const pool = createPool({ threads: asked ?? (values < SOON[kernelOf(nominal).kernel] ? 1 : availableParallelism()) });
  const progress = showProgress({ io, locale: () => session.locale });
  const method = label(locale, ({ uncertainty }: Words) => uncertainty[part]);
  try {
    return await work(pool, {
      onNote: progress.onNote,
      onProgress: (step) => progress.onProgress({ ...step, method }),
    });
  } catch (error) {
    throw error instanceof IndexError ? new IndexError(error.issues.map(placedBy(loaded)), en) : error;
  } finally {
    progress.end();
    await pool.close();
  }
}

/** Problems of the specification stand in the project file; others have their place or none. */
const placedBy =
  ({ placed }: LoadedProject) =>
  (issue: Issue): Issue =>
    issue.path[0] === "uncertainty" || issue.path[0] === "sensitivity" ? placed(issue) : issue;

interface Deliverable<Result> {
  readonly name: Part;
  readonly result: Result;
  readonly format: (typeof TABLE_FORMATS)[number];
  readonly json: (result: Result) => { readonly format: string; readonly notes: readonly Issue[] };
  readonly rows: (result: Result) => readonly (readonly (string | number | null)[])[];
  readonly table: (result: Result, options: AnalysisTextOptions) => string;
}

/** Writes a result in the format asked for, where it was asked for. */
export async function deliverAnalysis<Result>(
  { loaded, locale, own, nominal }: Analysis,
  { io, out }: Pick<Call, "io"> & { readonly out?: string | undefined },
  { name, result, format, json, rows, table }: Deliverable<Result>,
): Promise<void> {
  const text = await {
    json: () => jsonText(documentOf(json(result), locale)),
    ...tableFormats(
      () => [tableOf(name, rows(result))],
      () => aboutOf(loaded.definition.system, nominal.plan),
    ),
    table: () =>
      table(result, {
        definition: loaded.definition,
        title: loaded.project.title,
        locale,
        width: out === undefined ? io.width : undefined,
        byDefault: own === null,
      }),
  }[format]();
  await deliver(text, { io, out, locale });
}

/** A result's JSON with who made it, and its notes with their sentences. */
function documentOf<Result extends { readonly format: string; readonly notes: readonly Issue[] }>(
  { format, ...result }: Result,
  locale: Locale,
): unknown {
  const notes = withMessages(result.notes, locale);
  return { format, software: SOFTWARE, ...result, notes };
}
