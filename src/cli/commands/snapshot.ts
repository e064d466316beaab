import { join } from "node:path";
import { makeSnapshot } from "../../calls.ts";
import { IndexError } from "../../errors/index.ts";
import { loadFitted } from "../../node/fitted.ts";
import { loadSnapshot, saveSnapshot, snapshotFolder, snapshotName } from "../../node/snapshots.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import type { FittedIndex } from "../../pipeline/result.ts";
import { periodsIn } from "../../snapshot/data.ts";
import { shownPath } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { SOFTWARE } from "../software.ts";
import { lines } from "../words/index.ts";

export interface SnapshotCall extends ProjectCall {
  readonly period?: readonly string[];
  readonly official?: boolean;
  readonly embed?: boolean;
  readonly fitted?: string;
  readonly replace?: boolean;
  readonly reason?: string;
  readonly asOf?: string;
}

/** A snapshot for each period asked for. */
export async function snapshot(path: string | undefined, { io, session, ...options }: SnapshotCall): Promise<void> {
  const reason = options.reason?.trim() || undefined;
  if (options.replace === true && reason === undefined)
    throw new IndexError([{ code: "call-reason-missing", path: [], params: {} }]);
  if (options.replace !== true && reason !== undefined)
    throw new IndexError([{ code: "call-reason-unused", path: [], params: {} }]);
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { project, definition, data } = loaded;
  const settings = project.snapshots ?? {};
  const folder = await snapshotFolder(loaded.folder, { folder: settings.folder ?? "snapshots" });
  const learned =
    options.fitted === undefined ? definition : await rulerOf(options.fitted, { definition, cwd: io.cwd });
  const periods = options.period?.flatMap((text) => text.split(",")).map((text) => text.trim().normalize("NFC"));
  for (const period of periods ?? periodsIn(data).slice(-1)) {
    const made = await makeSnapshot(learned, data, {
      periods: [period],
      using: settings.using ?? "up-to",
      official: options.official ?? settings.official ?? false,
      embed: options.embed ?? settings.embed ?? false,
      software: SOFTWARE,
    });
    const file = shownPath(join(folder, snapshotName(period)), io);
    const { done } = await saveSnapshot(file, made, {
      cwd: io.cwd,
      reason,
      allowOutside: options.allowOutside === true,
    });
    for (const line of lines(locale, (words) => words.snapshot.done[done](file))) io.err(`${line}\n`);
  }
}

/** What a stored ruler or an earlier snapshot learned, which must have been learned for this system and plan. */
async function rulerOf(
  file: string,
  { definition, cwd }: { definition: Definition; cwd: string },
): Promise<FittedIndex> {
  const { fittedFor } = await import("../../io/fitted.ts");
  const kept = await loadSnapshot(file, { cwd }).catch((error: unknown) => {
    const other = error instanceof IndexError && error.issues.some(({ code }) => code === "wrong-format");
    if (!other) throw error;
    return null;
  });
  if (kept === null) return loadFitted(file, { cwd, definition });
  const { system, plan, fitted } = kept;
  return fittedFor({ system, plan, fitted }, { system: definition.system, plan: definition.plan as Plan, file });
}
