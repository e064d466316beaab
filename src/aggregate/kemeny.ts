/** Net support of row a over row b: above 0 where a is better; the opposite of that of b over a. */
export type NetSupport = (a: number, b: number) => number;

export interface KemenyOrder {
  /** Mean place from the top over all best orders, 1 the best; of one order its places. */
  readonly place: Float64Array;
  /** Support that the order keeps, less what it goes against. */
  readonly kept: number;
  /** How many best orders there are. */
  readonly orders: number;
}

/**
 * The orders that go against least support, by dynamic programming over the sets of rows: 2ⁿ·n steps.
 * Of several best orders every row gets its mean place, so that equals tie and no order of the data is preferred.
 * @param even differences of support up to it are rounding
 * @see Kemeny (1959), Mathematics without numbers, Daedalus 88; Conitzer, Davenport, Kalagnanam (2006), Improved bounds for computing Kemeny rankings
 */
export function exactKemeny(n: number, net: NetSupport, even: number): KemenyOrder {
  const sets = 1 << n;
  // best[S]: most that an order of S keeps among its members; ways[S]: how many orders keep that
  const best = new Float64Array(sets);
  const ways = new Float64Array(sets);
  ways[0] = 1;
  const gain = (row: number, below: number) => {
    let sum = 0;
    for (let b = 0; b < n; b++) if ((below & (1 << b)) !== 0) sum += net(row, b);
    return sum;
  };
  for (let set = 1; set < sets; set++) {
    let most = Number.NEGATIVE_INFINITY;
    const firsts: (readonly [value: number, ways: number])[] = [];
    for (let row = 0; row < n; row++) {
      if ((set & (1 << row)) === 0) continue;
      const rest = set & ~(1 << row);
      const value = best[rest]! + gain(row, rest);
      firsts.push([value, ways[rest]!]);
      if (value > most) most = value;
    }
    best[set] = most;
    for (const [value, count] of firsts) if (value >= most - even) ways[set]! += count;
  }
  return { place: meanPlaces(n, { best, ways, gain, even }), kept: best[sets - 1]!, orders: ways[sets - 1]! };
}

interface Table {
  readonly best: Float64Array;
  readonly ways: Float64Array;
  readonly even: number;
  gain(row: number, below: number): number;
}

/** From all rows down: how many best orders pass each set, and where each row stands in them. */
function meanPlaces(n: number, { best, ways, gain, even }: Table): Float64Array {
  const all = (1 << n) - 1;
  const reached = new Float64Array(1 << n);
  reached[all] = 1;
  const place = new Float64Array(n);
  for (let set = all; set > 0; set--) {
    if (reached[set] === 0) continue;
    let left = 0;
    for (let b = 0; b < n; b++) if ((set & (1 << b)) !== 0) left += 1;
    for (let row = 0; row < n; row++) {
      if ((set & (1 << row)) === 0) continue;
      const rest = set & ~(1 << row);
      if (best[rest]! + gain(row, rest) < best[set]! - even) continue;
      reached[rest]! += reached[set]!;
      place[row]! += (n - left + 1) * reached[set]! * ways[rest]!;
    }
  }
  return place.map((sum) => sum / ways[all]!);
}

/**
 * A good order for many rows: from the given one, each row in turn moves to the place where it keeps most support, until a
 * whole round moves none or `rounds` are over. Never worse than where it started; no better move of one row is left.
 * @param start rows from the best down  @param tick told after each row moved or looked at, may throw to stop
 * @returns rows from the best down
 * @see Ali and Meilă (2012), Experiments with Kemeny ranking: what works when?, Mathematical Social Sciences 64
 */
export function insertionSearch(
  start: Uint32Array,
  net: NetSupport,
  { even, rounds, tick }: { even: number; rounds: number; tick(done: number): void },
): Uint32Array {
  const order = start.slice();
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    // the rows in the order of the start, wherever they stand by now
    for (let at = 0; at < start.length; at++) {
      const row = start[at]!;
      const from = order.indexOf(row);
      const to = bestPlace(order, from, net, even);
      if (to !== from) {
        if (to < from) order.copyWithin(to + 1, to, from);
        else order.copyWithin(from, from + 1, to + 1);
        order[to] = row;
        moved = true;
      }
      tick(round * start.length + at);
    }
    if (!moved) break;
  }
  return order;
}

function bestPlace(order: Uint32Array, from: number, net: NetSupport, even: number): number {
  const row = order[from]!;
  let to = from;
  let most = even;
  let gain = 0;
  for (let k = from - 1; k >= 0; k--) {
    gain += net(row, order[k]!);
    if (gain > most) {
      most = gain;
      to = k;
    }
  }
  gain = 0;
  for (let k = from + 1; k < order.length; k++) {
    gain -= net(row, order[k]!);
    if (gain > most) {
      most = gain;
      to = k;
    }
  }
  return to;
}

/** Support kept by an order, and the most that any order could keep: Σ |net| over all pairs. */
export function supportKept(order: Uint32Array, net: NetSupport): { kept: number; most: number } {
  let kept = 0;
  let most = 0;
  for (let k = 0; k < order.length; k++) {
    for (let l = k + 1; l < order.length; l++) {
      const value = net(order[k]!, order[l]!);
      kept += value;
      most += Math.abs(value);
    }
  }
  return { kept, most };
}
