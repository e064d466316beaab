import * as z from "zod/mini";
import { FormatShape, NameShape } from "../../schema/shapes.ts";

const Id = z.string().check(z.minLength(1));
const Weight = z.number().check(z.gte(0));
const Ids = z.array(Id);

/** How a value becomes a score from 0 to 100: in proportion, by place among the kind, or by class. */
export const ScoringShape = z.discriminatedUnion("by", [
  /** 100·(v − zero)/(full − zero), held between 0 and `cap` (null: open above). */
  z
    .strictObject({
      by: z.literal("proportional"),
      zero: z.optional(z.number()),
      full: z.optional(z.number()),
      cap: z.optional(z.nullable(z.number())),
    })
    .check(z.refine(({ zero = 0, full = 100 }) => zero !== full, { params: { code: "appraisal-scale", params: {} } })),
  /** `first` for place 1, `step` less for each place after it, never below `least`; or the points of each place. */
  z.strictObject({
    by: z.literal("rank"),
    points: z.optional(z.array(z.number()).check(z.minLength(1))),
    first: z.optional(z.number()),
    step: z.optional(z.number()),
    least: z.optional(z.number()),
    order: z.optional(z.enum(["descending", "ascending"])),
    ties: z.optional(z.enum(["min", "max", "mean", "dense"])),
  }),
  /** The points of the first class whose threshold is reached, from the best down. */
  z.strictObject({
    by: z.literal("grade"),
    steps: z.array(z.strictObject({ from: z.number(), give: z.number() })).check(z.minLength(1)),
    otherwise: z.number(),
  }),
]);
export type Scoring = z.output<typeof ScoringShape>;

/** Where the value of a part comes from. */
export const SourceOfPartShape = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("attainment"),
    /** Only what lies below this node. */
    node: z.optional(Id),
    /** Weighted mean degree, or the share of known targets that are met. */
    measure: z.optional(z.enum(["degree", "met"])),
    /** The part that the attainment of all (the district's) has beside the subject's own. */
    overall: z.optional(z.number().check(z.gte(0), z.lte(1))),
  }),
  z.strictObject({ from: z.literal("scores"), node: z.optional(Id) }),
  z.strictObject({ from: z.literal("indicator"), indicator: Id }),
  z.strictObject({ from: z.literal("works"), measure: z.optional(z.enum(["done", "completion", "onTime"])) }),
  z.strictObject({ from: z.literal("ledger"), measure: z.optional(z.enum(["closingRate", "onTime"])) }),
  /** Of several rows their mean, sum or last. */
  z.strictObject({ from: z.literal("table"), several: z.optional(z.enum(["mean", "sum", "last"])) }),
]);
export type PartSource = z.output<typeof SourceOfPartShape>;

const PartShape = z.strictObject({
  id: Id,
  name: z.optional(NameShape),
  weight: Weight,
  source: SourceOfPartShape,
  score: z.optional(ScoringShape),
  /** level·(score of the value) + (1 − level)·(score of its change since the appraisal before). */
  progress: z.optional(
    z.strictObject({
      level: z.number().check(z.gte(0), z.lte(1)),
      change: z.optional(z.enum(["points", "percent"])),
      score: ScoringShape,
      /** Without a value before: the level alone counts, or the part is missing. */
      without: z.optional(z.enum(["level", "missing"])),
    }),
  ),
});
export type PartRule = z.output<typeof PartShape>;

const GateShape = z.strictObject({
  id: Id,
  name: z.optional(NameShape),
  /** `role`: a target of an indicator with role `gate` is not met; `floor`: a figure below `least` or above `most`; `table`: an entry with the gate's id and a score other than 0. */
  on: z.discriminatedUnion("what", [
    z.strictObject({ what: z.literal("role"), indicators: z.optional(Ids) }),
    z
      .strictObject({
        what: z.literal("floor"),
        indicator: Id,
        least: z.optional(z.number()),
        most: z.optional(z.number()),
      })
      .check(
        z.refine(({ least, most }) => least !== undefined || most !== undefined, {
          params: { code: "appraisal-floor", params: {} },
        }),
      ),
    z.strictObject({ what: z.literal("table") }),
  ]),
  /** Veto: the last grade. Or the best grade, or the highest score, that is left. */
  effect: z.union([
    z.literal("veto"),
    z.strictObject({ grade: Id }),
    z.strictObject({ score: z.number() }),
    z.strictObject({ grade: Id, score: z.number() }),
  ]),
});
export type GateRule = z.output<typeof GateShape>;

