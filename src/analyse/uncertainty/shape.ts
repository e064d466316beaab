import * as z from "zod/mini";
import { Text } from "../../schema/shapes.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));
const open = z.number().check(z.gt(0), z.lt(1));
const Ids = z.optional(z.array(Text).check(z.minLength(1)));
const common = {
  /** What the input is called in results; the choice itself unless given. */
  name: z.optional(Text),
};
const spreads = z.enum(["uniform", "normal", "triangular"]);
const Spread = z._default(spreads, "uniform");
/** Of an error whose standard deviation is known: the shape, with this standard deviation. */
const ErrorShape = z._default(spreads, "normal");
const Method = z.union([Text, z.looseObject({ method: z.optional(Text) })]);
/** Methods to choose between, each as a plan has it; as likely as each other unless `probabilities` says otherwise. */
const list = {
  of: z.array(Method).check(z.minLength(2)),
  probabilities: z.optional(z.array(z.number().check(z.nonnegative())).check(z.minLength(2))),
};
const End = z.union([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number(), z.number()])]);

export const InputShape = z.discriminatedUnion("vary", [
  z.strictObject({ vary: z.literal("normalise"), ...common, ...list }),
  z.strictObject({ vary: z.literal("impute"), ...common, ...list }),
  z.strictObject({ vary: z.literal("treat"), ...common, ...list }),
  z.strictObject({ vary: z.literal("weigh"), ...common, ...list }),
  z.strictObject({
    vary: z.literal("aggregate"),
    ...common,
    ...list,
    /** From the lowest groups, 1, up to the index. */
    level: z.optional(z.int().check(z.minimum(1))),
    node: z.optional(Text),
  }),
  z.strictObject({
    vary: z.literal("weights"),
    ...common,
    /** Each weight is multiplied by 1 ± up to this share, or with a normal factor of this standard deviation. */
    noise: z.optional(z.number().check(z.gt(0), z.maximum(1))),
    distribution: Spread,
    /** Shares of siblings by a Dirichlet distribution around the plan's; the larger the number, the nearer to them. */
    dirichlet: z.optional(z.number().check(z.positive())),
    /** Weights by node, one set an expert. */
    experts: z.optional(z.record(z.string(), z.record(z.string(), z.number().check(z.nonnegative())))),
    /** One expert at a time, or means of all with random parts. */
    mix: z._default(z.enum(["one", "all"]), "one"),
    /** Levels of the tree whose nodes' weights vary: 1 the indicators under the lowest groups … */
    levels: z.optional(z.array(z.int().check(z.minimum(1))).check(z.minLength(1))),
    nodes: Ids,
  }),
  z.strictObject({
    vary: z.literal("judgements"),
    ...common,
    /** Each judgement is multiplied by a factor between 1/spread and spread. */
    spread: z.number().check(z.gt(1), z.maximum(9)),
    /** Of the logarithm of the factor. */
    distribution: Spread,
    groups: Ids,
  }),
  z.strictObject({
    vary: z.literal("inclusion"),
    ...common,
    /** Probability with which each indicator is left out. */
    out: z.optional(open),
    /** One at a time instead, each as likely. */
    one: z.optional(z.literal(true)),
    of: Ids,
  }),
  z.strictObject({
    vary: z.literal("goalposts"),
    ...common,
    /** Each end moves by up to this share of the distance between both. */
    shift: z.optional(z.number().check(z.gt(0), z.lt(0.5))),
    distribution: Spread,
    of: Ids,
    /** By indicator: [least, most] or [least, likeliest, most] of an end. */
    ranges: z.optional(z.record(z.string(), z.strictObject({ worst: z.optional(End), best: z.optional(End) }))),
  }),
  z.strictObject({
    vary: z.literal("standard-errors"),
    ...common,
    scale: z._default(z.number().check(z.positive()), 1),
    distribution: ErrorShape,
    of: Ids,
  }),
  z.strictObject({
    vary: z.literal("rounding"),
    ...common,
    /** Digits after the point as published; read off each column unless given. */
    decimals: z.optional(z.union([z.int(), z.record(z.string(), z.int())])),
    of: Ids,
  }),
  z.strictObject({
    vary: z.literal("revisions"),
    ...common,
    /** Relative standard deviation of a later revision, by what the data says of a cell. */
    provisional: z.optional(z.number().check(z.positive())),
    estimated: z.optional(z.number().check(z.positive())),
    imputed: z.optional(z.number().check(z.positive())),
    revised: z.optional(z.number().check(z.positive())),
    distribution: ErrorShape,
    of: Ids,
  }),
  z.strictObject({ vary: z.literal("draws"), ...common }),
  z.strictObject({
    vary: z.literal("number"),
    ...common,
    /** A number that the plan has, by its path: `aggregate.power`, or a list of its parts. */
    plan: z.optional(z.union([Text, z.array(z.union([Text, z.int()])).check(z.minLength(2))])),
    /** The share of this node among its siblings, which keep their ratios. */
    share: z.optional(Text),
    /** An end of this indicator's goalposts. */
    worst: z.optional(Text),
    best: z.optional(Text),
    /** Least and most. */
    uniform: z.optional(z.tuple([z.number(), z.number()])),
    /** Mean and standard deviation. */
    normal: z.optional(z.tuple([z.number(), z.number().check(z.positive())])),
    /** The ends that a normal number is cut off at. */
    within: z.optional(z.tuple([z.number(), z.number()])),
    /** Least, likeliest and most. */
    triangular: z.optional(z.tuple([z.number(), z.number(), z.number()])),
    /** Values, as likely as each other unless `probabilities` says otherwise. */
    discrete: z.optional(z.array(z.number()).check(z.minLength(2))),
    probabilities: list.probabilities,
  }),
]);

