import { en, IndexError, speaking } from "../errors/index.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { gather } from "../pipeline/slices.ts";
import { comparePeriods } from "../schema/order.ts";
import { coherenceFindings } from "./coherence-findings.ts";
import { groupCoherence } from "./coherence-groups.ts";
import { influenceOf } from "./coherence-influence.ts";
import type { AncestorLink, Coherence, CoherenceThresholds } from "./coherence-types.ts";
import { type CorrelationOptions, correlationTable } from "./correlations.ts";
import { bySeverity } from "./finding.ts";

const THRESHOLDS: CoherenceThresholds = {
  high: 0.9,
  low: 0,
  p: 0.05,
  parent: 0.3,
  alpha: 0.7,
  kmo: 0.5,
  explained: 0.9,
  influence: 2,
};

export interface CoherenceOptions extends CorrelationOptions {
  /** Only rows of these periods; all together unless said. */
  readonly periods?: readonly string[];
  readonly thresholds?: Partial<CoherenceThresholds>;
}

/**
 * Statistical coherence of an index (统计一致性): correlations of the normalised indicators, and within each group
 * Cronbach's alpha, the Kaiser-Meyer-Olkin measure, Bartlett's test, principal components and redundancy; the correlation
 * of each node with its parent and every group above it; effective weights against nominal.
 * Everything is taken of scores, where more is better: a negative correlation means that two indicators reward different units.
 * Missing: correlations and alpha pairwise; what rests on a whole group on the rows in which all its children have a score.
 * Undefined figures are NaN or null. Several periods are pooled unless `periods` says which.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 4; Paruolo, Saisana & Saltelli (2013), JRSS A 176
 * @example
 * const index = { id: "index", children: [{ id: "x", direction: "positive" }, { id: "y", direction: "positive" }, { id: "z", direction: "negative" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const columns = { x: [1, 2, 3, 4, 5, 6], y: [2, 4, 6, 8, 10, 12.1], z: [1, 3, 2, 5, 4, 6] };
 * const data = datasetFromColumns({ units: ["a", "b", "c", "d", "e", "f"], periods: "2023", columns });
 * const { groups, findings } = coherence(computeIndex({ system }, data));
 * groups[0].alpha; // => -1.599
 * findings[0].code; // => "coherence-alpha-negative"
 */
export function coherence(result: IndexResult, options: CoherenceOptions = {}): Coherence {
  const { periods, thresholds: asked, ...correlations } = options;
  const thresholds: CoherenceThresholds = { ...THRESHOLDS, ...asked };
  const rows = rowsOf(result, periods);
  const { nodes } = result;
  const scores = new Map(
    nodes.map(({ id }) => [id, rows === null ? result.score(id) : gather(result.score(id), rows)]),
  );
  const score = (id: string): Float64Array => scores.get(id)!;
  const pick = (ids: readonly string[]) => new Map(ids.map((id) => [id, score(id)]));
  const childrenOf = (id: string): string[] => nodes.filter(({ parent }) => parent === id).map((child) => child.id);
  const leavesOf = (id: string): string[] => {
    const children = childrenOf(id);
    return children.length === 0 ? [id] : children.flatMap(leavesOf);
  };
  const groups = nodes.filter(({ group }) => group).map(({ id }) => id);
  const found = {
    thresholds,
    rows: rows?.length ?? result.units.length,
    periods: [...new Set(rows === null ? result.periods : Array.from(rows, (i) => result.periods[i]!))].sort(
      comparePeriods,
    ),
    indicators: correlationTable(pick(nodes.filter(({ group }) => !group).map(({ id }) => id)), correlations),
    groups: groups
      .filter((id) => childrenOf(id).length > 1)
      .map((id) =>
        groupCoherence({
          group: id,
          children: pick(childrenOf(id)),
          indicators: [...pick(leavesOf(id)).values()],
          correlations,
        }),
      ),
    ancestors: ancestorsOf(result, score, correlations),
    influence: influenceOf(result, score),
  };
  return { ...found, findings: bySeverity(coherenceFindings(found)) };
}

function rowsOf({ periods, units }: IndexResult, wanted: readonly string[] | undefined): Uint32Array | null {
  if (wanted === undefined) return null;
  const known = new Set(periods);
  const unknown = wanted.filter((period) => !known.has(period));
  if (unknown.length > 0)
    speaking(en, () => {
      const all = [...known].sort(comparePeriods);
      throw new IndexError(
        unknown.map((period) => ({ code: "unknown-period", path: ["periods"], params: { period, known: all } })),
      );
    });
  return Uint32Array.from(units.keys()).filter((i) => wanted.includes(periods[i]!));
}

/** Every node against its parent, the parent's parent, and so on up to the index. */
function ancestorsOf(
  { nodes }: IndexResult,
  score: (id: string) => Float64Array,
  correlations: CorrelationOptions,
): AncestorLink[] {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  return nodes.flatMap(({ id }) => {
    const links: AncestorLink[] = [];
    for (let up = parents.get(id) ?? null, steps = 1; up !== null; up = parents.get(up) ?? null, steps++) {
      const pair = new Map([
        [id, score(id)],
        [up, score(up)],
      ]);
      const { n, matrices } = correlationTable(pair, correlations);
      const of = (kind: string, what: "r" | "p" = "r"): number =>
        matrices.find((matrix) => matrix.kind === kind)?.[what][0]?.[1] ?? Number.NaN;
      links.push({
        node: id,
        ancestor: up,
        up: steps,
        n: n[0]![1]!,
        pearson: of("pearson"),
        pearsonP: of("pearson", "p"),
        spearman: of("spearman"),
        kendall: of("kendall"),
      });
    }
    return links;
  });
}
