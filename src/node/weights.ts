import type { Issue } from "../errors/index.ts";
import { readWeights, type TextEncodingName } from "../io/index.ts";
import type { Project } from "../schema/project.ts";
import type { System } from "../schema/types.ts";
import { type Folder, readProjectFile } from "./files.ts";

type Weights = Readonly<Record<string, number>>;

/** Tables of weights that a plan names or a project lists. */
export interface WeightTables {
  /** By the file named in `weights: { file }`. */
  readonly named: ReadonlyMap<string, Weights>;
  /** From data of kind `weights`: for the whole index. */
  readonly listed: Weights | undefined;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

export async function tablesOfWeights(
  { plan, data }: { readonly plan: unknown; readonly data: Project["data"] },
  { folder, system }: { readonly folder: Folder; readonly system: System | undefined },
): Promise<WeightTables> {
  const named = new Map<string, Weights>();
  const files: string[] = [];
  const issues: Issue[] = [];
  const read = async (file: string, encoding?: TextEncodingName): Promise<Weights> => {
    const { text, issues: reading } = await readProjectFile(folder, { file, encoding });
    issues.push(...reading);
    if (text === undefined) return {};
    files.push(file);
    const table = readWeights(text, { file, system });
    issues.push(...table.issues);
    return table.weights ?? {};
  };
  for (const file of filesNamed(weighOf(plan))) named.set(file, await read(file));

  const entries = data.filter(({ kind }) => kind === "weights");
  let listed: Weights | undefined;
  for (const { file, encoding } of entries) {
    const taken = listed !== undefined || isObject(weighOf(plan)?.["weights"]);
    if (taken) issues.push({ code: "weights-given-twice", path: ["plan", "weigh", "weights"], params: { file } });
    const weights = await read(file, encoding);
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
      const file = key === "weights" ? fileOf(inner) : undefined;
      if (file !== undefined) copy[key] = named.get(file) ?? {};
      else if (Array.isArray(inner)) copy[key] = inner.map((one: unknown) => (isObject(one) ? fill(one) : one));
      else copy[key] = isObject(inner) ? fill(inner) : inner;
    }
    return copy;
  }
}

function filesNamed(value: unknown, found: string[] = []): string[] {
  for (const [key, inner] of Object.entries(isObject(value) ? value : {})) {
    const file = key === "weights" ? fileOf(inner) : undefined;
    if (file === undefined) for (const one of Array.isArray(inner) ? inner : [inner]) filesNamed(one, found);
    else if (!found.includes(file)) found.push(file);
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
