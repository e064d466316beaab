import type { Issue } from "../errors/index.ts";
import { readWeights } from "../io/weights.ts";
import type { Project } from "../schema/project.ts";
import type { System } from "../schema/types.ts";
import type { Folder } from "./files.ts";
import { filesNamed, type NamedTable, namedTable, readTableFile, tableKey } from "./tables.ts";

type Weights = Readonly<Record<string, number>>;

/** Tables of weights that a plan names or a project lists. */
export interface WeightTables {
  /** By what stands in `weights: { file }`, see `tableKey`. */
  readonly named: ReadonlyMap<string, Weights>;
  /** From data of kind `weights`: for the whole index. */
  readonly listed: Weights | undefined;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export async function tablesOfWeights(
  { plan, data }: { readonly plan: unknown; readonly data: Project["data"] },
  { folder, system }: { readonly folder: Folder; system(): System | undefined },
): Promise<WeightTables> {
  const named = new Map<string, Weights>();
  const files: string[] = [];
  const issues: Issue[] = [];
  const read = async (entry: NamedTable): Promise<Weights> => {
    const { file } = entry;
    const { text, table: sheet, issues: reading } = await readTableFile(folder, entry, "weights");
    issues.push(...reading);
    const given = text ?? sheet;
    if (given === undefined) return {};
    files.push(file);
    const table = readWeights(given, { file, system: system() });
    issues.push(...table.issues);
    return table.weights ?? {};
  };
  for (const [key, entry] of filesNamed(weighOf(plan), "weights")) named.set(key, await read(entry));

  const entries = data.filter(({ kind }) => kind === "weights");
  let listed: Weights | undefined;
  for (const { kind: _kind, columns: _columns, note: _note, ...entry } of entries) {
    const { file } = entry;
    const taken = listed !== undefined || isObject(weighOf(plan)?.["weights"]);
    if (taken) issues.push({ code: "weights-given-twice", path: ["plan", "weigh", "weights"], params: { file } });
    const weights = await read(entry);
    listed ??= weights;
  }
  const method = weighOf(plan)?.["method"];
  if (listed !== undefined && method !== undefined && method !== "given")
    issues.push({ code: "weights-method", path: ["plan", "weigh", "method"], params: { method: String(method) } });
  return { named, listed, files, issues };
}

/** The plan with each `weights: { file }` replaced by what the file says. */
export function withTables(plan: unknown, { named, listed }: Pick<WeightTables, "named" | "listed">): unknown {
  const weigh = weighOf(plan);
  if (weigh === undefined && listed === undefined) return plan;
  const filled = isObject(weigh) ? fill(weigh) : {};
  const given = listed === undefined ? {} : { method: "given", weights: listed };
  return { ...(isObject(plan) ? plan : {}), weigh: { ...filled, ...given } };

  function fill(value: unknown): object {
    const copy: Record<string, unknown> = Object.create(null);
    for (const [key, inner] of Object.entries(value as object)) {
      const file = key === "weights" ? namedTable(inner) : undefined;
      if (file !== undefined) copy[key] = named.get(tableKey(file)) ?? {};
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
