import { methodEn } from "./en/method.ts";
import { placeEn } from "./en/place.ts";
import type { en } from "./en.ts";

/** The texts of every problem, by code. English is the reference; other languages have the same codes and parameters. */
export type IssueCode = Exclude<keyof typeof en, keyof typeof placeEn>;
export type IssueParams<C extends keyof typeof en> = Parameters<(typeof en)[C]>[0];

/** A code of somebody else's method, `vendor:kebab`; its text comes with the method's own messages. */
export type ForeignCode = `${string}:${string}`;

/** Where in a file a problem stands. Rows and columns count from 1 as a spreadsheet shows them. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  /** Of a workbook: `C7`. */
  readonly cell?: string;
  readonly row?: number;
  readonly column?: string;
  readonly line?: number;
}

interface Problem<C extends string, P> {
  readonly code: C;
  /** From the root of the document or call down to the value: `["system", "index", "children", 2, "weight"]`. */
  readonly path: readonly (string | number)[];
  readonly params: P;
  readonly at?: Place;
}

/** One problem with the input: a code, where it is, and what the text needs to say. */
export type Issue =
  | { [C in IssueCode]: Problem<C, IssueParams<C>> }[IssueCode]
  | Problem<ForeignCode, Readonly<Record<string, unknown>>>;

/** The sentence of each code, and the two texts that say where a problem stands. */
export type Texts = { readonly [C in keyof typeof en]: (params: IssueParams<C>) => string };
/** Some of the texts, those of somebody else's codes among them. */
export type SomeTexts = Partial<Texts> | ForeignTexts;
export type ForeignTexts = Readonly<Record<ForeignCode, (params: Readonly<Record<string, unknown>>) => string>>;

/** The texts of a problem that nobody gave texts for: those of the engine itself. All of English is `en`. */
export const ownTexts: Partial<Texts> = { ...placeEn, ...methodEn };

type Write = (params: never) => string;

/** A text by its code; those of the place are always there. */
function textOf(texts: SomeTexts, code: string): Write | undefined {
  return (texts as Readonly<Record<string, Write>>)[code];
}

/** `data/2023.csv, row 5, column gdp` or `system.index.children[2].weight`; empty where an issue has no place. */
export function issuePlace({ at, path }: Issue, texts: SomeTexts = ownTexts): string {
  const write = textOf(texts, "place") ?? placeEn.place;
  return write({ ...at, ...(path.length === 0 ? {} : { path: formatPath(path) }) } as never);
}

export function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += `${text === "" ? "" : "."}${step.length > LONGEST ? `${step.slice(0, LONGEST)}…` : step}`;
  }
  return text;
}

/**
 * The sentence for one issue: where, what was found, what to do, all in the language of `texts`.
 * @example issueText({ code: "not-positive", path: ["income"], params: { method: "geometric", found: 0 } }).startsWith("income: "); // => true
 */
export function issueText(issue: Issue, texts: SomeTexts = ownTexts): string {
  const write = textOf(texts, issue.code);
  const params = shortened(issue.params);
  const sentence = write ? write(params as never) : `${issue.code} ${JSON.stringify(params)}`;
  const place = issuePlace(issue, texts);
  return place === "" ? sentence : (textOf(texts, "placed") ?? placeEn.placed)({ place, sentence } as never);
}

/** Characters of a quoted text that a sentence shows; the issue itself keeps it whole. */
const LONGEST = 300;

/** The same values with long texts cut, at any depth, so that a wrong file of a megabyte is told in a line. */
function shortened(value: unknown): unknown {
  if (typeof value === "string") return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

/** Thrown for a user's mistake; carries every problem found, not only the first. The message is written in `texts`. */
export class IndexError extends Error {
  override readonly name = "IndexError";
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[], texts: SomeTexts = ownTexts) {
    super(issues.map((issue) => issueText(issue, texts)).join("\n"));
    this.issues = issues;
  }
}

/** Runs a call whose problems have texts of their own beside the common ones, which are put together only where needed. */
export function speaking<T>(texts: SomeTexts, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof IndexError ? new IndexError(error.issues, { ...ownTexts, ...texts }) : error;
  }
}
