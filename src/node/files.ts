import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Issue } from "../errors/index.ts";
import { decodeText, type TextEncodingName } from "../io/index.ts";
import { nearest } from "../schema/nearest.ts";

/** Longest file that fits into one text. */
const MAX_BYTES = 500_000_000;

/** The folder that a project's files must lie in. */
export interface Folder {
  readonly path: string;
  readonly allowOutside: boolean;
}

/** A text, or what kept it from being read. */
export interface ReadFile {
  readonly text: string | undefined;
  readonly issues: readonly Issue[];
}

/**
 * Reads a text file of a project. A path that leaves the folder, by `..`, as an absolute path or through a link,
 * is refused unless the folder allows it, so that a project from elsewhere cannot read what it should not.
 */
export async function readProjectFile(
  folder: Folder,
  { file, encoding }: { readonly file: string; readonly encoding?: TextEncodingName | undefined },
): Promise<ReadFile> {
  const { bytes, issues } = await readProjectBytes(folder, { file });
  return bytes === undefined
    ? { text: undefined, issues }
    : decodeText(bytes, { file, ...(encoding ? { encoding } : {}) });
}

/** Where an ordinary file of a project is, under the same rules, with its size and when it was written. */
export async function projectFilePath(
  folder: Folder,
  { file }: { readonly file: string },
): Promise<{ readonly real: string; readonly size: number; readonly time: number } | { readonly issue: Issue }> {
  const found = await reachFile(folder, file);
  if ("issue" in found) return found;
  const info = await stat(found.real);
  const at = { file };
  if (info.isDirectory()) return { issue: { code: "file-is-folder", path: [], params: {}, at } };
  if (!info.isFile())
    return { issue: { code: "file-unreadable", path: [], params: { reason: "not an ordinary file" }, at } };
  return { real: found.real, size: info.size, time: info.mtimeMs };
}

/** The bytes of a file of a project, under the same rules. */
export async function readProjectBytes(
  folder: Folder,
  { file }: { readonly file: string },
): Promise<{ readonly bytes: Uint8Array | undefined; readonly issues: readonly Issue[] }> {
  const found = await reachFile(folder, file);
  if ("issue" in found) return { bytes: undefined, issues: [found.issue] };
  try {
    const bytes = await readWhole(found.real, { file });
    return bytes instanceof Uint8Array ? { bytes, issues: [] } : { bytes: undefined, issues: [bytes] };
  } catch (error) {
    const issue: Issue = { code: "file-unreadable", path: [], params: { reason: errorCode(error) }, at: { file } };
    return { bytes: undefined, issues: [issue] };
  }
}

/** The file that a path of a project leads to, or why it may not be read. */
async function reachFile(folder: Folder, file: string): Promise<{ readonly real: string } | { readonly issue: Issue }> {
  const at = { file };
  const path = resolve(folder.path, file);
  if (!folder.allowOutside && (isAbsolute(file) || !isInside(folder.path, path)))
    return { issue: { code: "file-outside", path: [], params: { link: false }, at } };
  try {
    const [home, real] = await Promise.all([realpath(folder.path), realpath(path)]);
    if (!folder.allowOutside && !isInside(home, real))
      return { issue: { code: "file-outside", path: [], params: { link: true }, at } };
    return { real };
  } catch (error) {
    if (errorCode(error) !== "ENOENT")
      return { issue: { code: "file-unreadable", path: [], params: { reason: errorCode(error) }, at } };
    return { issue: { code: "file-missing", path: [], params: { nearest: await nearestFile(path, file) }, at } };
  }
}

/** The bytes of an ordinary file, or why there are none. */
export async function readWhole(path: string, { file }: { readonly file: string }): Promise<Uint8Array | Issue> {
  const info = await stat(path);
  const at = { file };
  if (info.isDirectory()) return { code: "file-is-folder", path: [], params: {}, at };
  if (!info.isFile()) return { code: "file-unreadable", path: [], params: { reason: "not an ordinary file" }, at };
  if (info.size > MAX_BYTES)
    return { code: "file-too-large", path: [], params: { bytes: info.size, limit: MAX_BYTES }, at };
  return readFile(path);
}

/** A file beside the missing one whose name is spelt alike, written as the missing one was. */
export async function nearestFile(path: string, file: string): Promise<string | undefined> {
  try {
    const near = nearest(basename(path), await readdir(dirname(path)));
    return near === undefined ? undefined : file.slice(0, file.length - basename(file).length) + near;
  } catch {
    return undefined; // no folder either
  }
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** `ENOENT` and the like; the message of anything else. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) return "code" in error && typeof error.code === "string" ? error.code : error.message;
  return String(error);
}
