import { IndexError } from "../../errors/index.ts";
import type { Rows } from "../../method/index.ts";
import { comparePeriods, compareText } from "../../schema/order.ts";
import type { RowIndex } from "./row-index.ts";

/** The units of a level below each row's unit, in the same period. */
export interface Below {
  /** The rows below row `i` are `members[start[i]]` to `members[start[i + 1] - 1]`, by unit id. */
  readonly start: Int32Array;
  readonly members: Int32Array;
  /** Units that stood below this one in another period and have no row in this one. */
  readonly absent: Int32Array;
}

/** Which unit belongs to which, and what kind of unit each is: the groups `level` and `parent` of the data. */
export interface Hierarchy {
  readonly levels: readonly string[];
  /** Units named as a parent that the data do not have. */
  readonly unknownParents: readonly string[];
  below(level: string): Below;
  /** The row of the unit itself or of the unit above it that is of this level; −1 where there is none. */
  above(level: string): Int32Array;
}

/** More than any country has between its government and a household; beyond it a chain of parents is a circle. */
const MOST_LEVELS = 32;

/** Undefined where the data lack one of the two groups. */
export function hierarchyOf(rows: Rows, index: RowIndex): Hierarchy | undefined {
  const level = rows.group["level"];
  const parent = rows.group["parent"];
  if (level === undefined || parent === undefined) return undefined;
  const { unitOf, periodOf, rowAt } = index;
  const unknown = new Set<string>();
  const parentOf = Int32Array.from(parent, (id) => {
    const found = id === "" ? -1 : index.unitNumber(id);
    if (found === undefined) unknown.add(id);
    return found ?? -1;
  });
  const latest = latestRows(index);
  /** The row that says what a unit is in a period: its own, or its latest where it has none then. */
  const rowOf = (unit: number, period: number): number => {
    const row = rowAt(unit, period);
    return row >= 0 ? row : latest[unit]!;
  };
  /** The units above a row's unit, from the nearest up. */
  const ancestors = (row: number): number[] => {
    const found: number[] = [];
    for (let unit = parentOf[row]!; unit >= 0; unit = parentOf[rowOf(unit, periodOf[row]!)]!) {
      if (found.push(unit) <= MOST_LEVELS) continue;
      throw new IndexError([
        { code: "hierarchy-circle", path: ["data", "groups", "parent"], params: { unit: rows.unit[row]! } },
      ]);
    }
    return found;
  };
  for (let i = 0; i < rows.length; i++) ancestors(i);

  function below(label: string): Below {
    const start = new Int32Array(rows.length + 1);
    const pairs: [row: number, member: number][] = [];
    const ever = new Map<number, Set<number>>(); // the units that ever stood below a unit
    const everAbove = new Map<number, Set<number>>();
    for (const member of index.byUnit) {
      if (level![member] !== label) continue;
      const unit = unitOf[member]!;
      for (const above of ancestors(member)) {
        add(ever, above, unit);
        add(everAbove, unit, above);
        const row = rowAt(above, periodOf[member]!);
        if (row < 0) continue;
        pairs.push([row, member]);
        start[row + 1]! += 1;
      }
    }
    for (let i = 0; i < rows.length; i++) start[i + 1]! += start[i]!;
    const members = new Int32Array(pairs.length);
    const next = start.slice();
    for (const [row, member] of pairs) {
      members[next[row]!] = member;
      next[row]! += 1;
    }
    const absent = Int32Array.from(unitOf, (unit) => ever.get(unit)?.size ?? 0);
    // a row under another parent, or of another level by now, is no gap
    unitOf.forEach((unit, row) => {
      for (const one of everAbove.get(unit) ?? []) {
        const above = rowAt(one, periodOf[row]!);
        if (above >= 0) absent[above]! -= 1;
      }
    });
    return { start, members, absent };
  }

  function above(label: string): Int32Array {
    return Int32Array.from({ length: rows.length }, (_, row) => {
      if (level![row] === label) return row;
      const unit = ancestors(row).find((one) => level![rowOf(one, periodOf[row]!)] === label);
      return unit === undefined ? -1 : rowAt(unit, periodOf[row]!);
    });
  }

  return {
    levels: [...new Set(level)].filter((label) => label !== "").sort(compareText),
    unknownParents: [...unknown].sort(compareText),
    below: remembered(below),
    above: remembered(above),
  };
}

function latestRows({ units, periods, unitOf, periodOf }: RowIndex): Int32Array {
  const order = periods.map((_, i) => i).sort((a, b) => comparePeriods(periods[a]!, periods[b]!));
  const place = new Int32Array(periods.length);
  order.forEach((period, i) => {
    place[period] = i;
  });
  const latest = new Int32Array(units.length).fill(-1);
  unitOf.forEach((unit, row) => {
    const before = latest[unit]!;
    if (before < 0 || place[periodOf[before]!]! < place[periodOf[row]!]!) latest[unit] = row;
  });
  return latest;
}

function add(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function remembered<T>(compute: (label: string) => T): (label: string) => T {
  const known = new Map<string, T>();
  return (label) => {
    let found = known.get(label);
    if (found === undefined) {
      found = compute(label);
      known.set(label, found);
    }
    return found;
  };
}
