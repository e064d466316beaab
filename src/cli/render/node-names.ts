import type { Issue } from "../../errors/index.ts";
import type { Dataset, Name, Node } from "../../schema/types.ts";
import { type Locale, nameOf } from "../words/index.ts";

/** The names of a node and all below it, by id. */
export function nodeNames(node: Node, names = new Map<string, Name>()): ReadonlyMap<string, Name> {
  if (node.name !== undefined) names.set(node.id, node.name);
  for (const child of node.children ?? []) nodeNames(child, names);
  return names;
}

/** The names of units in the data, where they have one. */
export function unitNames({ units, names }: Dataset): ReadonlyMap<string, string> {
  return new Map(units.flatMap((unit, i) => (names?.[i] ? [[unit, names[i]] as const] : [])));
}

export interface Naming {
  readonly names: ReadonlyMap<string, Name>;
  readonly locale: Locale;
  /** The params that hold ids of nodes; `indicator` and `indicators` unless said. */
  readonly keys?: readonly string[];
}

/** An issue with the names of nodes, in a language, where it has their ids: as its place and among its params. */
export function named(issue: Issue, { names, locale, keys = ["indicator", "indicators"] }: Naming): Issue {
  const known = (value: unknown): value is string => typeof value === "string" && names.has(value);
  const told = (value: unknown) => (known(value) ? nameOf(names.get(value), { locale, id: value }) : value);
  const params = Object.entries(issue.params).map(([key, value]) => {
    if (!keys.includes(key)) return [key, value];
    return [key, Array.isArray(value) ? value.map(told) : told(value)];
  });
  const places = issue.path.filter(known);
  const path = places.length > 0 ? places.map((id) => nameOf(names.get(id), { locale, id })) : issue.path;
  return { ...issue, path, params: Object.fromEntries(params) } as Issue;
}