export type InputSpec = z.output<typeof InputShape>;

/** As people and programs write it: lists may be read-only. */
type Written<T> = T extends readonly (infer U)[]
  ? readonly Written<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Written<T[K]> }
    : T;

const inputs = z.array(InputShape).check(z.minLength(1));
const seed = z._default(z.int().check(z.minimum(-2147483648), z.maximum(4294967295)), 1);

/** What moves together: a Gaussian copula with this correlation between two inputs, or one with every other of a list. */
const Correlation = z.strictObject({
  of: z.array(Text).check(z.minLength(2)),
  r: z.union([
    z.number().check(z.minimum(-1), z.maximum(1)),
    z.array(z.array(z.number().check(z.minimum(-1), z.maximum(1)))),
  ]),
});

export const UncertaintyShape = z.strictObject({
  vary: inputs,
  n: z._default(z.int().check(z.minimum(2), z.maximum(10_000_000)), 1000),
  seed,
  correlations: z._default(z.array(Correlation), []),
  quantiles: z._default(z.array(share).check(z.minLength(1)), [0.05, 0.95]),
  /** Of how many first places the probability is told. */
  top: z._default(z.int().check(z.minimum(1)), 10),
  /** When two units cannot be told apart. */
  apart: z.prefault(
    z.strictObject({
      rule: z._default(z.enum(["auto", "pairs", "intervals"]), "auto"),
      level: z._default(z.number().check(z.gt(0.5), z.lt(1)), 0.95),
    }),
    {},
  ),
  /** Whose ranks and scores are told; the index unless given. */
  node: z.optional(Text),
});

export type UncertaintySpec = z.output<typeof UncertaintyShape>;
export type UncertaintyInput = Written<z.input<typeof UncertaintyShape>>;

export const SensitivityShape = z.strictObject({
  vary: inputs,
  n: z.optional(z.int().check(z.minimum(2), z.maximum(1_000_000))),
  seed,
  correlations: z._default(z.array(Correlation), []),
  method: z._default(z.enum(["sobol", "morris", "one-at-a-time"]), "sobol"),
  /** What is explained: the mean shift of ranks, or the score or rank of a unit at a node. */
  output: z._default(
    z.union([
      z.literal("mean-rank-shift"),
      z.strictObject({
        unit: Text,
        period: z.optional(z.string()),
        node: z.optional(Text),
        of: z._default(z.enum(["score", "rank"]), "score"),
      }),
    ]),
    "mean-rank-shift",
  ),
  node: z.optional(Text),
  points: z._default(z.enum(["sobol", "halton", "random"]), "sobol"),
  /** A digital shift of the points, from the seed. */
  scramble: z._default(z.boolean(), true),
  bootstrap: z._default(z.int().check(z.minimum(0), z.maximum(100_000)), 500),
  level: z._default(open, 0.95),
  /** Of a Morris screening: levels a coordinate, an even number. */
  levels: z._default(z.int().check(z.minimum(2), z.multipleOf(2)), 4),
});

export type SensitivitySpec = z.output<typeof SensitivityShape>;
export type SensitivityInput = Written<z.input<typeof SensitivityShape>>;
