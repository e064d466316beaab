import type { Issue } from "../../errors/index.ts";
import { tableText } from "../../io/table.ts";
import { COLOURS } from "../../monitor/rules.ts";
import type { WorksRow } from "../../monitor/works/rows.ts";
import type { WorkStatus } from "../../monitor/works/status.ts";
import type { Works } from "../../monitor/works/works.ts";
import type { WorksWords } from "../../report/words/works.ts";
import type { WorkKind } from "../../schema/works.ts";
import { sentences } from "../problems.ts";
import { type Locale, label, lines, nameOf } from "../words/index.ts";
import { type Column, figure, type MonitorView } from "./monitor-tables.ts";

export type WorksView = Pick<MonitorView, "locale" | "width" | "names" | "all">;
const MOST = 15;

export const say = (locale: Locale, pick: (words: WorksWords) => string): string =>
  label(locale, ({ works }) => pick(works));
/** The columns of a table by the keys of its headings. */
export function columnsOf<K extends string>(
  heads: (words: WorksWords) => Readonly<Record<K, string>>,
  {
    locale,
    keys,
    shrink = [],
  }: { readonly locale: Locale; readonly keys: readonly K[]; readonly shrink?: readonly K[] },
  left: readonly K[],
): Column[] {
  return keys.map((key) => ({
    heading: say(locale, (words) => heads(words)[key]),
    ...(shrink.includes(key) ? { shrink: true } : {}),
    ...(left.includes(key) ? {} : { align: "right" as const }),
  }));
}

/** Work items: how many, which to look at first and why, by owner, milestones, and which indicators they serve. */
export function worksText(found: Works, view: WorksView): string {
  const { locale, all } = view;
  const row = found.rows[0]!;
  const head = [
    say(locale, (words) => words.works(found.asOf)),
    ...lines(locale, ({ works }) => works.counted({ ...row, completion: figure(row.completion, 1) })),
    ...colourLine(row, locale),
  ];
  const parts = found.rows.filter(({ by }) => by !== "all" && (all || by === "owner"));
  const groups = [...new Set(parts.map(({ by }) => by))] as Exclude<WorksRow["by"], "all">[];
  return [
    head.join("\n"),
    firstText(found, view),
    ...groups.map((by) => countTable(parts, { ...view, by })),
    ...(found.calendar.length > 0 ? [calendarText(found, view)] : []),
    ...(found.indicators.length > 0 ? [servedText(found, view)] : []),
    ...notesText(found.notes, locale),
  ].join("\n\n");
}

/** Notes as a list, each without its place; nothing where there is none. */
export function notesText(notes: readonly Issue[], locale: Locale): string[] {
  const items = notes.flatMap((issue) => sentences({ ...issue, path: [] }, locale).map((text) => `- ${text}`));
  return items.length === 0 ? [] : [items.join("\n")];
}

function colourLine({ colours }: WorksRow, locale: Locale): string[] {
  const order = [...COLOURS].reverse();
  const counts = [...order, "grey" as const].flatMap((colour) =>
    colours[colour] === 0 ? [] : [{ colour, n: colours[colour] }],
  );
  return counts.length === 0 ? [] : lines(locale, ({ monitor }) => monitor.coloured(counts));
}

