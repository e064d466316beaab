import { IndexError } from "../../../errors/index.ts";
import type { Json } from "../../../method/index.ts";
import { requireOrder } from "../../../prepare/treat/percentile.ts";
import { extentOf, momentsOf, quantilesOf, skewnessOf } from "../found.ts";
import { type ColumnLearner, type ColumnLearning, endsOf } from "./column.ts";
import { winsorise } from "./winsorise.ts";

const unknown = () => ({ low: null, high: null });

const isNumber = (v: Json | undefined, instead: number): number => (typeof v === "number" ? v : instead);

function fences({ ask, where }: ColumnLearning, factor: number): Json {
  if (extentOf(ask, where).count === 0) return { low: null, high: null };
  const [q1, q3] = quantilesOf(ask, where, [0.25, 0.75]);
  const reach = factor * (q3! - q1!);
  return { low: q1! - reach, high: q3! + reach };
}

function shares({ ask, where }: ColumnLearning, low: number, high: number): Json {
  requireOrder({ low, high });
  if (extentOf(ask, where).count === 0) return { low: null, high: null };
  const [least, most] = quantilesOf(ask, where, [low, high]);
  return { low: low === 0 ? null : least!, high: high === 1 ? null : most! };
}

const percentile: ColumnLearner = {
  unknown,
  learn: ({ low, high }, learning) => shares(learning, isNumber(low, 0.05), isNumber(high, 0.95)),
};

const iqr: ColumnLearner = { unknown, learn: ({ factor }, learning) => fences(learning, isNumber(factor, 1.5)) };

const trim: ColumnLearner = {
  unknown,
  learn: (params, learning) => (params["bounds"] === "iqr" ? iqr : percentile).learn(params, learning),
};

/** Logarithms know the ends, and `signed` which way the values lean. */
const log: ColumnLearner = {
  unknown: () => null,
  learn(params, learning) {
    const { ask, where } = learning;
    const extent = extentOf(ask, where);
    const { count, min, max } = extent;
    const form = params["form"] ?? "plain";
    if (form === "plain" && min <= 0) throw notPositive("log", min);
    if (form !== "signed" || count < 3 || min === max) return learning.fit(endsOf(extent), params);
    const [moments] = momentsOf(ask, [where], 4);
    // three values with the same ends lean the same way
    const middle = skewnessOf(moments!) > 0 ? min : max;
    return learning.fit([min, middle, max], params);
  },
};

const boxCox: ColumnLearner = {
  unknown: () => null,
  refuses: ({ lambda }) => (typeof lambda === "number" ? null : "iterative"),
  learn(params, learning) {
    const extent = extentOf(learning.ask, learning.where);
    if (params["shift"] === "none" && extent.max > extent.min && extent.min <= 0)
      throw notPositive("box-cox", extent.min);
    return learning.fit(endsOf(extent), params);
  },
};

const yeoJohnson: ColumnLearner = {
  unknown: () => null,
  refuses: ({ lambda }) => (typeof lambda === "number" ? null : "iterative"),
  learn: (params, learning) => learning.fit(endsOf(extentOf(learning.ask, learning.where)), params),
};

export function notPositive(method: string, found: number): IndexError {
  return new IndexError([{ code: "treat-not-positive", path: [], params: { method, found, places: [], count: 0 } }]);
}

export const treatLearners: Readonly<Record<string, ColumnLearner>> = {
  percentile,
  iqr,
  trim,
  log,
  "box-cox": boxCox,
  "yeo-johnson": yeoJohnson,
  winsorise,
};
