import type { Name } from "../../schema/types.ts";
import { wordsEn } from "./en.ts";
import type { Words } from "./types.ts";
import { wordsZh } from "./zh.ts";

export type { HelpWords, Words } from "./types.ts";

/** `both` shows names and headings as 中文 English, and sentences one under the other. */
export type Locale = "en" | "zh" | "both";
export const LOCALES: readonly Locale[] = ["en", "zh", "both"];

/** One language's words; of both, Chinese first. */
export function wordsOf(locale: Locale): readonly Words[] {
  return locale === "en" ? [wordsEn] : locale === "zh" ? [wordsZh] : [wordsZh, wordsEn];
}

/** A heading or short label. @example label("both", (w) => w.compute.rank); // => "名次 rank" */
export function label(locale: Locale, say: (words: Words) => string): string {
  return [...new Set(wordsOf(locale).map(say))].join(" ");
}

/** A sentence: in both languages it takes a line each. */
export function lines(locale: Locale, say: (words: Words) => string): string[] {
  return wordsOf(locale).map(say);
}

/** The name of something in a language, else in the other, else its id. */
export function nameOf(
  name: Name | undefined,
  { locale, id }: { readonly locale: Locale; readonly id: string },
): string {
  if (name === undefined) return id;
  if (typeof name === "string") return name;
  if (locale === "both") return [...new Set([name.zh, name.en])].filter((text) => text !== undefined).join(" ") || id;
  return (locale === "zh" ? (name.zh ?? name.en) : (name.en ?? name.zh)) ?? id;
}

/** A name in each language that is shown, a text each. */
export function namesOf(name: Name, locale: Locale): string[] {
  if (typeof name === "string" || locale !== "both") return [nameOf(name, { locale, id: "" })];
  return [...new Set([name.zh, name.en])].filter((text) => text !== undefined);
}

/** The language to speak: as asked, else the project's, else the computer's. */
export function localeFrom(environment: Readonly<Record<string, string | undefined>>): "en" | "zh" {
  const set = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return /^zh\b|^zh_/i.test(set) ? "zh" : "en";
}
