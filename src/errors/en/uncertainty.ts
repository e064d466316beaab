import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `, did you mean "${nearest}"?`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const at = (unit: string, period: string) => (period === "" ? unit : `${unit} ${period}`);

/** Problems and notes of uncertainty and sensitivity. */
export const uncertaintyEn = {
  "input-name-taken": ({ name }: { name: string }) => `two inputs are called "${name}"; give each a "name" of its own`,
  "input-needs-one": ({ choices, found }: { choices: readonly string[]; found: readonly string[] }) =>
    `${found.length === 0 ? "nothing says how it varies" : `${names(found)} cannot stand together`}; say one of: ${names(choices)}`,
  "input-probabilities": ({ found, wanted, total }: { found: number; wanted: number; total: number }) =>
    found === wanted
      ? `the probabilities sum to ${total}, not 1`
      : `${found} probabilities for ${wanted} alternatives; give each one`,
  "no-such-level": ({ found, depth }: { found: number; depth: number }) =>
    `there is no level ${found}; levels count from 1, the lowest, to ${depth}`,
  "no-such-column": ({ id, known }: { id: string; known: readonly string[] }) =>
    `the data have no column "${id}"; columns: ${names(known)}`,
  "no-weights-to-vary": (_: Readonly<Record<never, never>>) =>
    "no weight can vary: none of the nodes named has a sibling; name others, or leave out levels and nodes",
  "weights-not-one": ({ by }: { by: "period" | "unit" }) =>
    `the plan's weights differ by ${by}, so there is no one vector to move; weigh over all periods with a method that gives all units the same weights`,
  "no-judgements": ({ method }: { method: string }) =>
    `the plan weighs by "${method}", which has no judgement matrix to vary here; weigh by "ahp", or name groups that have one`,
  "no-standard-errors": ({ columns }: { columns: readonly string[] }) =>
    columns.length === 0
      ? "the data state no standard errors; give them in a column se, or vary rounding or revisions"
      : `the data state no standard errors for ${names(columns)}; give them in a column se, or leave these out`,
  "no-such-status": ({ statuses }: { statuses: readonly string[] }) =>
    `no cell has the status ${names(statuses)}; leave this input out, or give the data a column status`,
  "no-draws": ({ made }: { made: readonly string[] }) =>
    made.length === 0
      ? "the plan's imputation draws no values; use a method that draws several, such as multiple imputation"
      : `a draw cannot be put back behind the formula of ${names(made)}; impute what the formula reads instead`,
  "no-goalposts-to-vary": ({ ids }: { ids: readonly string[] }) =>
    ids.length === 0
      ? "no evaluated indicator has goalposts; give some, or leave this input out"
      : `no goalposts to vary for ${names(ids)}; give them in the system, or leave these out`,
  "range-not-ascending": ({ found }: { found: readonly number[] }) =>
    `${names(found.map(String))} do not ascend; write least, likeliest and greatest in this order`,
  "input-key-without": ({ key, of }: { key: string; of: string }) =>
    `"${key}" is for "${of}", which is not there; leave it out, or give "${of}"`,
  "no-such-number": (p: { path: string; nearest?: string | undefined; known: readonly string[] }) =>
    `the plan has no number "${p.path}"${meant(p.nearest)}; ${p.known.length === 0 ? "it has none that could vary" : `numbers that can vary: ${names(p.known)}`}`,
  "share-outside": ({ least, most }: { least: number; most: number }) =>
    `a share among siblings lies between 0 and 1, not between ${least} and ${most}`,
  "share-twice": ({ id, other }: { id: string; other: string }) =>
    `"${id}" and "${other}" are siblings, and only one share of a family can be set; move several by "weights" with noise or dirichlet`,
  "no-such-input": (p: { label: string; nearest?: string | undefined; known: readonly string[] }) =>
    `no input varies as "${p.label}"${meant(p.nearest)}; what can be correlated: ${names(p.known)}`,
  "correlation-size": ({ found, wanted }: { found: number; wanted: number }) =>
    `the matrix has ${found} rows and must be square for the ${wanted} inputs named`,
  "correlation-pair": ({ a, b }: { a: string; b: string }) =>
    `the correlation of "${a}" and "${b}" is not clear; state each pair once, symmetric, with 1 on the diagonal`,
  "correlation-not-definite": ({ of }: { of: readonly string[] }) =>
    `these correlations of ${names(of)} contradict each other: their matrix is not positive definite; move them nearer to 0`,
  "correlated-inputs": ({ a, b }: { a: string; b: string }) =>
    `"${a}" and "${b}" are correlated, and shares of variance need independent inputs; correlate parts of one input only, or use uncertainty`,
  "no-such-unit": (p: { unit: string; period: string; nearest?: string | undefined }) =>
    `there is no row ${at(p.unit, p.period)}${meant(p.nearest)}; correct the unit or the period`,
  "all-replicates-refused": ({ n, codes }: { n: number; codes: readonly string[] }) =>
    `none of the ${n} replicates can be computed (${names(codes)}); vary less, or choose methods that accept these scores`,
  "replicates-refused": ({ count, of, codes }: { count: number; of: number; codes: readonly string[] }) =>
    `${count} of ${of} replicates could not be computed and count nowhere: ${names(codes)}`,
  "variance-share": (p: { input: string; first: number; total: number }) =>
    `"${p.input}" explains ${percent(p.first)} of the variance by itself and ${percent(p.total)} with its interactions`,
  "variance-together": ({ share }: { share: number }) =>
    `${percent(share)} of the variance comes of inputs acting together`,
  "variance-none": ({ value }: { value: number }) =>
    `the output is ${value} in every replicate, so there is no variance to share`,
  "linear-only": ({ group, method }: { group: string; method: string }) =>
    `"${group}" is aggregated by "${method}"; how far a weight may move has a closed form for "arithmetic" only`,
  "no-siblings": ({ id }: { id: string }) =>
    `"${id}" has no sibling to give weight to or take it from; name another node`,
  "no-score-there": ({ unit, period }: { unit: string; period: string }) =>
    `${at(unit, period)} has no score of the index; name a unit that has one`,
  "no-common-rows": (_: Readonly<Record<never, never>>) =>
    "the two results have no unit and period in common; compare results of the same units",
};
