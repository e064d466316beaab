import { mkdir, readdir, readFile, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { scoresToCsv } from "../io/write-csv.ts";
import { canonicalJson } from "../pipeline/hash.ts";
import { readSnapshot } from "../snapshot/read.ts";
import { checksumOf, snapshotText } from "../snapshot/text.ts";
import type { Snapshot } from "../snapshot/types.ts";
import { errorCode, type Folder, isInside, nearestFile, readWhole } from "./files.ts";
import { writeFileAtomic } from "./write.ts";

/** Reads a snapshot from its file: whole, unchanged, in a known version. @throws IndexError */
export async function loadSnapshot(
  file: string,
  { cwd = resolve() }: { readonly cwd?: string } = {},
): Promise<Snapshot> {
  const path = resolve(cwd, file);
  let bytes: Uint8Array | Issue;
  try {
    bytes = await readWhole(path, { file });
  } catch (error) {
    const at = { file };
    bytes =
      errorCode(error) === "ENOENT"
        ? { code: "file-missing", path: [], params: { nearest: await nearestFile(path, file) }, at }
        : { code: "file-unreadable", path: [], params: { reason: errorCode(error) }, at };
  }
  if (!(bytes instanceof Uint8Array)) throw new IndexError([bytes], en);
  return readSnapshot(bytes, { file });
}

export interface SaveSnapshotOptions {
  readonly cwd?: string;
  /** Write through links that lead out of the snapshot's folder; default: refuse. */
  readonly allowOutside?: boolean;
  /** Why one with other content is replaced; without it that is refused. */
  readonly reason?: string | undefined;
}

/**
 * Writes a snapshot and beside it its scores as CSV, each whole or not at all. One with the same content, other software
 * apart, is left as it is. One with other content is only replaced for a reason, which stays in the new one.
 * @returns what was done, and the snapshot that stands there now
 * @throws IndexError `snapshot-exists`
 */
export async function saveSnapshot(
  file: string,
  snapshot: Snapshot,
  { cwd = resolve(), reason, allowOutside = false }: SaveSnapshotOptions = {},
): Promise<{ readonly done: "written" | "unchanged" | "replaced"; readonly snapshot: Snapshot }> {
  const path = resolve(cwd, file);
  await makeFolder(dirname(path), file);
  if (!allowOutside) for (const one of [file, csvName(file)]) await refuseLinkOut(one, { cwd });
  const old = await standing(path, file);
  const same = old !== undefined && contentOf(old) === contentOf(snapshot);
  if (old !== undefined && !same && reason === undefined) {
    const params = { found: old.sha256, wanted: snapshot.sha256 };
    throw new IndexError([{ code: "snapshot-exists", path: [], params, at: { file } }], en);
  }
  const next = same ? old : old === undefined ? snapshot : await inPlaceOf(old, { snapshot, reason: reason! });
  if (!same) await writeFileAtomic(path, snapshotText(next), { name: file });
  const table = csvName(file);
  const csv = snapshotCsv(next);
  const before = await readFile(resolve(cwd, table), "utf8").catch(() => undefined);
  if (before !== csv) await writeFileAtomic(resolve(cwd, table), csv, { name: table });
  await sweep(path);
  return { done: same ? "unchanged" : old === undefined ? "written" : "replaced", snapshot: next };
}

/** A snapshot or its table that is a link out of its folder, so that to write it would change another file. @throws IndexError */
export async function refuseLinkOut(file: string, { cwd = resolve() }: { readonly cwd?: string } = {}): Promise<void> {
  const path = resolve(cwd, file);
  const real = await realpath(path).catch(() => undefined); // new, or a link to nothing, which a rename replaces
  if (real === undefined || isInside(await realpath(dirname(path)), real)) return;
  throw new IndexError([{ code: "file-outside", path: [], params: { link: true }, at: { file } }], en);
}

/** The scores of a snapshot as the table that stands beside it. */
export const snapshotCsv = (snapshot: Snapshot): string => scoresToCsv(snapshot);

export const csvName = (file: string): string => file.replace(/(\.json)?$/i, ".csv");

async function standing(path: string, file: string): Promise<Snapshot | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw new IndexError(
      [{ code: "file-unreadable", path: [], params: { reason: errorCode(error) }, at: { file } }],
      en,
    );
  }
  try {
    return await readSnapshot(bytes, { file });
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    throw new IndexError([...error.issues, { code: "snapshot-unreadable", path: [], params: {}, at: { file } }], en);
  }
}

