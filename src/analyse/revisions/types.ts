import type { Issue } from "../../errors/index.ts";
import type { VintageName } from "../../schema/vintage.ts";
import type { Change } from "../decompose/explain-change.ts";

/** A cell that a later vintage tells otherwise. */
export interface RevisedCell {
  readonly unit: string;
  readonly period: string;
  /** A column: an indicator or a variable. */
  readonly indicator: string;
  /** null = taken back, with a status that says why. */
  readonly from: number | null;
  readonly to: number | null;
  /** Later less earlier; null where one is missing. */
  readonly difference: number | null;
  /** The difference over the earlier figure, its absolute value; null where that is missing or 0. */
  readonly relative: number | null;
  readonly before: VintageName;
  /** The vintage that revised it. */
  readonly after: VintageName;
}

/** Revisions of an indicator over the cells that were stated more than once: R = the latest figure less the first. */
export interface RevisionSummary {
  readonly indicator: string;
  /** Cells stated in two vintages or more; those confirmed as they were count, with R = 0. */
  readonly n: number;
  /** Those with R ≠ 0. */
  readonly revised: number;
  /** Mean of R. */
  readonly mean: number;
  /** Mean of |R|. */
  readonly meanAbsolute: number;
  /** Σ|R| over Σ|latest figure|; null where that is 0. */
  readonly relativeMeanAbsolute: number | null;
  /** Of R, with n − 1; null below two cells. */
  readonly standardDeviation: number | null;
  /** Share of the n cells that were revised upward. */
  readonly upward: number;
  /** Whether the mean differs from 0; null below two observations, or where all are the same. */
  readonly bias: BiasTest | null;
}

/** t = mean / (s/√n), two-sided. */
export interface BiasTest {
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

/** A score as first published and as it is with the latest figures. */
export interface RevisedScore {
  readonly unit: string;
  readonly period: string;
  readonly from: RevisedScoreEnd;
  readonly to: RevisedScoreEnd;
  /** Later less earlier; null where one is missing. */
  readonly change: number | null;
  /** Places won: earlier rank less later one; null where one is missing. */
  readonly shift: number | null;
}

export interface RevisedScoreEnd extends VintageName {
  /** null = missing. */
  readonly score: number | null;
  readonly rank: number | null;
}

export interface RevisionEffect {
  readonly node: string;
  readonly scores: readonly RevisedScore[];
  /** Why each score moved: `revision` is the figures themselves, `ruler` and `weights` what was learned from them. */
  readonly changes: readonly Change[];
  /** By period: how many scores are held against each other, mean absolute change, how many ranks moved, and by how many places at most. */
  readonly periods: readonly {
    readonly period: string;
    readonly n: number;
    readonly meanAbsolute: number | null;
    readonly ranksMoved: number;
    readonly largestShift: number;
  }[];
  /** What could not be computed or split, and why. */
  readonly unexplained: readonly {
    readonly unit?: string;
    readonly period: string;
    readonly issues: readonly Issue[];
  }[];
}

export interface Revisions {
  /** The vintages compared, the earliest first. */
  readonly vintages: readonly VintageName[];
  /** Each cell each time that it was revised: by indicator, period, unit, vintage. */
  readonly cells: readonly RevisedCell[];
  readonly summary: readonly RevisionSummary[];
  readonly biasOver: "cells" | "periods";
  /** null without a definition. */
  readonly effect: RevisionEffect | null;
}
