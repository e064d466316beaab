import { stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { errorCode, nearestFile, STDIN } from "./files.ts";

export const PROJECT_NAMES = ["gongfu.yaml", "gongfu.yml", "gongfu.json"] as const;

/** A project file: as messages call it, where it is, and the folder its paths start from. */
export interface ProjectPlace {
  readonly file: string;
  readonly path: string;
  readonly folder: string;
}

/** The project file that is meant: the file given, the one in the folder given, or without either the one here or above. */
export async function findProject(
  given: string | undefined,
  { cwd, stdin = false }: { readonly cwd: string; readonly stdin?: boolean },
): Promise<ProjectPlace> {
  if (given === STDIN && stdin) return { file: STDIN, path: STDIN, folder: resolve(cwd) };
  if (given !== undefined) {
    const path = resolve(cwd, given);
    const kind = await kindOf(path, given);
    if (kind === "file") return { file: given, path, folder: dirname(path) };
    const inside = await projectIn(path);
    if (inside === undefined)
      throw failure({ code: "project-not-in-folder", path: [], params: { names: PROJECT_NAMES }, at: { file: given } });
    return { file: join(given, inside), path: join(path, inside), folder: path };
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const inside = await projectIn(folder);
    if (inside !== undefined) return { file: relative(cwd, join(folder, inside)), path: join(folder, inside), folder };
    if (dirname(folder) === folder)
      throw failure({ code: "project-not-found", path: [], params: { names: PROJECT_NAMES } });
  }
}

async function kindOf(path: string, given: string): Promise<"file" | "folder"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    const reason = errorCode(error);
    if (reason !== "ENOENT")
      throw failure({ code: "file-unreadable", path: [], params: { reason }, at: { file: given } });
    throw failure({
      code: "project-missing",
      path: [],
      params: { nearest: await nearestFile(path, given) },
      at: { file: given },
    });
  }
}

async function projectIn(folder: string): Promise<string | undefined> {
  for (const name of PROJECT_NAMES) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile()) return name;
  }
  return undefined;
}

function failure(issue: Issue): IndexError {
  return new IndexError([issue], en);
}
