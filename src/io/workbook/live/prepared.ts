import { asDistance, type MethodNode } from "../../../method/index.ts";
import { choiceFor } from "../../../pipeline/column-steps.ts";
import { methodNode } from "../../../pipeline/columns.ts";
import { measureIn } from "../../../schema/measure-words.ts";
import type { Direction, Indicator, Transform } from "../../../schema/types.ts";
import type { CellToWrite, SheetToWrite } from "../../xlsx/write.ts";
import { type Book, type Column, directionOf, identity, measureOf, small, wideSheet } from "../context.ts";
import { derivedCell, guarded } from "./derive.ts";
import type { Learned, Ruler } from "./ruler.ts";
import { blockRef, cellRef } from "./text.ts";

const TRANSFORMS: { readonly [T in Transform]: { readonly name: string; readonly of: (v: number) => number } } = {
  ln: { name: "LN", of: Math.log },
  log10: { name: "LOG10", of: Math.log10 },
  sqrt: { name: "SQRT", of: Math.sqrt },
};

/** Rows of the sheets that show data: all have their first row at the same place. */
export interface Grid {
  readonly first: number;
  /** Lines under the headings. */
  readonly lines: number;
}

/** The figures as they came, and what is normalised, cell by cell. */
export interface Prepared {
  readonly sheets: readonly SheetToWrite[];
  /** The column that the indicator's method reads, with the ideal or band as a distance where the method knows none. */
  readonly read: (id: string) => ReadColumn | null;
}

export interface ReadColumn {
  readonly values: Float64Array;
  readonly ref: (i: number) => string;
  /** The cells of a period, or of all. */
  readonly learned: (period: string | null) => Learned | null;
}

const agrees = (a: number, b: number): boolean =>
  a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));

