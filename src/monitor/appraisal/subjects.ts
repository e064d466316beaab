import type { Tree } from "../../pipeline/tree.ts";
import type { Dataset, Name } from "../../schema/types.ts";
import { ownerId, ownerShares, type RoleParts } from "../owners.ts";
import type { KindRule } from "./shape.ts";

/** Who is appraised. */
export interface Subject {
  readonly id: string;
  readonly name?: Name;
  readonly group: string | null;
  /** A unit of the data by its own figures; undefined: by those of the unit that all answer for. */
  readonly unit?: string;
  /** Of an owner, the part of each indicator that it answers for; undefined: all of each. */
  readonly members?: ReadonlyMap<string, number>;
  /** Its names in other tables. */
  readonly names: readonly string[];
}

/** The evaluated indicators by owner, each with the part that the owner answers for; null: nobody's. */
export function ownersOf(tree: Tree, roles: RoleParts): ReadonlyMap<string | null, ReadonlyMap<string, number>> {
  const found = new Map<string | null, Map<string, number>>();
  for (const { id, node, active } of tree.indicators) {
    if (!active && !isGate(node)) continue;
    for (const [owner, part] of ownerShares(node.owners, roles)) {
      const members = found.get(owner) ?? new Map<string, number>();
      found.set(owner, members);
      if (part > 0) members.set(id, (members.get(id) ?? 0) + part);
    }
  }
  return found;
}

const isGate = (node: object): boolean => Reflect.get(node, "role") === "gate";

/** The subjects of a kind, in the order of the data, the system or the list. */
export function subjectsOf(
  { subjects, group }: Pick<KindRule, "subjects" | "group">,
  { tree, data, period, roles }: { tree: Tree; data: Dataset; period: string; roles: RoleParts },
): readonly Subject[] {
  const grouped = (id: string): string | null => (typeof group === "object" ? (group[id] ?? null) : null);
  const owners = ownersOf(tree, roles);
  switch (subjects.from) {
    case "units": {
      const { only, except = [] } = subjects;
      const units = [...new Set(data.units)].filter((unit) => (only?.includes(unit) ?? true) && !except.includes(unit));
      const column = typeof group === "string" ? data.groups?.[group] : undefined;
      return units.map((unit) => {
        const rows = data.units.flatMap((one, i) => (one === unit ? [i] : []));
        const row = rows.find((i) => data.periods[i] === period) ?? rows.at(-1)!;
        const name = data.names?.[row];
        return {
          id: unit,
          ...(name && { name }),
          group: column?.[row] || grouped(unit),
          unit,
          names: name ? [name] : [],
        };
      });
    }
    case "owners": {
      const { only, except = [] } = subjects;
      const known = new Map(
        tree.indicators.flatMap(({ node }) => node.owners.map((owner) => [ownerId(owner), owner.name] as const)),
      );
      return [...owners].flatMap(([id, members]) => {
        if (id === null || members.size === 0 || !(only?.includes(id) ?? true) || except.includes(id)) return [];
        const name = known.get(id);
        return [{ id, ...(name && { name }), group: grouped(id), members, names: texts(name) }];
      });
    }
    case "list":
      return subjects.list.map(({ id, name, group: own }) => ({
        id,
        ...(name && { name }),
        group: own ?? grouped(id),
        // one that owns no indicator has no attainment of its own, and that is missing, not everything
        members: owners.get(id) ?? new Map<string, number>(),
        names: texts(name),
      }));
    default:
      return subjects satisfies never;
  }
}

/** A name in each of its languages. */
export const texts = (name: Name | undefined): readonly string[] =>
  name === undefined
    ? []
    : typeof name === "string"
      ? [name]
      : Object.values(name).filter((text) => text !== undefined);
