import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Issue } from "../errors/index.ts";
import { decodeText, type TextEncodingName } from "../io/text.ts";
import { nearest } from "../schema/nearest.ts";

/** Longest file that fits into one text. */
export const MAX_BYTES = 500_000_000;

/** The name that stands for the standard input, where there is one. */
export const STDIN = "-";

/** The folder that a project's files must lie in. */
export interface Folder {
  readonly path: string;
  readonly allowOutside: boolean;
  /** What the file `-` holds; `taken` where the project itself was read from there. Without it, `-` is a file like others. */
  readonly stdin?: (() => Promise<Uint8Array>) | "taken" | undefined;
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
  const at = { file };
  if (file === STDIN && folder.stdin !== undefined)
    return { issue: { code: "stdin-stream", path: [], params: {}, at } };
  const found = await reachFile(folder, file);
  if ("issue" in found) return found;
  const info = await stat(found.real);
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
  if (file === STDIN && folder.stdin !== undefined) {
    if (folder.stdin === "taken")
      return { bytes: undefined, issues: [{ code: "stdin-taken", path: [], params: {}, at: { file } }] };
    const bytes = withinLimit(await folder.stdin(), { file });
    return bytes instanceof Uint8Array ? { bytes, issues: [] } : { bytes: undefined, issues: [bytes] };
  }
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

/**
 * The bytes of an ordinary file, or why there are none. What is checked is what is read, by one handle: a pipe is not waited
 * for, and a file that grows, shrinks or is written to meanwhile is refused.
 */
export async function readWhole(path: string, { file }: { readonly file: string }): Promise<Uint8Array | Issue> {
  const at = { file };
  // to open a folder fails on some systems, and a pipe would wait for somebody who writes
  const kind = await stat(path);
  if (kind.isDirectory()) return { code: "file-is-folder", path: [], params: {}, at };
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const info = await handle.stat();
    if (!info.isFile()) return { code: "file-unreadable", path: [], params: { reason: "not an ordinary file" }, at };
    const large = tooLarge(info.size, { file });
    if (large !== undefined) return large;
    const bytes = Buffer.allocUnsafe(info.size + 1); // one more, so that growth is seen
    let read = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
      read += bytesRead;
      if (bytesRead === 0 || read === bytes.length) break;
    }
    const after = await handle.stat();
    if (read !== info.size || after.size !== info.size || after.mtimeMs !== info.mtimeMs)
      return { code: "file-changed", path: [], params: {}, at };
    return bytes.subarray(0, read);
  } finally {
    await handle.close();
  }
}

/** The same bytes, or the problem that they are too many. */
export function withinLimit(bytes: Uint8Array, { file }: { readonly file: string }): Uint8Array | Issue {
  return tooLarge(bytes.length, { file }) ?? bytes;
}

function tooLarge(bytes: number, { file }: { readonly file: string }): Issue | undefined {
  if (bytes <= MAX_BYTES) return undefined;
  return { code: "file-too-large", path: [], params: { bytes, limit: MAX_BYTES }, at: { file } };
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
