import { IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { nearest } from "../../schema/nearest.ts";

/** The row of a unit in a period; one that is not there is an error. */
export function rowOf(
  result: IndexResult,
  { unit, period }: { readonly unit: string; readonly period: string },
): number {
  const row = findRow(result, { unit, period });
  if (row >= 0) return row;
  const { units, periods } = result;
  const known = [...new Set(periods)];
  if (!known.includes(period)) throw new IndexError([{ code: "unknown-period", path: [], params: { period, known } }]);
  const near = nearest(unit, [...new Set(units)]);
  throw new IndexError([{ code: "no-such-unit", path: [], params: { unit, period, nearest: near } }]);
}

export function findRow(
  { units, periods }: IndexResult,
  at: { readonly unit: string; readonly period: string },
): number {
  for (let i = 0; i < units.length; i++) if (units[i] === at.unit && periods[i] === at.period) return i;
  return -1;
}

/** The node asked for, the index unless one is; one without scores is an error. */
export function nodeOf(results: readonly IndexResult[], node: string | undefined): string {
  const id = node ?? results[0]!.nodes[0]!.id;
  for (const result of results) result.score(node ?? result.nodes[0]!.id);
  return id;
}

/** Parts that do not give the score that they explain: cells or scores that may not be shown took part in it. */
export function refuseUnexplained(
  told: number,
  score: number,
  at: { readonly unit: string; readonly period: string },
): void {
  if (Math.abs(told - score) <= 1e-9 * Math.max(1, Math.abs(score))) return;
  if (Number.isNaN(score)) throw new IndexError([{ code: "no-score-there", path: [], params: at }]);
  throw new IndexError([{ code: "score-not-explained", path: [], params: at }]);
}
