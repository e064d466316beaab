import { en, type Issue, issueText, type Texts } from "../errors/index.ts";
import { zh } from "../errors/zh.ts";
import { type Locale, label } from "./words/index.ts";

const texts: { readonly en: Texts; readonly zh: Texts } = { en, zh };

/** The sentences of a problem or note, one a language, each with its place before it in the same language. */
export function sentences(issue: Issue, locale: Locale): string[] {
  const languages = locale === "both" ? (["zh", "en"] as const) : ([locale] as const);
  return languages.map((language) => issueText(issue, texts[language]));
}

/** Texts of a file may hold line breaks and commands of the terminal; a message shows them and obeys none. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, "0")}`);
}

/** Every problem, numbered. */
export function problemList(issues: readonly Issue[], locale: Locale): string {
  const width = String(issues.length).length;
  const items = issues.map((issue, i) => {
    const number = `${String(i + 1).padStart(width + 2)}. `;
    const said = sentences(issue, locale).map(visible);
    return number + said.join(`\n${" ".repeat(number.length)}`);
  });
  return [label(locale, (words) => words.problems(issues.length)), ...items, ""].join("\n");
}
