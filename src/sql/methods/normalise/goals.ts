import type { SqlMaking } from "../../../method/sql-expr.ts";
import type { Goal } from "../../../prepare/normalise/attainment-degree.ts";
import {
  and,
  call,
  divide,
  eq,
  ge,
  gt,
  isPresent,
  le,
  lt,
  missing,
  multiply,
  not,
  number,
  or,
  type SqlExpr,
  subtract,
  text,
  when,
} from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { atMost, type Let, notBelowZero } from "../maths.ts";

interface Placed<G> {
  readonly unit: string | null;
  readonly period: string;
  readonly goal: G | null;
}

export interface Attainment {
  readonly cap: number | null;
  readonly floor: number | null;
  readonly byPeriod: boolean;
  readonly goals: readonly Placed<Goal>[];
}

export interface Flags {
  readonly fail: number;
  readonly pass: number;
  readonly byPeriod: boolean;
  readonly goals: readonly Placed<Goal>[];
}

export interface TargetRuler {
  readonly worst: number;
  readonly scale: number;
  readonly cap: boolean;
  readonly up: boolean;
  readonly byPeriod: boolean;
  readonly goals: readonly Placed<number>[];
}

const MOST_GOALS = 2000;

/** The goal of the row's unit, else the one for all; a later entry for the same place replaces an earlier one. */
function byGoal<G>(
  goals: readonly Placed<G>[],
  { byPeriod, making, score }: { byPeriod: boolean; making: SqlMaking; score: (goal: G) => SqlExpr },
): SqlExpr | SqlReason {
  if (goals.length > MOST_GOALS) return "many-values";
  const places = new Map(goals.map((g) => [JSON.stringify([g.unit, byPeriod ? g.period : ""]), g]));
  const all = [...places.values()];
  const branches = [...all.filter(({ unit }) => unit !== null), ...all.filter(({ unit }) => unit === null)].map(
    ({ unit, period, goal }) => {
      const conditions = [
        ...(unit === null ? [] : [eq(making.unit, text(unit))]),
        ...(byPeriod ? [eq(making.period, text(period))] : []),
      ];
      return { conditions, made: goal === null ? missing : score(goal) };
    },
  );
  const last = branches.at(-1);
  const open = last?.conditions.length === 0 ? branches.slice(0, -1) : branches;
  return when(
    open.map(({ conditions, made }) => [and(...conditions), made] as const),
    last?.conditions.length === 0 ? last.made : missing,
  );
}

/** As near as rounding: |x − t| ≤ 1e-9·|t|. */
const on = (x: SqlExpr, figure: number): SqlExpr =>
  le(call("abs", subtract(x, number(figure))), number(1e-9 * Math.abs(figure)));

function meets(x: SqlExpr, goal: Goal): SqlExpr {
  if (goal.form === "range")
    return and(or(ge(x, number(goal.from)), on(x, goal.from)), or(le(x, number(goal.to)), on(x, goal.to)));
  const past = goal.sense === "up" ? gt(x, number(goal.target)) : lt(x, number(goal.target));
  return goal.strict ? and(past, not(on(x, goal.target))) : or(past, on(x, goal.target));
}

function degree(x: SqlExpr, goal: Goal, cap: number | null, name: Let): SqlExpr {
  const hundred = number(100);
  switch (goal.form) {
    case "ratio": {
      const { sense, target } = goal;
      const met = when([[meets(x, goal), hundred]], missing);
      if (!(target > 0)) return met;
      const ratio = sense === "up" ? divide(x, number(target)) : divide(number(target), x);
      const atZero = sense === "up" ? number(0) : cap === null ? missing : number(cap);
      return when(
        [
          [gt(x, number(0)), multiply(ratio, hundred)],
          [eq(x, number(0)), atZero],
        ],
        met,
      );
    }
    case "base": {
      if (goal.base === goal.target)
        return when(
          [
            [meets(x, goal), hundred],
            [isPresent(x), number(0)],
          ],
          missing,
        );
      const way = divide(multiply(hundred, subtract(x, number(goal.base))), number(goal.target - goal.base));
      return notBelowZero(way, name);
    }
    case "range": {
      const beyond = (limit: number | null, edge: number): SqlExpr =>
        limit === null
          ? missing
          : notBelowZero(divide(multiply(hundred, subtract(x, number(limit))), number(edge - limit)), name);
      return when(
        [
          [meets(x, goal), hundred],
          [lt(x, number(goal.from)), beyond(goal.min, goal.from)],
          [isPresent(x), beyond(goal.max, goal.to)],
        ],
        missing,
      );
    }
    default:
      return goal satisfies never;
  }
}

export function attainment(x: SqlExpr, { cap, floor, byPeriod, goals }: Attainment, making: SqlMaking) {
  return byGoal(goals, {
    byPeriod,
    making,
    score: (goal) => {
      const open = degree(x, goal, cap, making.let);
      const capped = cap === null ? open : atMost(open, cap, making.let);
      if (floor === null) return capped;
      const v = making.let(capped);
      return when([[lt(v, number(floor)), number(floor)]], v);
    },
  });
}

export function thresholdFlags(x: SqlExpr, { fail, pass, byPeriod, goals }: Flags, making: SqlMaking) {
  return byGoal(goals, {
    byPeriod,
    making,
    score: (goal) =>
      when(
        [
          [meets(x, goal), number(pass)],
          [isPresent(x), number(fail)],
        ],
        missing,
      ),
  });
}

export function distanceToTarget(x: SqlExpr, fitted: TargetRuler, making: SqlMaking) {
  const { worst, scale, cap, up, byPeriod, goals } = fitted;
  return byGoal(goals, {
    byPeriod,
    making,
    score: (target) => {
      if (up ? target <= worst : target >= worst) {
        const reached = up ? ge(x, number(target)) : le(x, number(target));
        return when(
          [
            [reached, number(scale)],
            [isPresent(x), number(0)],
          ],
          missing,
        );
      }
      const part = multiply(number(scale), divide(subtract(x, number(worst)), number(target - worst)));
      return cap ? atMost(part, scale, making.let) : part;
    },
  });
}
