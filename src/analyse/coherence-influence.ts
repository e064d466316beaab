import type { IndexResult } from "../pipeline/result.ts";
import { correlationRatio } from "../stats/smoothing-spline.ts";
import type { Influence } from "./coherence-types.ts";

interface Family {
  readonly of: string;
  readonly nodes: readonly string[];
  /** Weights of the nodes among themselves. */
  weight(node: string): number;
}

/**
 * Effective weights against nominal: how much of a score's variance each of its parts explains by itself. The children of
 * each group against it, and every indicator against the index. Effects are no shares of a whole: parts that go together
 * explain the same variance; `share` puts them side by side with the weights.
 */
export function influenceOf({ nodes, weights }: Pick<IndexResult, "nodes" | "weights">, score: Score): Influence[] {
  const mean = meanWeights(weights);
  const families: Family[] = nodes
    .filter(({ group }) => group)
    .map(({ id }) => ({
      of: id,
      nodes: nodes.filter(({ parent }) => parent === id).map((child) => child.id),
      weight: (node) => mean.get(node)!.nominal,
    }));
  const leaves = nodes.filter(({ group }) => !group).map(({ id }) => id);
  const [index] = families;
  const own = new Set(index?.nodes ?? []);
  if (index !== undefined && leaves.some((id) => !own.has(id)))
    families.push({ of: index.of, nodes: leaves, weight: (node) => mean.get(node)!.effective });
  return families.flatMap((family) => influenceIn(family, score));
}

type Score = (node: string) => Float64Array;

function influenceIn({ of, nodes, weight }: Family, score: Score): Influence[] {
  const y = score(of);
  const found = nodes.map((node) => ({ node, ...correlationRatio(score(node), y) }));
  const total = (values: readonly number[]) => values.reduce((sum, v) => sum + (Number.isNaN(v) ? 0 : v), 0);
  const all = total(found.map(({ ratio }) => ratio));
  const line = total(found.map(({ linear }) => linear));
  const weights = total(nodes.map(weight));
  return found.map(({ node, ratio, linear, df }) => ({
    node,
    of,
    weight: weight(node) / weights,
    effect: ratio,
    share: ratio / all,
    df,
    linear,
    linearShare: linear / line,
  }));
}

/** Of weights that differ by period or unit the mean. */
function meanWeights(rows: IndexResult["weights"]): Map<string, { nominal: number; effective: number }> {
  const sums = new Map<string, { nominal: number; effective: number; n: number }>();
  for (const { node, nominal, effective } of rows) {
    if (Number.isNaN(effective)) continue;
    const known = sums.get(node) ?? { nominal: 0, effective: 0, n: 0 };
    sums.set(node, { nominal: known.nominal + nominal, effective: known.effective + effective, n: known.n + 1 });
  }
  return new Map(
    [...sums].map(([node, { nominal, effective, n }]) => [node, { nominal: nominal / n, effective: effective / n }]),
  );
}
