import type { SqlMaking } from "../../../method/sql-expr.ts";
import type { Flat, Ruler } from "../../../prepare/normalise/ruler.ts";
import type { Standard } from "../../../prepare/normalise/z-score.ts";
import {
  add,
  and,
  call,
  divide,
  eq,
  gt,
  isPresent,
  lt,
  missing,
  multiply,
  negate,
  number,
  present,
  type SqlExpr,
  subtract,
  text,
  when,
} from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { atMost, ladder, lnOf, over0 } from "../maths.ts";
import {
  type Attainment,
  attainment,
  distanceToTarget,
  type Flags,
  type TargetRuler,
  thresholdFlags,
} from "./goals.ts";
import { alongRuler, flatScore } from "./rulers.ts";

/** Scores of a column by what was learned of it; a reason where that cannot be written. */
export type NormaliseMaker<F = never> = (x: SqlExpr, fitted: F, making: SqlMaking) => SqlExpr | SqlReason;

const byRuler: NormaliseMaker<Ruler | Flat> = (x, fitted, making) =>
  "worst" in fitted ? alongRuler(x, fitted, making) : flatScore(x, fitted);

const standard: NormaliseMaker<Standard | Flat> = (x, fitted) => {
  if (!("centre" in fitted)) return flatScore(x, fitted);
  const { centre, spread, mean, sd, sign } = fitted;
  const z = multiply(number(sign), divide(subtract(x, number(centre)), number(spread)));
  return add(number(mean), multiply(z, number(sd)));
};

interface Share {
  readonly form: "plain" | "mirror" | "reciprocal";
  readonly whole: number;
  readonly scale: number;
}

const byShare: NormaliseMaker<Share | Flat> = (x, fitted) => {
  if (!("form" in fitted)) return flatScore(x, fitted);
  const { form, whole, scale } = fitted;
  const share = divide(x, number(whole));
  if (form === "plain") return multiply(number(scale), share);
  if (form === "mirror") return multiply(number(scale), subtract(number(1), share));
  return when([[gt(x, number(0)), multiply(number(scale), divide(number(whole), x))]], missing);
};

/** Rungs that stand in a statement as constants; more are as long as the data. */
const MOST_RUNGS = 2000;

interface Ladder {
  readonly sorted: readonly number[];
  readonly sign: 1 | -1;
  readonly ties: "min" | "max" | "mean";
}

function places(x: SqlExpr, { sorted, sign, ties }: Ladder, making: SqlMaking, score: (place: number) => number) {
  const rungs = [...new Set(sorted)];
  if (rungs.length > MOST_RUNGS) return "many-values" as const;
  // how many values stand below each rung
  const below = rungs.map(() => 0);
  let count = 0;
  rungs.forEach((rung, k) => {
    below[k] = count;
    while (count < sorted.length && sorted[count] === rung) count += 1;
  });
  below.push(sorted.length);
  const v = making.let(sign === -1 ? negate(x) : x);
  return ladder(v, rungs, (k, on) => {
    const first = below[k]! + 1;
    const last = on ? below[k + 1]! : first;
    return score(ties === "min" ? first : ties === "max" ? last : (first + last) / 2);
  });
}

interface Percentiles extends Ladder {
  readonly position: "inclusive" | "exclusive" | "midpoint";
  readonly scale: number;
}

const percentileRank: NormaliseMaker<Percentiles | Flat> = (x, fitted, making) => {
  if (!("sorted" in fitted)) return flatScore(x, fitted);
  const { position, scale, sorted } = fitted;
  const n = sorted.length;
  const share = (place: number): number =>
    position === "inclusive" ? (place - 1) / (n - 1) : position === "exclusive" ? place / (n + 1) : (place - 0.5) / n;
  return places(x, fitted, making, (place) => scale * Math.min(1, share(place)));
};

interface Curve extends Ruler {
  readonly form: "exponential" | "logarithmic";
}

const logRatio = (a: number, b: number): number => {
  const ratio = a / b;
  return ratio > 0 && ratio < Number.POSITIVE_INFINITY ? Math.log(ratio) : Math.log(a) - Math.log(b);
};

