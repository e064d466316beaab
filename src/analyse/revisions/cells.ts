import { says } from "../../prepare/vintages.ts";
import { comparePeriods, compareText } from "../../schema/order.ts";
import { type Vintage, type VintageName, vintageName } from "../../schema/vintage.ts";
import { mean, standardDeviation, sum } from "../../stats/index.ts";
import { studentTTail } from "../../stats/student-t.ts";
import type { BiasTest, RevisedCell, RevisionSummary } from "./types.ts";

/** What a cell was said to be, the earliest first; null = taken back. */
export interface CellHistory {
  readonly unit: string;
  readonly period: string;
  readonly told: readonly { readonly name: VintageName; readonly value: number | null }[];
}

/** Each cell of each column with what the vintages say of it; columns by id, cells by period and unit. */
export function cellHistories(vintages: readonly Vintage[]): Map<string, CellHistory[]> {
  const columns = new Map<string, Map<string, CellHistory & { told: CellHistory["told"][number][] }>>();
  for (const { data, ...rest } of vintages) {
    const name = vintageName(rest);
    for (const [id, x] of data.columns) {
      const cells = columns.get(id) ?? new Map();
      columns.set(id, cells);
      data.units.forEach((unit, i) => {
        if (!says(data, id, i)) return;
        const period = data.periods[i]!;
        const key = JSON.stringify([unit, period]);
        const cell = cells.get(key) ?? { unit, period, told: [] };
        cells.set(key, cell);
        cell.told.push({ name, value: Number.isNaN(x[i]!) ? null : x[i]! });
      });
    }
  }
  const order = (a: CellHistory, b: CellHistory) => comparePeriods(a.period, b.period) || compareText(a.unit, b.unit);
  const ids = [...columns.keys()].sort(compareText);
  return new Map(ids.map((id) => [id, [...columns.get(id)!.values()].sort(order)]));
}

/** Every time that a cell was told otherwise than before. */
export function revisedCells(indicator: string, cells: readonly CellHistory[]): RevisedCell[] {
  return cells.flatMap(({ unit, period, told }) =>
    told.slice(1).flatMap(({ name, value: to }, i): RevisedCell[] => {
      const { value: from, name: before } = told[i]!;
      if (from === to) return [];
      const difference = from === null || to === null ? null : to - from;
      const relative = difference === null || from === 0 ? null : difference / Math.abs(from!);
      return [{ unit, period, indicator, from, to, difference, relative, before, after: name }];
    }),
  );
}

/** Whether the mean of x differs from 0: t = mean / (s/√n) with n − 1 degrees of freedom. */
export function biasTest(x: Float64Array): BiasTest | null {
  if (x.length < 2) return null;
  const s = standardDeviation(x);
  if (s === 0) return null;
  const df = x.length - 1;
  const t = mean(x) / (s / Math.sqrt(x.length));
  return { t, df, p: studentTTail(t, { df }) };
}

export function revisionSummary(
  indicator: string,
  cells: readonly CellHistory[],
  { biasOver }: { readonly biasOver: "cells" | "periods" },
): RevisionSummary | null {
  const ends = cells.flatMap(({ period, told }) => {
    const known = told.flatMap(({ value }) => (value === null ? [] : [value]));
    // one stated once, or taken back in the end, has no latest figure to hold the first against
    if (known.length < 2 || told.at(-1)!.value === null) return [];
    return [{ period, first: known[0]!, latest: known.at(-1)! }];
  });
  if (ends.length === 0) return null;
  const r = Float64Array.from(ends, ({ first, latest }) => latest - first);
  const size = r.map(Math.abs);
  const level = sum(Float64Array.from(ends, ({ latest }) => Math.abs(latest)));
  const periods = [...new Set(ends.map(({ period }) => period))];
  const means = periods.map((period) => mean(r.filter((_, i) => ends[i]!.period === period)));
  return {
    indicator,
    n: r.length,
    revised: r.filter((v) => v !== 0).length,
    mean: mean(r),
    meanAbsolute: mean(size),
    relativeMeanAbsolute: level === 0 ? null : sum(size) / level,
    standardDeviation: r.length < 2 ? null : standardDeviation(r),
    upward: r.filter((v) => v > 0).length / r.length,
    bias: biasTest(biasOver === "cells" ? r : Float64Array.from(means)),
  };
}
