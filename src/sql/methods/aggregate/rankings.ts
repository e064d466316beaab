import type { Compared } from "../../../aggregate/cocoso.ts";
import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  add,
  call,
  divide,
  eq,
  gt,
  le,
  missing,
  multiply,
  number,
  present,
  type SqlExpr,
  subtract,
  when,
} from "../../tree.ts";
import { notBelowZero, over0, square } from "../maths.ts";
import { type Child, unless, weighed, weightedMean, withValues } from "./children.ts";
import {
  broughtUp,
  type ColumnScale,
  factored,
  fillParts,
  largestShare,
  onScale,
  partSums,
  scaled,
  weightedPowers,
} from "./scales.ts";

const zero = number(0);
const one = number(1);
const oneLess = (x: SqlExpr): SqlExpr => subtract(one, x);

interface Scaled {
  readonly scales: readonly ColumnScale[];
}

export const weightedSum = (children: SqlChildren, { scales }: Scaled): SqlExpr =>
  weightedMean(scaled(children, scales));

/** Powers take positive numbers only: JavaScript refuses the others. */
const positive = (own: readonly Child[], y: SqlExpr): SqlExpr => unless(own, (x) => le(x, zero), y);

export function weightedProduct(children: SqlChildren, { scales }: Scaled): SqlExpr {
  const own = scaled(children, scales);
  return positive(own, weightedPowers(own, children));
}

export function waspas(children: SqlChildren, { scales, lambda }: Scaled & { readonly lambda: number }): SqlExpr {
  const own = scaled(children, scales);
  const [sum, product] = [weightedMean(own), weightedPowers(own, children)];
  return positive(own, add(multiply(number(lambda), sum), multiply(number(1 - lambda), product)));
}

interface Grey extends Scaled {
  readonly rho: number;
  readonly least: number;
  readonly most: number;
}

export function greyRelational(children: SqlChildren, { scales, rho, least, most }: Grey): SqlExpr {
  const own = withValues(scaled(children, scales), ({ x }) => {
    if (most === 0) return present(x, one);
    const distance = notBelowZero(oneLess(x), children.let);
    return divide(number(least + rho * most), add(distance, number(rho * most)));
  });
  return weightedMean(own);
}

type Ends = { readonly worst: number; readonly best: number } | null;

/** How far each child stands from its best, as a share of the way from the worst. */
const shortfalls = (children: SqlChildren, ends: readonly Ends[]): readonly Child[] =>
  withValues(weighed(children), ({ x, at }) => {
    const end = ends[at]!;
    if (end === null || end.best === end.worst) return present(x, zero);
    return children.let(divide(subtract(number(end.best), x), number(end.best - end.worst)));
  });

export const spotis = (children: SqlChildren, { ends }: { readonly ends: readonly Ends[] }): SqlExpr =>
  oneLess(weightedMean(shortfalls(children, ends)));

interface Vikor {
  readonly v: number;
  readonly ends: readonly Ends[];
  readonly s: { readonly least: number; readonly most: number };
  readonly r: { readonly least: number; readonly most: number };
}

export function vikor(children: SqlChildren, { v, ends, s, r }: Vikor): SqlExpr {
  const own = shortfalls(children, ends);
  const along = (x: SqlExpr, { least, most }: Vikor["s"]): SqlExpr =>
    most > least ? divide(subtract(x, number(least)), number(most - least)) : present(children.let(x), number(0.5));
  const utility = multiply(number(v), along(weightedMean(own), s));
  const regret = multiply(number(1 - v), along(largestShare(own, children), r));
  return oneLess(add(utility, regret));
}

interface Topsis {
  readonly ideals: readonly ({ readonly worst: number; readonly best: number; readonly length: number } | null)[];
  readonly within: "space" | "distance";
}