const QuotaShape = z.union([
  z.strictObject({ share: z.number().check(z.gte(0), z.lte(1)) }),
  z.strictObject({ count: z.int().check(z.gte(0)) }),
]);
export type Quota = z.output<typeof QuotaShape>;

const AdjustShape = z.strictObject({
  id: Id,
  name: z.optional(NameShape),
  as: z.enum(["bonus", "deduction"]),
  /** Most that one entry of the table counts, and all of them together. */
  each: z.optional(Weight),
  total: z.optional(Weight),
});
export type AdjustRule = z.output<typeof AdjustShape>;

const KindShape = z.strictObject({
  id: Id,
  name: z.optional(NameShape),
  /** Units of the data, owners of the indicators, or a list of their own. */
  subjects: z.discriminatedUnion("from", [
    z.strictObject({ from: z.literal("units"), only: z.optional(Ids), except: z.optional(Ids) }),
    z.strictObject({ from: z.literal("owners"), only: z.optional(Ids), except: z.optional(Ids) }),
    z.strictObject({
      from: z.literal("list"),
      list: z
        .array(z.strictObject({ id: Id, name: z.optional(NameShape), group: z.optional(Id) }))
        .check(z.minLength(1)),
    }),
  ]),
  /** The grouping of the data that sorts units; of other subjects, the group of each. */
  group: z.optional(z.union([Id, z.record(z.string(), Id)])),
  parts: z.array(PartShape).check(z.minLength(1)),
  /** By group: other weights of the parts and of the indicators, other targets. */
  areas: z.optional(
    z.record(
      z.string(),
      z.strictObject({
        /** What the group is called in the league. */
        name: z.optional(NameShape),
        parts: z.optional(z.record(z.string(), Weight)),
        indicators: z.optional(z.record(z.string(), Weight)),
        targets: z.optional(z.record(z.string(), z.number())),
      }),
    ),
  ),
  adjust: z.optional(z.array(AdjustShape)),
  limits: z.optional(
    z.strictObject({ bonus: z.optional(Weight), deduction: z.optional(Weight), total: z.optional(z.number()) }),
  ),
  gates: z.optional(z.array(GateShape)),
  /** From the best down; the last takes what is left. */
  grades: z.optional(
    z
      .array(
        z.strictObject({
          id: Id,
          name: z.optional(NameShape),
          from: z.optional(z.number()),
          quota: z.optional(QuotaShape),
        }),
      )
      .check(z.minLength(2)),
  ),
  quota: z.optional(
    z.strictObject({
      rounding: z.optional(z.enum(["floor", "round", "ceil"])),
      /** Equal at the line: all in, all out, or by the score of a part. */
      ties: z.optional(z.union([z.enum(["in", "out"]), z.strictObject({ by: Id })])),
      of: z.optional(z.enum(["all", "appraised"])),
    }),
  ),
  /** Places and quotas within the kind, or within each group. */
  within: z.optional(z.enum(["kind", "group"])),
  /** Marked progress: places or points risen since the appraisal before. */
  progressed: z.optional(
    z.strictObject({ by: z.enum(["places", "points"]), least: z.number(), quota: z.optional(QuotaShape) }),
  ),
  /** A part without a figure: the subject has no total, or its weight goes to the others. */
  missing: z.optional(z.enum(["refuse", "renormalise"])),
});
export type KindRule = z.output<typeof KindShape>;

/** The rule book of an appraisal: plain JSON, the part `monitor.appraisal` of a project. */
export const AppraisalShape = z.strictObject({
  format: z.optional(FormatShape),
  id: z.optional(Id),
  name: z.optional(NameShape),
  source: z.optional(z.string()),
  /** The period appraised, and the one before; the options of the call go first. */
  period: z.optional(Id),
  previous: z.optional(Id),
  /** The unit whose figures departments answer for, and whose attainment is the overall one. */
  unit: z.optional(Id),
  /** The period of the targets; unless said the next one that is not over, of each indicator. */
  stage: z.optional(Id),
  cap: z.optional(z.nullable(z.number().check(z.positive()))),
  base: z.optional(z.enum(["declared", "none"])),
  figures: z.optional(z.enum(["exact", "latest"])),
  /** How many parts an owner of each role has of what stated shares leave; 1 each unless said, 0: does not answer. */
  roles: z.optional(z.strictObject({ lead: z.optional(Weight), support: z.optional(Weight) })),
  kinds: z.array(KindShape).check(z.minLength(1)),
});
export type AppraisalRules = z.output<typeof AppraisalShape>;
export type AppraisalRulesInput = z.input<typeof AppraisalShape>;
