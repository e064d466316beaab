import * as z from "zod/mini";
import type { Issue } from "../errors/index.ts";
import { formatIssues, formatOf } from "./format.ts";
import type { Path } from "./path.ts";
import { NameShape } from "./shapes.ts";
import { checkShape } from "./zod-issues.ts";

const StepValues = z.array(
  z.strictObject({
    unit: z.string(),
    period: z.string(),
    indicator: z.string(),
    /** null = missing. */
    value: z.nullable(z.number()),
    /** What changed the value in this step, where something did. */
    how: z.optional(z.string()),
  }),
);

export const ScoresShape = z.strictObject({
  format: z.literal(formatOf("scores")),
  software: z.optional(z.strictObject({ name: z.string(), version: z.string() })),
  system: z.strictObject({
    id: z.string(),
    version: z.string(),
    name: z.optional(NameShape),
    sha256: z.optional(z.string()),
  }),
  /** Fully resolved: every default spelled out. */
  plan: z.record(z.string(), z.unknown()),
  data: z.strictObject({
    parts: z.array(z.strictObject({ period: z.string(), sha256: z.optional(z.string()), units: z.int() })),
    indicators: z.int(),
    /** Cells of the evaluated indicators that the data did not give. */
    missing: z.int(),
    /** What the data says of itself: synthetic, provisional, reconstructed. */
    notes: z.optional(z.array(NameShape)),
  }),
  weights: z.array(
    z.strictObject({
      node: z.string(),
      parent: z.optional(z.nullable(z.string())),
      /** Share among its siblings. */
      nominal: z.number(),
      /** Share in the index: the product along the path. */
      effective: z.number(),
      unit: z.optional(z.string()),
      period: z.optional(z.string()),
    }),
  ),
  tags: z.optional(
    z.array(
      z.strictObject({
        tag: z.string(),
        share: z.number(),
        /** With the weights as learned, before emphasis, shares and bounds. */
        before: z.optional(z.number()),
        period: z.optional(z.string()),
        unit: z.optional(z.string()),
      }),
    ),
  ),
  scores: z.array(
    z.strictObject({
      unit: z.string(),
      name: z.optional(z.string()),
      period: z.string(),
      node: z.string(),
      /** null = missing. */
      score: z.nullable(z.number()),
      /** 1 is best; null where there is no score. */
      rank: z.nullable(z.number()),
      /** Share of the weight under the node that rests on data. */
      coverage: z.number(),
      /** Share of the indicators under the node that have data. */
      availability: z.optional(z.number()),
      /** Why a score that was computed is not published. */
      withheld: z.optional(z.enum(["too-little-data", "confidential"])),
    }),
  ),
  /** Rows that screening left out, and why. */
  screened: z.optional(
    z.array(
      z.strictObject({
        unit: z.string(),
        period: z.string(),
        reasons: z.array(z.enum(["excluded", "coverage", "zeros", "group"])),
        present: z.int(),
        of: z.int(),
        zeros: z.int(),
        groups: z.array(z.string()),
      }),
    ),
  ),
  /** Cells that treating moved or removed. */
  treated: z.optional(
    z.array(
      z.strictObject({
        unit: z.string(),
        period: z.string(),
        indicator: z.string(),
        before: z.number(),
        /** null = removed. */
        after: z.nullable(z.number()),
        method: z.string(),
        how: z.string(),
      }),
    ),
  ),
  /** Figures that come from a survey, with their error; null where a figure is withheld. */
  surveys: z.optional(
    z.array(
      z.strictObject({
        indicator: z.string(),
        unit: z.string(),
        period: z.string(),
        /** Respondents that count. */
        n: z.int(),
        missing: z.int(),
        dontKnow: z.int(),
        value: z.nullable(z.number()),
        standardError: z.nullable(z.number()),
        low: z.nullable(z.number()),
        high: z.nullable(z.number()),
        level: z.number(),
        df: z.int(),
        designEffect: z.nullable(z.number()),
        withheld: z.optional(z.enum(["no-answers", "minimum-n", "no-standard-error", "maximum-cv", "confidential"])),
      }),
    ),
  ),
  steps: z.optional(
    z.strictObject({
      derived: z.optional(StepValues),
      denominated: z.optional(StepValues),
      imputed: z.optional(StepValues),
      treated: z.optional(StepValues),
      transformed: z.optional(StepValues),
      normalised: z.optional(StepValues),
    }),
  ),
  fitted: z.record(z.string(), z.unknown()),
  notes: z.array(
    z.strictObject({
      code: z.string(),
      path: z.array(z.union([z.string(), z.number()])),
      params: z.record(z.string(), z.unknown()),
      message: z.string(),
    }),
  ),
});

/** What comes out: the JSON of a result, the form that files and other programs read. */
export type Scores = z.output<typeof ScoresShape>;

/** Reads scores that were written as JSON: every problem at once, or the scores. */
export function checkScores(
  input: unknown,
  path: Path = [],
): { readonly scores: Scores | undefined; readonly issues: Issue[] } {
  const foreign = formatIssues(input, "scores", path);
  if (foreign.length > 0) return { scores: undefined, issues: foreign };
  const { value, issues } = checkShape(ScoresShape, input, path);
  return { scores: value, issues: [...issues] };
}
