import { formulaWordsZh } from "../words/formulas.ts";
import { methodsZh } from "../words/methods.ts";
import formulas from "./formulas.json" with { type: "json" };
import { type Content, html, trusted } from "./markup.ts";
import type { View } from "./view.ts";

export type StepId = "impute" | "treat" | "normalise" | "weigh" | "aggregate";

/** What the documentation says of a method; made from docs/methods by scripts/report-formulas.mjs. */
interface MethodPage {
  readonly en: string;
  /** The formula as MathML, or in words where there is no other. */
  readonly math?: string;
  readonly words?: string;
  readonly source?: string;
}

const pages = formulas as Readonly<Record<string, Readonly<Record<string, MethodPage>>>>;

/** Nothing of somebody else's method. */
export const pageOf = (step: string, id: string): MethodPage | undefined =>
  Object.hasOwn(pages, step) && Object.hasOwn(pages[step]!, id) ? pages[step]![id] : undefined;

/** A method by its name in the language of the report, and its id. */
export function methodName(step: string, id: string, { say }: Pick<View, "say">): Content {
  const chinese = (methodsZh as Readonly<Record<string, Readonly<Record<string, string>>>>)[step]?.[id];
  const english = id === "none" ? "none" : pageOf(step, id)?.en;
  const name = say(english ?? id, chinese ?? id);
  return name === id ? html`<code>${id}</code>` : html`${name} <code>${id}</code>`;
}

/** Its formula, words in it in the language of the report; nothing where it has none. */
export function formulaOf(step: string, id: string, { locale }: Pick<View, "locale">): Content {
  const page = pageOf(step, id);
  if (page?.math !== undefined) return trusted(locale === "zh" ? inChinese(page.math) : page.math);
  return page?.words === undefined ? "" : html`<p>${page.words}</p>`;
}

const inChinese = (math: string): string =>
  math.replace(/<mtext>(\s*)([^<]*?)(\s*)<\/mtext>/g, (all, before: string, words: string, after: string) => {
    const chinese = formulaWordsZh[words.replaceAll("\u00a0", " ")];
    return chinese === undefined ? all : `<mtext>${before}${chinese}${after}</mtext>`;
  });
