import type { Issue } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import type { SurveySource } from "../../schema/survey-shape.ts";

/** Answers as columns by heading, an entry a respondent; empty, null and undefined are missing. */
export type SurveyAnswers = Readonly<Record<string, readonly (string | number | null | undefined)[]>>;

const MISSING = new Set(["", "NA", "NaN", "null", "..", "-", "—"]);
export const isMissing = (text: string): boolean => MISSING.has(text);

/** The columns of a survey as texts; a heading that is not there is a problem, and each is told once. */
export interface AnswerReader {
  readonly rows: number;
  /** The cells of a heading, trimmed and in NFC; undefined where it is not there. */
  texts(role: string, heading: string): readonly string[] | undefined;
  /** As `texts`, or the same value for every row. */
  source(role: string, source: SurveySource): readonly string[] | undefined;
  /** As `texts`, each cell filled in. */
  labels(role: string, heading: string): readonly string[] | undefined;
  /** Numbers of 0 or more; `positive`: above 0. */
  numbers(role: string, heading: string, given?: { readonly positive: boolean }): Float64Array | undefined;
}

export function answerReader(answers: SurveyAnswers, issues: Issue[]): AnswerReader {
  const headings = Object.keys(answers);
  const lengths = headings.map((heading) => answers[heading]!.length);
  const rows = lengths[0] ?? 0;
  const odd = lengths.findIndex((length) => length !== rows);
  if (odd >= 0) {
    const column = headings[odd]!;
    issues.push({ code: "column-length", path: ["answers", column], params: { column, found: lengths[odd]!, rows } });
  }
  const told = new Set<string>();
  const once = (key: string, issue: Issue): undefined => {
    if (!told.has(key)) issues.push(issue);
    told.add(key);
  };
  const reader: AnswerReader = {
    rows,
    texts(role, heading) {
      const wanted = heading.normalize("NFC");
      const column = Object.hasOwn(answers, wanted) ? answers[wanted] : undefined;
      if (column === undefined || column.length !== rows) {
        return column === undefined
          ? once(`absent ${heading}`, {
              code: "column-not-found",
              path: ["answers"],
              params: { role, heading, headings, nearest: nearest(heading, headings) },
            })
          : undefined;
      }
      return column.map((cell) =>
        String(cell ?? "")
          .trim()
          .normalize("NFC"),
      );
    },
    source: (role, source) =>
      typeof source === "string"
        ? reader.labels(role, source)
        : Array.from({ length: rows }, () => source.value.normalize("NFC")),
    labels(role, heading) {
      const texts = reader.texts(role, heading);
      texts?.forEach((text, i) => {
        if (text !== "") return;
        once(`empty ${heading} ${i}`, { code: "cell-empty", path: ["answers", heading, i], params: { role } });
      });
      return texts;
    },
    numbers(role, heading, { positive } = { positive: false }) {
      const texts = reader.texts(role, heading);
      return (
        texts &&
        Float64Array.from(texts, (text, i) => {
          const value = text === "" ? Number.NaN : Number(text);
          if (!(positive ? value > 0 : value >= 0) || value === Infinity) {
            once(`number ${heading} ${i}`, {
              code: "survey-number",
              path: ["answers", heading, i],
              params: { role, text, positive },
            });
          }
          return value;
        })
      );
    },
  };
  return reader;
}

/** Several columns as one label a row: `男|60+`. */
export function joined(columns: readonly (readonly string[])[], rows: number): string[] {
  return Array.from({ length: rows }, (_, i) => columns.map((column) => column[i]!).join("|"));
}
