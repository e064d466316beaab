import type { AttainmentRow } from "../../../monitor/attainment-tree.ts";
import type { MonitoredTarget } from "../../../monitor/monitor.ts";
import { COLOURS } from "../../../monitor/rules.ts";
import { figureOf } from "../chart.ts";
import { type Content, type Html, html, joined } from "../markup.ts";
import { table } from "../table.ts";
import { aimText, colourMark, metText } from "../targets.ts";
import type { View } from "../view.ts";

/** Targets that the table holds: those that are not on their way come first. */
const MOST = 150;
/** Units that a picture of all of them holds. */
const MOST_UNITS = 40;

/** Attainment of targets: how many have which colour, where to look first, the tree. */
export function targets(view: View): Html {
  const { say, source, monitorWords, reason, unitLink, figure } = view;
  const monitored = source.monitored!;
  const place = ({ colour }: MonitoredTarget) => (colour === "grey" ? -1 : COLOURS.indexOf(colour));
  const degree = ({ attainment }: MonitoredTarget) => attainment ?? Number.POSITIVE_INFINITY;
  const ordered = [...monitored.targets].sort(
    (a, b) =>
      place(b) - place(a) ||
      Number(b.due) - Number(a.due) ||
      (degree(a) < degree(b) ? -1 : degree(a) > degree(b) ? 1 : 0),
  );
  const listed = ordered.slice(0, MOST);
  const several = new Set(listed.map(({ unit }) => unit)).size > 1;
  const counts = [...COLOURS, "grey" as const].reverse().flatMap((colour) => {
    const n = monitored.summary.colours[colour] ?? 0;
    return n === 0 ? [] : [html`${colourMark({ colour, level: null }, view)} ${n}`];
  });
  const words = monitorWords.columns;
  const columns = [
    { heading: words[8], cell: (one: MonitoredTarget) => colourMark(one, view) },
    ...(several ? [{ heading: words[0], cell: (one: MonitoredTarget) => unitLink(one.unit) }] : []),
    { heading: words[1], names: true, cell: (one: MonitoredTarget) => view.node(one.indicator) },
    { heading: words[2], cell: ({ stage }: MonitoredTarget) => stage },
    { heading: words[3], figure: true, cell: ({ value }: MonitoredTarget) => figure(value) },
    { heading: words[4], figure: true, cell: (one: MonitoredTarget) => aimText(one, view) },
    { heading: words[5], figure: true, cell: ({ attainment }: MonitoredTarget) => figure(attainment, 1) },
    { heading: words[6], cell: (one: MonitoredTarget) => metText(one, view) },
    { heading: words[9], cell: (one: MonitoredTarget) => html`<span class="t">${reason(one.reason)}</span>` },
  ];
  const rest = ordered.length - listed.length;
  return html`<p>${monitorWords.head({ at: monitored.at, rules: monitored.rules.id ?? "–", targets: monitored.targets.length })}${say(".", "。")} ${joined(counts, say(", ", "，"))}</p>
${monitored.rules.source === null ? "" : html`<p class="muted">${monitored.rules.source}</p>`}
<p>${monitorWords.withoutNumber({ without: monitored.summary.withoutNumber, of: monitored.summary.indicators })}</p>
${several && view.rows.length <= MOST_UNITS ? figureOf(view, "board") : ""}
${
  listed.length === 0
    ? html`<p>${monitorWords.noTargets}</p>`
    : table(listed, columns, {
        caption: say("Targets, the worst first", "目标一览（由差到好）"),
        sortable: true,
        filterable: true,
      })
}
${rest > 0 ? html`<p class="muted">${say(`${rest} more targets stand on the pages of the units.`, `另有 ${rest} 项目标见各评价对象页。`)}</p>` : ""}
${treeOf()}
${monitored.notes.length === 0 ? "" : html`<ul>${[...new Set(monitored.notes.map(view.sentence))].slice(0, 20).map((text) => html`<li>${text}`)}</ul>`}`;

  function treeOf(): Content {
    const one = monitored.targets[0]?.unit;
    const many = new Set(monitored.targets.map(({ unit }) => unit)).size > 20;
    const own = monitored.tree.filter(
      ({ cumulated, by, id }) =>
        !cumulated &&
        (by !== "node" || id === view.index || (!several && view.domains.includes(id ?? ""))) &&
        (!many || by === "node"),
    );
    if (one === undefined || own.length === 0) return "";
    const part = ({ by, id }: AttainmentRow): Content =>
      id === null ? monitorWords.nobody : by === "node" ? view.node(id) : by === "tag" ? monitorWords.tag(id) : id;
    const heads = monitorWords.treeColumns;
    return table(
      own.slice(0, MOST),
      [
        { heading: heads[2], names: true, cell: part },
        { heading: heads[0], cell: (row) => unitLink(row.unit) },
        { heading: heads[1], cell: ({ stage }) => stage },
        { heading: heads[3], figure: true, cell: ({ degree: d }) => figure(d, 1) },
        { heading: heads[4], figure: true, cell: ({ rate }) => figure(rate, 1) },
        { heading: heads[5], cell: (row) => monitorWords.counts(row) },
      ],
      {
        caption: say("Attainment by group, tag and owner", "按分组、标签和责任单位的实现度"),
        sortable: true,
        filterable: true,
      },
    );
  }
}
