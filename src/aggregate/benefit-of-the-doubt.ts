import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { type AggregateInput, defineAggregator, type TableContext } from "../method/index.ts";
import {
  bestPractice,
  distanceToBest,
  type Favourable,
  type Frontier,
  frontierOf,
  mostFavourable,
} from "../stats/envelopment.ts";
import { extent } from "../stats/index.ts";
import { unknownChildren } from "./children.ts";
import { refuseOutside } from "./domain.ts";
import { quiet } from "./pairs.ts";

const id = "benefit-of-the-doubt";
const share = z.number().check(z.minimum(0), z.maximum(1));
const Params = z.strictObject({
  /** Least and most that a child may add to a row's score, as a share of it; for all. */
  min: z._default(share, 0),
  max: z._default(share, 1),
  /** The same for single children. */
  limits: z._default(z.record(z.string(), z.strictObject({ min: z.optional(share), max: z.optional(share) })), {}),
  /** Directional: how the children are to improve together, each in units of its best score; `equal` is 1 for all. */
  direction: z.optional(z.union([z.literal("equal"), z.record(z.string(), z.number().check(z.minimum(0)))])),
});

type Fitted = {
  /** Best practice among the rows without gaps, each child in units of its largest score. */
  readonly best: readonly (readonly number[])[];
  /** The same among rows with the same gaps: they stand for rows that have no more children than they; null = missing. */
  readonly partial: readonly (readonly (number | null)[])[];
  /** 0 for a child that has no say: it never differs, or has no value. */
  readonly largest: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly direction: readonly number[] | null;
};

type Params = z.output<typeof Params>;

function shareLimits({ min, max, limits }: Params, ids: readonly string[], live: readonly boolean[]) {
  unknownChildren(Object.keys(limits), ids, ["limits"]);
  const least = ids.map((name, j) =>
    live[j] && Object.hasOwn(limits, name) ? (limits[name]!.min ?? min) : live[j] ? min : 0,
  );
  const most = ids.map((name) => (Object.hasOwn(limits, name) ? (limits[name]!.max ?? max) : max));
  const sum = (values: readonly number[]) => values.reduce((total, v, j) => total + (live[j] ? v : 0), 0);
  if (sum(least) > 1 + 1e-12 || sum(most) < 1 - 1e-12 || least.some((l, j) => l > most[j]!)) {
    const params = { method: id, min, max, indicators: live.filter(Boolean).length };
    throw new IndexError([{ code: "bounds-not-feasible", path: [], params }]);
  }
  return { least, most };
}

function directionOf(
  { direction, min, max, limits }: Params,
  ids: readonly string[],
  live: readonly boolean[],
): number[] | null {
  if (direction === undefined) return null;
  if (min > 0 || max < 1 || Object.keys(limits).length > 0)
    throw new IndexError([{ code: "direction-with-shares", path: ["direction"], params: {} }]);
  if (direction === "equal") return ids.map(() => 1);
  unknownChildren(Object.keys(direction), ids, ["direction"]);
  const g = ids.map((name) => (Object.hasOwn(direction, name) ? direction[name]! : 0));
  if (!g.some((v, j) => v > 0 && live[j]))
    throw new IndexError([{ code: "direction-zero", path: ["direction"], params: {} }]);
  return g;
}

function fit(columns: readonly Float64Array[], params: Params, context: TableContext): Fitted {
  const { nodes, note, rows } = context;
  const ids = nodes.map((node) => node.id);
  const spans = columns.map(extent);
  const differs = spans.map(({ min, max }) => max > min);
  const present = spans.map(({ count }) => count > 0);
  // where nothing differs everybody is best practice; else what never differs would make everybody so
  const live = differs.some(Boolean) ? differs : present;
  if (!live.some(Boolean))
    return { best: [], partial: [], largest: ids.map(() => 0), least: [], most: [], direction: null };
  const { least, most } = shareLimits(params, ids, live);
  const everyOne = columns.map(() => 1);
  refuseOutside(columns, everyOne, { ...context, method: id, code: "score-negative" });
  refuseOutside(columns, least, { ...context, method: id, code: "share-of-zero" });
  const direction = directionOf(params, ids, live);
  const silent = ids.filter((_, j) => !live[j]);
  if (silent.length > 0) note({ code: "no-information", path: [], params: { method: id, nodes: silent } });
  const largest = spans.map(({ max }, j) => (live[j] ? max : 0));
  const scaled = Array.from({ length: rows.length }, (_, i) =>
    largest.map((top, j) => (top > 0 ? columns[j]![i]! / top : 0)),
  );
  return { ...practice(scaled), largest, least, most, direction };
}

