import type { SqlChildren } from "../../../method/sql-expr.ts";
import {
  add,
  call,
  coalesce,
  divide,
  eq,
  gt,
  isPresent,
  missing,
  multiply,
  number,
  present,
  type SqlExpr,
  subtract,
  sumOf,
  when,
} from "../../tree.ts";
import { over0, smallest, square } from "../maths.ts";
import { type Child, weighed, weightedMean, withValues } from "./children.ts";

const zero = number(0);

type Deviation = "population" | "sample";

/** Mean and deviation of the present children, the squares by the largest first, as it is done in JavaScript. */
function meanAndSpread(own: readonly Child[], deviation: Deviation, { let: name }: SqlChildren) {
  const mean = name(weightedMean(own), "mean");
  const off = own.map(({ x }) => name(call("abs", subtract(x, mean))));
  const most = name(own.length === 1 ? off[0]! : call("greatest", ...off.map((d) => coalesce(d, zero))));
  const squares = own.map((child, k) => ({ ...child, x: name(square(over0(off[k]!, most), name)) }));
  const middle = weightedMean(squares);
  const corrected = ((): SqlExpr => {
    if (deviation === "population") return middle;
    const n = name(sumOf(own.map(({ x }) => when([[isPresent(x), number(1)]], zero))));
    return multiply(middle, over0(n, subtract(n, number(1))));
  })();
  const spread = when([[eq(most, zero), zero]], multiply(most, call("sqrt", corrected)));
  return { mean, spread: name(spread, "spread") };
}

interface Penalty {
  readonly deviation: Deviation;
  readonly polarity: "positive" | "negative";
  readonly factor: number;
}

function penalised(own: readonly Child[], { deviation, polarity, factor }: Penalty, children: SqlChildren): SqlExpr {
  if (own.length === 0) return missing;
  if (factor === 0 || own.length === 1) return weightedMean(own);
  const { mean, spread } = meanAndSpread(own, deviation, children);
  const sign = polarity === "positive" ? -1 : 1;
  const penalty = multiply(multiply(number(sign * factor), divide(spread, mean)), spread);
  return when(
    [
      [eq(spread, zero), mean],
      [gt(mean, zero), add(mean, penalty)],
    ],
    missing,
  );
}

interface Mpi {
  readonly deviation: Deviation;
  readonly polarity: "positive" | "negative";
  readonly centres: readonly { readonly centre: number; readonly spread: number }[] | null;
}

export function mpi(children: SqlChildren, { deviation, polarity, centres }: Mpi): SqlExpr {
  const own = withValues(weighed(children), ({ x, at }) => {
    if (centres === null) return x;
    const { centre, spread } = centres[at]!;
    if (!(spread > 0)) return children.let(present(x, number(100)));
    return children.let(add(number(100), multiply(number(10), divide(subtract(x, number(centre)), number(spread)))));
  });
  return penalised(own, { deviation, polarity, factor: 1 }, children);
}

interface Ampi {
  readonly deviation: Deviation;
  readonly polarity: "positive" | "negative";
  readonly goals: readonly { readonly reference: number; readonly half: number }[];
}

export function ampi(children: SqlChildren, { deviation, polarity, goals }: Ampi): SqlExpr {
  const own = withValues(weighed(children), ({ x, at }) => {
    const { reference, half } = goals[at]!;
    if (!(half > 0)) return children.let(present(x, number(100)));
    const share = divide(subtract(x, number(reference - half)), number(2 * half));
    return children.let(add(multiply(share, number(60)), number(70)));
  });
  return penalised(own, { deviation, polarity, factor: 1 }, children);
}

interface VariationPenalty {
  readonly lambda: number;
  readonly by: "deviation" | "variance";
  readonly deviation: Deviation;
}

export function variationPenalty(children: SqlChildren, { lambda, by, deviation }: VariationPenalty): SqlExpr {
  const own = weighed(children);
  if (by === "variance") return penalised(own, { deviation, polarity: "positive", factor: lambda }, children);
  if (own.length < 2) return weightedMean(own);
  const { mean, spread } = meanAndSpread(own, deviation, children);
  return subtract(mean, multiply(number(lambda), spread));
}

export function meanMin(
  children: SqlChildren,
  { alpha, beta }: { readonly alpha: number; readonly beta: number },
): SqlExpr {
  const name = children.let;
  const own = weighed(children);
  if (own.length === 0) return missing;
  const mean = name(weightedMean(own), "mean");
  const gap = name(subtract(mean, smallest(own.map(({ x }) => x))));
  const [short, long] = [call("least", gap, number(beta)), call("greatest", gap, number(beta))];
  const size = name(when([[isPresent(gap), long]], missing));
  const ratio = over0(when([[isPresent(gap), short]], missing), size);
  const diagonal = multiply(size, call("sqrt", add(number(1), square(ratio, name))));
  const way = when([[eq(size, zero), zero]], diagonal);
  return subtract(mean, multiply(number(alpha), subtract(way, number(beta))));
}