function firstText({ works }: Works, view: WorksView): string {
  const { locale, all, width } = view;
  const bad = (one: WorkStatus) => one.colour === "red" || one.colour === "orange" || one.colour === "yellow";
  const place = ({ colour }: WorkStatus) => (colour === "grey" ? -1 : COLOURS.indexOf(colour));
  const lead = (one: WorkStatus) => one.lead ?? Number.NEGATIVE_INFINITY;
  const ordered = works
    .filter((one) => all || bad(one))
    .sort(
      (a, b) =>
        place(b) - place(a) || b.daysOverdue - a.daysOverdue || (lead(a) < lead(b) ? -1 : lead(a) > lead(b) ? 1 : 0),
    );
  if (ordered.length === 0) return say(locale, ({ nothingFirst }) => nothingFirst);
  const shown = all ? ordered : ordered.slice(0, MOST);
  const comma = label(locale, ({ monitor }) => monitor.comma);
  const rows = shown.map((one) => [
    label(locale, ({ monitor }) =>
      one.level === null
        ? monitor.colours[one.colour]
        : monitor.level(monitor.colours[one.colour], monitor.levels[one.level]),
    ),
    one.id,
    nameOf(one.name ?? undefined, { locale, id: "" }),
    one.owners
      .filter(({ role }) => role === "lead")
      .map(({ name }) => name)
      .join(comma),
    one.due ?? "",
    figure(one.done, 1),
    figure(one.planned, 1),
    figure(one.lead, 1),
    one.reported ?? "",
    sentences(one.reason, locale).join(" "),
  ]);
  const columns = columnsOf(
    (words) => words.workColumns,
    {
      locale,
      keys: ["colour", "id", "name", "owner", "due", "done", "planned", "lead", "reported", "reason"],
      shrink: ["name", "owner", "reason"],
    },
    ["colour", "id", "name", "owner", "due", "reported", "reason"],
  );
  const title = say(locale, ({ first }) => first({ shown: shown.length, of: ordered.length }));
  return [title, "", tableText(rows, { columns, width })].join("\n");
}

function countTable(
  rows: readonly WorksRow[],
  { locale, width, names, by }: WorksView & { readonly by: Exclude<WorksRow["by"], "all"> },
): string {
  const partOf = (id: string | null) => {
    if (id === null) return say(locale, ({ nobody }) => nobody);
    if (by === "kind") return say(locale, ({ kinds }) => kinds[id as WorkKind]);
    return by === "indicator" ? nameOf(names.get(id), { locale, id }) : id;
  };
  const comma = label(locale, ({ monitor }) => monitor.comma);
  const body = rows
    .filter((row) => row.by === by)
    .map((row) => [
      partOf(row.id),
      String(row.works),
      String(row.completed),
      figure(row.completion, 1),
      figure(row.onTime, 1),
      figure(row.lead, 1),
      colourLine(row, locale).join(comma),
    ]);
  const columns = columnsOf(
    (words) => ({ ...words.countColumns, part: words.by[by] }),
    { locale, keys: ["part", "works", "completed", "completion", "onTime", "lead", "colours"], shrink: ["part"] },
    ["part", "colours"],
  );
  return tableText(body, { columns, width });
}

function calendarText({ calendar }: Works, { locale, width }: WorksView): string {
  const rows = calendar.map((row) => [
    row.span,
    String(row.milestones),
    String(row.onTime + row.reached),
    String(row.late),
    String(row.missed),
    String(row.open),
    figure(row.rate, 1),
  ]);
  const columns = columnsOf(
    (words) => words.spanColumns,
    { locale, keys: ["span", "milestones", "onTime", "late", "missed", "open", "rate"] },
    ["span"],
  );
  return [say(locale, ({ milestones }) => milestones), "", tableText(rows, { columns, width })].join("\n");
}

/** How many indicators have works, and those where works or targets are behind. */
function servedText({ indicators }: Works, { locale, names }: WorksView): string {
  const comma = label(locale, ({ monitor }) => monitor.comma);
  const behind = (colour: string | null) => colour === "orange" || colour === "red";
  const listed = (finding: "no-works" | "both-behind" | "works-behind" | "target-behind") =>
    indicators
      .filter((one) => one.finding === finding && (finding !== "no-works" || behind(one.targetColour)))
      .map(({ indicator, name }) => nameOf(name ?? names.get(indicator), { locale, id: indicator }));
  const findings = (["both-behind", "no-works", "target-behind", "works-behind"] as const).flatMap((finding) => {
    const found = listed(finding);
    return found.length === 0 ? [] : lines(locale, ({ works }) => `- ${works.findings[finding](found.join(comma))}`);
  });
  const count = indicators.filter(({ works }) => works.length > 0).length;
  return [...lines(locale, ({ works }) => works.served({ with: count, of: indicators.length })), ...findings].join(
    "\n",
  );
}
