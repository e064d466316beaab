import { resolve } from "node:path";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { fittedFor, fittedText, readFitted } from "../io/fitted.ts";
import { decodeText } from "../io/text.ts";
import type { Definition } from "../pipeline/engine.ts";
import type { Plan } from "../pipeline/plan-types.ts";
import type { FittedIndex } from "../pipeline/result.ts";
import { errorCode, nearestFile, readWhole } from "./files.ts";
import { writeFileAtomic } from "./write.ts";

/**
 * Reads a ruler that `saveFitted` wrote. With a `definition` (its plan checked), the ruler must have been learned for it.
 * @throws IndexError
 */
export async function loadFitted(
  file: string,
  { cwd = resolve(), definition }: { readonly cwd?: string; readonly definition?: Definition | undefined } = {},
): Promise<FittedIndex> {
  const path = resolve(cwd, file);
  const at = { file };
  let bytes: Uint8Array | Issue;
  try {
    bytes = await readWhole(path, { file });
  } catch (error) {
    bytes =
      errorCode(error) === "ENOENT"
        ? { code: "file-missing", path: [], params: { nearest: await nearestFile(path, file) }, at }
        : { code: "file-unreadable", path: [], params: { reason: errorCode(error) }, at };
  }
  if (!(bytes instanceof Uint8Array)) throw new IndexError([bytes], en);
  const { text, issues } = decodeText(bytes, { file });
  if (text === undefined) throw new IndexError(issues, en);
  const read = await readFitted(text, { file });
  if (definition === undefined) return read;
  return fittedFor(read, { system: definition.system, plan: definition.plan as Plan, file });
}

/** Writes a ruler whole or not at all; the same ruler is the same bytes. @throws IndexError */
export async function saveFitted(
  file: string,
  fitted: FittedIndex,
  { cwd = resolve() }: { readonly cwd?: string } = {},
): Promise<void> {
  await writeFileAtomic(resolve(cwd, file), await fittedText(fitted), { name: file });
}
