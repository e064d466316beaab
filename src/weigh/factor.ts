import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { defineWeigher, type MethodNode, type TableContext } from "../method/index.ts";
import { varimax } from "../stats/varimax.ts";
import { analyse, componentsParam, spreadOut } from "./components.ts";
import { correlationNeeds } from "./critic.ts";
import { differing, idsOf, onlyOne, proportional } from "./informative.ts";

const Params = z.strictObject({
  factors: componentsParam,
  rotation: z._default(z.enum(["varimax", "none"]), "varimax"),
  /** Kaiser's normalisation: rows of loadings are brought to length 1 while they are turned. */
  kaiser: z._default(z.boolean(), true),
});

export interface FactorShares {
  /** l²ⱼₖ of the factor to which an indicator belongs. */
  readonly amounts: readonly number[];
  /** The factor to which it belongs, from 0: the one of whose variance it has the largest share. */
  readonly belongs: readonly number[];
  /** Σⱼ l²ⱼₖ of each factor. */
  readonly explained: readonly number[];
}

/**
 * The recipe of the JRC: squared loadings as shares of their factor, each indicator in the factor where its share is
 * largest, factors weighed by the variance that they explain. The weight comes out as l² of the indicator in its factor.
 * @param loadings one row an indicator
 * @example factorShares([Float64Array.of(0.9, 0.1), Float64Array.of(0.2, 0.8)]).belongs; // => [0, 1]
 */
export function factorShares(loadings: readonly Float64Array[]): FactorShares {
  const factors = loadings[0]?.length ?? 0;
  const explained = Array.from({ length: factors }, (_, k) => loadings.reduce((sum, row) => sum + row[k]! ** 2, 0));
  const belongs = loadings.map((row) => {
    let best = 0;
    for (let k = 1; k < factors; k++)
      if (row[k]! ** 2 / explained[k]! > row[best]! ** 2 / explained[best]! + 1e-12) best = k;
    return best;
  });
  return { amounts: loadings.map((row, j) => row[belongs[j]!]! ** 2), belongs, explained };
}

function fit(
  columns: readonly Float64Array[],
  { factors, rotation, kaiser }: z.output<typeof Params>,
  context: TableContext,
) {
  const { nodes, note } = context;
  const live = differing(columns);
  const alone = onlyOne(live, "factor", context);
  if (alone !== null)
    return { weights: alone, eigenvalues: [], factors: 1, explained: [], belongs: [], loadings: [], kmo: null };
  const { place, eigen, kept, kmo } = analyse(columns, live, { method: "factor", components: factors, context });
  const eigenvalues = Array.from(eigen.values);
  const unturned = place.map((_, a) =>
    Float64Array.from({ length: kept }, (_, k) => eigen.vectors[k]![a]! * Math.sqrt(Math.max(0, eigenvalues[k]!))),
  );
  const turned =
    rotation === "varimax" ? varimax(unturned, { kaiser }) : { loadings: unturned, converged: true, rounds: 0 };
  if (!turned.converged)
    note({ code: "not-converged", path: [], params: { method: "varimax", rounds: turned.rounds } });
  const { amounts, belongs, explained } = factorShares(turned.loadings);
  const opposed: MethodNode[] = place.filter((_, a) => turned.loadings[a]![belongs[a]!]! < -1e-9).map((j) => nodes[j]!);
  if (opposed.length > 0)
    note({ code: "opposed-loadings", path: [], params: { method: "factor", nodes: idsOf(opposed) } });
  return {
    weights: proportional(spreadOut(amounts, place, columns.length), "factor", { ...context, live }),
    eigenvalues,
    factors: kept,
    explained,
    belongs: columns.map((_, j) => (place.includes(j) ? belongs[place.indexOf(j)]! : null)),
    loadings: columns.map((_, j) => (place.includes(j) ? Array.from(turned.loadings[place.indexOf(j)]!) : null)),
    kmo,
  };
}

/**
 * Factor weights (因子分析赋权), the recipe of the JRC and Nicoletti: principal component factors, varimax, squared loadings.
 * l²ⱼₖ/Σⱼ l²ⱼₖ is the share of an indicator in factor k; it belongs to the factor where that is largest; factors weigh as
 * the variance they explain; so wⱼ ∝ l²ⱼₖ of its factor. Squares make the sign vanish: what loads negatively on its
 * factor stands in the note "opposed-loadings". `kmo` is the Kaiser-Meyer-Olkin measure.
 * Missing: not accepted ("needs-complete"). A constant column: weight 0 and the note "no-information"; all constant:
 * "no-divergence"; collinear ones stand in a note. One column that differs has all the weight. Needs more units than
 * indicators; a note below five units an indicator, and for a KMO below 0.5.
 * @see Nicoletti, Scarpetta, Boylaud (2000), OECD Economics Department WP 226; OECD/JRC (2008), Handbook, tables 16–18
 * @example
 * // correlations 1/6 throughout: one factor, to which each contributes the same
 * const columns = [Float64Array.of(0, 1, 1, 0, 0), Float64Array.of(0, 1, 0, 1, 0), Float64Array.of(0, 1, 0, 0, 1)];
 * factor.fit(columns, { factors: 1 }).weights; // => [1/3, 1/3, 1/3]
 */
export const factor = defineWeigher({
  id: "factor",
  name: { en: "factor weights", zh: "因子分析赋权" },
  params: Params,
  texts: weighObjectiveEn,
  needs: correlationNeeds,
  fit,
});
