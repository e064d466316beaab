import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { type AggregateInput, defineAggregator, type TableContext } from "../method/index.ts";
import { bordaCount } from "./borda.ts";
import { refuseRowWeights } from "./children.ts";
import { exactKemeny, insertionSearch, type NetSupport, supportKept } from "./kemeny.ts";
import { evenAt, type Pairs, pairsOf, pairWork, quiet, spread, support } from "./pairs.ts";

const Params = z.strictObject({
  /** Up to so many rows the best order is found exactly: 2ⁿ·n steps. */
  exactTo: z._default(z.int().check(z.minimum(1), z.maximum(16)), 10),
  /** Above them, the most rounds in which every row may move once. */
  rounds: z._default(z.int().check(z.minimum(1)), 50),
});

type Fitted = z.output<typeof Params>;

/** Rows from the best down by Borda's count, equals by their values, so that the order of the data plays no part. */
function startOrder(
  columns: readonly Float64Array[],
  input: AggregateInput<Fitted>,
  { rows, values, width }: Pairs,
): Uint32Array {
  const points = bordaCount.apply(columns, { weights: input.weights, fitted: null });
  return Uint32Array.from(rows, (_, k) => k).sort((a, b) => {
    const lead = points[rows[b]!]! - points[rows[a]!]!;
    if (lead !== 0) return lead;
    for (let j = 0; j < width; j++) {
      const x = values[a * width + j]!;
      const y = values[b * width + j]!;
      if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
      if (x > y) return -1;
      if (x < y) return 1;
    }
    return a - b; // alike in everything: they share their places later
  });
}

/** Rows that are alike in everything share the mean of their places. */
function sharePlaces(place: Float64Array, { values, width }: Pairs): Float64Array {
  const groups = new Map<string, number[]>();
  for (let k = 0; k < place.length; k++) {
    const key = values.subarray(k * width, (k + 1) * width).join(" ");
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [k]);
    else own.push(k);
  }
  const shared = place.slice();
  for (const own of groups.values()) {
    if (own.length === 1) continue;
    const mean = own.reduce((sum, k) => sum + place[k]!, 0) / own.length;
    for (const k of own) shared[k] = mean;
  }
  return shared;
}

/** Support of every row over every other, looked up. */
function supportTable(pairs: Pairs): NetSupport {
  const n = pairs.rows.length;
  const table = new Float64Array(n * n);
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) table[a * n + b] = support(pairs, a, b);
  return (a, b) => table[a * n + b]!;
}

function places(columns: readonly Float64Array[], input: AggregateInput<Fitted>, context: TableContext) {
  refuseRowWeights(input.rowWeights, "condorcet");
  const { exactTo, rounds } = input.fitted;
  const pairs = pairsOf(columns, input.weights);
  const n = pairs.rows.length;
  const even = evenAt(pairs) * n;
  if (n <= exactTo) {
    const { place, orders } = exactKemeny(n, supportTable(pairs), even);
    if (orders > 1) context.note({ code: "several-best-orders", path: [], params: { orders } });
    return { pairs, place, exact: true };
  }
  const tick = pairWork(n, { ...context, method: "condorcet" }, n * rounds);
  const net: NetSupport = (a, b) => support(pairs, a, b);
  const order = insertionSearch(startOrder(columns, input, pairs), net, { even, rounds, tick });
  const { kept, most } = supportKept(order, net);
  const place = new Float64Array(n);
  order.forEach((row, k) => {
    place[row] = k + 1;
  });
  // no order keeps more than all support: one that does is best, though not all were tried
  const exact = most - kept <= even + 1e-12 * most;
  if (!exact) context.note({ code: "heuristic-order", path: [], params: { units: n, exactTo, kept: kept / most } });
  return { pairs, place: sharePlaces(place, pairs), exact };
}

/**
 * Condorcet, Kemeny–Young (Condorcet 法, Kemeny–Young 中位排序): the order of rows that goes least against the votes of the
 * children, each voting with its weight on every pair. The score is how many rows stand below; only the order means
 * something. With several best orders: the mean over them, and the note "several-best-orders".
 * Exact up to `exactTo` rows (10) by dynamic programming over sets. Above: from Borda's order, rows are moved one by one to where they
 * keep most votes, until no move helps; the note "heuristic-order" says so and how much of the votes the order keeps, unless it
 * keeps all, which proves it best. `exact` in the details is 1 or 0. Rows alike in everything tie.
 * A missing value in either row leaves that child's vote shared equally. A row without any value is missing. Any score is
 * accepted; only order within a child counts. Learns nothing: adding or removing a row can change the order of the rest,
 * less often than with Borda or Copeland. Range: 0 to n − 1. No compensation by size: weights are votes.
 * Time: 2ⁿ·n² · children, above it rows² · children a round; the note "pairs-ahead" stands before it; `progress` may throw to stop.
 * @see Young and Levenglick (1978), A consistent extension of Condorcet's election principle; Munda and Nardo (2009), Applied Economics 41
 * @example
 * // 3 votes a > b > c, 2 votes b > c > a
 * const columns = [Float64Array.of(3, 2, 1), Float64Array.of(1, 3, 2)];
 * const input = { weights: [3, 2], fitted: condorcet.fit(columns, {}) };
 * condorcet.apply(columns, input); // => [2, 1, 0]
 */
export const condorcet = defineAggregator({
  id: "condorcet",
  texts: aggregateMeansEn,
  name: { en: "Condorcet, Kemeny–Young", zh: "Kemeny–Young 排序法" },
  params: Params,
  shape: "table",
  ordinal: true,
  fit: (_, params): Fitted => params,
  apply: (columns, input, context) => {
    const { pairs, place } = places(columns, input, context);
    return spread(
      place.map((k) => place.length - k),
      pairs,
      context.rows.length,
    );
  },
  details: (columns, input, context) => {
    const { pairs, place, exact } = places(columns, input, quiet(context));
    const all = (values: ArrayLike<number>) => spread(values, pairs, context.rows.length);
    return { place: all(place), exact: all(new Float64Array(place.length).fill(Number(exact))) };
  },
});
