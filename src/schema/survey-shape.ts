import * as z from "zod/mini";
import { Text } from "./shapes.ts";

/** An answer as written: a text or a number. */
const Answer = z.union([z.number(), Text]);
const Source = z.union([Text, z.strictObject({ value: Text })]);
const Headings = z.union([Text, z.array(Text).check(z.minLength(1))]);
const Positive = z.number().check(z.positive());

const ScoringShape = z.union([
  z.enum(["satisfied-share", "linear-100", "linear-20-100"]),
  z.strictObject({ method: z.literal("satisfied-share"), top: z.optional(z.int().check(z.positive())) }),
  z.strictObject({ method: z.literal("custom"), values: z.array(z.number()) }),
]);

const QuestionShape = z.strictObject({
  column: z.optional(Text),
  items: z.optional(z.array(Text).check(z.minLength(2))),
  combine: z.optional(z.enum(["respondent", "items"])),
  least: z.optional(z.int().check(z.positive())),
  scale: z.union([z.array(Answer).check(z.minLength(2)), z.record(z.string(), z.int().check(z.positive()))]),
  scoring: ScoringShape,
  dontKnow: z.optional(
    z.strictObject({
      answers: z.array(Answer).check(z.minLength(1)),
      count: z.enum(["out", "in"]),
      score: z.optional(z.number()),
    }),
  ),
  interval: z.optional(z.enum(["wilson", "korn-graubard", "t"])),
});

export const SurveyShape = z.strictObject({
  unit: z.optional(Source),
  period: z.optional(Source),
  design: z.optional(
    z.strictObject({
      weight: z.optional(Text),
      strata: z.optional(Headings),
      cluster: z.optional(Text),
      population: z.optional(z.union([Text, Positive, z.record(z.string(), Positive)])),
      single: z.optional(z.enum(["fail", "certainty", "centred", "average"])),
      respondent: z.optional(Text),
      samples: z.optional(z.enum(["independent", "panel"])),
    }),
  ),
  calibrate: z.optional(
    z.strictObject({
      margins: z.array(z.strictObject({ by: Headings, totals: z.record(z.string(), Positive) })).check(z.minLength(1)),
      tolerance: z.optional(Positive),
      iterations: z.optional(z.int().check(z.positive())),
    }),
  ),
  mode: z.optional(Source),
  questionnaire: z.optional(Source),
  annual: z.optional(z.enum(["mean", "last", "pooled"])),
  level: z.optional(z.number().check(z.gt(0), z.lt(1))),
  publish: z.optional(
    z.strictObject({ minimum: z.optional(z.int().check(z.gte(0))), maximumCv: z.optional(Positive) }),
  ),
  questions: z.record(z.string(), QuestionShape),
});

/** A survey as it is written: its design, what is asked, and what may be shown. */
export type SurveyInput = Deep<z.input<typeof SurveyShape>>;
export type ScoringInput = Deep<z.input<typeof ScoringShape>>;
export type QuestionInput = Deep<z.input<typeof QuestionShape>>;

/** Readonly at every depth. */
type Deep<T> = T extends readonly (infer E)[]
  ? readonly Deep<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

export type ScoringMethod = "satisfied-share" | "linear-100" | "linear-20-100" | "custom";
export type SurveyInterval = "wilson" | "korn-graubard" | "t";
export type AnnualRule = "mean" | "last" | "pooled";

/** A heading of the answers, or one value for all of them. */
export type SurveySource = string | { readonly value: string };

/** A question with every default filled in. */
export interface SurveyQuestion {
  readonly id: string;
  /** One heading, or those of the items of a set of questions. */
  readonly columns: readonly string[];
  /** How items become one figure: a mean for each respondent, or the mean of the items' means; absent for one column. */
  readonly combine?: "respondent" | "items";
  /** Items that a respondent must have answered to count, under `combine: respondent`. */
  readonly least: number;
  /** Each answer's place on the scale: 1 the lowest. */
  readonly places: ReadonlyMap<string, number>;
  readonly categories: number;
  readonly scoring: ScoringMethod;
  /** Of a satisfied share: how many of the highest categories are satisfied. */
  readonly top?: number;
  /** The score of each category, from the lowest. */
  readonly scores: readonly number[];
  readonly dontKnow?: { readonly answers: ReadonlySet<string>; readonly count: "out" | "in"; readonly score: number };
  readonly interval: SurveyInterval;
}

export interface SurveyMargin {
  readonly by: readonly string[];
  readonly totals: Readonly<Record<string, number>>;
}

/** A survey as checked: every default filled in. */
export interface Survey {
  readonly unit: SurveySource;
  readonly period: SurveySource;
  readonly design: {
    readonly weight?: string;
    readonly strata: readonly string[];
    readonly cluster?: string;
    readonly population?: string | number | Readonly<Record<string, number>>;
    readonly single: "fail" | "certainty" | "centred" | "average";
    readonly respondent?: string;
    readonly samples: "independent" | "panel";
  };
  readonly calibrate?: {
    readonly margins: readonly SurveyMargin[];
    readonly tolerance: number;
    readonly iterations: number;
  };
  readonly mode?: SurveySource;
  readonly questionnaire?: SurveySource;
  readonly annual?: AnnualRule;
  readonly level: number;
  readonly publish: { readonly minimum: number; readonly maximumCv: number };
  readonly questions: readonly SurveyQuestion[];
}
