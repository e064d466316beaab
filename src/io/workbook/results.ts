import { STEPS } from "../../pipeline/result.ts";
import type { CellToWrite, SheetToWrite } from "../xlsx/write.ts";
import {
  type Book,
  type Column,
  directionOf,
  heading,
  identity,
  measureOf,
  ranked,
  score,
  small,
  wideSheet,
} from "./context.ts";

/** How the cells of Results and Ranks are said; a live workbook says them as formulas. */
export interface ResultCells {
  readonly score: (node: string) => (i: number) => CellToWrite;
  readonly rank: (node: string) => (i: number) => CellToWrite;
  readonly coverage: (node: string) => (i: number) => CellToWrite;
  readonly availability: (node: string) => (i: number) => CellToWrite;
}

export function plainCells({ result }: Book): ResultCells {
  const column = (of: (id: string) => ArrayLike<number>, say: (v: number) => CellToWrite) => (node: string) => {
    const x = of(node);
    return (i: number) => say(x[i]!);
  };
  return {
    score: column(result.score, score),
    rank: column(result.rank, ranked),
    coverage: column(result.coverage, score),
    availability: column(result.availability, score),
  };
}

/** The index with its rank and coverage, then the score and the coverage of every group below it. */
export function resultsSheet(book: Book, cells: ResultCells): SheetToWrite {
  const { words, groups, result } = book;
  const names = book.names(groups);
  const [index, ...others] = groups;
  const below = others.map((id, j) => [id, names[j + 1]!] as const);
  const reasons = new Map<number, string>();
  for (const { row, node, reason } of result.withheld)
    reasons.set(row, `${reasons.has(row) ? `${reasons.get(row)}; ` : ""}${node}: ${words.reasons[reason]}`);
  const whole = names[0]!;
  const columns: Column[] = [
    { title: words.score(whole), id: index!, cell: cells.score(index!), colour: "more-is-better" },
    { title: words.rank(whole), id: "rank", cell: cells.rank(index!), colour: "rank", width: 10 },
    { title: words.coverage(whole), id: "coverage", cell: cells.coverage(index!), colour: { below: 1 }, width: 11 },
    { title: words.availability(whole), id: "availability", cell: cells.availability(index!), colour: { below: 1 } },
    ...below.map(
      ([id, name]): Column => ({
        title: words.score(name),
        id,
        cell: cells.score(id),
        colour: "more-is-better",
      }),
    ),
    ...below.map(
      ([id, name]): Column => ({
        title: words.coverage(name),
        id: `${id} coverage`,
        cell: cells.coverage(id),
        colour: { below: 1 },
        width: 12,
      }),
    ),
    ...(reasons.size === 0
      ? []
      : [{ title: words.withheld, id: "withheld", cell: (i: number) => reasons.get(i) ?? "", width: 30 }]),
  ];
  return wideSheet(book, words.sheets.results, { columns });
}

export function ranksSheet(book: Book, cells: ResultCells, more: readonly Column[] = []): SheetToWrite {
  const { words, groups } = book;
  const names = book.names(groups);
  const columns = groups.map(
    (id, j): Column => ({ title: words.rank(names[j]!), id, cell: cells.rank(id), colour: "rank" }),
  );
  return wideSheet(book, words.sheets.ranks, { columns: [...columns, ...more] });
}

export function normalisedSheet(book: Book): SheetToWrite {
  const { words, indicators, result } = book;
  const names = book.names(indicators);
  const columns = indicators.map((id, j): Column => {
    const x = result.value("normalised", id);
    return {
      title: names[j]!,
      id,
      cell: (i) => score(x[i]!),
      colour: "more-is-better",
      under: [small(measureOf(book, id)), small(directionOf(book, id))],
    };
  });
  return wideSheet(book, words.sheets.normalised, { columns, lines: [words.measure, words.direction] });
}

/** Node by node from the index down: weight among siblings, share in the index. */
export function weightsSheet(book: Book): SheetToWrite {
  const { words, result } = book;
  const named = book.names(result.nodes.map(({ id }) => id));
  const names = new Map(result.nodes.map(({ id }, j) => [id, named[j]!]));
  const byPeriod = result.weights.some(({ period }) => period !== undefined);
  const byUnit = result.weights.some(({ unit }) => unit !== undefined);
  const depth = depths(book);
  const heads = [
    words.id,
    words.name,
    words.parent,
    words.level,
    ...(byPeriod ? [words.period] : []),
    ...(byUnit ? [words.unit] : []),
    words.nominal,
    words.effective,
    words.tags,
  ];
  const rows = result.weights.map(({ node, parent, nominal, effective, period, unit }): CellToWrite[] => [
    node,
    `${"  ".repeat(depth.get(node)!)}${names.get(node)}`,
    parent ?? "",
    depth.get(node)!,
    ...(byPeriod ? [{ value: period ?? "", look: "text" } as const] : []),
    ...(byUnit ? [{ value: unit ?? "", look: "text" } as const] : []),
    { value: nominal, look: "percent" },
    { value: effective, look: "percent" },
    book.node(node).tags.join(", "),
  ]);
  return { name: words.sheets.weights, rows: [heads.map(heading), ...rows], frozen: { rows: 1, columns: 2 } };
}

export function depths({ result }: Book): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const { id, parent } of result.nodes) depth.set(id, parent === null ? 0 : depth.get(parent)! + 1);
  return depth;
}

/** Every cell on its way: a row a unit, period and indicator, a column a step. */
export function stepsSheet(book: Book): SheetToWrite {
  const { words, result, indicators } = book;
  const own = identity(book);
  const rows: CellToWrite[][] = [];
  const names = book.names(indicators);
  indicators.forEach((id, j) => {
    const columns = STEPS.map((step) => result.value(step, id));
    const filled = result.imputation.how.get(id);
    const hidden = result.suppressed(id);
    const [derived, normalised] = [columns[0]!, columns.at(-1)!];
    for (const i of book.rows) {
      const gap = Number.isNaN(derived[i]!) && !Number.isNaN(normalised[i]!);
      rows.push([
        ...own.cells(i),
        id,
        names[j],
        measureOf(book, id),
        ...columns.map((x) => x[i]!),
        hidden[i] ? "suppressed" : gap ? (filled?.[i] ?? "") : "",
      ]);
    }
  });
  const heads = [
    ...own.headings,
    words.id,
    words.indicator,
    words.measure,
    ...STEPS.map((s) => words.steps[s]),
    words.how,
  ];
  return {
    name: words.sheets.steps,
    rows: [heads.map(heading), ...rows],
    frozen: { rows: 1, columns: own.headings.length + 2 },
    widths: [...own.widths, 16, 24, 12, ...STEPS.map(() => 14), 14],
  };
}
