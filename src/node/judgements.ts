import type { Issue } from "../errors/index.ts";
import { type ReadJudgements, readJudgements } from "../io/judgements.ts";
import type { Project } from "../schema/project.ts";
import type { System } from "../schema/types.ts";
import type { Folder } from "./files.ts";
import { filesNamed, type NamedTable, namedTable, readTableFile, tableKey } from "./tables.ts";

/** Tables of judgements that a plan names or a project lists; undefined where a file could not be read. */
export interface JudgementTables {
  /** By what stands in `judgements: { file }`, see `tableKey`. */
  readonly named: ReadonlyMap<string, ReadJudgements | undefined>;
  /** From data of kind `judgements`: for the whole index. */
  readonly listed: { readonly judgements: ReadJudgements | undefined } | undefined;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export async function tablesOfJudgements(
  { plan, data }: { readonly plan: unknown; readonly data: Project["data"] },
  { folder, system }: { readonly folder: Folder; system(): System | undefined },
): Promise<JudgementTables> {
  const named = new Map<string, ReadJudgements | undefined>();
  const files: string[] = [];
  const issues: Issue[] = [];
  const read = async (entry: NamedTable): Promise<ReadJudgements | undefined> => {
    const { file } = entry;
    const { text, table: sheet, issues: reading } = await readTableFile(folder, entry, "judgements");
    issues.push(...reading);
    const given = text ?? sheet;
    if (given === undefined) return undefined;
    files.push(file);
    const table = readJudgements(given, { file, system: system() });
    issues.push(...table.issues);
    return table.judgements;
  };
  for (const [key, entry] of filesNamed(weighOf(plan), "judgements")) named.set(key, await read(entry));
  let listed: JudgementTables["listed"];
  for (const listedPart of data.filter(({ kind }) => kind === "judgements")) {
    const { kind: _kind, columns: _columns, note: _note, ...entry } = listedPart;
    const { file } = entry;
    const given = weighOf(plan)?.["judgements"] !== undefined;
    if (listed !== undefined || given) {
      issues.push({ code: "judgements-given-twice", path: ["plan", "weigh", "judgements"], params: { file } });
    }
    if (weighOf(plan)?.["method"] === undefined) {
      issues.push({ code: "judgements-method", path: ["plan", "weigh", "method"], params: { file } });
    }
    const judgements = await read(entry);
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
    const entry = namedTable(value["judgements"]);
    const file = entry && tableKey(entry);
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

function weighOf(plan: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(plan) && isObject(plan["weigh"]) ? plan["weigh"] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
