import { basename } from "node:path";
import { en, IndexError } from "../errors/index.ts";
import type { WorkbookProject } from "../io/xlsx/index.ts";
import { checkSystem } from "../schema/system.ts";
import type { System } from "../schema/types.ts";
import type { Folder } from "./files.ts";
import type { ProjectPlace } from "./find.ts";
import { resolveSystem } from "./system.ts";
import { keepWorkbook } from "./tables.ts";

/** A project that is one workbook; its sheets of figures are read later, as those of any project are. @throws IndexError */
export async function readWorkbookProject(
  { path, file }: ProjectPlace,
  { bytes, folder }: { readonly bytes: Uint8Array; readonly folder: Folder },
): Promise<WorkbookProject> {
  const { projectOfWorkbook, readWorkbook } = await import("../io/xlsx/index.ts");
  const { workbook, issues } = readWorkbook(bytes, { file });
  if (workbook === undefined) throw new IndexError(issues, en);
  const name = basename(path);
  keepWorkbook(folder, { file: name, workbook });
  const project = await projectOfWorkbook(workbook, {
    name,
    async measuresOf(given) {
      const inline = { file, under: ["system"], locate: undefined };
      const { value, resolve } = await resolveSystem(given, { folder, inline });
      return measuresIn(value === undefined ? undefined : checkSystem(value, { resolve }).system);
    },
  });
  if (project.issues.length > 0) throw new IndexError(project.issues, en);
  return project;
}

function measuresIn(system: System | undefined): Map<string, string | undefined> {
  const measures = new Map<string, string | undefined>();
  const waiting: System["index"]["children"][number][] = system === undefined ? [] : [system.index];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.children) waiting.push(...node.children);
    else measures.set(node.id, node.measure);
  }
  return measures;
}
