import { issueText, type Texts } from "../../errors/index.ts";
import type { MethodKind } from "../../method/types.ts";
import type { MethodChoice } from "../../pipeline/plan-types.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { CellToWrite, SheetToWrite } from "../xlsx/write.ts";
import { type Book, heading, nameIn } from "./context.ts";

export interface Provenance {
  readonly title?: string | undefined;
  readonly software?: { readonly name: string; readonly version: string } | undefined;
  readonly hashes?:
    | {
        readonly system?: string;
        readonly plan?: string;
        readonly parts?: readonly { readonly period: string; readonly sha256: string }[];
      }
    | undefined;
}

/** What a value says on a sheet: texts and numbers as they are, the rest as JSON. */
function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function settings(choice: object, without: readonly string[]): string {
  return Object.entries(choice)
    .filter(([key, value]) => key !== "method" && !without.includes(key) && value !== null)
    .map(([key, value]) => `${key}: ${shown(value)}`)
    .join("; ");
}

/** A method as people call it, with its id. */
export function methodName({ registry, locale }: Book, kind: MethodKind, id: string): string {
  const name = nameIn(registry.get(kind, id)?.name, locale);
  return name === undefined ? id : `${name} (${id})`;
}

const wrapped = (value: string): CellToWrite => ({ value, look: "wrapped" });

/** Each choice of the plan: the step, where it holds, the method in words, its settings. */
function planRows(book: Book): CellToWrite[][] {
  const { words, result } = book;
  const { plan } = result;
  const row = (step: string, where: string, method: string, rest: string): CellToWrite[] => [
    step,
    where,
    wrapped(method),
    wrapped(rest),
  ];
  const chosen = (
    kind: MethodKind,
    step: string,
    where: string,
    choice: MethodChoice,
    without: readonly string[] = [],
  ) => row(step, where, methodName(book, kind, choice.method), settings(choice, without));
  const placed = (id: string) => `${book.say(book.node(id)?.name, id)} (${id})`;
  const each = (kind: MethodKind, step: string, choices: Readonly<Record<string, MethodChoice>>) =>
    Object.entries(choices).map(([id, choice]) => chosen(kind, step, placed(id), choice));
  const plain = (step: string, value: object) => {
    const rest = settings(value, []);
    return rest === "" ? [] : [row(step, words.parts.all, "", rest)];
  };
  const columns = (kind: "impute" | "treat" | "normalise") => [
    chosen(kind, words.plan[kind], words.parts.all, plan[kind], ["indicators"]),
    ...each(kind, words.plan[kind], plan[kind].indicators),
  ];
  const { weigh, aggregate } = plan;
  return [
    ...(plan.level === null ? [] : [row(words.plan.level, words.parts.all, "", plan.level)]),
    ...plain(words.plan.screen, plan.screen),
    ...columns("impute"),
    ...columns("treat"),
    ...columns("normalise"),
    chosen("weigh", words.plan.weigh, words.parts.all, weigh, ["nodes", "emphasis", "shares", "bounds"]),
    ...each("weigh", words.plan.weigh, weigh.nodes),
    ...plain(words.plan.emphasis, weigh.emphasis),
    ...plain(words.plan.shares, weigh.shares),
    ...(weigh.bounds === null ? [] : plain(words.plan.bounds, weigh.bounds)),
    ...(aggregate.levels === null
      ? [chosen("aggregate", words.plan.aggregate, words.parts.all, aggregate, ["nodes", "levels"])]
      : aggregate.levels.map((choice, k) => chosen("aggregate", words.plan.aggregate, words.levelOf(k + 1), choice))),
    ...each("aggregate", words.plan.aggregate, aggregate.nodes),
    ...plain(words.plan.withhold, plan.withhold),
    ...plain(words.plan.rank, plan.rank),
    ...plain(words.plan.confidential, plan.confidential),
  ];
}

/** Where the numbers come from, how they were computed, and how to read the workbook. */
export function methodSheet(
  book: Book,
  { title, software, hashes }: Provenance,
  more: readonly CellToWrite[][] = [],
): SheetToWrite {
  const { words, result, locale } = book;
  const { parts } = words;
  const { system } = result;
  const source = typeof system.source === "string" ? system.source : system.source?.document;
  const sourced = [source, typeof system.source === "object" ? system.source.date : undefined]
    .filter(Boolean)
    .join(", ");
  const counts = new Map<string, number>();
  for (const period of result.periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  const line = (key: string, ...values: CellToWrite[]): CellToWrite[] => [key, ...values];
  const section = (text: string, ...others: string[]): CellToWrite[] => [
    heading(text),
    ...[...others, "", "", ""].slice(0, 3).map(heading),
  ];
  const hashOf = (period: string) => hashes?.parts?.find((part) => part.period === period)?.sha256 ?? "";
  const rows: CellToWrite[][] = [
    [{ value: title ?? book.say(system.name, system.id), look: "title" }],
    [],
    section(parts.system),
    line(words.id, system.id),
    line(parts.title, book.say(system.name, system.id)),
    line(parts.version, { value: system.version, look: "text" }),
    ...(sourced === "" ? [] : [line(parts.source, sourced)]),
    ...(hashes?.system === undefined ? [] : [line(parts.hash, hashes.system)]),
    [],
    section(parts.data, parts.units, parts.hash),
    ...[...counts.keys()]
      .sort(comparePeriods)
      .map((period) => [{ value: period, look: "text" } as const, counts.get(period)!, hashOf(period)]),
    line(parts.indicators, book.indicators.length),
    line(parts.missing, result.missing),
    ...result.dataNotes.map((note) => line(words.note, wrapped(nameIn(note, locale) ?? ""))),
    [],
    ...(software === undefined
      ? []
      : [section(parts.software), line(software.name, { value: software.version, look: "text" }), []]),
    section(parts.plan, parts.where, words.method, parts.settings),
    ...planRows(book),
    ...(hashes?.plan === undefined ? [] : [line(parts.hash, hashes.plan)]),
    [],
    section(parts.colours),
    ...words.about.map(([what, text]) => line(what, text)),
    ...more,
  ];
  return { name: words.sheets.method, rows, widths: [24, 26, 34, 60] };
}

/** What the result says of itself, in sentences. */
export function notesSheet(book: Book, messages: Texts): SheetToWrite {
  const { words, result } = book;
  const rows: CellToWrite[][] = [
    ...result.notes.map((issue) => [issue.code, issue.path.join("."), wrapped(issueText(issue, messages))]),
    ...result.screened.map(({ unit, period }) => [words.plan.screen, `${unit} ${period}`.trim(), ""]),
    ...result.withheld.map(({ unit, period, node, reason }) => [
      words.withheld,
      `${unit} ${period} ${node}`.trim(),
      words.reasons[reason],
    ]),
  ];
  return {
    name: words.sheets.notes,
    rows: [[words.code, words.place, words.note].map(heading), ...(rows.length > 0 ? rows : [[words.parts.none]])],
    frozen: { rows: 1, columns: 0 },
    widths: [24, 30, 90],
  };
}
