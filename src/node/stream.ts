import { type FileHandle, open } from "node:fs/promises";
import { streamFileEn } from "../errors/en/stream-file.ts";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { type BlockPart, type BlocksOptions, csvTables, readBlocks } from "../io/blocks.ts";
import type { Definition } from "../pipeline/engine.ts";
import type { DataPart, Project } from "../schema/project.ts";
import type { Dataset } from "../schema/types.ts";
import { projectFilePath } from "./files.ts";
import { located } from "./placed.ts";
import { type LoadedProject, type LoadOptions, readProject } from "./project.ts";
import { isParquetName, isWorkbookName } from "./tables.ts";

/** How far a reading of the files has come. */
export interface ReadProgress {
  readonly bytes: number;
  readonly of: number;
}

/** A project whose figures are not read yet. */
export interface StreamedProject {
  readonly project: Project;
  readonly definition: Definition;
  readonly path: string;
  readonly files: LoadedProject["files"];
  /** The figures in blocks, read anew each time; problems of the files are thrown at the end of a reading, all together. */
  blocks(options?: BlocksOptions & { onRead?(progress: ReadProgress): void }): AsyncIterable<Dataset>;
}

const CHUNK = 1 << 18;

/**
 * A project as `loadProject` reads it, but for its figures, which come in blocks: for data larger than memory. Wide CSV and
 * Parquet files; a tidy table, a workbook, a survey and `periods: annual` are refused, since they need all rows.
 * @throws IndexError
 */
export async function streamProject(path?: string, options: LoadOptions = {}): Promise<StreamedProject> {
  const { checked, definition, folder, main, place, ...read } = await readProject(path, options);
  const issues: Issue[] = [...read.issues];
  const entries = (checked.project?.data ?? []).filter(({ kind }) => kind === "indicators" || kind === "survey");
  const refuse = (kind: "workbook" | "survey" | "annual", at: { path: (string | number)[]; file?: string }) => {
    const issue: Issue = { code: "stream-file", path: at.path, params: { kind } };
    if (at.file !== undefined) issues.push({ ...issue, at: { file: at.file } });
    else issues.push(located(issue, { file: place.file, locate: main.locate, place: main.place }));
  };
  if (checked.project?.periods === "annual") refuse("annual", { path: ["periods"] });
  const files: { readonly entry: DataPart; readonly real: string; readonly size: number; readonly time: number }[] = [];
  for (const entry of entries) {
    const { file } = entry;
    if (entry.kind === "survey") refuse("survey", { path: [], file });
    else if (isWorkbookName(file)) refuse("workbook", { path: [], file });
    else if (entry.vintage !== undefined || entry.edition !== undefined)
      issues.push({ code: "stream-vintage", path: [], params: {}, at: { file } });
    else {
      const found = await projectFilePath(folder, { file });
      if ("issue" in found) issues.push(found.issue);
      else files.push({ entry, ...found });
    }
  }
  if (issues.length > 0 || !checked.project || !definition) throw new IndexError(issues, { ...en, ...streamFileEn });
  const of = files.reduce((sum, { size }) => sum + size, 0);
  return {
    project: checked.project,
    definition,
    path: place.file,
    files: [...read.files, ...files.map(({ entry }) => ({ file: entry.file, role: "data" as const }))],
    blocks({ onRead, ...how } = {}) {
      let bytes = 0;
      const told = (more: number) => {
        bytes += more;
        onRead?.({ bytes: Math.min(bytes, of), of });
      };
      const parts = files.map(
        ({ entry, ...known }): BlockPart => ({
          name: entry.file,
          columns: entry.columns,
          note: entry.note,
          tables: (found) => tablesOf(entry, { ...known, found, told }),
        }),
      );
      return readBlocks(parts, definition.system, how);
    },
  };
}

interface Reading {
  readonly real: string;
  readonly size: number;
  readonly time: number;
  readonly found: Parameters<BlockPart["tables"]>[0];
  told(bytes: number): void;
}

async function* tablesOf({ file, encoding, columns }: DataPart, { real, size, time, found, told }: Reading) {
  const handle = await open(real, "r");
  try {
    const now = await handle.stat();
    if (now.size !== size || now.mtimeMs !== time)
      throw new IndexError([{ code: "stream-changed", path: [], params: {}, at: { file } }], streamFileEn);
    if (isParquetName(file)) {
      const { parquetTables } = await import("../io/parquet/index.ts");
      const slice = async (start: number, end = size) => {
        told(end - start);
        return (await bytesOf(handle, start, end)).buffer as ArrayBuffer;
      };
      yield* parquetTables({ byteLength: size, slice }, { file, found, columns, numbers: true });
    } else yield* csvTables(chunksOf(handle, told), { file, encoding, found });
  } finally {
    await handle.close();
  }
}

async function* chunksOf(handle: FileHandle, told: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK);
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK);
    if (bytesRead === 0) return;
    told(bytesRead);
    yield chunk.subarray(0, bytesRead);
  }
}

async function bytesOf(handle: FileHandle, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done).slice();
}
