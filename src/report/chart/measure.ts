/** Widths in em, on the wide side of the fonts that browsers have for `FONT`: a label may come out narrower, never wider. */
const ASCII: readonly (readonly [chars: string, em: number])[] = [
  ["ijl|'`", 0.33],
  [" .,:;!If", 0.37],
  ['()[]{}/\\-rt"*', 0.45],
  ["sczJ?", 0.56],
  ["abdeghknopquvxy0123456789_$L", 0.65],
  ["ABCEFKPRSTVXYZ^", 0.71],
  ["DGHNOQU&", 0.8],
  ["+<=>~#", 0.85],
  ["wmMW%@", 1],
];
const OF_ASCII = new Map(ASCII.flatMap(([chars, em]) => [...chars].map((char) => [char, em] as const)));

/** Nothing is drawn for these: combining marks, joiners, variation selectors, directions. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const OTHER_LETTER = 0.75;
const WIDE = 1;
const EMOJI = 1.4;
const BOLD = 1.08;

function emOf(char: string): number {
  const known = OF_ASCII.get(char);
  if (known !== undefined) return known;
  if (NO_WIDTH.test(char)) return 0;
  const code = char.codePointAt(0)!;
  if (code >= 0x1f000) return code >= 0x20000 ? WIDE : EMOJI;
  if (code >= 0x2600 && code < 0x27c0) return EMOJI;
  return code >= 0x1100 ? WIDE : OTHER_LETTER;
}

export interface TextSize {
  readonly size: number;
  readonly bold?: boolean;
}

/** The width of a text in pixels, at most; a Chinese character is as wide as the font is high. */
export function textWidth(text: string, { size, bold = false }: TextSize): number {
  let em = 0;
  for (const char of text) em += emOf(char);
  return em * size * (bold ? BOLD : 1);
}

/** The widest of the texts. */
export function widestOf(texts: readonly string[], style: TextSize): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, style)), 0);
}

/** What XML cannot hold becomes U+FFFD, and breaks and runs of white space become one space. */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\s\u0085\u2028\u2029]+/gu, " ")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, "\ufffd")
    .trim();
}

/** The text if it fits, else as much of its beginning as does, with …; `middle` cuts there instead. */
export function fitText(
  text: string,
  { width, middle = false, ...style }: TextSize & { readonly width: number; readonly middle?: boolean },
): string {
  if (textWidth(text, style) <= width) return text;
  const chars = [...graphemes(text)];
  const kept = (n: number): string => {
    if (!middle) return `${chars.slice(0, n).join("").trimEnd()}…`;
    const head = Math.ceil(n / 2);
    return `${chars.slice(0, head).join("").trimEnd()}…${chars
      .slice(chars.length - (n - head))
      .join("")
      .trimStart()}`;
  };
  let [least, most] = [0, chars.length - 1];
  while (least < most) {
    const half = Math.ceil((least + most) / 2);
    if (textWidth(kept(half), style) <= width) least = half;
    else most = half - 1;
  }
  return kept(least);
}

/** Characters with what belongs to them: marks, joined emoji. */
function graphemes(text: string): string[] {
  const parts: string[] = [];
  let joined = false;
  for (const char of text) {
    if (parts.length > 0 && (joined || NO_WIDTH.test(char))) parts[parts.length - 1] += char;
    else parts.push(char);
    joined = char === "\u200d";
  }
  return parts;
}

/** Lines no wider than `width`: broken at spaces, after hyphens, between Chinese characters, and inside a word that is wider itself. */
export function wrapText(
  text: string,
  { width, lines, ...style }: TextSize & { readonly width: number; readonly lines: number },
): string[] {
  const parts = text.match(/\s+|[\u1100-\uffef]|[^\s\u1100-\uffef-]+-?|-/gu) ?? [];
  const rows: string[] = [""];
  for (const part of parts) {
    const row = rows.at(-1)!;
    const full = row !== "" && rows.length < lines && textWidth((row + part).trimEnd(), style) > width;
    if (full) rows.push(part.trimStart());
    else rows[rows.length - 1] = row + part;
  }
  return rows.map((row) => fitText(row.trim(), { ...style, width }));
}
