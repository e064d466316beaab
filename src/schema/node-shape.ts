import * as z from "zod/mini";
import type { Expr } from "./expr.ts";
import { AGGREGATES, EXPR_FUNCTIONS } from "./expr.ts";
import { BreaksShape, describedShape, figureShape, NameShape, Text } from "./shapes.ts";
import { TargetShape } from "./target-shape.ts";

export const DIRECTION_CHOICES = ["positive", "negative", "{ ideal: … }", "{ from: …, to: … }", "unstated"] as const;

export const DirectionShape = z.union([
  z.enum(["positive", "negative", "unstated"]),
  z.strictObject({ ideal: z.union([z.number(), z.null()]) }),
  z.strictObject({ from: z.number(), to: z.number(), min: z.optional(z.number()), max: z.optional(z.number()) }),
]);

const OwnerShape = z.union([
  Text,
  z.strictObject({
    id: z.optional(Text),
    name: NameShape,
    role: z.optional(z.enum(["lead", "support"])),
    share: z.optional(z.number().check(z.gte(0), z.lte(1))),
  }),
]);

/** Two numbers, as a list: the shell of tuples would cost every engine 400 bytes. */
const Pair = z.array(z.number()).check(z.minLength(2), z.maxLength(2)) as z.ZodMiniType as z.ZodMiniType<
  [worst: number, best: number]
>;

export const ExprShape: z.ZodMiniType<Expr> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("const"), value: z.number() }),
  z.strictObject({ kind: z.literal("column"), id: z.string() }),
  ...Object.entries({
    call: { name: z.enum(EXPR_FUNCTIONS) },
    lag: { by: z.int().check(z.gte(1)) },
    at: { period: Text },
    ref: { to: Text },
    aggregate: { name: z.enum(AGGREGATES), level: Text },
  }).map(([kind, keys]) =>
    z.strictObject({
      kind: z.literal(kind),
      ...keys,
      get args() {
        return z.array(ExprShape);
      },
    }),
  ),
]) as z.ZodMiniType<Expr>;

/** What a group and an indicator have in common. */
export const groupShape = {
  id: z.string(),
  ...describedShape,
  weight: z.optional(z.number()),
  direction: z.optional(DirectionShape),
  tags: z.optional(z.array(Text)),
  owners: z.optional(z.union([Text, z.array(OwnerShape)])),
};

/** What only an indicator has. */
export const indicatorShape = {
  ...figureShape,
  formula: z.optional(Text),
  expression: z.optional(ExprShape),
  denominator: z.optional(z.union([Text, z.strictObject({ by: Text, scale: z.optional(z.number().check(z.gt(0))) })])),
  goalposts: z.optional(Pair),
  transform: z.optional(z.enum(["ln", "log10", "sqrt"])),
  role: z.optional(z.enum(["evaluated", "observed", "gate"])),
  levels: z.optional(z.array(Text)),
  targets: z.optional(z.array(TargetShape)),
  collection: z.optional(z.enum(["statistics", "survey", "administrative"])),
  breaks: z.optional(BreaksShape),
};

/** One node without its children, which are walked one by one, so that one bad field hides no other problem. */
export const NodeFields = z.strictObject({
  ...groupShape,
  ...indicatorShape,
  children: z.optional(z.array(z.unknown())),
});
export type NodeFields = z.output<typeof NodeFields>;
