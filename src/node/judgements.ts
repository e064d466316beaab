import type { Issue } from "../errors/index.ts";
import { type ReadJudgements, readJudgements, type TextEncodingName } from "../io/index.ts";
import type { Project } from "../schema/project.ts";
import type { System } from "../schema/types.ts";
import { type Folder, readProjectFile } from "./files.ts";

/** Tables of judgements that a plan names or a project lists; undefined where a file could not be read. */
export interface JudgementTables {
  /** By the file named in `judgements: { file }`. */
  readonly named: ReadonlyMap<string, ReadJudgements | undefined>;
  /** From data of kind `judgements`: for the whole index. */
  readonly listed: { readonly judgements: ReadJudgements | undefined } | undefined;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export async function tablesOfJudgements(
  { plan, data }: { readonly plan: unknown; readonly data: Project["data"] },
  { folder, system }: { readonly folder: Folder; readonly system: System | undefined },
): Promise<JudgementTables> {
  const named = new Map<string, ReadJudgements | undefined>();
  const files: string[] = [];
  const issues: Issue[] = [];
  const read = async (file: string, encoding?: TextEncodingName): Promise<ReadJudgements | undefined> => {
    const { text, issues: reading } = await readProjectFile(folder, { file, encoding });
    issues.push(...reading);
    if (text === undefined) return undefined;
    files.push(file);
    const table = readJudgements(text, { file, system });
    issues.push(...table.issues);
    return table.judgements;
  };
  for (const file of filesNamed(weighOf(plan))) named.set(file, await read(file));
  let listed: JudgementTables["listed"];
  for (const { file, encoding } of data.filter(({ kind }) => kind === "judgements")) {
    const given = weighOf(plan)?.["judgements"] !== undefined;
    if (listed !== undefined || given) {
      issues.push({ code: "judgements-given-twice", path: ["plan", "weigh", "judgements"], params: { file } });
    }
    if (weighOf(plan)?.["method"] === undefined) {
      issues.push({ code: "judgements-method", path: ["plan", "weigh", "method"], params: { file } });
    }
    const judgements = await read(file, encoding);
    listed ??= { judgements };
  }
  return { named, listed, files, issues };
}

/** The plan with each `judgements: { file }` replaced by what the file says, and the listed ones for the whole index. */
export function withJudgements(plan: unknown, { named, listed }: Pick<JudgementTables, "named" | "listed">): unknown {
  const weigh = weighOf(plan);
  if (weigh === undefined) return plan;
  const filled = fill(weigh);
  if (listed === undefined) return { ...(plan as object), weigh: filled };
  const { judgements } = listed;
  // a file that could not be read is reported once, not again as judgements that are absent
  return { ...(plan as object), weigh: judgements === undefined ? { method: "equal" } : { ...filled, judgements } };

  function fill(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const file = fileOf(value["judgements"]);
    if (file !== undefined && named.get(file) === undefined) return { method: "equal" };
    const copy: Record<string, unknown> = Object.create(null);
    for (const [key, inner] of Object.entries(value)) {
      if (key === "judgements") copy[key] = file === undefined ? inner : named.get(file);
      else if (Array.isArray(inner)) copy[key] = inner.map((one: unknown) => (isObject(one) ? fill(one) : one));
      else copy[key] = isObject(inner) ? fill(inner) : inner;
    }
    return copy;
  }
}

function filesNamed(value: unknown, found: string[] = []): string[] {
  for (const [key, inner] of Object.entries(isObject(value) ? value : {})) {
    const file = key === "judgements" ? fileOf(inner) : undefined;
    if (file !== undefined && !found.includes(file)) found.push(file);
    if (key !== "judgements") for (const one of Array.isArray(inner) ? inner : [inner]) filesNamed(one, found);
  }
  return found;
}

function fileOf(value: unknown): string | undefined {
  return isObject(value) && typeof value["file"] === "string" && Object.keys(value).length === 1
    ? value["file"]
    : undefined;
}

function weighOf(plan: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(plan) && isObject(plan["weigh"]) ? plan["weigh"] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
