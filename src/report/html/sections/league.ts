import { rankSlopes } from "../../chart/slope.ts";
import { groupLetters } from "../../letters.ts";
import { whenZh } from "../../words/when.ts";
import { figureOf, lookIn, pictured } from "../chart.ts";
import { type Html, html } from "../markup.ts";
import { type Column, table } from "../table.ts";
import type { View } from "../view.ts";
import { intervalText } from "./uncertainty.ts";

/** Domains that have a column beside the index. */
const MOST = 8;
/** Units that a picture of all of them holds. */
const MOST_BARS = 60;
/** Periods side by side in a picture of ranks. */
const MOST_PERIODS = 8;

/** Everybody by rank, with the place before. */
export function league(view: View): Html {
  const { say, source, rows, index, period, previous, score, domains, rowBefore, unitLink, node } = view;
  const { result, uncertainty } = source;
  const ranks = result.rank(index);
  const ofRow = new Map(
    (uncertainty?.rows ?? []).map((row, i) => [JSON.stringify([row.unit, row.period]), i] as const),
  );
  const letters = uncertainty ? groupLetters(uncertainty) : [];
  const at = (i: number) => ofRow.get(JSON.stringify([result.units[i]!, period]));
  const before = (i: number) => {
    const row = rowBefore.get(result.units[i]!);
    return row === undefined || ranks[row] === 0 ? null : ranks[row]!;
  };
  const several = rows.length > 1;
  const columns: Column<number>[] = [
    ...(several ? [{ heading: say("rank", "名次"), figure: true, cell: (i: number) => ranks[i] || "" }] : []),
    { heading: say("unit", "评价对象"), names: true, cell: (i) => unitLink(result.units[i]!) },
    { heading: say("score", "得分"), figure: true, cell: (i) => score(result.score(index)[i]!) },
    ...(previous === null || !several
      ? []
      : [
          {
            heading: say(`rank ${previous}`, `${whenZh(previous)}名次`),
            figure: true,
            cell: (i: number) => before(i) ?? "",
          },
          {
            heading: say("places won", "晋位"),
            figure: true,
            cell: (i: number) => {
              const old = before(i);
              return old === null || ranks[i] === 0 ? "" : view.figure(old - ranks[i]!).replace("-", "−");
            },
          },
        ]),
    ...domains.slice(0, MOST).map((id) => ({
      heading: node(id),
      figure: true,
      cell: (i: number) => score(result.score(id)[i]!),
    })),
    ...(uncertainty && several
      ? [
          {
            heading: say("rank lies in", "名次区间"),
            figure: true,
            cell: (i: number) => intervalText(uncertainty.rows[at(i) ?? -1]?.rank.quantiles, view),
          },
          ...(letters.some((letter) => letter !== "")
            ? [{ heading: say("alike", "难分组"), cell: (i: number) => letters[at(i) ?? -1] ?? "" }]
            : []),
        ]
      : []),
    {
      heading: say("figures there", "数据可得率"),
      figure: true,
      cell: (i) => view.share(result.availability(index)[i]!),
    },
  ];
  const legend =
    several && uncertainty && letters.some((letter) => letter !== "")
      ? html`<p class="muted">${say(
          "Within a letter no unit can be told from the next; the interval holds the rank in nine of ten replicates unless the project says otherwise.",
          "同一字母内，相邻的评价对象不能区分先后；除项目另有规定外，名次区间为重复计算中九成的名次所在。",
        )}</p>`
      : "";
  const few = several && rows.length <= MOST_BARS;
  return html`${few ? figureOf(view, "ranking") : ""}${several ? figureOf(view, "tile-map") : ""}
${table(rows, columns, {
  caption: several
    ? say(`Scores and ranks, ${period}`, `${whenZh(period)}得分与名次`)
    : say(`Scores, ${period}`, `${whenZh(period)}得分`),
  sortable: true,
  filterable: true,
})}${legend}
${few ? pictured(() => rankSlopes(result, { ...lookIn(view, "slope"), periods: view.periods.slice(-MOST_PERIODS) })) : ""}`;
}
