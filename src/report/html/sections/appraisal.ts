import type { AppraisedKind, AppraisedSubject, Term } from "../../../monitor/appraisal/types.ts";
import { appraisalWordsEn, appraisalWordsZh } from "../../words/appraisal.ts";
import { type Html, html } from "../markup.ts";
import { type Column, table } from "../table.ts";
import type { View } from "../view.ts";

/** The appraisal: a league of each kind of subject, and every point that was added or taken away. */
export function appraisal(view: View): Html {
  const { source, name, sentence } = view;
  const found = source.appraisal!;
  const words = wordsOf(view);
  const rules = name(found.rules.name, found.rules.id ?? "");
  return html`<p>${words.head({ period: found.period, rules, previous: found.previous })}</p>
${found.rules.source === null ? "" : html`<p class="muted">${found.rules.source}</p>`}
${found.kinds.map((kind) => kindOf(kind, view))}
${found.notes.length === 0 ? "" : html`<ul>${[...new Set(found.notes.map(sentence))].map((text) => html`<li>${text}`)}</ul>`}`;
}

const wordsOf = ({ locale }: View) => (locale === "zh" ? appraisalWordsZh : appraisalWordsEn);

function kindOf(kind: AppraisedKind, view: View): Html {
  const { name, figure, say } = view;
  const words = wordsOf(view);
  const { subjects, parts, grades } = kind;
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const has = (pick: (one: AppraisedSubject) => unknown) => subjects.some((one) => Boolean(pick(one)));
  const nameIn = (
    id: string | null,
    list: readonly { readonly id: string; readonly name?: View["source"]["title"] }[],
  ) => (id === null ? "" : name(list.find((one) => one.id === id)?.name, id));
  const columns: Column<AppraisedSubject>[] = [
    { heading: words.columns.rank, figure: true, cell: ({ rank }) => rank ?? "" },
    { heading: words.columns.name, names: true, cell: (one) => html`<bdi>${name(one.name, one.id)}</bdi>` },
    ...(has(({ group }) => group)
      ? [{ heading: words.columns.group, cell: ({ group }: AppraisedSubject) => nameIn(group, kind.groups) }]
      : []),
    ...(grades.length > 0
      ? [{ heading: words.columns.grade, cell: ({ grade }: AppraisedSubject) => nameIn(grade, grades) }]
      : []),
    {
      heading: words.columns.total,
      figure: true,
      cell: ({ total: own }) => (own === null ? words.noTotal : figure(own, 2)),
    },
    ...parts.map((part, k) => ({
      heading: words.part({ name: name(part.name, part.id), weight: figure((100 * part.weight) / total, 1) }),
      figure: true,
      cell: (one: AppraisedSubject) => figure(one.parts[k]?.score, 2),
    })),
    ...(has(({ terms }) => terms.some((term) => term.kind !== "part"))
      ? [
          {
            heading: words.columns.adjusted,
            figure: true,
            cell: ({ terms }: AppraisedSubject) => {
              const own = terms.filter((term) => term.kind !== "part");
              return own.length === 0 ? "" : view.signed(own.reduce((sum, { points }) => sum + points, 0));
            },
          },
        ]
      : []),
    ...(has(({ lastRank }) => lastRank)
      ? [
          { heading: words.columns.lastRank, figure: true, cell: ({ lastRank }: AppraisedSubject) => lastRank ?? "" },
          {
            heading: words.columns.rise,
            figure: true,
            cell: ({ rise }: AppraisedSubject) =>
              rise === null ? "" : rise > 0 ? `+${rise}` : `${rise}`.replace("-", "−"),
          },
        ]
      : []),
    { heading: words.columns.remarks, cell: (one) => remarksOf(one, kind, view) },
  ];
  const given = grades.map(({ places, given: n, ...grade }) =>
    words.grade({ name: name(grade.name, grade.id), given: n, places }),
  );
  const terms = subjects.flatMap((one) =>
    one.terms.filter((term) => term.kind !== "part").map((term) => ({ one, term })),
  );
  const item = ({ kind: what, id }: Term) =>
    what === "limit" ? (words.limits[id] ?? id) : nameIn(id, what === "gate" ? kind.gates : kind.adjust);
  const kindName = name(kind.name, kind.id);
  return html`<h3><bdi>${kindName}</bdi></h3>
${given.length === 0 ? "" : html`<p>${view.list(given)}</p>`}
${table(subjects, columns, {
  caption: say(`Appraisal: ${kindName}`, `考评结果：${kindName}`),
  sortable: true,
  filterable: true,
})}
${
  terms.length === 0
    ? ""
    : table(
        terms,
        [
          { heading: words.termColumns[0], names: true, cell: ({ one }) => html`<bdi>${name(one.name, one.id)}</bdi>` },
          { heading: words.termColumns[1], cell: ({ term }) => words.terms[term.kind] },
          { heading: words.termColumns[2], cell: ({ term }) => item(term) },
          { heading: words.termColumns[3], figure: true, cell: ({ term }) => view.signed(term.asked) },
          { heading: words.termColumns[4], figure: true, cell: ({ term }) => view.signed(term.points) },
          { heading: words.termColumns[5], cell: ({ term }) => term.reasons.join(words.semicolon) },
        ],
        { caption: `${words.columns.adjusted}${words.colon}${kindName}`, sortable: true },
      )
}`;
}

function remarksOf(one: AppraisedSubject, kind: AppraisedKind, view: View): string {
  const { name, reason } = view;
  const words = wordsOf(view);
  const nameIn = (id: string, list: readonly { readonly id: string; readonly name?: View["source"]["title"] }[]) =>
    name(list.find((entry) => entry.id === id)?.name, id);
  return [
    ...(one.progressed ? [words.progressed] : []),
    ...one.gates.map(({ id, state, reason: why }) => {
      const veto = kind.gates.some((gate) => gate.id === id && gate.effect === "veto");
      return words.gate({ name: nameIn(id, kind.gates), state, veto }) + reason(why);
    }),
    ...one.held.map(({ from, by }) => words.held({ grade: nameIn(from, kind.grades), by })),
  ].join(words.semicolon);
}
