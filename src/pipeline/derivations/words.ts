import type { Issue } from "../../errors/index.ts";
import type { Rows } from "../../method/index.ts";
import { type EvaluateWord, isTrue } from "../../schema/evaluate.ts";
import type { WordExpr } from "../../schema/expr.ts";
import { type UnitAggregate, unitAggregate } from "../../stats/unit-aggregates.ts";
import { placesOf } from "../derive.ts";
import type { Hierarchy } from "./hierarchy.ts";
import type { RowIndex } from "./row-index.ts";

/** What a formula's words found missing, to be told once a formula. */
export interface Gaps {
  /** By row: units below without a value, of all. */
  readonly children: Map<string, Map<number, { readonly missing: number; readonly of: number }>>;
  /** Rows without any unit of the level below. */
  readonly childless: Map<string, Set<number>>;
  /** Rows whose other row, earlier, at a period or above, the data do not have. */
  readonly absent: Map<string, Set<number>>;
}

export const noGaps = (): Gaps => ({ children: new Map(), childless: new Map(), absent: new Map() });

export interface WordContext {
  readonly rows: Rows;
  readonly index: RowIndex;
  readonly hierarchy: Hierarchy | undefined;
}

/** How `lag`, `at`, `ref` and the aggregates are computed over these rows; what was missing goes to `gaps`. */
export function wordEvaluator(context: WordContext, gaps: Gaps): EvaluateWord {
  const sources = new Map<string, Int32Array>();
  const sourceOf = (word: Exclude<WordExpr, { kind: "aggregate" }>): Int32Array => {
    const key = JSON.stringify({ ...word, args: [] });
    const found = sources.get(key) ?? sourceRows(word, context);
    sources.set(key, found);
    return found;
  };
  return (word, rows, { at, problem }) => {
    if (word.kind === "aggregate") return aggregated(word, rows, { ...context, gaps, at, problem });
    const source = sourceOf(word);
    const label = wordLabel(word);
    const values = new Float64Array(rows.length).fill(Number.NaN);
    // each row that is read is computed once, however many read it
    const wanted = new Map<number, number>();
    rows.forEach((row) => {
      const from = source[row]!;
      if (from < 0) note(gaps.absent, label, row);
      else if (!wanted.has(from)) wanted.set(from, wanted.size);
    });
    const inner = at(word.args[0]!, Int32Array.from(wanted.keys()));
    rows.forEach((row, i) => {
      if (source[row]! >= 0) values[i] = inner[wanted.get(source[row]!)!]!;
    });
    return values;
  };
}

function wordLabel(word: Exclude<WordExpr, { kind: "aggregate" }>): string {
  if (word.kind === "lag") return word.by === 1 ? "lag" : `lag ${word.by}`;
  return word.kind === "at" ? `at ${word.period}` : `ref ${word.to}`;
}

/** For each row the row that the word reads; −1 where there is none. */
function sourceRows(
  word: Exclude<WordExpr, { kind: "aggregate" }>,
  { rows, index, hierarchy }: WordContext,
): Int32Array {
  const { unitOf, periodOf, rowAt } = index;
  const each = (row: (i: number) => number) => Int32Array.from({ length: rows.length }, (_, i) => row(i));
  switch (word.kind) {
    case "lag": {
      const before = index.before(word.by);
      return each((i) => rowAt(unitOf[i]!, before[periodOf[i]!]!));
    }
    case "at": {
      const period = index.periodNumber(word.period) ?? -1;
      return each((i) => rowAt(unitOf[i]!, period));
    }
    case "ref": {
      const unit = index.unitNumber(word.to);
      return unit === undefined ? hierarchy!.above(word.to) : each((i) => rowAt(unit, periodOf[i]!));
    }
    default:
      return word satisfies never;
  }
}

type Aggregating = WordContext & { readonly gaps: Gaps } & Parameters<EvaluateWord>[2];

