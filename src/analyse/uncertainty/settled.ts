import { type SampleSummary, summariseSample } from "../../stats/monte-carlo.ts";

/** The end of an analysis: columns that are summarised, wherever that is done, and what is made of them. */
export interface Settled<Result> {
  readonly rows: number;
  /** The scores of a row by replicate, in memory of their own. */
  column(row: number): Float64Array;
  /** The quantiles that are told. */
  readonly shares: readonly number[];
  /** Makes the result; `scores` has for each row what `summariseSample(column, shares)` gives. */
  finish(scores: readonly SampleSummary[]): Result;
}

/** Summarises the columns here. */
export function finishSettled<Result>({ rows, column, shares, finish }: Settled<Result>): Result {
  return finish(Array.from({ length: rows }, (_, row) => summariseSample(column(row), shares)));
}
