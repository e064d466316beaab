import type { Issue } from "../errors/index.ts";
import type { Basis, Comparator, Name, Target, TargetKind } from "../schema/types.ts";

/** Why a target has no attainment degree, or no verdict. */
export type Unjudged =
  /** To be assigned by a higher level, or only said in words. */
  | "assigned"
  | "words"
  /** Several stand for the unit and period, and not exactly one is official. */
  | "conflict"
  /** Figure and target are of different basis or prices, and are never compared. */
  | "basis"
  | "price"
  /** The indicator has no column in the data. */
  | "no-column"
  /** No figure for the period. */
  | "no-figure"
  /** A trend needs two periods. */
  | "one-period"
  /** A ratio says nothing here: t ≤ 0, x < 0 or a growth rate, without a base. */
  | "needs-base"
  /** Outside a range or an exact figure without declared limits. */
  | "needs-limits"
  /** About, in step: how near is near enough is not declared. */
  | "needs-tolerance"
  /** What it is compared with is not in the data. */
  | "no-reference";

/** What a target asks for, as a number where there is one. */
export interface Aim {
  readonly period: string;
  readonly kind: TargetKind;
  readonly comparator: Comparator | null;
  /** The figure wanted: of a multiple or a growth rate the product with the base, of a relative one the reference times its factor. */
  readonly value: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly base: { readonly period: string; readonly value: number } | null;
  readonly basis: Basis | null;
  readonly aspirational: boolean;
  readonly official: boolean;
  readonly issuedOn: string | null;
}

/** The pace in the indicator's measure a year, signed as the figure moves. */
export interface Pace {
  /** From the figure to the target, over the years left; null when met or due. */
  readonly needed: number | null;
  /** From the base (or the first figure since the target's `since`) to the figure. */
  readonly had: number | null;
  /** From the same start to the target, over the whole time; null where the start met it already. */
  readonly planned: number | null;
  /** Where `had` and `planned` begin. */
  readonly since: string | null;
  readonly from: number | null;
}

/** One target of one unit. */
export interface TargetStatus {
  readonly indicator: string;
  readonly name?: Name;
  readonly measure: string | null;
  readonly unit: string;
  /** The period of the target. */
  readonly stage: string;
  readonly kind: TargetKind;
  /** The period of the figure: the one asked for, or the target's own once it is past. */
  readonly period: string;
  /** The period that the figure was found in; null without one. */
  readonly figurePeriod: string | null;
  readonly value: number | null;
  readonly status: string | null;
  readonly target: Aim;
  /** Attainment degree in percent, capped; null where undefined or unknown. */
  readonly attainment: number | null;
  /** The same without cap. */
  readonly uncapped: number | null;
  /** `progress` from a base, `level` relative to the target, `share` of changes or units, `yes-no` where only met or not is known. */
  readonly measured: "progress" | "level" | "share" | "yes-no";
  readonly met: boolean | null;
  /**
   * Met by a figure that may still change, or, before the target's period, by a rule that runs until then: on course so far
   * (a trend, an average over years, in step, relative to others).
   */
  readonly provisional: boolean;
  /** Distance left in the measure, 0 when nothing is left. */
  readonly gap: number | null;
  readonly pace: Pace;
  /** Schedule progress (时序进度): share of the time that is over, in percent. */
  readonly elapsed: number | null;
  /** Progress from the base less the time that is over, in percentage points. */
  readonly lead: number | null;
  /** Whether the target's period has come. */
  readonly due: boolean;
  readonly unjudged: Unjudged | null;
  /** Of a conflict, all that stand. */
  readonly conflict: readonly Target[];
  /** What was compared, where it is more than one figure. */
  readonly compared: Compared | null;
}

export type Compared =
  | { readonly of: "reference"; readonly reference: string; readonly value: number; readonly units: number }
  | { readonly of: "changes"; readonly right: number; readonly changes: number; readonly first: string }
  | {
      readonly of: "growth";
      readonly with: string;
      readonly own: number;
      readonly other: number | null;
      readonly band: number;
    }
  | { readonly of: "average"; readonly first: string; readonly years: number }
  | { readonly of: "units"; readonly passing: number; readonly units: number; readonly missing: number };

export interface AttainmentOptions {
  /** The period of the report; the latest with a row unless said. */
  readonly at?: string;
  /** Only these units, stages or indicators. */
  readonly units?: readonly string[];
  readonly stages?: readonly string[];
  readonly indicators?: readonly string[];
  /** Most that one target counts; 100 unless said, null leaves it open. */
  readonly cap?: number | null;
  /** `declared`: progress from the target's base where it has one; `none`: always the level relative to the target. */
  readonly base?: "declared" | "none";
  /** `exact`: the figure of the period; `latest`: the newest up to it, shown with its period and never final. */
  readonly figures?: "exact" | "latest";
  /** Targets issued later (`issuedOn`) are not yet known. */
  readonly asOf?: string;
}

export interface Attainment {
  readonly at: string;
  readonly cap: number | null;
  readonly stages: readonly string[];
  /** By unit, then in the system's order, then by stage. */
  readonly targets: readonly TargetStatus[];
  /** Indicators without any target. */
  readonly without: readonly string[];
  /** Indicators without a column in the data: their targets are listed, and nothing is known of them. */
  readonly absent: readonly string[];
  /** Conflicts and figures that cannot be compared with their targets. */
  readonly notes: readonly Issue[];
}
