import type { Rows } from "../../method/index.ts";
import { compareText } from "../../schema/order.ts";
import { earlier, parsePeriod, periodKey } from "../../schema/period.ts";
import { periodsOf } from "../slices.ts";

/** Units and periods by number, and the row of each pair. */
export interface RowIndex {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly unitOf: Int32Array;
  readonly periodOf: Int32Array;
  /** Rows in the order of their units' ids, so that sums do not depend on the order of the rows. */
  readonly byUnit: Int32Array;
  unitNumber(id: string): number | undefined;
  /** −1 where there is none. */
  rowAt(unit: number, period: number): number;
  /** The number of a period of the data by its text or, in the calendar, by its meaning. */
  periodNumber(text: string): number | undefined;
  /** The number of the period so many before each; −1 where the data have none. */
  before(by: number): Int32Array;
}

/** Made when it is first asked for a unit: systems without formulas that read other rows need the periods only. */
export function rowIndex(rows: Rows): RowIndex {
  const periods = periodsOf(rows).toSorted(compareText);
  let made: RowIndex | undefined;
  const whole = (): RowIndex => {
    made ??= wholeIndex(rows, periods);
    return made;
  };
  return {
    periods,
    get units() {
      return whole().units;
    },
    get unitOf() {
      return whole().unitOf;
    },
    get periodOf() {
      return whole().periodOf;
    },
    get byUnit() {
      return whole().byUnit;
    },
    unitNumber: (id) => whole().unitNumber(id),
    rowAt: (one, when) => whole().rowAt(one, when),
    periodNumber: (text) => whole().periodNumber(text),
    before: (by) => whole().before(by),
  };
}

function wholeIndex({ unit, period, length }: Rows, periods: readonly string[]): RowIndex {
  const units = [...new Set(unit)].sort(compareText);
  const unitNumbers = new Map(units.map((id, i) => [id, i]));
  const periodNumbers = new Map(periods.map((text, i) => [text, i]));
  const unitOf = Int32Array.from(unit, (id) => unitNumbers.get(id)!);
  const periodOf = Int32Array.from(period, (text) => periodNumbers.get(text)!);
  const rows = new Map<number, number>();
  for (let i = 0; i < length; i++) rows.set(unitOf[i]! * periods.length + periodOf[i]!, i);
  const keys = new Map<string, number>();
  const parsed = periods.map(parsePeriod);
  parsed.forEach((calendar, i) => {
    if (calendar !== undefined && !keys.has(periodKey(calendar))) keys.set(periodKey(calendar), i);
  });
  return {
    units,
    periods,
    unitOf,
    periodOf,
    byUnit: sorted(unitOf, units.length),
    unitNumber: (id) => unitNumbers.get(id),
    rowAt: (one, when) => (when < 0 ? -1 : (rows.get(one * periods.length + when) ?? -1)),
    periodNumber(text) {
      const calendar = parsePeriod(text);
      return periodNumbers.get(text) ?? (calendar && keys.get(periodKey(calendar)));
    },
    before: (by) =>
      Int32Array.from(parsed, (calendar) => (calendar && keys.get(periodKey(earlier(calendar, by)))) ?? -1),
  };
}

/** Row numbers by the number of their unit, by counting. */
function sorted(unitOf: Int32Array, units: number): Int32Array {
  const start = new Int32Array(units + 1);
  for (const unit of unitOf) start[unit + 1]! += 1;
  for (let u = 0; u < units; u++) start[u + 1]! += start[u]!;
  const order = new Int32Array(unitOf.length);
  unitOf.forEach((unit, row) => {
    order[start[unit]!] = row;
    start[unit]! += 1;
  });
  return order;
}
