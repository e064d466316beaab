import type { Owner } from "../schema/types.ts";

/** How many parts of what the stated shares leave an owner of a role gets; 1 unless said. */
export type RoleParts = Readonly<Partial<Record<Owner["role"], number | undefined>>>;

/** An owner by its id, else its name. */
export const ownerId = ({ id, name }: Pick<Owner, "id" | "name">): string =>
  id ?? (typeof name === "string" ? name : (name.zh ?? name.en ?? ""));

/**
 * What each owner answers for, adding up to 1: its share, or its role's part of what the shares leave. No owner, or none
 * whose role counts: all of it is nobody's (`null`).
 * @example ownerShares([{ id: "a", name: "a", role: "lead" }, { id: "b", name: "b", role: "support" }], { lead: 3 }); // => [["a", 0.75], ["b", 0.25]]
 */
export function ownerShares(
  owners: readonly Owner[],
  roles: RoleParts = {},
): readonly (readonly [string | null, number])[] {
  const partOf = ({ role }: Owner) => roles[role] ?? 1;
  const stated = owners.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const parts = owners.reduce((sum, owner) => sum + (owner.share === undefined ? partOf(owner) : 0), 0);
  if (stated + parts === 0) return [[null, 1]];
  const rest = parts === 0 ? 0 : Math.max(0, 1 - stated) / parts;
  return owners.map((owner) => [ownerId(owner), owner.share ?? rest * partOf(owner)]);
}