/** Best practice by pattern of gaps: rows can be compared with those that have what they have. */
function practice(scaled: readonly (readonly number[])[]): Pick<Fitted, "best" | "partial"> {
  const patterns = new Map<string, (readonly number[])[]>();
  for (const row of scaled) {
    const key = row.map((v) => (Number.isNaN(v) ? "–" : "+")).join("");
    const own = patterns.get(key);
    if (own === undefined) patterns.set(key, [row]);
    else own.push(row);
  }
  const best: (readonly number[])[] = [];
  const partial: (readonly (number | null)[])[] = [];
  for (const [key, own] of patterns) {
    if (!key.includes("–")) best.push(...bestPractice(own));
    else {
      const filled = bestPractice(own.map((row) => row.map((v) => (Number.isNaN(v) ? 0 : v))));
      partial.push(...filled.map((row) => row.map((v, j) => (key[j] === "–" ? null : v))));
    }
  }
  return { best, partial };
}

/** From so many rows on, the work is announced before it begins. */
const MANY = 5000;

interface Solved {
  readonly score: number;
  /** Shares of the children in the score; NaN where the child is missing or has no say. */
  readonly shares: readonly number[];
}

interface Against {
  readonly unit: string;
  /** Best practice in the children at these places. */
  peersOf(place: readonly number[]): Frontier;
}

/** Best practice by the children that a row has, each put together once. */
function peersBy({ best, partial }: Fitted): Against["peersOf"] {
  const known = new Map<string, Frontier>();
  return (place) => {
    const key = place.join(" ");
    const covering = () =>
      partial.filter((other) => place.every((j) => other[j] !== null)) as readonly (readonly number[])[];
    const peers = known.get(key) ?? frontierOf([...best, ...covering()].map((values) => place.map((j) => values[j]!)));
    known.set(key, peers);
    return peers;
  };
}

/** The best score that weights of its own can give a row, over the children that it has. */
function solveRow(row: readonly number[], fitted: Fitted, { unit, peersOf }: Against): Solved | null {
  const { largest, least, most, direction } = fitted;
  const place = row.flatMap((v, j) => (Number.isNaN(v) || !(largest[j]! > 0) ? [] : [j]));
  if (place.length === 0) return null;
  const pick = (values: readonly number[]) => place.map((j) => values[j]!);
  const y = place.map((j) => row[j]! / largest[j]!);
  const peers = peersOf(place);
  if (peers.rows.length === 0) throw new IndexError([{ code: "no-peers", path: [], params: { method: id, unit } }]);
  const upTo = pick(most);
  const reach = upTo.reduce((a, b) => a + b, 0); // below 1 where children are missing: the others may add more
  const found: Favourable =
    direction === null
      ? mostFavourable(y, peers, { least: pick(least), most: upTo.map((v) => Math.min(1, v / Math.min(1, reach))) })
      : distanceToBest(y, peers, pick(direction));
  if (found.status !== "optimal") {
    throw new IndexError([{ code: "program-unsolved", path: [], params: { method: id, unit, status: found.status } }]);
  }
  const parts = y.map((v, k) => v * found.weights[k]!);
  const whole = parts.reduce((a, b) => a + b, 0);
  const shares = row.map((_, j) =>
    place.includes(j) ? (whole > 0 ? parts[place.indexOf(j)]! / whole : 1 / place.length) : Number.NaN,
  );
  return { score: direction === null ? found.score : directional(found.score), shares };
}

/** 1/(1 + β); beyond best practice, where β is below 0, on along the tangent, so that no later row scores infinity. */
const directional = (beta: number): number => (beta < 0 ? 1 - beta : 1 / (1 + beta));

