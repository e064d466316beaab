import { CAUSES } from "../../analyse/decompose/types.ts";
import type { RevisedCell, RevisedScore, Revisions } from "../../analyse/revisions/types.ts";
import { type TableColumn, tableText } from "../../io/table.ts";
import { decimalsFor, scoreText, shareIn } from "../../report/figures.ts";
import type { VintageName } from "../../schema/vintage.ts";
import { sentences, visible } from "../problems.ts";
import { type Locale, label, lines, type Words } from "../words/index.ts";

interface RevisionsView {
  readonly locale: Locale;
  readonly width: number | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

const SHOWN = 40;
const right = { align: "right" } as const;

/** A vintage as a reader sees it: 2024-03 (preliminary). */
export function vintageText({ vintage, edition }: VintageName, locale: Locale): string {
  const word = edition === undefined ? "" : label(locale, ({ revisions }) => revisions.editions[edition]);
  if (vintage === "") return word === "" ? label(locale, ({ revisions }) => revisions.base) : word;
  return word === "" ? vintage : locale === "en" ? `${vintage} (${word})` : `${vintage}（${word}）`;
}

/** Up to six digits, as a table of figures needs them. */
export const figure = (v: number | null): string => (v === null ? "—" : String(Number(v.toPrecision(6))));
const signed = (v: number | null, text: (v: number) => string): string =>
  v === null ? "—" : `${v > 0 ? "+" : ""}${text(v)}`;

export function revisionsText(found: Revisions, view: RevisionsView): string {
  const { locale } = view;
  const say = (of: (words: Words["revisions"]) => string) => label(locale, ({ revisions }) => of(revisions));
  const told = (of: (words: Words["revisions"]) => string) =>
    lines(locale, ({ revisions }) => of(revisions)).join("\n");
  const between = locale === "en" ? ", " : "、";
  const parts = [
    told(({ vintages }) => vintages(found.vintages.map((one) => vintageText(one, locale)).join(between))),
    ...(found.summary.length === 0
      ? []
      : [
          `${told(({ summary }) => summary)}\n\n${summaryTable(found, view)}`,
          told(({ test }) => test[found.biasOver]),
        ]),
    found.cells.length === 0
      ? say(({ none }) => none)
      : `${told(({ cells }) => cells(found.cells.length))}\n\n${cellTable(found.cells, view)}`,
    ...effectTexts(found, view),
  ];
  return `${parts.join("\n\n").split("\n").map(visible).join("\n").trimEnd()}\n`;
}

function summaryTable({ summary }: Revisions, { locale, width, names }: RevisionsView): string {
  const heading = (key: keyof Words["revisions"]["summaryColumns"]) =>
    label(locale, ({ revisions }) => revisions.summaryColumns[key]);
  const share = shareIn(locale);
  const rows = summary.map((one) => [
    names.get(one.indicator) ?? one.indicator,
    String(one.n),
    String(one.revised),
    signed(one.mean, figure),
    figure(one.meanAbsolute),
    one.relativeMeanAbsolute === null ? "—" : share(one.relativeMeanAbsolute),
    share(one.upward),
    one.bias === null ? "—" : one.bias.t.toFixed(2),
    one.bias === null ? "—" : one.bias.p.toFixed(3),
  ]);
  const columns: TableColumn[] = [
    { heading: heading("indicator") },
    ...(["n", "revised", "mean", "meanAbsolute", "relativeMeanAbsolute", "upward", "t", "p"] as const).map((key) => ({
      heading: heading(key),
      ...right,
    })),
  ];
  return tableText(rows, { columns, width });
}

function cellTable(cells: readonly RevisedCell[], { locale, width, names, units }: RevisionsView): string {
  const heading = (key: keyof Words["revisions"]["cellColumns"]) =>
    label(locale, ({ revisions }) => revisions.cellColumns[key]);
  const share = shareIn(locale);
  const rows = cells
    .slice(0, SHOWN)
    .map((one) => [
      units.get(one.unit) ?? one.unit,
      one.period,
      names.get(one.indicator) ?? one.indicator,
      figure(one.from),
      figure(one.to),
      signed(one.difference, figure),
      one.relative === null ? "—" : `${one.relative > 0 ? "+" : "−"}${share(Math.abs(one.relative))}`,
      vintageText(one.after, locale),
    ]);
  const columns: TableColumn[] = [
    ...(["unit", "period", "indicator"] as const).map((key) => ({ heading: heading(key) })),
    ...(["from", "to", "difference", "relative"] as const).map((key) => ({ heading: heading(key), ...right })),
    { heading: heading("vintage") },
  ];
  const more = cells.length - SHOWN;
  return `${tableText(rows, { columns, width })}${more > 0 ? `\n${label(locale, ({ revisions }) => revisions.more(more))}` : ""}`;
}

function effectTexts({ effect }: Revisions, view: RevisionsView): string[] {
  if (effect === null) return [];
  const { locale } = view;
  const told = (of: (words: Words["revisions"]) => string) =>
    lines(locale, ({ revisions }) => of(revisions)).join("\n");
  const decimals = decimalsFor(effect.scores.flatMap(({ from, to }) => [from.score, to.score]));
  const periods = effect.periods.map(({ period, n, meanAbsolute, ranksMoved, largestShift }) =>
    told(({ moved }) =>
      moved({ period, n, mean: scoreText(meanAbsolute, { decimals }) || "—", ranks: ranksMoved, places: largestShift }),
    ),
  );
  const moved = effect.scores.filter(({ change, shift }) => change !== 0 || shift !== 0);
  const reasons = effect.unexplained.map(
    ({ unit, period, issues }) =>
      `  ${[view.units.get(unit ?? "") ?? unit, period].filter((one) => one !== undefined).join(" ")}: ${issues
        .flatMap((issue) => sentences(issue, locale))
        .join(" ")}`,
  );
  return [
    ...(periods.length > 0 ? [`${told(({ scores }) => scores)}\n\n${periods.join("\n")}`] : []),
    ...(moved.length > 0 ? [scoreTable(moved, { effect, decimals, view })] : []),
    ...(reasons.length > 0 ? [`${told(({ unexplained }) => unexplained)}\n${reasons.join("\n")}`] : []),
  ];
}

function scoreTable(
  scores: readonly RevisedScore[],
  {
    effect,
    decimals,
    view: { locale, width, units },
  }: { readonly effect: NonNullable<Revisions["effect"]>; readonly decimals: number; readonly view: RevisionsView },
): string {
  const heading = (key: keyof Words["revisions"]["scoreColumns"]) =>
    label(locale, ({ revisions }) => revisions.scoreColumns[key]);
  const text = (v: number) => scoreText(v, { decimals });
  const rows = scores.slice(0, SHOWN).map(({ unit, period, from, to, change, shift }) => {
    const why = effect.changes.find((one) => one.unit === unit && one.to.period === period);
    const causes = CAUSES.filter((cause) => Math.abs(why?.causes[cause] ?? 0) > 1e-9).map(
      (cause) => `${label(locale, ({ explain }) => explain.causes[cause])} ${signed(why!.causes[cause], text)}`,
    );
    const places = shift === null || shift === 0 ? "" : ` ${shift > 0 ? "↑" : "↓"}${Math.abs(shift)}`;
    return [
      units.get(unit) ?? unit,
      period,
      from.score === null ? "—" : text(from.score),
      to.score === null ? "—" : text(to.score),
      signed(change, text),
      `${from.rank ?? "—"} → ${to.rank ?? "—"}${places}`,
      causes.join(", "),
    ];
  });
  const columns: TableColumn[] = [
    ...(["unit", "period"] as const).map((key) => ({ heading: heading(key) })),
    ...(["first", "latest", "change"] as const).map((key) => ({ heading: heading(key), ...right })),
    { heading: heading("rank") },
    { heading: heading("causes") },
  ];
  const more = scores.length - SHOWN;
  return `${tableText(rows, { columns, width })}${more > 0 ? `\n${label(locale, ({ revisions }) => revisions.more(more))}` : ""}`;
}
