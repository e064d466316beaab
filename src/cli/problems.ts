import { type Issue, issueText, type Texts } from "../errors/index.ts";
import { painted } from "./paint.ts";
import { textsIn } from "./texts.ts";
import { type Locale, label } from "./words/index.ts";

/** The texts that JSON and rows of a table are written with: one language, of both the English. */
export function messagesIn(locale: Locale): Texts {
  return textsIn(locale === "zh" ? "zh" : "en");
}

/** Problems or notes with their sentence, as JSON has them. */
export function withMessages<I extends Issue>(
  issues: readonly I[],
  locale: Locale,
): (I & { readonly message: string })[] {
  const messages = messagesIn(locale);
  return issues.map((issue) => ({ ...issue, message: issueText(issue, messages) }));
}

/** The sentences of a problem or note, one a language, each with its place before it in the same language. */
export function sentences(issue: Issue, locale: Locale): string[] {
  const languages = locale === "both" ? (["zh", "en"] as const) : ([locale] as const);
  return languages.map((language) => issueText(issue, textsIn(language)));
}

/** Texts of a file may hold line breaks and commands of the terminal; a message shows them and obeys none. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, "0")}`);
}

/** Every problem, numbered. */
export function problemList(
  issues: readonly Issue[],
  { locale, colours = false }: { readonly locale: Locale; readonly colours?: boolean },
): string {
  const width = String(issues.length).length;
  const items = issues.map((issue, i) => {
    const number = `${String(i + 1).padStart(width + 2)}. `;
    const said = sentences(issue, locale).map(visible);
    return number + said.join(`\n${" ".repeat(number.length)}`);
  });
  const head = label(locale, (words) => words.problems(issues.length));
  return [painted(head, { style: "red", colours }), ...items, ""].join("\n");
}

/**
 * Every problem as one line of JSON: `{ format, exit, issues }`, an issue as `{ code, message, path, file, sheet, cell, line,
 * row, column, params }`, null where it has no such place. The message begins with the place, as in the list; of both
 * languages, Chinese comes first, on a line of its own.
 */
export function problemJson(
  issues: readonly Issue[],
  { locale, exit }: { readonly locale: Locale; readonly exit: number },
): string {
  const rows = issues.map((issue) => {
    const { file = null, sheet = null, cell = null, line = null, row = null, column = null } = issue.at ?? {};
    const message = sentences(issue, locale).join("\n");
    const place = { path: issue.path, file, sheet, cell, line, row, column };
    return { code: issue.code, message, ...place, params: issue.params };
  });
  const text = JSON.stringify({ format: "common-prosperity-index/problems@1", exit, issues: rows }, plainly);
  // what JSON leaves as it is and a terminal may obey
  return `${text.replace(/[\u007f-\u009f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

/** Characters of a text that are told. */
const LONGEST = 1000;

/** Every parameter has a place in JSON: those that are no numbers as texts, long texts cut. */
function plainly(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "string" && value.length > LONGEST) return `${value.slice(0, LONGEST)}…`;
  return value;
}
