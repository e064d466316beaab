import { chartVariables } from "./theme.ts";
import type { Chart } from "./types.ts";

/**
 * A chart as a file of its own: with an XML declaration, and of the theme `auto` with a style that follows whether the reader's
 * system is dark; on paper it is light. The style holds only where the SVG is the whole document.
 * @example
 * import { rankedBars } from "common-prosperity-index/report";
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [1, 2] } });
 * const text = chartFile(rankedBars(computeIndex({ system }, data), { theme: "auto" }));
 * text.includes("prefers-color-scheme:dark"); // => true
 */
export function chartFile({ svg }: Pick<Chart, "svg">): string {
  const declared = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!svg.includes("var(--gf-")) return `${declared}${svg}\n`;
  const style = `<style>@media screen and (prefers-color-scheme:dark){svg:root{${chartVariables("dark")}}}</style>`;
  return `${declared}${svg.replace("</desc>", () => `</desc>\n${style}`)}\n`;
}
