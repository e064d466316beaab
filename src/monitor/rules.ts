import * as z from "zod/mini";
import { IndexError } from "../errors/index.ts";
import { checkShape } from "../schema/zod-issues.ts";

/** From best to worst; `grey` is no judgement. */
export const COLOURS = ["green", "light-green", "yellow", "orange", "red"] as const;
export type Colour = (typeof COLOURS)[number];
export const LEVELS = ["notice", "warning", "alarm"] as const;
export type Level = (typeof LEVELS)[number];
export const ARROWS = ["on-track", "improving", "stagnating", "decreasing"] as const;
export type Arrow = (typeof ARROWS)[number];

/**
 * What a rule looks at, as a number that is better when larger:
 * `attainment`: degree without cap · `met`: 100 or 0 · `lead`: progress less elapsed time, in points · `schedule`: progress
 * over elapsed time, in percent · `pace`: yearly change had over the one planned from the start, in percent · `growth`: the
 * same of compound growth rates (Eurostat) · `forecast`: attainment degree of the forecast for the target's period ·
 * `band`: place between a worst value (`of`) and the target, in percent · `floor`: the figure above its floor (`of`), in the
 * measure · `change`: change against the year before in the good direction, in percent.
 */
export const MEASURES = [
  "attainment",
  "met",
  "lead",
  "schedule",
  "pace",
  "growth",
  "forecast",
  "band",
  "floor",
  "change",
] as const;
export type Measure = (typeof MEASURES)[number];

const colour = z.enum(COLOURS);
/** A scale from the best down: `from` includes its threshold, `above` does not. */
const scaleOf = <const T extends readonly [string, ...string[]]>(words: T) => {
  const give = z.enum(words);
  const step = z
    .strictObject({ from: z.optional(z.number()), above: z.optional(z.number()), give })
    .check(z.refine(({ from, above }) => (from === undefined) !== (above === undefined), "from or above"));
  return { steps: z.array(step).check(z.minLength(1)), otherwise: give };
};
const RuleShape = z.strictObject({
  measure: z.enum(MEASURES),
  /** Of `band` and `floor`: the worst value or the floor of each indicator; the rule says nothing of others. */
  of: z.optional(z.record(z.string(), z.number())),
  /** Only these indicators, or those with one of these tags; all unless said. */
  indicators: z.optional(z.array(z.string())),
  tags: z.optional(z.array(z.string())),
  /** Only once the target's period has come, or only before. */
  when: z.optional(z.enum(["due", "before"])),
  ...scaleOf(COLOURS),
});
const ArrowShape = z.strictObject({
  measure: z.enum(["pace", "growth", "change", "lead", "schedule"]),
  ...scaleOf(ARROWS),
});
export const RuleBookShape = z.strictObject({
  id: z.optional(z.string()),
  source: z.optional(z.string()),
  /** The colour of a target that is met, before any rule. */
  met: z.optional(colour),
  rules: z.array(RuleShape).check(z.minLength(1)),
  /** `first`: the first rule that can be applied decides; `worst`: the worst of all that can. */
  take: z.optional(z.enum(["first", "worst"])),
  /** A colour changes only `margin` beyond its threshold, and after `periods` periods in a row. */
  hysteresis: z.optional(
    z.strictObject({ margin: z.optional(z.number().check(z.gte(0))), periods: z.optional(z.int().check(z.gte(1))) }),
  ),
  /** The level of a warning by colour; colours not named give none. */
  levels: z.optional(z.partialRecord(colour, z.enum(LEVELS))),
  arrow: z.optional(ArrowShape),
});
export type RuleBook = z.output<typeof RuleBookShape>;
export type Rule = RuleBook["rules"][number];

export const READY_RULES = ["schedule", "eurostat", "sdsn", "sdg-progress"] as const;
export type ReadyRules = (typeof READY_RULES)[number];

