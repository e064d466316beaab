import { IndexError } from "../../../errors/index.ts";
import type { Json, MethodNode, TableContext, WeightsFitted } from "../../../method/index.ts";
import { weightsFrom } from "../../../weigh/critic.ts";
import { idsOf, proportional } from "../../../weigh/informative.ts";
import { lessIsBetter } from "../../../weigh/raw-values.ts";
import type { SqlReason } from "../../types.ts";
import type { Ask } from "../ask.ts";
import { deviationOf, extentsOf, type FoundExtent, type FoundMoments, momentsOf, type Where } from "../found.ts";
import { correlationsOf, standIns } from "./correlations.ts";
import { divergenceOf } from "./divergence.ts";
import { meanDifferences } from "./mean-difference.ts";

type Params = Readonly<Record<string, Json>>;

/** What a learner of weights has at hand: the children as they are read, ideals and bands as distances where asked for. */
export interface WeighLearning {
  readonly ask: Ask;
  readonly wheres: readonly Where[];
  /** The same children in each period by itself. */
  byPeriod(where: Where): readonly Where[];
  readonly context: TableContext;
  /** The method's own `fit`, for columns that stand for the whole ones. */
  fitOn(columns: readonly Float64Array[]): WeightsFitted;
}

export interface WeighLearner {
  refuses?(params: Params): SqlReason | null;
  /** Whether indicators that it reads in their measures come as distances from an ideal or a band. */
  readonly signed?: boolean;
  learn(params: Params, learning: WeighLearning): WeightsFitted;
}

const scaleOf = (params: Params): "min-max" | "none" => (params["scale"] === "none" ? "none" : "min-max");
const ddofOf = ({ ddof }: Params): 0 | 1 => (ddof === 0 ? 0 : 1);

/** Standard deviation on the scale; null below two values, 0 of a constant. */
function scaledDeviation(found: FoundMoments, scale: "min-max" | "none", ddof: 0 | 1 = 1): number | null {
  const { count, min, max } = found;
  if (count < 2) return null;
  if (min === max) return 0;
  const deviation = deviationOf(found, ddof);
  return scale === "min-max" ? deviation / (max - min) : deviation;
}

const standardDeviation: WeighLearner = {
  learn(params, { ask, wheres, context }) {
    const deviation = momentsOf(ask, wheres).map((found) => scaledDeviation(found, scaleOf(params)));
    return { weights: proportional(deviation, "standard-deviation", context), deviation };
  },
};

const variance: WeighLearner = {
  learn(params, { ask, wheres, context }) {
    const deviation = momentsOf(ask, wheres).map((found) => scaledDeviation(found, scaleOf(params)));
    const largest = deviation.reduce<number>((most, s) => Math.max(most, s ?? 0), 0);
    const squares = deviation.map((s) => (largest > 0 ? ((s ?? 0) / largest) ** 2 : 0));
    return { weights: proportional(squares, "variance", context), deviation };
  },
};

/** Values below 0 (or at 0) have no share; a table has no first cell, so the column and its least value are named. */
export function requireAbove(
  extents: readonly FoundExtent[],
  nodes: readonly MethodNode[],
  { method, lowest, shift = 0 }: { method: string; lowest: "above 0" | "at least 0"; shift?: number },
): void {
  const issues = extents.flatMap(({ min }, j) =>
    min + shift < 0 || (min + shift === 0 && lowest === "above 0")
      ? [{ code: "sql-fit-values" as const, path: [nodes[j]!.id], params: { method, found: min, lowest } }]
      : [],
  );
  if (issues.length > 0) throw new IndexError(issues);
}

function variationsOf(moments: readonly FoundMoments[], ddof: 0 | 1): (number | null)[] {
  return moments.map((found) => {
    if (found.count < 2) return null;
    if (found.min === found.max) return 0;
    const deviation = deviationOf(found, ddof);
    return deviation > 0 ? deviation / found.mean : 0;
  });
}

