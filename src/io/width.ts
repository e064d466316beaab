/**
 * How many columns a text takes on a terminal: 2 for Chinese and other wide characters and for full-width punctuation,
 * 0 for combining marks and control characters, 1 for the rest (East Asian Width of Unicode; ambiguous counts as 1).
 * @example displayWidth("GDP 总值"); // => 8
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character.codePointAt(0)!);
  return width;
}

/** The text cut to a width, with `…` where something is missing. */
export function fitWidth(text: string, { width }: { readonly width: number }): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 1; // the ellipsis
  for (const character of text) {
    used += widthOf(character.codePointAt(0)!);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines no wider than `width`, broken at spaces and between Chinese characters; a longer word keeps its line. */
export function wrapText(text: string, { width }: { readonly width: number }): string[] {
  const lines: string[] = [];
  let line = "";
  // a Chinese character is a word; marks that close a phrase stay with it
  for (const word of text.match(
    /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff10-\uff5a][\u3001\u3002\uff0c\uff09\uff1b\u201d)]*|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff10-\uff5a]+|\s+/gu,
  ) ?? []) {
    if (line !== "" && displayWidth(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    if (line !== "" || word.trim() !== "") line += word;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [""];
}

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const NONE: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x0300, 0x036f],
  [0x200b, 0x200f],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
];

function widthOf(point: number): number {
  if (point >= 0x20 && point < 0x7f) return 1;
  const within = ([from, to]: readonly [number, number]) => point >= from && point <= to;
  if (NONE.some(within)) return 0;
  return WIDE.some(within) ? 2 : 1;
}