function solveAll(
  columns: readonly Float64Array[],
  { weights, rowWeights, fitted }: AggregateInput<Fitted>,
  context: TableContext,
) {
  const { rows, progress } = context;
  const everyOne = columns.map(() => 1);
  refuseOutside(columns, everyOne, { ...context, method: id, code: "score-negative" });
  refuseOutside(
    columns,
    columns.map((_, j) => fitted.least[j] ?? 0),
    { ...context, method: id, code: "share-of-zero" },
  );
  const nothingCounts = fitted.largest.every((top) => top === 0);
  const peersOf = peersBy(fitted);
  const best = fitted.best.length + fitted.partial.length;
  if (rows.length >= MANY)
    context.note({ code: "programs-ahead", path: [], params: { method: id, units: rows.length, best } });
  return Array.from({ length: rows.length }, (_, i): Solved | null => {
    if (i % 256 === 0) progress(i, rows.length);
    const row = columns.map((x, j) =>
      (rowWeights === undefined ? weights[j]! : rowWeights[j]![i]!) > 0 ? x[i]! : Number.NaN,
    );
    const found = solveRow(row, fitted, { unit: rows.unit[i]!, peersOf });
    // only children that have no say are there: as good as everybody in them, which is 1, or 0 where all are 0
    if (found !== null || row.every(Number.isNaN)) return found;
    return { score: nothingCounts ? 0 : 1, shares: row.map(() => Number.NaN) };
  });
}

/**
 * Benefit of the doubt (最有利权重法, BoD): every row gets the weights that favour it most, as in data envelopment analysis.
 * For row i: max Σⱼ wⱼyᵢⱼ with Σⱼ wⱼbⱼ ≤ 1 for all best practice b, w ≥ 0; 1 is best practice. `min`, `max` and `limits`
 * bound a child's share wⱼyᵢⱼ/Σ wₗyᵢₗ (饼图份额约束). `direction` instead: 1/(1 + β), β the largest with
 * Σ λₖbₖ ≥ y + β·g, Σ λₖ ≤ 1: how far all children can improve together in the direction g; 1 − β where β is below 0.
 * Best practice is learned: rows that no other row matches or beats in everything; a row is held against those that have all
 * the children that it has. Later rows may exceed 1.
 * The group's weights say only whether a child counts. A child that never differs would make everybody best: it has no
 * say, with the note "no-information". Missing children are skipped, limits on the others widened so that they reach the
 * whole; none present: missing. Scores from 0 up ("score-negative"), above 0 for a child with a `min` ("share-of-zero");
 * "bounds-not-feasible"; "no-peers" where no row learned from has all that a later row has.
 * Details: each child's share in the score, `share:<id>`. Range: 0–1 for the rows learned from. Compensation: full, at
 * each row's own rates. Time: one small linear program a row, held against best practice; from 5,000 rows the note
 * "programs-ahead" stands before it; `progress` is told, and may throw to stop.
 * @see Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), Social Indicators Research 82; Fusco (2015), European Journal of Operational Research 242
 * @example
 * const columns = [Float64Array.of(100, 20, 50), Float64Array.of(20, 100, 50)];
 * const fitted = bodScore.fit(columns, {});
 * // the third: weights 1/120 and 1/120
 * bodScore.apply(columns, { weights: [1, 1], fitted }); // => [1, 1, 0.833]
 */
export const bodScore = defineAggregator({
  id,
  name: { en: "benefit of the doubt", zh: "BoD 最有利权重法" },
  params: Params,
  texts: { ...weighObjectiveEn, ...aggregateMeansEn },
  fit,
  apply: (columns, input, context) =>
    Float64Array.from(solveAll(columns, input, context), (row) => row?.score ?? Number.NaN),
  details: (columns, input, context) => {
    const solved = solveAll(columns, input, quiet(context));
    const share = (j: number) => Float64Array.from(solved, (row) => row?.shares[j] ?? Number.NaN);
    return Object.fromEntries(context.nodes.map((node, j) => [`share:${node.id}`, share(j)]));
  },
});
