import { en, formatPath, type Issue, issueText, type Texts } from "../errors/index.ts";
import { zh } from "../errors/zh.ts";
import { type Locale, label, type Words, wordsOf } from "./words/index.ts";

const texts: { readonly en: Texts; readonly zh: Texts } = { en, zh };

/** The sentences of a problem or note, one a language, each with its place before it in the same language. */
export function sentences(issue: Issue, locale: Locale): string[] {
  const languages = locale === "both" ? (["zh", "en"] as const) : ([locale] as const);
  return languages.map((language, i) => {
    const sentence = issueText({ ...issue, path: [], at: {} } as Issue, texts[language]);
    const place = placeText(issue, wordsOf(locale)[i]!);
    return place === "" ? sentence : `${place}${wordsOf(locale)[i]!.place.before}${sentence}`;
  });
}

function placeText(issue: Issue, { place }: Words): string {
  const { file, sheet, line, row, column } = issue.at ?? {};
  const parts = [
    file,
    sheet === undefined ? undefined : place.sheet(sheet),
    line === undefined ? undefined : place.line(line),
    row === undefined ? undefined : place.row(row),
    column === undefined ? undefined : place.column(column),
    formatPath(issue.path),
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(place.between);
}

/** Every problem, numbered. */
export function problemList(issues: readonly Issue[], locale: Locale): string {
  const width = String(issues.length).length;
  const items = issues.map((issue, i) => {
    const number = `${String(i + 1).padStart(width + 2)}. `;
    return number + sentences(issue, locale).join(`\n${" ".repeat(number.length)}`);
  });
  return [label(locale, (words) => words.problems(issues.length)), ...items, ""].join("\n");
}
