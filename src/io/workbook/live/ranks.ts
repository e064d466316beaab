import { columnLetters } from "../../csv.ts";
import type { CellToWrite } from "../../xlsx/write.ts";
import { type Book, type Column, identity } from "../context.ts";
import { quoted } from "./text.ts";

const FIRST = 3;
/** Scores that are equal but for the rounding of another program tie. */
const EVEN = 10;

/** Ranks as formulas over the published scores beside them, rounded where the plan ranks rounded scores. */
export function liveRanks(book: Book, published: (group: string, i: number) => string) {
  const { result, words, groups, rows } = book;
  const { rank: rule } = result.plan;
  const own = identity(book);
  const left = own.headings.length;
  const rowOf = new Map(rows.map((i, k) => [i, FIRST + k]));
  const names = book.names(groups);
  const within =
    rule.within === null
      ? null
      : left - Object.keys(result.groups).length + Object.keys(result.groups).indexOf(rule.within);
  const column = (group: string) => columnLetters(left + groups.length + groups.indexOf(group));

  /** The rows that a row is ranked among: those of its period stand together. */
  const span = (i: number) => {
    const among = rule.over === "each-period" ? rows.filter((k) => result.periods[k] === result.periods[i]) : rows;
    return [rowOf.get(among[0]!)!, rowOf.get(among.at(-1)!)!] as const;
  };
  const spans = new Map(rows.map((i) => [result.periods[i]!, span(i)]));

  function formula(group: string, i: number): string {
    const [from, to] = spans.get(result.periods[i]!)!;
    const [c, row] = [column(group), rowOf.get(i)!];
    const x = `${c}${row}`;
    const range = `${c}$${from}:${c}$${to}`;
    const label = within === null ? null : columnLetters(within);
    const league = label === null ? "" : `*EXACT(${label}$${from}:${label}$${to},${label}${row})`;
    const better = league === "" ? `RANK(${x},${range})` : `SUMPRODUCT(ISNUMBER(${range})*(${range}>${x})${league})+1`;
    const equal = `SUMPRODUCT((${range}=${x})*1${league})`;
    const before = `SUMPRODUCT((${c}$${from}:${x}=${x})*1${label === null ? "" : `*EXACT(${label}$${from}:${label}${row},${label}${row})`})`;
    switch (rule.ties) {
      case "min":
        return better;
      case "max":
        return `${better}+${equal}-1`;
      case "mean":
        return `${better}+(${equal}-1)/2`;
      case "first":
        return `${better}+${before}-1`;
      case "dense":
        return better; // not asked for: carried as values
      default:
        return rule.ties satisfies never;
    }
  }

  const ranks = (group: string) => {
    const known = result.rank(group);
    return (i: number): CellToWrite => {
      const x = `${column(group)}${rowOf.get(i)}`;
      // places without holes are no count of better rows
      if (rule.ties === "dense") return { value: known[i] === 0 ? null : known[i]!, look: "carried" };
      return {
        formula: `IF(ISNUMBER(${x}),${formula(group, i)},"")`,
        value: known[i] === 0 ? null : known[i]!,
        look: "whole",
      };
    };
  };
  const more = groups.map((id, j): Column => {
    const score = result.score(id);
    return {
      title: words.ranked(names[j]!),
      id: `${id} ranked`,
      cell: (i) => {
        const x = published(id, i);
        const shown = `ROUND(${x},${rule.decimals ?? EVEN})`;
        return {
          formula: `IF(ISNUMBER(${x}),${shown},"")`,
          ...(rule.decimals === null ? { value: Number.isNaN(score[i]!) ? null : score[i]! } : {}),
          look: "plain",
        };
      },
    };
  });
  const rankRef = (group: string, i: number) =>
    `${quoted(words.sheets.ranks)}!${columnLetters(left + groups.indexOf(group))}${rowOf.get(i)}`;
  return { ranks, more, rankRef };
}
