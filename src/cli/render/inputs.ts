import type { UncertaintySpec } from "../../analyse/uncertainty/shape.ts";
import { type Locale, type Words, wordsOf } from "../words/index.ts";

type Input = UncertaintySpec["vary"][number];
type Part = "uncertainty" | "sensitivity";
type Say = Words["uncertainty"];

/** What varies, an input a line, in the words of the specification; in both languages one list under the other. */
export function inputsText(
  vary: UncertaintySpec["vary"],
  { locale, byDefault, part }: { readonly locale: Locale; readonly byDefault: boolean; readonly part: Part },
): string {
  return wordsOf(locale)
    .map(({ uncertainty: say }) =>
      [
        `${say.varies}${byDefault ? say.byDefault(part) : ""}`,
        ...vary.map((input) => `- ${inputText(input, say)}`),
      ].join("\n"),
    )
    .join("\n\n");
}

/** Whether a fact says something here: a default beside another choice does not. */
function isTold(input: Input, key: string): boolean {
  switch (input.vary) {
    case "weights":
      return key === "distribution" ? input.noise !== undefined : key !== "mix" || input.experts !== undefined;
    case "goalposts":
      return key !== "distribution" || input.shift !== undefined;
    case "standard-errors":
      return key === "distribution" ? input.distribution !== "normal" : key !== "scale" || input.scale !== 1;
    case "revisions":
      return key !== "distribution" || input.distribution !== "normal";
    case "judgements":
      return key !== "distribution" || input.distribution !== "uniform";
    default:
      return true;
  }
}

function inputText(input: Input, say: Say): string {
  const { vary, name, ...rest } = input;
  const said = Object.entries(rest).filter(([key, value]) => value !== undefined && isTold(input, key));
  const facts = said.map(([key, value]) =>
    key === "of" ? listed(value, { vary, say }) : say.fact(key, plain(value, { vary, say })),
  );
  return say.varied(say.kind({ name, vary }), say.facts(facts));
}

interface Speaking {
  readonly vary: string;
  readonly say: Say;
}

/** Methods or ids side by side. */
const listed = (value: unknown, how: Speaking): string =>
  Array.isArray(value) ? value.map((one) => optionText(one, how)).join(" | ") : optionText(value, how);

/** A method by its name, or an id. */
const optionText = (value: unknown, { vary, say }: Speaking): string =>
  typeof value === "string" ? say.method(vary, value) : plain(value, { vary, say });

function plain(value: unknown, how: Speaking): string {
  const { vary, say } = how;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.map((one) => plain(one, how)).join(" ");
  const { method, label, ...params } = value as Readonly<Record<string, unknown>>;
  const facts = say.facts(Object.entries(params).map(([key, one]) => `${key} ${plain(one, how)}`));
  if (method === undefined) return facts;
  const called = label === undefined ? say.method(vary, String(method)) : String(label);
  return facts === "" ? called : `${called}${say.aside(facts)}`;
}
