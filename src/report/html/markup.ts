/** Markup that is ready to stand in a page: every text in it is escaped. */
export interface Html {
  readonly html: string;
}

/** What a template takes: texts are escaped, nothing is shown for what is absent. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
// controls but tab and line feed, halves of pairs, and what no text may hold
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const SPECIAL = /[&<>"']/g;

/** A text as it may stand between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(UNSEEN, "\ufffd").replace(SPECIAL, (c) => ENTITIES[c]!);
}

export function markupOf(content: Content): string {
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return String(content);
  if (content === null || content === undefined || content === false) return "";
  return "html" in content ? content.html : (content as readonly Content[]).map(markupOf).join("");
}

/**
 * Markup with whatever stands in `${}` escaped, unless it is markup itself. Attributes must be quoted.
 * @example html`<td>${"<b>"}</td>`.html; // => "<td>&lt;b&gt;</td>"
 */
export function html(texts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let whole = texts[0]!;
  for (let i = 0; i < values.length; i++) whole += markupOf(values[i]!) + texts[i + 1]!;
  return { html: whole };
}

/** Markup that was made by us and needs no escaping: an SVG of our own, the stylesheet. */
export const trusted = (markup: string): Html => ({ html: markup });

/** A name of somebody's: its direction of writing does not spread to what stands around it. */
export const isolated = (text: string): Html => ({ html: `<bdi>${escapeHtml(text)}</bdi>` });

/** Parts side by side with something between them. */
export const joined = (parts: readonly Content[], between: string): Html => ({
  html: parts.map(markupOf).join(escapeHtml(between)),
});