/** Weights by a number made of the coefficient of variation. */
const byVariation = (
  method: string,
  key: string,
  { ddof, make = (v) => v }: { ddof: (params: Params) => 0 | 1; make?: (v: number) => number },
): WeighLearner => ({
  signed: true,
  learn(params, { ask, wheres, context }) {
    const moments = momentsOf(ask, wheres);
    requireAbove(moments, context.nodes, { method, lowest: "at least 0" });
    const amounts = variationsOf(moments, ddof(params)).map((v) => (v === null ? null : make(v)));
    return { weights: proportional(amounts, method, context), [key]: amounts };
  },
});

const gini: WeighLearner = {
  signed: true,
  learn(_, { ask, wheres, context }) {
    const moments = momentsOf(ask, wheres);
    requireAbove(moments, context.nodes, { method: "gini", lowest: "at least 0" });
    const differences = meanDifferences(ask, wheres);
    const gini = moments.map(({ count, min, max, mean }, j) =>
      count < 2 ? null : min === max ? 0 : differences[j]! / 2 / mean,
    );
    return { weights: proportional(gini, "gini", context), gini };
  },
};

const maxDeviation: WeighLearner = {
  learn(params, { ask, wheres, context }) {
    const differences = meanDifferences(ask, wheres);
    const difference = extentsOf(ask, wheres).map(({ count, min, max }, j) =>
      count < 2 ? null : min === max ? 0 : differences[j]! / (scaleOf(params) === "min-max" ? max - min : 1),
    );
    return { weights: proportional(difference, "max-deviation", context), difference };
  },
};

const lopcow: WeighLearner = {
  signed: true,
  learn(params, { ask, wheres, context }) {
    const percentage = momentsOf(ask, wheres).map((found, j) => {
      const { count, min, max, mean } = found;
      if (!(max > min) || count < 2) return null;
      const centre = (mean - min) / (max - min);
      const turned = lessIsBetter(context.nodes[j]!) ? 1 - centre : centre;
      const spread = scaledDeviation(found, "min-max", 0)!;
      const squares = spread * spread + turned * turned;
      return Math.abs(Math.log(Math.sqrt(squares) / scaledDeviation(found, "min-max", ddofOf(params))!) * 100);
    });
    return { weights: proportional(percentage, "lopcow", context), percentage };
  },
};

const mpsi: WeighLearner = {
  signed: true,
  learn(_, { ask, wheres, context }) {
    const smaller = context.nodes.map(lessIsBetter);
    const extents = extentsOf(ask, wheres);
    requireAbove(extents, context.nodes, { method: "mpsi", lowest: "above 0" });
    const read = wheres.map((where, j) => (smaller[j] ? { ...where, of: { ...where.of, inverse: 0 } } : where));
    const moments = momentsOf(ask, read);
    const [rows] = ask([
      { kind: "rows", of: wheres[0]!.of, over: wheres[0]!.over, slice: wheres[0]!.slice, given: [] },
    ]);
    const preference = extents.map(({ count, min, max }, j) => {
      if (!(max > min) || count < 2) return null;
      const share = deviationOf(moments[j]!, 0) * (smaller[j] ? min : 1 / max);
      return share * share * (rows as readonly number[])[0]!;
    });
    return { weights: proportional(preference, "mpsi", context), preference };
  },
};

