import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { shannonDivergence } from "../stats/divergence.ts";
import { extent } from "../stats/index.ts";
import { proportional } from "./informative.ts";
import { asSigned, lessIsBetter } from "./raw-values.ts";

const amount = z.number().check(z.nonnegative());

const Params = z.strictObject({
  /** `min-max`: shares of the scores rescaled to `range`; `raw`: shares of the treated values. */
  sharesOf: z._default(z.enum(["min-max", "raw"]), "min-max"),
  /** Where the lowest and the highest score stand before shares are taken: [0.002, 1] is .998z + .002. For `min-max`. */
  range: z._default(z.tuple([amount, amount]), [0, 1]),
  /** Added before the shares are taken, on the scale or in the measure; only when asked for. */
  shift: z._default(amount, 0),
  /** Raw values of which less is better: shares of 1/x, or of x `as-is`, their direction ignored. For `raw`. */
  costs: z._default(z.enum(["reciprocal", "as-is"]), "reciprocal"),
  /** Rows of several periods: one sample, or a mean of the periods' divergences, each over its own rows. */
  panel: z._default(z.enum(["pooled", "mean-of-periods"]), "pooled"),
});

type Options = z.output<typeof Params>;

/** Divergence of the shares of a column brought to a range: those of x above the point that stands for nothing. */
function scaledDivergence(x: Float64Array, { range: [low, high], shift }: Options): number | null {
  return high > low ? shannonDivergence(x, { floor: (low + shift) / (high - low) }) : 0;
}

function rawDivergence(x: Float64Array, { shift, costs }: Options, smaller: boolean): number | null {
  const reciprocal = smaller && costs === "reciprocal";
  if (!reciprocal && shift === 0) return shannonDivergence(x);
  return shannonDivergence(x.map((v) => (reciprocal ? 1 / (v + shift) : v + shift)));
}

/** The first raw value that has no share, with its cell. */
function refused(
  x: Float64Array,
  { shift, costs, panel }: Options,
  { j, divergence }: { j: number; divergence: number | null },
  { nodes, rows }: TableContext,
): Issue[] {
  const reciprocal = lessIsBetter(nodes[j]!) && costs === "reciprocal";
  // a column as it is, with a value below 0, has no divergence
  if (!reciprocal && shift === 0 && panel === "pooled" && divergence !== null) return [];
  if (!(extent(x).min + shift <= 0)) return [];
  const at = x.findIndex((v) => v + shift < 0 || (reciprocal && v + shift === 0));
  if (at < 0) return [];
  const path = [nodes[j]!.id, rows.unit[at]!, rows.period[at]!];
  return [
    {
      code: "shares-not-positive",
      path,
      params: { method: "entropy", found: x[at]!, lowest: reciprocal ? "above 0" : "at least 0" },
    },
  ];
}

/** The rows of each period, or all of them as one. */
function samples(x: Float64Array, panel: Options["panel"], period: readonly string[]): readonly Float64Array[] {
  if (panel === "pooled") return [x];
  return [...new Set(period)].map((key) => x.filter((_, i) => period[i] === key));
}

/** Mean over the samples that say something; null where none does. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((v) => v !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
}

function fit(given: readonly Float64Array[], options: Options, outer: TableContext) {
  const { columns, context } = options.sharesOf === "raw" ? asSigned(given, outer) : { columns: given, context: outer };
  const divergences = columns.map((x, j) => {
    return meanOf(
      samples(x, options.panel, context.rows.period).map((part) =>
        options.sharesOf === "raw"
          ? rawDivergence(part, options, lessIsBetter(context.nodes[j]!))
          : scaledDivergence(part, options),
      ),
    );
  });
  if (options.sharesOf === "raw") {
    const issues = columns.flatMap((x, j) => refused(x, options, { j, divergence: divergences[j]! }, context));
    if (issues.length > 0) throw new IndexError(issues);
  }
  const weights = proportional(divergences, "entropy", context);
  return {
    weights,
    entropy: divergences.map((d) => (d === null ? null : 1 - d)),
    divergence: divergences.map((d) => d ?? 0),
  };
}

/**
 * Entropy weights (熵权法): the less evenly an indicator's shares spread over the units, the more it weighs.
 * eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ / ln nⱼ,  wⱼ = (1 − eⱼ) / Σₖ (1 − eₖ);  0·ln 0 counts as 0. The divergence 1 − e is summed from
 * terms ≥ 0, so that it keeps its digits where shares are near even.
 * Shares of the 0–1 rescaled scores (any linear normaliser gives the same), or of the raw values.
 * Missing: skipped, nⱼ being the number of present values. A constant column, or fewer than two values: weight 0 and the
 * note "no-information"; all columns so: the error "no-divergence". Raw values that have no share: "shares-not-positive".
 * A panel pools all its rows, with the note "pooled-panel", unless `over` or `panel` says otherwise. Needs two units.
 * @see Shannon (1948), A Mathematical Theory of Communication; 郭显光 (1994), 熵值法及其在综合评价中的应用
 * @example
 * // p = (½, ½, 0, 0): e = ln 2 / ln 4 = ½.  q = (1, 0, 0, 0): e = 0
 * entropy.fit([Float64Array.of(1, 1, 0, 0), Float64Array.of(1, 0, 0, 0)], {}).weights; // => [0.333333, 0.666667]
 */
export const entropy = defineWeigher({
  id: "entropy",
  name: { en: "entropy weights", zh: "熵权法" },
  params: Params,
  texts: weighObjectiveEn,
  reads: ({ sharesOf }) => (sharesOf === "raw" ? "treated" : "normalised"),
  needs: ({ panel }) => ({ units: 2, ...(panel === "pooled" ? { independentRows: true } : {}) }),
  fit,
});
