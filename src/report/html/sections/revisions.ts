import type { VintageName } from "../../../schema/vintage.ts";
import { type Html, html } from "../markup.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

const MOST = 200;

/** How figures were revised, and what became of the scores. */
export function revisions(view: View): Html {
  const { say, source, node, figure, unitLink, score, signed } = view;
  const found = source.revisions!;
  const called = ({ vintage, edition }: VintageName) =>
    [vintage, edition ?? ""].filter((part) => part !== "").join(" ");
  const cells = found.cells.slice(0, MOST);
  const scores = (found.effect?.scores ?? []).filter(({ change, shift }) => (change ?? 0) !== 0 || (shift ?? 0) !== 0);
  return html`<p>${say(
    `${found.vintages.length} vintages: ${view.list(found.vintages.map(called))}; ${found.cells.length} revisions of figures.`,
    `共 ${found.vintages.length} 个版次：${view.list(found.vintages.map(called))}；数据修订 ${found.cells.length} 处。`,
  )}</p>
${table(
  found.summary,
  [
    { heading: say("indicator", "指标"), names: true, cell: ({ indicator }) => node(indicator) },
    { heading: say("stated more than once", "多次发布"), figure: true, cell: ({ n }) => n },
    { heading: say("revised", "已修订"), figure: true, cell: ({ revised }) => revised },
    { heading: say("mean revision", "平均修订"), figure: true, cell: ({ mean }) => figure(mean) },
    { heading: say("mean absolute", "平均绝对修订"), figure: true, cell: ({ meanAbsolute }) => figure(meanAbsolute) },
  ],
  { caption: say("Revisions by indicator", "各指标修订情况"), sortable: true },
)}
${table(
  cells,
  [
    { heading: say("indicator", "指标"), names: true, cell: ({ indicator }) => node(indicator) },
    { heading: say("unit", "评价对象"), cell: ({ unit }) => unitLink(unit) },
    { heading: say("period", "时期"), cell: ({ period }) => period },
    { heading: say("from", "原值"), figure: true, cell: ({ from }) => figure(from) },
    { heading: say("to", "新值"), figure: true, cell: ({ to }) => figure(to) },
    { heading: say("published", "发布"), cell: ({ after }) => called(after) },
  ],
  {
    caption:
      found.cells.length > cells.length
        ? say(
            `The first ${cells.length} of ${found.cells.length} revisions`,
            `${found.cells.length} 处修订中的前 ${cells.length} 处`,
          )
        : say("Every revision", "全部修订"),
    sortable: true,
    filterable: true,
  },
)}
${
  scores.length === 0
    ? html`<p>${say("No score changed by them.", "得分没有因此变化。")}</p>`
    : table(
        scores.slice(0, MOST),
        [
          { heading: say("unit", "评价对象"), names: true, cell: ({ unit }) => unitLink(unit) },
          { heading: say("period", "时期"), cell: ({ period }) => period },
          { heading: say("first score", "首次得分"), figure: true, cell: ({ from }) => score(from.score) },
          { heading: say("now", "现得分"), figure: true, cell: ({ to }) => score(to.score) },
          {
            heading: say("change", "变化"),
            figure: true,
            cell: ({ change }) => (change === null ? "" : signed(change)),
          },
          { heading: say("first rank", "首次名次"), figure: true, cell: ({ from }) => from.rank ?? "" },
          { heading: say("rank now", "现名次"), figure: true, cell: ({ to }) => to.rank ?? "" },
        ],
        { caption: say("What became of the scores", "对得分的影响"), sortable: true, filterable: true },
      )
}`;
}
