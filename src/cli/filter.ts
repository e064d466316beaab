import { en, IndexError, type Issue } from "../errors/index.ts";
import { nearest } from "../schema/nearest.ts";
import type { Scores } from "../schema/scores.ts";

/** What to show of a result; undefined shows all. */
export interface Wanted {
  readonly units: readonly string[] | undefined;
  readonly periods: readonly string[] | undefined;
  readonly nodes: readonly string[] | undefined;
  /** The last rank of the index that is shown, in each period. */
  readonly top?: number | undefined;
}

/** Scores that are shown, and how many units of a period `top` left out. */
export interface Shown {
  readonly scores: Scores;
  readonly left: ReadonlyMap<string, number>;
}

interface Asked {
  readonly unit?: readonly string[] | undefined;
  readonly period?: readonly string[] | undefined;
  readonly node?: readonly string[] | undefined;
}

/** The units, periods and nodes asked for; every one that is not in the result is a wrong call. */
export function wantedOf(asked: Asked, scores: Scores): Wanted {
  const issues: Issue[] = [];
  const indicators = scores.steps?.normalised?.map(({ indicator }) => indicator) ?? [];
  const units = new Set(scores.scores.map(({ unit }) => unit));
  const names = new Map(scores.scores.flatMap(({ unit, name }) => (name === undefined ? [] : [[name, unit] as const])));
  const wanted = {
    units: pick(asked.unit, { option: "--unit", known: units, names, issues }),
    periods: pick(asked.period, {
      option: "--period",
      known: new Set(scores.scores.map(({ period }) => period)),
      issues,
    }),
    nodes: pick(asked.node, {
      option: "--node",
      known: new Set([...scores.scores.map(({ node }) => node), ...indicators]),
      issues,
    }),
  };
  if (issues.length > 0) throw new IndexError(issues, en);
  return wanted;
}

interface Choice {
  readonly option: string;
  readonly known: ReadonlySet<string>;
  /** Other names of what is known. */
  readonly names?: ReadonlyMap<string, string>;
  readonly issues: Issue[];
}

function pick(
  asked: readonly string[] | undefined,
  { option, known, names, issues }: Choice,
): readonly string[] | undefined {
  if (asked === undefined) return undefined;
  const find = (word: string): string | undefined => (known.has(word) ? word : names?.get(word));
  const picked: string[] = [];
  for (const text of asked)
    for (const word of find(text.normalize("NFC")) === undefined ? text.split(",") : [text]) {
      const value = word.trim().normalize("NFC");
      const found = find(value);
      if (found !== undefined) picked.push(found);
      else
        issues.push({
          code: "call-value-unknown",
          path: [],
          params: { option, value, known: [...known], nearest: nearest(value, [...known, ...(names?.keys() ?? [])]) },
        });
    }
  return [...new Set(picked)];
}

/** The scores and steps of what is wanted; weights, plan and notes stay whole. */
export function filterScores(scores: Scores, { index, ...wanted }: Wanted & { readonly index: string }): Shown {
  const { units, periods, nodes, top } = wanted;
  const has = (list: readonly string[] | undefined, one: string): boolean => list === undefined || list.includes(one);
  const asked = ({ unit, period }: Row): boolean => has(units, unit) && has(periods, period);
  const left = new Map<string, number>();
  const first = new Set<string>();
  if (top !== undefined)
    for (const row of scores.scores) {
      if (row.node !== index || !asked(row)) continue;
      if (row.rank !== null && row.rank <= top) first.add(rowKey(row));
      else left.set(row.period, (left.get(row.period) ?? 0) + 1);
    }
  const fits = (row: Row, node: string): boolean =>
    asked(row) && has(nodes, node) && (top === undefined || first.has(rowKey(row)));
  const steps =
    scores.steps &&
    Object.fromEntries(
      Object.entries(scores.steps).map(([step, cells]) => [step, cells?.filter((cell) => fits(cell, cell.indicator))]),
    );
  const kept = scores.scores.filter((row) => fits(row, row.node));
  // a treated figure is shown with its unit, whatever nodes are asked for
  const treated = scores.treated?.filter((row) => asked(row) && (top === undefined || first.has(rowKey(row))));
  return { scores: { ...scores, scores: kept, ...(steps ? { steps } : {}), ...(treated ? { treated } : {}) }, left };
}

type Row = { readonly unit: string; readonly period: string };

function rowKey({ unit, period }: Row): string {
  return JSON.stringify([unit, period]);
}
