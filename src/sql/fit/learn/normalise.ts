import { IndexError } from "../../../errors/index.ts";
import type { Json } from "../../../method/index.ts";
import { about, deviationOf, extentOf, medianAbout, momentsOf, quantilesOf } from "../found.ts";
import { type ColumnLearner, type ColumnLearning, endsOf, isObject, rangeOverflow } from "./column.ts";

const unknown = () => ({ flat: 1 });

/** Learns what the method's own `fit` says of the ends, with some of its numbers put in their place. */
function byEnds(
  numbers: (
    params: Readonly<Record<string, Json>>,
    learning: ColumnLearning,
  ) => Readonly<Record<string, Json>> = () => ({}),
): ColumnLearner {
  return {
    unknown,
    learn(params, learning) {
      const learned = learning.fit(endsOf(extentOf(learning.ask, learning.where)), params);
      // a constant, or nothing: there are no numbers to find
      if (!isObject(learned) || "flat" in learned || "drop" in learned || "empty" in learned) return learned;
      return { ...learned, ...numbers(params, learning) };
    },
  };
}

const isNumber = (v: Json | undefined): v is number => typeof v === "number";

/** The whole that a share is taken of, as `fitShare` measures it. */
const byShare = (of: "sum" | "norm"): ColumnLearner => ({
  unknown,
  learn(params, learning) {
    const { ask, where } = learning;
    const extent = extentOf(ask, where);
    const learned = learning.fit(endsOf(extent), params);
    if (!isObject(learned) || !("form" in learned)) return learned;
    const { min, max } = extent;
    const size = Math.max(Math.abs(min), Math.abs(max));
    const smallest = min > 0 ? min : 1;
    const [found] = ask([about("parts", where, [size, smallest])]) as readonly (readonly number[])[];
    const [sum, squares, inverse, inverseSquares] = found!;
    if (learned["form"] === "reciprocal")
      return { ...learned, whole: min / (of === "sum" ? inverse! : Math.sqrt(inverseSquares!)) };
    const whole = size * (of === "sum" ? sum! : Math.sqrt(squares!));
    if (!(whole > 0)) {
      const method = of === "sum" ? "share-of-sum" : "vector";
      throw new IndexError([{ code: "share-of-nothing", path: [], params: { method, of, found: whole } }]);
    }
    if (!Number.isFinite(whole)) throw rangeOverflow(extent);
    return { ...learned, whole };
  },
});

const robustZ: ColumnLearner = {
  unknown,
  learn(params, learning) {
    const { ask, where } = learning;
    const extent = extentOf(ask, where);
    if (extent.count < 2 || extent.min === extent.max) return learning.fit(endsOf(extent), params);
    if (!Number.isFinite(extent.max - extent.min)) throw rangeOverflow(extent);
    const [centre] = quantilesOf(ask, where, [0.5]);
    const factor = isNumber(params["factor"]) ? params["factor"] : 1.4826;
    const spread = factor * medianAbout(ask, where, centre!);
    // more than half of the values equal, said by as small a column
    if (spread === 0) return learning.fit([extent.min, centre!, centre!, centre!, centre!, extent.max], params);
    const learned = learning.fit(endsOf(extent), params);
    return isObject(learned) && "centre" in learned ? { ...learned, centre: centre!, spread } : learned;
  },
};

const sigmoid: ColumnLearner = {
  unknown,
  learn(params, learning) {
    const { ask, where } = learning;
    const { centre, slope } = params;
    if (isNumber(centre) && isNumber(slope)) return learning.fit([1, 2], params);
    const [moments] = momentsOf(ask, [where]);
    const learned = learning.fit(endsOf(moments!), params);
    if (!isObject(learned) || !("spread" in learned)) return learned;
    return {
      ...learned,
      ...(isNumber(centre) ? {} : { centre: moments!.mean }),
      ...(isNumber(slope) ? {} : { spread: deviationOf(moments!, 1) }),
    };
  },
};

