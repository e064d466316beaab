import type { ChartTheme } from "./types.ts";

/** What the page or the system has, Chinese fonts among them; no quotes, so that it can stand in an attribute. */
export const FONT =
  "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Noto Sans, PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, Arial, sans-serif";

const SERIES = 8;

/**
 * Colours by name. `s1`–`s8`: series (after Okabe and Ito, told apart by colour-blind readers, dark and light in turns);
 * `q1`–`q7`: little to much, `d1`–`d7`: below to above; `on-…`: text upon them.
 */
const LIGHT = {
  paper: "#ffffff",
  ink: "#1a1c1e",
  muted: "#50555b",
  axis: "#7d848c",
  grid: "#dde0e4",
  bar: "#4878a6",
  faint: "#b4bcc6",
  accent: "#b84300",
  good: "#00775a",
  fair: "#a6d9a0",
  warn: "#e0a100",
  poor: "#d9701f",
  bad: "#a61c1c",
  "on-good": "#ffffff",
  "on-fair": "#1a1c1e",
  "on-warn": "#1a1c1e",
  "on-poor": "#1a1c1e",
  "on-bad": "#ffffff",
  s1: "#0a5c97",
  s2: "#e69f00",
  s3: "#00805f",
  s4: "#6fbfe8",
  s5: "#c2500a",
  s6: "#d89cc0",
  s7: "#4d4d4d",
  s8: "#cfc12a",
  "on-s1": "#ffffff",
  "on-s2": "#1a1c1e",
  "on-s3": "#ffffff",
  "on-s4": "#1a1c1e",
  "on-s5": "#ffffff",
  "on-s6": "#1a1c1e",
  "on-s7": "#ffffff",
  "on-s8": "#1a1c1e",
  q1: "#eff5fb",
  q2: "#d3e4f2",
  q3: "#aacde6",
  q4: "#74b0d6",
  q5: "#4b97c8",
  q6: "#1f6da8",
  q7: "#0b4a7e",
  "on-q1": "#1a1c1e",
  "on-q2": "#1a1c1e",
  "on-q3": "#1a1c1e",
  "on-q4": "#1a1c1e",
  "on-q5": "#1a1c1e",
  "on-q6": "#ffffff",
  "on-q7": "#ffffff",
  d1: "#8f3b00",
  d2: "#d3792c",
  d3: "#f3c08f",
  d4: "#f4f4f4",
  d5: "#a9cbe6",
  d6: "#2f74aa",
  d7: "#0b4a7e",
  "on-d1": "#ffffff",
  "on-d2": "#1a1c1e",
  "on-d3": "#1a1c1e",
  "on-d4": "#1a1c1e",
  "on-d5": "#1a1c1e",
  "on-d6": "#ffffff",
  "on-d7": "#ffffff",
} as const;

export type ColourName = keyof typeof LIGHT;
type Colours = Readonly<Record<ColourName, string>>;

const DARK: Colours = {
  paper: "#15191e",
  ink: "#f0f2f4",
  muted: "#b3bac2",
  axis: "#7f8892",
  grid: "#323a43",
  bar: "#6fa3d3",
  faint: "#58626d",
  accent: "#ff9a52",
  good: "#2aa37c",
  fair: "#b5e5b0",
  warn: "#f2c14a",
  poor: "#f08a3c",
  bad: "#e5534b",
  "on-good": "#101418",
  "on-fair": "#101418",
  "on-warn": "#101418",
  "on-poor": "#101418",
  "on-bad": "#101418",
  s1: "#5aa9e6",
  s2: "#f4bd4f",
  s3: "#2fae8a",
  s4: "#b5def5",
  s5: "#e57a3c",
  s6: "#e9bfd8",
  s7: "#8d959e",
  s8: "#efe46b",
  "on-s1": "#101418",
  "on-s2": "#101418",
  "on-s3": "#101418",
  "on-s4": "#101418",
  "on-s5": "#101418",
  "on-s6": "#101418",
  "on-s7": "#101418",
  "on-s8": "#101418",
  q1: "#1b2732",
  q2: "#1d3a52",
  q3: "#245476",
  q4: "#2b6a94",
  q5: "#4b97c8",
  q6: "#84bde2",
  q7: "#c4e0f3",
  "on-q1": "#f0f2f4",
  "on-q2": "#f0f2f4",
  "on-q3": "#f0f2f4",
  "on-q4": "#f0f2f4",
  "on-q5": "#101418",
  "on-q6": "#101418",
  "on-q7": "#101418",
  d1: "#ffb67a",
  d2: "#d3792c",
  d3: "#6e4020",
  d4: "#2a3138",
  d5: "#24486a",
  d6: "#4b97c8",
  d7: "#b5d8f2",
  "on-d1": "#101418",
  "on-d2": "#101418",
  "on-d3": "#f0f2f4",
  "on-d4": "#f0f2f4",
  "on-d5": "#f0f2f4",
  "on-d6": "#101418",
  "on-d7": "#101418",
};

/** Ink on white paper; the rest as on a screen. */
const PRINT: Colours = { ...LIGHT, ink: "#000000", muted: "#3d4146", axis: "#5f656c", grid: "#cfd3d8" };

const THEMES: Readonly<Record<Exclude<ChartTheme, "auto">, Colours>> = { light: LIGHT, dark: DARK, print: PRINT };

/** A colour of the theme: a hex number, or of `auto` a CSS variable with the light one behind it. */
export function colourOf(theme: ChartTheme, name: ColourName): string {
  return theme === "auto" ? `var(--gf-${name},${LIGHT[name]})` : THEMES[theme][name];
}

/** Number k of the series, from 0; past the eighth they begin again. */
export const seriesName = (k: number): ColourName => `s${(k % SERIES) + 1}` as ColourName;

/**
 * The CSS variables that charts of the theme `auto` read, for the stylesheet of a page: `--gf-ink:#1a1c1e;…`.
 * @example chartVariables("dark").startsWith("--gf-paper:#15191e;"); // => true
 */
export function chartVariables(theme: Exclude<ChartTheme, "auto">): string {
  return Object.entries(THEMES[theme])
    .map(([name, hex]) => `--gf-${name}:${hex};`)
    .join("");
}
