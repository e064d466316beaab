import type { MonitoredTarget } from "../../../monitor/monitor.ts";
import { type TrendOptions, trendLines } from "../../chart/trend.ts";
import { figureOf, lookIn, pictured } from "../chart.ts";
import { type Html, html } from "../markup.ts";
import type { View } from "../view.ts";

/** Pages up to which each has pictures of its own: their bytes grow with the pages. */
const MOST_PAGES = 40;
/** Periods from which on a line over time says more than a sentence. */
const LEAST_PERIODS = 3;
/** Targets of a unit whose way is drawn. */
const MOST_WAYS = 4;
const SIZE = { width: 460, plot: 170 } as const;

/**
 * A unit in pictures: its domains against its peers, its score over time, and the ways to the targets that warn.
 * @param warnings the worst first
 */
export function unitCharts(i: number, warnings: readonly MonitoredTarget[], view: View): Html | "" {
  const { source, shown, rows, periods, period, index, anchor } = view;
  const { result } = source;
  if (shown.size > MOST_PAGES) return "";
  const unit = result.units[i]!;
  const key = anchor(unit);
  const trend = (node: string, options: TrendOptions) =>
    pictured(() =>
      trendLines(result, {
        ...lookIn(view, `${key}-${node}`),
        ...SIZE,
        unit,
        node,
        until: period,
        others: "range",
        ...options,
      }),
    );
  const ways = [...new Set(warnings.filter(({ target }) => target.value !== null).map(({ indicator }) => indicator))];
  const figures = [
    rows.length > 1 ? figureOf(view, "radar", { unit, width: SIZE.width, id: `chart-${key}-radar` }) : "",
    ...(periods.length < LEAST_PERIODS
      ? []
      : [trend(index, {}), ...ways.slice(0, MOST_WAYS).map((id) => trend(id, { values: "observed" }))]),
  ].filter((figure) => figure !== "");
  return figures.length === 0 ? "" : html`<div class="pictures">${figures}</div>`;
}
