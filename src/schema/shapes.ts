import * as z from "zod/mini";

/** Trimmed, NFC, not empty. */
export const Text = z.string().check(z.trim(), z.normalize("NFC"), z.minLength(1));

/** A text, or one for each language. */
export const NameShape = z.union([
  Text,
  z.strictObject({ en: z.optional(Text), zh: z.optional(Text) }).check(
    z.refine((name) => name.en !== undefined || name.zh !== undefined, {
      params: { code: "missing-key", params: { key: "en", choices: ["en", "zh"] } },
    }),
  ),
]);

export const SourceShape = z.union([
  Text,
  z.strictObject({
    document: z.optional(Text),
    section: z.optional(Text),
    quote: z.optional(Text),
    evidence: z.optional(z.enum(["named", "inferred", "sister"])),
    date: z.optional(Text),
    url: z.optional(Text),
    note: z.optional(Text),
  }),
]);

/** What may be said of a node or variable in words. */
export const describedShape = {
  name: z.optional(NameShape),
  definition: z.optional(NameShape),
  calculation: z.optional(NameShape),
  scope: z.optional(NameShape),
  frequency: z.optional(Text),
  dataSource: z.optional(NameShape),
  rationale: z.optional(NameShape),
  note: z.optional(NameShape),
  price: z.optional(z.enum(["current", "constant"])),
  source: z.optional(SourceShape),
};

/** A period from which on figures cannot be compared with those before, and why. */
export const BreaksShape = z.array(z.strictObject({ period: Text, reason: NameShape }));
export const FigureShape = z.enum(["stock", "flow", "cumulative", "rate", "ordinal"]);
/** What an indicator and a variable may say of their figures. */
export const figureShape = {
  measure: z.optional(Text),
  figure: z.optional(FigureShape),
  deflate: z.optional(
    z.strictObject({
      by: Text,
      base: Text,
      form: z.optional(z.enum(["fixed", "previous"])),
      unit: z.optional(Text),
    }),
  ),
  annual: z.optional(z.enum(["sum", "mean", "last"])),
  population: z.optional(
    z.strictObject({
      who: z.enum(["resident", "registered"]),
      when: z.optional(z.enum(["year-end", "average"])),
    }),
  ),
};
export const FormatShape = z.string();