function aggregated(
  word: Extract<WordExpr, { kind: "aggregate" }>,
  rows: Int32Array,
  { hierarchy, gaps, at, problem }: Aggregating,
): Float64Array {
  const { name, level, args } = word;
  const { start, members, absent } = hierarchy!.below(level);
  const places: number[] = [];
  for (const row of rows) for (let k = start[row]!; k < start[row + 1]!; k++) places.push(members[k]!);
  const below = Int32Array.from(places);
  const values = at(args[0]!, below);
  const weights = args[1] === undefined ? null : at(args[1], below);
  const out = new Float64Array(rows.length).fill(Number.NaN);
  let next = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const end = next + start[row + 1]! - start[row]!;
    const of = end - next + absent[row]!;
    const x: number[] = [];
    const w: number[] = [];
    let negative = false;
    for (; next < end; next++) {
      const weight = weights === null ? 1 : weights[next]!;
      if (Number.isNaN(values[next]!) || Number.isNaN(weight)) continue;
      if (weight < 0) negative = true;
      x.push(values[next]!);
      w.push(weight);
    }
    if (of === 0) {
      note(gaps.childless, level, row);
      continue;
    }
    const missing = of - x.length;
    if (missing > 0) noteMissing(gaps, { level, row, missing, of });
    // a sum without one of its parts is not the sum
    if (name === "sum" && missing > 0) continue;
    if (x.length === 0 && name !== "count") continue;
    const column = Float64Array.from(x);
    const weight = weights === null ? null : Float64Array.from(w);
    const value = negative
      ? Number.NaN
      : name === "share"
        ? unitAggregate(
            "mean",
            column.map((v) => Number(isTrue(v))),
            weight,
          )
        : unitAggregate(name satisfies UnitAggregate, column, weight);
    if (Number.isFinite(value)) out[i] = value;
    else problem({ row, code: negative || (name === "gini" && x.some((v) => v < 0)) ? "domain" : undefinedAs(value) });
  }
  return out;
}

/** A mean of 0 below a coefficient, or weights that are all 0; else a sum beyond the largest number. */
const undefinedAs = (value: number) => (Number.isNaN(value) ? "division-by-zero" : "overflow");

function note(sets: Map<string, Set<number>>, label: string, row: number): void {
  const set = sets.get(label);
  if (set === undefined) sets.set(label, new Set([row]));
  else set.add(row);
}

function noteMissing(
  gaps: Gaps,
  { level, row, ...found }: { level: string; row: number; missing: number; of: number },
): void {
  const of = gaps.children.get(level) ?? new Map<number, { missing: number; of: number }>();
  gaps.children.set(level, of);
  if ((of.get(row)?.missing ?? 0) < found.missing) of.set(row, found);
}

/** The notes of one formula; only rows that count have a place in them. */
export function gapNotes(
  id: string,
  gaps: Gaps,
  { rows, counts }: { rows: Rows; counts(row: number): boolean },
): Issue[] {
  const notes: Issue[] = [];
  const path = ["data", id];
  const sorted = (found: Iterable<number>) => [...found].filter(counts).sort((a, b) => a - b);
  for (const [level, found] of gaps.children) {
    const at = sorted(found.keys());
    if (at.length === 0) continue;
    const missing = at.reduce((total, row) => total + found.get(row)!.missing, 0);
    const of = at.reduce((total, row) => total + found.get(row)!.of, 0);
    notes.push({ code: "children-missing", path, params: { level, missing, of, ...placesOf(at, rows) } });
  }
  for (const [level, found] of gaps.childless) {
    const at = sorted(found);
    if (at.length > 0) notes.push({ code: "no-children", path, params: { level, ...placesOf(at, rows) } });
  }
  for (const [word, found] of gaps.absent) {
    const at = sorted(found);
    if (at.length > 0) notes.push({ code: "other-row-absent", path, params: { word, ...placesOf(at, rows) } });
  }
  return notes;
}
