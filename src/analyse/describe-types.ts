import type { Step } from "../pipeline/result.ts";
import type { ColumnSummary } from "../stats/column-summary.ts";
import type { CorrelationTable } from "./correlations.ts";
import type { Availability } from "./describe-availability.ts";
import type { SameColumns, SameRows } from "./describe-duplicates.ts";
import type { Link } from "./describe-links.ts";
import type { Finding } from "./finding.ts";

/** Where a figure becomes a finding. */
export interface DescribeThresholds {
  /** Outliers: |skewness| above this … */
  readonly skewness: number;
  /** … and excess kurtosis above this. */
  readonly kurtosis: number;
  /** Least share of rows in which an indicator has a value. */
  readonly available: number;
  /** Least share of the indicators that a row has. */
  readonly rowAvailable: number;
  /** Least share of the present values that are not 0. */
  readonly nonZero: number;
  /** Least share of the present values that differ from each other. */
  readonly unique: number;
  /** Most of the present values that may be the same one. */
  readonly same: number;
  /** One unit of the published rounding, for all indicators or by id; a range up to it is near-constant. */
  readonly rounding: number | Readonly<Record<string, number>>;
  /** |r| with a variable that is no indicator, from which on it is a finding. */
  readonly link: number;
}

/** What is remarkable of an indicator; each stands in a finding of its own. */
export type Flag =
  | { readonly kind: "empty" }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "same"; readonly value: number; readonly share: number }
  | { readonly kind: "rounding"; readonly range: number; readonly unit: number }
  | { readonly kind: "standard-error"; readonly range: number; readonly unit: number }
  | { readonly kind: "outliers"; readonly skewness: number; readonly kurtosis: number }
  | { readonly kind: "few-present"; readonly availability: number }
  | { readonly kind: "many-zeros"; readonly share: number }
  | { readonly kind: "few-different"; readonly unique: number };

/** One indicator: its statistics, and what is flagged. */
export interface IndicatorDescription extends ColumnSummary {
  readonly indicator: string;
  readonly missing: number;
  /** Of all rows. */
  readonly availability: number;
  /** Shares of the present values. */
  readonly nonZeroShare: number;
  readonly uniqueShare: number;
  readonly sameShare: number;
  readonly flags: readonly Flag[];
}

export interface Description {
  readonly step: Step;
  readonly thresholds: DescribeThresholds;
  readonly indicators: readonly IndicatorDescription[];
  readonly availability: Availability;
  readonly duplicates: { readonly columns: readonly SameColumns[]; readonly rows: readonly SameRows[] };
  readonly correlations: CorrelationTable;
  readonly links: readonly Link[];
  /** What it means and what to do, the most serious first; `issueText` writes the sentences. */
  readonly findings: readonly Finding[];
}
