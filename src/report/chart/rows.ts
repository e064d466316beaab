import type { Look } from "./look.ts";
import { cleanText, widestOf, wrapText } from "./measure.ts";
import { element, SIZE, textElement, titleElement } from "./pen.ts";

/** Labels of rows, left of the plot: as wide as they need up to a share of the chart, then in two lines. */
export interface RowLabels {
  /** Pixels that they take. */
  readonly room: number;
  /** Height that a row needs for its label. */
  readonly height: number;
  /** Label i, its right end at x, its middle at y. */
  readonly draw: (i: number, at: { readonly x: number; readonly y: number; readonly bold?: boolean }) => string;
}

const LINE = 15;

export interface RowLabelOptions {
  /** Of the chart's width, at most. */
  readonly share?: number;
  readonly size?: number;
  readonly lines?: number;
  /** A short text behind each label. */
  readonly aside?: readonly string[];
}

export function rowLabels(
  look: Look,
  texts: readonly string[],
  { share = 0.4, size = SIZE.label, lines = 2, aside = [] }: RowLabelOptions = {},
): RowLabels {
  const own = texts.map(cleanText);
  const beside = aside.length === 0 ? 0 : widestOf(aside, { size: SIZE.small }) + 8;
  // bold ones fit too
  const room = Math.ceil(Math.min(widestOf(own, { size, bold: true }), share * look.width)) + 1;
  const wrapped = own.map((text) => wrapText(text, { width: room, lines, size, bold: true }));
  const most = wrapped.reduce((n, rows) => Math.max(n, rows.length), 1);
  return {
    room: room + beside,
    height: most * LINE + 3,
    draw(i, { x, y, bold = false }) {
      const rows = wrapped[i]!;
      const first = y - ((rows.length - 1) * LINE) / 2;
      const parts = rows.map((row, k) =>
        textElement(look, row, { x: x - beside, y: first + k * LINE, size, anchor: "end", bold }),
      );
      if (beside > 0)
        parts.push(textElement(look, aside[i]!, { x, y, size: SIZE.small, anchor: "end", colour: "muted" }));
      const whole = rows.join("").replaceAll(" ", "") === own[i]!.replaceAll(" ", "");
      return whole ? parts.join("") : element("g", {}, titleElement(own[i]!) + parts.join(""));
    },
  };
}
