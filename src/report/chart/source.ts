import { en, IndexError, type Issue } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { nearest } from "../../schema/nearest.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Name, Node } from "../../schema/types.ts";
import { type Look, lookOf } from "./look.ts";
import type { ChartOptions } from "./types.ts";

/** What charts of scores take: which scores, and whose unit is marked. */
export interface ScoreChartOptions extends ChartOptions {
  /** The latest unless said. */
  readonly period?: string;
  /** The index unless said. */
  readonly node?: string;
  /** A unit to be marked. */
  readonly unit?: string;
}

/** Scores as charts read them. */
export interface Scores {
  readonly look: Look;
  readonly result: IndexResult;
  readonly node: string;
  readonly period: string;
  readonly unit: string | null;
  /** All periods, in order. */
  readonly periods: readonly string[];
  /** The name of a node or of a unit. */
  nodeName(id: string): string;
  unitName(unit: string): string;
  /** Rows of a period; of the one asked for unless said. */
  rows(period?: string): readonly number[];
  /** Nodes below one that have scores. */
  children(node: string): readonly string[];
  /** Wider groups first: 0 for the index. */
  depthOf(node: string): number;
}

/** Looks up what a chart is asked for. @throws IndexError with every wrong option */
export function scoresOf(result: IndexResult, options: ScoreChartOptions = {}): Scores {
  const look = lookOf(options);
  const issues: Issue[] = [];
  const periods = [...new Set(result.periods)].sort(comparePeriods);
  const { period = periods.at(-1) ?? "", node = result.nodes[0]!.id, unit = null } = options;
  if (!periods.includes(period))
    issues.push({ code: "unknown-period", path: ["period"], params: { period, known: periods } });
  if (!result.nodes.some(({ id }) => id === node)) {
    const known = result.nodes.map(({ id }) => id);
    const other = nodesOf(result).has(node);
    const params = { id: node, wanted: "node" as const, other, nearest: nearest(node, known) };
    issues.push({ code: "no-such-node", path: ["node"], params });
  }
  if (unit !== null && !result.units.includes(unit)) {
    const params = { unit, period: null, nearest: nearest(unit, new Set(result.units)) };
    issues.push({ code: "chart-unit", path: ["unit"], params });
  }
  if (issues.length > 0) throw new IndexError(issues, en);
  const names = new Map<string, string>();
  result.units.forEach((id, i) => {
    const name = result.names?.[i];
    if (name !== undefined && name !== "") names.set(id, name);
  });
  const named = nodesOf(result);
  const parents = new Map(result.nodes.map(({ id, parent }) => [id as string, parent as string | null]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : depthOf(parent) + 1;
  };
  return {
    look,
    result,
    node,
    period,
    unit,
    periods,
    nodeName: (id) => look.nameOf(named.get(id), id),
    unitName: (id) => look.nameOf(names.get(id), id),
    rows: (of = period) => result.periods.flatMap((one, i) => (one === of ? [i] : [])),
    children: (id) => result.nodes.filter(({ parent }) => parent === id).map((child) => child.id),
    depthOf,
  };
}

function nodesOf({ system }: IndexResult): ReadonlyMap<string, Name | undefined> {
  const names = new Map<string, Name | undefined>();
  const visit = (node: Node): void => {
    names.set(node.id, node.name);
    for (const child of node.children ?? []) visit(child);
  };
  visit(system.index);
  return names;
}

/** Rows with a score, best first; ties stand in the order of the data. @throws IndexError chart-empty */
export function rankedRows({ result, node, period, rows }: Scores): readonly number[] {
  const score = result.score(node);
  const present = rows().filter((i) => !Number.isNaN(score[i]!));
  if (present.length === 0) throw new IndexError([{ code: "chart-empty", path: [], params: { period, node } }], en);
  return [...present].sort((a, b) => score[b]! - score[a]! || a - b);
}

/** Periods in order. @throws IndexError chart-periods where there are too few */
export function periodsOf({ periods }: Scores, wanted: number): readonly string[] {
  if (periods.length < wanted)
    throw new IndexError([{ code: "chart-periods", path: [], params: { found: periods.length, wanted } }], en);
  return periods;
}

/** A rank as it is written: 3, or 3.5 where ties share; — for none. */
export function rankText(rank: number): string {
  if (Number.isNaN(rank) || rank === 0) return "—";
  return Number.isInteger(rank) ? String(rank) : rank.toFixed(1);
}
