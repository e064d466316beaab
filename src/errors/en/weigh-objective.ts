import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`;

export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}
const between = ({ min, max }: Range) =>
  [min === undefined ? "" : `at least ${percent(min)}`, max === undefined ? "" : `at most ${percent(max)}`]
    .filter((part) => part !== "")
    .join(" and ");

/** Problems and notes of weights learned from data, of combined weights, and of limits on weights. */
export const weighObjectiveEn = {
  // what the data must be
  "cell-not-positive": (p: {
    method: string;
    found: number;
    lowest: "above 0" | "at least 0";
    unit: string;
    period: string;
    count: number;
  }) =>
    `${p.method} weights need every value ${p.lowest}; ${p.count} ${p.count === 1 ? "is" : "are"} not, the first ${p.found} for ${p.unit} ${p.period}; correct it, use another measure, or weigh by another method`,
  "needs-complete": ({ method, ids }: { method: string; ids: readonly string[] }) =>
    `${method} weights need complete rows, and there are gaps in: ${names(ids)}; impute them, or weigh by another method`,
  "no-conflict": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `the indicators move exactly together (${names(nodes)}), so ${method} finds no conflict to weigh by; drop the duplicates, or use equal weights`,
  "uncorrelated-indicators": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `the others say nothing of ${names(nodes)} (multiple correlation 0), so its reciprocal does not exist; weigh by a method other than ${method}`,
  "loss-undetermined": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `${method} weights are not determined: nothing is lost on ${names(nodes)} when the others are at their best; use entropy or merec`,
  "negative-loadings": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `the components weigh ${names(nodes)} negatively; check their direction, or choose squared: true, or say what to do with negative: zero | absolute (${method})`,
  "opposed-indicators": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `the indicators pull against each other (${names(nodes)}), so ${method} finds no single weighting; check their direction, or weigh by another method`,
  "equal-components": ({ nodes }: { nodes: readonly string[] }) =>
    `components of equal variance have no direction of their own, so their composite is not determined (${names(nodes)}); choose squared: true, or equal weights`,
  "bounds-not-feasible": (p: { method: string; min: number; max: number; indicators: number }) =>
    `no ${p.indicators} weights between ${p.min} and ${p.max} sum to 1 (${p.method}); min may be at most ${1 / p.indicators}, max must be at least ${1 / p.indicators}`,
  "no-reference": ({ method }: { method: string }) =>
    `no row is complete, so ${method} has nothing to measure against; impute the gaps`,
  "program-unsolved": ({ method, unit, status }: { method: string; unit: string; status: string }) =>
    `the linear program of ${method} for ${unit} has no solution (${status}); loosen the share limits or bring the scores to one scale`,

  // combined weights
  "coefficients-length": ({ found, wanted }: { found: number; wanted: number }) =>
    `${found} coefficients are given for ${wanted} weightings; give one for each, at least one above 0`,
  "coefficients-computed": ({ rule }: { rule: string }) =>
    `${rule} finds its coefficients itself; leave them out, or combine with rule: linear`,
  "subjective-count": ({ found, wanted }: { found: number; wanted: number }) =>
    `subjective: ${found} says how many of the ${wanted} weightings, from the first, are judgements; at least one must be and one must not`,
  "weights-cancel": ({ rule }: { rule: string }) =>
    `every indicator has the weight 0 in one of the weightings, so the ${rule} is 0 for all; combine with rule: linear`,

  // limits on weights
  "unknown-limit": ({ tag }: { tag: string }) =>
    `no indicator that counts has the tag "${tag}", so its share is 0; correct the tag or drop the limit`,
  "share-not-feasible": (p: { tag: string; least: number; most: number } & Range) =>
    `the indicators tagged "${p.tag}" cannot have ${between(p)} of the index: with the other limits their share lies between ${percent(p.least)} and ${percent(p.most)}`,
  "weight-bound-not-feasible": (p: {
    on: "effective" | "sibling";
    bound: "min" | "max";
    given: number;
    limit: number;
  }) =>
    `no weights keep to bounds.${p.bound}: ${p.given} (on: ${p.on}); with the other limits ${p.bound === "max" ? "the smallest max that can be kept is" : "the largest min that can be kept is"} ${Number(p.limit.toPrecision(6))}`,
  "limits-conflict": ({ limits }: { limits: readonly string[] }) =>
    `these limits cannot be kept together: ${names(limits)}; loosen one of them`,
  "limits-on-row-weights": ({ groups }: { groups: readonly string[] }) =>
    `every unit has weights of its own in ${names(groups)}, which shares and bounds cannot limit; use that method's own share limits`,
  "limit-order": ({ min, max }: { min: number; max: number }) => `min ${min} is above max ${max}; exchange them`,

  // notes: the work goes on
  "few-units-per-indicator": (p: { method: string; units: number; indicators: number; advised: number }) =>
    `${p.units} units for ${p.indicators} indicators: below ${p.advised} units an indicator, ${p.method} weights change much with each unit; see leaveOneOut`,
  "pooled-panel": (p: { method: string; rows: number; units: number }) =>
    `${p.rows} rows of ${p.units} units are pooled over periods: rows of one unit are not independent, and ${p.method} weights count them as if they were`,
  "collinear-indicators": ({ nodes }: { nodes: readonly string[] }) =>
    `each of these is a linear function of others: ${names(nodes)}`,
  "low-kmo": ({ kmo }: { kmo: number }) =>
    `the Kaiser-Meyer-Olkin measure is ${kmo.toFixed(3)}, below 0.5: the indicators have too little in common for components to stand for them`,
  "opposed-loadings": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `these run against the component that they are weighed by: ${names(nodes)}; ${method} counts the square of the loading, so they weigh in with a positive weight`,
  "negative-loadings-kept-out": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `${method} would weigh these negatively; their weight is held at 0: ${names(nodes)}`,
  "negative-loadings-turned": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `${method} weighs these negatively; as asked (negative: absolute) the size of the weight counts: ${names(nodes)}`,
  "negative-coefficients": ({ rule, of }: { rule: string; of: readonly string[] }) =>
    `${rule} gives a negative coefficient to ${names(of)}; it is held at 0 and the others are solved for again`,
  "not-converged": ({ method, rounds }: { method: string; rounds: number }) =>
    `${method} had not settled after ${rounds} rounds; the weights are the best found`,
  "undefined-correlations": ({ method, pairs }: { method: string; pairs: readonly string[] }) =>
    `${method} leaves out pairs without enough rows in common: ${names(pairs)}`,
  "incomplete-reference": ({ count }: { count: number }) =>
    `${count} ${count === 1 ? "row has" : "rows have"} gaps and is not part of the reference; it is scored on what it has`,
  "shares-not-positive": ({ method, found, lowest }: { method: string; found: number; lowest: string }) =>
    `${method} weights on raw values need every value ${lowest}, found ${found}; use sharesOf: min-max, or a shift`,
  "no-divergence": ({ method, nodes }: { method: string; nodes: readonly string[] }) =>
    `no indicator differs between the rows, so ${method} weights carry no information (${names(nodes)}); use equal or given weights here`,
};
