/** A score of one period on a unit's own path. */
export interface PathPoint {
  readonly period: string;
  readonly score: number;
  /** 0 = none. */
  readonly rank: number;
  /** Against the period before on the path; NaN for the first. */
  readonly change: number;
}

/** A node beside its peers. */
export interface PlaceAmongPeers {
  readonly node: string;
  readonly group: boolean;
  readonly score: number;
  readonly rank: number;
  /** Peers with a score, the unit itself among them. */
  readonly of: number;
  readonly mean: number;
  readonly median: number;
  readonly best: { readonly unit: string; readonly score: number };
  /** The best score less one's own: 0 for the best. */
  readonly toBest: number;
}

export interface NearestPeer {
  readonly unit: string;
  readonly score: number;
  readonly rank: number;
  /** Weighted root mean square difference of the two profiles, each less its own level. */
  readonly distance: number;
}

/** An indicator in which a unit stands out. */
export interface Standing {
  readonly indicator: string;
  readonly parent: string;
  readonly rank: number;
  readonly of: number;
  readonly score: number;
  /** The figure as observed. */
  readonly value: number;
}

/** What the index would gain if one indicator moved and all else stayed, rulers and peers among it. */
export interface Lever {
  readonly indicator: string;
  readonly value: number;
  readonly score: number;
  /** One point more of its score. */
  readonly perPoint: number;
  /** One unit of its measure in the better direction. */
  readonly perUnit: number;
  /** One standard deviation of the peers' values in the better direction. */
  readonly perDeviation: number;
  /** Up to the best goalpost; where it has none to the figure of a target not yet met, or else to the peers' best value. */
  readonly toGoal: number;
  readonly goal: number;
}

export interface Obstacle {
  readonly indicator: string;
  /** Share of all that the index lacks; the shares sum to 1. */
  readonly share: number;
  /** 1 less the score on 0–1. */
  readonly deviation: number;
  /** Effective weight among what is present. */
  readonly weight: number;
}

export interface ObstacleDegree {
  readonly indicators: readonly Obstacle[];
  readonly groups: readonly { readonly group: string; readonly share: number }[];
  /** What brought scores to 0–1: the ends of the normaliser's scale, or the least and greatest score of the peers. */
  readonly scale: "bounds" | "peers";
}

/** The indicators of one tag together: strengths, weak points, innovation, or a tag of one's own. */
export interface TagPortrait {
  readonly tag: string;
  readonly indicators: readonly string[];
  /** Mean score by effective weight. */
  readonly score: number;
  readonly rank: number;
  readonly of: number;
  /** Share in the index. */
  readonly share: number;
}

/** One unit in one period: its path, its place, what carries it and what holds it back. */
export interface Portrait {
  readonly unit: string;
  readonly period: string;
  readonly score: number;
  readonly rank: number;
  readonly path: readonly PathPoint[];
  readonly places: readonly PlaceAmongPeers[];
  /** The best scored peer that is not the unit itself; null where there is none. */
  readonly benchmark: { readonly unit: string; readonly score: number } | null;
  readonly nearest: readonly NearestPeer[];
  readonly strengths: readonly Standing[];
  readonly weaknesses: readonly Standing[];
  /** The greatest gain by one standard deviation first. */
  readonly levers: readonly Lever[];
  readonly obstacles: ObstacleDegree;
  readonly tags: readonly TagPortrait[];
}
