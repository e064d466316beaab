import type { Ledger } from "../../../monitor/ledger/ledger.ts";
import type { Works } from "../../../monitor/works/works.ts";
import { worksWordsEn, worksWordsZh } from "../../words/works.ts";
import { type Html, html } from "../markup.ts";
import { table } from "../table.ts";
import { colourMark } from "../targets.ts";
import type { View } from "../view.ts";

/** Work items and the ledger of problems, on their day. */
export function works(view: View): Html {
  const { source } = view;
  return html`${source.works ? worksOf(source.works, view) : ""}${source.ledger ? ledgerOf(source.ledger, view) : ""}`;
}

const wordsOf = ({ locale }: View) => (locale === "zh" ? worksWordsZh : worksWordsEn);

function worksOf(found: Works, view: View): Html {
  const { figure, name, reason, list } = view;
  const words = wordsOf(view);
  const columns = words.workColumns;
  const overdue = found.works.filter(({ daysOverdue }) => daysOverdue > 0).length;
  const all = found.rows.find(({ by }) => by === "all");
  return html`<h3>${words.works(found.asOf)}</h3>
<p>${words.counted({ works: found.works.length, completed: all?.completed ?? 0, overdue, completion: figure(all?.completion, 1) })}</p>
${table(
  found.works,
  [
    { heading: columns.colour, cell: (one) => colourMark(one, view) },
    { heading: columns.name, names: true, cell: (one) => html`<bdi>${name(one.name ?? undefined, one.id)}</bdi>` },
    { heading: columns.owner, cell: ({ owners }) => list(owners.map((owner) => owner.name)) },
    { heading: columns.due, cell: ({ due }) => due ?? "" },
    { heading: columns.done, figure: true, cell: ({ done }) => figure(done, 1) },
    { heading: columns.planned, figure: true, cell: ({ planned }) => figure(planned, 1) },
    { heading: columns.lead, figure: true, cell: ({ lead }) => figure(lead, 1) },
    { heading: columns.reason, cell: (one) => reason(one.reason) },
  ],
  { caption: words.works(found.asOf), sortable: true, filterable: true },
)}`;
}

function ledgerOf(found: Ledger, view: View): Html {
  const { figure } = view;
  const words = wordsOf(view);
  const columns = words.lineColumns;
  const open = found.lines.filter((line) => line.open).length;
  const overdue = found.lines.filter(({ daysOverdue }) => daysOverdue > 0).length;
  const opened = found.lines.length;
  const rate = opened === 0 ? "" : figure((100 * (opened - open)) / opened, 1);
  return html`<h3>${words.ledger(found.asOf)}</h3>
<p>${words.problems({ opened, closed: opened - open, open, overdue, rate })}</p>
${table(
  found.lines,
  [
    { heading: columns.state, cell: ({ state }) => words.states[state] },
    { heading: columns.problem, names: true, cell: ({ problem, id }) => html`<bdi>${problem ?? id}</bdi>` },
    { heading: columns.owner, cell: ({ owner }) => owner ?? "" },
    { heading: columns.opened, cell: (line) => line.opened },
    { heading: columns.due, cell: ({ due }) => due ?? "" },
    { heading: columns.age, figure: true, cell: ({ age }) => age ?? "" },
    { heading: columns.overdue, figure: true, cell: ({ daysOverdue }) => (daysOverdue > 0 ? daysOverdue : "") },
  ],
  { caption: words.ledger(found.asOf), sortable: true, filterable: true },
)}`;
}
