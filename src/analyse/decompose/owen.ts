import { type Column, endOf, scoreStates } from "./evaluate.ts";
import type { Coalition } from "./members.ts";
import type { ChangePart, Point } from "./types.ts";

/** More members than this below one node are sampled. */
export const EXACT_MEMBERS = 12;
/** More states than this are sampled; methods that compare rows take far longer for each. */
const EXACT_STATES = 262144;
const EXACT_STATES_OF_TABLES = 4096;

/** Whether the Owen values of a tree can be computed over all orders. */
export function isExact(root: Coalition): boolean {
  let tables = false;
  const most = (one: Coalition, contexts: number): number => {
    const k = one.members.length;
    if (k > EXACT_MEMBERS) return Number.POSITIVE_INFINITY;
    if (one.node.kind === "group" && one.node.rules.some(({ peers }) => peers !== null)) tables = true;
    const below = contexts * (1 << (k - 1));
    return one.members.reduce(
      (states, member) => (member.kind === "coalition" ? Math.max(states, most(member, below)) : states),
      contexts * (1 << k),
    );
  };
  const states = most(root, 1);
  return states <= (tables ? EXACT_STATES_OF_TABLES : EXACT_STATES);
}

/** The share of all orders in which exactly `before` given others of m members come before a member: b!(m−1−b)!/m!. */
function orderShares(m: number): readonly number[] {
  const shares = [1 / m];
  for (let b = 1; b < m; b++) shares.push((shares[b - 1]! * b) / (m - b));
  return shares;
}

function bits(state: number): number {
  let count = 0;
  for (let rest = state; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

interface Given {
  /** The member whose values are given, in each state. */
  readonly place: number;
  readonly column: Column;
}

/** A node over states of its members: bit k of a state says that member k is as after. */
function statesOf(one: Coalition, states: Uint32Array, given?: Given): Column {
  const { node, members, childMember, childEnds } = one;
  const on = (k: number, i: number): 0 | 1 => (k < 0 ? 0 : (((states[i]! >> k) & 1) as 0 | 1));
  const player = (what: string) => members.findIndex((member) => member.kind === "player" && member.what === what);
  const columnOf = (at: (i: number) => Point): Column => ({
    score: Float64Array.from(states, (_, i) => at(i).score),
    raw: Float64Array.from(states, (_, i) => at(i).raw),
  });
  if (node.kind === "leaf") {
    const [data, ruler] = [player("data"), player("ruler")];
    return columnOf((i) => node.points[on(data, i)][on(ruler, i)]);
  }
  const columns = childEnds.map((ends, j) =>
    given !== undefined && childMember[j] === given.place
      ? given.column
      : columnOf((i) => ends[on(childMember[j]!, i)]),
  );
  const own = (what: string) => {
    const k = player(what);
    return Uint8Array.from(states, (_, i) => on(k, i));
  };
  return scoreStates(node, columns, { weights: own("weights"), rule: own("rule") });
}

interface Above {
  readonly one: Coalition;
  /** The member through which the way goes down. */
  readonly place: number;
}

/**
 * Owen values over the tree: each change's mean marginal effect over all orders in which what stands under one node comes
 * together, level by level. Their sum is the change of the root.
 * A state that a method is not defined on is missing; a state in which the root is missing counts as the score before.
 * @see Owen (1977), Values of games with a priori unions; Winter (1989), A value for cooperative games with levels structure
 */
export function owenParts(root: Coalition): ChangePart[] {
  const parts: ChangePart[] = [];
  const start = endOf(root.node, 0).score;
  const visit = (one: Coalition, above: readonly Above[]): void => {
    const k = one.members.length;
    if (one.members.some(({ kind }) => kind === "player")) {
      const values = expected(one, above, start);
      const shares = orderShares(k);
      one.members.forEach((member, place) => {
        if (member.kind !== "player") return;
        let amount = 0;
        for (let state = 0; state < values.length; state++) {
          if ((state >> place) & 1) continue;
          amount += shares[bits(state)]! * (values[state | (1 << place)]! - values[state]!);
        }
        parts.push({ node: member.node, cause: member.cause, amount });
      });
    }
    one.members.forEach((member, place) => {
      if (member.kind === "coalition") visit(member, [{ one, place }, ...above]);
    });
  };
  visit(root, []);
  return parts;
}

/** The root's score for each state of a coalition's members, averaged over what may come before it at the levels above. */
function expected(one: Coalition, above: readonly Above[], start: number): Float64Array {
  const own = 1 << one.members.length;
  let column = statesOf(
    one,
    Uint32Array.from({ length: own }, (_, state) => state),
  );
  let shares = Float64Array.of(1); // of each context, blocks of `own` states
  for (const { one: group, place } of above) {
    const m = group.members.length;
    const before = orderShares(m);
    const contexts = 1 << (m - 1);
    const length = column.score.length;
    const states = new Uint32Array(length * contexts);
    const score = new Float64Array(length * contexts);
    const raw = new Float64Array(length * contexts);
    const grown = new Float64Array(shares.length * contexts);
    for (let t = 0; t < contexts; t++) {
      // the bits of the other members, with a gap where the way goes down
      const state = ((t >> place) << (place + 1)) | (t & ((1 << place) - 1));
      states.fill(state, t * length, (t + 1) * length);
      score.set(column.score, t * length);
      raw.set(column.raw, t * length);
      shares.forEach((share, c) => {
        grown[t * shares.length + c] = share * before[bits(state)]!;
      });
    }
    column = statesOf(group, states, { place, column: { score, raw } });
    shares = grown;
  }
  const values = new Float64Array(own);
  for (let i = 0; i < column.score.length; i++) {
    const v = column.score[i]!;
    const state = i % own;
    values[state] = values[state]! + shares[(i - state) / own]! * (Number.isNaN(v) ? start : v);
  }
  return values;
}