/** Three cuts from the best down, each of the better class, and the four classes that they make. */
const cuts = <const T extends string>(
  [a, b, c]: readonly [number, number, number],
  [w, x, y, z]: readonly [T, T, T, T],
) => ({
  steps: [
    { from: a, give: w },
    { from: b, give: x },
    { from: c, give: y },
  ],
  otherwise: z,
});

const levels = { yellow: "notice", orange: "warning", red: "alarm" } as const;

/**
 * Ready rules, each with its source. `schedule` (ours): met or not behind the schedule green, up to 10 points behind yellow,
 * further behind red; without a base the pace against the planned one (100, 50 %), and once due the degree (90 %).
 * `eurostat`: actual over required compound growth, 95 % significant, 60 % moderate, 0 insufficient, below 0 movement away.
 * `sdsn`: met green; half of the way from a worst value to the target yellow, above it orange, else red (`of` is needed),
 * with the trend arrows at 100, 50 and 0 % of the pace planned. `sdg-progress`: the five classes of the UN progress chart by
 * pace: 100 on track, 50 moderate, above 5 marginal, within ±5 stagnation, below regression; the cuts are ours, not the
 * chart's, whose technical note scores the value extrapolated to 2030.
 * Thresholds belong to the better class (`from`).
 */
export const readyRules: { readonly [R in ReadyRules]: RuleBook } = {
  schedule: {
    id: "schedule",
    met: "green",
    rules: [
      { measure: "met", when: "due", steps: [{ from: 100, give: "green" }], otherwise: "red" },
      {
        measure: "lead",
        steps: [
          { from: 0, give: "green" },
          { from: -10, give: "yellow" },
        ],
        otherwise: "red",
      },
      {
        measure: "pace",
        steps: [
          { from: 100, give: "green" },
          { from: 50, give: "yellow" },
        ],
        otherwise: "red",
      },
      {
        measure: "attainment",
        steps: [
          { from: 100, give: "green" },
          { from: 60, give: "yellow" },
        ],
        otherwise: "red",
      },
      { measure: "met", steps: [{ from: 100, give: "green" }], otherwise: "yellow" },
    ],
    levels,
  },
  eurostat: {
    id: "eurostat",
    source:
      "Eurostat, Sustainable development in the European Union: monitoring report, annex: assessment of indicators with quantitative targets",
    rules: [
      {
        measure: "growth",
        ...cuts([95, 60, 0], ["green", "light-green", "orange", "red"]),
      },
    ],
    levels,
    arrow: { measure: "growth", ...cuts([95, 60, 0], ARROWS) },
  },
  sdsn: {
    id: "sdsn",
    source: "Sachs et al., Sustainable Development Report (SDSN), methods summary: dashboards and trends",
    met: "green",
    rules: [
      {
        measure: "band",
        steps: [
          { from: 100, give: "green" },
          { from: 50, give: "yellow" },
          { above: 0, give: "orange" },
        ],
        otherwise: "red",
      },
    ],
    levels,
    arrow: { measure: "pace", ...cuts([100, 50, 0], ARROWS) },
  },
  "sdg-progress": {
    id: "sdg-progress",
    source: "United Nations, Sustainable Development Goals Progress Chart: five classes; the cuts are this library's",
    met: "green",
    rules: [
      {
        measure: "pace",
        steps: [
          { from: 100, give: "green" },
          { from: 50, give: "light-green" },
          { above: 5, give: "yellow" },
          { from: -5, give: "orange" },
        ],
        otherwise: "red",
      },
    ],
    levels,
  },
};

/** The rule book by name, or checked as written: every problem at once. */
export function rulesFrom(input: ReadyRules | unknown, path: readonly (string | number)[] = ["rules"]): RuleBook {
  if (typeof input === "string") {
    const found = READY_RULES.find((name) => name === input);
    if (found !== undefined) return readyRules[found];
    throw new IndexError([
      { code: "monitor-choice", path, params: { key: "rules", word: input, known: READY_RULES, nearest: undefined } },
    ]);
  }
  const { value, issues } = checkShape(RuleBookShape, input, path);
  if (value === undefined || issues.length > 0) throw new IndexError(issues);
  return value;
}
