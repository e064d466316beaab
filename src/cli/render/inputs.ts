import type { UncertaintySpec } from "../../index.ts";
import { type Locale, label } from "../words/index.ts";

/** What varies, an input a line, in the words of the specification. */
export function inputsText(
  vary: UncertaintySpec["vary"],
  {
    locale,
    byDefault,
    part,
  }: { readonly locale: Locale; readonly byDefault: boolean; readonly part: "uncertainty" | "sensitivity" },
): string {
  const heading = label(locale, ({ uncertainty: words }) => words.varies);
  const note = byDefault ? ` (${part}: ${label(locale, ({ uncertainty: words }) => words.byDefault)})` : "";
  return [`${heading}${note}`, ...vary.map((input) => `- ${inputText(input)}`)].join("\n");
}

function inputText({ vary, name, ...rest }: UncertaintySpec["vary"][number]): string {
  const said = Object.entries(rest).filter(([, value]) => value !== undefined);
  const facts = said.map(([key, value]) => (key === "of" ? listed(value) : `${key} ${plain(value)}`));
  return `${name === undefined ? vary : `${name} (${vary})`}: ${facts.join(", ")}`;
}

/** Methods or ids side by side. */
const listed = (value: unknown): string => (Array.isArray(value) ? value.map(plain).join(" | ") : plain(value));

function plain(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.map(plain).join(" ");
  const { method, ...params } = value as Readonly<Record<string, unknown>>;
  const facts = Object.entries(params).map(([key, one]) => `${key} ${plain(one)}`);
  if (method === undefined) return facts.join(", ");
  return facts.length === 0 ? String(method) : `${String(method)} (${facts.join(", ")})`;
}
