import type { Place } from "../../errors/index.ts";
import { daysOf } from "../../schema/days.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Found } from "../found.ts";
import { numberProblem, readNumber } from "../number.ts";
import { hundredfold } from "../shown.ts";
import type { KeyedRow } from "./rows.ts";

/** Reads the cells of a row by key; what cannot be read is told at its cell and is undefined, as an empty one is. */
export interface FieldReader {
  text(key: string): string | undefined;
  /** A cell shown as a percentage counts as it is shown. */
  number(key: string): number | undefined;
  /** A date as ISO, or a period; dates as they are written in Chinese are read too. */
  day(key: string): string | undefined;
  /** One of the words, in English, or in Chinese as `words` has it. */
  word<T extends string>(key: string, words: Readonly<Record<T, readonly string[]>>): T | undefined;
}

export function fieldReader(
  { row, cells }: KeyedRow,
  { found, place }: { readonly found: Found; readonly place: (row: number, key?: string) => Place },
): FieldReader {
  const text = (key: string) => {
    const written = cells.get(key)?.text.trim().normalize("NFC");
    return written === "" ? undefined : written;
  };
  return {
    text,
    number(key) {
      const written = text(key);
      if (written === undefined) return undefined;
      const cell = cells.get(key)!;
      const value = readNumber(cell.percent ? hundredfold(written) : written.replace(/\s*[%％]$/, ""));
      if (value !== undefined && cell.kind !== "boolean" && cell.kind !== "date")
        return Number.isNaN(value) ? undefined : value;
      const params = { text: written, problem: numberProblem(written) };
      found.add({ code: "not-a-number", path: [], params, at: place(row, key) });
      return undefined;
    },
    day(key) {
      const written = text(key);
      if (written === undefined) return undefined;
      const iso = isoDay(written);
      if (iso === undefined) found.add({ code: "date-unreadable", path: [], params: {}, at: place(row, key) });
      return iso;
    },
    word<T extends string>(key: string, words: Readonly<Record<T, readonly string[]>>) {
      const written = text(key);
      if (written === undefined) return undefined;
      const known = Object.keys(words) as T[];
      const one = known.find((word) => word === written.toLowerCase() || words[word].includes(written));
      if (one !== undefined) return one;
      const choices = known.map((word) => `${word} ${words[word][0]}`);
      const params = {
        found: written,
        choices,
        nearest: nearest(written, [...known, ...known.flatMap((w) => words[w])]),
      };
      found.add({ code: "not-one-of", path: [], params, at: place(row, key) });
      return undefined;
    },
  };
}

/**
 * A day or period as ISO: `2022/6/5`, `2022.6.5`, `2022年6月5日`, `2022年6月`, `2022年`; undefined where it is none.
 * @example isoDay("2022年6月5日"); // => "2022-06-05"
 */
export function isoDay(text: string): string | undefined {
  if (daysOf(text) !== undefined) return text;
  const two = (part: string) => part.padStart(2, "0");
  const dated = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text);
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text);
  const iso = dated
    ? `${dated[1]}-${two(dated[2]!)}-${two(dated[3]!)}`
    : month
      ? `${month[1]}-${two(month[2]!)}`
      : text.replace(/年$/, "");
  return daysOf(iso) === undefined ? undefined : iso;
}
