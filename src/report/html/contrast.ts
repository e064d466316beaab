import { pow } from "../../stats/pow.ts";

/** Red, green and blue from 0 to 1 of `#rgb` or `#rrggbb`; null where it is none. */
function channels(hex: string): readonly number[] | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) return null;
  const size = digits.length / 3;
  return [0, 1, 2].map((k) => {
    const part = digits.slice(k * size, (k + 1) * size);
    return Number.parseInt(size === 1 ? part + part : part, 16) / 255;
  });
}

export const isColour = (text: string): boolean => channels(text) !== null;

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex)!.map((c) => (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4))) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Contrast of two colours, from 1 to 21; text needs 4.5 (AA).
 * @see Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance"
 * @example contrast("#000000", "#ffffff"); // => 21
 */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
