import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `; did you mean "${nearest}"?`);
/** The number of values, and the first places. */
export const placed = ({ places, count }: Places) =>
  `${count} ${count === 1 ? "value" : "values"} (${places.join("; ")}${count > places.length ? "; …" : ""})`;

/** Rows of the data: the first places, and how many there are. */
export interface Places {
  readonly places: readonly string[];
  readonly count: number;
}

const KINDS = {
  impute: "imputer",
  treat: "treatment",
  normalise: "normaliser",
  weigh: "weigher",
  aggregate: "aggregator",
} as const;

/** Problems and notes of plans, methods and the run. */
export const methodEn = {
  // the plan
  "unknown-method": (p: {
    kind: keyof typeof KINDS;
    found: string;
    nearest?: string | undefined;
    known: readonly string[];
  }) => `no ${KINDS[p.kind]} "${p.found}"${meant(p.nearest)}; known: ${p.known.join(", ")}`,
  "no-such-node": (p: {
    id: string;
    wanted: "group" | "indicator" | "node";
    other: boolean;
    nearest?: string | undefined;
  }) =>
    p.other
      ? `"${p.id}" is a node of the system, but no ${p.wanted === "node" ? "node with a score" : p.wanted}; name ${p.wanted === "indicator" ? "an" : "a"} ${p.wanted}`
      : `the system has no ${p.wanted} "${p.id}"${meant(p.nearest)}; correct the id`,
  "unknown-tag": ({ tag, nearest, known }: { tag: string; nearest?: string | undefined; known: readonly string[] }) =>
    `no node has the tag "${tag}"${meant(nearest)}; tags of the system: ${known.length === 0 ? "none" : names(known)}`,
  "wrong-levels": ({ found, wanted }: { found: number; wanted: number }) =>
    `${found} levels are listed, but the system has ${wanted} levels of groups; list one method for each, from the lowest up to the index`,
  "unknown-period": ({ period, known }: { period: string; known: readonly string[] }) =>
    `period "${period}" is not in the data; periods there: ${names(known)}`,
  "unknown-group": ({ group, known }: { group: string; known: readonly string[] }) =>
    `the data has no grouping column "${group}"; ${known.length === 0 ? "it has none: map one with columns.groups, or head it group:<name>" : `it has: ${names(known)}`}`,

  // what a method needs
  "single-unit": ({ method, unit }: { method: string; unit: string }) =>
    `"${method}" compares units, and "${unit}" stands alone: its own years are no cross-section; use goalposts, attainment or index-to-base`,
  "too-few-units": ({ method, found, needed }: { method: string; found: number; needed: number }) =>
    `"${method}" needs ${needed} units, and the data has ${found}; add units or choose another method`,
  "too-few-periods": ({ method, found, needed }: { method: string; found: number; needed: number }) =>
    `"${method}" needs ${needed} periods, and the data has ${found}; add periods or choose another method`,
  "goalposts-moving": ({ method }: { method: string }) =>
    `"${method}" changes the scale from period to period, so one pair of goalposts cannot hold; treat over all periods, or leave this indicator untreated`,
  "goalposts-outside-treatment": ({ method }: { method: string }) =>
    `a goalpost has no place on the scale that "${method}" makes (a logarithm of a value at or below 0); leave this indicator untreated`,
  "ideal-unknown": ({ method }: { method: string }) =>
    `the ideal is not known, so "${method}" cannot score it; set direction: { ideal: <value> } or role: observed`,
  "needs-indicators": ({ method, reads, groups }: { method: string; reads: string; groups: readonly string[] }) =>
    `"${method}" reads ${reads} values, which groups do not have (${names(groups)}); weigh these by another method under weigh.nodes`,

  // the data of a run
  "missing-column": ({ id, of, nearest }: { id: string; of: string; nearest?: string | undefined }) =>
    `the data has no column "${id}"${id === of ? "" : `, which "${of}" is computed from`}${meant(nearest)}; add the column, or make "${of}" observed or drop it`,
  "no-meaning-at-level": ({ level, levels }: { level: string; levels: readonly string[] }) =>
    `the data has values, but at the level "${level}" this indicator has no meaning (levels: ${names(levels)}); remove the column`,
  "all-missing": ({ id }: { id: string }) => `"${id}" has no value at all; add data, impute it, or drop the indicator`,
  "nothing-left": ({ coverage }: { coverage?: number | undefined }) =>
    coverage === undefined
      ? "nothing is left to score; check roles, directions and levels"
      : `no row reaches a coverage of ${coverage}; lower the threshold`,
  "transform-domain": ({ transform, ...at }: { transform: string } & Places) =>
    `${transform} is not defined for ${placed(at)}; remove the transform, or correct the values`,
  overflow: ({ method, unit, period }: { method: string; unit: string; period: string }) =>
    `"${method}" gives a value beyond what a number can hold for ${unit} ${period}; use a larger measure`,
  "range-overflow": ({ min, max }: { min: number; max: number }) =>
    `the values reach from ${min} to ${max}, too far apart to compute with; use a larger measure`,

  // what fit and apply say
  "constant-indicator": ({ value, method }: { value: number; method: string }) =>
    `every value is ${value}, so ${method} is undefined; drop the indicator or set "constant" to a score`,
  "bad-weights": ({
    method,
    bad,
  }: {
    method: string;
    bad: readonly { readonly id: string; readonly found: number | null }[];
  }) =>
    `"${method}" gives weights that are no numbers from 0 up: ${bad.map(({ id, found }) => `${id} ${found}`).join(", ")}; correct the method`,
  "unbounded-mirror": ({ id, method }: { id: string; method: string }) =>
    `"${id}" is a negative group, mirrored on a bounded scale, which "${method}" has not; use min-max, goalposts or efficacy`,
  "row-weights-scope": ({ method }: { method: string }) =>
    `"${method}" gives every unit weights of its own, within a group only; use scope: siblings`,
  "engine-without": ({ of, part }: { of: string; part: string }) =>
    `this engine has no part for "${of}"; make it with createIndex({ methods, ${part} })`,
  "level-without-rows": ({ level, known }: { level: string; known: readonly string[] }) =>
    `no row of the data is of the plan's level "${level}"; levels of the data: ${names(known)}`,
  "nothing-learned": (_: Readonly<Record<never, never>>) =>
    "there were no values to learn from; fit on data that has some",
  "fitted-damaged": ({ method }: { method: string }) =>
    `what was learned is not as "${method}" left it; take it whole, or fit again`,
  "not-fitted": ({ id, slice }: { id: string; slice: string }) =>
    `nothing was learned for "${id}"${slice === "*" ? "" : ` in ${slice}`}; fit again, with this node in the data`,
  "period-not-fitted": ({ period, fitted }: { period: string; fitted: readonly string[] }) =>
    `nothing was learned for period "${period}" (learned: ${names(fitted)}); fit over: all-periods or a base to score other periods`,
  "unknown-preset": ({
    found,
    nearest,
    known,
  }: {
    found: string;
    nearest?: string | undefined;
    known: readonly string[];
  }) => `no preset "${found}"${meant(nearest)}; known: ${known.join(", ")}`,
  "preset-and-method": ({ preset, method }: { preset: string; method: string }) =>
    `the preset "${preset}" names its method, and "${method}" is given too; keep one`,
};
