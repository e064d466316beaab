import type { Issue } from "../errors/index.ts";
import type { NamedIds, Registry } from "../method/index.ts";
import { nearest } from "../schema/nearest.ts";
import type { MethodChoice } from "./plan-types.ts";
import type { Tree, TreeNode } from "./tree.ts";

type Path = readonly (string | number)[];

interface Checking {
  readonly registry: Registry;
  readonly tree: Tree;
  readonly issues: Issue[];
}

/** The ids that a weigher's parameters name; none where the method is unknown or its parameters are wrong. */
export function namesOf({ method: id, ...params }: MethodChoice, { registry }: Checking): readonly NamedIds[] {
  return registry.get("weigh", id)?.names?.(params as never) ?? [];
}

/** Ids in the parameters of a weigher must be those of the system. */
export function checkNames(named: readonly NamedIds[], path: Path, { tree, issues }: Checking): void {
  const refuse = (id: string, at: Path, wanted: "group" | "node", known: readonly TreeNode[]): void => {
    const params = {
      id,
      wanted,
      other: tree.get(id) !== undefined,
      nearest: nearest(
        id,
        known.map((entry) => entry.id),
      ),
    };
    issues.push({ code: "no-such-node", path: [...path, ...at, id], params });
  };
  for (const { at, groups, nodes } of named) {
    for (const id of groups ?? [])
      if (!tree.groups.some((entry) => entry.id === id)) refuse(id, at, "group", tree.groups);
    for (const id of nodes ?? []) if (tree.get(id) === undefined) refuse(id, at, "node", tree.nodes);
  }
}

/** A weigher of judgements for the whole tree must have them for each group with several children that is not overridden. */
export function checkJudged(named: readonly NamedIds[], { path, overridden, checking }: Judged): void {
  const { tree, issues } = checking;
  const needed = tree.groups.filter(
    ({ id, active, children }) =>
      active && !overridden.includes(id) && children.filter((child) => child.active).length > 1,
  );
  for (const { at, groups } of named) {
    if (groups === undefined) continue;
    const lacking = needed.map(({ id }) => id).filter((id) => groups !== null && !groups.includes(id));
    if (groups === null && needed.length > 1) {
      issues.push({
        code: "judgements-for-one",
        path: [...path, ...at],
        params: { groups: needed.map(({ id }) => id) },
      });
    } else if (lacking.length > 0) {
      const close = lacking.length === 1 ? nearest(lacking[0]!, groups ?? []) : undefined;
      issues.push({
        code: "judgements-absent",
        path: [...path, ...at],
        params: { groups: lacking, given: groups ?? [], nearest: close },
      });
    }
  }
}

interface Judged {
  readonly path: Path;
  /** Groups that are weighed by a choice of their own. */
  readonly overridden: readonly string[];
  readonly checking: Checking;
}
