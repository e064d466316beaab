import * as z from "zod/mini";
import { IndexError } from "../../errors/index.ts";
import type { ColumnContext, Rows } from "../../method/index.ts";
import { parsePeriod, periodTime } from "../../schema/period.ts";
import type { Break } from "../../schema/types.ts";
import { noteLeft, placesOf } from "./gaps.ts";

/** A known value of a unit, at the beginning of its period in years. */
export type Point = {
  readonly time: number;
  readonly value: number;
};

/** What gaps in time are filled from: of each unit its first and last value and those next to its gaps. */
export type Series = {
  readonly units: readonly { readonly unit: string; readonly points: readonly Point[] }[];
};

export const SeriesShape = z.strictObject({
  units: z.array(
    z.strictObject({ unit: z.string(), points: z.array(z.strictObject({ time: z.number(), value: z.number() })) }),
  ),
});

/**
 * When each row's period begins, in years. Periods must be of one kind: a quarter between years, or two spans to date of
 * different length, cannot be carried into one another. A single period may be any text, since nothing lies beside it.
 */
function timesOf({ period }: Rows): Float64Array {
  const kinds = new Map<string, string>();
  const strange = new Set<string>();
  for (const text of new Set(period)) {
    const parsed = parsePeriod(text);
    if (parsed === undefined) strange.add(text);
    else kinds.set(parsed.toDate ? `${parsed.part} 1 to ${parsed.index}` : parsed.part, text);
  }
  if (strange.size + kinds.size <= 1) return Float64Array.from(period, periodTime);
  if (strange.size > 0) throw new IndexError([{ code: "period-not-time", path: [], params: { found: [...strange] } }]);
  if (kinds.size > 1)
    throw new IndexError([{ code: "mixed-periods", path: [], params: { found: [...kinds.values()] } }]);
  return Float64Array.from(period, periodTime);
}

/** The rows of each unit in the order of time. */
function byUnit(rows: Rows, times: Float64Array): Map<string, number[]> {
  const units = new Map<string, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const list = units.get(rows.unit[i]!);
    if (list === undefined) units.set(rows.unit[i]!, [i]);
    else list.push(i);
  }
  for (const list of units.values()) list.sort((a, b) => times[a]! - times[b]!);
  return units;
}

/** Keeps what the gaps of these rows and of later ones need, so that any of the rows can be filled again alone. */
export function learnSeries(x: Float64Array, rows: Rows): Series {
  const times = timesOf(rows);
  const units: { unit: string; points: Point[] }[] = [];
  for (const [unit, list] of byUnit(rows, times)) {
    const known = list.filter((i) => !Number.isNaN(x[i]!) && !Number.isNaN(times[i]!));
    if (known.length === 0) continue;
    const beside = (i: number, step: number) => {
      const next = list[list.indexOf(i) + step];
      return next === undefined || Number.isNaN(x[next]!);
    };
    const kept = known.filter((i) => beside(i, -1) || beside(i, 1));
    units.push({ unit, points: kept.map((i) => ({ time: times[i]!, value: x[i]! })) });
  }
  return { units };
}

/** What stands beside a gap, and how it may be used. */
export interface Gap {
  readonly time: number;
  readonly before: Point | undefined;
  readonly after: Point | undefined;
  /** The first break after `from` and not after `to`. */
  breakIn(from: number, to: number): Break | undefined;
}

/** The value of a gap, or why it has none. */
export type Filled = number | Break | "too-old" | "no-neighbour-in-time";

/** Fills each gap by a rule from what the unit has before and after it, in these rows or learned. */
export function fillSeries(
  x: Float64Array,
  { units }: Series,
  { rows, node, note, rule }: ColumnContext & { rule(gap: Gap): Filled },
): Float64Array {
  const times = timesOf(rows);
  const breaks = (node.breaks ?? []).map((entry) => ({ entry, time: breakTime(entry) }));
  breaks.sort((a, b) => a.time - b.time);
  const breakIn = (from: number, to: number) => breaks.find(({ time }) => from < time && time <= to)?.entry;
  const learned = new Map(units.map(({ unit, points }) => [unit, points]));
  const y = Float64Array.from(x);
  const left = { "too-old": [] as number[], "no-neighbour-in-time": [] as number[] };
  const stopped = new Map<Break, number[]>();
  for (const [unit, list] of byUnit(rows, times)) {
    const gaps = list.filter((i) => Number.isNaN(x[i]!));
    if (gaps.length === 0) continue;
    const points = merged(
      learned.get(unit) ?? [],
      list.filter((i) => !Number.isNaN(x[i]! + times[i]!)).map((i) => ({ time: times[i]!, value: x[i]! })),
    );
    for (const i of gaps) {
      const time = times[i]!;
      const before = points.findLast((point) => point.time < time);
      const after = points.find((point) => point.time > time);
      const filled = rule({ time, before, after, breakIn });
      if (typeof filled === "number") y[i] = filled;
      else if (typeof filled === "string") left[filled].push(i);
      else stopped.set(filled, [...(stopped.get(filled) ?? []), i]);
    }
  }
  for (const reason of ["too-old", "no-neighbour-in-time"] as const) noteLeft(reason, left[reason], { rows, note });
  for (const [{ period, reason }, at] of stopped)
    note({ code: "break-not-crossed", path: [], params: { period, reason, ...placesOf(at, rows) } });
  return y;
}

function breakTime({ period }: Break): number {
  const time = periodTime(period);
  if (Number.isNaN(time)) throw new IndexError([{ code: "period-not-time", path: [], params: { found: [period] } }]);
  return time;
}

/** Both in the order of time; of two at one time the present row counts. */
function merged(learned: readonly Point[], present: readonly Point[]): Point[] {
  const byTime = new Map<number, Point>();
  for (const point of [...learned, ...present]) byTime.set(point.time, point);
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}
