import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
type Nothing = Readonly<Record<never, never>>;

const WHOLES = { max: "largest value", sum: "sum", norm: "root of the sum of squares" } as const;

const LACKS = {
  base: "it needs a base above 0: { period, value }",
  years: "its periods must be years",
  tolerance: "it needs a tolerance, for which there is no default",
  kind: "it compares with other units, years or indicators; give the indicator another normaliser under normalise.indicators",
} as const;

/** Problems and notes of normalising. */
export const normaliseEn = {
  // parameters
  "scale-limits": (_: Nothing) => "the upper limit must be above the lower one; correct one of them",
  "efficacy-base": (_: Nothing) =>
    "the exponential form multiplies its base, so that the base must be above 0; set one such as 60",
  "categories-limits": (_: Nothing) =>
    "classes need either cuts in the measure or percentiles of the values; give one of the two",
  "categories-order": (_: Nothing) =>
    "limits must rise from class to class and scores must not fall; put them in order, from the worst class to the best",
  "categories-scores": (_: Nothing) =>
    "there is one class more than there are limits between them; give one score for each class",

  // what fit and apply say
  "no-spread": ({ value }: { value: number }) =>
    `more than half of the values are ${value}, so the median absolute deviation is 0 and robust-z undefined; use z-score, or set "constant" to a score`,
  "share-negative": ({ method, found }: { method: string; found: number }) =>
    `${method} is a share of a sum, which has no part below 0, found ${found}; use min-max or z-score for this indicator`,
  "share-of-nothing": ({ method, of, found }: { method: string; of: keyof typeof WHOLES; found: number }) =>
    `${method} divides by the ${WHOLES[of]}, which must be above 0 and is ${found}; use another normaliser for this indicator`,
  "share-reciprocal": ({ method, found }: { method: string; found: number }) =>
    `${method} takes 1/x of an indicator of which less is better, and there is no such share for ${found}; set negative: mirror, or choose another normaliser`,
  "reference-missing": ({ unit, period }: { unit: string; period?: string | undefined }) =>
    `the reference "${unit}" has no value${period === undefined ? "" : ` in ${period}`} among the rows learned from; name a unit that has one, or impute it`,
  "reference-periods": ({ unit, periods }: { unit: string; periods: readonly string[] }) =>
    `the reference "${unit}" has a value in each of ${names(periods)}; set period, or learn over: each-period or { base: … }`,
  "reference-is-worst": ({ unit, value }: { unit: string; value: number }) =>
    `the reference "${unit}" has the worst value itself (${value}), so there is no way from the worst to it; name another unit`,
  "direction-not-signed": ({ method }: { method: string }) =>
    `"${method}" needs an indicator of which more or less is better, and this one has an ideal or a band; use attainment, goalposts or min-max`,
  "target-is-range": ({ period }: { period: string }) =>
    `the target for ${period} is a range, from which there is no one distance; use attainment for this indicator`,
  "previous-not-positive": ({ unit, period, found }: { unit: string; period: string; found: number }) =>
    `the value of ${unit} in ${period} is ${found}, and a rate of change needs one above 0 to start from; use another normaliser for this indicator`,

  // notes: the work goes on
  "no-spread-scored": ({ value, constant }: { value: number; constant: string | number }) =>
    `more than half of the values are ${value}, so the median absolute deviation is 0; as chosen (constant: ${constant}) ${constant === "drop" ? "the indicator leaves the index" : "all get the same score"}`,
  "target-met-by-all": ({ targets, worst }: { targets: readonly number[]; worst: number }) =>
    `even the worst value (${worst}) meets the target (${names(targets.map(String))}), so there is no distance to measure: the full score where it is met, else 0`,
  "change-starts": ({ periods, count }: { periods: readonly string[]; count: number }) =>
    `${count} ${count === 1 ? "value has" : "values have"} no period before (${names(periods)}), so no rate of change and no score there`,
  "previous-missing": ({ at }: { at: readonly string[] }) =>
    `the value before is missing for ${names(at)}; without it there is no rate of change and no score`,
  "missing-goalposts": ({ method }: { method: string }) =>
    `"${method}" needs goalposts: [worst, best]; declare them in the system (both limits of a band, or both sides of an ideal), or choose another normaliser for this indicator`,
  "not-positive": ({ method, found }: { method: string; found: number }) =>
    `${method} is defined above 0 only, found ${found}; correct the value or choose another method`,
  "base-period-absent": ({ period }: { period: string }) =>
    `no row of the base period "${period}" has a value; correct the period, or learn over: all-periods`,
  "base-not-positive": ({ unit, period, found }: { unit: string; period: string; found: number }) =>
    `the base of ${unit} in ${period} is ${found}, and an index needs a base above 0; choose another base period or another normaliser`,
  "no-target": ({ period, periods }: { period?: string | undefined; periods: readonly string[] }) =>
    periods.length === 0
      ? "there is no target to measure against; add targets, or give the indicator another normaliser under normalise.indicators"
      : `there is no target for ${period ?? "any period"}; targets are set for: ${names(periods)}`,
  "target-conflict": (p: { period: string; unit?: string | undefined; found: readonly string[]; official: number }) =>
    `${p.found.length} targets are set for ${p.unit === undefined ? "" : `${p.unit} in `}${p.period} (${p.found.join(", ")}) and ${p.official} of them are official; mark exactly one as official: true`,
  "target-not-scored": ({ kind, period, lacks }: { kind: string; period: string; lacks: keyof typeof LACKS }) =>
    `a target of kind "${kind}" for ${period} gives no attainment degree here: ${LACKS[lacks]}`,
  "basis-mismatch": ({ figure, basis, period }: { figure: string; basis: string; period: string }) =>
    `the indicator is a ${figure} figure, the target for ${period} is ${basis}; figures of different basis are not compared: correct one of them`,
};