const efficacy: NormaliseMaker<Ruler | Curve | Flat> = (x, fitted, making) => {
  if (!("form" in fitted)) return byRuler(x, fitted as never, making);
  const { form, worst, best, lower, upper, clip } = fitted;
  const curve = (): SqlExpr => {
    if (form === "exponential") {
      const share = divide(subtract(x, number(worst)), number(best - worst));
      return multiply(number(lower), call("exp", multiply(number(logRatio(upper, lower)), share)));
    }
    const ratio = making.let(divide(x, number(worst)));
    const plain = and(gt(ratio, number(0)), lt(ratio, number(Number.MAX_VALUE)));
    const apart = subtract(lnOf(x, making.let), number(Math.log(worst)));
    const log = when([[plain, call("ln", ratio)]], apart);
    return add(number(lower), multiply(number(upper - lower), divide(log, number(logRatio(best, worst)))));
  };
  const inside: SqlExpr = form === "logarithmic" ? when([[gt(x, number(0)), curve()]], missing) : curve();
  const y = when([[eq(x, number(best)), number(upper)]], inside);
  if (!clip) return y;
  const v = making.let(y);
  return when(
    [
      [lt(v, number(lower)), number(lower)],
      [gt(v, number(upper)), number(upper)],
    ],
    v,
  );
};

interface Logistic {
  readonly centre: number;
  readonly spread: number;
  readonly sign: 1 | -1;
  readonly lower: number;
  readonly upper: number;
}

const sigmoid: NormaliseMaker<Logistic | Flat> = (x, fitted) => {
  if (!("spread" in fitted)) return flatScore(x, fitted);
  const { centre, spread, sign, lower, upper } = fitted;
  const odds = call("exp", multiply(number(-sign), divide(subtract(x, number(centre)), number(spread))));
  return add(number(lower), divide(number(upper - lower), add(number(1), odds)));
};

interface Classes {
  readonly limits: readonly number[];
  readonly scores: readonly number[];
  readonly sign: 1 | -1;
}

const categorical: NormaliseMaker<Classes | Flat> = (x, fitted, making) => {
  if (!("limits" in fitted)) return flatScore(x, fitted);
  const { limits, scores, sign } = fitted;
  const v = making.let(sign === -1 ? negate(x) : x);
  return when(
    [
      ...limits.map((limit, k) => [lt(v, number(limit)), number(scores[k]!)] as const),
      [isPresent(v), number(scores[limits.length]!)] as const,
    ],
    missing,
  );
};

interface BandAbout {
  readonly low: number;
  readonly high: number;
  readonly sign: 1 | -1;
}

const aboveBelowMean: NormaliseMaker<BandAbout | Flat> = (x, fitted) => {
  if (!("low" in fitted)) return flatScore(x, fitted);
  const { low, high, sign } = fitted;
  return when(
    [
      [gt(x, number(high)), number(sign)],
      [lt(x, number(low)), number(0 - sign)],
    ],
    present(x, number(0)),
  );
};

interface ReferenceRuler extends Ruler {
  readonly cap: boolean;
}

const towardsReference: NormaliseMaker<ReferenceRuler | Flat> = (x, fitted, making) => {
  if (!("worst" in fitted)) return flatScore(x, fitted);
  const y = alongRuler(x, fitted, making);
  return fitted.cap ? atMost(y, fitted.upper, making.let) : y;
};

interface BaseValues {
  readonly scale: number;
  readonly negative: boolean;
  readonly base: readonly { readonly unit: string; readonly value: number }[];
}

const indexToBase: NormaliseMaker<BaseValues> = (x, { scale, negative, base }, making) => {
  if (base.length > MOST_RUNGS) return "many-values";
  const own = making.let(
    when(
      base.map(({ unit, value }) => [eq(making.unit, text(unit)), number(value)] as const),
      missing,
    ),
  );
  if (!negative) return multiply(over0(x, own), number(scale));
  return when([[gt(x, number(0)), multiply(divide(own, x), number(scale))]], missing);
};

export const normalisers: Readonly<Record<string, NormaliseMaker | SqlReason>> = {
  "min-max": byRuler,
  goalposts: byRuler,
  scaled: byRuler,
  "distance-to-max": byRuler,
  "distance-to-reference": towardsReference,
  efficacy,
  "z-score": standard,
  "robust-z": standard,
  "share-of-max": byShare,
  "share-of-sum": byShare,
  vector: byShare,
  rank: (x, fitted: Ladder, making) => places(x, fitted, making, (place) => place),
  borda: (x, fitted: Ladder, making) => places(x, fitted, making, (place) => place - 1),
  "percentile-rank": percentileRank,
  categorical,
  "above-below-mean": aboveBelowMean,
  sigmoid,
  "index-to-base": indexToBase,
  attainment: (x, fitted: Attainment, making) => attainment(x, fitted, making),
  "threshold-flags": (x, fitted: Flags, making) => thresholdFlags(x, fitted, making),
  "distance-to-target": (x, fitted: TargetRuler | Flat, making) =>
    "goals" in fitted ? distanceToTarget(x, fitted, making) : flatScore(x, fitted),
  "change-rate": "other-rows",
};
