import type { Look } from "./look.ts";
import { cleanText, textWidth, widestOf, wrapText } from "./measure.ts";
import { element, MARGIN, SIZE, textElement, titleElement } from "./pen.ts";

/** Headings of columns: their names in up to four lines where these fit, else numbers, with a key below the plot. */
export interface ColumnHeads {
  readonly parts: readonly string[];
  readonly bottom: number;
  /** The key, from y on; nothing where the names stand above. */
  key(y: number): { readonly parts: readonly string[]; readonly bottom: number };
}

const LINE = 14;
const LINES = 4;

export function columnHeads(
  look: Look,
  names: readonly string[],
  { left, top, column }: { readonly left: number; readonly top: number; readonly column: number },
): ColumnHeads {
  const style = { size: SIZE.small };
  const own = names.map(cleanText);
  const width = column - 4;
  const wrapped = own.map((name) => wrapText(name, { ...style, width, lines: LINES }));
  const whole = wrapped.every((rows, k) => rows.join("").replaceAll(" ", "") === own[k]!.replaceAll(" ", ""));
  const longWord = widestOf(
    own.flatMap((name) => name.match(/[\u1100-\uffef]|[^\s\u1100-\uffef-]+-?|-/gu) ?? []),
    style,
  );
  // a word is not broken while there is a key to put it into
  const above = column >= 30 && ((whole && longWord <= width) || column >= 110);
  const x = (k: number): number => left + (k + 0.5) * column;
  if (above) {
    const most = wrapped.reduce((n, rows) => Math.max(n, rows.length), 1);
    const bottom = top + most * LINE + 6;
    const parts = wrapped.map((rows, k) => {
      const first = bottom - 6 - (rows.length - 0.5) * LINE;
      const lines = rows.map((row, i) =>
        textElement(look, row, { x: x(k), y: first + i * LINE, anchor: "middle", ...style }),
      );
      const cut = rows.join("").replaceAll(" ", "") !== own[k]!.replaceAll(" ", "");
      return cut ? element("g", {}, titleElement(own[k]!) + lines.join("")) : lines.join("");
    });
    return { parts, bottom, key: (y) => ({ parts: [], bottom: y }) };
  }
  const numbers = own.map((_, k) => String(k + 1));
  const size = widestOf(numbers, style) <= width ? SIZE.small : 8;
  // where even numbers would touch, every so many
  const every = Math.ceil((widestOf(numbers, { size }) + 2) / column);
  const parts = numbers.flatMap((text, k) =>
    k % every === 0 ? [textElement(look, text, { x: x(k), y: top + 7, anchor: "middle", size, colour: "muted" })] : [],
  );
  return { parts, bottom: top + LINE + 4, key: (y) => keyOf(look, own, y) };
}

/** Numbered names in columns as wide as the longest, up to the width of the chart. */
export function keyOf(look: Look, names: readonly string[], y: number): { parts: string[]; bottom: number } {
  const style = { size: SIZE.small };
  const room = look.width - 2 * MARGIN;
  const texts = names.map((name, k) => `${k + 1} · ${name}`);
  const width = Math.min(room, Math.max(120, widestOf(texts, style) + 14));
  const columns = Math.max(1, Math.min(4, Math.floor(room / width)));
  const rows = Math.ceil(texts.length / columns);
  const parts = texts.map((text, k) =>
    textElement(look, text, {
      x: MARGIN + Math.floor(k / rows) * (room / columns),
      y: y + (k % rows) * 16 + 8,
      width: Math.max(textWidth("…", style), room / columns - 8),
      ...style,
    }),
  );
  return { parts, bottom: y + rows * 16 };
}
