import { IndexError } from "../../errors/index.ts";
import { chartKinds } from "../chart/registry.ts";
import type { ScoreChartOptions } from "../chart/source.ts";
import { type Html, html, trusted } from "./markup.ts";
import type { View } from "./view.ts";

/** A chart of a kind in the page; nothing where the source has not what it needs, or too little of it. */
export function figureOf(view: View, id: string, options: ScoreChartOptions = {}): Html | "" {
  const { definition, data, result, uncertainty, sensitivity, coherence, monitored } = view.source;
  const kind = chartKinds.find((one) => one.id === id);
  if (kind === undefined) return "";
  const input = {
    definition,
    data,
    result,
    ...(uncertainty ? { uncertainty } : {}),
    ...(sensitivity ? { sensitivity } : {}),
    ...(coherence ? { coherence } : {}),
    ...(monitored ? { monitor: monitored } : {}),
  };
  try {
    const { svg } = kind.draw(input, {
      locale: view.locale,
      theme: "auto",
      period: view.period,
      id: `chart-${id}`,
      ...options,
    });
    return html`<figure class="chart">${trusted(svg)}</figure>`;
  } catch (error) {
    // too few units or periods for this kind of picture: the tables say it all
    if (error instanceof IndexError) return "";
    throw error;
  }
}
