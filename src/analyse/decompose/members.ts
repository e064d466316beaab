import { endOf } from "./evaluate.ts";
import type { Cause, ChangeNode, Point } from "./types.ts";

/** One thing that changed: a figure, its ruler, the weights or the method of a group. */
export interface Player {
  readonly kind: "player";
  readonly node: string;
  readonly cause: Cause;
  readonly what: "data" | "ruler" | "weights" | "rule";
}

/** A node of the tree in which something changed, with its values before and after. */
export interface Coalition {
  readonly kind: "coalition";
  readonly node: ChangeNode;
  readonly members: readonly Member[];
  /** For a group: the member that stands for each child, −1 where nothing below it changed. */
  readonly childMember: readonly number[];
  /** For a group: the children's values before and after. */
  readonly childEnds: readonly (readonly [Point, Point])[];
}

export type Member = Player | Coalition;

/** The players of a tree, gathered into coalitions as the tree gathers its nodes; null where nothing changed. */
export function coalitionOf(node: ChangeNode): Coalition | null {
  const members: Member[] = [];
  const childMember: number[] = [];
  const childEnds: (readonly [Point, Point])[] = [];
  const { id } = node;
  const add = (cause: Cause | null, what: Player["what"]): void => {
    if (cause !== null) members.push({ kind: "player", node: id, cause, what });
  };
  if (node.kind === "leaf") {
    add(node.dataCause, "data");
    add(node.rulerCause, "ruler");
  } else {
    for (const child of node.children) {
      const inner = coalitionOf(child);
      childMember.push(inner === null ? -1 : members.length);
      childEnds.push([endOf(child, 0), endOf(child, 1)]);
      if (inner !== null) members.push(inner);
    }
    add(node.weightCause, "weights");
    add(node.ruleCause, "rule");
  }
  return members.length === 0 ? null : { kind: "coalition", node, members, childMember, childEnds };
}

export const playersOf = (member: Member): readonly Player[] =>
  member.kind === "player" ? [member] : member.members.flatMap(playersOf);
