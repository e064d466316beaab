import * as z from "zod/mini";
import { NameShape, SourceShape, Text } from "./shapes.ts";

/** `about` needs a tolerance of its own, so only a plain figure may use it. */
export const ComparatorShape = z.enum(["reach", ">=", "<=", ">", "<", "exactly"]);
export const AnyComparatorShape = z.enum(["reach", ">=", "<=", ">", "<", "exactly", "about"]);

const common = {
  unit: z.optional(Text),
  period: Text,
  basis: z.optional(z.enum(["stock", "annual", "ytd", "cumulative", "annual-average", "rate", "multiple"])),
  since: z.optional(Text),
  base: z.optional(z.strictObject({ period: Text, value: z.number(), source: z.optional(SourceShape) })),
  aspirational: z.optional(z.boolean()),
  official: z.optional(z.boolean()),
  issuedOn: z.optional(Text),
  supersedes: z.optional(Text),
  source: z.optional(SourceShape),
  note: z.optional(Text),
  price: z.optional(z.enum(["current", "constant"])),
};

const ReferenceShape = z.union([
  z.strictObject({ unit: Text, name: z.optional(NameShape) }),
  z.strictObject({ statistic: z.enum(["mean", "median", "max", "min"]), of: Text }),
  z.strictObject({ rank: z.int().check(z.gte(1)), of: Text }),
  z.strictObject({ quantile: z.number().check(z.gte(0), z.lte(1)), of: Text }),
]);

const comparator = z.optional(ComparatorShape);

/** A target as written; `kind` is "value" unless said otherwise. */
export const TargetShape = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.optional(z.enum(["value", "about"])),
    value: z.number(),
    comparator: z.optional(AnyComparatorShape),
    tolerance: z.optional(z.number().check(z.gte(0))),
    ...common,
  }),
  z.strictObject({
    kind: z.literal("range"),
    from: z.number(),
    to: z.number(),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    ...common,
  }),
  z.strictObject({
    kind: z.literal("trend"),
    trend: z.enum(["rising", "falling", "stable"]),
    every: z.optional(z.enum(["year", "span"])),
    rounding: z.optional(z.number().check(z.gte(0))),
    ...common,
  }),
  z.strictObject({
    kind: z.literal("relative"),
    comparator,
    reference: ReferenceShape,
    factor: z.optional(z.number()),
    ...common,
  }),
  z.strictObject({
    kind: z.literal("synchrony"),
    with: Text,
    band: z.optional(z.number().check(z.gte(0))),
    value: z.optional(z.number()),
    ...common,
  }),
  z.strictObject({
    kind: z.literal("joint"),
    floors: z
      .array(z.strictObject({ of: Text, comparator: z.optional(AnyComparatorShape), value: z.number() }))
      .check(z.minLength(1)),
    value: z.number().check(z.gte(0), z.lte(100)),
    comparator,
    ...common,
  }),
  z.strictObject({
    kind: z.literal("elimination"),
    value: z.optional(z.literal(0)),
    comparator: z.optional(z.enum(["reach", "<=", "exactly"])),
    ...common,
  }),
  z.strictObject({ kind: z.literal("multiple"), factor: z.number(), comparator, ...common }),
  z.strictObject({ kind: z.literal("growth"), value: z.number(), comparator, ...common }),
  z.strictObject({ kind: z.literal("assigned"), by: Text, ...common }),
  z.strictObject({ kind: z.literal("unknown"), words: Text, ...common }),
]);
export type RawTarget = z.output<typeof TargetShape>;

/** The kinds of target that know a key, to say where a misplaced key belongs. */
export function kindsWithKey(key: string): string[] {
  return TargetShape.def.options.flatMap((option) => {
    const shape: Readonly<Record<string, z.core.$ZodType>> = option.shape;
    const kind = option.shape.kind;
    return Object.hasOwn(shape, key)
      ? [kind instanceof z.ZodMiniLiteral ? String([...kind.def.values][0]) : "value"]
      : [];
  });
}
