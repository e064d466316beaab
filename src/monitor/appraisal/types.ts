import type { Issue, Place } from "../../errors/index.ts";
import type { Name } from "../../schema/types.ts";
import type { GateRule } from "./shape.ts";

/** One row of a table of kind `appraisal`. */
export interface AppraisalEntry {
  /** The kind of the subject; needed only where two kinds have both the subject and the part. */
  readonly kind?: string;
  /** Id or name, as is the kind. */
  readonly subject: string;
  /** The id or name of a part, of a bonus or deduction, or of a gate. */
  readonly part: string;
  readonly score: number;
  /** Without one the row holds for every period. */
  readonly period?: string;
  readonly reason?: string;
  readonly date?: string;
  /** Where the row stands, told with its problems. */
  readonly at?: Place;
}

/** What a value is made of: `contribution`s add up to it. */
export interface TraceItem {
  /** An indicator, a node, or the reason of a table's row. */
  readonly id: string | null;
  readonly of: "own" | "overall" | "entry" | "figure";
  readonly period: string | null;
  readonly value: number | null;
  /** Kind of the target; null without one. */
  readonly kind: string | null;
  readonly target: number | null;
  readonly comparator: string | null;
  readonly attainment: number | null;
  readonly weight: number;
  readonly contribution: number;
}

export interface PartScore {
  readonly id: string;
  readonly from: string;
  /** The raw value: a degree, a score, a share, a figure; null without any. */
  readonly value: number | null;
  readonly items: readonly TraceItem[];
  /** Score of the value, of the change, and of both as the rule puts them together; from 0 to 100. */
  readonly level: number | null;
  readonly before: number | null;
  readonly change: number | null;
  readonly progress: number | null;
  readonly score: number | null;
  /** How the score came about: `proportional`, `rank`, `grade`. */
  readonly by: "proportional" | "rank" | "grade";
  readonly place: number | null;
  /** Share of the parts that count, after what is missing; and score × share. */
  readonly weight: number;
  readonly points: number | null;
}

/** One term of a total; the terms add up to it. */
export interface Term {
  readonly kind: "part" | "bonus" | "deduction" | "limit" | "gate";
  readonly id: string;
  readonly points: number;
  /** Points asked for, before the limits. */
  readonly asked: number;
  readonly reasons: readonly string[];
}

export interface GateFound {
  readonly id: string;
  /** `unknown`: no figure, so nothing is capped and it is said. */
  readonly state: "breached" | "unknown";
  readonly reason: Issue;
  readonly grade: string | null;
  readonly score: number | null;
}

export interface AppraisedSubject {
  readonly id: string;
  readonly name?: Name;
  readonly group: string | null;
  /** Null where a part that counts has no figure. */
  readonly total: number | null;
  readonly rank: number | null;
  /** Last year's, and how many places and points were gained since. */
  readonly lastRank: number | null;
  readonly lastTotal: number | null;
  readonly rise: number | null;
  readonly gained: number | null;
  readonly progressed: boolean;
  readonly grade: string | null;
  /** Each grade that was reached and not given, from the best down, and what stood in the way; empty where none was. */
  readonly held: readonly { readonly from: string; readonly by: "gate" | "quota" }[];
  readonly parts: readonly PartScore[];
  readonly terms: readonly Term[];
  readonly gates: readonly GateFound[];
  /** Parts without a figure. */
  readonly missing: readonly string[];
}

export interface AppraisedKind {
  readonly id: string;
  readonly name?: Name;
  /** The groups that have a name of their own. */
  readonly groups: readonly { readonly id: string; readonly name: Name }[];
  readonly parts: readonly { readonly id: string; readonly name?: Name; readonly weight: number }[];
  readonly adjust: readonly { readonly id: string; readonly name?: Name; readonly as: "bonus" | "deduction" }[];
  readonly gates: readonly { readonly id: string; readonly name?: Name; readonly effect: GateRule["effect"] }[];
  readonly grades: readonly {
    readonly id: string;
    readonly name?: Name;
    readonly places: number | null;
    readonly given: number;
  }[];
  /** By rank, those without one last. */
  readonly subjects: readonly AppraisedSubject[];
}

/** An appraisal: who has which score, rank and grade, and where every point comes from. */
export interface Appraisal {
  readonly period: string;
  readonly previous: string | null;
  readonly rules: { readonly id: string | null; readonly name?: Name; readonly source: string | null };
  readonly kinds: readonly AppraisedKind[];
  /** Evaluated indicators that nobody answers for. */
  readonly unowned: readonly string[];
  readonly notes: readonly Issue[];
}

/** What is read of the appraisal before. */
export interface PreviousAppraisal {
  readonly period: string;
  readonly kinds: readonly {
    readonly id: string;
    readonly subjects: readonly {
      readonly id: string;
      readonly rank: number | null;
      readonly total: number | null;
      readonly parts?: readonly { readonly id: string; readonly value: number | null }[];
    }[];
  }[];
}

/** Rows by owner, as `worksOf` and `ledgerOf` count them, or one value a subject. */
export type ByOwner =
  | ReadonlyMap<string, number>
  | { readonly rows: readonly { readonly by: string; readonly id: string | null }[] };

/** Scores as `computeIndex` gives them. */
export interface Scores {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  score(node: string): Float64Array;
}

export interface AppraisalOptions {
  /** The period appraised; the rule book's, else the latest of the data. */
  readonly period?: string;
  /** The appraisal before, or its period: then it is computed by the same rules; the rule book's unless said. */
  readonly previous?: PreviousAppraisal | string;
  /** Rows of tables of kind `appraisal`. */
  readonly table?: readonly AppraisalEntry[];
  /** What `computeIndex` gives, for parts from scores. */
  readonly scores?: Scores;
  /** What `worksOf` and `ledgerOf` give, or one value a subject. */
  readonly works?: ByOwner;
  readonly ledger?: ByOwner;
}
