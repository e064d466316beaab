import type { Aggregator, Json, MethodNode } from "../../method/index.ts";

/**
 * Why a score moved. `data`: the figure itself, observed at both ends; `ruler`: the same figure on another ruler, or
 * against other peers; `weights`; `method`: another method or another definition of the figure; `coverage`: a gap that
 * opened or filled, or a filled value; `membership`: counted at one end only; `revision`: the earlier figure was corrected.
 */
export type Cause = "data" | "ruler" | "weights" | "method" | "coverage" | "membership" | "revision";

export const CAUSES: readonly Cause[] = ["data", "ruler", "weights", "method", "coverage", "membership", "revision"];

/** An indicator's value: its score, and as treated, for aggregators that read measures. */
export interface Point {
  readonly score: number;
  readonly raw: number;
}

export interface LeafChange {
  readonly kind: "leaf";
  readonly id: string;
  /** By state of the figure, then by state of its ruler: 0 as before, 1 as after. */
  readonly points: readonly [readonly [Point, Point], readonly [Point, Point]];
  /** Null where the state makes no difference. */
  readonly dataCause: Cause | null;
  readonly rulerCause: Cause | null;
}

/** The other rows that an aggregator of tables compares with. */
export interface Peers {
  readonly columns: readonly Float64Array[];
  /** Place of the unit itself. */
  readonly at: number;
}

/** How a group is aggregated at one end. */
export interface Rule {
  readonly method: Aggregator;
  readonly fitted: Json;
  readonly nodes: readonly MethodNode[];
  /** Which children reach it by their treated values. */
  readonly raw: readonly boolean[];
  readonly coverage: number;
  /** How many children count at this end. */
  readonly children: number;
  /** Sum of the ends of the scale of a group whose score is mirrored; null for others. */
  readonly mirror: number | null;
  readonly peers: Peers | null;
}

export interface GroupChange {
  readonly kind: "group";
  readonly id: string;
  readonly children: readonly ChangeNode[];
  /** Before and after, in the order of the children. */
  readonly weights: readonly [readonly number[], readonly number[]];
  readonly rules: readonly [Rule, Rule];
  readonly weightCause: Cause | null;
  readonly ruleCause: Cause | null;
}

export type ChangeNode = LeafChange | GroupChange;

/** What one node adds to the change for one cause. */
export interface ChangePart {
  /** An indicator; a group for what happened to its weights or its method. */
  readonly node: string;
  readonly cause: Cause;
  readonly amount: number;
  /** Monte Carlo standard error, where the part was sampled. */
  readonly error?: number;
}

/** How the parts were found. */
export type SplitBy = "closed-form" | "owen" | "sampled";

export interface Split {
  readonly by: SplitBy;
  readonly parts: readonly ChangePart[];
  /** Score before and after as the parts know it. */
  readonly start: number;
  readonly end: number;
}

export interface SplitOptions {
  /** How many orders are drawn where there are too many for all. Default 400. */
  readonly permutations?: number;
  /** Default 1. */
  readonly seed?: number;
}
