import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 20 });
const UNJUDGED = {
  assigned: "the target is still to be assigned",
  words: "the target is said in words that give no figure",
  conflict: "several targets stand and not exactly one is official",
  basis: "figure and target are of different basis and are not compared",
  price: "figure and target are at different prices and are not compared",
  "no-column": "the data have no column of the indicator",
  "no-figure": "there is no figure for the period",
  "one-period": "a trend needs two periods, and there is one",
  "needs-base": "not met, and a ratio to this target says nothing without a base",
  "needs-limits": "outside what is asked for, and no limits are declared",
  "needs-tolerance": "how near is near enough is not declared",
  "no-reference": "what it is compared with is not in the data",
} as const;
const BASES: Readonly<Record<string, string>> = {
  ytd: "year to date",
  "annual-average": "annual average",
};
const MEASURES = {
  attainment: (v: number) => `the attainment degree is ${v} %`,
  met: (v: number) => (v === 100 ? "the target is met" : "the target is not met"),
  lead: (v: number) => {
    if (v === 0) return "progress is level with the time that is over";
    return v < 0
      ? `progress is ${-v} points behind the time that is over`
      : `progress is ${v} points ahead of the time that is over`;
  },
  schedule: (v: number) => `progress is ${v} % of the time that is over`,
  pace: (v: number) => `the pace so far is ${v} % of the one planned`,
  growth: (v: number) => `the compound growth so far is ${v} % of the one required`,
  forecast: (v: number) => `the forecast for the target's period would attain ${v} %`,
  band: (v: number) => `${v} % of the way from the worst value to the target`,
  floor: (v: number) => (v < 0 ? `the figure is ${-v} beyond its floor` : `the figure keeps ${v} from its floor`),
  change: (v: number) => `the change on the year before is ${v} % in the good direction`,
} as const;

/** Reasons of colours, and problems of a monitoring run. */
export const monitorEn = {
  "monitor-choice": (p: { key: string; word: string; known: readonly string[]; nearest: string | undefined }) =>
    `no ${p.key} "${p.word}"${p.nearest === undefined ? "." : `; did you mean "${p.nearest}"?`} Known: ${names(p.known)}`,
  "target-incomparable": (p: { by: "basis" | "price"; basis: string | null; stage: string; period: string }) =>
    p.by === "price"
      ? `the target for ${p.stage} and the figures are at different prices and are not compared; deflate the figures or restate the target`
      : `the target for ${p.stage}${p.basis === null ? "" : ` (${BASES[p.basis] ?? p.basis})`} and the figure of ${p.period} are of different basis and are not compared; correct one of them`,
  "monitor-no-column": (p: { indicators: readonly string[]; of: number }) =>
    `${p.indicators.length} of ${p.of} indicators have no column in the data, so nothing is known of their targets: ${names(p.indicators)}; add the columns, or map their headings under "columns"`,
  "monitor-break": ({ since, base }: { since: string; base: string | null }) =>
    `the series breaks at ${since}: trend, pace and forecast begin there${base === null ? "" : `, and the base of ${base} lies before it, so progress compares two different things; restate the base`}`,
  "colour-on-course": ({ stage }: { stage: string }) =>
    `on course so far; whether the target is met is told by the figures up to ${stage}`,
  "colour-met": ({ provisional }: { provisional: boolean }) =>
    provisional ? "the target is met, provisionally: the figure may still change" : "the target is met",
  "colour-unjudged": ({ why }: { why: keyof typeof UNJUDGED }) => `no colour: ${UNJUDGED[why]}`,
  "colour-no-rule": (_: Readonly<Record<never, never>>) => "no colour: no rule can be applied to this target",
  "colour-rule": (p: { measure: keyof typeof MEASURES; value: number; due: boolean; held: boolean }) =>
    `${MEASURES[p.measure](p.value)}${p.due ? "; the period of the target has come" : ""}${p.held ? "; the colour of the periods before is kept until the change is clear" : ""}`,
};
