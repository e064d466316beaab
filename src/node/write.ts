import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { en, IndexError } from "../errors/index.ts";
import { errorCode } from "./files.ts";

/**
 * Writes a whole file or leaves it as it was: to a file beside it, flushed to the disk, then renamed over it. A kill at any
 * moment leaves the old or the new file. A link is followed, permissions are kept, and a device or pipe is written to directly.
 * @param options `name`: how messages call the file
 * @throws IndexError
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  { name = path }: { readonly name?: string } = {},
): Promise<void> {
  await writePartsAtomic(path, [content], { name });
}

/** The same for content that comes in parts; where they stop with an error, the file is left as it was. */
export async function writePartsAtomic(
  path: string,
  parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  { name = path }: { readonly name?: string } = {},
): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    const old = await stat(target).catch(() => undefined);
    if (old && !old.isFile() && !old.isDirectory()) return await writeFile(target, parts);
    if (old?.isDirectory())
      throw new IndexError([{ code: "cannot-write", path: [], params: { reason: "EISDIR" }, at: { file: name } }], en);
    await replace(target, parts, { mode: old && old.mode & 0o777 });
  } catch (error) {
    if (error instanceof IndexError) throw error;
    throw new IndexError(
      [{ code: "cannot-write", path: [], params: { reason: errorCode(error) }, at: { file: name } }],
      en,
    );
  }
}

async function replace(
  target: string,
  parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  { mode }: { readonly mode: number | undefined },
): Promise<void> {
  const folder = dirname(target);
  const beside = join(folder, `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`);
  const file = await open(beside, "wx");
  try {
    try {
      if (mode !== undefined) await file.chmod(mode);
      for await (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(folder);
}

/** Makes the new name survive a power cut, where the system can do that for folders. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows has no such thing; the file itself is safe
  }
}
