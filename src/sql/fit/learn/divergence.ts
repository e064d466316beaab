import type { Ask } from "../ask.ts";
import { about, extentsOf, type Where } from "../found.ts";

export interface Divergence {
  readonly where: Where;
  /** The value that stands for no share at all. */
  readonly nothing?: number;
  /** The same as a part of the range below the least value. */
  readonly floor?: number;
}

/** (ln n − H)/ln n of shares of what lies above `nothing`; null where there is none: as `shannonDivergence`. */
export function divergenceOf(ask: Ask, asked: readonly Divergence[]): readonly (number | null)[] {
  const extents = extentsOf(
    ask,
    asked.map(({ where }) => where),
  );
  const plans = extents.map(({ count, min, max, about: centre }, k) => {
    const { floor, nothing: given = 0 } = asked[k]!;
    const nothing = floor === undefined ? given : floor === 0 ? min : min - floor * (max - min);
    if (count < 2 || min < nothing || max === nothing) return null;
    if (min === max) return 0;
    const above = centre - nothing;
    const near = Math.max(max - centre, centre - min) / above < 0.5;
    return { near, given: near ? [centre, above] : [nothing, above] };
  });
  const open = plans.flatMap((plan, k) => (plan !== null && plan !== 0 ? [{ plan, k }] : []));
  const answers = ask(
    open.map(({ plan, k }) => about(plan.near ? "entropy-near" : "entropy-far", asked[k]!.where, plan.given)),
  ) as readonly (readonly number[])[];
  const out: (number | null)[] = plans.map((plan) => (plan === null ? null : 0));
  open.forEach(({ plan, k }, i) => {
    const n = extents[k]!.count;
    const distance = plan.near ? nearDistance(answers[i]!, n) : farDistance(answers[i]!, n);
    out[k] = Math.min(1, Math.max(0, distance / Math.log(n)));
  });
  return out;
}

/** Of δ about a point near the mean, μ off it: Σf/n/(1 + μ) + μ/(1 + μ) − ln(1 + μ), the last two near −μ²/2. */
function nearDistance([d1, sum]: readonly number[], n: number): number {
  const over = d1! / n;
  const rest = Math.abs(over) < 1e-5 ? -(over * over) / 2 : over / (1 + over) - Math.log1p(over);
  return sum! / n / (1 + over) + rest;
}

const farDistance = ([sum, logs]: readonly number[], n: number): number => logs! / sum! - Math.log(sum! / n);
