import type { ColumnSummary } from "../stats/column-summary.ts";
import { median } from "../stats/index.ts";
import type { DescribeThresholds, Flag } from "./describe-types.ts";

interface Described extends ColumnSummary {
  readonly indicator: string;
  readonly availability: number;
  readonly nonZeroShare: number;
  readonly uniqueShare: number;
  readonly sameShare: number;
}

/** Which thresholds an indicator passes. A constant one is only that: nothing else would be news. */
export function flagsOf(
  x: Described,
  { thresholds: t, standardErrors }: { thresholds: DescribeThresholds; standardErrors: Float64Array | undefined },
): Flag[] {
  if (x.n === 0) return [{ kind: "empty" }];
  const flags: Flag[] = [];
  if (x.availability < t.available) flags.push({ kind: "few-present", availability: x.availability });
  if (x.min === x.max) return x.n < 2 ? flags : [{ kind: "constant", value: x.min }, ...flags];
  const range = x.max - x.min;
  const unit =
    typeof t.rounding === "number" ? t.rounding : Object.hasOwn(t.rounding, x.indicator) ? t.rounding[x.indicator]! : 0;
  const error = standardErrors === undefined ? Number.NaN : median(standardErrors);
  // the difference of two published decimals is off by some units in the last place
  if (range <= unit * 1.000001) flags.push({ kind: "rounding", range, unit });
  else if (range < 2 * error) flags.push({ kind: "standard-error", range, unit: error });
  if (x.sameShare > t.same) flags.push({ kind: "same", value: x.mode, share: x.sameShare });
  if (Math.abs(x.skewness) > t.skewness && x.kurtosis > t.kurtosis)
    flags.push({ kind: "outliers", skewness: x.skewness, kurtosis: x.kurtosis });
  if (x.nonZeroShare < t.nonZero) flags.push({ kind: "many-zeros", share: 1 - x.nonZeroShare });
  if (x.uniqueShare < t.unique) flags.push({ kind: "few-different", unique: x.unique });
  return flags;
}
