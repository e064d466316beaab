import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { attainmentDegree, valueAtDegree } from "./attainment-degree.ts";
import { goalFinder, goalsOf, type PlacedGoal } from "./goal.ts";

const Params = z.strictObject({
  /** The target's period; without it, each row is held against the target of its own period. */
  period: z.optional(z.string()),
  /** `declared`: progress from the target's base where it has one; `none`: the level relative to the target. */
  base: z._default(z.enum(["declared", "none"]), "declared"),
  /** Most that one indicator counts, in percent; null leaves it open. */
  cap: z._default(z.nullable(z.number().check(z.positive())), 100),
  floor: z._default(z.nullable(z.number()), 0),
});

export type Attainment = {
  readonly cap: number | null;
  readonly floor: number | null;
  /** Whether the rows look up the target of their own period. */
  readonly byPeriod: boolean;
  readonly goals: readonly PlacedGoal[];
};

function fit(_x: Float64Array, params: z.output<typeof Params>, { node }: ColumnContext): Attainment {
  const goals = goalsOf(node, { period: params.period, useBase: params.base === "declared" });
  return { cap: params.cap, floor: params.floor, byPeriod: params.period === undefined, goals };
}

function apply(x: Float64Array, fitted: Attainment, { rows, note }: ColumnContext): Float64Array {
  const find = goalFinder(fitted.goals, fitted);
  const undefinedAt: string[] = [];
  let unknown = 0;
  const y = x.map((v, i) => {
    if (Number.isNaN(v)) return v;
    const goal = find(rows.unit[i]!, rows.period[i]!);
    if (goal === null) {
      unknown += 1;
      return Number.NaN;
    }
    const degree = attainmentDegree(v, goal, fitted);
    if (degree === null) undefinedAt.push(`${rows.unit[i]} ${rows.period[i]}`.trim());
    return degree ?? Number.NaN;
  });
  if (undefinedAt.length > 0) note({ code: "attainment-undefined", path: [], params: { at: undefinedAt } });
  if (unknown > 0) note({ code: "target-unknown", path: [], params: { count: unknown } });
  return y;
}

function inverse(scores: Float64Array, fitted: Attainment, { rows }: ColumnContext): Float64Array {
  const find = goalFinder(fitted.goals, fitted);
  return scores.map((degree, i) => {
    const goal = Number.isNaN(degree) ? null : find(rows.unit[i]!, rows.period[i]!);
    return goal === null ? Number.NaN : valueAtDegree(degree, goal, fitted);
  });
}

/**
 * Attainment degree (实现度), in percent of a target: positive 100·x/t, negative 100·t/x (x = 0: the cap), with a declared
 * base 100·(x − b)/(t − b); ranges and multiples as their kind says. Capped for each indicator before aggregation.
 * Reads the observed value, never the imputed or treated one. Missing stays missing.
 * Undefined without a base (t ≤ 0, x < 0) and not met: no score and a note, never 0. A target assigned but not known:
 * no score and a note. No target for the period, two without exactly one official, a figure of another basis, or a kind
 * that compares with other units or years: an error.
 * Inverse: the value that has the degree; at the cap or the floor the nearest one; NaN where no single value has it (a
 * range, or no ratio).
 * @see 黄岩全面建设共同富裕区域标杆行动纲要, 四71: 共同富裕实现度测度标准和方法
 * @example
 * const target = { kind: "value", period: "2025", value: 80, comparator: "<=" } as const;
 * const node = { id: "lawsuits", direction: "negative", targets: [target], tags: [], weight: 1 } as const;
 * const fitted = attainment.fit(Float64Array.of(100), { period: "2025" }, { node });
 * attainment.apply(Float64Array.of(100, 60), fitted); // => [80, 100]
 */
export const attainment = defineNormaliser({
  id: "attainment",
  texts: normaliseEn,
  name: { en: "attainment degree", zh: "实现度" },
  params: Params,
  presets: {
    // 国家统计局 (2008), 全面建设小康社会统计监测方案: x/标准值, 标准值/x, 区间型按允许上下限
    "well-off-2008": { base: "none", cap: 100, floor: 0 },
  },
  reads: "derived",
  directions: "any",
  bounds: ({ cap, floor }) => (cap === null || floor === null ? null : [floor, cap]),
  fixed: () => true,
  fit,
  apply,
  inverse,
});
