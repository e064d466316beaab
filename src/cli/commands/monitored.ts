import { issueText, type SomeTexts } from "../../errors/index.ts";
import { type ResultTable, tableOf } from "../../io/output/table.ts";
import type { Appraisal } from "../../monitor/appraisal/types.ts";
import type { AttainmentRow } from "../../monitor/attainment-tree.ts";
import type { Monitored } from "../../monitor/monitor.ts";
import type { Name } from "../../schema/types.ts";
import { choose, type Format } from "../formats.ts";
import { aimText } from "../render/monitor-tables.ts";
import { type Locale, nameOf } from "../words/index.ts";
import type { Followed } from "./followed.ts";

/** What `gongfu monitor` found, as it is written in tables. */
interface Found {
  readonly found: Monitored;
  readonly followed: Followed;
  readonly appraised: Appraisal | null;
  readonly locale: Locale;
  readonly messages: SomeTexts;
}

type Cell = string | number | boolean | null | undefined;

/** The tables asked for; unless said a workbook has all that there are, any other format the targets. */
export function tablesOf(
  asked: readonly string[],
  { format, ...given }: Found & { readonly format: Format },
): readonly ResultTable[] {
  const makers = makersOf(given);
  const known = [...makers.keys()];
  const chosen = asked.map((name) => choose(name, { option: "--section", known }));
  const usual = format === "xlsx" ? known : ["targets"];
  return (chosen.length > 0 ? chosen : usual).map((name) => made(name, makers.get(name)!()));
}

/** Rows by their headings, which are those of the first. */
function made(name: string, rows: readonly Readonly<Record<string, Cell>>[]): ResultTable {
  const headings = Object.keys(rows[0] ?? {});
  const cell = (value: Cell) => (typeof value === "boolean" ? String(value) : value);
  return tableOf(name, [headings, ...rows.map((row) => headings.map((heading) => cell(row[heading])))]);
}

type Rows = readonly Readonly<Record<string, Cell>>[];

/** Every table that there is, made when it is asked for. */
function makersOf({ found, followed, appraised, locale, messages }: Found): ReadonlyMap<string, () => Rows> {
  const { works, ledger } = followed;
  const named = (name: Name | null | undefined, id: string) => nameOf(name ?? undefined, { locale, id });
  const tree = (by: AttainmentRow["by"]) => () => found.tree.filter((row) => row.by === by);
  const makers: (readonly [string, () => Rows])[] = [
    ["targets", () => targetRows(found, { locale, messages })],
    ["nodes", () => tree("node")().map(attainmentRow)],
    ["tags", () => tree("tag")().map(attainmentRow)],
    ["owners", () => tree("owner")().map(attainmentRow)],
  ];
  if (works !== null)
    makers.push(
      [
        "works",
        () =>
          works.works.map(({ id, name, owners, indicators, by: _by, reason, ...one }) => ({
            id,
            name: named(name, id),
            ...one,
            owners: owners.map((owner) => owner.name).join("; "),
            indicators: indicators.join("; "),
            reason: issueText(reason, messages),
          })),
      ],
      ["works-by", () => works.rows.map(({ colours, ...row }) => ({ ...row, ...colours }))],
      ["milestones", () => works.milestones.map((row) => ({ ...row }))],
    );
  if (ledger !== null)
    makers.push(
      [
        "ledger",
        () =>
          ledger.lines.map(({ problems, openedDay: _day, ...line }) => ({
            ...line,
            problems: problems.map((issue) => issueText({ ...issue, path: [] }, messages)).join(" "),
          })),
      ],
      [
        "ledger-by",
        () =>
          ledger.rows.map(({ daysToClose, ages, ...row }) => ({
            ...row,
            "mean days to close": daysToClose?.mean ?? null,
            "median days to close": daysToClose?.median ?? null,
            ...Object.fromEntries(
              ages.map(({ from, to, open }) => [`open ${from}${to === null ? "+" : `–${to}`} days`, open]),
            ),
          })),
      ],
    );
  if (appraised !== null)
    makers.push(
      ["appraisal", () => appraisalRows(appraised, { named, messages })],
      ["appraisal-parts", () => partRows(appraised)],
      ["appraisal-points", () => pointRows(appraised)],
    );
  return new Map(makers);
}

function targetRows(
  { targets }: Monitored,
  { locale, messages }: { readonly locale: Locale; readonly messages: SomeTexts },
) {
  return targets.map((one) => ({
    unit: one.unit,
    indicator: one.indicator,
    stage: one.stage,
    kind: one.kind,
    period: one.figurePeriod,
    value: one.value,
    target: aimText(one, locale),
    attainment: one.attainment,
    uncapped: one.uncapped,
    met: one.met,
    provisional: one.provisional,
    gap: one.gap,
    "pace needed": one.pace.needed,
    "pace had": one.pace.had,
    elapsed: one.elapsed,
    lead: one.lead,
    colour: one.colour,
    level: one.level,
    reason: issueText(one.reason, messages),
  }));
}

const attainmentRow = ({ by: _, ...row }: AttainmentRow) => ({ ...row });

function appraisalRows(
  { kinds }: Appraisal,
  { named, messages }: { readonly named: (name: Name | undefined, id: string) => string; readonly messages: SomeTexts },
) {
  return kinds.flatMap(({ id: kind, subjects }) =>
    subjects.map(({ id, name, group, total, rank, lastRank, lastTotal, rise, gained, progressed, ...one }) => ({
      kind,
      id,
      name: named(name, id),
      group,
      total,
      rank,
      lastRank,
      lastTotal,
      rise,
      gained,
      progressed,
      grade: one.grade,
      // each grade that was reached and not given, and why
      held: one.held.map(({ from, by }) => `${from}: ${by}`).join("; "),
      missing: one.missing.join("; "),
      gates: one.gates.map(({ reason }) => issueText({ ...reason, path: [] }, messages)).join(" "),
    })),
  );
}

/** A row a part of each subject. */
function partRows({ kinds }: Appraisal) {
  return kinds.flatMap(({ id: kind, subjects }) =>
    subjects.flatMap(({ id: subject, parts }) => parts.map(({ items: _, ...part }) => ({ kind, subject, ...part }))),
  );
}

/** A row a term: a subject's points add up to its total. */
function pointRows({ kinds }: Appraisal) {
  return kinds.flatMap(({ id: kind, subjects }) =>
    subjects.flatMap(({ id: subject, terms }) =>
      terms.map(({ reasons, kind: term, ...one }) => ({ kind, subject, term, ...one, reasons: reasons.join("; ") })),
    ),
  );
}
