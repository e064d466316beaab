import { en, IndexError } from "../../errors/index.ts";
import type { Monitored, MonitoredTarget } from "../../monitor/monitor.ts";
import type { Colour } from "../../monitor/rules.ts";
import { type MonitorWords, monitorWordsEn, monitorWordsZh } from "../words/monitor.ts";
import { numberText } from "./axis.ts";
import type { Look } from "./look.ts";
import type { ColourName } from "./theme.ts";

/** What charts of targets are drawn in: the rule book's colours as colours of the theme. */
export const PAINT: { readonly [C in Colour | "grey"]: ColourName } = {
  green: "good",
  "light-green": "fair",
  yellow: "warn",
  orange: "poor",
  red: "bad",
  grey: "grid",
};

/** Text upon it. */
export const inkOn = (colour: Colour | "grey"): ColourName =>
  colour === "grey" ? "ink" : (`on-${PAINT[colour]}` as ColourName);

export const monitorWordsOf = (locale: "en" | "zh"): MonitorWords =>
  locale === "zh" ? monitorWordsZh : monitorWordsEn;

/** Figures of any measure: at most four digits after the point, without zeros at the end. */
export function figureText(value: number | null): string {
  if (value === null) return "—";
  return numberText(value, Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

/** The target in a few words or a figure with its sign. */
export function targetText({ target, kind }: Pick<MonitoredTarget, "target" | "kind">, words: MonitorWords): string {
  const { value, from, to, comparator } = target;
  if (from !== null && to !== null && from !== to) return `${figureText(from)}–${figureText(to)}`;
  if (value === null) return kind in words.kinds ? words.kinds[kind as keyof typeof words.kinds] : kind;
  return words.aims[comparator ?? "reach"](figureText(value));
}

/** What of several is meant: the one asked for, or the only one there is. @throws IndexError chart-choose, chart-unit */
export function onlyOne(
  of: "unit" | "period" | "indicator" | "stage",
  known: readonly string[],
  asked: string | undefined,
): string {
  if (asked !== undefined && known.includes(asked)) return asked;
  if (asked === undefined && known.length === 1) return known[0]!;
  throw new IndexError([{ code: "chart-choose", path: [of], params: { of, known } }], en);
}

/** The name of a target's indicator, with its measure. */
export const indicatorName = (look: Look, { indicator, name }: MonitoredTarget): string => look.nameOf(name, indicator);

export const ruleBookName = ({ rules }: Monitored): string => rules.id ?? "";