/** Where each column's divergence is taken: once, or in each period by itself. */
const entropy: WeighLearner = {
  signed: true,
  learn(params, { ask, wheres, byPeriod, context }) {
    const raw = params["sharesOf"] === "raw";
    const {
      shift = 0,
      costs = "reciprocal",
      panel = "pooled",
      range = [0, 1],
    } = params as {
      shift?: number;
      costs?: string;
      panel?: string;
      range?: readonly [number, number];
    };
    const inverse = context.nodes.map((node) => raw && lessIsBetter(node) && costs === "reciprocal");
    if (raw) {
      const extents = extentsOf(ask, wheres);
      for (const lowest of ["above 0", "at least 0"] as const) {
        const own = extents.flatMap((extent, j) =>
          (inverse[j] === (lowest === "above 0") ? [j] : []).map((k) => [extent, k] as const),
        );
        requireAbove(
          own.map(([extent]) => extent),
          own.map(([, j]) => context.nodes[j]!),
          { method: "entropy", lowest, shift },
        );
      }
    }
    const floor = raw ? undefined : (range[0] + shift) / (range[1] - range[0]);
    const samples = wheres.map((where, j) => {
      const own = inverse[j] ? { ...where, of: { ...where.of, inverse: shift } } : where;
      return panel === "pooled" ? [own] : byPeriod(own);
    });
    const flat = samples.flatMap((list, j) => list.map((where) => ({ where, j })));
    const found =
      !raw && !(range[1] > range[0])
        ? flat.map(() => 0)
        : divergenceOf(
            ask,
            flat.map(({ where, j }) => ({
              where,
              ...(raw ? { nothing: inverse[j] ? 0 : 0 - shift } : { floor: floor! }),
            })),
          );
    const divergences = samples.map((_, j) => {
      const known = flat.flatMap((entry, k) => (entry.j === j && found[k] !== null ? [found[k]!] : []));
      return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
    });
    return {
      weights: proportional(divergences, "entropy", context),
      entropy: divergences.map((d) => (d === null ? null : 1 - d)),
      divergence: divergences.map((d) => d ?? 0),
    };
  },
};

const critic: WeighLearner = {
  refuses: ({ correlation = "pearson" }) => (correlation === "pearson" ? null : "whole-table"),
  learn(params, { ask, wheres, context }) {
    const { moments, r } = correlationsOf(ask, wheres);
    const sign = params["sign"] === "absolute" || params["sign"] === "squared" ? params["sign"] : "signed";
    const found = {
      deviation: moments.map((each) => scaledDeviation(each, scaleOf(params))),
      live: moments.map(({ min, max }) => max > min),
      r,
    };
    return weightsFrom(found, { method: "critic", sign }, context);
  },
};

/** Methods that know their columns by deviations and correlations only: columns that have the same stand for them. */
const byCorrelations = (method: string): WeighLearner => ({
  learn(_params, { ask, wheres, context, fitOn }) {
    const { moments, r, rows } = correlationsOf(ask, wheres);
    const gaps = context.nodes.filter((_, j) => moments[j]!.count < rows);
    if (gaps.length > 0)
      throw new IndexError([{ code: "needs-complete", path: [], params: { method, ids: idsOf(gaps) } }]);
    return fitOn(standIns(moments, r));
  },
});

/** Weighers that learn from their columns, and can be learned in an engine. */
export const weighLearners: Readonly<Record<string, WeighLearner>> = {
  "standard-deviation": standardDeviation,
  variance,
  "coefficient-of-variation": byVariation("coefficient-of-variation", "variation", { ddof: ddofOf }),
  information: byVariation("information", "information", { ddof: () => 1 }),
  angle: byVariation("angle", "angle", { ddof: () => 0, make: Math.atan }),
  gini,
  "max-deviation": maxDeviation,
  lopcow,
  mpsi,
  entropy,
  critic,
  independence: byCorrelations("independence"),
  pca: byCorrelations("pca"),
  factor: byCorrelations("factor"),
  "correlation-optimised": byCorrelations("correlation-optimised"),
};

/** Why the other built-in ones cannot. */
export const weighReasons: Readonly<Record<string, SqlReason>> = {
  "d-critic": "whole-table",
  merec: "not-written",
  cilos: "not-written",
  idocriw: "not-written",
  "scatter-degree": "not-written",
  "benefit-of-the-doubt": "row-weights",
};
