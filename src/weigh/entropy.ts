import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { count, extent, shannonEvenness } from "../stats/index.ts";

const Params = z.strictObject({
  /** `min-max`: shares of the scores rescaled to 0–1; `raw`: shares of the treated values, 1/x for a negative indicator. */
  sharesOf: z._default(z.enum(["min-max", "raw"]), "min-max"),
  /** Added before the shares are taken, on the 0–1 scale or in the measure; only when asked for. */
  shift: z._default(z.number().check(z.nonnegative()), 0),
});

/** Values on 0–1, the shift added; null where the column is constant. */
function unitScale(x: Float64Array, shift: number): Float64Array | null {
  const { min, max } = extent(x);
  if (!(max > min)) return null;
  return x.map((v) => (v - min) / (max - min) + shift);
}

function rawShares(x: Float64Array, shift: number, j: number, { nodes }: TableContext): Float64Array | Issue {
  const negative = nodes[j]!.direction === "negative";
  const lowest = extent(x).min + shift;
  if (lowest < 0 || (negative && lowest === 0)) {
    const params = { method: "entropy", found: lowest - shift, lowest: negative ? "above 0" : "at least 0" };
    return { code: "shares-not-positive", path: [nodes[j]!.id], params };
  }
  return x.map((v) => (negative ? 1 / (v + shift) : v + shift));
}

function fit(columns: readonly Float64Array[], { sharesOf, shift }: z.output<typeof Params>, context: TableContext) {
  const { nodes, note } = context;
  const issues: Issue[] = [];
  const entropies = columns.map((x, j) => {
    if (count(x) < 2) return null;
    const p = sharesOf === "min-max" ? unitScale(x, shift) : rawShares(x, shift, j, context);
    if (p !== null && "code" in p) {
      issues.push(p);
      return null;
    }
    return p === null ? null : shannonEvenness(p);
  });
  if (issues.length > 0) throw new IndexError(issues);
  // rounding can lift the evenness of near-even shares a hair above 1
  const divergence = entropies.map((e) => (e === null ? 0 : Math.max(0, 1 - e)));
  const total = divergence.reduce((a, b) => a + b, 0);
  if (total === 0) {
    const found = nodes.map((node) => node.id);
    throw new IndexError([{ code: "no-divergence", path: [], params: { method: "entropy", nodes: found } }]);
  }
  const silent = nodes.filter((_, j) => divergence[j] === 0).map((node) => node.id);
  if (silent.length > 0) note({ code: "no-information", path: [], params: { method: "entropy", nodes: silent } });
  return { weights: divergence.map((d) => d / total), entropy: entropies, divergence };
}

/**
 * Entropy weights (熵权法): the less evenly an indicator's shares spread over the units, the more it weighs.
 * eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ / ln nⱼ,  wⱼ = (1 − eⱼ) / Σₖ (1 − eₖ);  0·ln 0 counts as 0.
 * Shares of the 0–1 rescaled scores (any linear normaliser gives the same), or of the raw values.
 * Missing: skipped, nⱼ being the number of present values. A constant column, or fewer than two values: weight 0 and the
 * note "no-information"; all columns so: the error "no-divergence". Negative raw values: "shares-not-positive".
 * A panel pools all its rows unless `over` says otherwise.
 * @see Shannon (1948), A Mathematical Theory of Communication; 郭显光 (1994), 熵值法及其在综合评价中的应用
 * @example
 * // p = (½, ½, 0, 0): e = ln 2 / ln 4 = ½.  q = (1, 0, 0, 0): e = 0
 * entropy.fit([Float64Array.of(1, 1, 0, 0), Float64Array.of(1, 0, 0, 0)], {}).weights; // => [0.333333, 0.666667]
 */
export const entropy = defineWeigher({
  id: "entropy",
  name: { en: "entropy weights", zh: "熵权法" },
  params: Params,
  reads: ({ sharesOf }) => (sharesOf === "raw" ? "treated" : "normalised"),
  needs: { units: 2 },
  fit,
});
