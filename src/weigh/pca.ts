import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import type { Eigen } from "../stats/eigen.ts";
import { analyse, componentsParam, hasEqual, spreadOut } from "./components.ts";
import { correlationNeeds } from "./critic.ts";
import { differing, idsOf, onlyOne, proportional } from "./informative.ts";

const Params = z.strictObject({
  components: componentsParam,
  /** true: squared loadings, whose sign does not matter; false: the coefficients of the composite of components. */
  squared: z._default(z.boolean(), true),
  /** Negative coefficients, where squared is false: an `error`, weight `zero`, or their `absolute` size; the last two noted. */
  negative: z._default(z.enum(["error", "zero", "absolute"]), "error"),
});

type Options = z.output<typeof Params>;

/** Coefficients below 0, dealt with as asked. */
function settled(coefficients: readonly number[], { negative }: Options, { nodes, note }: TableContext): number[] {
  const largest = coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
  const below = nodes.filter((_, j) => coefficients[j]! < -1e-12 * largest);
  if (below.length === 0) return coefficients.map((c) => Math.max(0, c));
  const params = { method: "pca", nodes: idsOf(below) };
  if (negative === "error") throw new IndexError([{ code: "negative-loadings", path: [], params }]);
  note({ code: negative === "zero" ? "negative-loadings-kept-out" : "negative-loadings-turned", path: [], params });
  return coefficients.map((c) => (negative === "zero" ? Math.max(0, c) : Math.abs(c)));
}

/** A component whose entries cancel has no side that is up, and components of equal variance have no direction. */
function refuseUndetermined({ values }: Eigen, vectors: readonly Float64Array[], { nodes }: TableContext): void {
  if (hasEqual(values, vectors.length))
    throw new IndexError([{ code: "equal-components", path: [], params: { nodes: idsOf(nodes) } }]);
  for (const v of vectors) {
    const total = v.reduce((a, b) => a + b, 0);
    const size = v.reduce((a, b) => a + Math.abs(b), 0);
    if (Math.abs(total) > 1e-9 * size) continue;
    throw new IndexError([{ code: "opposed-indicators", path: [], params: { method: "pca", nodes: idsOf(nodes) } }]);
  }
}

function fit(columns: readonly Float64Array[], options: Options, context: TableContext) {
  const { nodes, note } = context;
  const live = differing(columns);
  const alone = onlyOne(live, "pca", context);
  if (alone !== null) return { weights: alone, eigenvalues: [], components: 1, loadings: [], kmo: null };
  const { place, eigen, kept, kmo } = analyse(columns, live, {
    method: "pca",
    components: options.components,
    context,
  });
  const eigenvalues = Array.from(eigen.values);
  const vectors = eigen.vectors.slice(0, kept);
  const loadings = vectors.map((v, k) =>
    spreadOut(
      v.map((c) => c * Math.sqrt(Math.max(0, eigenvalues[k]!))),
      place,
      columns.length,
    ),
  );
  const sum = (of: (v: Float64Array, k: number) => Float64Array) =>
    spreadOut(
      vectors.map(of).reduce((a, b) => a.map((c, j) => c + b[j]!)),
      place,
      columns.length,
    );
  let amounts: number[];
  if (options.squared) {
    amounts = sum((v, k) => v.map((c) => eigenvalues[k]! * c * c));
    const opposed = nodes.filter((_, j) => loadings[0]![j]! < -1e-9);
    if (opposed.length > 0)
      note({ code: "opposed-loadings", path: [], params: { method: "pca", nodes: idsOf(opposed) } });
  } else {
    refuseUndetermined(eigen, vectors, context);
    amounts = settled(
      sum((v, k) => v.map((c) => (eigenvalues[k]! / place.length) * c)),
      options,
      context,
    );
  }
  return { weights: proportional(amounts, "pca", { ...context, live }), eigenvalues, components: kept, loadings, kmo };
}

/**
 * Principal component weights (主成分赋权) from the correlations of the scores, λ and v their eigenvalues and -vectors.
 * `squared`: wⱼ ∝ Σₖ λₖ·v²ⱼₖ, the variance of j that the components kept explain. Else wⱼ ∝ Σₖ (λₖ/Σλ)·vⱼₖ, the
 * coefficients of the composite of components (综合得分模型系数), each turned so that its entries sum to 0 or more; a
 * negative one is an error unless `negative` says what to do. No loading is made positive in silence: with `squared`,
 * what runs against the first component stands in the note "opposed-loadings". `kmo` is the Kaiser-Meyer-Olkin measure.
 * Missing: not accepted ("needs-complete"). A constant column: weight 0 and the note "no-information"; all constant:
 * "no-divergence"; collinear ones stand in a note. Components of equal variance count all or none; where squared is
 * false they have no direction: "equal-components". One column that differs has all the weight. Needs more units than
 * indicators; a note below five units an indicator, and for a KMO below 0.5.
 * @see Jolliffe (2002), Principal Component Analysis; OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6
 * @example
 * // correlations 1/6 throughout: λ = 4/3, 5/6, 5/6 and v = (1, 1, 1)/√3
 * const columns = [Float64Array.of(0, 1, 1, 0, 0), Float64Array.of(0, 1, 0, 1, 0), Float64Array.of(0, 1, 0, 0, 1)];
 * pca.fit(columns, { components: 1, squared: false }).weights; // => [1/3, 1/3, 1/3]
 */
export const pca = defineWeigher({
  id: "pca",
  name: { en: "principal component weights", zh: "主成分赋权" },
  params: Params,
  texts: weighObjectiveEn,
  needs: correlationNeeds,
  fit,
});
