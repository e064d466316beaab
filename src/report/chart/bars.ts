import type { EChartsCoreOption } from "echarts/core";
import { categoryAxis, STILL_SERIES, valueAxis } from "./axis.ts";
import type { Look } from "./look.ts";
import type { Scale } from "./plane.ts";

export interface BarSeries {
  readonly values: readonly number[];
  /** The fill of bar i. */
  readonly fill: (i: number) => string;
  readonly name: string;
  /** Bars on top of each other. */
  readonly stacked?: boolean;
}

/** Horizontal bars, the first row on top: row i has its middle at top + (i + ½) · row. */
export function barsOption(
  look: Look,
  series: readonly BarSeries[],
  {
    scale,
    top,
    row,
    share = 0.64,
  }: { readonly scale: Scale; readonly top: number; readonly row: number; readonly share?: number },
): EChartsCoreOption {
  const n = series[0]!.values.length;
  const left = scale.at(scale.from);
  return {
    grid: { left, top, width: scale.at(scale.to) - left, height: n * row, containLabel: false },
    xAxis: valueAxis(look, { show: false, min: scale.from, max: scale.to }),
    yAxis: categoryAxis(look, {
      data: series[0]!.values.map((_, i) => String(i)),
      labels: false,
      show: false,
      inverse: true,
    }),
    series: series.map(({ values, fill, name, stacked = false }) => ({
      ...STILL_SERIES,
      type: "bar",
      name,
      barWidth: Math.max(3, row * share),
      ...(stacked && { stack: "all" }),
      data: values.map((value, i) => ({
        value: Number.isNaN(value) ? "-" : value,
        itemStyle: { color: fill(i), ...(stacked && { borderColor: look.colour("paper"), borderWidth: 0.5 }) },
      })),
    })),
  };
}
