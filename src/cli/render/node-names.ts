import type { Issue } from "../../errors/index.ts";
import type { Name, Node } from "../../schema/types.ts";
import { type Locale, nameOf } from "../words/index.ts";

/** The names of a node and all below it, by id. */
export function nodeNames(node: Node, names = new Map<string, Name>()): ReadonlyMap<string, Name> {
  if (node.name !== undefined) names.set(node.id, node.name);
  for (const child of node.children ?? []) nodeNames(child, names);
  return names;
}

/** An issue with the names of nodes, in a language, where it has their ids: in its place and among its params. */
export function named(issue: Issue, { names, locale }: { names: ReadonlyMap<string, Name>; locale: Locale }): Issue {
  const told = <T>(value: T): T | string =>
    typeof value === "string" && names.has(value) ? nameOf(names.get(value), { locale, id: value }) : value;
  const params = Object.fromEntries(
    Object.entries(issue.params).map(([key, value]) => [key, Array.isArray(value) ? value.map(told) : told(value)]),
  );
  return { ...issue, path: issue.path.map(told), params } as Issue;
}
