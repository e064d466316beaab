import * as z from "zod/mini";
import { normaliseEn } from "../../errors/en/normalise.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import { type ColumnContext, defineNormaliser } from "../../method/index.ts";
import { count } from "../../stats/index.ts";
import { goalFinder, goalsOf } from "./goal.ts";
import { applyFlat, ConstantRule, chooseFlat, extremes, type Flat, noWayBack, requireCrossSection } from "./ruler.ts";

const Params = z.strictObject({
  /** The target's period; without it, each row is held against the target of its own period. */
  period: z.optional(z.string()),
  /** Whether a unit past the target gets `scale` and not more. */
  cap: z._default(z.boolean(), true),
  /** The score at the target. */
  scale: z._default(z.number().check(z.positive()), 100),
  constant: z._default(ConstantRule, "midpoint"),
});

export type TargetRuler = {
  readonly worst: number;
  readonly scale: number;
  readonly cap: boolean;
  readonly up: boolean;
  /** Whether the rows look up the target of their own period. */
  readonly byPeriod: boolean;
  /** Goal null: stated, but its number is not known. */
  readonly goals: readonly { readonly unit: string | null; readonly period: string; readonly goal: number | null }[];
};

function fit(x: Float64Array, params: z.output<typeof Params>, context: ColumnContext): TargetRuler | Flat {
  const { period, cap, scale, constant } = params;
  const { node, note } = context;
  if (node.direction !== "positive" && node.direction !== "negative") {
    throw new IndexError([
      { code: "direction-not-signed", path: ["direction"], params: { method: "distance-to-target" } },
    ]);
  }
  requireCrossSection("distance-to-target", x, context);
  const placed = goalsOf(node, { period, useBase: false });
  const issues: Issue[] = [];
  const goals = placed.map(({ unit, period: when, goal }) => {
    if (goal === null || goal.form === "ratio") return { unit, period: when, goal: goal?.target ?? null };
    issues.push({ code: "target-is-range", path: ["targets"], params: { period: when } });
    return { unit, period: when, goal: null };
  });
  if (issues.length > 0) throw new IndexError(issues);
  if (count(x) === 0) return { empty: true };
  const [worst, best] = extremes(x, context);
  if (worst === best) {
    return chooseFlat({ constant, midpoint: scale / 2, method: "distance-to-target", value: worst }, context);
  }
  const up = node.direction === "positive";
  const behind = goals.flatMap(({ goal }) => (goal !== null && (up ? goal <= worst : goal >= worst) ? [goal] : []));
  if (behind.length > 0) note({ code: "target-met-by-all", path: ["targets"], params: { targets: behind, worst } });
  return { worst, scale, cap, up, byPeriod: period === undefined, goals };
}

/** The part of the way from `worst` to the target, in `scale`; a target that the worst already meets: all of it or none. */
export function partOfWay(x: number, target: number, { worst, scale, cap, up }: TargetRuler): number {
  if (up ? target <= worst : target >= worst) return (up ? x >= target : x <= target) ? scale : 0;
  const part = scale * ((x - worst) / (target - worst));
  return cap ? Math.min(part, scale) : part;
}

function apply(x: Float64Array, fitted: TargetRuler | Flat, { rows, note }: ColumnContext): Float64Array {
  if (!("goals" in fitted)) return applyFlat(x, fitted);
  const find = goalFinder(fitted.goals, fitted);
  let unknown = 0;
  const y = x.map((v, i) => {
    if (Number.isNaN(v)) return v;
    const target = find(rows.unit[i]!, rows.period[i]!);
    if (target === null) unknown += 1;
    return target === null ? Number.NaN : partOfWay(v, target, fitted);
  });
  if (unknown > 0) note({ code: "target-unknown", path: [], params: { count: unknown } });
  return y;
}

function inverse(y: Float64Array, fitted: TargetRuler | Flat, { rows }: ColumnContext): Float64Array {
  if (!("goals" in fitted)) return noWayBack(y);
  const { worst, scale, cap, up } = fitted;
  const find = goalFinder(fitted.goals, fitted);
  return y.map((v, i) => {
    const target = find(rows.unit[i]!, rows.period[i]!);
    if (target === null || (cap && v > scale) || (up ? target <= worst : target >= worst)) return Number.NaN;
    return worst + (v / scale) * (target - worst);
  });
}

/**
 * Distance to a target (与目标值距离法): scale·(x − min)/(t − min), for a negative indicator scale·(max − x)/(max − t): the
 * part of the way from the worst unit to the target. `cap` holds what is past the target at `scale`.
 * Reads the observed value, never the imputed or treated one. Missing stays missing. A target that even the worst unit
 * meets leaves no distance: `scale` where it is met, else 0, with a note. A target assigned but not known: no score and a
 * note. No target, a conflict, a range, or an ideal or band as direction: an error.
 * Constant: `constant: midpoint | error | drop | <score>`, with a note. The worst moves with the rows learned from:
 * `attainment` does not.
 * @see COINr, `n_dist2targ`; OECD/JRC (2008), Handbook, step 5
 * @example
 * const target = { kind: "value", period: "2025", value: 6, comparator: "reach" } as const;
 * const node = { id: "x", direction: "positive", targets: [target], tags: [], weight: 1 } as const;
 * const x = Float64Array.of(1, 3.5, 9);
 * distanceToTarget.apply(x, distanceToTarget.fit(x, { period: "2025" }, { node })); // => [0, 50, 100]
 */
export const distanceToTarget = defineNormaliser({
  id: "distance-to-target",
  texts: normaliseEn,
  name: { en: "distance to a target", zh: "与目标值距离法" },
  params: Params,
  reads: "derived",
  directions: "any",
  needs: { units: 2 },
  bounds: ({ cap, scale }) => (cap ? [0, scale] : null),
  fit,
  apply,
  inverse,
});
