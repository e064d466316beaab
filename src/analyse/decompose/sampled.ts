import type { Random } from "../../stats/random.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import { type Column, constant, endOf, scoreStates } from "./evaluate.ts";
import { type Coalition, type Member, type Player, playersOf } from "./members.ts";
import type { ChangePart, SplitOptions } from "./types.ts";

/** The players in an order drawn at random in which those of one node stay together. */
function orderOf(member: Member, random: Random): Player[] {
  if (member.kind === "player") return [member];
  const members = [...member.members];
  for (let i = members.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [members[i], members[j]] = [members[j]!, members[i]!];
  }
  return members.flatMap((one) => orderOf(one, random));
}

type Bits = ReadonlyMap<Player, Uint8Array>;

/** The whole tree over many states. */
function scoreTree(one: Coalition, on: Bits, n: number): Column {
  const { node, members, childMember, childEnds } = one;
  const own = (what: Player["what"]) => {
    const player = members.find((member) => member.kind === "player" && member.what === what);
    return player === undefined ? new Uint8Array(n) : on.get(player as Player)!;
  };
  if (node.kind === "leaf") {
    const [data, ruler] = [own("data"), own("ruler")];
    const at = (i: number) => node.points[data[i] as 0 | 1][ruler[i] as 0 | 1];
    const score = Float64Array.from(data, (_, i) => at(i).score);
    return { score, raw: Float64Array.from(data, (_, i) => at(i).raw) };
  }
  const columns = childMember.map((place, j): Column => {
    const inner = place < 0 ? undefined : members[place];
    if (inner?.kind === "coalition") return scoreTree(inner, on, n);
    const [before] = childEnds[j]!;
    return { score: constant(before.score, n), raw: constant(before.raw, n) };
  });
  return scoreStates(node, columns, { weights: own("weights"), rule: own("rule") });
}

/**
 * Owen values from orders drawn at random, with their standard errors; each order's parts sum to the change, and so do
 * their means. An order has a stream of random numbers of its own.
 * @see Castro, Gómez and Tejada (2009), Polynomial calculation of the Shapley value based on sampling
 */
export function sampledParts(root: Coalition, { permutations = 400, seed = 1 }: SplitOptions): ChangePart[] {
  const players = playersOf(root);
  const steps = players.length + 1;
  const start = endOf(root.node, 0).score;
  const sums = new Map(players.map((player) => [player, { total: 0, squares: 0 }]));
  const chunk = Math.max(1, Math.floor(65536 / steps));
  for (let first = 0; first < permutations; first += chunk) {
    const orders = Array.from({ length: Math.min(chunk, permutations - first) }, (_, k) =>
      orderOf(root, replicateRandom(seed, first + k)),
    );
    const n = orders.length * steps;
    const on = new Map(players.map((player) => [player, new Uint8Array(n)]));
    orders.forEach((order, k) => {
      order.forEach((player, place) => {
        on.get(player)!.fill(1, k * steps + place + 1, (k + 1) * steps);
      });
    });
    const { score } = scoreTree(root, on, n);
    const value = (i: number) => (Number.isNaN(score[i]!) ? start : score[i]!);
    orders.forEach((order, k) => {
      order.forEach((player, place) => {
        const gain = value(k * steps + place + 1) - value(k * steps + place);
        const own = sums.get(player)!;
        own.total += gain;
        own.squares += gain * gain;
      });
    });
  }
  return players.map((player) => {
    const { total, squares } = sums.get(player)!;
    const amount = total / permutations;
    const variance = Math.max(0, squares - permutations * amount * amount) / Math.max(1, permutations - 1);
    return { node: player.node, cause: player.cause, amount, error: Math.sqrt(variance / permutations) };
  });
}
