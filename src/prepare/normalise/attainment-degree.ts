/** A target as a number to be measured against; what attainment learns. */
export type Goal =
  /** `up`: at least the target is wanted, `down`: at most. `strict`: meeting it means passing it. */
  | { readonly form: "ratio"; readonly sense: "up" | "down"; readonly target: number; readonly strict: boolean }
  | {
      readonly form: "base";
      readonly sense: "up" | "down";
      readonly target: number;
      readonly base: number;
      readonly strict: boolean;
    }
  | {
      readonly form: "range";
      readonly from: number;
      readonly to: number;
      readonly min: number | null;
      readonly max: number | null;
    };

/** Cap and floor of the degree; null leaves it open. */
export interface Limits {
  readonly cap: number | null;
  readonly floor: number | null;
}

/** Whether the value meets the goal. Within a billionth of a figure counts as on it: 57 of 100 computed as 56.999… is 57. */
export function meets(x: number, goal: Goal): boolean {
  if (goal.form === "range") return (x >= goal.from || on(x, goal.from)) && (x <= goal.to || on(x, goal.to));
  if (on(x, goal.target)) return !goal.strict;
  return goal.sense === "up" ? x > goal.target : x < goal.target;
}

const on = (x: number, figure: number): boolean => Math.abs(x - figure) <= 1e-9 * Math.abs(figure);

/**
 * Attainment degree (实现度) of one value, in percent; null where it is undefined without a base or limits.
 * Ratio: up 100·x/t, down 100·t/x (x = 0: the cap). Base: 100·(x − b)/(t − b), at least 0; b = t: 100 if met, else 0.
 * Range: 100 inside, falling linearly to 0 at the declared limits. Where t ≤ 0 or x < 0 there is no ratio: 100 if met.
 * @example attainmentDegree(150000, { form: "ratio", sense: "up", target: 200000, strict: false }, { cap: 100, floor: 0 }); // => 75
 */
export function attainmentDegree(x: number, goal: Goal, limits: Limits): number | null {
  const degree = openDegree(x, goal, limits.cap);
  if (degree === null) return null;
  const capped = limits.cap === null ? degree : Math.min(degree, limits.cap);
  return limits.floor === null ? capped : Math.max(capped, limits.floor);
}

function openDegree(x: number, goal: Goal, cap: number | null): number | null {
  switch (goal.form) {
    case "ratio":
      return ratioDegree(x, goal, cap);
    case "base": {
      if (goal.base === goal.target) return meets(x, goal) ? 100 : 0;
      return Math.max(0, (100 * (x - goal.base)) / (goal.target - goal.base));
    }
    case "range":
      return rangeDegree(x, goal);
    default:
      return goal satisfies never;
  }
}

function ratioDegree(x: number, goal: Goal & { form: "ratio" }, cap: number | null): number | null {
  const { sense, target } = goal;
  if (target > 0 && x > 0) return sense === "up" ? (x / target) * 100 : (target / x) * 100;
  if (target > 0 && x === 0) return sense === "up" ? 0 : cap;
  return meets(x, goal) ? 100 : null;
}

function rangeDegree(x: number, goal: Goal & { form: "range" }): number | null {
  if (meets(x, goal)) return 100;
  const limit = x < goal.from ? goal.min : goal.max;
  if (limit === null) return null;
  const edge = x < goal.from ? goal.from : goal.to;
  return Math.max(0, (100 * (x - limit)) / (edge - limit));
}

/**
 * The value that has the degree: the ratio or base form the other way. At the cap or the floor, the value nearest to the
 * target or the base that has it. NaN where no value has the degree, or not one alone: outside cap and floor, a range,
 * no ratio (t ≤ 0), base equal to target.
 * @example valueAtDegree(75, { form: "ratio", sense: "up", target: 200000, strict: false }, { cap: 100, floor: 0 }); // => 150000
 */
export function valueAtDegree(degree: number, goal: Goal, { cap, floor }: Limits): number {
  if ((cap !== null && degree > cap) || (floor !== null && degree < floor)) return Number.NaN;
  switch (goal.form) {
    case "ratio": {
      if (!(goal.target > 0 && degree >= 0)) return Number.NaN;
      if (goal.sense === "up") return (degree / 100) * goal.target;
      return degree > 0 ? goal.target / (degree / 100) : Number.NaN;
    }
    case "base":
      if (goal.base === goal.target || degree < 0) return Number.NaN;
      return goal.base + (degree / 100) * (goal.target - goal.base);
    case "range":
      return Number.NaN;
    default:
      return goal satisfies never;
  }
}