/** What two snapshots must share to be the same: everything but who wrote them and what they stand in place of. */
function contentOf({ sha256: _, software: __, replaced: ___, ...rest }: Snapshot): string {
  return canonicalJson(rest);
}

async function inPlaceOf(
  old: Snapshot,
  { snapshot, reason }: { readonly snapshot: Snapshot; readonly reason: string },
): Promise<Snapshot> {
  const next = { ...snapshot, replaced: [...old.replaced, { sha256: old.sha256, reason }] };
  return { ...next, sha256: await checksumOf(next) };
}

async function makeFolder(folder: string, file: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new IndexError([{ code: "cannot-write", path: [], params: { reason: errorCode(error) }, at: { file } }], en);
  }
}

/** Milliseconds after which what a killed write left is nobody's any more. */
const ABANDONED = 600_000;

/** Takes away what killed writes left beside the file; its own time is the clock. */
async function sweep(path: string): Promise<void> {
  const folder = dirname(path);
  const leftover = /^\..+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;
  const own = await newest(folder, path);
  for (const name of await readdir(folder)) {
    if (!leftover.test(name)) continue;
    const info = await stat(join(folder, name)).catch(() => undefined);
    if (info !== undefined && own - info.mtimeMs > ABANDONED) await rm(join(folder, name), { force: true });
  }
}

/** The latest time of the snapshot, its table and their folder. */
async function newest(folder: string, path: string): Promise<number> {
  const times = await Promise.all([folder, path, csvName(path)].map((one) => stat(one).catch(() => undefined)));
  return Math.max(...times.map((info) => info?.mtimeMs ?? 0));
}

/** The file name of a period: what a file system may not take is written as in a URL. */
export function snapshotName(period: string): string {
  const safe = [...period].map((c) => (/[\p{L}\p{N}_-]/u.test(c) ? c : encoded(c))).join("");
  return `${safe}.json`;
}

const encoded = (c: string): string =>
  Array.from(new TextEncoder().encode(c), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

/**
 * The folder of a project's snapshots, written from the project's own; one that leaves the project, through a link too, is
 * refused unless the project may. @throws IndexError
 */
export async function snapshotFolder(home: Folder, { folder }: { readonly folder: string }): Promise<string> {
  const path = resolve(home.path, folder);
  const refuse = (link: boolean): never => {
    throw new IndexError([{ code: "file-outside", path: [], params: { link }, at: { file: folder } }], en);
  };
  if (home.allowOutside) return path;
  if (!isInside(home.path, path)) return refuse(false);
  // the folder may be new: what there is of it must lie inside
  let there = path;
  while ((await stat(there).catch(() => undefined)) === undefined && dirname(there) !== there) there = dirname(there);
  if (!isInside(await realpath(home.path), await realpath(there))) return refuse(true);
  return path;
}

/** The snapshots in a folder, by name; none where there is no such folder. */
export async function snapshotFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === "ENOENT") return [];
    throw new IndexError(
      [{ code: "file-unreadable", path: [], params: { reason: errorCode(error) }, at: { file: basename(folder) } }],
      en,
    );
  });
  return names.filter((name) => name.endsWith(".json") && !name.startsWith(".")).sort();
}

/** The table beside a snapshot; undefined where there is none. */
export async function readTable(file: string, { cwd }: { readonly cwd: string }): Promise<string | undefined> {
  return readFile(resolve(cwd, csvName(file)), "utf8").catch(() => undefined);
}