export function prepare(book: Book, { grid, ruler }: { readonly grid: Grid; readonly ruler: Ruler }): Prepared {
  const { result, words, indicators, rows } = book;
  const { plan, publicData: data, system } = result;
  const left = identity(book).headings.length;
  const place = new Map(data.units.map((unit, i) => [JSON.stringify([unit, data.periods[i]]), i]));
  const source = result.units.map((unit, i) => place.get(JSON.stringify([unit, result.periods[i]])));
  const raw = [...data.columns.keys()];
  const rawAt = new Map(raw.map((id, j) => [id, left + j]));
  const at = new Map(indicators.map((id, j) => [id, left + j]));
  const rowOf = new Int32Array(result.units.length);
  rows.forEach((i, k) => {
    rowOf[i] = grid.first + k;
  });
  const described = new Map([...system.variables, ...indicatorsOf(system.index)].map((one) => [one.id, one]));
  const deflated = (id: string) => described.get(id)?.deflate !== undefined;
  const normaliserOf = (id: string) => book.registry.get("normalise", choiceFor(plan.normalise, id).id);
  const indicator = (id: string) => book.node(id) as Indicator;
  const distances: { readonly id: string; readonly values: Float64Array; readonly say: (x: string) => string }[] = [];
  const reads = new Map<string, Float64Array>();
  for (const id of indicators) {
    const x = result.value(normaliserOf(id)?.reads === "derived" ? "denominated" : "transformed", id);
    reads.set(id, x);
    const distance = distanceOf(id, x);
    if (distance !== null) distances.push({ id, ...distance });
  }
  const distanceAt = new Map(distances.map(({ id }, j) => [id, left + indicators.length + j]));

  /** The distance from the ideal or band, for methods that know only more and less. */
  function distanceOf(id: string, x: Float64Array) {
    const method = normaliserOf(id);
    const node = indicator(id);
    if (method?.directions !== "signed" || typeof node.direction === "string") return null;
    const derived = method.reads === "derived";
    const { transform } = node;
    const scale = (v: number) => (derived || transform === undefined ? v : TRANSFORMS[transform].of(v));
    const scaled: MethodNode = {
      ...methodNode(node),
      direction: scaledDirection(node.direction, scale),
      goalposts: node.goalposts && [scale(node.goalposts[0]), scale(node.goalposts[1])],
    };
    const points = pointsOf(scaled);
    if (points === null) return null;
    const { from, to, below, above } = points;
    const line = { id, at: "", method: words.distance };
    const p = (name: string, value: number) => ruler.cell(line, name, value);
    const say = (c: string) => {
      const under = `(${p("from", from)}-${c})${below === 1 ? "" : `/${p("below", below)}`}`;
      const beyond = `(${c}-${p("to", to)})${above === 1 ? "" : `/${p("above", above)}`}`;
      return `IF(${c}<${p("from", from)},${under},IF(${c}>${p("to", to)},${beyond},0))`;
    };
    return { values: asDistance(x, scaled).x, say };
  }

  function cell(id: string, i: number): CellToWrite {
    const node = indicator(id);
    const value = reads.get(id)![i]!;
    const [denominated, treated] = [result.value("denominated", id)[i]!, result.value("treated", id)[i]!];
    const own = source[i];
    const derivedOnly = normaliserOf(id)?.reads === "derived";
    const moved = !derivedOnly && !(denominated === treated || (Number.isNaN(denominated) && Number.isNaN(treated)));
    if (moved) return { value, look: Number.isNaN(denominated) ? "filled" : "carried" };
    const found =
      own === undefined || deflated(id)
        ? null
        : derivedCell(node, {
            raw: (column) => {
              const x = deflated(column) ? undefined : data.columns.get(column);
              return x === undefined
                ? undefined
                : { ref: cellRef(words.sheets.data, rawAt.get(column)!, rowOf[i]!), value: x[own]! };
            },
            indicator: (column) => described.get(column) as Indicator | undefined,
          });
    if (found === null || !agrees(Number.isFinite(found.value) ? found.value : Number.NaN, denominated))
      return Number.isNaN(value) ? { value: null, look: "carried" } : { value, look: "carried" };
    const text = guarded(found);
    const { transform } = node;
    const formula =
      transform === undefined || derivedOnly
        ? text
        : `IF(ISNUMBER(${text}),${TRANSFORMS[transform].name}(${found.text}),"")`;
    return { formula, value: Number.isNaN(value) ? null : value, look: "plain" };
  }

  const bounds = new Map<string, { from: number; to: number }>();
  rows.forEach((i, k) => {
    const period = result.periods[i]!;
    const known = bounds.get(period);
    bounds.set(period, { from: known?.from ?? k, to: k });
  });
  const names = book.names(indicators);
  const under = (list: readonly CellToWrite[]) => Array.from({ length: grid.lines }, (_, k) => list[k] ?? small(""));
  const lines = (list: readonly string[]) => Array.from({ length: grid.lines }, (_, k) => list[k] ?? "");
  const rawNames = raw.map((id) => book.say(described.get(id)?.name, id));
  const dataColumns = raw.map((id, j): Column => {
    const x = data.columns.get(id)!;
    return {
      title:
        rawNames.indexOf(rawNames[j]!) === rawNames.lastIndexOf(rawNames[j]!) ? rawNames[j]! : `${rawNames[j]} (${id})`,
      id,
      cell: (i) => {
        const row = source[i];
        const v = row === undefined ? Number.NaN : x[row]!;
        return { value: Number.isNaN(v) ? null : v, look: "input" };
      },
      under: under([small(measureIn(described.get(id)?.measure ?? "", book.locale))]),
    };
  });
  const preparedColumns = [
    ...indicators.map(
      (id, j): Column => ({
        title: names[j]!,
        id,
        cell: (i) => cell(id, i),
        under: under([small(measureOf(book, id)), small(directionOf(book, id)), small(indicator(id).formula)]),
      }),
    ),
    ...distances.map(
      ({ id, values, say }): Column => ({
        title: words.helper(names[indicators.indexOf(id)]!, words.distance),
        id: `${id} ${words.distance}`,
        cell: (i) => {
          const x = cellRef(words.sheets.prepared, at.get(id)!, rowOf[i]!);
          const v = values[i]!;
          return { formula: `IF(ISNUMBER(${x}),${say(x)},"")`, value: Number.isNaN(v) ? null : v, look: "plain" };
        },
        under: under([]),
      }),
    ),
  ];
  return {
    sheets: [
      wideSheet(book, words.sheets.data, { columns: dataColumns, lines: lines([words.measure]) }),
      wideSheet(book, words.sheets.prepared, {
        columns: preparedColumns,
        lines: lines([words.measure, words.direction, words.formula]),
      }),
    ],
    read: once((id: string): ReadColumn | null => {
      const treat = choiceFor(plan.treat, id).id;
      const distance = distances.find((one) => one.id === id);
      // points of a direction move with a treatment that bends the scale
      if (distance !== undefined && treat !== "none" && normaliserOf(id)?.reads !== "derived") return null;
      const column = distanceAt.get(id) ?? at.get(id)!;
      const values = distance?.values ?? reads.get(id)!;
      return {
        values,
        ref: (i) => cellRef(words.sheets.prepared, column, rowOf[i]!),
        learned: once((period: string | null): Learned | null => {
          const found = period === null ? { from: 0, to: rows.length - 1 } : bounds.get(period);
          if (found === undefined) return null;
          const own = rows.slice(found.from, found.to + 1).map((i) => values[i]!);
          const [top, bottom] = [grid.first + found.from, grid.first + found.to];
          const block = { sheet: words.sheets.prepared, left: column, right: column, top, bottom };
          return { range: blockRef(block, true), present: Float64Array.from(own.filter((v) => !Number.isNaN(v))) };
        }),
      };
    }),
  };
}

/** Answers each question once. */
function once<Q, A>(answer: (question: Q) => A): (question: Q) => A {
  const known = new Map<Q, A>();
  return (question) => {
    if (!known.has(question)) known.set(question, answer(question));
    return known.get(question)!;
  };
}

function indicatorsOf(node: { readonly children?: readonly unknown[] | undefined }): Indicator[] {
  return node.children === undefined
    ? [node as unknown as Indicator]
    : node.children.flatMap((child) => indicatorsOf(child as { readonly children?: readonly unknown[] }));
}

function scaledDirection(direction: Direction, scale: (v: number) => number): Direction {
  if (typeof direction === "string") return direction;
  const points = Object.entries(direction).map(([key, v]) => [key, typeof v === "number" ? scale(v) : v]);
  return Object.fromEntries(points) as Direction;
}

/** The band of a direction with the lengths that a distance is measured in; as `asDistance` takes them. */
function pointsOf({ direction, goalposts }: MethodNode) {
  if (typeof direction === "string") return null;
  const [from, to] = "ideal" in direction ? [direction.ideal, direction.ideal] : [direction.from, direction.to];
  if (from === null || to === null) return null;
  const [min, max] = "ideal" in direction ? (goalposts ?? []) : [direction.min, direction.max];
  const relative = min !== undefined && max !== undefined;
  return { from, to, below: relative ? from - min : 1, above: relative ? max - to : 1 };
}
