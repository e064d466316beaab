import * as z from "zod/mini";
import { IndexError, type Issue } from "../../errors/index.ts";
import type { Path } from "../../schema/path.ts";
import { NameShape, Text } from "../../schema/shapes.ts";
import { checkShape } from "../../schema/zod-issues.ts";
import { chartVariables } from "../chart/theme.ts";
import { contrast, isColour } from "./contrast.ts";
import { SECTIONS } from "./sections/ids.ts";

/** Colours that an organisation may choose, as a theme of the page has them. */
export interface Palette {
  /** Links, lines under headings. */
  readonly accent: string;
  /** The band at the top, and the text upon it. */
  readonly band: string;
  readonly bandText: string;
}

const Colour = z.string().check(z.refine(isColour, "a colour as #rrggbb"));

/** What is said of one decision: the clause of the rule book that asks for it, why, and what else was tried. */
const DecisionShape = z.strictObject({
  step: z.enum(["impute", "treat", "normalise", "weigh", "aggregate", "rank"]),
  clause: z.optional(NameShape),
  reason: z.optional(NameShape),
  /** Methods to try in its place; only of normalise, weigh and aggregate. */
  alternatives: z.optional(z.array(z.union([Text, z.looseObject({ method: Text })]))),
});

/** `report` of a project, and a file for `--template`. */
export const ReportSettingsShape = z.strictObject({
  organisation: z.optional(NameShape),
  /** A PNG or SVG file. */
  logo: z.optional(Text),
  colours: z.optional(
    z.strictObject({
      accent: z.optional(Colour),
      accentDark: z.optional(Colour),
      band: z.optional(Colour),
      bandText: z.optional(Colour),
    }),
  ),
  footer: z.optional(NameShape),
  sections: z.optional(z.array(z.enum(SECTIONS)).check(z.minLength(1))),
  units: z.optional(z.array(Text).check(z.minLength(1))),
  theme: z.optional(z.enum(["auto", "light", "dark"])),
  decisions: z.optional(z.array(DecisionShape)),
});

export type ReportSettings = z.output<typeof ReportSettingsShape>;
export type Decision = z.output<typeof DecisionShape>;

/** Checks the form of the settings and the contrast of their colours; every problem at once. */
export function checkReportSettings(
  input: unknown,
  path: Path = [],
): { readonly value: ReportSettings | undefined; readonly issues: readonly Issue[] } {
  const checked = checkShape(ReportSettingsShape, input, path);
  if (checked.value === undefined) return checked;
  return { value: checked.value, issues: colourIssues(checked.value.colours, [...path, "colours"]) };
}

/** @throws IndexError */
export function parseReportSettings(input: unknown): ReportSettings {
  const { value, issues } = checkReportSettings(input);
  if (value === undefined || issues.length > 0) throw new IndexError(issues);
  return value;
}

const LEAST = 4.5;

/** Text that cannot be read well is refused: every colour of text is held against what it stands upon. */
function colourIssues(colours: ReportSettings["colours"], path: Path): Issue[] {
  if (colours === undefined) return [];
  const { light, dark } = palettesOf(colours);
  const pairs = [
    ["accent", light.accent, paper("light")],
    ["accentDark", dark.accent, paper("dark")],
    ["bandText", light.bandText, light.band],
  ] as const;
  return pairs.flatMap(([key, colour, upon]): Issue[] => {
    const found = contrast(colour, upon);
    if (found >= LEAST) return [];
    const params = { colour, upon, found: Math.floor(found * 100) / 100, least: LEAST };
    return [{ code: "report-contrast", path: [...path, key], params }];
  });
}

const paper = (theme: "light" | "dark"): string => /--gf-paper:(#[0-9a-f]+)/i.exec(chartVariables(theme))![1]!;

const ACCENT = { light: "#0a5c97", dark: "#8cc4ee" };
const BAND = { band: "#123a5c", bandText: "#ffffff" };

/** The colours of a report: those chosen, ours for the rest. Without one for dark pages, a dark accent gives way to ours. */
export function palettesOf(colours: ReportSettings["colours"] = {}): {
  readonly light: Palette;
  readonly dark: Palette;
} {
  const { accent = ACCENT.light, band = BAND.band } = colours;
  const bandText = colours.bandText ?? (contrast(BAND.bandText, band) >= LEAST ? BAND.bandText : "#1a1c1e");
  const readable = contrast(accent, paper("dark")) >= LEAST;
  const dark = colours.accentDark ?? (readable ? accent : ACCENT.dark);
  return { light: { accent, band, bandText }, dark: { accent: dark, band, bandText } };
}
