import * as z from "zod/mini";
import { IndexError, type Issue } from "../../errors/index.ts";
import type { ImputeTable } from "../../method/index.ts";
import { conditional, emNormal, expected, patternsOf } from "../../stats/em-normal.ts";
import { count, mean, standardDeviation } from "../../stats/index.ts";
import { usual } from "./predictors.ts";

export const NormalParams = {
  /** Which indicators inform each other: all that count, or those of the same group, 1 being its own, 2 the one above. */
  within: z._default(z.nullable(z.int().check(z.minimum(1))), null),
  /** Adds this share of its variance to each variance: for nearly dependent indicators, or few rows. */
  ridge: z._default(z.number().check(z.minimum(0)), 0),
  /** Stops when nothing moves by more, in standard deviations. */
  tolerance: z._default(z.number().check(z.positive()), 1e-10),
  iterations: z._default(z.int().check(z.minimum(1)), 2000),
};
const Options = z.strictObject(NormalParams);
export type NormalOptions = z.output<typeof Options>;

/** Of some indicators: each is shift + spread·z, with the means and covariances (rows up to the diagonal) of the z. */
export type NormalModel = {
  readonly ids: readonly string[];
  readonly shift: readonly number[];
  readonly spread: readonly number[];
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
};

export const NormalModelShape = z.strictObject({
  ids: z.array(z.string()),
  shift: z.array(z.number()),
  spread: z.array(z.number()),
  mean: z.array(z.number()),
  covariance: z.array(z.array(z.number())),
});

/** The places of the columns of each model: one for all, or one for each group with gaps to fill. */
export function scopesOf(table: ImputeTable, within: number | null): number[][] {
  const places = usual(table);
  if (within === null) return [places];
  const groupOf = (j: number) => {
    const { groups = [] } = table.nodes[j]!;
    return groups[Math.min(within, groups.length) - 1];
  };
  const groups = [...new Set(table.wanted.map(groupOf))];
  return groups.map((group) =>
    places.filter((j) => group !== undefined && (table.nodes[j]!.groups ?? []).includes(group)),
  );
}

/** One model; columns that are constant or empty have no part in it but their mean. */
export function learnModel(
  table: Pick<ImputeTable, "columns" | "nodes">,
  places: readonly number[],
  { method, note, ...options }: NormalOptions & { method: string; note(issue: Issue): void },
): NormalModel {
  const known = places.filter((j) => count(table.columns[j]!) > 0);
  const spreadOf = new Map(known.map((j) => [j, standardDeviation(table.columns[j]!, { ddof: 0 })]));
  const live = known.filter((j) => spreadOf.get(j)! > 0);
  const all = [...live, ...known.filter((j) => !live.includes(j))];
  const ids = all.map((j) => table.nodes[j]!.id);
  const shift = all.map((j) => mean(table.columns[j]!));
  const spread = all.map((j) => spreadOf.get(j)!);
  const scaled = live.map((j, k) => table.columns[j]!.map((v) => (v - shift[k]!) / spread[k]!));
  const fit = live.length === 0 ? undefined : emNormal(scaled, options);
  if (fit === null)
    throw new IndexError([{ code: "collinear", path: [], params: { method, ids: ids.slice(0, live.length) } }]);
  if (fit !== undefined && fit.change > options.tolerance)
    note({ code: "em-unconverged", path: [], params: { method, iterations: fit.iterations, change: fit.change } });
  return {
    ids,
    shift,
    spread,
    mean: ids.map((_, j) => fit?.mean[j] ?? 0),
    covariance: ids.map((_, j) => Array.from({ length: j + 1 }, (__, k) => fit?.covariance[j]?.[k] ?? 0)),
  };
}

/** What the model says of a row's gaps. */
export interface Predicted {
  readonly row: number;
  /** Places in the model. */
  readonly missing: readonly number[];
  readonly values: Float64Array;
  /** What one unit of `left` is in the measure. */
  readonly spread: readonly number[];
  /** Covariances that the rest of the row leaves open, in units of `spread`. */
  readonly left: readonly Float64Array[];
}

/** The gaps of each row by what is present in it; columns that the table does not have are missing everywhere. */
export function predict(table: ImputeTable, model: NormalModel): Predicted[] {
  const n = table.rows.length;
  const known = table.nodes.map(({ id }) => id);
  const { shift, spread } = model;
  const columns = model.ids.map((id, k) => {
    const j = known.indexOf(id);
    if (j < 0) return new Float64Array(n).fill(Number.NaN);
    return table.columns[j]!.map((v) => (spread[k]! > 0 ? (v - shift[k]!) / spread[k]! : v - v));
  });
  const full = model.mean.map((_, j) =>
    Float64Array.from(model.mean, (__, k) => (k <= j ? model.covariance[j]![k]! : model.covariance[k]![j]!)),
  );
  const means = Float64Array.from(model.mean);
  return patternsOf(columns).flatMap(({ present, missing, rows }) => {
    if (missing.length === 0) return [];
    // a constant column tells nothing of the others
    const speaking = present.filter((j) => full[j]![j]! > 0);
    const given = conditional({ covariance: full }, { present: speaking, missing });
    if (given === null) {
      const params = { method: "em", ids: speaking.map((j) => model.ids[j]!) };
      throw new IndexError([{ code: "collinear", path: [], params }]);
    }
    return rows.map((row) => {
      const at = (j: number) => columns[j]![row]!;
      const z = expected({ mean: means }, given, { present: speaking, missing, at });
      const values = z.map((v, a) => shift[missing[a]!]! + spread[missing[a]!]! * v);
      return { row, missing, values, spread: missing.map((j) => spread[j]!), left: given.left };
    });
  });
}