const aboveBelowMean: ColumnLearner = {
  unknown,
  learn(params, learning) {
    const { ask, where } = learning;
    const [moments] = momentsOf(ask, [where]);
    const learned = learning.fit(endsOf(moments!), params);
    if (!isObject(learned) || !("low" in learned)) return learned;
    const { mean, count, min, max } = moments!;
    const spread = params["bandOf"] === "sd" && count > 1 ? deviationOf(moments!, 1) : Math.abs(mean);
    const half = min === max ? 0 : (isNumber(params["band"]) ? params["band"] : 0) * spread;
    if (!Number.isFinite(half)) throw rangeOverflow(moments!);
    return { ...learned, low: mean - half, high: mean + half };
  },
};

const shares = (list: Json | undefined): readonly number[] => (Array.isArray(list) ? (list as readonly number[]) : []);

const categorical: ColumnLearner = {
  unknown,
  learn(params, learning) {
    if (params["cuts"] !== undefined) return learning.fit([1, 2], params);
    return byEnds((_, { ask, where }) => {
      const wanted = shares(params["percentiles"]).map((p) => p / 100);
      if (learning.context.node.direction !== "negative") return { limits: quantilesOf(ask, where, wanted) };
      // quantiles of −x are those of x from the other end, by the same arithmetic on the turned values
      return { limits: quantilesOf(ask, { ...where, of: { ...where.of, turned: true } }, wanted) };
    }).learn(params, learning);
  },
};

const efficacy: ColumnLearner = {
  unknown,
  learn(params, learning) {
    const { ask, where, context } = learning;
    if (context.node.goalposts !== undefined) return learning.fit([1, 2], params);
    const extent = extentOf(ask, where);
    if (!Array.isArray(params["quantiles"]) || extent.count === 0) return learning.fit(endsOf(extent), params);
    const wanted = shares(params["quantiles"]);
    const found = quantilesOf(ask, where, [Math.min(...wanted), Math.max(...wanted)]);
    // of two values, the quantiles at 0 and 1 are these
    return learning.fit([...found], { ...params, quantiles: [0, 1] });
  },
};

const distanceToReference: ColumnLearner = {
  unknown,
  learn(params, learning) {
    const { ask, where, context } = learning;
    const extent = extentOf(ask, where);
    if (extent.count < 2 || extent.min === extent.max) return learning.fit(endsOf(extent), params);
    const unit = String(params["unit"]);
    const period = typeof params["period"] === "string" ? params["period"] : undefined;
    const [found] = ask([
      about("unit-value", where, [], { unit, ...(period === undefined ? {} : { period }) }),
    ]) as readonly (readonly number[])[];
    const [count, value] = found!;
    if (!(count! > 0)) throw new IndexError([{ code: "reference-missing", path: ["unit"], params: { unit, period } }]);
    if (count! > 1) {
      const periods = [...new Set(context.rows.period)];
      throw new IndexError([{ code: "reference-periods", path: ["period"], params: { unit, periods } }]);
    }
    const worst = context.node.direction === "negative" ? extent.max : extent.min;
    if (value === worst)
      throw new IndexError([{ code: "reference-is-worst", path: ["unit"], params: { unit, value: worst } }]);
    const { scale = 100, cap = false } = params;
    return { worst, best: value!, lower: 0, upper: scale, clip: false, cap };
  },
};

/** Normalisers that need more than the ends or the moments which they can be given. */
export const normaliseLearners: Readonly<Record<string, ColumnLearner>> = {
  "distance-to-max": byEnds(),
  "distance-to-reference": distanceToReference,
  "distance-to-target": byEnds(),
  "share-of-max": byEnds(),
  "share-of-sum": byShare("sum"),
  vector: byShare("norm"),
  "robust-z": robustZ,
  sigmoid,
  "above-below-mean": aboveBelowMean,
  categorical,
  efficacy,
};
