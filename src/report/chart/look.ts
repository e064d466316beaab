import { en, IndexError, type Issue } from "../../errors/index.ts";
import type { Name } from "../../schema/types.ts";
import { cleanText } from "./measure.ts";
import { type ColourName, colourOf } from "./theme.ts";
import type { ChartOptions, ChartTheme } from "./types.ts";

const THEMES: readonly ChartTheme[] = ["light", "dark", "print", "auto"];
const LOCALES = ["en", "zh"] as const;
const WIDTH = { least: 240, most: 4000, usual: 720 };
const HEIGHT = { least: 120, most: 20000 };

/** The options of a chart, checked, with what follows from them. */
export interface Look {
  readonly locale: "en" | "zh";
  readonly width: number;
  /** As asked for; null leaves it to the marks. */
  readonly height: number | null;
  readonly theme: ChartTheme;
  readonly title: string | null;
  readonly id: string | null;
  readonly colour: (name: ColourName) => string;
  /** A name in the chart's language, fit for XML and one line. */
  readonly nameOf: (name: Name | undefined, id: string) => string;
}

/** @throws IndexError chart-option, chart-size */
export function lookOf(options: ChartOptions = {}): Look {
  const { locale = "en", width = WIDTH.usual, height, theme = "light", title, id } = options;
  const issues: Issue[] = [];
  const choose = (option: string, value: unknown, known: readonly string[]): void => {
    if (!known.includes(value as string))
      issues.push({ code: "chart-option", path: [option], params: { value: String(value), known } });
  };
  const hold = (option: string, value: number, { least, most }: { least: number; most: number }): void => {
    if (!(value >= least && value <= most))
      issues.push({ code: "chart-size", path: [option], params: { value, least, most } });
  };
  choose("locale", locale, LOCALES);
  choose("theme", theme, THEMES);
  hold("width", width, WIDTH);
  if (height !== undefined) hold("height", height, HEIGHT);
  if (id !== undefined && !/^[A-Za-z][\w-]*$/.test(id))
    issues.push({ code: "chart-id", path: ["id"], params: { value: id } });
  if (issues.length > 0) throw new IndexError(issues, en);
  const nameOf = (name: Name | undefined, fallback: string): string => {
    const said =
      typeof name === "object" ? (locale === "zh" ? (name.zh ?? name.en) : (name.en ?? name.zh)) : (name ?? fallback);
    return cleanText(said ?? fallback) || cleanText(fallback);
  };
  return {
    locale,
    width: Math.round(width),
    height: height === undefined ? null : Math.round(height),
    theme,
    title: title === undefined ? null : nameOf(title, ""),
    id: id ?? null,
    colour: (name) => colourOf(theme, name),
    nameOf,
  };
}
