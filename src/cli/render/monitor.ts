import { tableText } from "../../io/table.ts";
import type { AttainmentRow } from "../../monitor/attainment-tree.ts";
import type { Monitored, MonitoredTarget } from "../../monitor/monitor.ts";
import { COLOURS } from "../../monitor/rules.ts";
import { sentences, visible } from "../problems.ts";
import { label, lines, namesOf } from "../words/index.ts";
import {
  aimText,
  type Column,
  colourText,
  figure,
  indicatorName,
  type MonitorView,
  reasonText,
  targetTable,
  treeTable,
  unitName,
} from "./monitor-tables.ts";
import { named } from "./node-names.ts";

const MOST = 15;

/**
 * A first screen that can be read at once: how many targets have which colour, where to look first, why and who answers for it,
 * and the domains; then what could not be compared. With `all` every target, group, tag and owner.
 */
export function monitorText(found: Monitored, view: MonitorView): string {
  const { locale, all } = view;
  const { targets, notes } = found;
  const title = (pick: "targets" | "tree" | "domains") => label(locale, ({ monitor }) => monitor[pick]);
  if (targets.length === 0) {
    const none = lines(locale, ({ monitor }) => monitor.noTargets);
    return [headText(found, view), none.join("\n")].join("\n\n").split("\n").map(visible).join("\n");
  }
  const parts = [
    headText(found, view),
    firstText(targets, view),
    ...(all ? [`${title("targets")}\n\n${targetTable(targets, view)}`] : []),
    all
      ? `${title("tree")}\n\n${treeTable(groupsOf(found), view)}`
      : `${title("domains")}\n\n${treeTable(domainsOf(found, view), view)}`,
    ...(notes.length > 0 ? [notesText(found, view)] : []),
    ...(all ? [] : [lines(locale, ({ monitor }) => monitor.more).join("\n")]),
  ];
  return parts.join("\n\n").split("\n").map(visible).join("\n");
}

function headText({ summary, at, rules, targets }: Monitored, { title, locale }: MonitorView): string {
  const counts = [...COLOURS].reverse().concat("grey" as never);
  const colours = counts.flatMap((colour) => {
    const n = summary.colours[colour]!;
    return n === 0 ? [] : [{ colour: colour as MonitoredTarget["colour"], n }];
  });
  return [
    ...namesOf(title, locale),
    ...lines(locale, ({ monitor }) => monitor.head({ at, rules: rules.id ?? "-", targets: targets.length })),
    ...(targets.length === 0 ? [] : lines(locale, ({ monitor }) => monitor.coloured(colours))),
    ...lines(locale, ({ monitor }) =>
      monitor.withoutNumber({ without: summary.withoutNumber, of: summary.indicators }),
    ),
    ...(rules.source === null ? [] : [rules.source]),
  ].join("\n");
}

/** The targets that are not on their way, the worst first: of one colour those due before the others, then by degree. */
function firstText(targets: readonly MonitoredTarget[], view: MonitorView): string {
  const { locale, owners, width } = view;
  const bad = targets.filter(({ colour }) => colour === "red" || colour === "orange" || colour === "yellow");
  if (bad.length === 0) return label(locale, ({ monitor }) => monitor.nothingFirst);
  const place = ({ colour }: MonitoredTarget) => COLOURS.indexOf(colour as (typeof COLOURS)[number]);
  const degree = ({ attainment }: MonitoredTarget) => attainment ?? Number.POSITIVE_INFINITY;
  const ordered = [...bad].sort(
    (a, b) =>
      place(b) - place(a) ||
      Number(b.due) - Number(a.due) ||
      (degree(a) < degree(b) ? -1 : degree(a) > degree(b) ? 1 : 0),
  );
  const shown = ordered.slice(0, MOST);
  const several = new Set(targets.map(({ unit }) => unit)).size > 1;
  const owned = shown.some(({ indicator }) => owners.get(indicator)?.length);
  const say = (pick: "colour" | "unit" | "indicator" | "stage" | "value" | "target" | "reason" | "owner") =>
    label(locale, ({ monitor }) => monitor.firstColumns[pick]);
  const columns: Column[] = [
    { heading: say("colour") },
    ...(several ? [{ heading: say("unit") }] : []),
    { heading: say("indicator"), shrink: true },
    { heading: say("stage") },
    { heading: say("value"), align: "right" },
    { heading: say("target"), align: "right" },
    { heading: say("reason"), shrink: true },
    ...(owned ? [{ heading: say("owner"), shrink: true }] : []),
  ];
  const rows = shown.map((one) => [
    colourText(one, locale),
    ...(several ? [unitName(one.unit, view)] : []),
    indicatorName(one, locale),
    one.stage,
    figure(one.value),
    aimText(one, locale),
    reasonText(one, locale),
    ...(owned ? [(owners.get(one.indicator) ?? []).join(label(locale, ({ monitor }) => monitor.comma))] : []),
  ]);
  return [
    label(locale, ({ monitor }) => monitor.first({ shown: shown.length, of: bad.length })),
    "",
    tableText(rows, { columns, width }),
    ...(owned ? [] : ["", ...lines(locale, ({ monitor }) => monitor.noOwners)]),
  ].join("\n");
}

/** The index and its domains; of several units the index alone. */
function domainsOf({ targets, tree }: Monitored, { domains }: MonitorView): AttainmentRow[] {
  const several = new Set(targets.map(({ unit }) => unit)).size > 1;
  const shown = several ? new Set([...domains].slice(0, 1)) : domains;
  return tree.filter(({ by, id, cumulated }) => !cumulated && by === "node" && id !== null && shown.has(id));
}

/** A single indicator has its line among the targets. */
function groupsOf({ targets, tree }: Monitored): AttainmentRow[] {
  const indicators = new Set(targets.map(({ indicator }) => indicator));
  return tree.filter(({ cumulated, by, id }) => !cumulated && !(by === "node" && id !== null && indicators.has(id)));
}

/** Notes that differ only in their indicator are said once, for all of them. */
function notesText({ notes }: Monitored, { locale, names }: MonitorView): string {
  const groups = new Map<string, { readonly said: readonly string[]; readonly places: string[] }>();
  for (const issue of notes) {
    const one = named(issue, { names, locale });
    const said = sentences({ ...one, path: [] }, locale);
    const known = groups.get(said.join("\n")) ?? { said, places: [] };
    if (issue.code !== "monitor-no-column") known.places.push(...one.path.map(String));
    groups.set(said.join("\n"), known);
  }
  const comma = label(locale, ({ monitor }) => monitor.comma);
  return [...groups.values()]
    .map(({ said, places }) => {
      const head = places.length === 0 ? "" : label(locale, ({ monitor }) => monitor.about(places.join(comma)));
      return `- ${head}${said.join("\n  ")}`;
    })
    .join("\n");
}