export function topsis(children: SqlChildren, { ideals, within }: Topsis): SqlExpr {
  const own = factored(weighed(children), children, (share) => (within === "space" ? share * share : share));
  const distance = (to: "best" | "worst"): SqlExpr => {
    const squares = withValues(own, ({ x, at }) => {
      const ideal = ideals[at]!;
      if (ideal === null || ideal.best === ideal.worst) return present(x, zero);
      const sign = ideal.best > ideal.worst ? 1 : -1;
      const by = sign / ideal.length;
      const way = to === "best" ? subtract(number(ideal.best), x) : subtract(x, number(ideal.worst));
      const scaledWay = Number.isFinite(by)
        ? multiply(way, number(by))
        : divide(multiply(number(sign), way), number(ideal.length));
      return square(notBelowZero(scaledWay, children.let), children.let);
    });
    return children.let(call("sqrt", broughtUp(squares, own)), to === "best" ? "d_plus" : "d_minus");
  };
  const [plus, minus] = [distance("best"), distance("worst")];
  const both = children.let(add(plus, minus));
  return when([[eq(both, zero), number(0.5)]], over0(minus, both));
}

interface Edas {
  readonly averages: readonly (number | null)[];
  readonly mostAbove: number;
  readonly mostBelow: number;
}

export function edas(children: SqlChildren, { averages, mostAbove, mostBelow }: Edas): SqlExpr {
  const better = withValues(weighed(children), ({ x, at }) => {
    const average = averages[at] ?? 1;
    const ahead = children.nodes[at]!.negative ? subtract(number(average), x) : subtract(x, number(average));
    return children.let(divide(ahead, number(average)));
  });
  const side = (sign: 1 | -1) =>
    children.let(
      weightedMean(withValues(better, ({ x }) => notBelowZero(sign === 1 ? x : call("negate", x), children.let))),
    );
  const [above, below] = [side(1), side(-1)];
  const nsp = mostAbove > 0 ? divide(above, number(mostAbove)) : present(above, zero);
  const nsn = mostBelow > 0 ? oneLess(divide(below, number(mostBelow))) : present(below, one);
  return divide(add(nsp, nsn), number(2));
}

interface Totals extends Scaled {
  readonly means: { readonly gain: number; readonly loss: number };
}

interface Copras extends Totals {
  readonly totals: { readonly sum: number; readonly reciprocals: number } | null;
  readonly most: number;
}

export function copras(children: SqlChildren, { scales, totals, means, most }: Copras): SqlExpr {
  const { gain, loss } = fillParts(partSums(scaled(children, scales), children), means, children);
  const q = totals === null ? gain : add(gain, over0(number(totals.sum / totals.reciprocals), loss));
  return over0(q, number(most));
}

interface Cocoso extends Scaled {
  readonly compared: Compared | null;
}

export function cocoso(children: SqlChildren, { scales, compared }: Cocoso): SqlExpr {
  const own = withValues(scaled(children, scales), ({ x }) => children.let(notBelowZero(x, children.let)));
  const s = children.let(weightedMean(own));
  if (compared === null) return s;
  const { lambda, total, leastS, leastP, mostS, mostP } = compared;
  const share = factored(own, children, (w) => w);
  const powers = share.map((child) => {
    const raised = call("exp", multiply(child.w, call("ln", child.x)));
    return { ...child, w: one, weight: 1, x: when([[gt(child.x, zero), raised]], present(child.x, zero)) };
  });
  const p = children.let(broughtUp(powers, powers));
  const ka = children.let(divide(add(s, p), number(total)));
  const kb = children.let(add(divide(s, number(leastS)), divide(p, number(leastP))));
  const mixed = add(multiply(number(lambda), s), multiply(number(1 - lambda), p));
  const kc = children.let(divide(mixed, number(lambda * mostS + (1 - lambda) * mostP)));
  const product = children.let(multiply(multiply(ka, kb), kc));
  const root = when([[gt(product, zero), call("pow", product, number(1 / 3))]], product);
  return add(root, divide(add(add(ka, kb), kc), number(3)));
}

export function aras(
  children: SqlChildren,
  { scales, optimal }: Scaled & { readonly optimal: readonly (number | null)[] },
): SqlExpr {
  const own = scaled(children, scales);
  const ideal = withValues(
    factored(own, children, (s) => s),
    ({ x, at }) => present(x, number(optimal[at] ?? 0)),
  );
  return over0(weightedMean(own), weightedMean(ideal));
}

