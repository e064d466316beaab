import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { meets } from "./attainment-degree.ts";
import { goalFinder, goalsOf, type PlacedGoal } from "./goal.ts";

const Params = z
  .strictObject({
    /** The value to reach, in the measure: at least for a positive indicator, at most for a negative one. */
    threshold: z.optional(z.number()),
    /** Whether a value at the threshold does not yet pass. */
    strict: z._default(z.boolean(), false),
    /** Without a threshold: the period of the target; without both, each row has the target of its own period. */
    period: z.optional(z.string()),
    /** Score of a value that does not pass. */
    fail: z._default(z.number(), 0),
    /** Score of one that does. */
    pass: z._default(z.number(), 100),
  })
  .check(z.refine(({ fail, pass }) => fail < pass, { path: ["pass"], params: { code: "scale-limits", params: {} } }));

export type Flags = {
  readonly fail: number;
  readonly pass: number;
  readonly byPeriod: boolean;
  readonly goals: readonly PlacedGoal[];
};

/** The threshold, or the band that is the direction, or the targets. */
function goalsFor(
  { threshold, strict, period }: z.output<typeof Params>,
  { node }: ColumnContext,
): Omit<Flags, "fail" | "pass"> {
  const { direction } = node;
  const forAll = (goal: NonNullable<PlacedGoal["goal"]>) => ({
    byPeriod: false,
    goals: [{ unit: null, period: "", goal }],
  });
  if (threshold !== undefined) {
    if (direction !== "positive" && direction !== "negative") {
      throw new IndexError([
        { code: "direction-not-signed", path: ["direction"], params: { method: "threshold-flags" } },
      ]);
    }
    return forAll({ form: "ratio", sense: direction === "negative" ? "down" : "up", target: threshold, strict });
  }
  if (typeof direction === "object" && "from" in direction) {
    const { from, to } = direction;
    return forAll({ form: "range", from, to, min: null, max: null });
  }
  return { byPeriod: period === undefined, goals: goalsOf(node, { period, useBase: false }) };
}

function apply(x: Float64Array, { fail, pass, byPeriod, goals }: Flags, { rows, note }: ColumnContext): Float64Array {
  const find = goalFinder(goals, { byPeriod });
  let unknown = 0;
  const y = x.map((v, i) => {
    if (Number.isNaN(v)) return v;
    const goal = find(rows.unit[i]!, rows.period[i]!);
    if (goal === null) unknown += 1;
    return goal === null ? Number.NaN : meets(v, goal) ? pass : fail;
  });
  if (unknown > 0) note({ code: "target-unknown", path: [], params: { count: unknown } });
  return y;
}

/**
 * Threshold flags (达标判断法): `pass` where a value reaches the threshold, `fail` where it does not: at least it for a
 * positive indicator, at most for a negative one, the threshold included unless `strict`. Without a `threshold`: inside the
 * band of an indicator whose direction is one, else meeting the target by its own comparator (≥, >, range, about …).
 * The mean of flags 0 and 1 is the share of what is met. Reads the observed value, never the imputed or treated one.
 * Missing stays missing. A target that is assigned but not known: no score and a note. No threshold and no target: an error.
 * No inverse: a flag is many values.
 * @see 黄岩全面建设共同富裕区域标杆行动纲要, 四72: 整体目标达成率与部门分项目标达成率
 * @example
 * const x = Float64Array.of(19, 20, NaN, 35);
 * thresholdFlags.apply(x, thresholdFlags.fit(x, { threshold: 20 })); // => [0, 100, NaN, 100]
 */
export const thresholdFlags = defineNormaliser({
  id: "threshold-flags",
  texts: normaliseEn,
  name: { en: "threshold flags", zh: "达标判断法" },
  params: Params,
  reads: "derived",
  directions: "any",
  bounds: ({ fail, pass }) => [fail, pass],
  fixed: () => true,
  fit: (_x, params, context): Flags => ({ fail: params.fail, pass: params.pass, ...goalsFor(params, context) }),
  apply,
});
