import * as z from "zod/mini";
import type { Issue } from "../errors/index.ts";
import { NodeFields } from "./node-shape.ts";
import type { Path } from "./path.ts";
import { SystemFields, VariableShape } from "./system-shape.ts";
import { kindsWithKey } from "./target-shape.ts";
import { checkShape } from "./zod-issues.ts";

/** A node as far as it could be read: fields that were wrong are absent, and an issue says so. */
export interface DraftNode {
  readonly id: string;
  readonly path: Path;
  /** Where a field was written, which for an extended system may be in `set`. */
  readonly at: (...keys: (string | number)[]) => Path;
  readonly fields: Partial<NodeFields>;
  /** The keys that were written, right or wrong. */
  readonly written: ReadonlySet<string>;
  /** What was written is an object, so that it can be a node at all. */
  readonly object: boolean;
  readonly group: boolean;
  readonly children: readonly DraftNode[];
}

export interface DraftVariable {
  readonly id: string;
  readonly path: Path;
  readonly fields: Partial<z.output<typeof VariableShape>>;
}

export interface DraftSystem {
  readonly fields: Partial<SystemFields>;
  readonly path: Path;
  readonly variables: readonly DraftVariable[];
  readonly index: DraftNode | undefined;
}

/** Where parts of a merged document were written: a whole node or variable, or single fields of it. */
export interface Origin {
  readonly path?: Path;
  readonly set?: { readonly path: Path; readonly keys: ReadonlySet<string> };
}
export type Origins = WeakMap<object, Origin>;

interface Reading {
  readonly issues: Issue[];
  readonly origins: Origins;
}

export function readSystem(raw: object, path: Path, reading: Reading): DraftSystem {
  const at = (...keys: (string | number)[]) => [...path, ...keys];
  const fields = readFields(SystemFields, raw, at, reading.issues);
  const variables = (fields.variables ?? []).map((variable, i) => readVariable(variable, at("variables", i), reading));
  const index: unknown = Reflect.get(raw, "index");
  if (index === undefined) reading.issues.push({ code: "missing-key", path: at("index"), params: { key: "index" } });
  return { fields, path, variables, index: index === undefined ? undefined : readNode(index, at("index"), reading) };
}

function readVariable(raw: unknown, path: Path, { issues, origins }: Reading): DraftVariable {
  const place = (isObject(raw) ? origins.get(raw)?.path : undefined) ?? path;
  const fields = readFields(VariableShape, raw, (...keys) => [...place, ...keys], issues);
  return { id: fields.id ?? "", path: place, fields };
}

// recursion is safe: checkLimits has bounded the depth
function readNode(raw: unknown, path: Path, reading: Reading): DraftNode {
  const origin = isObject(raw) ? reading.origins.get(raw) : undefined;
  const place = origin?.path ?? path;
  const at = (...keys: (string | number)[]) =>
    origin?.set?.keys.has(String(keys[0])) ? [...origin.set.path, ...keys] : [...place, ...keys];
  const issues: Issue[] = [];
  const fields = readFields(NodeFields, raw, at, issues);
  reading.issues.push(...issues.map((issue) => nameTargetKind(issue, raw)));
  const written = new Set(isObject(raw) ? Object.keys(raw).filter((key) => Reflect.get(raw, key) !== undefined) : []);
  const children = (fields.children ?? []).map((child, i) => readNode(child, at("children", i), reading));
  return {
    id: fields.id ?? "",
    path: place,
    at,
    fields,
    written,
    object: isObject(raw) && !Array.isArray(raw),
    group: written.has("children"),
    children,
  };
}

/** All fields that fit the shell, one by one where the whole does not. */
function readFields<Shape extends z.core.$ZodLooseShape>(
  shell: z.ZodMiniObject<Shape, z.core.$strict>,
  raw: unknown,
  at: (...keys: (string | number)[]) => Path,
  issues: Issue[],
): Partial<z.output<typeof shell>> {
  const checked = checkShape(shell, raw);
  if (checked.value !== undefined) return checked.value;
  issues.push(...checked.issues.map((issue) => ({ ...issue, path: at(...issue.path) })));
  const fields: Record<string, unknown> = {};
  if (!isObject(raw) || Array.isArray(raw)) return {};
  for (const [key, field] of Object.entries<z.core.$ZodType>(shell.shape)) {
    const value: unknown = Reflect.get(raw, key);
    if (value === undefined) continue;
    const parsed = z.safeParse(field, value);
    if (parsed.success) fields[key] = parsed.data;
  }
  return fields as Partial<z.output<typeof shell>>;
}

/** An unknown key of a target is often a known key of another kind of target: say which. */
function nameTargetKind(issue: Issue, node: unknown): Issue {
  if (issue.code !== "unknown-key") return issue;
  const [list, i, ...rest] = issue.path.slice(-3);
  if (list !== "targets" || typeof i !== "number" || rest.length !== 1) return issue;
  const target: unknown = isObject(node) ? Reflect.get(Reflect.get(node, "targets") as object, i) : undefined;
  const kind: unknown = isObject(target) ? Reflect.get(target, "kind") : undefined;
  const kinds = kindsWithKey(issue.params.key);
  if (kinds.length === 0) return issue;
  const own = typeof kind === "string" ? kind : "value";
  return { code: "key-of-other-kind", path: issue.path, params: { key: issue.params.key, kind: own, kinds } };
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
