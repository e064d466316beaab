import type { Registry } from "../../method/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { measureIn } from "../../schema/measure-words.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Indicator, Name, Node } from "../../schema/types.ts";
import { displayWidth } from "../width.ts";
import type { CellToWrite, SheetToWrite } from "../xlsx/write.ts";
import type { BookWords } from "./words.ts";

/** What every sheet of a workbook of results is made from. */
export interface Book {
  readonly result: IndexResult;
  readonly locale: "en" | "zh";
  readonly words: BookWords;
  readonly registry: Registry;
  /** Rows of the result in the order of the sheets: period by period, so that those of a period stand together. */
  readonly rows: readonly number[];
  readonly node: (id: string) => Node;
  /** Texts for nodes, each different from the others of the list. */
  readonly names: (ids: readonly string[]) => string[];
  readonly say: (name: Name | undefined, id: string) => string;
  readonly indicators: readonly string[];
  /** The index first. */
  readonly groups: readonly string[];
}

export function bookOf(
  result: IndexResult,
  { locale, words, registry }: Pick<Book, "locale" | "words" | "registry">,
): Book {
  const nodes = new Map<string, Node>();
  const visit = (node: Node): void => {
    nodes.set(node.id, node);
    node.children?.forEach(visit);
  };
  visit(result.system.index);
  const say: Book["say"] = (name, id) => nameIn(name, locale) ?? id;
  const rows = result.units
    .map((_, i) => i)
    .sort((a, b) => comparePeriods(result.periods[a]!, result.periods[b]!) || a - b);
  return {
    result,
    locale,
    words,
    registry,
    rows,
    node: (id) => nodes.get(id)!,
    names: (ids) => {
      const texts = ids.map((id) => say(nodes.get(id)?.name, id));
      return texts.map((text, j) =>
        texts.filter((other) => other === text).length > 1 ? `${text} (${ids[j]})` : text,
      );
    },
    say,
    indicators: result.nodes.filter(({ group }) => !group).map(({ id }) => id),
    groups: result.nodes.filter(({ group }) => group).map(({ id }) => id),
  };
}

export function nameIn(name: Name | undefined, locale: "en" | "zh"): string | undefined {
  if (name === undefined || typeof name === "string") return name;
  return locale === "zh" ? (name.zh ?? name.en) : (name.en ?? name.zh);
}

export const heading = (value: string): CellToWrite => ({ value, look: "heading" });
export const small = (value: string | undefined): CellToWrite => ({ value: value ?? "", look: "small" });
export const score = (value: number): CellToWrite => ({ value: Number.isNaN(value) ? null : value, look: "score" });
export const ranked = (value: number): CellToWrite => ({ value: value === 0 ? null : value, look: "whole" });

/** Headings of the columns that say which row it is, and its cells. */
export function identity({ result, words }: Book) {
  const groups = Object.keys(result.groups);
  const named = result.names !== undefined;
  return {
    headings: [words.unit, ...(named ? [words.name] : []), words.period, ...groups.map(words.group)],
    cells: (i: number): CellToWrite[] => [
      { value: result.units[i]!, look: "text" },
      ...(named ? [result.names![i]!] : []),
      { value: result.periods[i]!, look: "text" },
      ...groups.map((key): CellToWrite => result.groups[key]![i]!),
    ],
    widths: [16, ...(named ? [16] : []), 10, ...groups.map(() => 12)],
  };
}

export interface Column {
  readonly title: string;
  readonly id: string;
  readonly cell: (i: number, row: number) => CellToWrite;
  readonly colour?: NonNullable<SheetToWrite["colours"]>[number]["by"];
  readonly width?: number;
  /** Further lines under the heading, in the order of `lines`. */
  readonly under?: readonly CellToWrite[];
}

interface Wide {
  readonly columns: readonly Column[];
  /** Names of the further lines under the heading. */
  readonly lines?: readonly string[];
}

/** A sheet with a row a unit and period: headings, the ids below them as a remark, then the rows. */
export function wideSheet(book: Book, name: string, { columns, lines = [] }: Wide): SheetToWrite {
  const own = identity(book);
  const left = own.headings.length;
  const blank = own.headings.slice(1).map(() => small(""));
  const head = [
    [...own.headings, ...columns.map(({ title }) => title)].map(heading),
    [small(`# ${book.words.id}`), ...blank, ...columns.map(({ id }) => small(id))],
    ...lines.map((line, k): CellToWrite[] => [
      small(`# ${line}`),
      ...blank,
      ...columns.map(({ under = [] }) => under[k] ?? small("")),
    ]),
  ];
  const first = head.length + 1;
  const last = head.length + book.rows.length;
  return {
    name,
    rows: [...head, ...book.rows.map((i, k) => [...own.cells(i), ...columns.map(({ cell }) => cell(i, first + k))])],
    frozen: { rows: head.length, columns: left },
    widths: [...own.widths, ...columns.map(({ width, id }) => width ?? Math.min(22, Math.max(13, displayWidth(id))))],
    colours: columns.flatMap(({ colour }, j) =>
      colour === undefined || last < first
        ? []
        : [{ range: { top: first, bottom: last, left: left + j, right: left + j }, by: colour }],
    ),
  };
}

export function measureOf({ node, locale }: Book, id: string): string {
  return measureIn((node(id) as Indicator).measure ?? "", locale);
}

export function directionOf({ node, words }: Book, id: string): string {
  const { direction } = node(id);
  if (direction === undefined) return "";
  if (typeof direction === "string") return words.directions[direction];
  return words.ideal("ideal" in direction ? String(direction.ideal ?? "?") : `${direction.from} ~ ${direction.to}`);
}

/** Siblings stand side by side: the index, its children, then the children of each. */
export function columnOrder({ result }: Book): string[] {
  const order = result.nodes.filter(({ parent }) => parent === null).map(({ id }) => id);
  for (let k = 0; k < order.length; k++)
    order.push(...result.nodes.filter(({ parent }) => parent === order[k]).map(({ id }) => id));
  return order;
}
