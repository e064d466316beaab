import { IndexError } from "../../errors/index.ts";
import { chartKind } from "../chart/registry.ts";
import type { ScoreChartOptions } from "../chart/source.ts";
import type { Chart } from "../chart/types.ts";
import { type Html, html, trusted } from "./markup.ts";
import type { View } from "./view.ts";

/** A chart of a kind in the page; nothing where the source has not what it needs, or too little of it. */
export function figureOf(view: View, id: string, options: ScoreChartOptions = {}): Html | "" {
  const { definition, data, result, uncertainty, sensitivity, coherence, monitored, positions } = view.source;
  const kind = chartKind(id);
  const input = {
    definition,
    data,
    result,
    ...(uncertainty ? { uncertainty } : {}),
    ...(sensitivity ? { sensitivity } : {}),
    ...(coherence ? { coherence } : {}),
    ...(monitored ? { monitor: monitored } : {}),
    ...(positions ? { positions } : {}),
  };
  return pictured(() => kind.draw(input, { ...lookIn(view, id), period: view.period, ...options }));
}

/** How charts look in a page. */
export const lookIn = ({ locale }: View, id: string) => ({ locale, theme: "auto", id: `chart-${id}` }) as const;

/** A chart as a figure; nothing where there are too few units or periods for it: the tables say it all. */
export function pictured(draw: () => Chart): Html | "" {
  try {
    return html`<figure class="chart">${trusted(draw().svg)}</figure>`;
  } catch (error) {
    if (error instanceof IndexError) return "";
    throw error;
  }
}
