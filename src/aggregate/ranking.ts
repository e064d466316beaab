import * as z from "zod/mini";
import { aggregateRankingEn } from "../errors/en/aggregate-ranking.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import {
  type AggregateContext,
  type Aggregator,
  asDistance,
  defineAggregator,
  type Json,
  type MethodNode,
  type Needs,
  type ParamsOut,
  type Shell,
  type TableContext,
} from "../method/index.ts";
import type { Weighting } from "./cells.ts";

/** `raw`: the treated values in their measure and direction, as published; `scores`: the normalised ones. */
export const onParam = z._default(z.enum(["raw", "scores"]), "raw");

/** The decision matrix as a ranking method sees it: an ideal or a band has become the distance from it. */
export interface Table {
  readonly columns: readonly Float64Array[];
  readonly nodes: readonly MethodNode[];
  /** Columns of which less is better. */
  readonly costs: readonly boolean[];
  readonly weighting: Weighting;
  readonly context: TableContext;
  readonly method: string;
}

/** A score of which more is better, and the values on the way to it. */
export interface Ranked {
  readonly score: Float64Array;
  readonly [detail: string]: Float64Array;
}

interface Ranking<S extends Shell, F extends Json> {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly params: S;
  readonly needs?: Needs | ((params: ParamsOut<S>) => Needs);
  readonly ordinal?: boolean;
  learn(table: Table, params: ParamsOut<S>): F;
  score(table: Table, fitted: F): Ranked;
}

function readTable(
  columns: readonly Float64Array[],
  weighting: Weighting,
  context: TableContext,
  method: string,
): Table {
  const issues: Issue[] = [];
  const read = columns.map((x, j) => {
    const node = context.nodes[j]!;
    const { direction } = node;
    if (typeof direction === "object" && "ideal" in direction && direction.ideal === null)
      issues.push({ code: "ideal-unknown", path: [node.id], params: { method } });
    return asDistance(x, node);
  });
  if (issues.length > 0) throw new IndexError(issues);
  const nodes = read.map(({ node }) => node);
  return {
    columns: read.map(({ x }) => x),
    nodes,
    costs: nodes.map(({ direction }) => direction === "negative"),
    weighting,
    context,
    method,
  };
}

const silent = (_: Issue): void => {};

/**
 * An aggregator that ranks the rows of a decision matrix. `learn` gives what a later row is measured by, as plain JSON;
 * `score` uses it, row by row, and hands back the values on the way.
 */
export function defineRanking<S extends Shell, F extends Json>(spec: Ranking<S, F>): Aggregator<S, F> {
  const { id, name, params, needs = { units: 2 }, ordinal = false } = spec;
  return defineAggregator<S, F>({
    id,
    name,
    params,
    needs,
    ordinal,
    texts: aggregateRankingEn,
    reads: (chosen) => ((chosen as { on?: unknown }).on === "scores" ? "normalised" : "treated"),
    fit: (columns, chosen, context: AggregateContext) => spec.learn(readTable(columns, context, context, id), chosen),
    apply: (columns, input, context) => spec.score(readTable(columns, input, context, id), input.fitted).score,
    details: (columns, input, context) => {
      // what there is to note was said with the score
      const table = readTable(columns, input, { ...context, note: silent }, id);
      const { score: _, ...details } = spec.score(table, input.fitted);
      return details;
    },
  });
}

/** Whether a column has any say: a weight of zero is no reason to refuse its values. */
export function weighs({ weighting: { weights, rowWeights } }: Table, j: number): boolean {
  return rowWeights === undefined ? weights[j]! > 0 : rowWeights[j]!.some((w) => w > 0);
}

/** Refuses values that sums of shares, ratios or logarithms cannot take: the first cell of each column, and how many. */
export function requirePositive(table: Table, lowestOf: (j: number) => "above 0" | "at least 0"): void {
  const { columns, nodes, context, method } = table;
  const issues: Issue[] = [];
  columns.forEach((x, j) => {
    if (!weighs(table, j)) return;
    const lowest = lowestOf(j);
    let count = 0;
    let first = -1;
    for (let i = 0; i < x.length; i++) {
      if (!(x[i]! < 0 || (x[i] === 0 && lowest === "above 0"))) continue;
      if (count === 0) first = i;
      count += 1;
    }
    if (count === 0) return;
    const { unit, period } = context.rows;
    const params = { method, found: x[first]!, lowest, unit: unit[first]!, period: period[first]!, count };
    issues.push({ code: "value-not-positive", path: [nodes[j]!.id], params });
  });
  if (issues.length > 0) throw new IndexError(issues);
}

/** The weights that totals over rows rest on, relative to each other; null where each row has its own. */
export function rememberWeights({ weighting: { weights, rowWeights } }: Table): readonly number[] | null {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return rowWeights === undefined ? weights.map((w) => w / total) : null;
}

/** Totals learned with other weights would not fit the rows: an error, not a slip. */
export function requireSameWeights(table: Table, learned: readonly number[] | null): void {
  const now = rememberWeights(table);
  const same =
    learned === null || now === null
      ? learned === now
      : learned.length === now.length && now.every((w, j) => Math.abs(w - learned[j]!) <= 1e-9);
  if (!same) throw new IndexError([{ code: "weights-differ", path: [], params: { method: table.method } }]);
}

/** A share of what there was to gain, and 0.5 with a note where all rows learned from are equal and it would be 0/0. */
export function midpointNote({ context, method }: Table, what: string): void {
  context.note({ code: "equal-everywhere", path: [], params: { method, what } });
}

/** The smallest, largest, sum and mean of the present values; null where there are none. */
export type Spread = { readonly min: number; readonly max: number } | null;
