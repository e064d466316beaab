import type { CorrelationTable } from "./correlations.ts";
import type { Finding } from "./finding.ts";

/** Where a figure becomes a finding. */
export interface CoherenceThresholds {
  /** From this correlation on, two indicators say the same. */
  readonly high: number;
  /** Siblings below this correlation, with p below `p`, work against each other. */
  readonly low: number;
  /** The level of the tests. */
  readonly p: number;
  /** Least correlation of a node with its parent. */
  readonly parent: number;
  /** Least Cronbach's alpha of a group. */
  readonly alpha: number;
  /** Least Kaiser-Meyer-Olkin measure of a group. */
  readonly kmo: number;
  /** Most share of an indicator's variance that its siblings may explain. */
  readonly explained: number;
  /** A share of influence so many times its weight, or 1/so many of it, is a finding. */
  readonly influence: number;
}

/** A node and one of the groups above it. */
export interface AncestorLink {
  readonly node: string;
  readonly ancestor: string;
  /** 1 for the parent, 2 for its parent. */
  readonly up: number;
  readonly n: number;
  readonly pearson: number;
  readonly pearsonP: number;
  /** NaN where it was left out. */
  readonly spearman: number;
  readonly kendall: number;
}

/** What a weight says against what the data make of it. */
export interface Influence {
  readonly node: string;
  /** The group whose score is looked at. */
  readonly of: string;
  /** Share of the weights: among siblings, or in the index for an indicator against the index. */
  readonly weight: number;
  /** First-order effect V[E(score|node)]/V[score], by a smooth curve; its share among the same nodes; parameters of the curve. */
  readonly effect: number;
  readonly share: number;
  readonly df: number;
  /** The same by a straight line: r². */
  readonly linear: number;
  readonly linearShare: number;
}

/** How far the children of a group go together. */
export interface GroupCoherence {
  readonly group: string;
  readonly children: readonly string[];
  readonly correlations: CorrelationTable;
  /** Cronbach's alpha of the children, of the children without each, and of all indicators below the group. */
  readonly alpha: number;
  readonly without: Float64Array;
  readonly indicatorAlpha: number;
  /** Rows in which every child has a value: what is below rests on them. */
  readonly rows: number;
  /** Kaiser-Meyer-Olkin; null where the children are collinear or too few. */
  readonly kmo: { readonly overall: number; readonly children: Float64Array } | null;
  /** Bartlett's test that nothing is correlated; null as `kmo`. */
  readonly sphericity: { readonly chiSquare: number; readonly df: number; readonly p: number } | null;
  /** Principal components; null below two children or three rows, or where a child is constant. */
  readonly components: {
    readonly eigenvalues: Float64Array;
    readonly explained: Float64Array;
    readonly cumulative: Float64Array;
    /** Row k: the correlation of each child with component k; the vectors are turned so that their weights sum to 0 or more. */
    readonly loadings: readonly Float64Array[];
    readonly vectors: readonly Float64Array[];
  } | null;
  /** R² of each child on the others, and 1/(1 − R²); NaN where they cannot be computed, R² 1 and ∞ where collinear. */
  readonly explained: Float64Array;
  readonly inflation: Float64Array;
}

export interface Coherence {
  readonly thresholds: CoherenceThresholds;
  readonly rows: number;
  readonly periods: readonly string[];
  /** Of all evaluated indicators, as normalised. */
  readonly indicators: CorrelationTable;
  readonly groups: readonly GroupCoherence[];
  readonly ancestors: readonly AncestorLink[];
  readonly influence: readonly Influence[];
  /** What it means and what to do, the most serious first; `issueText` writes the sentences. */
  readonly findings: readonly Finding[];
}
