import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const numbers = (values: readonly number[]) => names(values.map(String));
const whole = (n: number) => `${n}`.replace(/\B(?=(\d{3})+$)/g, ",");
const percent = (share: number) => `${Number((share * 100).toFixed(2))} %`;

export interface ScoreCells {
  readonly method: string;
  readonly found: number;
  readonly unit: string;
  readonly period: string;
  readonly count: number;
}

/** Problems and notes of means, mixtures, fuzzy grades and outranking, and of grades of scores. */
export const aggregateMeansEn = {
  // what the scores must be
  "score-negative": (p: ScoreCells) =>
    `${p.method} is defined from 0 up; ${p.count} ${p.count === 1 ? "score is" : "scores are"} below, the first ${p.found} for ${p.unit} ${p.period}; normalise with lower: 0, or choose another aggregator`,
  "share-of-zero": (p: ScoreCells) =>
    `a least share (min) needs every score above 0; ${p.count} ${p.count === 1 ? "score is" : "scores are"} not, the first ${p.found} for ${p.unit} ${p.period}, so ${p.method} cannot keep it; normalise with lower: 1, or drop the min`,
  "mean-not-positive": (p: ScoreCells) =>
    `${p.method} relates the spread of a row to its mean, which must be above 0; it is not in ${p.count} ${p.count === 1 ? "row" : "rows"}, the first ${p.found} for ${p.unit} ${p.period}; normalise to a scale above 0`,

  // parameters
  "unknown-child": ({ id, known }: { id: string; known: readonly string[] }) =>
    `"${id}" is no child that counts in this group (${names(known)}); correct the id, or move the parameters to the group's own entry under aggregate.nodes`,
  "one-weight-vector": ({ method }: { method: string }) =>
    `${method} compares rows with each other by one set of weights, and the weigher gives each row its own; use another weigher here, or another aggregator`,
  "ordered-weights-choice": ({ method }: { method: string }) =>
    `${method} needs either weights by place or an orness, one of the two`,
  "ordered-weights-length": ({ found, wanted }: { found: number; wanted: number }) =>
    `${found} weights by place are given for ${wanted} children; give one for each place, the best first, or an orness`,
  "ordered-weights-zero": (_: Readonly<Record<never, never>>) =>
    "all of these weights are 0; at least one must be above 0",
  "no-reference-value": ({
    id,
    unit,
    period,
  }: {
    id: string;
    unit?: string | undefined;
    period?: string | undefined;
  }) =>
    `"${id}" has no value${unit === undefined ? "" : ` for ${unit}`}${period === undefined ? "" : ` in ${period}`}, which is to be the reference; choose another`,
  "capacity-choice": (_: Readonly<Record<never, never>>) =>
    "a capacity says what every set is worth by itself; drop it, or drop shapley and interactions",
  "capacity-too-many": ({ found, most }: { found: number; most: number }) =>
    `${found} children have more sets than a capacity can list (at most ${most} children); use interactions by pairs`,
  "capacity-set": ({ set, whole: all }: { set: string; whole: boolean }) =>
    all
      ? `all children together (${set}) are worth 1; drop the entry or correct it`
      : `the set ${set} is listed twice; drop one entry`,
  "capacity-incomplete": ({ missing }: { missing: readonly string[] }) =>
    `the capacity does not say what these are worth: ${names(missing)}; add them`,
  "capacity-falls": (p: { set: string; value: number; within: string; more: number }) =>
    `${p.set} is worth ${p.value}, less than ${p.within} alone (${p.more}): a better child would lower the score; raise the one or lower the other`,
  "shapley-missing": ({ ids }: { ids: readonly string[] }) =>
    `no Shapley value is given for ${names(ids)}; give one for each child, 0 included`,
  "pair-of-two": ({ of }: { of: readonly string[] }) =>
    `an interaction is of two different children, each pair once, found ${names(of)}`,
  "interaction-too-strong": ({ id, shapley, half }: { id: string; shapley: number; half: number }) =>
    `the interactions of "${id}" (half their sizes sum to ${Number(half.toPrecision(6))}) are stronger than its importance ${Number(shapley.toPrecision(6))}: a better value would lower the score; weaken them`,
  "cuts-not-rising": ({ found }: { found: readonly number[] }) =>
    `cut points must rise, shares between 0 and 1; found ${found.length === 0 ? "none" : numbers(found)}`,
  "one-each-grade": ({ found, wanted }: { found: number; wanted: number }) =>
    `${found} entries are given for ${wanted} grades; give one for each, the lowest first`,
  "threshold-order": ({ q, p }: { q: number; p: number }) =>
    `q is ${q} and p is ${p}; the threshold of indifference q must be below that of full preference p`,
  "direction-with-shares": (_: Readonly<Record<never, never>>) =>
    "a directional score has no limits on shares; drop direction, or drop min, max and limits",
  "no-peers": ({ method, unit }: { method: string; unit: string }) =>
    `no row that ${method} learned from has all the children that ${unit} has; learn from more rows, or impute the gaps`,
  "direction-zero": (_: Readonly<Record<never, never>>) =>
    "the direction is 0 for every child that counts; give at least one of them a number above 0",

  // notes: the work goes on
  "pairs-ahead": (p: { method: string; units: number; pairs: number }) =>
    `${p.method} compares every row with every other: ${whole(p.units)} rows are ${whole(p.pairs)} pairs; stop it with Ctrl-C, or by throwing from onProgress`,
  "programs-ahead": (p: { method: string; units: number; best: number }) =>
    `${p.method} solves a linear program for each of ${whole(p.units)} rows, against ${whole(p.best)} rows of best practice; stop it with Ctrl-C, or by throwing from onProgress`,
  "several-best-orders": ({ orders }: { orders: number }) =>
    `${whole(orders)} orders are equally good; each row has its mean place in them`,
  "heuristic-order": (p: { units: number; exactTo: number; kept: number }) =>
    `${p.units} rows are more than ${p.exactTo}, so the order is the best that moving single rows finds, not proven best; it keeps ${percent(p.kept)} of the net support`,
  "score-not-positive": (p: { method: string; found: number; unit: string; period: string; count: number }) =>
    `the ${p.method} mean is defined above 0 only; ${p.count} ${p.count === 1 ? "score is" : "scores are"} not, the first ${p.found} for ${p.unit} ${p.period}; normalise with lower: 1`,
};
