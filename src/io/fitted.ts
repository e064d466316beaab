import { streamFileEn } from "../errors/en/stream-file.ts";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { canonicalJson, hashSystem } from "../pipeline/hash.ts";
import type { FittedIndex } from "../pipeline/result.ts";
import { formatIssues, formatOf } from "../schema/format.ts";
import { checkSystem } from "../schema/system.ts";
import { typeWord } from "../schema/words.ts";
import { readDocument } from "./document.ts";

const texts = { ...en, ...streamFileEn };

/** Parts of a plan that say what to show of the scores; they may change after a ruler was learned. */
const SHOWN = ["rank", "withhold"];

/**
 * A fitted index as the text of a file: `{ format, system, systemSha256, plan, fitted }` as canonical JSON, so that the same
 * ruler is the same bytes.
 */
export async function fittedText({ system, plan, fitted }: FittedIndex): Promise<string> {
  const systemSha256 = await hashSystem(system);
  return `${canonicalJson({ format: formatOf("fitted"), system, systemSha256, plan, fitted })}\n`;
}

/**
 * Reads what `fittedText` wrote: format, hash of the system, and that system, plan and what was learned are there; the shape
 * of what each method learned is checked where it is used.
 * @throws IndexError
 */
export async function readFitted(text: string, { file }: { readonly file: string }): Promise<FittedIndex> {
  const document = await readDocument(text, { file });
  const refuse = (issues: readonly Issue[]): never => {
    throw new IndexError(
      issues.map((issue) => ({ ...issue, at: { file, ...issue.at } })),
      texts,
    );
  };
  if (document.issues.length > 0) return refuse(document.issues);
  const { value } = document;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse([{ code: "wrong-type", path: [], params: { expected: "object", found: typeWord(value) } }]);
  const wrong = formatIssues(value, "fitted");
  if (wrong.length > 0) return refuse(wrong);
  const given = value as Readonly<Record<string, unknown>>;
  const lacking = ["format", "system", "systemSha256", "plan", "fitted"].filter((key) => !Object.hasOwn(given, key));
  if (lacking.length > 0) return refuse(lacking.map((key) => ({ code: "missing-key", path: [key], params: { key } })));
  const checked = checkSystem(given["system"], { path: ["system"] });
  if (checked.system === undefined) return refuse(checked.issues);
  if ((await hashSystem(given["system"] as FittedIndex["system"])) !== given["systemSha256"])
    return refuse([{ code: "fitted-hash", path: ["system"], params: {} }]);
  return { system: given["system"], plan: given["plan"], fitted: given["fitted"] } as FittedIndex;
}

/**
 * A ruler read from a file, for a project: its system must be the one learned for, and its plan the same but for how
 * scores are ranked and withheld, which the project decides.
 * @throws IndexError
 */
export async function fittedFor(
  read: FittedIndex,
  { system, plan, file }: Pick<FittedIndex, "system" | "plan"> & { readonly file: string },
): Promise<FittedIndex> {
  const name = ({ id, version }: FittedIndex["system"]) => `${id} ${version}`;
  const at = { file };
  if ((await hashSystem(read.system)) !== (await hashSystem(system))) {
    const params = { found: name(read.system), wanted: name(system) };
    throw new IndexError([{ code: "fitted-system", path: ["system"], params, at }], texts);
  }
  const [own, learned]: Readonly<Record<string, unknown>>[] = [{ ...plan }, { ...read.plan }];
  const keys = [...new Set([...Object.keys(own!), ...Object.keys(learned!)])]
    .filter((key) => !SHOWN.includes(key) && canonicalJson(own![key]) !== canonicalJson(learned![key]))
    .sort();
  if (keys.length > 0) throw new IndexError([{ code: "fitted-plan", path: ["plan"], params: { keys }, at }], texts);
  return { ...read, plan: { ...read.plan, rank: plan.rank, withhold: plan.withhold } };
}
