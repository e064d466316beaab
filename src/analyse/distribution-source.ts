import { distributionNotesEn } from "../errors/en/distribution-notes.ts";
import { methodEn } from "../errors/en/method.ts";
import { IndexError } from "../errors/index.ts";
import { publicData } from "../pipeline/confidential.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { nearest } from "../schema/nearest.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Dataset, System } from "../schema/types.ts";

/** Data as they came, or an index computed from them. */
export type DistributionSource = Dataset | IndexResult;

/** What was read: a column of the data, the score of a group, or the figures of an indicator, derived and denominated. */
export type ReadFrom = "column" | "score" | "figures";

/** One column and what stands beside it. */
export interface Field {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly values: Float64Array;
  readonly read: ReadFrom;
  /** Rows of each period, the periods in order. */
  readonly slices: readonly { readonly period: string; readonly rows: readonly number[] }[];
  /** Any other column of the source, by id. */
  column(id: string): Float64Array;
  /** The labels of a grouping column. */
  labels(group: string): readonly string[];
}

export const isResult = (source: DistributionSource): source is IndexResult => "publicData" in source;

/** Texts of everything that these functions refuse. */
export const sourceTexts = { ...distributionNotesEn, ...methodEn };

/** @param of the id of a column of the data, or of a node of the result or another column of its data */
export function fieldOf(source: DistributionSource, of: string): Field {
  const column = (id: string) => columnOf(source, id).values;
  const groups = source.groups ?? {};
  return {
    units: source.units,
    periods: source.periods,
    ...columnOf(source, of),
    slices: slicesOf(source.periods),
    column,
    labels(group) {
      const labels = groups[group];
      if (labels === undefined) throw refusal("unknown-group", group, { group, known: Object.keys(groups) });
      return labels;
    },
  };
}

const refusal = (code: "unknown-group", id: string, params: { group: string; known: readonly string[] }) =>
  new IndexError([{ code, path: [id], params }], sourceTexts);

export function slicesOf(periods: readonly string[]): Field["slices"] {
  const rows = new Map<string, number[]>();
  periods.forEach((period, i) => {
    const own = rows.get(period);
    if (own === undefined) rows.set(period, [i]);
    else own.push(i);
  });
  return [...rows].map(([period, own]) => ({ period, rows: own })).sort((a, b) => comparePeriods(a.period, b.period));
}

/** The values of some rows. */
export const pick = (x: ArrayLike<number>, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (i) => x[i]!);

function columnOf(source: DistributionSource, id: string): Pick<Field, "values" | "read"> {
  const data = isResult(source) ? source.publicData : publicData(source);
  if (isResult(source)) {
    if (source.nodes.some((node) => node.id === id && node.group)) return { values: source.score(id), read: "score" };
    if (indicatorIds(source.system).has(id)) return { values: source.value("denominated", id), read: "figures" };
  }
  const values = data.columns.get(id);
  if (values === undefined) {
    const known = [...(isResult(source) ? source.nodes.map((node) => node.id) : []), ...data.columns.keys()];
    const params = { id, nearest: nearest(id, known) };
    throw new IndexError([{ code: "distribution-column", path: [id], params }], sourceTexts);
  }
  return { values: isResult(source) ? matched(source, values) : values, read: "column" };
}

/** A column of the data in the rows of the result, which screening and the level leave fewer. */
function matched({ units, periods, publicData }: IndexResult, values: Float64Array): Float64Array {
  const same =
    units.length === publicData.units.length && units.every((unit, i) => isRow(publicData, i, unit, periods));
  if (same) return values;
  const key = (unit: string, period: string) => JSON.stringify([unit, period]);
  const at = new Map(publicData.units.map((unit, i) => [key(unit, publicData.periods[i]!), i]));
  return Float64Array.from(units, (unit, i) => values[at.get(key(unit, periods[i]!)) ?? -1] ?? Number.NaN);
}

const isRow = (data: Dataset, i: number, unit: string, periods: readonly string[]): boolean =>
  data.units[i] === unit && data.periods[i] === periods[i];

function indicatorIds({ index }: System): ReadonlySet<string> {
  const found = new Set<string>();
  const stack: (typeof index.children)[number][] = [index];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.children === undefined) found.add(node.id);
    else stack.push(...node.children);
  }
  return found;
}
