import { IndexError, type Issue } from "../errors/index.ts";
import { isObject, type Origin, type Origins } from "./draft.ts";
import { formatIssues } from "./format.ts";
import { checkLimits } from "./limits.ts";
import { suggester } from "./nearest.ts";
import type { Path } from "./path.ts";
import { type ExtensionFields, ExtensionFields as ExtensionShell, PatchFields } from "./system-shape.ts";
import { checkShape } from "./zod-issues.ts";

export type Resolve = (id: string) => unknown;

interface Merging {
  readonly resolve: Resolve | undefined;
  readonly issues: Issue[];
  readonly origins: Origins;
  /** The systems that led here, to notice a circle. */
  readonly chain: readonly string[];
}

/** A node being merged: its raw fields without children, and its place in the tree. */
interface Branch {
  readonly id: string;
  /** What stood there, when it is no object and so no node; it is carried along for the check to report. */
  readonly other?: unknown;
  fields: Record<string, unknown>;
  children: Branch[] | undefined;
  readonly parent: Branch | undefined;
  origin: Origin;
}

/**
 * The system that an extension describes, still raw: the base with nodes dropped, set and added, in this order.
 * A field that is set replaces the base's field whole. `undefined` when the base cannot be had; the issues say why.
 */
export function mergeExtension(input: unknown, path: Path, merging: Merging): unknown {
  if (!isObject(input) || !Object.hasOwn(input, "extends")) return input;
  const { issues } = merging;
  const checked = checkShape(ExtensionShell, input, path);
  issues.push(...checked.issues);
  if (checked.value === undefined) return undefined;
  const extension = checked.value;
  const base = findBase(extension.extends, [...path, "extends"], merging);
  if (!isObject(base)) return undefined;
  return merge(base, extension, path, merging);
}

function findBase(from: ExtensionFields["extends"], path: Path, merging: Merging): unknown {
  const { resolve, issues, chain } = merging;
  let base: unknown = from;
  let next = chain;
  if (typeof from === "string") {
    if (chain.includes(from)) {
      issues.push({
        code: "extends-circle",
        path: [...path],
        params: { chain: [...chain.slice(chain.indexOf(from)), from] },
      });
      return undefined;
    }
    if (resolve === undefined) {
      issues.push({ code: "extends-no-resolver", path: [...path], params: { id: from } });
      return undefined;
    }
    next = [...chain, from];
    try {
      base = resolve(from);
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      issues.push(...error.issues);
      return undefined;
    }
    if (base === undefined || base === null) {
      issues.push({ code: "extends-unknown", path: [...path], params: { id: from } });
      return undefined;
    }
  }
  const limits = checkLimits(base, path);
  issues.push(...limits, ...formatIssues(base, "system", path));
  if (limits.length > 0) return undefined;
  if (!isObject(base) || Array.isArray(base)) {
    issues.push({
      code: "wrong-type",
      path: [...path],
      params: { expected: "object", found: Array.isArray(base) ? "list" : typeof base },
    });
    return undefined;
  }
  return mergeExtension(base, path, { ...merging, chain: next });
}

