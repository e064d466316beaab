import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { defineTableImputer, type ImputedTable, type ImputeTable } from "../../method/index.ts";
import { comparePeriods, compareText } from "../../schema/order.ts";
import { count, mean, standardDeviation } from "../../stats/index.ts";
import { noteLeft } from "./gaps.ts";
import { placesOfIds, usual } from "./predictors.ts";

const Params = z.strictObject({
  /** How many neighbours lend their values. */
  k: z._default(z.int().check(z.minimum(1)), 5),
  /** Ids of the indicators that say who is near; all that count unless given. */
  by: z._default(z.nullable(z.array(z.string()).check(z.minLength(1))), null),
  /** `distance`: nearer ones count more, by 1/d. */
  weights: z._default(z.enum(["equal", "distance"]), "equal"),
});

type Donor = { readonly unit: string; readonly period: string; readonly values: readonly (number | null)[] };

export type Neighbourhood = {
  readonly k: number;
  readonly weights: "equal" | "distance";
  /** The columns, with the spread that distances are measured in; those in `by` say who is near. */
  readonly columns: readonly { readonly id: string; readonly spread: number; readonly near: boolean }[];
  /** All rows learned from, in the order of unit and period. */
  readonly donors: readonly Donor[];
};

const Shape = z.strictObject({
  k: z.number(),
  weights: z.enum(["equal", "distance"]),
  columns: z.array(z.strictObject({ id: z.string(), spread: z.number(), near: z.boolean() })),
  donors: z.array(z.strictObject({ unit: z.string(), period: z.string(), values: z.array(z.nullable(z.number())) })),
});

function fit(table: ImputeTable, { k, by, weights }: z.output<typeof Params>): Neighbourhood {
  const near = by === null ? usual(table) : placesOfIds(by, table, "by");
  const places = [...new Set([...near, ...table.wanted])];
  const columns = places.map((j) => {
    const x = table.columns[j]!;
    const spread = count(x) > 1 ? standardDeviation(x) : 0;
    // a constant column says nothing of who is near
    return { id: table.nodes[j]!.id, spread, near: near.includes(j) && spread > 0 };
  });
  const { unit, period } = table.rows;
  const order = [...unit.keys()].sort(
    (a, b) => compareText(unit[a]!, unit[b]!) || comparePeriods(period[a]!, period[b]!),
  );
  const cell = (v: number) => (Number.isNaN(v) ? null : v);
  const donors = order.map((i) => ({
    unit: unit[i]!,
    period: period[i]!,
    values: places.map((j) => cell(table.columns[j]![i]!)),
  }));
  return { k, weights, columns, donors };
}

function apply(table: ImputeTable, { k, weights, columns, donors }: Neighbourhood): ImputedTable {
  const ids = table.nodes.map(({ id }) => id);
  const places = columns.map(({ id }) => ids.indexOf(id));
  // mean squared difference over what both rows have, so that a gap does not make a neighbour nearer
  const distance = (row: number, donor: Donor, except: number): number => {
    let total = 0;
    let shared = 0;
    columns.forEach(({ spread, near }, c) => {
      const other = donor.values[c];
      const own = places[c]! < 0 ? Number.NaN : table.columns[places[c]!]![row]!;
      if (!near || c === except || other === null || other === undefined || Number.isNaN(own)) return;
      total += ((own - other) / spread) ** 2;
      shared += 1;
    });
    return shared === 0 ? Number.NaN : Math.sqrt(total / shared);
  };
  const filled = table.wanted.map((j) => {
    const { id } = table.nodes[j]!;
    const c = columns.findIndex((column) => column.id === id);
    const lenders = donors.filter(({ values }) => typeof values[c] === "number");
    const left: number[] = [];
    const y = Float64Array.from(table.columns[j]!, (v, i) => {
      if (!Number.isNaN(v)) return v;
      const found = lenders
        .filter(({ unit, period }) => unit !== table.rows.unit[i] || period !== table.rows.period[i])
        .map((donor) => ({ value: donor.values[c]!, d: distance(i, donor, c) }))
        .filter(({ d }) => !Number.isNaN(d))
        // a stable sort: of equally near ones the first by unit and period
        .sort((a, b) => a.d - b.d)
        .slice(0, k);
      if (found.length === 0) {
        left.push(i);
        return v;
      }
      return average(found, weights);
    });
    noteLeft("no-donor", left, { rows: table.rows, note: (issue) => table.note(issue, id) });
    return y;
  });
  return { columns: filled };
}

function average(found: readonly { value: number; d: number }[], weights: "equal" | "distance"): number {
  const same = found.filter(({ d }) => d === 0);
  if (weights === "equal" || same.length > 0)
    return mean(Float64Array.from(weights === "equal" ? found : same, ({ value }) => value));
  let total = 0;
  let weight = 0;
  for (const { value, d } of found) {
    total += value / d;
    weight += 1 / d;
  }
  return total / weight;
}

/**
 * Nearest neighbours (K 近邻插补): a gap gets the mean of the `k` nearest rows that have a value. Distance is the root mean
 * square of the differences in standard deviations, over the indicators that both rows have; of equally near rows the first
 * by unit and period. Every row learned from may lend, those of other periods and of the unit itself too: `over:
 * each-period` keeps to the period. What is learned holds all values that were learned from.
 * Missing: filled; a row that shares nothing with any lender stays, with a note.
 * @see Troyanskaya et al. (2001), Missing value estimation methods for DNA microarrays, Bioinformatics 17
 */
export const imputeNearestNeighbours = defineTableImputer({
  id: "nearest-neighbours",
  name: { en: "nearest neighbours", zh: "K 近邻插补" },
  params: Params,
  texts: imputeEn,
  learned: Shape,
  fit,
  apply,
});
