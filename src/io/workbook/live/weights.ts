import { comparePeriods } from "../../../schema/order.ts";
import { columnLetters } from "../../csv.ts";
import type { CellToWrite, SheetToWrite } from "../../xlsx/write.ts";
import { type Book, type Column, columnOrder, heading, identity, small, wideSheet } from "../context.ts";
import { depths } from "../results.ts";
import { blockRef, cellRef } from "./text.ts";

/** Weights that the formulas read: blue cells of their own sheet, or a sheet with those of every row. */
export interface LiveWeights {
  readonly sheets: readonly SheetToWrite[];
  /** Lines under the headings of the calculation that repeat the weights: one, or one a period. */
  readonly lineNames: readonly string[];
  readonly lines: (node: string) => readonly CellToWrite[];
  readonly ref: (node: string, i: number) => string;
  /** Cells of siblings that stand side by side. */
  readonly block: (nodes: readonly string[], i: number) => string;
  readonly value: (node: string, i: number) => number;
  /** Whether the node weighs anything in any row. */
  readonly some: (node: string) => boolean;
}

/** Rows of headings, method and coverage that stand above the weights. */
const ABOVE = 4;

/** How many lines the weights take under the headings of the calculation. */
export function weightLines({ result }: Book): number {
  if (result.weights.some(({ unit }) => unit !== undefined)) return 0;
  return new Set(result.weights.map(({ period }) => period ?? "")).size;
}

export function liveWeights(
  book: Book,
  { first, lines }: { readonly first: number; readonly lines: number },
): LiveWeights {
  const { result, words, rows } = book;
  const left = identity(book).headings.length;
  const order = columnOrder(book);
  const at = new Map(order.map((id, j) => [id, left + j]));
  const rowOf = new Map(rows.map((i, k) => [i, first + k]));
  const some = new Set(result.weights.filter(({ nominal }) => nominal > 0).map(({ node }) => node));
  if (result.weights.some(({ unit }) => unit !== undefined)) {
    const table = new Map(result.weights.map((w) => [JSON.stringify([w.node, w.unit, w.period]), w.nominal]));
    const value = (node: string, i: number) => {
      const w = table.get(JSON.stringify([node, result.units[i], result.periods[i]])) ?? Number.NaN;
      return Number.isNaN(w) ? 0 : w;
    };
    const sheet = words.sheets.rowWeights;
    const names = book.names(order);
    const columns = order.map(
      (id, j): Column => ({
        title: names[j]!,
        id,
        cell: (i) => ({ value: value(id, i), look: "input" }),
        under: Array.from({ length: lines }, () => small("")),
      }),
    );
    return {
      sheets: [wideSheet(book, sheet, { columns, lines: Array.from({ length: lines }, () => "") })],
      lineNames: [],
      lines: () => [],
      ref: (node, i) => cellRef(sheet, at.get(node)!, rowOf.get(i)!),
      block: (nodes, i) => {
        const row = rowOf.get(i)!;
        return blockRef({ sheet, left: at.get(nodes[0]!)!, right: at.get(nodes.at(-1)!)!, top: row, bottom: row });
      },
      value,
      some: (node) => some.has(node),
    };
  }
  const slices = [...new Set(result.weights.map(({ period }) => period ?? ""))].sort(comparePeriods);
  const place = new Map(result.weights.map((w, k) => [JSON.stringify([w.node, w.period ?? ""]), k]));
  const sliceAt = (i: number) => Math.max(0, slices.indexOf(slices.length === 1 ? slices[0]! : result.periods[i]!));
  const sheet = words.sheets.calculation;
  const lineOf = (i: number) => ABOVE + 1 + sliceAt(i);
  return {
    sheets: [weightTable(book, { slices, place })],
    lineNames: slices.map((period) => `${words.weightRow} ${period}`.trim()),
    lines: (node) =>
      slices.map((period): CellToWrite => {
        const k = place.get(JSON.stringify([node, period]));
        if (k === undefined) return small("");
        const { nominal } = result.weights[k]!;
        return { formula: cellRef(words.sheets.weights, INPUT(slices), k + 2), value: nominal, look: "plain" };
      }),
    ref: (node, i) => cellRef(sheet, at.get(node)!, lineOf(i), true),
    block: (nodes, i) => {
      const row = lineOf(i);
      const block = { sheet, left: at.get(nodes[0]!)!, right: at.get(nodes.at(-1)!)!, top: row, bottom: row };
      return blockRef(block, true);
    },
    value: (node, i) => result.weights[place.get(JSON.stringify([node, slices[sliceAt(i)]]))!]?.nominal ?? 0,
    some: (node) => some.has(node),
  };
}

/** The column of the weights that may be changed. */
const INPUT = (slices: readonly string[]): number => (slices.length === 1 && slices[0] === "" ? 4 : 5);

interface Table {
  readonly slices: readonly string[];
  readonly place: ReadonlyMap<string, number>;
}

/** Weight, share among siblings and share in the index, the last two as formulas. */
function weightTable(book: Book, { slices, place }: Table): SheetToWrite {
  const { words, result } = book;
  const named = book.names(result.nodes.map(({ id }) => id));
  const names = new Map(result.nodes.map(({ id }, j) => [id, named[j]!]));
  const depth = depths(book);
  const input = INPUT(slices);
  const byPeriod = input === 5;
  const cell = (column: number, k: number) => `${columnLetters(column)}${k + 2}`;
  const rows = result.weights.map(({ node, parent, nominal, effective, period = "" }, k): CellToWrite[] => {
    const siblings = result.weights.flatMap((w, other) =>
      w.parent === parent && (w.period ?? "") === period ? [cell(input, other)] : [],
    );
    const above = parent === null ? undefined : place.get(JSON.stringify([parent, period]));
    return [
      node,
      `${"  ".repeat(depth.get(node)!)}${names.get(node)}`,
      parent ?? "",
      depth.get(node)!,
      ...(byPeriod ? [{ value: period, look: "text" } as const] : []),
      { value: nominal, look: "input" },
      { formula: `${cell(input, k)}/(${siblings.join("+")})`, value: nominal, look: "percent" },
      {
        formula: above === undefined ? "1" : `${cell(input + 1, k)}*${cell(input + 2, above)}`,
        value: effective,
        look: "percent",
      },
      book.node(node).tags.join(", "),
    ];
  });
  const heads = [
    words.id,
    words.name,
    words.parent,
    words.level,
    ...(byPeriod ? [words.period] : []),
    words.weight,
    words.nominal,
    words.effective,
    words.tags,
  ];
  return { name: words.sheets.weights, rows: [heads.map(heading), ...rows], frozen: { rows: 1, columns: 2 } };
}
