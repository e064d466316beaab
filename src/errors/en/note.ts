import { listed } from "../phrase.ts";
import { type Places, placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const UNDEFINED = {
  "division-by-zero": "divides by zero",
  domain: "takes a root or logarithm that does not exist",
  overflow: "grows beyond what a number can hold",
} as const;

/** Notes: what a result says of itself while the work goes on. */
export const noteEn = {
  "constant-scored": ({ value, method, constant }: { value: number; method: string; constant: string | number }) =>
    `every value is ${value}, so ${method} has nothing to tell apart; as chosen (constant: ${constant}) ${constant === "drop" ? "the indicator leaves the index" : "all get the same score"}`,
  "group-without-values": (p: { group: string; labels: readonly string[]; overall: number | null }) =>
    `no value in ${p.group} ${names(p.labels)}; gaps there ${p.overall === null ? "stay" : "take the overall mean"}`,
  "below-log-ruler": ({ count, least }: { count: number; least: number }) =>
    `${count} ${count === 1 ? "value is" : "values are"} below ${least}, the least that the logarithm was learned on, and held there`,
  "base-missing": ({ period, units }: { period: string; units: readonly string[] }) =>
    `no base value in ${period} for ${names(units)}; without it there is no score`,
  "attainment-undefined": ({ at }: { at: readonly string[] }) =>
    `the attainment degree is undefined for ${names(at)}: not met, and a ratio to this target says nothing; declare a base or limits`,
  "target-unknown": ({ count }: { count: number }) =>
    `${count} ${count === 1 ? "row has" : "rows have"} no target with a known number, and no score; they count neither for nor against`,
  "no-information": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `constant, so ${method} weights give 0 to: ${names(nodes)}`,
  "formula-undefined": ({ reason, ...at }: { reason: keyof typeof UNDEFINED } & Places) =>
    `the formula ${UNDEFINED[reason]} for ${placed(at)}; missing there`,
  "zero-denominator": ({ by, ...at }: { by: string } & Places) =>
    `the denominator "${by}" is 0, or too small, for ${placed(at)}; missing there`,
  "denominator-missing": ({ by, ...at }: { by: string } & Places) =>
    `no value of the denominator "${by}" for ${placed(at)}; missing there`,
  "unit-screened": (p: { unit: string; period: string; present: number; of: number; coverage: number }) =>
    `${p.unit} ${p.period} is left out: ${p.present} of ${p.of} indicators present, below the coverage of ${p.coverage}`,
  "outside-scale": ({ lower, upper, ...at }: { lower: number; upper: number } & Places) =>
    `outside ${lower} to ${upper}: ${placed(at)}`,
  imputed: ({ count, of, by }: { count: number; of: number; by: Readonly<Record<string, number>> }) =>
    `${count} of ${of} values are imputed: ${names(Object.entries(by).map(([method, n]) => `${n} by ${method}`))}`,
  "partial-scores": (at: Places) =>
    `scored on some of its children only, which imputes the rest by their mean: ${placed(at)}`,
  "order-only": ({ method }: { method: string }) =>
    `"${method}" gives an order: the ranks mean something, the distances between scores do not`,
  "score-withheld": ({ coverage, ...at }: { coverage: number } & Places) =>
    `no score where less than ${coverage} of the children are present: ${placed(at)}`,
  "moving-ruler": ({ periods }: { periods: number }) =>
    `the ruler is learned from all ${periods} periods together, so a new period moves old scores; use goalposts, attainment or over: { base: … } for figures to be published`,
  "observed-only": ({ ids }: { ids: readonly string[] }) => `observed, not scored: ${names(ids)}`,
  "gate-not-scored": ({ ids }: { ids: readonly string[] }) =>
    `gates cap a grade in appraisal and have no part in the score: ${names(ids)}`,
  "direction-unstated": ({ ids }: { ids: readonly string[] }) =>
    `the source does not say which way is better, so these are monitored and not scored: ${names(ids)}`,
  "level-rows": ({ level, kept, of }: { level: string; kept: number; of: number }) =>
    `scored are the ${kept} of ${of} rows of the level "${level}"; the others serve its formulas`,
  "other-level": ({ ids, level }: { ids: readonly string[]; level: string }) =>
    `no meaning at the level "${level}", so not counted: ${names(ids)}`,
};
