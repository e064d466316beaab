import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { type TableColumn, tableText } from "../../io/table.ts";
import { decimalsFor, scoreText, shareIn } from "../../report/figures.ts";
import { groupLetters } from "../../report/letters.ts";
import type { Name, System } from "../../schema/types.ts";
import { type Locale, label, namesOf } from "../words/index.ts";
import { inputsText } from "./inputs.ts";
import { notesText } from "./result.ts";

export interface AnalysisTextOptions {
  readonly definition: { readonly system: System };
  readonly title: Name | undefined;
  readonly locale: Locale;
  readonly width: number | undefined;
  /** What varies is not the project's own. */
  readonly byDefault: boolean;
}

/** Ranks with their intervals, a table a period, the best first; then groups, mean shift and notes. */
export function uncertaintyText(result: Uncertainty, options: AnalysisTextOptions): string {
  const { locale, definition, title, byDefault } = options;
  const { spec, n, node, shift, apart, notes, rows } = result;
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const head = [
    ...namesOf(title ?? definition.system.name ?? definition.system.id, locale),
    say(({ uncertainty: words }) =>
      words.head({ replicates: n, seed: spec.seed, node: node === definition.system.index.id ? words.index : node }),
    ),
  ];
  const periods = [...new Set(rows.map(({ period }) => period))];
  const tables = periods.map(
    (period) => `${say(({ compute }) => compute.period)} ${period}\n\n${periodTable(result, period, options)}`,
  );
  const below: string[] = [];
  if (groupLetters(result).some((letter) => letter !== "")) {
    const percent = shareIn(locale)(apart.level);
    below.push(say(({ uncertainty: words }) => (apart.rule === "pairs" ? words.groups : words.intervals)(percent)));
  }
  const [mean, error] = [shift.mean.toFixed(3), shift.error.toFixed(3)];
  if (!Number.isNaN(shift.mean)) below.push(say(({ uncertainty: words }) => words.shift({ mean, error })));
  return [
    head.join("\n"),
    inputsText(spec.vary, { locale, byDefault, part: "uncertainty" }),
    ...tables,
    below.join("\n"),
    ...(notes.length > 0 ? [notesText(notes, locale)] : []),
  ].join("\n\n");
}

const BAR = 24;

/** Where the interval of a rank lies between the first and the last place; `o` is the median. */
function bar({ low, high, median }: { low: number; high: number; median: number }, last: number): string {
  if (Number.isNaN(median)) return "";
  const at = (rank: number): number => (last === 1 ? 0 : Math.round(((rank - 1) / (last - 1)) * (BAR - 1)));
  const cells: string[] = Array.from({ length: BAR }, (_, k) => (k >= at(low) && k <= at(high) ? "-" : "."));
  cells[at(median)] = "o";
  return cells.join("");
}

function periodTable(result: Uncertainty, period: string, { locale, width }: AnalysisTextOptions): string {
  const { nominal, spec } = result;
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const letters = groupLetters(result);
  const own = result.rows
    .map((row, i) => ({ ...row, name: nominal.names?.[i] ?? "", letter: letters[i]! }))
    .filter((row) => row.period === period);
  // rows without a rank stand last, in the order of the data
  const shown = own.sort((a, b) => (a.nominal.rank || own.length + 1) - (b.nominal.rank || own.length + 1));
  const named = shown.some(({ name, unit }) => name !== "" && name !== unit);
  const alike = shown.some(({ letter }) => letter !== "");
  const digits = decimalsFor(shown.map(({ nominal: { score } }) => score));
  const [low, high] = [spec.quantiles[0]!, spec.quantiles.at(-1)!];
  const right = { align: "right" } as const;
  const percent = (share: number): string => String(Number((100 * share).toFixed(4)));
  const rankText = (rank: number): string => (Number.isNaN(rank) ? "" : String(Number(rank.toFixed(1))));
  const columns: TableColumn[] = [
    { heading: say(({ compute }) => compute.rank), ...right },
    { heading: say(({ compute }) => compute.unit), shrink: true },
    ...(named ? [{ heading: say(({ compute }) => compute.name), shrink: true }] : []),
    { heading: say(({ uncertainty: words }) => words.score), ...right },
    { heading: say(({ uncertainty: words }) => words.median), ...right },
    { heading: say(({ uncertainty: words }) => words.interval(percent(low), percent(high))), ...right },
    { heading: say(({ uncertainty: words }) => words.first(spec.top)), ...right },
    ...(alike ? [{ heading: say(({ uncertainty: words }) => words.group) }] : []),
    { heading: say(({ uncertainty: words }) => words.ranks(shown.length)) },
  ];
  const body = shown.map(({ unit, name, nominal: { rank, score }, rank: ranks, top, letter }) => {
    const ends = { low: ranks.quantiles[0]!, high: ranks.quantiles.at(-1)!, median: ranks.median };
    return [
      rank === 0 ? "" : String(rank),
      unit,
      ...(named ? [name] : []),
      Number.isNaN(score) ? "" : scoreText(score, { decimals: digits }),
      rankText(ends.median),
      Number.isNaN(ends.low) ? "" : `${rankText(ends.low)}–${rankText(ends.high)}`,
      Number.isNaN(top.share) ? "" : shareIn(locale)(top.share),
      ...(alike ? [letter] : []),
      bar(ends, shown.length),
    ];
  });
  return tableText(body, { columns, width });
}
