import type { Name } from "../../schema/types.ts";

export type ChartTheme = "light" | "dark" | "print" | "auto";

/** What every chart takes. */
export interface ChartOptions {
  /** Default: en. */
  readonly locale?: "en" | "zh";
  /** In CSS pixels, 240 to 4,000; 720 unless said. */
  readonly width?: number;
  /** In CSS pixels, 120 to 20,000; what the marks need unless said. */
  readonly height?: number;
  /**
   * `auto`: colours are CSS variables (`--gf-…`) with those of `light` behind them, so that the page that the chart stands in
   * says which hold; `light` unless said.
   */
  readonly theme?: ChartTheme;
  /** In place of the chart's own. */
  readonly title?: Name;
  /** What the ids in the SVG begin with; made from the chart's content unless said. Two equal charts in one page need it. */
  readonly id?: string;
}

/** A chart as it stands in an HTML page: one `<svg>` element without styles, scripts and references to elsewhere. */
export interface Chart {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the figure shows, with the numbers that matter; also the `<desc>` of the SVG. */
  readonly description: string;
}

/** One mark of a chart: what stands in its `<title>`, and its `data-…` attributes. */
export interface Mark {
  readonly title: string;
  readonly data?: Readonly<Record<string, string | number>>;
}
