import type { Issue, Place } from "../errors/index.ts";
import { type ReadDocument, readDocument } from "../io/document.ts";
import { nearest } from "../schema/nearest.ts";
import { isSystemId, loadSystemDocument, systemIds } from "../systems/index.ts";
import { type Folder, readProjectFile } from "./files.ts";

/** Where a part of a project was written, so that its problems can be shown there. */
export interface Source {
  /** Undefined for a bundled system. */
  readonly file: string | undefined;
  /** The path of the part within the project. */
  readonly under: readonly string[];
  readonly locate: ReadDocument["locate"] | undefined;
  /** Instead of a line: the sheet and cell of a workbook. */
  readonly place?: ((path: readonly (string | number)[]) => Place) | undefined;
  /** The part is a file of its own, so paths start at its root. */
  readonly own?: boolean;
}

export interface ResolvedSystem {
  readonly value: unknown;
  readonly source: Source;
  /** The file that it was read from, where it was one. */
  readonly file?: string;
  /** The systems that it builds on, by the name in `extends`. */
  readonly resolve: (id: string) => unknown;
  /** Those of them that are files, from the nearest down, so that what is wrong in one is shown there. */
  readonly bases: readonly BaseFile[];
  readonly issues: readonly Issue[];
}

export interface BaseFile {
  readonly value: unknown;
  readonly source: Source;
}

/** A bundled id, a path or the system itself, with every system that it builds on. */
export async function resolveSystem(
  given: unknown,
  { folder, inline }: { readonly folder: Folder; readonly inline: Source },
): Promise<ResolvedSystem> {
  const bases = new Map<string, unknown>();
  const resolve = (id: string): unknown => bases.get(id);
  const issues: Issue[] = [];
  const baseFiles: BaseFile[] = [];
  let value = given;
  let source = inline;
  if (typeof given === "string") {
    const read = await readNamed(given, { folder, at: { file: inline.file!, line: inline.locate?.(inline.under) } });
    issues.push(...read.issues);
    value = read.value;
    source = { file: read.file, under: inline.under, locate: read.locate, own: read.file !== undefined };
  }
  for (let base = baseOf(value); base !== undefined && !bases.has(base); base = baseOf(bases.get(base))) {
    const read = await readNamed(base, { folder, at: { file: source.file ?? inline.file!, line: undefined } });
    issues.push(...read.issues);
    bases.set(base, read.value);
    const { file, locate } = read;
    if (file !== undefined)
      baseFiles.push({ value: read.value, source: { file, under: ["system"], locate, own: true } });
  }
  if (issues.length > 0) value = undefined; // what builds on an unread system cannot be judged
  const own = source.own && source.file !== undefined ? { file: source.file } : {};
  return { value, source, ...own, resolve, bases: baseFiles, issues };
}

function baseOf(system: unknown): string | undefined {
  for (let value = system; typeof value === "object" && value !== null && "extends" in value; value = value.extends)
    if (typeof value.extends === "string") return value.extends;
  return undefined;
}

interface Named extends Pick<ReadDocument, "value" | "issues"> {
  readonly file: string | undefined;
  readonly locate: ReadDocument["locate"] | undefined;
}

/** A bundled system by its id; anything with a dot or slash is a file. */
async function readNamed(
  name: string,
  {
    folder,
    at,
  }: { readonly folder: Folder; readonly at: { readonly file: string; readonly line: number | undefined } },
): Promise<Named> {
  if (isSystemId(name))
    return { value: await loadSystemDocument(name), issues: [], file: undefined, locate: undefined };
  if (!/[./\\]/.test(name)) {
    const issue: Issue = {
      code: "unknown-system",
      path: ["system"],
      params: { id: name, known: systemIds, nearest: nearest(name, systemIds) },
      at: { file: at.file, ...(at.line === undefined ? {} : { line: at.line }) },
    };
    return { value: undefined, issues: [issue], file: undefined, locate: undefined };
  }
  const { text, issues } = await readProjectFile(folder, { file: name });
  if (text === undefined) return { value: undefined, issues, file: name, locate: undefined };
  const document = await readDocument(text, { file: name });
  return { value: document.value, issues: document.issues, file: name, locate: document.locate };
}