function merge(base: object, extension: ExtensionFields, path: Path, { issues, origins }: Merging): unknown {
  const nodes = new Map<string, Branch>();
  const { index, variables: baseVariables, format: _format, ...head } = base as Record<string, unknown>;
  const root = plant(index, undefined, {}, { nodes, origins });
  const suggest = suggester(() => nodes.keys());
  const dropped = new Set<string>();
  const droppedVariables = new Set<string>();
  const variableIds = new Set(
    listOf(baseVariables).flatMap((v) => (isObject(v) ? [String(Reflect.get(v, "id"))] : [])),
  );
  (extension.drop ?? []).forEach((id, i) => {
    const node = nodes.get(id);
    const at = [...path, "drop", i];
    if (node === undefined && variableIds.has(id)) droppedVariables.add(id);
    else if (node === undefined) {
      // a child of a group dropped before it is gone already, which is what was asked for
      if (!dropped.has(id)) issues.push({ code: "unknown-node", path: at, params: { id, nearest: suggest(id) } });
    } else if (node.parent === undefined) issues.push({ code: "index-dropped", path: at, params: { id } });
    else {
      node.parent.children = node.parent.children!.filter((child) => child !== node);
      for (const gone of subtree(node)) {
        nodes.delete(gone.id);
        dropped.add(gone.id);
      }
    }
  });
  for (const [id, patch] of Object.entries(extension.set ?? {})) setNode(id, patch);
  (extension.add ?? []).forEach(({ under, node }, i) => {
    const parent = nodes.get(under);
    const at = [...path, "add", i];
    if (parent === undefined) {
      issues.push({ code: "unknown-node", path: [...at, "under"], params: { id: under, nearest: suggest(under) } });
    } else if (parent.children === undefined) {
      issues.push({ code: "node-is-indicator", path: [...at, "under"], params: { id: under } });
    } else {
      parent.children.push(plant(node, parent, { path: [...at, "node"] }, { nodes, origins }));
    }
  });

  function setNode(id: string, patch: unknown): void {
    const at = [...path, "set", id];
    const node = nodes.get(id);
    if (node === undefined) {
      const code = dropped.has(id) ? "set-and-dropped" : "unknown-node";
      issues.push({ code, path: at, params: { id, ...(code === "unknown-node" && { nearest: suggest(id) }) } });
      return;
    }
    const checked = checkShape(PatchFields, patch, at);
    issues.push(...checked.issues);
    if (checked.value === undefined) return;
    const written = { ...(patch as Record<string, unknown>) };
    // the text of a formula and its parsed form belong together: a new one of either voids the other
    if ("formula" in written !== "expression" in written) {
      delete node.fields[("formula" in written ? "expression" : "formula") as string];
    }
    node.fields = { ...node.fields, ...written };
    node.origin = { ...node.origin, set: { path: at, keys: new Set(Object.keys(written)) } };
  }

  const own = listOf(extension.variables);
  own.forEach((variable, i) => {
    if (isObject(variable)) origins.set(variable, { path: [...path, "variables", i] });
  });
  const kept = listOf(baseVariables).filter((v) => !isObject(v) || !droppedVariables.has(String(Reflect.get(v, "id"))));
  const {
    extends: _extends,
    set: _set,
    drop: _drop,
    add: _add,
    format: _own,
    variables: _variables,
    ...changes
  } = extension;
  return { ...head, ...changes, variables: [...kept, ...own], index: harvest(root, origins) };
}

interface Planting {
  readonly nodes: Map<string, Branch>;
  readonly origins: Origins;
}

/** A copy of a raw tree whose branches can be moved and changed. */
function plant(raw: unknown, parent: Branch | undefined, origin: { path?: Path }, planting: Planting): Branch {
  if (!isObject(raw) || Array.isArray(raw))
    return { id: "", other: raw, fields: {}, children: undefined, parent, origin };
  const { children, ...fields } = raw as Record<string, unknown>;
  // an origin of its own comes from an extension further down the chain; a new place goes before it
  const inherited = planting.origins.get(raw) ?? {};
  const node: Branch = {
    id: String(fields["id"]),
    fields,
    children: undefined,
    parent,
    origin: { ...inherited, ...origin },
  };
  if (!planting.nodes.has(node.id)) planting.nodes.set(node.id, node);
  if (Array.isArray(children)) {
    node.children = children.map((child, i) =>
      plant(child, node, origin.path ? { path: [...origin.path, "children", i] } : {}, planting),
    );
  } else if (children !== undefined) node.fields = { ...fields, children };
  return node;
}

function harvest(node: Branch, origins: Origins): unknown {
  if ("other" in node) return node.other;
  const raw =
    node.children === undefined
      ? node.fields
      : { ...node.fields, children: node.children.map((c) => harvest(c, origins)) };
  origins.set(raw, node.origin);
  return raw;
}

function subtree(node: Branch): Branch[] {
  return [node, ...(node.children ?? []).flatMap(subtree)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
