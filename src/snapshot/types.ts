import type { Issue } from "../errors/index.ts";
import type { Plan } from "../pipeline/plan-types.ts";
import type { IndexResult, Step, TagShare } from "../pipeline/result.ts";
import type { Fitted } from "../pipeline/score-types.ts";
import type { Screened } from "../pipeline/screen.ts";
import type { WeightRow } from "../pipeline/weight-table.ts";
import type { Name, Status, System } from "../schema/types.ts";
import type { VintageUse } from "../schema/vintage.ts";

/** One period of the data that a snapshot was computed from. */
export interface SnapshotPart {
  readonly period: string;
  readonly units: number;
  /** Of the period's units, groups and columns; columns without any value left out. */
  readonly sha256: string;
  /** What the period holds: of each column how many values, and the hash of them by unit. */
  readonly columns: Readonly<Record<string, { readonly present: number; readonly sha256: string }>>;
  /** How many cells have a status other than observed. */
  readonly statuses?: Readonly<Partial<Record<Status, number>>>;
}

/** Data inside a snapshot; null = missing. */
export interface EmbeddedData {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly names?: readonly string[];
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
  readonly status?: Readonly<Record<string, readonly Status[]>>;
  readonly standardErrors?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly contributors?: Readonly<Record<string, readonly (number | null)[]>>;
  /** What was done to the figures before. */
  readonly prepared?: readonly SnapshotNote[];
}

export interface SnapshotRow {
  readonly unit: string;
  readonly period: string;
  readonly name?: string;
  readonly groups?: Readonly<Record<string, string>>;
}

export interface SnapshotScore {
  readonly unit: string;
  readonly name?: string;
  readonly period: string;
  readonly node: string;
  /** null = missing. */
  readonly score: number | null;
  /** 1 is best; null where there is no score. */
  readonly rank: number | null;
  readonly coverage: number;
  readonly availability: number;
  readonly withheld?: "too-little-data" | "confidential";
}

/** What is known of a cell of an indicator beside its value. */
export interface SnapshotFlag {
  readonly unit: string;
  readonly period: string;
  readonly indicator: string;
  readonly status?: Status;
  /** The method that filled it. */
  readonly filled?: string;
}

/** Values by indicator, in the order of `rows`; null = missing. */
export type StepColumns = Readonly<Record<string, readonly (number | null)[]>>;

export interface SnapshotNote {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** Everything that proves, years later, how the numbers of some periods came about. Plain JSON. */
export interface Snapshot {
  readonly format: "common-prosperity-index/snapshot@1";
  /** Of everything else. */
  readonly sha256: string;
  /** The periods whose numbers it holds. */
  readonly periods: readonly string[];
  /** Published: the ruler and the weights do not move when other periods come. */
  readonly official: boolean;
  /** `learned` from the data below, or `given` by an earlier fit. */
  readonly ruler: "learned" | "given";
  /** The snapshots that this one stands in place of, the earliest first, and why. */
  readonly replaced: readonly { readonly sha256: string; readonly reason: string }[];
  readonly system: System;
  readonly plan: Plan;
  readonly fitted: Fitted;
  readonly data: {
    /** Every period that it was computed from. */
    readonly parts: readonly SnapshotPart[];
    readonly indicators: number;
    readonly missing: number;
    /** What the data says of itself: synthetic, provisional, reconstructed. */
    readonly notes: readonly Name[];
    /** Of data with vintages: those whose figures are in use, the earliest first, with their numbers of cells. */
    readonly vintages?: readonly VintageUse[];
    readonly embedded?: EmbeddedData;
  };
  /** Units and periods, by period and then by unit. */
  readonly rows: readonly SnapshotRow[];
  readonly nodes: IndexResult["nodes"];
  readonly weights: readonly WeightRow[];
  readonly tags: readonly TagShare[];
  readonly scores: readonly SnapshotScore[];
  /** A step that leaves an indicator as it was does not list it. */
  readonly steps: Readonly<Record<Step, StepColumns>>;
  readonly flags: readonly SnapshotFlag[];
  readonly screened: readonly Screened[];
  readonly notes: readonly SnapshotNote[];
  /** What wrote it; no part of any comparison. */
  readonly software: { readonly name: string; readonly version: string };
}

/** A snapshot before its checksum. */
export type SnapshotBody = Omit<Snapshot, "sha256">;

export const noteOf = ({ code, path, params }: Issue): SnapshotNote => ({
  code,
  path: [...path],
  params: { ...params },
});
