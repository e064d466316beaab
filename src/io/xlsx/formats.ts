import { dayText } from "../../schema/days.ts";

/** What a number's format says of it: a share shown as a percentage, a day counted from 1900 or 1904, an identifier with zeros. */
export type Shown = "percent" | "date" | { readonly digits: number } | undefined;

/** Numbers of formats that every workbook has without writing them down (ECMA-376, 18.8.30; 27–36 and 50–58 in East Asia). */
const PERCENT = new Set([9, 10]);
const isDateId = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** @example shownAs({ id: 164, code: "0.0%" }); // => "percent" */
export function shownAs({ id, code }: { readonly id: number; readonly code: string | undefined }): Shown {
  if (code === undefined) return PERCENT.has(id) ? "percent" : isDateId(id) ? "date" : undefined;
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";")[0]!;
  const marks = bare.replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  if (marks.includes("%")) return "percent";
  if (/^0{2,}$/.test(marks)) return { digits: marks.length };
  return /general|standard|@/i.test(marks) || !/[ymdhs]/i.test(marks) ? undefined : "date";
}

/**
 * The date of a day number, and its time where it has one, as ISO writes them. In the 1900 system day 60 is a 29 February that
 * never was; days before it are one later than arithmetic says.
 * @example dateText(44927, { from1904: false }); // => "2023-01-01"
 */
export function dateText(serial: number, { from1904 }: { readonly from1904: boolean }): string {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86_400);
  if (seconds === 86_400) [day, seconds] = [day + 1, 0];
  if (!from1904 && day === 60) return "1900-02-29";
  const date = dayText(from1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569);
  if (seconds === 0) return date;
  const two = (n: number) => String(n).padStart(2, "0");
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return serial < 1 ? time : `${date} ${time}`;
}
