import { mean, median } from "../../../stats/index.ts";
import { whenZh } from "../../words/when.ts";
import { figureOf } from "../chart.ts";
import { type Content, type Html, html } from "../markup.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

/** Units that a picture of all of them holds. */
const MOST = 60;

/** Each domain, with what is below it: weight, level, spread and who is first and last. */
export function domains(view: View): Html {
  const { say, source, rows, domains: ids, node, index } = view;
  const { result } = source;
  const below = (id: string): string[] => {
    const children = result.nodes.filter(({ parent }) => parent === id).map((child) => child.id);
    return children.flatMap((child) => [child, ...below(child)]);
  };
  const few = rows.length <= MOST;
  return html`${few && rows.length > 1 ? figureOf(view, "heatmap") : ""}${few ? figureOf(view, "contributions") : ""}
${nodeTable(view, ids.length > 0 ? ids : [index], { caption: say("The domains side by side", "各领域对比") })}
${ids.map(
  (id) => html`<h3>${node(id)}</h3>
${nodeTable(view, below(id), { caption: html`${say("What is below", "所含指标")}${say(": ", "：")}${node(id)}` })}`,
)}`;
}

function nodeTable(view: View, ids: readonly string[], { caption }: { readonly caption: Content }): Html {
  const { say, source, rows, node, score, share, unit, rowBefore, previous } = view;
  const { result } = source;
  const weights = new Map(result.weights.map((one) => [one.node, one]));
  const varies = new Set(result.weights.filter(({ unit: own }) => own !== undefined).map(({ node: id }) => id));
  const told = ids.map((id) => {
    const scores = result.score(id);
    const present = rows.filter((i) => !Number.isNaN(scores[i]!));
    const own = Float64Array.from(present, (i) => scores[i]!);
    const pairs = present.flatMap((i) => {
      const before = rowBefore.get(result.units[i]!);
      return before === undefined || Number.isNaN(scores[before]!) ? [] : [scores[i]! - scores[before]!];
    });
    const by = [...present].sort((a, b) => scores[b]! - scores[a]!);
    return { id, own, present: present.length, first: by[0], last: by.at(-1), pairs, scores };
  });
  type Row = (typeof told)[number];
  const end = (i: number | undefined, { scores }: Row): Content =>
    i === undefined ? "" : html`${unit(result.units[i]!)} ${score(scores[i]!)}`;
  const several = rows.length > 1;
  return table(
    told,
    [
      { heading: say("node", "名称"), names: true, cell: ({ id }) => node(id) },
      {
        heading: say("weight in the index", "有效权重"),
        figure: true,
        cell: ({ id }) => (varies.has(id) ? say("by unit", "因单位而异") : share(weights.get(id)?.effective ?? 0)),
      },
      ...(several
        ? [
            { heading: say("units", "有得分"), figure: true, cell: ({ present }: Row) => present },
            { heading: say("mean", "均值"), figure: true, cell: ({ own }: Row) => score(mean(own)) },
            { heading: say("median", "中位数"), figure: true, cell: ({ own }: Row) => score(median(own)) },
          ]
        : [{ heading: say("score", "得分"), figure: true, cell: ({ own }: Row) => score(own[0]) }]),
      ...(previous === null
        ? []
        : [
            {
              heading: say(`mean change since ${previous}`, `较 ${whenZh(previous)}平均变化`),
              figure: true,
              cell: ({ pairs }: Row) => (pairs.length === 0 ? "" : view.signed(mean(Float64Array.from(pairs)))),
            },
          ]),
      ...(several
        ? [
            { heading: say("first", "最高"), cell: (row: Row) => end(row.first, row) },
            { heading: say("last", "最低"), cell: (row: Row) => end(row.last, row) },
          ]
        : []),
    ],
    { caption, sortable: ids.length > 2 },
  );
}
