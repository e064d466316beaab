import type { Issue } from "../../errors/index.ts";
import { shareText } from "../../report/figures.ts";
import type { Scores } from "../../schema/scores.ts";
import type { Name } from "../../schema/types.ts";
import { sentences, visible } from "../problems.ts";
import { type Locale, label, lines, namesOf } from "../words/index.ts";
import { type LeagueOptions, leagueText } from "./league.ts";
import { surveysText } from "./surveys.ts";
import { treatedText } from "./treated.ts";

interface ResultOptions extends LeagueOptions {
  readonly title: Name | undefined;
  /** Units in the data, also where only some are shown. */
  readonly units: number;
}

/** A result for reading: what it is, what the data says of itself, the league table, shares by tag, notes. */
export function resultText(scores: Scores, { title, units, ...options }: ResultOptions): string {
  const { locale, system } = options;
  const parts = [headText(scores, { title: title ?? system.name, units, locale }), leagueText(scores, options)];
  const reasons = [...new Set(scores.scores.flatMap((row) => row.withheld ?? []))].sort().reverse();
  if (reasons.length > 0)
    parts.push(reasons.flatMap((reason) => lines(locale, ({ compute }) => compute.withheld[reason])).join("\n"));
  if (scores.treated && scores.treated.length > 0) parts.push(treatedText(scores.treated, options));
  if (scores.surveys && scores.surveys.length > 0) parts.push(surveysText(scores.surveys, options));
  const tags = (scores.tags ?? [])
    .filter(({ period }) => period === undefined)
    .map(({ tag, share }) => `${tag} ${shareText(share)}`);
  if (tags.length > 0) parts.push(lines(locale, ({ compute }) => compute.tags(tags)).join("\n"));
  if (scores.notes.length > 0) parts.push(notesText(scores.notes as unknown as Issue[], locale));
  const text = parts.filter((part) => part !== "").join("\n\n");
  return text.split("\n").map(visible).join("\n");
}

function headText(
  scores: Scores,
  { title, units, locale }: { readonly title: Name | undefined; readonly units: number; readonly locale: Locale },
): string {
  const { system, data } = scores;
  const rows = data.parts.reduce((sum, part) => sum + part.units, 0);
  const cells = rows * data.indicators;
  const share = shareText(cells === 0 ? 0 : data.missing / cells);
  const head = lines(locale, ({ compute }) =>
    compute.head({
      id: system.id,
      version: system.version,
      units,
      periods: data.parts.length,
      indicators: data.indicators,
      missing: compute.missing({ missing: data.missing, cells, share }),
    }),
  );
  const notes = (data.notes ?? []).flatMap((note) => {
    return namesOf(note, locale).map((text) => `!! ${label(locale, ({ compute }) => compute.dataNote)}: ${text}`);
  });
  return [...(title === undefined ? [system.id] : namesOf(title, locale)), ...head, ...notes].join("\n");
}

const SHOWN = 3;

/** Notes of one code stand together, the first in full, the rest as a number. */
export function notesText(notes: readonly Issue[], locale: Locale): string {
  const kinds = new Map<string, Issue[]>();
  for (const note of notes) kinds.set(note.code, [...(kinds.get(note.code) ?? []), note]);
  const items: string[] = [];
  let cut = false;
  for (const same of kinds.values()) {
    const shown = same.length <= SHOWN + 1 ? same : same.slice(0, SHOWN);
    for (const note of shown) items.push(`- ${sentences(note, locale).join("\n  ")}`);
    if (shown.length < same.length) {
      items.push(`  (${label(locale, ({ compute }) => compute.more(same.length - shown.length))})`);
      cut = true;
    }
  }
  if (cut) items.push(`  ${label(locale, ({ compute }) => compute.allJson)}`);
  return [label(locale, ({ compute }) => compute.notes), ...items].join("\n");
}