export function mabac(
  children: SqlChildren,
  { scales, border }: Scaled & { readonly border: readonly (number | null)[] },
): SqlExpr {
  return weightedMean(
    withValues(weighed(children), ({ x, at }) => subtract(add(one, onScale(x, scales[at]!)), number(border[at] ?? 0))),
  );
}

export function marcos(
  children: SqlChildren,
  { scales, worst }: Scaled & { readonly worst: readonly (number | null)[] },
): SqlExpr {
  const own = scaled(children, scales);
  const anti = children.let(
    weightedMean(
      withValues(
        factored(own, children, (s) => s),
        ({ x, at }) => present(x, number(worst[at] ?? 0)),
      ),
    ),
  );
  const below = add(add(one, anti), square(anti, children.let));
  return divide(multiply(weightedMean(own), add(one, anti)), below);
}

interface Moora extends Totals {
  readonly form: "ratio" | "reference-point" | "multiplicative";
  readonly best: readonly (number | null)[];
}

export function moora(children: SqlChildren, { form, scales, best, means }: Moora): SqlExpr {
  const own = scaled(children, scales);
  if (form === "reference-point") {
    const behind = withValues(own, ({ x, at }) => {
      const end = number(best[at] ?? 0);
      return notBelowZero(children.nodes[at]!.negative ? subtract(x, end) : subtract(end, x), children.let);
    });
    return oneLess(largestShare(behind, children));
  }
  const terms =
    form === "multiplicative"
      ? withValues(own, ({ x }) => children.let(when([[gt(x, zero), call("ln", x)]], missing)))
      : own;
  const { gain, loss } = fillParts(partSums(terms, children), means, children);
  if (form === "ratio") return subtract(gain, loss);
  return positive(own, call("exp", subtract(gain, loss)));
}

interface Ocra {
  readonly bases: readonly ({ readonly worst: number; readonly least: number; readonly sign: 1 | -1 } | null)[];
  readonly means: { readonly gain: number; readonly loss: number };
  readonly leastLoss: number;
  readonly leastGain: number;
  readonly least: number;
}

export function ocra(children: SqlChildren, { bases, means, leastLoss, leastGain, least }: Ocra): SqlExpr {
  const rated = withValues(weighed(children), ({ x, at }) => {
    const base = bases[at]!;
    if (base === null) return missing;
    return children.let(divide(multiply(number(base.sign), subtract(x, number(base.worst))), number(base.least)));
  });
  const { gain, loss } = fillParts(partSums(rated, children), means, children);
  const inputs = subtract(loss, number(leastLoss));
  const outputs = subtract(gain, number(leastGain));
  return subtract(add(outputs, inputs), number(least));
}

export function ram(children: SqlChildren, { scales, means }: Totals): SqlExpr {
  const { gain, loss } = fillParts(partSums(scaled(children, scales), children), means, children);
  const base = children.let(add(number(2), gain));
  const exponent = children.let(over0(one, add(number(2), loss)));
  return when([[gt(base, zero), call("pow", base, exponent)]], missing);
}

interface Wroclaw {
  readonly patterns: readonly ({ readonly best: number; readonly deviation: number } | null)[];
  readonly far: number;
}

export function wroclaw(children: SqlChildren, { patterns, far }: Wroclaw): SqlExpr {
  const squares = withValues(weighed(children), ({ x, at }) => {
    const pattern = patterns[at]!;
    if (pattern === null || pattern.deviation === 0) return present(x, zero);
    const { best, deviation } = pattern;
    const behind = children.nodes[at]!.negative ? subtract(x, number(best)) : subtract(number(best), x);
    return square(notBelowZero(divide(behind, number(deviation)), children.let), children.let);
  });
  const distance = call("sqrt", weightedMean(squares));
  return far > 0 ? oneLess(divide(distance, number(far))) : present(children.let(distance), number(0.5));
}
